#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""entente-cli matrix against plain implementations of each method, worked examples, bad input; entente-cli methods.

usage: test-matrix.py ENTENTE-CLI SAMPLE-FOLDER
"""
import itertools
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

CLI, SAMPLES = sys.argv[1:3]
SAMPLE = os.path.join(SAMPLES, "partners-2026.json")
NAMES = ["none", "min-max", "max", "linear", "sum", "vector", "vector-inverse", "z-score", "z-score-sample"]


def run(document, path="-"):
    text = document if isinstance(document, str) else json.dumps(document)
    return subprocess.run([CLI, "matrix", path], input=text, capture_output=True, text=True, timeout=60, check=False)


def ask(document):
    result = run(document)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def close(a, b, where=""):
    """@b: a number, None where it isn't finite, or a list of such."""
    if isinstance(b, (list, tuple)):
        assert len(a) == len(b), (where, a, b)
        for k, (x, y) in enumerate(zip(a, b)):
            close(x, y, f"{where}[{k}]")
        return
    if b is None or not math.isfinite(b):
        assert a is None, (where, a, b)
        return
    assert a is not None and abs(a - b) <= 1e-9 * max(1, abs(b)), (where, a, b)


def ranks(scores):
    return [1 + sum(t > s for t in scores) for s in scores]


# -- Plain implementations -----------------------------------------------------------------------------------

def mean(x):
    return math.fsum(x) / len(x)


def deviation(x, less=0):
    return math.sqrt(math.fsum((v - mean(x)) ** 2 for v in x) / (len(x) - less))


def normalise_column(x, kind, cost):
    low, high, norm = min(x), max(x), math.sqrt(math.fsum(v * v for v in x))
    inverse = [1 / v for v in x]
    if kind == "none":
        return [-v for v in x] if cost else list(x)
    if kind == "min-max":
        return [(high - v if cost else v - low) / (high - low) for v in x]
    if kind == "max":
        return [1 - v / high if cost else v / high for v in x]
    if kind == "linear":
        return [low / v if cost else v / high for v in x]
    if kind == "sum":
        return [i / math.fsum(inverse) for i in inverse] if cost else [v / math.fsum(x) for v in x]
    if kind == "vector":
        return [1 - v / norm if cost else v / norm for v in x]
    if kind == "vector-inverse":
        length = math.sqrt(math.fsum(i * i for i in inverse))
        return [i / length for i in inverse] if cost else [v / norm for v in x]
    z = [(v - mean(x)) / deviation(x, kind == "z-score-sample") for v in x]
    return [-v for v in z] if cost else z


def columns(matrix):
    return [list(c) for c in zip(*matrix)]


def normalise(matrix, kind, costs):
    return list(map(list, zip(*(normalise_column(c, kind, cost) for c, cost in zip(columns(matrix), costs)))))


def correlate(x, y):
    cov = math.fsum((a - mean(x)) * (b - mean(y)) for a, b in zip(x, y))
    return cov / math.sqrt(math.fsum((a - mean(x)) ** 2 for a in x) * math.fsum((b - mean(y)) ** 2 for b in y))


def weigh(matrix, word, costs):
    cols = columns(matrix)
    if word == "equal":
        raw = [1] * len(cols)
    elif word == "std":
        raw = [deviation(c) for c in cols]
    elif word == "entropy":
        raw = []
        for c in cols:
            p = [v / sum(c) for v in c]
            raw.append(1 + math.fsum(v * math.log(v) for v in p if v > 0) / math.log(len(c)))
    else:
        cols = [normalise_column(c, "min-max", cost) for c, cost in zip(cols, costs)]
        raw = [deviation(c) * math.fsum(1 - correlate(c, d) for d in cols) for c in cols]
    return [v / math.fsum(raw) for v in raw]


def topsis(rows, w):
    weighted = [[a * b for a, b in zip(w, r)] for r in rows]
    best, worst = [max(c) for c in columns(weighted)], [min(c) for c in columns(weighted)]
    up, down = [math.dist(r, best) for r in weighted], [math.dist(r, worst) for r in weighted]
    return [d / (u + d) for u, d in zip(up, down)]


def vikor(rows, w, v):
    cols = columns(rows)
    s, r = [], []
    for row in rows:
        parts = [a * (max(c) - x) / (max(c) - min(c)) for a, x, c in zip(w, row, cols)]
        s.append(math.fsum(parts))
        r.append(max(parts))
    q = [v * (a - min(s)) / (max(s) - min(s)) + (1 - v) * (b - min(r)) / (max(r) - min(r)) for a, b in zip(s, r)]
    order = sorted(range(len(q)), key=lambda i: q[i])
    first, dq = order[0], 1 / (len(q) - 1)
    advantage = q[order[1]] - q[first] >= dq
    stability = s[first] == min(s) or r[first] == min(r)
    chosen = [first] if advantage and stability else order[:2] if advantage else [i for i in order if q[i] - q[first] < dq]
    return {"S": s, "R": r, "Q": q, "acceptable_advantage": advantage, "acceptable_stability": stability,
            "compromise_set": chosen}


def prefer(shape, d, q, p, s):
    if d <= 0:
        return 0
    return {"usual": lambda: 1, "u-shape": lambda: float(d > q), "v-shape": lambda: min(d / p, 1) if p else 1,
            "level": lambda: 0 if d <= q else 0.5 if d <= p else 1,
            "linear": lambda: 0 if d <= q else 1 if d >= p else (d - q) / (p - q),
            "gaussian": lambda: 1 - math.exp(-d * d / (2 * s * s))}[shape]()


def promethee(rows, w, shape, q, p, s):
    def pi(a, b):
        return math.fsum(w[c] * prefer(shape, a[c] - b[c], q[c], p[c], s[c]) for c in range(len(w)))
    n = len(rows)
    plus = [sum(pi(a, b) for b in rows if b is not a) / (n - 1) for a in rows]
    minus = [sum(pi(b, a) for b in rows if b is not a) / (n - 1) for a in rows]
    return plus, minus


def credibility(a, b, w, q, p, v):
    agreement = 0
    for c, share in enumerate(w):
        d = b[c] - a[c]
        agreement += share * (1 if d <= q[c] else 0 if d >= p[c] else (p[c] - d) / (p[c] - q[c]))
    out = agreement
    for c in range(len(w)):
        d = b[c] - a[c]
        if v[c] is not None and d > p[c]:
            objection = min((d - p[c]) / (v[c] - p[c]) if v[c] > p[c] else 1, 1)
            if objection > agreement:
                out *= (1 - objection) / (1 - agreement)
    return out


# -- Methods against them ------------------------------------------------------------------------------------

def draw(rng, n, m):
    matrix = [[round(rng.uniform(1, 100), rng.choice((0, 3))) for _ in range(m)] for _ in range(n)]
    costs = [rng.random() < 0.4 for _ in range(m)]
    weights = [rng.choice((0.5, 1, 2, 3)) for _ in range(m)]
    return matrix, costs, weights


def document(method, matrix, costs, weights, kind="none", params=None):
    out = {"method": method, "matrix": matrix, "weights": weights, "normalisation": kind,
           "types": ["cost" if c else "benefit" for c in costs]}
    return {**out, "params": params} if params is not None else out


def share(weights):
    return [w / math.fsum(weights) for w in weights]


def test_scores(folder):
    rng = random.Random(1)
    for _ in range(6):
        matrix, costs, weights = draw(rng, rng.randint(3, 9), rng.randint(1, 5))
        for kind in NAMES:
            w, rows = share(weights), normalise(matrix, kind, costs)
            shown = matrix if kind == "none" else rows
            got = ask(document("saw", matrix, costs, weights, kind))
            sums = [math.fsum(a * b for a, b in zip(w, r)) for r in rows]
            close(got["scores"], sums, kind)
            close(got["normalised"], shown, kind)
            close(got["weights"], w)
            got = ask(document("topsis", matrix, costs, weights, kind))
            close(got["scores"], topsis(rows, w), kind)
            assert got["ranks"] == ranks(got["scores"])
            if kind in ("max", "linear", "sum", "vector", "vector-inverse"):
                got = ask(document("wpm", matrix, costs, weights, kind))
                logs = [math.fsum(a * (math.log10(b) if b > 0 else -math.inf) for a, b in zip(w, r)) for r in rows]
                close(got["log10_scores"], logs, kind)
                close(got["scores"], [10 ** x for x in logs], kind)
                close(got["normalised"], rows, kind)


def test_vikor(folder):
    rng = random.Random(2)
    for trial in range(40):
        matrix, costs, weights = draw(rng, rng.randint(3, 8), rng.randint(2, 5))
        v = rng.choice((0, 0.3, 0.5, 1))
        got = ask(document("vikor", matrix, costs, weights, rng.choice(("none", "vector", "min-max")), {"v": v}))
        want = vikor(normalise(matrix, "none", costs), share(weights), v)
        for name in "SRQ":
            close(got[name], want[name], name)
        close(got["scores"], [-q for q in want["Q"]])
        gaps = sorted(want["Q"])
        if all(b - a > 1e-9 for a, b in zip(gaps, gaps[1:])):
            for name in ("acceptable_advantage", "acceptable_stability", "compromise_set"):
                assert got[name] == want[name], (name, got, want)


def test_promethee(folder):
    rng = random.Random(3)
    for shape in ("usual", "u-shape", "v-shape", "level", "linear", "gaussian"):
        for listed in (False, True):
            matrix, costs, weights = draw(rng, rng.randint(2, 8), rng.randint(1, 5))
            m = len(weights)
            q = [rng.randint(0, 10) for _ in range(m)] if listed else [4] * m
            p = [x + rng.randint(0, 30) for x in q] if listed else [20] * m
            s = [rng.randint(1, 20) for _ in range(m)] if listed else [9] * m
            params = {"preference": shape, "q": q if listed else 4, "p": p if listed else 20, "s": s if listed else 9}
            got = ask(document("promethee2", matrix, costs, weights, "none", params))
            plus, minus = promethee(normalise(matrix, "none", costs), share(weights), shape, q, p, s)
            close(got["phi_plus"], plus, shape)
            close(got["phi_minus"], minus, shape)
            close(got["scores"], [a - b for a, b in zip(plus, minus)], shape)


def test_electre(folder):
    rng = random.Random(4)
    for _ in range(40):
        matrix, costs, weights = draw(rng, rng.randint(1, 7), rng.randint(1, 5))
        m, lam, w = len(weights), rng.choice((0.5, 0.6, 0.75, 0.9)), share(weights)
        low = [rng.uniform(10, 40) for _ in range(m)]
        profiles = [low, [x + rng.uniform(0, 40) for x in low]]
        profiles = [[100 - x if c else x for x, c in zip(b, costs)] for b in profiles]
        q = [rng.uniform(0, 10) for _ in range(m)]
        p = [x + rng.uniform(0, 20) for x in q]
        v = [rng.choice((None, x + rng.uniform(0, 40))) for x in p]
        got = ask(document("electre-tri", matrix, costs, weights, "none",
                           {"lambda": lam, "profiles": profiles, "q": q, "p": p, "v": v}))
        signed = [[-x if c else x for x, c in zip(r, costs)] for r in matrix]
        bounds = [[-x if c else x for x, c in zip(r, costs)] for r in profiles]
        up = [[credibility(a, b, w, q, p, v) for b in bounds] for a in signed]
        down = [[credibility(b, a, w, q, p, v) for b in bounds] for a in signed]
        close(got["credibility_a_over_b"], up)
        close(got["credibility_b_over_a"], down)
        for i in range(len(matrix)):
            pessimistic = max([h + 2 for h in range(2) if up[i][h] >= lam - 1e-9], default=1)
            beaten = [h for h in range(2) if down[i][h] >= lam - 1e-9 > up[i][h]]
            assert got["pessimistic"][i] == pessimistic
            assert got["optimistic"][i] == min(beaten, default=2) + 1
    no_veto = ask(document("electre-tri", [[1, 2]], [False] * 2, [1, 1], "none", {"profiles": [[2, 2]], "v": None}))
    assert no_veto["credibility_a_over_b"] == [[0.5]]


def test_weights(folder):
    rng = random.Random(5)
    for _ in range(10):
        matrix, costs, _ = draw(rng, rng.randint(3, 9), rng.randint(2, 5))
        for word in ("equal", "entropy", "critic", "std"):
            close(ask(document("saw", matrix, costs, word))["weights"], weigh(matrix, word, costs), word)
    zero = ask(document("saw", [[0, 1], [1, 1], [1, 2]], [False] * 2, "entropy"))["weights"]
    a, b = math.log(3) - math.log(2), math.log(3) - 1.5 * math.log(2)
    close(zero, [a / (a + b), b / (a + b)])


def within(x, ends):
    return sum(math.fsum((v - mean(x[a:b])) ** 2 for v in x[a:b]) for a, b in zip([0] + ends[:-1], ends))


def test_natural_breaks(folder):
    rng = random.Random(6)
    for _ in range(30):
        n = rng.randint(1, 10)
        k = rng.randint(1, n)
        x = rng.sample(range(100), n)
        got = ask({"method": "natural-breaks", "params": {"x": x, "k": k}})
        x.sort()
        best = min(within(x, list(cut) + [n]) for cut in itertools.combinations(range(1, n), k - 1))
        close(got["within_ss"], best)
        ends = list(itertools.accumulate(got["class_sizes"]))
        close(within(x, ends), best)
        assert got["class_min"] == [x[a] for a in [0] + ends[:-1]] and got["class_max"] == [x[b - 1] for b in ends]
        total = within(x, [n])
        close(got["goodness_of_variance_fit"], 1 - best / total if total else None)
    assert ask({"method": "natural-breaks", "x": [3, 1, 3, 1], "k": 3})["class_sizes"] == [2, 2]


def test_correlation(folder):
    got = ask({"method": "correlation", "params": {"x": [1, 2, 3, 4], "y": [1, 3, 2, 4]}})
    close([got["kendall_tau_b"], got["spearman"], got["weighted_tau"]], [2 / 3, 0.8, 11 / 15])
    # Ties, by hand: pairs (1,2) tied in x, (2,3) tied in y, the other 4 agree: 4 / sqrt (5 x 5).
    got = ask({"method": "correlation", "x": [1, 1, 2, 3], "y": [1, 2, 2, 3]})
    close(got["kendall_tau_b"], 0.8)
    assert ask({"method": "correlation", "x": [1, 1], "y": [1, 2]})["kendall_tau_b"] is None


# -- Form ----------------------------------------------------------------------------------------------------

def test_digits(folder):
    """17 significant digits: what is read back is the same number; null for what isn't one."""
    result = run({"method": "saw", "matrix": [[1], [3]], "normalisation": "sum"})
    assert "0.25, 0.75" in result.stdout
    result = run({"method": "saw", "matrix": [[1], [2]], "normalisation": "sum"})
    assert "0.33333333333333331" in result.stdout and "0.66666666666666663" in result.stdout
    result = run({"method": "saw", "matrix": [[5, 1], [5, 2]], "normalisation": "min-max"})
    assert json.loads(result.stdout)["scores"] == [None, None]
    assert "no. 1 cannot be normalised" in result.stderr
    path = os.path.join(folder, "matrix.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"method": "saw", "matrix": [[1, 2], [3, 1]]}, out)
    assert run("", path).stdout == run({"method": "saw", "matrix": [[1, 2], [3, 1]]}).stdout


def test_bad_input(folder):
    """Each with its place, and all of them at once."""
    good = {"method": "saw", "matrix": [[1, 2], [3, 4]]}
    cases = [
        ({**good, "method": "topsi"}, "Did you mean “topsis”"), ({**good, "wieghts": [1, 1]}, "Did you mean “weights”"),
        ({**good, "matrix": [[1, 2], [3]]}, "/matrix/1"), ({**good, "matrix": []}, "empty"),
        ({**good, "matrix": [[1, "2"], [3, 4]]}, "/matrix/0/1"), ({**good, "weights": [1]}, "has 1 elements, not 2"),
        ({**good, "weights": [1, -1]}, "/weights/1"), ({**good, "weights": [0, 0]}, "No weight is positive"),
        ({**good, "weights": "best"}, "no weights “best”"), ({**good, "weights": 3}, "/weights"),
        ({**good, "types": ["benefit", "costs"]}, "Did you mean “cost”"), ({**good, "normalisation": "vectro"}, "vector"),
        ({**good, "params": {"v": 1}}, "/params/v"), ({**good, "params": 4}, "/params"),
        ({**good, "method": "vikor", "params": {"v": 2}}, "/params/v"), ({"method": "saw"}, "lacks “matrix”"),
        ({**good, "matrix": [[-1, 2], [3, 4]], "weights": "entropy"}, "entropy"),
        ({**good, "method": "promethee2", "params": {"preference": "linear"}}, "needs “p”"),
        ({**good, "method": "promethee2", "params": {"preference": "linear", "q": 2, "p": 1}}, "less than “q”"),
        ({**good, "method": "promethee2", "params": {"preference": "linaer"}}, "Did you mean “linear”"),
        ({**good, "method": "electre-tri"}, "lacks “profiles”"),
        ({**good, "method": "electre-tri", "params": {"profiles": [[2, 2], [1, 3]]}}, "/params/profiles/1"),
        ({**good, "method": "electre-tri", "normalisation": "sum", "params": {"profiles": [[2, 2]]}}, "as they are"),
        ({"method": "smaa", "matrix": [[1, 2]] * 2001}, "more than 2000 rows"),
        ({"method": "smaa", "matrix": [[0, 1], [0, 2]], "normalisation": "sum"}, "a matrix that can be normalised"),
        ({"method": "natural-breaks", "x": [1, 2]}, "lacks “k”"), ({"method": "natural-breaks", "x": [], "k": 1}, "empty"),
        ({"method": "correlation", "x": [1, 2], "y": [1]}, "has 1 elements, not 2"), ([1], "object"), ("{", "1:2"), ("", "")]
    for case, message in cases:
        result = run(case)
        assert result.returncode == 1 and not result.stdout and message in result.stderr, (case, message, result)
    result = run({**good, "matrix": [[1, 2], [3], ["x", 2]], "weights": [1, 2, 3], "types": ["cost"], "normalisation": "x"})
    assert all(place in result.stderr for place in ("/matrix/1", "/matrix/2/0", "/types", "/weights", "/normalisation")), result.stderr
    assert run("", os.path.join(folder, "none.json")).returncode == 2
    assert subprocess.run([CLI, "matrix"], capture_output=True, check=False).returncode == 2


# -- methods -------------------------------------------------------------------------------------------------

def tau(x, y):
    sign = [[(a > b) - (a < b) for b in v] for v in (x, y) for a in v]
    n = len(x)
    a, b = sign[:n], sign[n:]
    num = sum(a[i][j] * b[i][j] for i in range(n) for j in range(n))
    return num / math.sqrt(sum(v * v for r in a for v in r) * sum(v * v for r in b for v in r))


def test_methods_of_nobody(folder):
    """Of partners without facts nobody can say that all methods give them the same rank."""
    path = os.path.join(folder, "nobody.json")
    with open(path, "w", encoding="utf-8") as stream:
        json.dump({"format": "entente-dataset", "version": 1, "hub": {"id": "H", "name": "Hub"},
                   "criteria": [{"id": "a", "name": "A", "weight": 1, "indicators": [
                       {"id": "x", "name": "X", "value": {"kind": "linear", "from": 0, "to": 1}}]}],
                   "partners": [{"id": "P", "name": "Pea"}, {"id": "Q", "name": "Queue"}]}, stream)
    said = subprocess.run([CLI, "methods", path], capture_output=True, text=True, check=True).stdout
    assert "No partner can be rated yet" in said and "same ranks" not in said, said


def test_methods(folder):
    result = subprocess.run([CLI, "methods", SAMPLE, "--format", "json"], capture_output=True, text=True, check=True)
    data = json.loads(result.stdout)
    rated = [p for p in data["partners"] if p["ranks"]["vikor"] is not None]
    apart = max(max(p["ranks"].values()) - min(p["ranks"].values()) for p in rated)
    assert data["mover"]["worst-rank"] - data["mover"]["best-rank"] == apart > 0
    for a, row in data["kendall-tau-b"].items():
        for b, value in row.items():
            close(value, tau([p["ranks"][a] for p in rated], [p["ranks"][b] for p in rated]), (a, b))
    assert data["reversals"] == []
    for method in data["kendall-tau-b"]:
        for p in rated:
            assert p["ranks"][method] == 1 + sum(round(q["scores"][method] * 1e12) > round(p["scores"][method] * 1e12) for q in rated)
    ranked = json.loads(subprocess.run([CLI, "rank", SAMPLE, "--format", "json"], capture_output=True, text=True, check=True).stdout)
    for criterion, found in data["influence"].items():
        known = [(p["values"][criterion], p["score"]) for p in ranked["partners"]
                 if p["score"] is not None and p["values"][criterion] is not None]
        close(found["influence"], correlate(*map(list, zip(*known))) ** 2, criterion)
    table = subprocess.run([CLI, "methods", SAMPLE], capture_output=True, text=True, check=True).stdout
    assert "cannot reverse" in table and "Moves most:" in table
    table = subprocess.run([CLI, "methods", SAMPLE, "--format", "csv"], capture_output=True, text=True, check=True).stdout
    assert len(table.splitlines()) == len(data["partners"]) + 1
    scenario = os.path.join(folder, "promethee.json")
    with open(scenario, "w", encoding="utf-8") as out:
        json.dump({"format": "entente-scenario", "version": 1, "method": {"kind": "promethee", "normalisation": "vector"}}, out)
    result = subprocess.run([CLI, "methods", SAMPLE, "--scenario", scenario], capture_output=True, text=True, check=True)
    assert len(re.findall("can reverse two others", result.stdout)) == 2, result.stdout


def main():
    tests = sorted((n, t) for n, t in globals().items() if n.startswith("test_"))
    print(f"1..{len(tests)}")
    failed = 0
    for k, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {k} {name}")
            except (AssertionError, KeyError, TypeError, ValueError, subprocess.SubprocessError) as error:
                failed += 1
                print(f"not ok {k} {name}\n# {type(error).__name__}: {error}".replace("\n", "\n# ", 1))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
