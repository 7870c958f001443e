#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks the metainfo against what software centres ask of a good listing, as far as a program can.

usage: check-metainfo.py SOURCE-ROOT MERGED-METAINFO VERSION
       check-metainfo.py --self-test SOURCE-ROOT MERGED-METAINFO VERSION   each rule refuses what breaks it

Limits of name, summary, captions and lists; brand colours; a picture for each caption, in each language, of the
window alone with its shadow and at most 1000 x 700; notes for each release, the newest first; one name of the
application and one media type everywhere. appstreamcli checks the form."""

import copy
import functools
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

LANG = '{http://www.w3.org/XML/1998/namespace}lang'
ID = 'io.github.ententeapp.Entente'
PICTURES = 'https://raw.githubusercontent.com/ententeapp/entente/main/data/screenshots/'
NAME, SUMMARY, CAPTION, ITEMS, SIZE = 15, (10, 35), (10, 80), 10, (1000, 700)
WORDS = r'\b(app|application|tool|client|program|software|gtk|gnome|linux|free|open source|simple|best|easy|the|an?)\b'


def is_plain(element):
    return element.get(LANG) is None


def find_plain(parent, path):
    return [e for e in parent.findall(path) if is_plain(e)]


def text_of(parent, path):
    found = find_plain(parent, path)
    return ' '.join((found[0].text or '').split()) if found else ''


def check_words(root):
    name, summary = text_of(root, 'name'), text_of(root, 'summary')
    if not 1 <= len(name) <= NAME or not re.fullmatch(r'[A-Z][a-z]+( [A-Z]?[a-z]+)*', name):
        yield f'name “{name}”'
    if not SUMMARY[0] <= len(summary) <= SUMMARY[1] or summary.endswith('.') or not summary[:1].isupper():
        yield f'summary “{summary}”: {len(summary)} characters, or its form'
    if re.search(WORDS, summary, re.I) or name.lower() in summary.lower():
        yield f'summary “{summary}” has a word that says nothing'
    for path, longest in (('description//p', 600), ('description//li', 120)):
        for element in find_plain(root, path):
            words = ' '.join((element.text or '').split())
            if not words or len(words) > longest or 'http' in words:
                yield f'description: “{words[:50]}”'
    for items in root.iter('ul'):
        if len(find_plain(items, 'li')) > ITEMS:
            yield 'a list of more than ten points'


def brightness(colour):
    red, green, blue = (int(colour[i:i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue, max(red, green, blue) - min(red, green, blue)


def check_colours(root):
    found = {c.get('scheme_preference'): c.text or '' for c in root.findall("branding/color[@type='primary']")}
    if set(found) != {'light', 'dark'} or not all(re.fullmatch('#[0-9a-f]{6}', c) for c in found.values()):
        yield f'brand colours {found}'
        return
    (light, light_chroma), (dark, dark_chroma) = brightness(found['light']), brightness(found['dark'])
    if light < 160 or dark > 90:
        yield 'brand colours: the light one is not light, or the dark one not dark'
    if min(light_chroma, dark_chroma) < 30:
        yield 'brand colours: one is grey'


@functools.lru_cache(maxsize=None)
def measure(path):
    """Width, height, the part of the pixels that is opaque, and the most that is left of the shadow at the border."""
    said = subprocess.run(['convert', path, '-alpha', 'extract', '-depth', '8', '-write', 'info:', 'gray:-'], check=True,
                          capture_output=True).stdout
    head, pixels = said.split(b'\n', 1)
    width, height = map(int, re.search(rb' (\d+)x(\d+) ', head).groups())
    assert len(pixels) == width * height, (len(pixels), width, height)
    border = pixels[:width] + pixels[-width:] + pixels[::width] + pixels[width - 1::width]
    return width, height, pixels.count(255) / len(pixels), max(border)


def check_picture(path):
    if not os.path.isfile(path):
        yield f'no picture {path}'
        return
    width, height, opaque, border = measure(path)
    if width > SIZE[0] or height > SIZE[1]:
        yield f'{path}: {width} x {height}'
    if border > 8:
        yield f'{path}: the shadow is cut off ({border} of 255 at the border)'
    if not 0.8 < opaque < 0.95:
        yield f'{path}: not a window with its shadow ({opaque:.0%} opaque)'


def check_pictures(root, folder):
    pictures = root.findall('screenshots/screenshot')
    if not 3 <= len(pictures) <= 10:
        yield f'{len(pictures)} pictures'
    if [p.get('type') for p in pictures] != ['default'] + [None] * (len(pictures) - 1):
        yield 'the first picture, and no other, is the default'
    used = []
    for picture in pictures:
        caption = text_of(picture, 'caption')
        if not CAPTION[0] <= len(caption) <= CAPTION[1] or re.search(r'^\d|[.!?]', caption) or not caption[0].isupper():
            yield f'caption “{caption}”'
        images = picture.findall('image')
        if len([i for i in images if is_plain(i)]) != 1:
            yield f'“{caption}”: not one picture in English'
        for image in images:
            if not (image.text or '').startswith(PICTURES):
                yield f'“{caption}”: a picture from elsewhere'
            used.append((image.text or '').removeprefix(PICTURES))
            if (image.get('width'), image.get('height')) != tuple(map(str, SIZE)):
                yield f'{used[-1]}: another size is announced'
    for name in used:
        yield from check_picture(os.path.join(folder, name))
    for name in sorted(set(os.listdir(folder)) - set(used)):
        yield f'{name} is shown nowhere'


def check_releases(root, version):
    releases = root.findall('releases/release')
    dates = [r.get('date') or '' for r in releases]
    if not releases or releases[0].get('version') != version:
        yield f'the newest release is not {version}'
    if dates != sorted(dates, reverse=True) or not all(re.fullmatch(r'\d{4}-\d\d-\d\d', d) for d in dates):
        yield f'dates of releases {dates}'
    for release in releases:
        notes = find_plain(release, 'description//p') + find_plain(release, 'description//li')
        if sum(len(n.text or '') for n in notes) < 40:
            yield f'release {release.get("version")} says nothing'


def check_names(root, source):
    with open(os.path.join(source, 'data', ID + '.desktop.in'), encoding='utf-8') as opened:
        entry = dict(line.split('=', 1) for line in opened.read().splitlines() if '=' in line)
    if text_of(root, 'id') != ID or text_of(root, 'launchable') != ID + '.desktop' or entry['Icon'] != ID:
        yield 'the name of the application is not the same everywhere'
    if not ID.startswith((root.find('developer') if root.find('developer') is not None else root).get('id', '-') + '.'):
        yield 'the developer is not the one of the application'
    types = {e.text for e in root.findall('provides/mediatype')}
    if types != {t for t in entry['MimeType'].split(';') if t}:
        yield f'media types {types}'
    if [c.text for c in root.findall('categories/category')] != entry['Categories'].strip(';').split(';')[-2:]:
        yield 'the categories are not those of the desktop entry'
    if root.find("content_rating[@type='oars-1.1']") is None:
        yield 'no content rating'
    if text_of(root, 'translation') != 'entente':
        yield 'no translation'
    if not {'homepage', 'bugtracker', 'vcs-browser'} <= {u.get('type') for u in root.findall('url')}:
        yield 'links are missing'


def check(root, source, version):
    folder = os.path.join(source, 'data', 'screenshots')
    return [*check_words(root), *check_colours(root), *check_pictures(root, folder), *check_releases(root, version),
            *check_names(root, source)]


def set_text(path, value):
    def change(root):
        root.find(path).text = value
    return change


def set_attribute(path, name, value):
    def change(root):
        root.find(path).set(name, value)
    return change


def remove(parent, path):
    def change(root):
        root.find(parent).remove(root.find(parent).find(path))
    return change


MISTAKES = [
    set_text('name', 'Entente Partner Ranking'), set_text('name', 'entente'), set_text('summary', 'Rank.'),
    set_text('summary', 'A ranking of partners'), set_text('summary', 'Weigh priorities, rank the partners of a hub'),
    set_text('description/p', 'See https://example.org'), set_text('branding/color', '#eeeeee'),
    set_text('branding/color', '#101040'), remove('branding', 'color'), remove('.', 'content_rating'),
    set_text('screenshots/screenshot/caption', 'A caption with a full stop.'),
    set_text('screenshots/screenshot/caption', '1 A caption with a number'),
    set_text('screenshots/screenshot/image', PICTURES + 'nowhere.png'),
    set_attribute('screenshots/screenshot', 'type', 'extra'), remove('screenshots', 'screenshot'),
    set_attribute('releases/release', 'version', '0.0.1'), remove('releases/release', 'description'),
    set_text('provides/mediatype', 'application/json'), set_attribute('developer', 'id', 'org.example'),
    set_text('launchable', 'entente.desktop'), remove('.', 'translation'), remove('.', 'url'),
]


def main():
    test = sys.argv[1] == '--self-test'
    source, merged, version = sys.argv[2 if test else 1:]
    root = tree.parse(merged).getroot()
    if not test:
        found = check(root, source, version)
        print('\n'.join(found))
        return 1 if found else 0
    missed = 0
    for number, mistake in enumerate(MISTAKES):
        broken = copy.deepcopy(root)
        mistake(broken)
        if not check(broken, source, version):
            print(f'mistake {number} is not seen')
            missed += 1
    for size, what in (('1001x700', 'too large'), ('800x500', 'without a shadow')):
        path = os.path.join(os.environ.get('TMPDIR', '/tmp'), f'entente-picture-{os.getpid()}.png')
        subprocess.run(['convert', '-size', size, 'xc:white', path], check=True)
        missed += 0 if list(check_picture(path)) else 1
        os.remove(path)
        print(f'a picture that is {what}')
    return 1 if missed else 0


sys.exit(main())
