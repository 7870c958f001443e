#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks that every text that a person can see is offered for translation, and that Japanese has it.

usage: check-translations.py SOURCE-ROOT
       check-translations.py --self-test        proves that it can fail

po/POTFILES.in lists each file with marked texts and no other; po/ja.po translates each of them, marks none as
doubtful, keeps the placeholders, and leaves none as it is but the names below. An apostrophe is a curved one.
"""
import os
import re
import subprocess
import sys
import tempfile

SAME = {'Entente', 'ID', 'null', 'PNG', 'SVG', 'PDF', 'CSV', 'TSV', 'JSON', 'PNG…', 'SVG…', 'PDF…', '%s', '%d', '%u', '%s: %s', '%s, %s',
        '%s %s', '%s · %s', 'io.github.ententeapp.Entente', 'The Entente authors'}
MARKED = re.compile(r'(?<![A-Za-z0-9_])(?:N?C?_|ngettext|dngettext|g_dpgettext2|NC_)\s*\(\s*"|translatable="(?:yes|true)"')
FOLDERS = ('src', 'resources', 'data')
KEYWORDS = ('-k_', '-kN_', '-kC_:1c,2', '-kNC_:1c,2', '-kg_dngettext:2,3', '-kngettext:1,2', '-kg_dpgettext2:2c,3')


def marked_files(root):
    out = set()
    for top in FOLDERS:
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith(('.c', '.h', '.ui')):
                    with open(path, encoding='utf-8') as source:
                        if MARKED.search(source.read()):
                            out.add(os.path.relpath(path, root))
                elif name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
                    out.add(os.path.relpath(path, root))
    return out


def listed_files(root):
    with open(os.path.join(root, 'po', 'POTFILES.in'), encoding='utf-8') as source:
        return {line.strip() for line in source if line.strip() and not line.startswith('#')}


def unquote(text):
    return ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)).replace('\\n', '\n').replace('\\"', '"').replace('\\\\', '\\')


def entries(po):
    """{(context, text): ([translations], is doubtful)} of a .po file."""
    out = {}
    for block in re.split(r'\n\s*\n', po):
        fields = dict()
        for keyword, text in re.findall(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)((?: *".*"\n?)+)', block, re.M):
            fields[keyword] = unquote(text)
        if fields.get('msgid'):
            given = [v for k, v in sorted(fields.items()) if k.startswith('msgstr')]
            out[(fields.get('msgctxt'), fields['msgid'])] = (given, bool(re.search(r'^#,.*fuzzy', block, re.M)))
    return out


def judge(wanted, have):
    """What Japanese lacks of the wanted texts."""
    found = []
    for key in sorted(wanted, key=str):
        given, doubtful = have.get(key, ([], False))
        if re.search("[A-Za-z]'[A-Za-z]", key[1]):
            found.append('a straight apostrophe: %r' % (key[1],))
        if not given or not all(given):
            found.append('not translated: %r' % (key[1],))
        elif doubtful:
            found.append('marked as doubtful: %r' % (key[1],))
        elif key[1] in given and key[1] not in SAME and re.search('[A-Za-z]{2}', re.sub(r'%[-0-9.$]*[a-z]+', '', key[1])):
            found.append('the same as the source: %r' % (key[1],))
    return found


def extract(root):
    run = subprocess.run(['xgettext', '--from-code=UTF-8', '--add-comments', '-f', 'po/POTFILES.in', '-o', '-', *KEYWORDS],
                         cwd=root, capture_output=True, text=True, check=True)
    return entries(run.stdout)


def check(root):
    marked, listed = marked_files(root), listed_files(root)
    found = ['po/POTFILES.in lacks ' + f for f in sorted(marked - listed)]
    found += ['po/POTFILES.in lists %s, which has no marked text' % f for f in sorted(listed - marked)]
    if found:
        return found
    japanese = os.path.join(root, 'po', 'ja.po')
    with open(japanese, encoding='utf-8') as source:
        found += judge(extract(root), entries(source.read()))
    form = subprocess.run(['msgfmt', '--check-format', '-o', os.devnull, japanese], capture_output=True, text=True, check=False)
    return found + form.stderr.splitlines() if form.returncode else found


def self_test():
    po = 'msgid "One"\nmsgstr "一"\n\n#, fuzzy\nmsgid "Two"\nmsgstr "二"\n\nmsgctxt "verb"\nmsgid ""\n"Th"\n"ree"\n' \
         'msgstr "Three"\n\nmsgid "%d a"\nmsgid_plural "%d b"\nmsgstr[0] ""\n\nmsgid "PNG"\nmsgstr "PNG"\n'
    have = entries(po)
    assert have[(None, 'One')] == (['一'], False) and have[('verb', 'Three')] == (['Three'], False), have
    lacks = judge([(None, 'One'), (None, 'Two'), ('verb', 'Three'), (None, '%d a'), (None, 'PNG'), (None, 'Four')], have)
    assert judge([(None, "One's")], {(None, "One's"): (['一'], False)}) == ['a straight apostrophe: "One\'s"']
    assert sorted(lacks) == ["marked as doubtful: 'Two'", "not translated: '%d a'", "not translated: 'Four'",
                             "the same as the source: 'Three'"], lacks
    with tempfile.TemporaryDirectory() as root:
        for folder in ('po', 'src'):
            os.mkdir(os.path.join(root, folder))
        for name, text in (('po/POTFILES.in', 'src/b.c\n'), ('src/a.c', 'x = _ ("Text");\n'), ('src/b.c', 'int b_;\n')):
            with open(os.path.join(root, name), 'w', encoding='utf-8') as out:
                out.write(text)
        assert len(check(root)) == 2, check(root)


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return 0
    found = check(sys.argv[1])
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
