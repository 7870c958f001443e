#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Installs the built tree into an empty folder and checks that a desktop finds what it needs there.

usage: check-install.py BUILD-ROOT PREFIX APP-ID HAS-WINDOW

The desktop entry starts a program that is there, with an icon that is there, for a media type that is
declared; the settings compile; the command runs from its new place; nothing is installed outside the prefix.
"""
import configparser
import os
import subprocess
import sys
import tempfile


def read_desktop_entry(path):
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return parser['Desktop Entry']


def check(top, app, has_window):
    share = os.path.join(top, 'share')
    wanted = ['bin/entente-cli', 'share/entente/entente-dataset.schema.json',
              'share/glib-2.0/schemas/%s.gschema.xml' % app, 'share/metainfo/%s.metainfo.xml' % app,
              'share/mime/packages/%s.xml' % app, 'share/icons/hicolor/symbolic/apps/%s-symbolic.svg' % app,
              'share/icons/hicolor/scalable/mimetypes/%s-dataset.svg' % app,
              'share/man/man1/entente-cli.1', 'share/man/man5/entente-dataset.5', 'share/locale/ja/LC_MESSAGES/entente.mo']
    found = ['not installed: ' + w for w in wanted if not os.path.isfile(os.path.join(top, w))]
    entry = read_desktop_entry(os.path.join(share, 'applications', app + '.desktop'))
    program = entry['Exec'].split()[0]
    if has_window and not os.path.isfile(os.path.join(share, 'man/man1/entente.1')):
        found.append('not installed: the manual of the window')
    if has_window and not os.access(os.path.join(top, 'bin', program), os.X_OK):
        found.append('the desktop entry starts %s, which is not there' % program)
    if not os.path.isfile(os.path.join(share, 'icons/hicolor/scalable/apps', entry['Icon'] + '.svg')):
        found.append('no icon %s' % entry['Icon'])
    if 'Comment[ja]' not in entry:
        found.append('the desktop entry is not translated')
    with open(os.path.join(share, 'mime/packages', app + '.xml'), encoding='utf-8') as source:
        declared = source.read()
    found += ['no such media type: ' + m for m in entry['MimeType'].split(';') if m and 'type="%s"' % m not in declared]
    subprocess.run(['glib-compile-schemas', '--strict', os.path.join(share, 'glib-2.0/schemas')], check=True)
    run = subprocess.run([os.path.join(top, 'bin/entente-cli'), '--version'], capture_output=True, text=True, check=True)
    return found + ([] if 'ntente' in run.stdout else ['entente-cli doesn’t say what it is'])


def main():
    build, prefix, app, has_window = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4] == 'true'
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet', '--destdir', folder], check=True,
                       stdout=subprocess.DEVNULL)
        top = os.path.join(folder, prefix.lstrip('/'))
        found = check(top, app, has_window)
        found += ['outside the prefix: ' + os.path.join(where, name) for where, _, names in os.walk(folder)
                  for name in names if not where.startswith(top)]
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
