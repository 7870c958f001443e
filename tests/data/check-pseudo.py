#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Runs every command in a language that nobody speaks, and finds what is not in it.

usage: check-pseudo.py SOURCE-ROOT ENTENTE-CLI
       check-pseudo.py --self-test        proves that it can fail

Left over may be the words of the dataset, names of commands, options and formats, and what GLib says.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

import pseudo_locale

SAMPLE = 'resources/sample/partners-2026.json'
# What GLib prints in its own language, and what is the same in each: names of formats, and what editors look for.
SAME = ['Usage:', 'Help Options:', 'Application Options:', 'Show help options', '[OPTION…]', 'Unknown option',
        'error:', 'warning:', 'entente-cli', 'Entente',
        'PNG', 'SVG', 'PDF', 'CSV', 'JSON', 'null', 'nowhere', 'nonsense', 'broken', 'wrong', 'matrix', 'json']
COMMANDS = ['convert', 'explain', 'lift', 'matrix', 'methods', 'rank', 'render', 'robustness', 'template', 'tipping', 'validate']
OPTION = re.compile(r'(?<!\w)--?[a-z][a-z-]*')


def collect_texts(node, out):
    if isinstance(node, str):
        out.add(node)
    elif isinstance(node, dict):
        for key, value in node.items():
            out.add(key)
            collect_texts(value, out)
    elif isinstance(node, list):
        for value in node:
            collect_texts(value, out)


def read_data_texts(path):
    """Whatever the file may put on the screen, longest first."""
    out = set()
    with open(path, encoding='utf-8') as source:
        collect_texts(json.load(source), out)
    return sorted((t for t in out if len(t) > 1), key=lambda t: (-len(t), t))


def find_untranslated(text, known):
    """Words of two letters and more that are neither in brackets nor among the known texts."""
    rest = OPTION.sub(' ', pseudo_locale.strip_translated(text))
    for part in known:
        if re.search(r'[^\W\d_]', part):
            start, end = ['' if not t.isalpha() else r'%s[^\W\d_])' for t in (part[0], part[-1])]
            rest = re.sub((start % '(?<!' if start else '') + re.escape(part) + (end % '(?!' if end else ''), '·', rest)
    return [line.strip() for line in rest.splitlines() if re.search(r'[^\W\d_]{2}', line)]


def find_undrawn(text, known):
    """The same of what was drawn, where a text may be on several lines, on a curve, and have ligatures."""
    rest = re.sub(r'\s', '', unicodedata.normalize('NFKC', pseudo_locale.strip_translated(text)))
    for part in known:
        squeezed = re.sub(r'\s', '', part)
        if len(squeezed) > 2 or squeezed.isupper():
            rest = rest.replace(squeezed, '·')
    return re.findall(r'[^\W\d_]{2,}', rest)


def run(program, environment, arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, env=environment)
    return done.stdout + done.stderr


def list_calls(sample, folder):
    broken = os.path.join(folder, 'broken.json')
    with open(sample, encoding='utf-8') as source:
        text = source.read()
    with open(broken, 'w', encoding='utf-8') as out:
        out.write(text.replace('"region"', '"regoin"', 2).replace('"year": 20', '"year": "x', 1))
    wrong = os.path.join(folder, 'wrong.json')
    with open(wrong, 'w', encoding='utf-8') as out:
        out.write(re.sub(r'"weight": [0-9.]+', '"weight": -4', text, count=1))
    matrix = os.path.join(folder, 'matrix.json')
    with open(matrix, 'w', encoding='utf-8') as out:
        out.write('{"weights": [1, 1], "matrix": [[1, 2], [3]]}')
    return [['help'], [], ['rnak'], *[[c, '--help'] for c in COMMANDS],
            ['rank', sample], ['rank', sample, '--method', 'nonsense'], ['rank', 'nowhere.json'], ['rank'],
            ['explain', sample, '--partner', 'ES'], ['explain', sample, '--partner', 'ES', '--against', 'FR'],
            ['lift', sample, '--partner', 'ES'], ['lift', sample, '--partner', 'JP'], ['methods', sample],
            ['robustness', sample, '--draws', '2000'], ['tipping', sample], ['validate', sample, broken, wrong],
            ['matrix', matrix], ['convert', broken], ['render', sample, '-o', 'x.gif'], ['render', sample, '--view', 'x']]


def read_pictures(program, environment, sample, folder):
    path = os.path.join(folder, 'views.pdf')
    said = run(program, environment, ['render', sample, '-o', path])
    if said:
        sys.exit('render: ' + said)
    # In the order of drawing, so that what is on several lines stays together.
    return subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, text=True, check=True).stdout


def check(root, program):
    sample = os.path.join(root, SAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, **pseudo_locale.build(root, folder))
        known = read_data_texts(sample) + SAME + COMMANDS + [sample, folder]
        found = []
        for arguments in list_calls(sample, folder):
            text = run(program, environment, arguments)
            if pseudo_locale.OPEN not in text:
                found.append('%s: nothing in the language: %s' % (' '.join(arguments), text[:80]))
            found += ['%s: %s' % (' '.join(arguments), line) for line in find_untranslated(text, known)]
        text = read_pictures(program, environment, sample, folder)
        found += ['pictures: ' + part for part in find_undrawn(text, known)]
    return found


def self_test():
    pseudo_locale.self_test()
    known = ['South Korea', 'Korea', 'pp']
    assert find_untranslated('⟦Øñé %s ~⟧ South Korea 4.5 pp --weights=x', known) == [], 'too strict'
    assert find_untranslated('⟦Øñé⟧ South Korea\nTier 2', known) == ['Tier 2'], 'too mild'
    assert find_undrawn('⟦Øñé⟧ Sou\nth Korea of\ufb01ce', known) == ['office'], find_undrawn('of\ufb01ce', known)
    assert find_untranslated('Koreans', known) == ['Koreans'], 'part of a word'


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return 0
    found = check(*sys.argv[1:])
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
