#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Builds resources/sample/partners-2026.json from collected facts, a model and the texts beside this script.

usage: make-sample.py FACTS.json MODEL.json [--texts sample-texts.json] [-o partners-2026.json]

FACTS holds one record a partner with raw series and their sources, MODEL the criteria, tiers, ties and
presets; sample-texts.json what is worded here: short names, descriptions, captions, source titles.

What is left out, and why:
  * the Corruption Perceptions Index: its licence allows no derived works. The indicator stays, without
    facts, so that a CSV with the columns `id` and `corruption` fills it;
  * every SIPRI column but three single figures: arms deliveries enter as bands, systems as a count and
    the share of arms from Russia or China in bands of 25 %.
A value that is missing stays missing; each fact names its year and its source. Standard library only.
"""
import argparse
import json
import os
import re

INVARIANT_MEMBERS = ('tie-kinds', 'ties', 'blocs', 'milestones', 'conditions')
ARMS_BANDS = ((0, 'none'), (50, 'under-50'), (250, '50-250'), (1000, '250-1000'), (2500, '1000-2500'))
FIRST_TIE_YEAR, LAST_TIE_YEAR = 2014, 2026
WIDE = '[\u3000-\u30ff\u3400-\u9fff\uff00-\uff5e]'


def series(indicator):
    """{year: point} of the points that have a value."""
    return {p['year']: p for p in indicator.get('series', []) if p.get('value') is not None}


def fact(value, source, **extra):
    return {'value': value, 'source': source, **{k: v for k, v in extra.items() if v is not None}}


def defence_share(partner, raw):
    """Members of NATO: the headline series with single NATO figures; the others: the public-domain
    series; Ukraine from 2022: three cited figures, whose lower bound is the last share before the war."""
    book, head = series(raw['defence_pct_gdp_factbook']), series(raw['defence_pct_gdp'])
    use = head if 'nato' in partner['memberships'] else dict(book)
    out = {}
    war = {y: p for y, p in head.items() if y >= 2022} if partner['id'] == 'UKR' else {}
    for year, point in sorted({**use, **war}.items()):
        bounds = {'low': book[2021]['value'], 'high': point['value']} if year in war else {}
        out[year] = fact(point['value'], point.get('source', 'factbook-hist'), **bounds)
    return out


def defence_money(partner, raw, shares, texts, model_year):
    """Millions of US dollars in the year of the last share; for Ukraine explicitly unknown, also
    under a what-if, because the GDP leaves out the aid that pays for much of it."""
    last = max(shares)
    if partner['id'] == 'UKR':
        unknown = {'value': None, 'source': 'factbook', 'note': texts['notes']['ukraine-money']}
        return {last: unknown, model_year: unknown}
    if last < 2021:
        return {}
    return {last: fact(round(shares[last]['value'] * raw['gdp_usd']['value'] / 1e8), 'factbook')}


def strongest_ties(ident, model):
    """The kind of the strongest tie with the hub by year; only the years in which it changes."""
    worth = next(i for c in model['criteria'] for i in c['indicators'] if i['id'] == 'tie')['value']['categories']
    own = [t for t in model['ties'] if t['a'] == model['hub']['id'] and t['b'] == ident and worth.get(t['kind'])]
    out, last = {}, None
    for year in range(FIRST_TIE_YEAR, LAST_TIE_YEAR + 1):
        held = [t for t in own if t['since'] is None or t['since'] <= year]
        best = max(held, key=lambda t: worth[t['kind']]) if held else {'kind': 'none', 'source': 'ties-listed'}
        if best['kind'] != last:
            out[year], last = fact(best['kind'], best['source']), best['kind']
    return out


def troops(ident, raw, model):
    """Permanently assigned troops, or one sourced total where forces rotate through."""
    instead = model['replacements']['us-troops'].get(ident)
    if instead is None:
        return {y: fact(p['value'], 'dmdc-troops') for y, p in sorted(series(raw['us_troops']).items())}
    if instead['value'] is None:
        return {}
    return {instead['year']: fact(instead['value'], instead['source'], low=instead.get('low'), high=instead.get('high'))}


def arms_band(value):
    for limit, key in ARMS_BANDS:
        if value <= limit if limit == 0 else value < limit:
            return key
    return 'over-2500'


def rival_free_band(raw):
    """The share of arms from neither Russia nor China: 100 where there were none of theirs, else the
    middle of a band 25 points wide, with the band as the interval."""
    shares = raw['arms_import_shares_2020_2024'].get('shares')
    if not shares:
        return {}
    share = 100 - shares.get('RUS', 0) - shares.get('CHN', 0)
    if share >= 100:
        return {2024: fact(100, 'sipri-at-deliveries')}
    low = 25 * min(3, max(0, int(share // 25)))
    return {2024: fact(low + 12.5, 'sipri-at-deliveries', low=low, high=low + 25)}


def bloc_level(partner):
    level = 4
    for member in partner.get('adverse_memberships', []):
        status = member['status']
        if member['bloc'] == 'csto':
            level = min(level, 1 if 'suspend' in status else 0)
        elif member['bloc'] == 'sco' and status.startswith('member'):
            level = min(level, 2)
        else:
            level = min(level, 3)
    return level


def personnel(ident, raw, texts):
    found = raw['active_personnel']
    if not found.get('value'):
        return {}
    low, high = found.get('range') or (None, None)
    return {found['year']: fact(found['value'], 'factbook', low=low, high=high,
                                note=texts['notes'].get('personnel-' + ident))}


def arrangements(raw):
    flags = [raw[k].get('value') for k in ('reciprocal_defense_procurement', 'security_of_supply',
                                           'critical_minerals_agreement', 'pax_silica')]
    known = sum(f is True for f in flags)
    unknown = sum(f is None for f in flags)
    bounds = {'low': known, 'high': known + unknown} if unknown else {}
    return {2026: fact(known, 'dfars-rdp', **bounds)}


def export_regimes(ident, raw, texts):
    joined = sum(raw['export_control_regimes'].get(k) is True for k in ('wassenaar', 'australia_group', 'nsg', 'mtcr'))
    if ident == 'IN':
        return {2025: fact(joined, 'factbook', low=joined, high=joined + 1, note=texts['notes']['regimes-IN'])}
    return {2025: fact(joined, 'factbook')}


def facts_of(partner, ident, model, texts):
    raw = partner['indicators']
    shares = defence_share(partner, raw)
    sold, bought = raw['us_goods_exports_to']['value'], raw['us_goods_imports_from']['value']
    sites, gdp, people = raw['us_base_sites_2018'], raw['gdp_usd'], raw['population']
    everything = {
        'defence-gdp': shares,
        'defence-usd': defence_money(partner, raw, shares, texts, model['year']),
        'active-personnel': personnel(ident, raw, texts),
        'tie': strongest_ties(ident, model),
        'us-troops': troops(ident, raw, model),
        'us-sites': {2018: fact(sites['value'] + (sites.get('lily_pads') or 0), 'vine-bases')},
        'us-systems': {2024: fact(len(raw['us_systems'].get('systems') or {}), 'sipri-at-orders')},
        'front-distance': {2014: fact(raw['distance_territory_to_adversary_km']['value'], 'natural-earth')},
        'chokepoint-distance': {2014: fact(raw['chokepoint_distance_km']['value'], 'chokepoints')},
        'us-trade': {2024: fact(round(sold + bought, 1), 'census-trade')},
        'us-balance': {2024: fact(round(100 * (sold - bought) / (sold + bought), 1), 'census-trade')},
        'us-arms': {2024: fact(arms_band(raw['us_arms_imports_tiv_2020_2024']['value']), 'sipri-at-deliveries')},
        'arrangements': arrangements(raw),
        'export-regimes': export_regimes(ident, raw, texts),
        'rival-free-arms': rival_free_band(raw),
        'bloc-independence': {2025: fact(bloc_level(partner), 'factbook')},
        'gdp-usd': {gdp['year']: fact(gdp['value'], gdp['source'])},
        'population': {people['year']: fact(people['value'], people['source'])},
    }
    return {k: {str(y): f for y, f in v.items()} for k, v in everything.items() if v}


def make_partner(partner, ident, model, texts):
    place = partner['capital']
    name = texts['names'].get(ident, {})
    region = texts['regions'][texts['region-of'].get(ident, partner['region'])]
    out = {'id': ident, 'name': {'en': name.get('en', partner['name_en']), 'ja': name.get('ja', partner['name_ja'])},
           'region': region, 'location': [place['lon'], place['lat']],
           'facts': facts_of(partner, ident, model, texts)}
    if ident in texts['also']:
        out = {'id': ident, 'name': out['name'], 'also': texts['also'][ident], **{k: out[k] for k in list(out)[2:]}}
    if ident in model['pledges']:
        out['pledges'] = model['pledges'][ident]
    return out


def name_categories(value, names, model):
    """{key: {"name", "value"}}; a category that is called like a kind of tie takes its name."""
    kinds = {k['id']: k['name'] for k in model['tie-kinds']}
    return dict(value, categories={k: {'name': names.get(k) or kinds[k], 'value': v}
                                   for k, v in value['categories'].items()})


def make_criteria(model, texts):
    out = []
    for criterion in model['criteria']:
        mine = dict(criterion, indicators=[])
        for indicator in criterion['indicators']:
            new = {k: v for k, v in indicator.items() if k != 'why'}
            said = texts['indicators'].get(indicator['id'], {})
            new['description'] = said.get('description', {'en': indicator['why']})
            new.update({k: v for k, v in said.items() if k != 'description'})
            if 'categories' in new['value']:
                new['value'] = name_categories(new['value'], texts['categories'].get(indicator['id'], {}), model)
            mine['indicators'].append(new)
        out.append(mine)
    return out


def used_sources(document, model, texts):
    """Only the sources that some fact, tie, pledge, milestone or condition names."""
    used = set()

    def walk(node):
        if isinstance(node, dict):
            if isinstance(node.get('source'), str):
                used.add(node['source'])
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(document)
    out = []
    for source in model['sources'] + texts['own-sources']:
        if source['id'] in used:
            kept = {k: v for k, v in source.items() if v is not None}
            kept.update(texts['sources'].get(source['id'], {}))
            out.append({k: v for k, v in kept.items() if v is not None})
    return out


def rename_sources(node, names):
    if isinstance(node, dict):
        return {k: names.get(v, v) if k in ('source', 'id') and isinstance(v, str) else rename_sources(v, names)
                for k, v in node.items()}
    if isinstance(node, list):
        return [rename_sources(v, names) for v in node]
    return node


def widen(text):
    """Japanese text with full-width parentheses and colons; the letter of a clause keeps its own: 第3条(a)(iv)."""
    if not re.search(WIDE, text):
        return text
    clause = r'\([a-z]+\)'
    pieces = [p if re.fullmatch(clause, p) else p.replace('(', '\uff08').replace(')', '\uff09')
              for p in re.split(f'({clause})', text)]
    return re.sub(f'(?<={WIDE}):|:(?={WIDE})', '\uff1a', ''.join(pieces))


def widen_punctuation(node):
    if isinstance(node, dict):
        return {k: widen_punctuation(v) for k, v in node.items()}
    if isinstance(node, list):
        return [widen_punctuation(v) for v in node]
    return widen(node) if isinstance(node, str) else node


def strip_nulls(ties):
    return [{k: v for k, v in t.items() if v is not None} for t in ties]


def build(facts, model, texts):
    ids = model['ids']
    document = {k: model[k] for k in ('format', 'version')}
    document['title'], document['description'] = texts['title'], texts['description']
    document['marking'] = texts['marking']
    document.update({k: model[k] for k in ('date', 'year')})
    document['sources'] = []
    document['hub'] = dict(model['hub'], **texts['hub'])
    document['criteria'] = make_criteria(model, texts)
    document['measures'] = texts['measures']
    document['tiers'] = dict(model['tiers'], list=[dict(t, **texts['tiers'].get(t['id'], {})) for t in model['tiers']['list']])
    document['gates'] = [dict(g, **texts['gates'].get(g['indicator'], {})) for g in model['gates']]
    document['presets'] = [dict(p, **texts['presets'].get(p['id'], {})) for p in model['presets']]
    order = {a: i for i, a in enumerate(model['ship'])}
    chosen = sorted((p for p in facts['partners'] if ids.get(p['id']) in order), key=lambda p: order[ids[p['id']]])
    document['partners'] = [make_partner(p, ids[p['id']], model, texts) for p in chosen]
    document.update({k: model[k] for k in INVARIANT_MEMBERS})
    document['ties'] = strip_nulls(model['ties'])
    document['blocs'] = [dict(b, **texts['blocs'].get(b['id'], {})) for b in model['blocs']]
    document['scenes'] = [dict(s, **texts['scenes'].get(s['id'], {})) for s in model['scenes']]
    document['sources'] = used_sources(document, model, texts)
    return widen_punctuation(rename_sources(document, texts['source-ids']))


def write(node, width=150, depth=0):
    """One line where it fits, else one member a line, one space deeper: easy to read and to compare."""
    flat = json.dumps(node, ensure_ascii=False)
    if not isinstance(node, (dict, list)) or len(flat) + depth <= width and depth > 0:
        return flat
    pad = ' ' * (depth + 1)
    if isinstance(node, dict):
        rows = [pad + json.dumps(k) + ': ' + write(v, width - len(k) - 4, depth + 1) for k, v in node.items()]
        return '{\n' + ',\n'.join(rows) + '\n' + ' ' * depth + '}'
    return '[\n' + ',\n'.join(pad + write(v, width, depth + 1) for v in node) + '\n' + ' ' * depth + ']'


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description='Builds the sample dataset.')
    parser.add_argument('facts')
    parser.add_argument('model')
    parser.add_argument('--texts', default=os.path.join(here, 'sample-texts.json'))
    parser.add_argument('-o', '--output', default=os.path.join(here, '..', 'resources', 'sample', 'partners-2026.json'))
    args = parser.parse_args()
    facts, model, texts = (json.load(open(f, encoding='utf-8')) for f in (args.facts, args.model, args.texts))
    with open(args.output, 'w', encoding='utf-8') as out:
        out.write(write(build(facts, model, texts)) + '\n')


if __name__ == '__main__':
    main()
