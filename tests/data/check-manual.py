#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks that the manual page knows every command and option of entente-cli, and no other.

usage: check-manual.py MANUAL ENTENTE-CLI
       check-manual.py --self-test
"""
import re
import subprocess
import sys

OPTION = re.compile(r'(?<![\w-])(--[a-z][a-z-]*)')
EVERYWHERE = {'--help', '--version'}


def ask(cli, *arguments):
    return subprocess.run([cli, *arguments, '--help'], capture_output=True, text=True, check=True).stdout


def read_commands(text):
    listed = text.split('Commands:')[1].split('\n\n')[0]
    return {line.split()[0] for line in listed.strip().splitlines()}


def judge(manual, commands, options):
    """@options: those of all commands together."""
    plain = re.sub(r'\\f[A-Z]', '', manual).replace('\\-', '-')
    described = set(re.findall(r'^\.SS ([a-z]+)', plain, re.M))
    named = set(OPTION.findall(plain))
    return (['the manual lacks the command ' + c for c in sorted(commands - described)] +
            ['the manual describes the command %s, which is not there' % c for c in sorted(described - commands)] +
            ['the manual lacks ' + o for o in sorted(options - named - EVERYWHERE)] +
            ['the manual names %s, which is not there' % o for o in sorted(named - options - EVERYWHERE)])


def self_test():
    manual = '.SS rank\n.BI \\-\\-text\\-scale= X\n'
    assert judge(manual, {'rank'}, {'--text-scale', '--help'}) == []
    assert len(judge(manual, {'rank', 'render'}, {'--text-scale', '--dark'})) == 2
    assert len(judge(manual, set(), {'--text'})) == 3
    assert read_commands('Usage:\n\nCommands:\n  rank   ranks\n  render draws\n\nMore --x\n') == {'rank', 'render'}


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return 0
    with open(sys.argv[1], encoding='utf-8') as source:
        manual = source.read()
    cli = sys.argv[2]
    commands = read_commands(ask(cli))
    options = {o for c in commands for o in OPTION.findall(ask(cli, c))}
    found = judge(manual, commands, options)
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
