#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Prints "N passed, N failed" from meson's testlog.json; exit code 1 unless all passed.

usage: count-tests.py testlog.json [--also-failed N]

A test that was skipped has shown nothing, so it counts as failed; so does a log without any test.
"""
import argparse
import json
import sys

PASSED = ('OK', 'EXPECTEDFAIL')


def main():
    parser = argparse.ArgumentParser(description='Counts the tests of a run.')
    parser.add_argument('log')
    parser.add_argument('--also-failed', type=int, default=0, metavar='N')
    args = parser.parse_args()
    try:
        with open(args.log, encoding='utf-8') as log:
            results = [json.loads(line) for line in log if line.strip()]
    except OSError as error:
        print('no log of the tests: %s' % error)
        results = []
    bad = [r for r in results if r['result'] not in PASSED]
    for result in bad:
        print('%s: %s' % (result['result'], result['name']))
    failed = len(bad) + args.also_failed + (not results)
    print('%d passed, %d failed' % (len(results) - len(bad), failed))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
