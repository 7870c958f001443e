#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Writes datasets that somebody made to do harm, or just very large or very bare ones.

    hostile_dataset.py KIND > FILE

"hostile" has names, units, sources, notes and links with markup, escapes of terminals, marks that reorder text,
formulas, mnemonics and very long words; the others are at a limit in one respect each.
"""

import json
import sys

NAMES = [
    "<b>bold</b> & <i>", "&amp;&lt;b&gt;&#x1b;", "100 %s %n %d %99999s", "\u001b[31mred\u001b[0m",
    "\u001b]0;title\u0007", "\u009b31m\u009d0;x\u009c\u0090", "invoice\u202egpj.exe", "\u2066a\u2067b\u2068c\u2069",
    "\u200eleft\u200fright\u061c", "zero\u200bwidth\u200c\u200d\u2060\ufeff", "line\none\ttab\r\ntwo\u2028three",
    "Z\u0341\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e\u030f\u0310\u0311"
    "\u0316\u0317\u0318\u0319\u031c\u031d\u031e\u031f\u0320a\u0334\u0335lgo\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
    "\u0301\u0308leading mark", "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 family",
    "\u05e9\u05dc\u05d5\u05dd world 33 % \u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\u0645\u0635\u0631",
    "=HYPERLINK(\"http://x.invalid\",\"click\")", "+1+cmd|' /C calc'!A0", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1",
    "\uff1d1+1", "'quoted'", "\"double\";comma,semicolon", "_File", "__double_under_score_", "\\\\server\\share",
    "../../etc/passwd", "<a href=\"javascript:alert(1)\">click</a>", "</title><script>x</script>", "]]>", "<!--",
    "Xy" * 2500, "\u6f22\u5b57" * 300, "word " * 400, "\u2800x\u3164\u115f", "\ufffe\uffff\U0001fffe",
    "\U000e0001\U000e0041\U000e0042", "a\u00adb", "\u0430pple (Cyrillic a)", "$(reboot) `id` ; rm", "%1$s %2$n",
]

URLS = [
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,<script>x</script>",
    "https://user:pass@trusted.example@evil.example/", "https://\u0430pple.example/path",
    "https://xn--pple-43d.example/", "https://good.example/\nX-Injected: 1", "https://good.example/\u202egpj.exe",
    "http://plain.example/a?b=<c>&d=\"e\"'f'", "HTTPS://UPPER.EXAMPLE/", "https:/one-slash.example", "https://",
    "//no-scheme.example/", "ftp://ftp.example/", "mailto:x@y.example", "https://" + "long." * 300 + "example/",
    "https://[::1]/", "https://1.2.3.4:8080/x", "  https://blank.example/ ", "x-entente:anything",
    "https://bidi.example/\u05e9\u05dc", "https://good.example\\@evil.example/", "https://good.example#@evil.example/",
]


def name(number):
    return NAMES[number % len(NAMES)]


def base(n_partners=40, n_criteria=4, **members):
    criteria = [{"id": f"c{c}", "name": f"Criterion {c + 1}", "weight": c + 1,
                 "indicators": [{"id": f"i{c}", "name": f"Indicator {c + 1}",
                                 "value": {"kind": "linear", "from": 0, "to": 100}}]} for c in range(n_criteria)]
    partners = [{"id": f"p{p}", "name": f"Partner {p + 1}", "region": f"Region {p % 5 + 1}",
                 "location": [(p * 37) % 340 - 170, (p * 23) % 130 - 60],
                 "facts": {f"i{c}": {"2025": (p * 31 + c * 17 + p * c) % 101} for c in range(n_criteria)}}
                for p in range(n_partners)]
    return {"format": "entente-dataset", "version": 1, "title": "At a limit", "year": 2025,
            "hub": {"id": "HUB", "name": "Hub", "location": [0, 10]}, "criteria": criteria, "partners": partners,
            **members}


def hostile():
    data = base(len(NAMES), 6)
    data["title"] = name(0) + name(6)
    data["description"] = {"en": name(3) + "\n" + name(30), "x-1": name(4)}
    data["marking"] = "<b>" + name(6) + name(3)
    data["hub"]["name"] = name(2) + "<u>_Hub</u>"
    data["sources"] = [{"id": f"s{i}", "title": name(i), "publisher": name(i + 1), "url": url, "licence": name(i + 2),
                        "edition": name(i + 3)} for i, url in enumerate(URLS)]
    for number, criterion in enumerate(data["criteria"]):
        criterion["name"] = name(number * 3)
        criterion["description"] = name(number * 3 + 1)
        criterion["indicators"][0].update(name=name(number * 3 + 2), unit=name(number * 5), description=name(number))
    data["criteria"][0]["indicators"].append(
        {"id": "kind", "name": name(6), "weight": 1, "value": {"kind": "categories", "categories": {
            name(3): 0, "\u202eobac": 0.5, "<b>": 0.75, "named": {"name": name(4), "value": 1}}}})
    for number, partner in enumerate(data["partners"]):
        partner["name"] = name(number)
        partner["region"] = name(number % 7)
        partner["also"] = [name(number + 1)]
        partner["facts"]["kind"] = {"2025": [name(3), "\u202eobac", "<b>", "named"][number % 4]}
        for c in range(6):
            value = partner["facts"][f"i{c}"]["2025"]
            partner["facts"][f"i{c}"]["2025"] = {"value": value, "source": f"s{(number * 6 + c) % len(URLS)}",
                                                 "note": name(number + c), "low": value / 2, "high": value + 1}
        partner["pledges"] = [{"indicator": "i0", "target": 100, "year": 2030, "source": "s0"}]
    data["tiers"] = {"rule": "thresholds", "list": [
        {"id": "t1", "name": name(0), "from": 0.6}, {"id": "t2", "name": name(6), "from": 0.4},
        {"id": "t3", "name": "_" + name(30)}]}
    data["gates"] = [{"indicator": "i1", "below": 30, "cap": "t2", "reason": name(0) + name(3) + name(6)}]
    data["presets"] = [{"id": f"preset{i}", "name": name(i), "description": name(i + 1),
                        "weights": {f"c{c}": (i + c) % 5 + 1 for c in range(6)}} for i in range(0, len(NAMES), 3)]
    data["blocs"] = [{"id": f"b{i}", "name": name(i), "members": [f"p{i}", f"p{i + 1}", f"p{i + 2}"]} for i in range(10)]
    data["tie-kinds"] = [{"id": f"k{i}", "name": name(i + 3), "strength": 1} for i in range(4)]
    data["ties"] = [{"a": "HUB" if i % 3 == 0 else f"p{i}", "b": f"p{(i * 7 + 1) % 20 + 20}", "kind": f"k{i % 4}",
                     "since": 1990, "source": f"s{i % len(URLS)}", "note": name(i)} for i in range(20)]
    data["conditions"] = [{"id": "cond", "name": name(0), "tie-kinds": ["k0"], "indicator": "i0", "at-least": 50,
                           "hypothetical": True}]
    data["partners"][0]["agenda"] = [{"issue": name(0), "hub": name(3), "risk": name(6), "compromise": name(30),
                                      "what-if": {"i0": 99}}]
    data["partners"][0]["plan"] = [{"area": name(0), "low": 1, "high": 2, "unit": name(6), "from": 2026, "to": 2027,
                                    "priority": 1}]
    return data


def with_ties(n_partners, n_ties):
    ties = [{"a": f"p{(i * 7919) % n_partners}", "b": f"p{((i * 7919) % n_partners + 1 + i * 31 % (n_partners - 1)) % n_partners}",
             "kind": f"k{i % 4}"} for i in range(n_ties)]
    return base(n_partners, **{"tie-kinds": [{"id": f"k{i}", "name": f"Kind {i}"} for i in range(4)], "ties": ties})


def with_tiers(n):
    return base(tiers={"rule": "thresholds", "list": [
        {"id": f"t{i}", "name": f"Tier {i + 1}", **({"from": 1 - (i + 1) / (n + 1)} if i < n - 1 else {})}
        for i in range(n)]})


def with_facts(value, **members):
    data = base(**members)
    for partner in data["partners"]:
        partner["facts"] = {} if value is None else {key: {"2025": value} for key in partner["facts"]}
    return data


def long_names():
    data = base(60, 5)
    for number, partner in enumerate(data["partners"]):
        partner["name"] = ["X" * 5000, "Long name of many words " * 200, "\u6f22" * 5000][number % 3] + str(number)
        partner["region"] = "R" * 5000 + str(number % 5)
    for criterion in data["criteria"]:
        criterion["name"] = "C" * 5000
        criterion["description"] = "D" * 50000
        criterion["indicators"][0].update(name="I" * 5000, unit="u" * 5000)
    data["title"] = "T" * 5000
    data["hub"]["name"] = "H" * 5000
    data["marking"] = "M" * 5000
    data["tiers"] = {"rule": "thresholds", "list": [{"id": "a", "name": "A" * 5000, "from": 0.5},
                                                    {"id": "b", "name": "B" * 5000}]}
    data["blocs"] = [{"id": "b", "name": "B" * 5000, "members": ["p0", "p1", "p2"]}]
    data["presets"] = [{"id": "p", "name": "P" * 5000, "weights": {f"c{c}": 1 for c in range(5)}}]
    return data


KINDS = {
    "hostile": hostile,
    "long": long_names,
    "criteria": lambda: base(60, 200),
    "too-many-criteria": lambda: base(3, 501),
    "ties": lambda: with_ties(400, 20000),
    "tiers": lambda: with_tiers(64),
    "presets": lambda: base(presets=[{"id": f"preset{i}", "name": f"Preset {i + 1}",
                                      "weights": {f"c{c}": (i * c) % 7 + 1 for c in range(4)}} for i in range(300)]),
    "blocs": lambda: base(200, blocs=[{"id": f"b{i}", "name": f"Bloc {i + 1}",
                                       "members": [f"p{(i * 13 + k * 7) % 200}" for k in range(5)]}
                                      for i in range(2000)]),
    "one": lambda: base(1),
    "none": lambda: base(0),
    "unrated": lambda: with_facts(None),
    "equal": lambda: with_facts(50),
    "weightless": lambda: {**base(), "criteria": [{**c, "weight": 0} for c in base()["criteria"]]},
}


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in KINDS:
        sys.exit(f"usage: {sys.argv[0]} {'|'.join(KINDS)}")
    json.dump(KINDS[sys.argv[1]](), sys.stdout, ensure_ascii=True)
    print()


if __name__ == "__main__":
    main()
