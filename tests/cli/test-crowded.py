#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Files with far too much of one thing: each is read, or refused with a reason, in seconds and in memory that has to
do with its size.

usage: test-crowded.py ENTENTE-CLI [CASE...]
"""
import json
import os
import subprocess
import sys
import tempfile
import time

CLI = sys.argv[1]
MIB = 1 << 20
SECONDS = 60 if "ENTENTE_SANITIZED" in os.environ else 15
LINEAR = {"kind": "linear", "from": 0, "to": 1}


def indicator(name, **more):
    return {"id": name, "name": name, "value": LINEAR, **more}


def dataset(**changes):
    base = {
        "format": "entente-dataset", "version": 1, "year": 2025, "hub": {"id": "H", "name": "Hub"},
        "criteria": [{"id": "a", "name": "A", "indicators": [indicator("x")]}],
        "partners": [{"id": f"P{i}", "name": f"Partner {i}", "facts": {"x": {"2025": i / 100}}} for i in range(100)]}
    base.update(changes)
    return base


def criteria(n):
    return [{"id": f"c{i}", "name": f"C {i}", "indicators": [indicator(f"i{i}")]} for i in range(n)]


def partners(n, **more):
    return [{"id": f"P{i}", "name": f"Partner {i}", "facts": {}, **more} for i in range(n)]


def chain(n, **first):
    """Measures, each derived from the next."""
    return [{"id": f"m{i}", "name": "M", "derived": {"change-of": f"m{i + 1}", "years": 1}} for i in range(n)] + \
        [{"id": f"m{n}", "name": "M", **first}]


def doubled_chain(n):
    return [indicator(f"m{i}", derived={"product": [f"m{i + 1}", f"m{i + 1}"]}) for i in range(n)] + [indicator(f"m{n}")]


def table(n):
    return [{"id": "a", "name": "A", "indicators": [
        {"id": "x", "name": "X", "value": {"kind": "categories", "categories": {f"k{i}": i / n for i in range(n)}}}]}]


def scenario(n_partners, n_indicators):
    """What-ifs in the least convenient order."""
    return {"what-if": {f"P{i}": {f"i{k}": 0.5 for k in reversed(range(n_indicators))} for i in reversed(range(n_partners))}}


# name: (document, exit status, part of what is said). A document is made only when its turn comes.
CASES = {
    "criteria-200": (lambda: dataset(criteria=criteria(200), partners=partners(2000)), 0, ""),
    "criteria-20000": (lambda: dataset(criteria=criteria(20_000)), 1, "“criteria” has 20000 elements"),
    "partners-times-indicators": (
        lambda: dataset(criteria=[{"id": "a", "name": "A", "indicators": [indicator(f"x{i}") for i in range(20_000)]}],
                        partners=partners(50_000)), 1, "too many to compare"),
    "gates": (lambda: dataset(gates=[{"indicator": "x", "below": i, "cap": "3"} for i in range(300_000)]), 1, "“gates” has"),
    "chain-300000": (lambda: dataset(measures=chain(300_000)), 1, "more than 8 steps"),
    "circle-300000": (lambda: dataset(measures=chain(300_000, derived={"change-of": "m0", "years": 1})), 1, "is derived in more than 8 steps"),
    "circle": (lambda: dataset(measures=chain(5, derived={"product": ["x", "m0"]})), 1, "“m5” is derived from itself"),
    "chain-8": (lambda: dataset(measures=chain(8)), 0, ""),
    "derived-from-one-300000": (
        lambda: dataset(measures=[{"id": f"m{i}", "name": "M", "derived": {"product": ["x", "x"]}} for i in range(300_000)]), 0, ""),
    "doubled-chain": (
        lambda: dataset(criteria=[{"id": "a", "name": "A", "indicators": doubled_chain(8)}],
                        partners=partners(2000, pledges=[{"indicator": "m8", "target": 1, "year": 2030}]),
                        scenario={"assume-pledges": True, "year": 2027}), 0, ""),
    "categories-20000": (
        lambda: dataset(criteria=table(20_000),
                        partners=[{"id": f"P{i}", "name": "P", "facts": {"x": {"2025": f"k{19_999 - i % 7}"}}} for i in range(50_000)]), 0, ""),
    "unknown-categories": (
        lambda: dataset(criteria=table(20_000),
                        partners=[{"id": f"P{i}", "name": "P", "facts": {"x": {"2025": f"q{i}"}}} for i in range(50_000)]), 1, "no category"),
    "unknown-ids": (
        lambda: dataset(partners=partners(100_000), **{"tie-kinds": [{"id": "k", "name": "K"}]},
                        ties=[{"a": f"P{i}x", "b": f"Q{i}", "kind": "kk"} for i in range(100_000)]), 1, "There is no partner"),
    "ties-20000": (
        lambda: dataset(partners=partners(2000), **{"tie-kinds": [{"id": "k", "name": "K"}]},
                        ties=[{"a": f"P{i % 2000}", "b": f"P{(i * 7 + 1) % 2000}", "kind": "k"} for i in range(20_000)
                              if i % 2000 != (i * 7 + 1) % 2000]), 0, ""),
    "duplicate-keys": (lambda: b'{"format":"entente-dataset",' + b",".join(b'"k%d":1' % (i % 1000) for i in range(2_000_000)) + b"}",
                       1, "stands twice"),
    "empty-presets": (lambda: dataset(criteria=criteria(400), presets=[{"weights": {}}] * 900), 1, "The weight of"),
    "presets-300000": (lambda: dataset(criteria=criteria(400), presets=[{"weights": {}}] * 300_000), 1, "“presets” has"),
    "tiers-150000": (lambda: dataset(tiers={"rule": "profiles", "list": [{"id": "t", "profile": {}}] * 100_000}), 1, "more than 6 tiers"),
    "scenes-200000": (lambda: dataset(criteria=criteria(400), scenes=[{"scenario": {}}] * 200_000), 1, "“scenes” has"),
    "what-ifs": (lambda: dataset(criteria=criteria(40), partners=partners(5000), scenario=scenario(5000, 40)), 0, ""),
    "long-id": (
        lambda: dataset(criteria=[{"id": "a", "name": "A", "indicators": [indicator("x" * 3_000_000)]}],
                        partners=partners(400, pledges=[{"indicator": "x", "target": 1, "year": 2030}] * 3)), 1, "There is no indicator"),
    "long-ids-quoted": (
        lambda: dataset(criteria=[{"id": "a", "name": "A", "indicators": [
            {"id": "x" * 3_000_000, "name": "X", "value": {"kind": "categories", "categories": {"k": 1}}}]}],
            gates=[{"indicator": "x" * 3_000_000, "below": 1, "cap": "3"}] * 4), 1, "xxx…"),
    "long-names": (lambda: dataset(partners=[{"id": f"P{i}", "name": "n" * 1_000_000} for i in range(20)]), 0, ""),
    "notes": (lambda: dataset(partners=partners(50_000, nmae=1, regoin=2)), 0, "Did you mean “name”?"),
    "texts": (lambda: dataset(title={f"a{chr(97 + i // 676)}{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}": "x" for i in range(17_000)}), 0, ""),
    "languages-of-a-region": (lambda: dataset(partners=partners(20_000, region={"en": "R", "ja": "R"})), 0, ""),
}

# name: (dataset, table, exit status, part of what is said)
TABLES = {
    "table-new-rows": (lambda: dataset(partners=partners(50_000)),
                       lambda: "name,x\n" + "".join(f"New {i},0.5\n" for i in range(100_000)), 0, "100000 new"),
    "table-columns": (dataset, lambda: "id" + "".join(f",x {1000 + i % 2000}" for i in range(300_000)) + "\n" + "P1,1\n" * 200_000,
                      0, "is there twice"),
    "table-unknown-columns": (lambda: dataset(criteria=[{"id": "a", "name": "A", "indicators": [indicator(f"y{i}") for i in range(3000)]}],
                                              partners=partners(10)),
                              lambda: "id" + "".join(f",z{i}" for i in range(300_000)) + "\nP1,1\n", 0, "fits no indicator"),
    "table-categories": (lambda: dataset(criteria=table(20_000), partners=partners(10)),
                         lambda: "name,x\n" + "".join(f"N{i},k{19_999 - i % 5}\n" for i in range(50_000)), 0, "50000 new"),
    "table-dangling": (lambda: dataset(partners=partners(50_000), **{"tie-kinds": [{"id": "k", "name": "K"}]},
                                       ties=[{"a": f"P{i}", "b": f"P{i + 1}", "kind": "k"} for i in range(49_999)],
                                       layout={"pins": {f"P{i}": [0, 0] for i in range(50_000)}}),
                       lambda: "id,x\n" + "".join(f"P{i},0.5\n" for i in range(25_000)), 0, "25000 partners known"),
    "table-cells": (dataset, lambda: "id,x\n" + "," * 5_000_000, 1, "4000000 cells"),
    "table-quote": (dataset, lambda: 'id,x\nP1,"0.5\nP2,0.5\n', 1, "in line 2 is never closed"),
    "table-nul": (dataset, lambda: "id,x\nP1,1\0\n" + "P2,1\n" * 500, 1, "U+0000"),
}


def run(*args):
    """Exit status, all output, seconds, and peak memory in bytes."""
    code = ("import resource, subprocess, sys; r = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120);"
            "print(r.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024, flush=True); sys.stdout.buffer.write(r.stdout)")
    start = time.monotonic()
    out = subprocess.run([sys.executable, "-c", code, CLI, *args], stdout=subprocess.PIPE, check=True).stdout
    head, rest = out.split(b"\n", 1)
    status, peak = head.split()
    return int(status), rest.decode(errors="replace"), time.monotonic() - start, int(peak)


def check(name, folder):
    make, status, said = CASES[name]
    content = make()
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    path = os.path.join(folder, name + ".json")
    with open(path, "wb") as stream:
        stream.write(content)
    for command in ("validate", "rank") if status == 0 else ("validate",):
        code, out, seconds, peak = run(command, path)
        print(f"# {name}: {len(content) / 1e6:.1f} MB, {command} {seconds:.2f} s, {peak / 1e6:.0f} MB", flush=True)
        assert code == status, (command, code, out[:300])
        assert command == "rank" or said in out, out[:600]
        assert len(out) < 4 * MIB or "long-names" in name, len(out)
        assert seconds < SECONDS, (command, seconds)
        if "ENTENTE_SANITIZED" not in os.environ and command == "validate":
            assert peak <= 16 * len(content) + 64 * MIB, (command, peak, len(content))


def check_table(name, folder):
    make, table_of, status, said = TABLES[name]
    paths = [os.path.join(folder, part) for part in ("like.json", "table.csv", "out.json")]
    with open(paths[0], "w", encoding="utf-8") as stream:
        json.dump(make(), stream)
    with open(paths[1], "wb") as stream:
        stream.write(table_of().encode("utf-8"))
    code, out, seconds, peak = run("convert", paths[1], "--like", paths[0], "-o", paths[2])
    print(f"# {name}: {os.path.getsize(paths[1]) / 1e6:.1f} MB, convert {seconds:.2f} s, {peak / 1e6:.0f} MB", flush=True)
    assert code == status, (code, out[:300])
    assert said in out, out[:600]
    assert seconds < SECONDS, seconds
    if status == 0:
        assert run("validate", paths[2])[0] == 0


def main():
    names = sys.argv[2:] or [*CASES, *TABLES]
    failed = 0
    print(f"1..{len(names)}")
    for number, name in enumerate(names, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                (check if name in CASES else check_table)(name, folder)
                print(f"ok {number} {name}", flush=True)
            except (AssertionError, subprocess.SubprocessError) as problem:
                failed += 1
                print(f"not ok {number} {name}\n# {type(problem).__name__}: {problem}"[:1500].replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
