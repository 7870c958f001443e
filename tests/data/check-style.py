#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks every text file of the project: licence lines, length, whitespace, open ends, paths of one machine.

usage: check-style.py SOURCE-ROOT       says file, line and rule of each offence
       check-style.py --self-test       proves that each rule can fail
"""
import os
import re
import subprocess
import sys
import tempfile

MAX_LINES = 900
LICENCE = ('SPDX-License-Identifier: GPL-3.0-or-later', 'SPDX-FileCopyrightText: 2026 The Entente authors')
COMMENTED = ('.c', '.h', '.py', '.sh', '.js', '.css', '.ui', '.svg')
TEXT = COMMENTED + ('.json', '.md', '.build', '.txt', '.in', '.xml', '.desktop', '.csv', '.dict')
SKIPPED = ('COPYING', 'po/', 'tests/data/broken', 'tests/fuzz/corpus', 'tests/cli/data', 'tests/core/data')
# Spelled in two halves, so that this file doesn't offend itself.
OPEN_END = re.compile(r'\b(' + '|'.join(('TO' 'DO', 'FIX' 'ME', 'XX' 'X', 'HA' 'CK')) + r')\b')
MACHINE = re.compile(r'(^|[^A-Za-z0-9_.-])/(home|work|root|Users|farm)/[A-Za-z.]')


def list_files(root):
    """What git would commit; without git everything but build folders."""
    try:
        listed = subprocess.run(['git', '-C', root, 'ls-files', '-co', '--exclude-standard'], check=True,
                                capture_output=True, text=True).stdout.splitlines()
        return [f for f in listed if os.path.isfile(os.path.join(root, f))]
    except (OSError, subprocess.CalledProcessError):
        out = []
        for folder, folders, names in os.walk(root):
            folders[:] = [d for d in folders if not d.startswith(('build', '.git')) and d not in ('out', '__pycache__')]
            out += [os.path.relpath(os.path.join(folder, n), root) for n in names]
        return out


def is_script(text):
    return text.startswith('#!')


def check_text(name, text):
    """The offences of one file as (line, rule)."""
    lines = text.split('\n')
    found = []
    if name.endswith(COMMENTED) or is_script(text):
        head = '\n'.join(lines[:8])
        found += [(1, 'no line “%s” at the top' % line) for line in LICENCE if line not in head]
        if len(lines) - 1 > MAX_LINES:
            found.append((len(lines) - 1, 'more than %d lines: split it by what it is about' % MAX_LINES))
    if text and not text.endswith('\n') or text.endswith('\n\n'):
        found.append((len(lines), 'one newline ends a file'))
    for number, line in enumerate(lines, 1):
        if line != line.rstrip():
            found.append((number, 'blank at the end of the line'))
        if '\t' in line:
            found.append((number, 'tab'))
        if OPEN_END.search(line):
            found.append((number, 'open end: finish it, or write an issue'))
        if MACHINE.search(line):
            found.append((number, 'path of one machine'))
    return found


def check(root):
    out = []
    for name in sorted(list_files(root)):
        if name.startswith(SKIPPED):
            continue
        with open(os.path.join(root, name), 'rb') as source:
            start = source.read(2)
            if not name.endswith(TEXT) and start != b'#!':
                continue
            data = start + source.read()
        try:
            out += ['%s:%d: %s' % (name, n, rule) for n, rule in check_text(name, data.decode('utf-8'))]
        except UnicodeDecodeError:
            out.append('%s:1: not UTF-8' % name)
    return out


def self_test():
    head = '/* %s\n * %s\n */\n' % LICENCE
    assert check_text('a.c', head + 'int a;\n') == []
    assert check_text('a.json', '{}\n') == []
    offences = {'licence': ('a.c', 'int a;\n'), 'script': ('run', '#!/bin/sh\n'), 'half': ('a.h', '/* %s */\n' % LICENCE[0]),
                'length': ('a.c', head + 'x;\n' * MAX_LINES), 'tab': ('a.c', head + '\tint a;\n'),
                'blank': ('a.md', 'word \n'), 'return': ('a.md', 'word\r\n'), 'no newline': ('a.md', 'word'),
                'two newlines': ('a.md', 'word\n\n'), 'open': ('a.md', 'TO' 'DO: more\n'),
                'path': ('a.md', 'see /ho' 'me/me/file\n'), 'quoted': ('a.c', head + '"/ro' 'ot/x";\n')}
    for what, (name, text) in offences.items():
        assert check_text(name, text), what
    with tempfile.TemporaryDirectory() as root:
        with open(os.path.join(root, 'a.md'), 'wb') as out:
            out.write(b'\xff\n')
        assert check(root) == ['a.md:1: not UTF-8'], check(root)


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return 0
    found = check(sys.argv[1])
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
