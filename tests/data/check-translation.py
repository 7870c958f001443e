#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""The Japanese translation is complete and sound.

usage: check-translation.py SOURCE-DIR | --self-test

Every file with text for people is listed in POTFILES.in; every text has a translation that is not its source
(outside a short list of names and forms), and the same format specifications.
"""
import os
import re
import subprocess
import sys
import tempfile

# What is the same in both languages: names, symbols, and orders of arguments.
SAME = {
    "Entente", "#", "ID", "null", "%s %s → %s", "%s: %s", "%s, %s", "%s %%", "%1$s %2$s", " ",
    "PNG", "SVG", "PDF", "JSON", "%d %%", "GPL-3.0-or-later", "100 %", "%s – %s", "%s · %s",
}
TEXT = re.compile(r'\b(?:N?C?_|ngettext|g_dngettext|g_dpgettext2|NC_)\s*\(\s*"|translatable="yes"')


def parse(name):
    """Yields (context, source, [translations], is_fuzzy) of a .po file."""
    entry, key, fuzzy = {}, None, False
    with open(name, encoding="utf-8") as stream:
        for line in [*stream, "\n"]:
            line = line.strip()
            match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line)
            if line.startswith("#, ") and "fuzzy" in line:
                fuzzy = True
            elif match:
                key = match.group(1)
                entry[key] = match.group(2)[1:-1]
            elif line.startswith('"'):
                entry[key] += line[1:-1]
            elif not line and entry:
                texts = [text for name, text in entry.items() if name.startswith("msgstr")]
                yield entry.get("msgctxt"), entry.get("msgid", ""), texts, fuzzy
                entry, key, fuzzy = {}, None, False


def find_problems(entries):
    for context, source, texts, fuzzy in entries:
        if not source:
            continue
        where = f"{source!r}" + (f" ({context})" if context else "")
        if fuzzy:
            yield f"{where} is marked as fuzzy"
        if not texts or not all(texts):
            yield f"{where} has no translation"
        elif source in texts and source not in SAME and re.search("[A-Za-z]{2}", source):
            yield f"{where} is the same as its source"


def find_unlisted(top):
    with open(os.path.join(top, "po", "POTFILES.in"), encoding="utf-8") as stream:
        listed = {line.strip() for line in stream if line.strip() and not line.startswith("#")}
    for name in sorted(listed):
        if not os.path.exists(os.path.join(top, name)):
            yield f"{name} is listed but does not exist"
    for folder in ("src", "resources/ui"):
        for root, _, names in os.walk(os.path.join(top, folder)):
            for name in names:
                path = os.path.join(root, name)
                if not name.endswith((".c", ".h", ".ui")):
                    continue
                with open(path, encoding="utf-8") as stream:
                    if TEXT.search(stream.read()) and os.path.relpath(path, top) not in listed:
                        yield f"{os.path.relpath(path, top)} has text but is not in POTFILES.in"


def check(top):
    problems = list(find_unlisted(top))
    po = os.path.join(top, "po")
    with tempfile.TemporaryDirectory() as folder:
        template, merged = os.path.join(folder, "entente.pot"), os.path.join(folder, "ja.po")
        with open(os.path.join(po, "POTFILES.in"), encoding="utf-8") as stream:
            names = [line.strip() for line in stream if line.strip() and not line.startswith("#")]
        # The keywords of the preset "glib" of meson's i18n module.
        keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
                    "ngettext:1,2"]
        subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments", "-o", template, "-D", top,
                        *(f"--keyword={keyword}" for keyword in keywords), *names], check=True,
                       stderr=subprocess.DEVNULL)
        subprocess.run(["msgmerge", "-q", "--no-fuzzy-matching", "-o", merged, os.path.join(po, "ja.po"), template],
                       check=True)
        problems += find_problems(parse(merged))
        run = subprocess.run(["msgfmt", "-c", "-o", os.devnull, os.path.join(po, "ja.po")], capture_output=True,
                             text=True, check=False)
        if run.returncode != 0:
            problems.append(run.stderr.strip())
    for problem in problems:
        print("not ok -", problem)
    return 1 if problems else 0


def self_test():
    good = ("a", "Open a file", ["ファイルを開く"], False)
    bad = [("a", "Open", [""], False), ("a", "Open", ["Open"], False), ("a", "Open", ["開く"], True)]
    assert not list(find_problems([good, (None, "Entente", ["Entente"], False), (None, "", ["x"], False)]))
    for entry in bad:
        assert len(list(find_problems([entry]))) == 1, entry
    return 0


if __name__ == "__main__":
    sys.exit(self_test() if sys.argv[1] == "--self-test" else check(sys.argv[1]))
