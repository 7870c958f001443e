# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""A language that nobody speaks: each text of the program is longer, accented and in brackets, ⟦Ŕåñķ ~⟧.

What a person sees without brackets has not gone through the catalogue. Placeholders, tags, entities, mnemonics and
the name of the program stay as they are, so that formats work and msgfmt can check them.
"""

import os
import re
import subprocess

LANGUAGE = 'xx'
OPEN, CLOSE = '⟦', '⟧'
KEYWORDS = ('-k_', '-kN_', '-kC_:1c,2', '-kNC_:1c,2', '-kg_dngettext:2,3', '-kngettext:1,2', '-kg_dpgettext2:2c,3')
LETTERS = str.maketrans('acdegilnorstuyzACDEGILNORSTUYZ', 'åçđéğïłñøŕšţüýžÅÇĐÉĞÏŁÑØŔŠŢÜÝŽ')
KEPT = re.compile(r'%%|%[-+ #0-9.*$]*(?:[hljzqt]{0,2}|G_[A-Z0-9_]+)[a-zA-Z]|<[^<>]*>|&[#a-zA-Z0-9]+;|\\.|_(?=\w)|'
                  r'https?://\S+|Entente|entente-cli|\n')
HEADER = ('msgid ""\nmsgstr ""\n"Language: %s\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
          '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n' % LANGUAGE)


def pretend(text):
    """text in this language: about a third longer, at least by two signs."""
    out, at = [], 0
    for kept in KEPT.finditer(text):
        out += [text[at:kept.start()].translate(LETTERS), kept.group()]
        at = kept.end()
    out.append(text[at:].translate(LETTERS))
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    body = ''.join(out)
    end = len(body) - (len(text) - tail)
    return body[:lead] + OPEN + body[lead:end] + ' ' + '~' * max(1, len(text) * 3 // 10 - 3) + CLOSE + body[end:]


def unquote(text):
    joined = ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m.group(1), m.group(1)), joined)


def quote(text):
    return '"%s"' % text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')


def translate_template(template):
    """The text of a .po file for that of a .pot file."""
    out = [HEADER]
    for block in re.split(r'\n\s*\n', template):
        fields = {k: unquote(t) for k, t in
                  re.findall(r'^(msgctxt|msgid|msgid_plural)((?: *"(?:[^"\\]|\\.)*"\n?)+)', block, re.M)}
        if not fields.get('msgid'):
            continue
        out += [line + '\n' for line in block.splitlines() if line.startswith('#,')]
        out += ['%s %s\n' % (k, quote(fields[k])) for k in ('msgctxt', 'msgid', 'msgid_plural') if k in fields]
        if 'msgid_plural' in fields:
            out += ['msgstr[%d] %s\n' % (i, quote(pretend(fields[k]))) for i, k in enumerate(('msgid', 'msgid_plural'))]
        else:
            out.append('msgstr %s\n' % quote(pretend(fields['msgid'])))
        out.append('\n')
    return ''.join(out)


def build(root, folder):
    """Makes the catalogue of the sources below root in folder, and gives the environment that chooses it. The locale
    is one that the tests make: newer C libraries heed no LANGUAGE in C.UTF-8."""
    run = subprocess.run(['xgettext', '--from-code=UTF-8', '-f', 'po/POTFILES.in', '-o', '-', *KEYWORDS], cwd=root,
                         capture_output=True, text=True, check=True)
    place = os.path.join(folder, LANGUAGE, 'LC_MESSAGES')
    os.makedirs(place)
    source = os.path.join(folder, LANGUAGE + '.po')
    with open(source, 'w', encoding='utf-8') as out:
        out.write(translate_template(run.stdout))
    subprocess.run(['msgfmt', '--check-format', '-o', os.path.join(place, 'entente.mo'), source], check=True)
    return {'ENTENTE_LOCALEDIR': folder, 'LANGUAGE': LANGUAGE, 'LC_ALL': 'en_US.UTF-8'}


def strip_translated(text):
    """What of text stands outside of all brackets. A text that was cut has no end, and what is folded no beginning."""
    out, depth = [], 0
    for sign in text:
        if sign == OPEN:
            depth += 1
        elif sign == CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            out.append(sign)
    return ''.join(out)


def self_test():
    assert pretend('_Open %d of <b>%s</b>…') == '⟦_Øpéñ %d øf <b>%s</b>… ~~~⟧', pretend('_Open %d of <b>%s</b>…')
    assert pretend(' in Entente\n') == ' ⟦ïñ Entente ~⟧\n', repr(pretend(' in Entente\n'))
    assert strip_translated('⟦a ⟦b⟧ c⟧, Japan ⟦d') == ', Japan ', strip_translated('⟦a ⟦b⟧ c⟧, Japan ⟦d')
    po = translate_template('#, c-format\nmsgctxt "a\\"b"\nmsgid "%d row\\n"\nmsgid_plural "%d rows\\n"\nmsgstr[0] ""\n')
    assert unquote('"write \\\\n\\"\\n"') == 'write \\n"\n', unquote('"write \\\\n\\"\\n"')
    assert 'msgctxt "a\\"b"' in po and 'msgstr[1] "⟦%d ŕøwš ~⟧\\n"' in po and '#, c-format' in po, po
