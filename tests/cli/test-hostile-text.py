#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""What strangers wrote comes out of entente-cli as text: nothing of it steers a terminal, puts letters in another
order, is run by a spreadsheet or breaks a document.

    test-hostile-text.py ENTENTE-CLI FOLDER-OF-TEST-DATA
"""

import csv
import inspect
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

CLI, DATA = sys.argv[1], sys.argv[2]
sys.path.insert(0, DATA)
import hostile_dataset  # noqa: E402

BIDI = set("\u061c\u200e\u200f\u2028\u2029\ufeff") | {chr(c) for c in [*range(0x202a, 0x202f), *range(0x2066, 0x2070)]}
TABLES = {"rank": ("table", "csv", "json"), "explain": ("table", "csv", "json"), "lift": ("table", "csv", "json"),
          "tipping": ("table", "csv", "json"), "methods": ("table", "csv", "json"),
          "robustness": ("table", "csv", "json"), "validate": ("text", "json"), "template": (None,)}
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?")


def unsafe(text, allowed="\n"):
    return sorted({f"U+{ord(c):04X}" for c in text if c not in allowed
                   and (unicodedata.category(c) == "Cc" or c in BIDI)})


def run(*args):
    result = subprocess.run([CLI, *args], capture_output=True, timeout=100, check=False)
    assert result.returncode >= 0, (args, result.returncode)
    return result.returncode, result.stdout.decode("utf-8"), result.stderr.decode("utf-8")


def arguments(command, path):
    more = ["--partner", "p0"] if command in ("explain", "lift") else []
    return [command, path, *more, *(["--samples", "200"] if command == "robustness" else [])]


def test_streams(path):
    """No command prints an unsafe character, in any format, and all of them work."""
    for command, formats in TABLES.items():
        for form in formats:
            code, out, err = run(*arguments(command, path), *(["--format", form] if form else []))
            assert code == 0 and out, (command, form, code, err)
            bad = unsafe(out, "\r\n" if form in ("csv", None) else "\n") + unsafe(err)
            assert not bad, (command, form, bad)
            if form == "json":
                json.loads(out)


def test_cells(path):
    """No cell of a table begins like a formula; our own numbers do not count as one."""
    for command, formats in TABLES.items():
        if "csv" not in formats and command != "template":
            continue
        _, out, _ = run(*arguments(command, path), *(["--format", "csv"] if command != "template" else []))
        cells = [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
        bad = [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") and cell
               and not NUMBER.fullmatch(cell)]
        assert not bad, (command, bad[:3])
    _, out, _ = run("rank", path, "--format", "csv")
    names = [row[2] for row in csv.reader(io.StringIO(out, newline=""))]
    assert "'=HYPERLINK(\"http://x.invalid\",\"click\")" in names and "'-1" in names, names


def test_round_trip(path, folder):
    """A table that was guarded is read again as if it had not been."""
    table, made = os.path.join(folder, "t.csv"), os.path.join(folder, "made.json")
    assert run("template", path, "-o", table)[0] == 0
    code, _, err = run("convert", table, "--like", path, "-o", made)
    assert code == 0 and f"{len(hostile_dataset.NAMES)} partners known, 0 new" in err and not unsafe(err), err
    with open(path, encoding="utf-8") as before, open(made, encoding="utf-8") as after:
        old, new = json.load(before), json.load(after)
    assert new["partners"] == old["partners"] and new["criteria"] == old["criteria"]
    code, out, _ = run("convert", table, "--like", path)
    assert code == 0 and not unsafe(out) and json.loads(out) == new


def test_names_of_files(path, folder):
    """What the user calls files and ids comes back in messages as text, too."""
    odd = "\u001b]0;x\u0007\u202e\u009bname\n"
    there = os.path.join(folder, odd + ".json")
    with open(path, "rb") as source, open(there, "wb") as target:
        target.write(source.read()[:-3])
    missing = os.path.join(folder, "no" + odd)
    for args in (["validate", there], ["validate", there, "--format", "json"], ["rank", there], ["rank", missing],
                 ["rank", path, "--format", odd], ["rank", path, "--" + odd], [odd], ["explain", path, "--partner", odd],
                 ["rank", path, "--weights", odd + "=1"], ["rank", path, "--preset", odd], ["lift", path, "--partner", "p0", "--to", odd],
                 ["rank", path, "--scenario", missing], ["render", path, "--view", odd, "-o", os.path.join(folder, "x.png")],
                 ["render", path, "--view", "ranking", "-o", os.path.join(missing, "x.png")], ["matrix", there],
                 ["convert", there, "--like", path], ["template", path, "-o", missing + "/x"], ["rank", path, "--lang", odd],
                 ["rank", path, "--marking", odd], ["rank", path, "--year", odd]):
        _, out, err = run(*args)
        bad = unsafe(out) + unsafe(err)
        assert out + err and not bad, (args[0], args[2:], bad, err)


def test_scenarios_and_tables_of_strangers(path, folder):
    """Mistakes in the other files that are read are told safely."""
    scenario, table = os.path.join(folder, "s.json"), os.path.join(folder, "u.csv")
    odd = hostile_dataset.NAMES[4] + hostile_dataset.NAMES[6]
    with open(scenario, "w", encoding="utf-8") as stream:
        json.dump({"format": "entente-scenario", "version": 1, odd: 1, "weights": {odd: 1}, "what-if": {odd: {odd: odd}}},
                  stream, ensure_ascii=False)
    code, out, err = run("rank", path, "--scenario", scenario)
    assert code != 0 and "[U+001B]]0;" in out + err and not unsafe(out + err), (code, err)
    with open(table, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "name", odd, "i0"], ["p0", odd, odd, odd], [odd, odd, odd, "1"]])
    code, out, err = run("convert", table, "--like", path)
    assert code == 0 and "[U+001B]]0;" in err and not unsafe(out + err), (code, err)


def test_pictures(path, folder):
    """SVG is well-formed XML, and neither its texts nor those of a PDF have unsafe characters."""
    for view in ("ranking", "orbit", "network", "map", "certainty"):
        svg = os.path.join(folder, view + ".svg")
        code, _, err = run("render", path, "--view", view, "--size", "900x700", "-o", svg)
        assert code == 0, (view, err)
        with open(svg, encoding="utf-8") as stream:
            source = stream.read()
        texts = [element.text or "" for element in ElementTree.fromstring(source).iter()]
        assert not unsafe("".join(texts)) and not unsafe(source), (view, unsafe(source))
        assert any("[U+001B]" in text or "[U+202E]" in text for text in texts), view
        assert not ElementTree.fromstring(source).findall(".//{*}script"), view
    pdf = os.path.join(folder, "x.pdf")
    assert run("render", path, "--view", "ranking", "-o", pdf)[0] == 0
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    title = next(line for line in info.splitlines() if line.startswith("Title:"))
    assert "[U+202E]" in title and not unsafe(info), title


def test_limits(folder):
    """What is too much is refused with a reason and the place; what is much is ranked."""
    for kind, make in hostile_dataset.KINDS.items():
        path = os.path.join(folder, kind + ".json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(make(), stream)
        code, out, err = run("rank", path)
        if kind in ("too-many-criteria", "tiers", "weightless"):
            assert code == 1 and re.search(r":\d+:\d+: error: ", err), (kind, code, err)
        else:
            assert code == 0 and max(map(len, out.splitlines()), default=0) < 800, (kind, code, err)


def main():
    failures = 0
    tests = [test_streams, test_cells, test_round_trip, test_names_of_files, test_scenarios_and_tables_of_strangers,
             test_pictures, test_limits]
    print(f"1..{len(tests)}")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hostile.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(hostile_dataset.hostile(), stream)
        for number, test in enumerate(tests, 1):
            try:
                test(*[{"path": path, "folder": folder}[name] for name in inspect.signature(test).parameters])
                print(f"ok {number} {test.__name__}")
            except (AssertionError, subprocess.SubprocessError, ElementTree.ParseError, ValueError) as error:
                failures += 1
                print(f"not ok {number} {test.__name__}: {type(error).__name__} {error!s:.600}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
