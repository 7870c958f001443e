#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Computes a dataset's scores, ranks and tiers in plain Python: a second opinion on the program's engine.

usage: reference-model.py DATASET.json                       prints a summary
       reference-model.py DATASET.json -o EXPECTED.json      writes every number
       reference-model.py DATASET.json --check EXPECTED.json compares with what was written before

Covers what the samples use: points, linear, log and categories values; derived quantities; the weighted
mean with missing values renormalised; thresholds and sizes; gates; what-ifs; years; pledges. It shares no
code with the program and reads the shipped file only. Standard library only.
"""
import argparse
import json
import math
import sys


def on_grid(score):
    """Scores are compared as whole numbers of 1e-12, so that rounding in the last bits never decides."""
    return round(score * 1e12)


def value_of(spec, raw):
    if raw is None:
        return None
    kind = spec['kind']
    if kind == 'categories':
        found = spec['categories'][raw]
        return float(found['value'] if isinstance(found, dict) else found)
    if kind == 'points':
        points = spec['points']
        if raw <= points[0][0]:
            return points[0][1]
        for (x0, v0), (x1, v1) in zip(points, points[1:]):
            if raw <= x1:
                return v0 + (v1 - v0) * (raw - x0) / (x1 - x0)
        return points[-1][1]
    if kind == 'linear':
        t = (raw - spec['from']) / (spec['to'] - spec['from'])
    elif kind == 'log':
        t = (math.log10(raw / spec['from']) / math.log10(spec['to'] / spec['from'])) if raw > 0 else 0.0
    else:
        raise ValueError(kind)
    return min(1.0, max(0.0, t))


class Model:
    """One dataset; evaluate () gives one scenario's outcome."""

    def __init__(self, document):
        self.document = document
        self.criteria = document['criteria']
        self.quantities = {q['id']: q for c in self.criteria for q in c['indicators']}
        self.quantities.update({q['id']: q for q in document.get('measures', [])})
        self.partners = {p['id']: p for p in document['partners']}
        self.year = document.get('year')
        if self.year is None:
            self.year = max((int(y) for p in document['partners'] for s in p.get('facts', {}).values() for y in s), default=0)

    def own_facts(self, partner, quantity):
        """{year: raw}; an explicit null stays in as None."""
        out = {}
        for year, given in self.partners[partner].get('facts', {}).get(quantity, {}).items():
            out[int(year)] = given.get('value') if isinstance(given, dict) else given
        return out

    def derive(self, partner, quantity, y):
        """The derived value of year y, if all inputs have facts of their own; else None."""
        spec = self.quantities[quantity]['derived']
        if 'change-of' in spec:
            own = self.series(partner, spec['change-of'])
            now, then = own.get(y), own.get(y - spec['years'])
            return None if now is None or then is None else now - then
        factors = [self.series(partner, q).get(y) for q in spec['product']]
        return None if None in factors else math.prod(factors) * spec.get('times', 1)

    def series(self, partner, quantity):
        """Facts, and what can be derived in the years without one; None where a null forbids it."""
        out = self.own_facts(partner, quantity)
        spec = self.quantities[quantity].get('derived')
        if spec:
            inputs = [spec['change-of']] if 'change-of' in spec else spec['product']
            years = {y for q in inputs for y in self.series(partner, q)}
            for y in years - set(out):
                found = self.derive(partner, quantity, y)
                if found is not None:
                    out[y] = found
        return out

    def carried(self, partner, quantity, year):
        """The last entry at or before the year; an explicit null counts as an entry."""
        known = [(y, v) for y, v in self.series(partner, quantity).items() if y <= year]
        return max(known, key=lambda k: k[0])[1] if known else None

    def pledged(self, partner, quantity, year):
        """The straight line from the last fact over the pledges, held after the last; None if none holds."""
        goals = sorted((g['year'], g['target']) for g in self.partners[partner].get('pledges', [])
                       if g['indicator'] == quantity)
        facts = {y: v for y, v in self.own_facts(partner, quantity).items() if v is not None}
        if not goals or not facts:
            return None
        last = max(facts)
        line = [(last, facts[last])] + [g for g in goals if g[0] > last]
        if len(line) == 1 or year <= last:
            return None
        for (y0, v0), (y1, v1) in zip(line, line[1:]):
            if year <= y1:
                return v0 + (v1 - v0) * (year - y0) / (y1 - y0)
        return line[-1][1]

    def given(self, partner, quantity, scenario, year):
        """(whether a what-if or a pledge sets the quantity at the year, what it sets)."""
        changes = scenario.get('what-if', {}).get(partner, {})
        if quantity in changes:
            return True, changes[quantity]
        promised = self.pledged(partner, quantity, year) if scenario.get('assume-pledges') else None
        return promised is not None, promised

    def moved(self, partner, quantity, scenario, year):
        """A derived quantity at the evaluated year when a what-if or a pledge stands on an input there."""
        spec = self.quantities[quantity]['derived']
        inputs = [spec['change-of']] if 'change-of' in spec else spec['product']
        if not any(self.given(partner, q, scenario, year)[0] for q in inputs):
            return False, None
        known = {y: v for y, v in self.own_facts(partner, quantity).items() if y <= year}
        if known and (max(known) == year or known[max(known)] is None):
            return False, None
        now = [self.raw(partner, q, scenario, year) for q in inputs]
        if 'change-of' in spec:
            then = self.series(partner, inputs[0]).get(year - spec['years'])
            if then is None and scenario.get('assume-pledges'):
                then = self.pledged(partner, inputs[0], year - spec['years'])
            if then is None and now[0] is not None:
                return False, None
            now.append(then)
        if None in now:
            return True, None
        return True, now[0] - now[1] if 'change-of' in spec else math.prod(now) * spec.get('times', 1)

    def raw(self, partner, quantity, scenario, year):
        is_given, value = self.given(partner, quantity, scenario, year)
        if is_given:
            return value
        if 'derived' in self.quantities[quantity]:
            is_moved, value = self.moved(partner, quantity, scenario, year)
            if is_moved:
                return value
        return self.carried(partner, quantity, year)

    def criterion_values(self, raws):
        """(weighted mean over the indicators present or None, weight present / weight of all)."""
        out = []
        for criterion in self.criteria:
            total = have = points = 0.0
            for indicator in criterion['indicators']:
                weight = indicator.get('weight', 1)
                value = value_of(indicator['value'], raws[indicator['id']])
                total += weight
                if value is not None:
                    have += weight
                    points += weight * value
            out.append((points / have if have else None, have / total if total else 0.0))
        return out

    def weights(self, scenario):
        given = scenario.get('weights') or {c['id']: c['weight'] for c in self.criteria}
        total = sum(given.values())
        return [given[c['id']] / total for c in self.criteria]

    def evaluate(self, scenario):
        year = scenario.get('year', self.year)
        shares = self.weights(scenario)
        raws = {a: {q: self.raw(a, q, scenario, year) for q in self.quantities} for a in self.partners}
        scores, coverage = {}, {}
        for a in self.partners:
            values = self.criterion_values(raws[a])
            present = sum(w for w, (v, _) in zip(shares, values) if v is not None)
            scores[a] = sum(w * v for w, (v, _) in zip(shares, values) if v is not None) / present if present else None
            coverage[a] = sum(w * c for w, (_, c) in zip(shares, values))
        ranks = {a: None if s is None else 1 + sum(o is not None and on_grid(o) > on_grid(s) for o in scores.values())
                 for a, s in scores.items()}
        tiers, gates = {}, {}
        for a in self.partners:
            tiers[a], gates[a] = self.tier(scores, ranks, a, raws[a])
        return {'scores': scores, 'ranks': ranks, 'tiers': tiers, 'gates': gates, 'coverage': coverage, 'raws': raws}

    def free_tier(self, scores, ranks, a):
        """Index of the tier before gates."""
        tiers, rated = self.document['tiers'], sum(s is not None for s in scores.values())
        if tiers['rule'] == 'thresholds':
            return next(i for i, t in enumerate(tiers['list'])
                        if 'from' not in t or on_grid(scores[a]) >= on_grid(t['from']))
        places = 0
        for i, tier in enumerate(tiers['list']):
            size = tiers['sizes'][i] if i < len(tiers.get('sizes', [])) else tier
            places += size['count'] if 'count' in size else math.ceil(size['share'] * rated) if 'share' in size else rated
            if ranks[a] <= places:
                return i
        return len(tiers['list']) - 1

    def tier(self, scores, ranks, a, raws):
        if scores[a] is None:
            return None, []
        ids = [t['id'] for t in self.document['tiers']['list']]
        free = reached = self.free_tier(scores, ranks, a)
        reasons = []
        for gate in self.document.get('gates', []):
            x, cap = raws[gate['indicator']], ids.index(gate['cap'])
            hit = x is not None and (x < gate['below'] if 'below' in gate else x > gate['above'])
            if hit and cap > free:
                reasons.append(gate['indicator'])
                reached = max(reached, cap)
        return ids[reached], reasons


def outcome(found):
    """One row a partner: score, rank, tier, coverage, the indicators whose gates lowered the tier."""
    return {a: [found['scores'][a], found['ranks'][a], found['tiers'][a], found['coverage'][a], found['gates'][a]]
            for a in found['scores']}


def cases(model):
    """(name, scenario) of everything that is written: presets, scenes, and some years."""
    out = [('preset/' + p['id'], {'weights': p['weights']}) for p in model.document['presets']]
    out += [('scene/' + s['id'], s.get('scenario', {})) for s in model.document.get('scenes', [])]
    if any(p.get('pledges') for p in model.partners.values()):
        out += [('year/%d' % y, {'year': y}) for y in (2014, 2019, 2022, 2024, 2025)]
        out += [('pledges/%d' % y, {'year': y, 'assume-pledges': True}) for y in (2026, 2028, 2030, 2035, 2040)]
    return out


def write(path, found):
    rows = ',\n'.join(' %s: {\n  "scenario": %s,\n  "partners": {\n%s\n  }\n }' % (
        json.dumps(name), json.dumps(scenario),
        ',\n'.join('   %s: %s' % (json.dumps(a), json.dumps(r)) for a, r in outcome(result).items()))
        for name, scenario, result in found)
    with open(path, 'w', encoding='utf-8') as out:
        out.write('{\n%s\n}\n' % rows)


def is_same(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= 1e-12
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(is_same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return list(a) == list(b) and all(is_same(a[k], b[k]) for k in a)
    return a == b


def compare(before, now):
    """0 if the written numbers are still those of the dataset; libm may differ in the last bits."""
    for name in sorted(set(before) | set(now)):
        if not is_same(before.get(name), now.get(name)):
            print('%s: the numbers are out of date; write them again with -o' % name)
    return 0 if is_same(before, now) else 1


def main():
    parser = argparse.ArgumentParser(description='Computes the expected numbers of a dataset.')
    parser.add_argument('dataset')
    parser.add_argument('-o', '--output')
    parser.add_argument('--check')
    args = parser.parse_args()
    with open(args.dataset, encoding='utf-8') as source:
        model = Model(json.load(source))
    found = [(name, scenario, model.evaluate(scenario)) for name, scenario in cases(model)]
    if args.check:
        with open(args.check, encoding='utf-8') as before:
            return compare(json.load(before), {n: {'scenario': s, 'partners': outcome(r)} for n, s, r in found})
    if args.output:
        write(args.output, found)
        return 0
    tiers = [t['id'] for t in model.document['tiers']['list']]
    for name, _, result in found:
        best = sorted((a for a in result['scores'] if result['ranks'][a]), key=lambda a: result['ranks'][a])[:10]
        print('%-26s %s  %s  gated: %s' % (
            name, '/'.join(str(sum(t == q for t in result['tiers'].values())) for q in tiers),
            ' '.join('%s %.3f' % (a, result['scores'][a]) for a in best),
            ' '.join('%s(%s)' % (a, '+'.join(g)) for a, g in result['gates'].items() if g) or 'none'))
    return 0


if __name__ == '__main__':
    sys.exit(main())
