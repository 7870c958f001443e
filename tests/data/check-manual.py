#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks that the manual pages know what the programs know.

usage: check-manual.py MANUAL ENTENTE-CLI                  every command and option, and no other
       check-manual.py --options MANUAL PROGRAM            the same of a program without commands
       check-manual.py --format MANUAL SCHEMA ENTENTE-CLI  every member of the format; the example is valid
       check-manual.py --self-test
"""
import json
import os
import re
import subprocess
import sys
import tempfile

OPTION = re.compile(r'(?<![\w-])(--[a-z][a-z-]*)')
EVERYWHERE = {'--help', '--version', '--help-all', '--help-gapplication'}
EXAMPLE = re.compile(r'^\.SH EXAMPLE\n\.nf\n(.*?)^\.fi', re.M | re.S)


def ask(cli, *arguments):
    return subprocess.run([cli, *arguments, '--help'], capture_output=True, text=True, check=True).stdout


def read_commands(text):
    listed = text.split('Commands:')[1].split('\n\n')[0]
    return {line.split()[0] for line in listed.strip().splitlines()}


def plain_text(manual):
    return re.sub(r'\\f[A-Z]', '', manual).replace('\\-', '-').replace('\\(dq', '"')


def judge(manual, commands, options):
    """@options: those of all commands together."""
    plain = plain_text(manual)
    described = set(re.findall(r'^\.SS ([a-z]+)', plain, re.M))
    named = set(OPTION.findall(plain))
    return (['the manual lacks the command ' + c for c in sorted(commands - described)] +
            ['the manual describes the command %s, which is not there' % c for c in sorted(described - commands)] +
            ['the manual lacks ' + o for o in sorted(options - named - EVERYWHERE)] +
            ['the manual names %s, which is not there' % o for o in sorted(named - options - EVERYWHERE)])


def collect_members(schema):
    """The names of the document, and those of the parts that it is made of."""
    parts = [schema] + [schema['$defs'][d] for d in ('criterion', 'indicator', 'partner', 'tiers', 'tier', 'gate', 'source')]
    return {m for part in parts for m in part['properties'] if not m.startswith('$')}


def judge_members(manual, members):
    words = set(re.findall(r'[A-Za-z-]+', plain_text(manual)))
    return ['the manual lacks the member ' + m for m in sorted(members - words)]


def judge_example(manual, cli):
    """What the program says of the example."""
    found = EXAMPLE.search(manual)
    if not found:
        return ['the manual has no example']
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'example.json')
        with open(path, 'w', encoding='utf-8') as out:
            out.write(plain_text(found.group(1)))
        run = subprocess.run([cli, 'validate', path], capture_output=True, text=True, check=False)
    return (run.stdout + run.stderr).splitlines() or (['the example is refused'] if run.returncode else [])


def self_test():
    manual = '.SS rank\n.BI \\-\\-text\\-scale= X\n'
    assert judge(manual, {'rank'}, {'--text-scale', '--help'}) == []
    assert len(judge(manual, {'rank', 'render'}, {'--text-scale', '--dark'})) == 2
    assert len(judge(manual, set(), {'--text'})) == 3
    assert judge_members('.BR tie\\-kinds\n', {'tie-kinds'}) == []
    assert judge_members('.BR tie\n', {'tie-kinds', 'tie'}) == ['the manual lacks the member tie-kinds']
    assert judge_example('.SH EXAMPLES\n', 'true') == ['the manual has no example']
    assert judge_example('.SH EXAMPLE\n.nf\n{}\n.fi\n', 'false') == ['the example is refused']
    assert read_commands('Usage:\n\nCommands:\n  rank   ranks\n  render draws\n\nMore --x\n') == {'rank', 'render'}


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return 0
    kind, arguments = (sys.argv[1], sys.argv[2:]) if sys.argv[1].startswith('--') else ('', sys.argv[1:])
    with open(arguments[0], encoding='utf-8') as source:
        manual = source.read()
    if kind == '--format':
        with open(arguments[1], encoding='utf-8') as source:
            found = judge_members(manual, collect_members(json.load(source))) + judge_example(manual, arguments[2])
    elif kind == '--options':
        found = judge(manual, set(), set(OPTION.findall(ask(arguments[1]))))
    else:
        commands = read_commands(ask(arguments[1]))
        options = {o for c in commands for o in OPTION.findall(ask(arguments[1], c))}
        found = judge(manual, commands, options)
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
