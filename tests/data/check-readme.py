#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks that README.md and CONTRIBUTING.md tell the truth where a machine can tell.

usage: check-readme.py SOURCE-ROOT ENTENTE-CLI
       check-readme.py --self-test ENTENTE-CLI      proves that it can fail

Every file that they name exists, the example of the format passes `entente-cli validate`, and the packages
that they name are those of tools/packages.sh.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

PATH = re.compile(r'(?<![\w/.-])((?:src|tests|data|resources|tools|flatpak|po)/[\w./*-]*[\w*])')
EXAMPLE = re.compile(r'```json\n(.*?)```', re.S)


def missing_files(root, text):
    return [p for p in sorted(set(PATH.findall(text))) if not glob.glob(os.path.join(root, p))]


def bad_examples(cli, text):
    """What the program says about the examples, or that there are none."""
    found, examples = [], EXAMPLE.findall(text)
    with tempfile.TemporaryDirectory() as folder:
        for n, example in enumerate(examples, 1):
            path = os.path.join(folder, 'example-%d.json' % n)
            with open(path, 'w', encoding='utf-8') as out:
                out.write(example)
            run = subprocess.run([cli, 'validate', path], capture_output=True, text=True, check=False)
            if run.returncode != 0 or run.stdout or run.stderr:
                found.append('example %d: %s%s' % (n, run.stdout, run.stderr))
    return found or ([] if examples else ['no example'])


def missing_packages(root, text):
    """Names that tools/packages.sh knows for building and the text doesn't give."""
    words = set(re.split(r'[\s\\]+', text))
    out = []
    for system in ('fedora', 'arch'):
        names = subprocess.run([os.path.join(root, 'tools', 'packages.sh'), 'list', system, 'build'],
                               capture_output=True, text=True, check=True).stdout.split()
        out += ['%s: %s' % (system, n) for n in names if n not in words]
    return out


def check(root, cli):
    found = []
    for name in ('README.md', 'CONTRIBUTING.md'):
        with open(os.path.join(root, name), encoding='utf-8') as source:
            text = source.read()
        found += ['%s names %s, which is not there' % (name, p) for p in missing_files(root, text)]
        if name == 'README.md':
            found += bad_examples(cli, text) + ['README.md lacks the package ' + p for p in missing_packages(root, text)]
    return found


def self_test(cli):
    here = os.path.dirname(os.path.abspath(__file__))
    root = os.path.join(here, '..', '..')
    assert missing_files(root, 'see `tools/packages.sh` and resources/sample/*.json') == []
    assert missing_files(root, 'see `src/core/entente-nowhere.c`') == ['src/core/entente-nowhere.c']
    assert bad_examples(cli, 'nothing here') == ['no example']
    assert bad_examples(cli, '```json\n{"format": "entente-dataset"}\n```\n')
    assert missing_packages(root, 'gcc meson')


def main():
    if sys.argv[1] == '--self-test':
        self_test(sys.argv[2])
        return 0
    found = check(*sys.argv[1:3])
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
