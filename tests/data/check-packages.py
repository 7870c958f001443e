#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""tools/packages.sh on machines of every kind: as root, with and without sudo, with everything there already.

usage: check-packages.py SOURCE-ROOT

A machine is a folder of commands that write down how they were called, and nothing else is in PATH. No case
touches the packages of the machine that the test runs on.
"""
import os
import shutil
import stat
import subprocess
import sys
import tempfile

NEEDED = ['bash', 'env', 'sed', 'dirname']
LOGGED = '#!/bin/sh\necho "%s $*" >>"$CALLS"\n%s\n'


class Machine:
    def __init__(self, root, user, installed='', commands=('apt-get', 'dpkg-query')):
        self.script = os.path.join(root, 'tools/packages.sh')
        self.folder = tempfile.TemporaryDirectory()
        for name in NEEDED:
            os.symlink(shutil.which(name), os.path.join(self.folder.name, name))
        self.add('id', '#!/bin/sh\necho %d\n' % user)
        bodies = {'dpkg-query': '#!/bin/sh\nfor last; do :; done\ncase " %s " in *" $last "*|*" all "*) printf installed;;'
                                ' *) exit 1;; esac\n' % installed,
                  'apt-get': LOGGED % ('apt-get', 'exit ${APT_RESULT:-0}'),
                  'sudo': LOGGED % ('sudo', 'exec "$@"'),
                  'refused-sudo': LOGGED % ('sudo', 'exit 1')}
        for name in commands:
            self.add(name.replace('refused-', ''), bodies[name])

    def add(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, 'w', encoding='utf-8') as script:
            script.write(text)
        os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)

    def install(self, **environment):
        """The result, what was called, and what was said."""
        calls = os.path.join(self.folder.name, 'calls')
        open(calls, 'w', encoding='utf-8').close()
        run = subprocess.run(['bash', self.script, 'install', 'build', 'run'], capture_output=True, text=True, check=False,
                             env=dict(environment, PATH=self.folder.name, CALLS=calls))
        with open(calls, encoding='utf-8') as file:
            return run.returncode, file.read().splitlines(), run.stdout + run.stderr


def expect(what, condition, answer):
    if not condition:
        sys.exit('%s: %r' % (what, answer))


def check_nothing_missing(root):
    for user in (0, 1000):
        answer = Machine(root, user, 'all', ('apt-get', 'dpkg-query', 'sudo')).install()
        expect('with everything there nothing is called and nothing said', answer == (0, [], ''), answer)


def check_root(root):
    answer = Machine(root, 0, 'gcc meson', ('apt-get', 'dpkg-query', 'sudo')).install()
    result, calls, _said = answer
    expect('root installs without sudo', result == 0 and len(calls) == 2 and not any('sudo' in c for c in calls), answer)
    expect('lists are fetched first', calls[0].startswith('apt-get update'), answer)
    names = calls[1].split()
    expect('only what is missing', 'libgtk-4-dev' in names and 'gcc' not in names and 'meson' not in names, answer)


def check_sudo(root):
    answer = Machine(root, 1000, 'gcc', ('apt-get', 'dpkg-query', 'sudo')).install()
    result, calls, said = answer
    expect('a user installs by sudo', result == 0 and [c.split()[0] for c in calls] == ['sudo', 'apt-get'] * 2, answer)
    expect('and is told before', 'sudo apt-get install' in said and 'libgtk-4-dev' in said, answer)


def check_refused(root):
    for commands in (('apt-get', 'dpkg-query'), ('apt-get', 'dpkg-query', 'refused-sudo')):
        answer = Machine(root, 1000, 'gcc', commands).install()
        result, calls, said = answer
        expect('without the right it ends', result == 1 and not any(c.startswith('apt-get') for c in calls), answer)
        expect('and says what to do', 'as root: apt-get install --no-install-recommends libc6-dev' in said, answer)
        expect('with nothing that is there', ' gcc ' not in said, answer)


def check_no_network(root):
    answer = Machine(root, 0, 'gcc').install(APT_RESULT='100')
    result, calls, said = answer
    expect('a failure is a failure', result == 1 and len(calls) == 1 and 'as root' in said, answer)


def check_other_system(root):
    answer = Machine(root, 1000, commands=()).install()
    result, calls, said = answer
    expect('elsewhere the names are said', result == 0 and not calls and 'dnf install' in said and 'pacman' in said, answer)


def main():
    for case in (check_nothing_missing, check_root, check_sudo, check_refused, check_no_network, check_other_system):
        case(sys.argv[1])
    return 0


if __name__ == '__main__':
    sys.exit(main())
