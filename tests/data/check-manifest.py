#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks the Flatpak manifest: what the sandbox lets through, where the sources come from, one name everywhere.

usage: check-manifest.py SOURCE-ROOT     check-manifest.py --self-test SOURCE-ROOT   each rule refuses what breaks it

The permissions are exactly those below: a display, and nothing of the user's files or the network. Nothing is
downloaded. The branch of the runtime stands in the manifest alone, and no file has another name of the application."""

import json
import os
import re
import sys

ID = 'io.github.ententeapp.Entente'
PERMISSIONS = ['--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri']
KEYS = {'id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules'}
OLDEST = 49  # newer branches only: a runtime is supported for a year
READ = ('.c', '.h', '.build', '.in', '.xml', '.json', '.ui', '.md', '.sh', '.py', '.svg', '.css')


def check_manifest(manifest):
    if manifest.get('id') != ID:
        yield f'the name {manifest.get("id")}'
    if sorted(manifest.get('finish-args', [])) != sorted(PERMISSIONS):
        yield f'permissions {manifest.get("finish-args")}'
    if set(manifest) - KEYS:
        yield f'what is not looked at here: {sorted(set(manifest) - KEYS)}'
    if (manifest.get('runtime'), manifest.get('sdk')) != ('org.gnome.Platform', 'org.gnome.Sdk'):
        yield f'runtime {manifest.get("runtime")}'
    if not re.fullmatch(r'\d\d', manifest.get('runtime-version', '')) or int(manifest['runtime-version']) < OLDEST:
        yield f'branch {manifest.get("runtime-version")}'
    for module in manifest.get('modules', []):
        if isinstance(module, str) or [s.get('type') for s in module.get('sources', [])] != ['dir']:
            yield 'sources from elsewhere'
        if isinstance(module, dict) and set(module) - {'name', 'buildsystem', 'config-opts', 'sources'}:
            yield f'what is not looked at here: {sorted(module)}'
    if len(manifest.get('modules', [])) != 1:
        yield 'more than the program itself'


def list_files(source):
    for folder, folders, names in os.walk(source):
        folders[:] = [f for f in folders if not f.startswith(('.', 'build')) and f not in ('out', 'po', '__pycache__')]
        yield from (os.path.join(folder, name) for name in names if name.endswith(READ))


def check_text(text):
    """Other names of the application than the one."""
    for found in re.findall(r'\b[a-z][a-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)+\.Entente\b', text):
        if found != ID:
            yield found
    for found in re.findall(r'(?<![\w/])/(?:[a-z]+/){2}Entente\b', text):
        if found != '/' + ID.replace('.', '/'):
            yield found


def check_branch(text, branch):
    """The branch once more, where nobody would change it."""
    if re.search(r'(?:Platform|Sdk|GNOME|runtime)(?://|[ -])v?%s\b' % branch, text, re.I):
        yield 'the branch of the runtime stands here once more'


def check_tree(source, branch):
    for path in list_files(source):
        with open(path, encoding='utf-8') as opened:
            text = opened.read()
        wrong = list(check_text(text))
        if not path.endswith('.json'):
            wrong += check_branch(text, branch)
        yield from (f'{os.path.relpath(path, source)}: {what}' for what in wrong)


def test_itself(manifest):
    """The mistakes that are not seen."""
    def broken(**changes):
        return list(check_manifest({**manifest, **changes}))

    module = manifest['modules'][0]
    seen = [broken(id='org.example' + '.Entente'), broken(**{'runtime-version': '44'}), broken(runtime='org.kde.Platform'),
            broken(**{'build-options': {'build-args': ['--share=network']}}), broken(modules=[]),
            broken(modules=[{**module, 'sources': [{'type': 'git', 'url': 'https://example.org'}]}]),
            broken(modules=[{**module, 'build-options': {'build-args': ['--share=network']}}]),
            broken(modules=[module, 'shared.json'])]
    for more in ('--share=network', '--filesystem=home', '--filesystem=xdg-documents', '--socket=session-bus',
                 '--talk-name=org.freedesktop.Notifications', '--device=all'):
        seen.append(broken(**{'finish-args': PERMISSIONS + [more]}))
    seen += [list(check_text('org.example' + '.Entente')), list(check_text('"/org/example' + '/Entente/"')),
             list(check_branch('on GNOME ' + '51', '51')), list(check_branch('org.gnome.Sdk' + '//51', '51'))]
    return [number for number, found in enumerate(seen) if not found]


def main():
    source = sys.argv[-1]
    with open(os.path.join(source, 'flatpak', ID + '.json'), encoding='utf-8') as opened:
        manifest = json.load(opened)
    if sys.argv[1] == '--self-test':
        found = [f'mistake {number} is not seen' for number in test_itself(manifest)]
    else:
        found = [*check_manifest(manifest), *check_tree(source, manifest['runtime-version'])]
    print('\n'.join(found))
    return 1 if found else 0


sys.exit(main())
