#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Checks that each layer under src/ includes only what stands below it.

usage: check-layers.py SOURCE-ROOT      says file, line and include of each that reaches up
       check-layers.py --self-test      proves that the rules can fail

core = GLib, GIO, json-glib and libm; paint = core + cairo + Pango; model = core + GObject; cli = core + paint;
ui = everything. Own headers are included by their plain name, so that no path can hide a layer.
"""
import os
import re
import sys
import tempfile

LAYERS = {'core': ('core',), 'paint': ('core', 'paint'), 'model': ('core', 'model'),
          'cli': ('core', 'paint', 'cli'), 'ui': ('core', 'paint', 'model', 'ui')}
DRAWING = ('cairo', 'pango', 'hb', 'harfbuzz', 'fontconfig', 'ft2build', 'freetype')
WINDOWS = ('gtk', 'gdk', 'gsk', 'adwaita', 'graphene', 'libadwaita', 'X11', 'wayland')
FORBIDDEN = {'core': DRAWING + WINDOWS, 'paint': WINDOWS, 'model': DRAWING + WINDOWS, 'cli': WINDOWS, 'ui': ()}
INCLUDE = re.compile(r'^\s*#\s*(?:include|import|include_next)\s*(<[^>]*>|"[^"]*"|\S+)')


def source_files(root, layer):
    for folder, _, names in os.walk(os.path.join(root, 'src', layer)):
        for name in sorted(names):
            if name.endswith(('.c', '.h', '.h.in', '.c.in')):
                yield os.path.join(folder, name)


def own_headers(root):
    return {os.path.basename(f): layer for layer in LAYERS for f in source_files(root, layer) if f.endswith('.h')}


def is_of(header, families):
    """Whether <header> belongs to one of the families: cairo.h, cairo-pdf.h, cairo/cairo.h, pangocairo.h."""
    first = re.split(r'[/]', header)[0]
    return any(first == f or first == f + '.h' or re.match(re.escape(f) + r'([-_0-9a-z]*)(\.h)?$', first) for f in families)


def judge(layer, what, owners):
    """Why the layer must not include this, or None."""
    if what[0] not in '<"':
        return 'an include must be spelled out'
    header = what[1:-1]
    if '..' in header.split('/') or header.startswith('/'):
        return 'a path can hide a layer'
    if what[0] == '"' and '/' in header:
        return 'own headers are included by their plain name'
    if header in owners and owners[header] not in LAYERS[layer]:
        return '%s may not see %s' % (layer, owners[header])
    if what[0] == '"' and header not in owners and header != 'config.h':
        return 'no such header in the layers'
    if is_of(header, FORBIDDEN[layer]):
        return '%s may not use this library' % layer
    return None


def check(root):
    found, owners = [], own_headers(root)
    for layer in LAYERS:
        for path in source_files(root, layer):
            with open(path, encoding='utf-8') as source:
                for number, line in enumerate(source, 1):
                    match = INCLUDE.match(line)
                    why = judge(layer, match.group(1), owners) if match else None
                    if why:
                        found.append('%s:%d: %s: %s' % (os.path.relpath(path, root), number, match.group(1), why))
    return found


def self_test():
    good = {'core': '<glib.h> <gio/gio.h> <json-glib/json-glib.h> <math.h> "entente-a-core.h" "config.h"',
            'paint': '<cairo-pdf.h> <pango/pangocairo.h> "entente-a-core.h"', 'model': '<gio/gio.h> "entente-a-core.h"',
            'cli': '<cairo.h> "entente-a-paint.h"', 'ui': '<adwaita.h> <gtk/gtk.h> "entente-a-model.h" "entente-a-paint.h"'}
    bad = {'core': '<cairo/cairo.h> <cairo.h> <pango/pango.h> <gtk/gtk.h> "../ui/entente-a-ui.h" "entente-a-paint.h" "core/entente-a-core.h" HEADER',
           'paint': '<gtk/gtk.h> <gdk/gdk.h> <adwaita.h> "entente-a-model.h" "../model/entente-a-model.h"',
           'model': '<gtk/gtk.h> <cairo.h> <pangocairo.h> <graphene.h> "entente-a-paint.h" "entente-a-ui.h"',
           'cli': '<gtk/gtk.h> "entente-a-model.h" "entente-a-ui.h" <entente-a-ui.h>', 'ui': '"../core/entente-a-core.h" "entente-b.h"'}
    for texts, wanted in ((good, lambda n: 0), (bad, lambda n: n)):
        with tempfile.TemporaryDirectory() as root:
            for layer in LAYERS:
                os.makedirs(os.path.join(root, 'src', layer))
                open(os.path.join(root, 'src', layer, 'entente-a-%s.h' % layer), 'w').close()
                with open(os.path.join(root, 'src', layer, 'a.c'), 'w', encoding='utf-8') as out:
                    out.writelines('# include %s\n' % i for i in texts[layer].split())
            found = check(root)
            for layer in LAYERS:
                n = sum(f.startswith('src/%s/' % layer) for f in found)
                assert n == wanted(len(texts[layer].split())), (layer, texts[layer], found)


def main():
    if sys.argv[1:] == ['--self-test']:
        self_test()
        return 0
    found = check(sys.argv[1])
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
