#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Changes core by one token at a time and asks whether a test notices.

usage: mutate.py [--seed N] [--count N] [--suites core,paint,model,cli] [--longest SECONDS]
                 [--sanitize SECONDS] [--work DIR] [--resume] [--again LOG] [--self-test]

A random choice of places (c_mutations.py says which count; the same seed gives the same ones for the same sources) is
changed one by one in a copy of the files that git knows. A change that does not compile, or compiles to the same
object, is replaced by the next one. All quick tests whose program contains the changed file are run one by one, nearest
first: those that include its header, then those that reach it over fewest headers. The first failure, crash or excess
of time (ten times the processor time of the unchanged program and more) ends it: the change is killed.

With --sanitize a survivor is tried once more by those tests that take up to SECONDS in a build of its own, with the
sanitizers of addresses and of what is undefined and the search for leaks (the setup asan): what reads past an end or
loses memory gives the right figures, and only they see it. What they stop is killed as well, and counted apart. Tests
that fail there when nothing is changed are named and left out.

Prints every survivor as a diff and "N of M killed" at the end; exit code 1 when fewer than nine tenths are. Survivors
that a person has found to change nothing that could be seen are listed in tools/mutants-alike.txt, one a line:
"FILE | line after the change | reason", or "FILE | - statement | reason" where a statement is gone. They are replaced as
well, and counted apart.

DIR (default: a temporary folder) keeps the copy, its builds, the times of the tests and log-SEED.json for the next run.
With --resume a run that was broken off goes on where it was, with the copy as it is; survivors that have come into the
list since are replaced by the next ones of the seed. With --again only the survivors
of LOG are tried. --longest leaves tests out that take more processor time: what survives the others is then to be
tried by all of them, with --again.
"""
import argparse
import collections
import difflib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from c_mutations import find_sites

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LAYERS = ('core', 'model', 'paint', 'cli')
ALIKE = os.path.join(TOP, 'tools', 'mutants-alike.txt')
MEMORY_LIMIT = 4 << 30
FILE_LIMIT = 256 << 20
WALL_LIMIT = 900

Mutant = collections.namedtuple('Mutant', 'path text line was')


def copy_tree(copy):
    """Brings @copy up to date with the files that git knows or would know; equal files keep their times."""
    names = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=TOP, capture_output=True, check=True).stdout.split(b'\0')
    for name in filter(None, names):
        name = name.decode()
        source, target = os.path.join(TOP, name), os.path.join(copy, name)
        if not os.path.isfile(source):
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(source, 'rb') as file:
            data = file.read()
        if os.path.exists(target):
            with open(target, 'rb') as file:
                if file.read() == data:
                    continue
        with open(target, 'wb') as file:
            file.write(data)
        shutil.copymode(source, target)


def read_file(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def write_file(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


class Build:
    """A build directory of the copy."""

    def __init__(self, work, name, options):
        self.copy = os.path.join(work, 'copy')
        self.dir = os.path.join(work, name)
        if not os.path.exists(os.path.join(self.dir, 'build.ninja')):
            subprocess.run(['meson', 'setup', self.dir, self.copy, '-Ddebug=false', '-Dui=false', *options],
                           check=True, stdout=subprocess.DEVNULL)
        if not self.make():
            sys.exit(self.output + 'mutate.py: the unchanged program does not compile')

    def make(self, *targets):
        done = subprocess.run(['ninja', '-j1', '-C', self.dir, *targets], capture_output=True, text=True, check=False)
        self.output = done.stdout
        return done.returncode == 0

    def object_of(self, path):
        return 'src/core/libentente-core.a.p/%s.o' % os.path.basename(path)

    def read_symbols(self, path):
        """The names that an object or a program defines for others."""
        done = subprocess.run(['nm', '--defined-only', '--extern-only', '--format=just-symbols', os.path.join(self.dir, path)],
                              capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    def read_object(self, path):
        with open(os.path.join(self.dir, self.object_of(path)), 'rb') as file:
            return file.read()

    def introspect(self, what):
        done = subprocess.run(['meson', 'introspect', '--' + what, self.dir], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


class Headers:
    """How many headers lie between a test and a file of core: what is near is likely to fail first."""

    def __init__(self, copy):
        self.included = {}
        for layer in LAYERS:
            folder = os.path.join(copy, 'src', layer)
            for name in sorted(os.listdir(folder)):
                if name.endswith(('.c', '.h')):
                    self.included[name] = self.read_includes(os.path.join(folder, name))

    @staticmethod
    def read_includes(path):
        return re.findall(r'^#include "([\w-]+\.h)"', read_file(path), re.M)

    def get_distances(self, sources):
        """Steps from @sources to each .c file; a header leads to its .c file and to what either includes."""
        distances, edge = {}, []
        for source in sources:
            edge += self.read_includes(source)
        step = 0
        while edge:
            following = []
            for header in edge:
                if header in distances:
                    continue
                distances[header] = step
                following += self.included.get(header, []) + self.included.get(header[:-2] + '.c', [])
            edge, step = following, step + 1
        return {name[:-2] + '.c': value for name, value in distances.items()}


class Test:
    """A test as meson knows it, run without meson."""

    memory = MEMORY_LIMIT

    def __init__(self, found, build, headers, sources):
        self.name = found['name']
        self.command = found['cmd']
        self.folder = found['workdir'] or build.dir
        self.env = dict(os.environ, **found['env'], MALLOC_PERTURB_='85')
        self.distances = headers.get_distances(sources)
        self.targets, self.symbols = [], set()
        for part in self.command:
            path = os.path.relpath(os.path.join(build.dir, part), build.dir)
            if not path.startswith('..') and os.path.isfile(os.path.join(build.dir, path)) and os.access(os.path.join(build.dir, path), os.X_OK):
                self.targets.append(path)
        for path in self.targets:
            self.symbols |= build.read_symbols(path)
        self.seconds = 0

    def get_order(self, name):
        """Near ones first, and of these the quick ones."""
        return min(self.distances.get(name, 2), 2), self.seconds

    def limit(self):
        os.setpgid(0, 0)
        cpu = int(10 * self.seconds + 20)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def run(self, place):
        """Runs in the empty folder @place; returns None when it passed, else what happened."""
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(place)
        env = dict(self.env, TMPDIR=place, HOME=place)
        with tempfile.TemporaryFile() as output:
            process = subprocess.Popen(self.command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, stdout=output,
                                       stderr=subprocess.STDOUT, preexec_fn=self.limit)
            try:
                code = process.wait(WALL_LIMIT)
            except subprocess.TimeoutExpired:
                code = 'no end'
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
            output.seek(0)
            failed = re.search(rb'^(not ok.*|Bail out!.*|.*ERROR:.*|.*runtime error:.*)$', output.read(1 << 20), re.M)
        if failed is not None:
            return failed.group().decode(errors='replace')
        return None if code == 0 else 'ended with %s' % code


class SanitizedTest(Test):
    """The same in the build with sanitizers, by meson, which knows their options. They take addresses without end."""

    memory = resource.RLIM_INFINITY

    def __init__(self, found, build, headers, sources):
        super().__init__(found, build, headers, sources)
        self.command = ['meson', 'test', '-C', build.dir, '--no-rebuild', '--setup', 'asan', '-t', '6', '--no-suite', 'slow',
                        '--print-errorlogs', self.name]
        self.env = dict(os.environ)


def find_sources(build):
    """The sources of each program, by its path in the build directory."""
    found = {}
    for target in build.introspect('targets'):
        if target['type'] == 'executable':
            path = os.path.relpath(target['filename'][0], build.dir)
            found[path] = [s for group in target['target_sources'] for s in group.get('sources', []) if s.endswith('.c')]
    return found


def read_tests(build, suites, work, kind=Test):
    """The quick tests of @suites with the processor time they take when nothing is changed, without those that fail."""
    headers, programs = Headers(build.copy), find_sources(build)
    tests = []
    for found in build.introspect('tests'):
        names = [suite.split(':')[-1] for suite in found['suite']]
        if 'slow' in names or not set(names) & set(suites):
            continue
        probe = kind(found, build, headers, [])
        sources = [s for target in probe.targets for s in programs.get(target, [])]
        tests.append(kind(found, build, headers, sources))
    return measure(tests, work, os.path.join(work, 'times%s.json' % ('' if kind is Test else '-sanitized')))


def measure(tests, work, path):
    """The @tests that pass; their times are kept in the file @path."""
    passed = []
    times = json.loads(read_file(path)) if os.path.exists(path) else {}
    for test in tests:
        passed.append(test)
        if test.name in times:
            test.seconds = times[test.name]
            continue
        test.seconds = 300
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        failure = test.run(os.path.join(work, 'place'))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if failure is not None:
            print('left out: “%s” fails without a change: %s' % (test.name, failure), flush=True)
            passed.pop()
            continue
        test.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times[test.name] = test.seconds
        write_file(path, json.dumps(times, indent=1))
    return passed


def read_alike():
    """(file, line) of the changes that are known to change nothing."""
    if not os.path.exists(ALIKE):
        return set()
    return {split_row(line) for line in read_file(ALIKE).splitlines() if line and not line.startswith('#')}


def split_row(row):
    """(file, line) of a row of the list; the line may have a bar of its own, the reason has none."""
    path, rest = row.split(' | ', 1)
    return path, ' '.join(rest.rsplit(' | ', 1)[0].split())


def make_mutant(copy, path, site, change):
    text = read_file(os.path.join(copy, path))
    changed = text[:site.start] + change + text[site.end:]
    return Mutant(path, changed, name_change(text, site, change), text)


def name_change(text, site, change):
    """The line as it is after the change, or "- " and the statement that is gone."""
    if site.kind == 'call':
        return '- ' + ' '.join(text[site.start:site.end].split())
    changed = text[:site.start] + change + text[site.end:]
    begin = text.rfind('\n', 0, site.start) + 1
    line = ' '.join(changed[begin:changed.find('\n', site.start + len(change))].split())
    return line if line != ';' else '- ' + ' '.join(text[begin:text.find('\n', site.end)].split())


def test_self():
    text = 'void\nf (void)\n{\n  note (1,\n        two);\n  x = 3 +  4;\n  break;\n}\n'
    found = [name_change(text, site, site.changes[0]) for site in find_sites(text)]
    wanted = ['note (2,', '- note (1, two)', 'x = 4 + 4;', 'x = 3 - 4;', 'x = 3 + 5;', '- break;']
    if sorted(found) != sorted(wanted):
        print('named %s\nwanted %s' % (found, wanted))
        return 1
    row = split_row('a.c | x  = y | z; | the same as before')
    if row != ('a.c', 'x = y | z;'):
        print('a row of the list is read as %s' % (row,))
        return 1
    print('%d changes named as wanted' % len(found))
    return 0


def choose_mutants(copy, seed):
    """All changes of core, in the order of the seed, without end of the choice."""
    sites = []
    folder = os.path.join(copy, 'src', 'core')
    for name in sorted(os.listdir(folder)):
        if name.endswith('.c'):
            sites += [(os.path.join('src', 'core', name), site) for site in find_sites(read_file(os.path.join(folder, name)))]
    chance = random.Random(seed)
    chance.shuffle(sites)
    for path, site in sites:
        yield make_mutant(copy, path, site, chance.choice(site.changes))


def strip_places(diff):
    """@diff without the numbers of its lines."""
    return [line for line in diff.split('\n') if not line.startswith('@@')]


def choose_again(copy, records):
    """The survivors of an earlier run, wherever their lines are now."""
    for record in records:
        if record['verdict'] != 'survived':
            continue
        for site in find_sites(read_file(os.path.join(copy, record['path']))):
            found = [make_mutant(copy, record['path'], site, change) for change in site.changes]
            found = [mutant for mutant in found if record['line'] in (mutant.line, ';') and strip_places(record['diff']) == strip_places(show(mutant))]
            if found:
                yield found[0]
                break
        else:
            print('not found any more: %s: %s' % (record['path'], record['line']))


def show(mutant):
    """The change as a diff with one line of context."""
    lines = difflib.unified_diff(mutant.was.splitlines(), mutant.text.splitlines(), mutant.path, mutant.path, 'was', 'changed', 1, '')
    return '\n'.join(lines)


def find_killer(mutant, build, tests, work):
    """Returns (verdict, test, what happened) for a change that is written and compiles; the verdict is killed, survived
    or void."""
    symbols = build.read_symbols(build.object_of(mutant.path))
    near = [test for test in tests if symbols & test.symbols]
    for test in sorted(near, key=lambda test: test.get_order(os.path.basename(mutant.path))):
        if not build.make(*test.targets):
            return 'void', test.name, 'does not link'
        failure = test.run(os.path.join(work, 'place'))
        if failure is not None:
            return 'killed', test.name, failure
    return 'survived', '', '%d tests' % len(near)


def try_mutant(mutant, stages, work):
    """The same for a change that is not written yet. @stages: (build, tests), of which the first takes all changes and
    the next what survives; its verdict is caught instead of killed."""
    build = stages[0][0]
    source = os.path.join(build.copy, mutant.path)
    before = build.read_object(mutant.path)
    write_file(source, mutant.text)
    try:
        if not build.make(build.object_of(mutant.path)):
            return 'void', '', 'does not compile'
        if build.read_object(mutant.path) == before:
            return 'void', '', 'compiles to the same'
        found = find_killer(mutant, build, stages[0][1], work)
        for checked, tests in stages[1:]:
            if found[0] == 'survived' and checked.make(checked.object_of(mutant.path)):
                again = find_killer(mutant, checked, tests, work)
                found = ('caught', *again[1:]) if again[0] == 'killed' else found
        return found
    finally:
        write_file(source, mutant.was)
        if not build.make(build.object_of(mutant.path)):
            sys.exit('mutate.py: %s could not be put back' % mutant.path)


def main():
    parser = argparse.ArgumentParser(description='Asks whether the tests notice changes of core.')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--count', type=int, default=100)
    parser.add_argument('--suites', default='core,paint,model,cli')
    parser.add_argument('--longest', type=float, default=1e9, metavar='SECONDS')
    parser.add_argument('--sanitize', type=float, metavar='SECONDS', help='tries survivors under the sanitizers, too')
    parser.add_argument('--work')
    parser.add_argument('--resume', action='store_true')
    parser.add_argument('--again', metavar='LOG')
    parser.add_argument('--self-test', action='store_true', help='checks how changes are named')
    args = parser.parse_args()
    if args.self_test:
        return test_self()
    work = os.path.abspath(args.work or tempfile.mkdtemp(prefix='entente-mutants-'))
    os.makedirs(work, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit('mutate.py: broken off'))
    if not args.resume:
        copy_tree(os.path.join(work, 'copy'))
    kinds = [('build', ['-Doptimization=2'], Test, args.longest)]
    if args.sanitize is not None:
        kinds.append(('build-sanitized', ['-Doptimization=1', '-Db_sanitize=address,undefined', '-Db_lundef=false'], SanitizedTest,
                      args.sanitize))
    stages = []
    for name, options, kind, longest in kinds:
        build = Build(work, name, options)
        tests = [test for test in read_tests(build, args.suites.split(','), work, kind) if test.seconds <= longest]
        stages.append((build, tests))
        print('seed %d, %s: %d tests, %.0f s of processor time when nothing is changed'
              % (args.seed, name, len(tests), sum(test.seconds for test in tests)), flush=True)
    copy = os.path.join(work, 'copy')

    alike, log = read_alike(), []
    path = os.path.join(work, 'log-%d.json' % args.seed)
    mutants = choose_mutants(copy, args.seed)
    if args.again:
        path = os.path.join(work, 'log-again.json')
        mutants = choose_again(copy, json.loads(read_file(args.again)))
    elif args.resume and os.path.exists(path):
        log = [record for record in json.loads(read_file(path)) if (record['path'], record['line']) not in alike]
    counts = collections.Counter(record['verdict'] for record in log)
    done = {(record['path'], record['line']) for record in log}
    for mutant in mutants:
        if len(log) >= args.count:
            break
        if (mutant.path, mutant.line) in done:
            continue
        if (mutant.path, mutant.line) in alike:
            counts['alike'] += 1
            continue
        start = time.monotonic()
        verdict, test, reason = try_mutant(mutant, stages, work)
        counts[verdict] += 1
        if verdict == 'void':
            continue
        log.append({'seed': args.seed, 'path': mutant.path, 'line': mutant.line, 'verdict': verdict, 'test': test, 'reason': reason,
                    'diff': show(mutant)})
        write_file(path, json.dumps(log, indent=1))
        print('%3d %s %s: %s [%s %.0f s] %s' % (len(log), verdict, mutant.path, mutant.line, test,
                                               time.monotonic() - start, reason), flush=True)

    for record in log:
        if record['verdict'] == 'survived':
            print('\nsurvived:\n' + record['diff'])
    killed = counts['killed'] + counts['caught']
    print('\nreplaced: %d that did not compile or compiled to the same, %d known to change nothing' % (counts['void'], counts['alike']))
    print('%d of %d killed' % (killed, len(log)) + (', %d of them under the sanitizers' % counts['caught'] if args.sanitize is not None else ''))
    return 0 if killed * 10 >= len(log) * 9 else 1


if __name__ == '__main__':
    sys.exit(main())
