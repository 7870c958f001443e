# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""find-widget.py ROLE NAME [VALUE]

Prints "x y width height" of the first widget of that role and name, in the window, for scripts that aim a pointer;
of a slider also its value. Ends with 1 when there is none after five seconds."""

import sys
import time

from gi.repository import Gio

from accessible_tree import AccessibleTree


def find(tree, role, name):
    for node in tree.read():
        if node.role == role and (node.name == name or not name):
            box = tree.get_extents(node)
            if box[2] > 0 and box[3] > 0:
                return [*box, tree.get_value(node)] if role == "slider" else box
    return None


tree = AccessibleTree(Gio.bus_get_sync(Gio.BusType.SESSION, None))
end = time.monotonic() + 5
found = None
while found is None and time.monotonic() < end:
    found = find(tree, sys.argv[1], sys.argv[2])
    if found is None:
        time.sleep(0.1)
if found is None:
    sys.exit(f"no {sys.argv[1]} “{sys.argv[2]}”")
print(*found)
