#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""entente-cli validate, rank, template and convert as a user meets them, and files that mean harm.

usage: test-commands.py ENTENTE-CLI SAMPLE-FOLDER [--slow]      --slow: only the tests that take seconds
"""
import csv
import io
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time

CLI, SAMPLES = sys.argv[1:3]
SLOW = ("test_hostile", "test_memory")
SAMPLE = os.path.join(SAMPLES, "partners-2026.json")
VENUES = os.path.join(SAMPLES, "venues-example.json")
BASE = {
    "format": "entente-dataset", "version": 1, "hub": {"id": "H", "name": "Hub"},
    "criteria": [
        {"id": "a", "name": "A", "weight": 1, "indicators": [{"id": "x", "name": "X", "value": {"kind": "linear", "from": 0, "to": 1}}]},
        {"id": "b", "name": "B", "weight": 3, "indicators": [{"id": "y", "name": "Y", "value": {"kind": "linear", "from": 0, "to": 1}}]}],
    "partners": [{"id": "P", "name": "Pea", "facts": {"x": {"2025": 1}, "y": {"2025": 0}}},
                 {"id": "Q", "name": "Queue", "facts": {"x": {"2025": 0}, "y": {"2025": 1}}},
                 {"id": "R", "name": "Are"}]}


def run(*args, **options):
    return subprocess.run([CLI, *map(str, args)], capture_output=True, text=True, timeout=120, check=False, **options)


def rank(*args):
    result = run("rank", *args, "--format", "json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def write(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as stream:
        stream.write(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def test_help(folder):
    assert "Commands:" in run("--help").stdout
    assert re.match(r"entente-cli \d+\.\d+", run("--version").stdout)
    for command in ("explain", "lift", "tipping", "validate", "rank", "render", "template", "convert", "methods", "matrix"):
        result = run(command, "--help")
        assert result.returncode == 0 and command in result.stdout, command


def test_usage(folder):
    for args in ([], ["nonsense"], ["rank"], ["rank", SAMPLE, "--format", "xml"], ["rank", SAMPLE, "--preset", "none"],
                 ["rank", SAMPLE, "--weights", "nothing=5"], ["rank", SAMPLE, "--what"], ["rank", "no-such-file"],
                 ["validate"], ["validate", "no-such-file"], ["convert", "x.csv"], ["template", "a", "b"],
                 ["template", SAMPLE, "-o", os.path.join(folder, "none", "out.csv")]):
        result = run(*args)
        assert result.returncode == 2, (args, result.returncode, result.stderr)
        assert result.stderr or result.stdout, args


def ask(command, *args):
    result = run(command, SAMPLE, *args, "--format", "json")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_tipping(folder):
    data = ask("tipping")
    criteria = {c["id"]: c for c in data["criteria"]}
    points = {(round(p["share"] * 100, 1), p["partner"], p["tier"], p["other-tier"]) for p in criteria["geography"]["points"]}
    assert {(23.4, "TR", "2", "1"), (24.0, "NO", "2", "1"), (11.5, "AE", "1", "2")} <= points, points
    assert criteria["geography"]["low"] < criteria["geography"]["share"] < criteria["geography"]["high"]
    tiers = {p["id"]: p["tier"] for p in rank(SAMPLE)["partners"]}
    for criterion in data["criteria"]:
        up = next((p for p in criterion["points"] if p["share"] > criterion["share"]), None)
        if up is None:
            continue
        for share, tier in ((up["share"] - 1e-6, up["tier"]), (up["share"] + 1e-6, up["other-tier"])):
            ranked = {p["id"]: p["tier"] for p in rank(SAMPLE, "--weights", f"{criterion['id']}={share * 100:.9f}")["partners"]}
            assert ranked[up["partner"]] == tier, (criterion["id"], up, share)
        assert tiers[up["partner"]] == up["tier"]
    text = run("tipping", SAMPLE, "--lang", "en").stdout
    assert "Geography at 23.4 %: Türkiye rises to Tier 1" in text, text
    rows = list(csv.DictReader(io.StringIO(run("tipping", SAMPLE, "--format", "csv").stdout)))
    assert len(rows) == sum(len(c["points"]) for c in data["criteria"])


def lifted(folder, partner, levers, place):
    facts = {lever["indicator"]: lever["to-category"] or lever[place] for lever in levers}
    scenario = write(folder, "lift.json", {"format": "entente-scenario", "version": 1, "what-if": {partner: facts}})
    return next(p["tier"] for p in rank(SAMPLE, "--scenario", scenario)["partners"] if p["id"] == partner)


def test_lift(folder):
    data = ask("lift", "--partner", "ES")
    spending = next(v for v in data["levers"] if v["indicator"] == "defence-gdp")
    assert (spending["from"], spending["shown"], spending["status"]) == (2.0, 2.53, "enough"), spending
    assert 9.0e9 < spending["price"] < 9.3e9, spending
    for lever in data["levers"]:
        if lever["status"] == "enough":
            assert lifted(folder, "ES", [lever], "shown") == "1", lever
    assert "from 2.00 to 2.53 % of GDP, about 9.1 billion USD a year" in run("lift", SAMPLE, "--partner", "ES", "--lang", "en").stdout
    kosovo = ask("lift", "--partner", "XK", "--to", "2")
    assert all(v["status"] != "enough" for v in kosovo["levers"] if v["from"] is not None), kosovo["levers"]
    assert lifted(folder, "XK", kosovo["combination"], "shown") == "2"
    assert ask("lift", "--partner", "JP")["levers"] == []
    assert "Japan is in Tier 1 already" in run("lift", SAMPLE, "--partner", "JP", "--lang", "en").stdout
    for args in ((), ("--partner", "none"), ("--partner", "ES", "--to", "9"), ("--partner", "ES", "--format", "xml")):
        assert run("lift", SAMPLE, *args).returncode == 2, args


def test_explain(folder):
    data = ask("explain", "--partner", "JP", "--against", "PL")
    assert (data["rank"], data["tier"]) == (1, "1")
    assert math.isclose(sum(c["contribution"] for c in data["criteria"]), data["score"], abs_tol=1e-12)
    comparison = data["comparison"]
    assert comparison["additive"] and comparison["against"] == "PL"
    assert math.isclose(sum(comparison["parts"].values()), comparison["difference"], abs_tol=1e-12)
    assert comparison["sentence"].startswith("Japan leads Poland by 3.4 points: ahead on "), comparison["sentence"]
    spending = next(i for c in data["criteria"] for i in c["indicators"] if i["id"] == "defence-gdp")
    assert spending["year"] == 2024 and spending["source"] and spending["origin"] == "carried", spending
    text = run("explain", SAMPLE, "--partner", "JP", "--lang", "en").stdout
    assert "Japan: 1st of 86" in text and "Japan leads Poland" in text, text
    geometric = write(folder, "method.json", {"format": "entente-scenario", "version": 1, "method": {"kind": "geometric-mean"}})
    assert not ask("explain", "--partner", "JP", "--scenario", geometric)["comparison"]["additive"]
    for args in ((), ("--partner", "none"), ("--partner", "JP", "--against", "none")):
        assert run("explain", SAMPLE, *args).returncode == 2, args


def test_validate(folder):
    broken = json.dumps(BASE, indent=1).replace('"weight": 3', '"weight": -3').replace('"hub"', '"yaer": 1, "hub"')
    path = write(folder, "broken.json", broken.encode())
    line = broken[:broken.index("-3")].count("\n") + 1
    result = run("validate", path)
    assert result.returncode == 1
    assert f"{path}:{line}:14: error: “weight” is negative [/criteria/1/weight]\n    " in result.stdout, result.stdout
    assert "Did you mean “year”?" in result.stdout
    data = json.loads(run("validate", "--format", "json", path, SAMPLE).stdout)
    assert [f["errors"] for f in data["files"]] == [1, 0]
    assert data["files"][0]["diagnostics"][1]["pointer"] == "/criteria/1/weight"
    assert data["files"][0]["diagnostics"][1]["line"] == line
    noted = write(folder, "noted.json", {**BASE, "yaer": 1})
    assert run("validate", noted).returncode == 0
    assert run("validate", SAMPLE, VENUES).stdout == ""
    assert run("validate", path, "no-such-file").returncode == 2


def test_rank(folder):
    path = write(folder, "base.json", BASE)
    ranks = {p["id"]: (p["rank"], p["score"], p["firm"]) for p in rank(path)["partners"]}
    assert ranks == {"Q": (1, 0.75, True), "P": (2, 0.25, True), "R": (None, None, False)}, ranks
    data = rank(path, "--weights", "a=60")
    assert math.isclose(data["shares"]["a"], 0.6) and math.isclose(data["shares"]["b"], 0.4)
    assert [p["id"] for p in data["partners"]] == ["P", "Q", "R"]
    assert rank(path, "--year", "2024")["partners"][0]["rank"] is None
    scenario = write(folder, "scenario.json", {"format": "entente-scenario", "version": 1, "what-if": {"R": {"x": 1, "y": 1}}})
    assert rank(path, "--scenario", scenario)["partners"][0]["id"] == "R"
    wrong = write(folder, "wrong.json", {"format": "entente-scenario", "version": 1, "what-if": {"R": {"xx": 1}}})
    assert run("rank", path, "--scenario", wrong).returncode == 1


def test_robustness(folder):
    """P is first where a weighs more than half: with w = (1 - u) / 4 + u x in 1 - (1 + u) / 4u of all x."""
    path = write(folder, "base.json", BASE)
    for u in (0.5, 0.8, 1):
        result = run("robustness", path, "--uncertainty", u, "--format", "json")
        assert result.returncode == 0, result.stderr
        data = json.loads(result.stdout)
        p, q, r = sorted(data["partners"], key=lambda partner: partner["id"])
        share, expected = p["ranks"][0]["share"], 1 - (1 + u) / (4 * u)
        error = math.sqrt(expected * (1 - expected) / 10000)
        assert abs(share - expected) < 5 * error, (u, share, expected)
        assert math.isclose(p["ranks"][0]["standard-error"], math.sqrt(share * (1 - share) / 10000))
        assert data["winning"]["P"]["Q"] == share and math.isclose(data["winning"]["Q"]["P"], 1 - share)
        assert (p["best-rank"], p["worst-rank"], q["best-limit"], q["worst-limit"]) == (1, 2, 1, 2)
        assert p["confidence"] == 1 and math.isclose(sum(p["central-weights"].values()), 1) and p["central-weights"]["a"] > 0.5
        assert r["rank"] is None and r["not-rated"]["share"] == 1 and r["low-rank"] is None and r["central-weights"] is None
        same = run("robustness", path, "--uncertainty", u, "--format", "json", "--threads", "3")
        assert same.stdout == result.stdout
    assert run("robustness", path, "--seed", "2", "--format", "json").stdout != run("robustness", path, "--format", "json").stdout
    assert json.loads(run("robustness", path, "--uncertainty", "0", "--format", "json").stdout)["partners"][0]["ranks"][0]["share"] == 1
    assert "of 100 weightings" in run("robustness", path).stdout
    assert len(run("robustness", path, "--format", "csv").stdout.splitlines()) == 4
    for wrong in (["--samples", "0"], ["--uncertainty", "2"], ["--uncertainty", "x"], ["--threads", "0"], ["--seed", "-1"]):
        assert run("robustness", path, *wrong).returncode == 2, wrong
    against = write(folder, "against.json", {**BASE, "order": ["a", "b"], "bounds": {"a": [0, 0.3]}})
    result = run("robustness", against)
    assert result.returncode == 1 and "to be shared out" in result.stderr and "Raise a greatest share" in result.stderr, result.stderr


def test_matrix_smaa(folder):
    """Counts of given weights and measurements are those of plain loops; own weights keep what they should."""
    numbers = random.Random(1)
    n, m, k = 6, 3, 300
    matrix = [[numbers.choice((1, 2, 3 * numbers.random())) for _ in range(m)] for _ in range(n)]
    weights = [[numbers.randrange(5) + 0.1 for _ in range(m)] for _ in range(k)]
    measured = [[[numbers.randrange(4) for _ in range(m)] for _ in range(n)] for _ in range(k)]
    for given in ({}, {"measurement_samples": measured}):
        document = {"matrix": matrix, "types": ["benefit", "cost", "benefit"], "method": "smaa",
                    "params": {"weight_samples": weights, "threads": 3, **given}}
        result = run("matrix", write(folder, "smaa.json", document))
        assert result.returncode == 0, result.stderr
        answer = json.loads(result.stdout)
        ranks, pairs = [[0] * n for _ in range(n)], [[0] * n for _ in range(n)]
        sums = [[0.0] * m for _ in range(n)]
        for sample, w in enumerate(weights):
            rows = measured[sample] if given else matrix
            scores = [w[0] * row[0] + w[1] * -row[1] + w[2] * row[2] for row in rows]
            for i, own in enumerate(scores):
                rank = sum(other > own for other in scores)
                ranks[i][rank] += 1
                pairs[i] = [count + (own > other) for count, other in zip(pairs[i], scores)]
                sums[i] = [total + (rank == 0) * share for total, share in zip(sums[i], w)]
        assert answer["rank_counts"] == ranks and answer["pairwise_counts"] == pairs
        for i in range(n):
            central = [total / ranks[i][0] if ranks[i][0] else None for total in sums[i]]
            assert all(a == b or math.isclose(a, b, abs_tol=1e-10) for a, b in zip(central, answer["central_weights"][i]))
            assert math.isclose(answer["rank_acceptability"][i][0], ranks[i][0] / k)
            entropy = -sum(c / k * math.log2(c / k) for c in ranks[i] if c)
            assert math.isclose(answer["rank_entropy_bits"][i], entropy, abs_tol=1e-12)
    same = {"matrix": [[1, 0], [0, 1]], "method": "smaa", "params": {"lower": [0.4, 0], "samples": 20000}}
    share = json.loads(run("matrix", write(folder, "same.json", same)).stdout)["rank_acceptability"][0][0]
    assert abs(share - 5 / 6) < 5 * math.sqrt(5 / 36 / 20000), share
    same["params"] = {"distribution": "order", "order": [1, 0]}
    assert json.loads(run("matrix", write(folder, "same.json", same)).stdout)["rank_acceptability"] == [[0, 1], [1, 0]]
    for wrong in ({"lower": 0.6}, {"order": [2]}, {"distribution": "x"}, {"samples": 0}, {"weight_samples": [[1]]}, {"sample": 1}):
        assert run("matrix", write(folder, "same.json", {**same, "params": wrong})).returncode == 1, wrong


def test_extreme_numbers(folder):
    """What is finite in the file is rated, and numbers that json-glib writes as 1e-08.0 stay JSON."""
    wide = json.loads(json.dumps(BASE))
    wide["criteria"][0]["indicators"][0]["value"] = {"kind": "linear", "from": -1e308, "to": 1e308}
    wide["criteria"][1]["indicators"].append({"id": "z", "name": "Z", "value": {"kind": "linear", "from": 0, "to": 1},
                                              "derived": {"product": ["x", "x"]}})
    wide["criteria"][0]["indicators"] += [{**wide["criteria"][0]["indicators"][0], "id": f"x{i}", "weight": 1e308} for i in range(2)]
    for partner, x, y in zip(wide["partners"], (1e308, -1e308, 0), (1e-8, 1, 1e-300)):
        partner["facts"] = {"x": {"2025": x}, "y": {"2025": y}, "x0": {"2025": x}, "x1": {"2025": x}}
    values = {p["id"]: p["values"] for p in rank(write(folder, "wide.json", wide))["partners"]}
    assert values == {"P": {"a": 1, "b": 1e-8}, "Q": {"a": 0, "b": 1}, "R": {"a": 0.5, "b": 5e-301}}, values


def test_what_if_patches(folder):
    """A scenario file stands in the place of the file's own scenario: what neither names is as in the facts."""
    data = {**BASE, "scenario": {"what-if": {"R": {"y": 0.5, "x": 0.5}, "P": {"x": 0.25}}}}
    path = write(folder, "data.json", data)
    patch = write(folder, "patch.json", {"what-if": {"Q": {"y": 0.125}, "R": {"x": 1}, "P": None}})
    values = {p["id"]: p["values"] for p in rank(path, "--scenario", patch)["partners"]}
    own = {p["id"]: p["values"] for p in rank(path)["partners"]}
    assert own["R"] == {"a": 0.5, "b": 0.5} and own["P"]["a"] == 0.25, own
    assert values == {"P": {"a": 1, "b": 0}, "Q": {"a": 0, "b": 0.125}, "R": {"a": 1, "b": None}}, values


def test_scenario_of_file(folder):
    """A saved scenario holds what differs from the defaults: it gives the same over any scenario of the file."""
    presets = [{"id": "all-a", "name": "All a", "weights": {"a": 9, "b": 1}}]
    plain = write(folder, "plain.json", {**BASE, "presets": presets})
    path = write(folder, "data.json", {**BASE, "presets": presets, "scenario": {
        "weights": {"a": 4, "b": 1}, "locks": ["a"], "gates": False, "what-if": {"R": {"y": 1, "x": 1}}}})
    shares = rank(path)["shares"]
    assert math.isclose(shares["a"], 0.8) and rank(path)["partners"][0]["id"] == "R", shares
    for saved in ({"what-if": {"P": {"y": 0.5}}}, {"weights": {"a": 1, "b": 1}}, {}):
        scenario = write(folder, "saved.json", {"format": "entente-scenario", "version": 1, **saved})
        for more in ([], ["--weights", "a=30"], ["--preset", "all-a"], ["--preset", "all-a", "--weights", "a=30"]):
            assert rank(path, "--scenario", scenario, *more) == rank(plain, "--scenario", scenario, *more), (saved, more)
    assert rank(path, "--scenario", scenario) == rank(plain)
    weighed = write(folder, "weighed.json", {"weights": {"a": 1, "b": 1}})
    assert rank(path, "--scenario", weighed)["shares"] == {"a": 0.5, "b": 0.5}
    assert math.isclose(rank(path, "--scenario", weighed, "--preset", "all-a")["shares"]["a"], 0.9)
    assert math.isclose(rank(path, "--scenario", weighed, "--preset", "all-a", "--weights", "a=30")["shares"]["a"], 0.3)
    assert math.isclose(rank(path, "--preset", "all-a")["shares"]["a"], 0.9)


def test_marking(folder):
    """The handling line of the call stands before that of the file, once, on one line; CSV stays a table."""
    marked = write(folder, "marked.json", {**BASE, "marking": {"en": "For exercises", "ja": "演習用"}})
    plain = write(folder, "plain.json", BASE)
    for path, args, line in ((marked, (), "For exercises"), (marked, ("--marking", "For exercises"), "For exercises"),
                             (marked, ("--marking", "Internal\n only "), "Internal only · For exercises"),
                             (marked, ("--marking", "Internal", "--lang", "ja"), "Internal · 演習用"),
                             (plain, ("--marking", "Internal"), "Internal"), (plain, ("--marking", " "), None), (plain, (), None)):
        table = run("rank", path, *args).stdout.splitlines()
        assert (table[0] if line else len(table)) == (line or 3), (args, table)
        assert rank(path, *args)["marking"] == line, args
        text = run("rank", path, *args, "--format", "csv").stdout
        assert text.startswith("rank,id,name") and len(text.splitlines()) == 4, text


def test_rank_formats(folder):
    data = rank(SAMPLE)
    scores = [p["score"] for p in data["partners"]]
    assert scores == sorted(scores, reverse=True) and len(scores) == 86
    for p in data["partners"]:
        assert math.isclose(sum(p["contributions"].values()), p["score"], abs_tol=1e-12), p["id"]
        assert p["score-low"] - 1e-12 <= p["score"] <= p["score-high"] + 1e-12
    rows = list(csv.DictReader(io.StringIO(run("rank", SAMPLE, "--format", "csv").stdout)))
    assert [(r["id"], int(r["rank"]), float(r["score"]), r["tier"]) for r in rows] == \
        [(p["id"], p["rank"], p["score"], p["tier"]) for p in data["partners"]]
    table = run("rank", SAMPLE, "--lang", "ja").stdout
    assert "日本" in table and len(table.splitlines()) == 87
    with open(SAMPLE, encoding="utf-8") as stream:
        assert table.splitlines()[0] == json.load(stream)["marking"]["ja"]


def test_locale(folder):
    """What programs read has points and the same bytes in every locale; only what people read follows it: a decimal
    comma, Turkish case, signs of Persian. Numbers may follow another locale than words do."""
    table = os.path.join(folder, "t.csv")
    assert run("template", SAMPLE, "-o", table).returncode == 0
    calls = [["rank", SAMPLE], ["rank", SAMPLE, "--weights", "role=12.5"], ["explain", SAMPLE, "--partner", "IT"],
             ["lift", SAMPLE, "--partner", "ES"], ["tipping", SAMPLE], ["robustness", SAMPLE]]
    calls = [[*c, "--format", f] for c in calls for f in ("json", "csv")]
    calls += [["template", SAMPLE], ["validate", SAMPLE, "--format", "json"],
              ["convert", table, "--like", SAMPLE, "-o", "/dev/stdout"]]
    plain = {" ".join(c): run(*c) for c in calls}
    sentence = re.compile(r'"sentence": "(?:[^"\\]|\\.)*"')  # which is for people
    for locale in ({"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}, {"LC_ALL": "tr_TR.UTF-8"},
                   {"LC_ALL": "", "LC_NUMERIC": "fa_IR.UTF-8", "LC_MESSAGES": "C.UTF-8"}):
        for call in calls:
            first, other = plain[" ".join(call)], run(*call, env={**os.environ, **locale})
            texts = [sentence.sub("", r.stdout) for r in (first, other)]
            assert first.returncode == 0 and texts[0] == texts[1] != "", \
                (locale, call, other.stderr, other.stdout[:200])
    german = {**os.environ, "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "LANGUAGE": "de"}
    people = run("rank", SAMPLE, env=german).stdout
    assert len(re.findall(r" \d+,\d  ", people)) == 86 and not re.search(r" \d+\.\d  ", people), people
    mixed = {**os.environ, "LC_ALL": "", "LC_NUMERIC": "de_DE.UTF-8", "LC_CTYPE": "C.UTF-8", "LC_MESSAGES": "C.UTF-8"}
    assert run("rank", SAMPLE, env=mixed).stdout == people
    data = rank(SAMPLE)
    scenario = write(folder, "s.json", {"weights": {k: v * 1.25 for k, v in data["shares"].items()}})
    again = run("rank", SAMPLE, "--scenario", scenario, "--format", "json", env=german)
    assert [p["id"] for p in json.loads(again.stdout)["partners"]] == [p["id"] for p in data["partners"]]
    picture = os.path.join(folder, "german.svg")
    assert run("render", SAMPLE, "--view", "ranking", "-o", picture, env=german).returncode == 0
    with open(picture, encoding="utf-8") as file:
        drawing = file.read()
    numbers = re.findall(r' (?:width|height|x|y|stroke-width|opacity)="([^"]*)"', drawing)
    assert len(numbers) > 50 and not any("," in n for n in numbers), [n for n in numbers if "," in n][:5]


def test_unsafe_text(folder):
    bad = json.loads(json.dumps(BASE))
    bad["partners"][0]["name"] = "=HYPERLINK(1)\u202e\u001b[31mred\u0007"
    path = write(folder, "bad.json", bad)
    for args in (["rank", path], ["rank", path, "--year", "2025"]):
        out = run(*args).stdout
        assert not any(ord(c) < 32 and c != "\n" or c == "\u202e" for c in out), repr(out)
    cells = [row[2] for row in csv.reader(io.StringIO(run("rank", path, "--format", "csv").stdout))]
    assert any(c.startswith("'=HYPERLINK") for c in cells), cells
    bad["partners"][0]["\u001b]0;x\u0007"] = 1
    out = run("validate", write(folder, "bad2.json", bad)).stdout
    assert out and "\u001b" not in out and "\u0007" not in out


def test_tables(folder):
    table = os.path.join(folder, "t.csv")
    made = os.path.join(folder, "made.json")
    assert run("template", SAMPLE, "-o", table).returncode == 0
    result = run("convert", table, "--like", SAMPLE, "-o", made)
    assert result.returncode == 0 and "86 partners known, 0 new" in result.stderr, result.stderr
    assert rank(made) == rank(SAMPLE)
    with open(table, encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    column = rows[0].index("defence-gdp")
    for row in rows:
        if row[0] == "JP":
            row[column] = "5"
    text = "\r\n".join(";".join(c.replace(".", ",") if re.fullmatch(r"-?\d+\.\d+", c) else c for c in r)
                       for r in rows if r[0] != "PL")
    with open(table, "wb") as stream:
        stream.write(b"\xff\xfe" + text.encode("utf-16-le"))
    result = run("convert", table, "--like", SAMPLE, "-o", made)
    assert result.returncode == 0 and "UTF-16LE" in result.stderr and "decimal ," in result.stderr, result.stderr
    ids = [p["id"] for p in rank(made)["partners"]]
    assert "PL" not in ids and len(ids) == 85
    before = {p["id"]: p["values"]["own-defence"] for p in rank(SAMPLE)["partners"]}
    after = {p["id"]: p["values"]["own-defence"] for p in rank(made)["partners"]}
    assert after["JP"] > before["JP"] and all(after[i] == before[i] for i in after if i != "JP")
    assert run("validate", made).stdout == ""


def peak_memory(*args):
    """Runs the command in a child of its own and gives exit status, output, seconds and peak memory in bytes."""
    code = ("import resource, subprocess, sys; r = subprocess.run(sys.argv[1:], capture_output=True, text=True, timeout=120); "
            "print(r.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024); print(r.stdout + r.stderr)")
    start = time.monotonic()
    out = subprocess.run([sys.executable, "-c", code, CLI, *args], capture_output=True, text=True, check=True).stdout
    status, peak = out.split("\n", 1)[0].split()
    return int(status), out.split("\n", 1)[1], time.monotonic() - start, int(peak)


def test_hostile(folder):
    mib = 1 << 20
    idle = peak_memory("--version")[3]
    partner = json.dumps(BASE["partners"][0])
    head = json.dumps(BASE)[:-1]
    head = head[:head.index('"partners"')] + '"partners": ['
    files = {
        "empty": b"", "blank": b" \n\t", "mark": b"\xef\xbb\xbf{}", "utf16": json.dumps(BASE).encode("utf-16"),
        "latin": json.dumps(BASE).replace("Pea", "P\u00e9a").encode("latin-1"),
        "deep": b"[" * 1_000_000, "deep-objects": b'{"a":' * 1_000_000, "deep-facts": head.encode() + b"[" * 1_000_000,
        "values": b"[" + b"1," * 5_000_000 + b"1]",
        "keys": b"{" + b",".join(b'"%d":1' % i for i in range(4_200_000)) + b"}",
        "million": (head + ",".join('{"id":"p%d","name":"x"}' % i for i in range(1_000_000)) + "]}").encode(),
        "string": b'"' + b"x" * (60 * mib), "zeros": bytes(10 * mib), "quotes": b'"' * (10 * mib),
        "element": (head + partner[:-1] + ', "plan": [' + "{}," * (2 * mib) + "{}]}]}").encode(),
    }
    for name, content in files.items():
        path = write(folder, name, content)
        status, out, seconds, peak = peak_memory("validate", path)
        assert status == 1, (name, status, out[:200])
        assert ": error: " in out, (name, out[:200])
        assert seconds < 20, (name, seconds)
        # What a sanitizer keeps beside the memory of the program is not the program's.
        assert "ENTENTE_SANITIZED" in os.environ or peak <= len(content) + 16 * mib + idle, (name, peak, len(content))
        os.unlink(path)
    large = os.path.join(folder, "large")
    with open(large, "wb") as stream:
        stream.truncate(300 * mib)
    status, out, seconds, peak = peak_memory("validate", large)
    assert status == 2 and "64 MiB" in out and peak <= idle + 16 * mib, (status, out, peak)


def test_no_files(folder):
    pipe = os.path.join(folder, "pipe")
    os.mkfifo(pipe)
    for path in (folder, pipe, "/dev/zero", "/dev/null", os.path.join(folder, "none")):
        for command in ("explain", "lift", "tipping", "validate", "rank", "template"):
            result = run(command, path)
            assert result.returncode == 2, (command, path, result.returncode)
    secret = write(folder, "secret.json", BASE)
    os.chmod(secret, 0)
    if os.access(secret, os.R_OK):
        # The superuser may read everything, so another user has to try.
        os.chmod(folder, 0o755)
        if subprocess.run(["test", "-x", CLI], user=65534, check=False).returncode != 0:
            print("# another user cannot run the program from here; the permission was not tried")
            return
        result = run("validate", secret, user=65534)
    else:
        result = run("validate", secret)
    assert result.returncode == 2 and "may not read" in result.stdout, (result.returncode, result.stdout)


def test_memory(folder):
    """Peak memory stays within 16 x file + 64 MiB, whatever the size."""
    facts = {"x": {str(y): 0.123 + y / 9999 for y in range(2000, 2013)}, "y": {str(y): 0.5 for y in range(2000, 2013)}}
    head = json.dumps(BASE)
    for n in (1500, 7500, 30_000):
        partners = ",\n".join(json.dumps({"id": f"p{i}", "name": {"en": f"Partner {i}", "ja": f"相手{i}"}, "facts": facts},
                                         ensure_ascii=False) for i in range(n))
        content = (head[:head.index('"partners"')] + '"partners": [' + partners + "]}").encode()
        path = write(folder, "long.json", content)
        for command in ("validate", "rank"):
            status, out, seconds, peak = peak_memory(command, path)
            print(f"# {command}: {len(content) / 1e6:.1f} MB in {seconds:.2f} s with {peak / 1e6:.0f} MB")
            assert status == 0, out[:300]
            assert "ENTENTE_SANITIZED" in os.environ or peak <= 16 * len(content) + (64 << 20), (peak, len(content))


def main():
    tests = [(name, function) for name, function in globals().items() if name.startswith("test_") and (name in SLOW) == ("--slow" in sys.argv)]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, function) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(folder)
                print(f"ok {number} {name[5:]}", flush=True)
            except (AssertionError, subprocess.SubprocessError, KeyError, ValueError) as problem:
                failed += 1
                print(f"not ok {number} {name[5:]}\n# {type(problem).__name__}: {problem}"[:2000].replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
