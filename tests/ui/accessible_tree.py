# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""What a screen reader sees of the one application on this bus.

The calls go over D-Bus by themselves: a whole window of a thousand widgets is read in a quarter of a second,
since all questions are asked before the first answer is in, and nothing is ever out of date."""

import os
from typing import NamedTuple

from gi.repository import Gio, GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
ROOT = "/org/a11y/atspi/accessible/root"
WINDOW_COORDINATES = 1
TIMEOUT = 30000 if "ENTENTE_SANITIZED" in os.environ else 5000  # milliseconds
# AtspiRole; newer GTK tells groups from other panels.
ROLES = {7: "check box", 16: "dialog", 23: "frame", 27: "image", 29: "label", 31: "list", 32: "list item",
         37: "page tab", 39: "group", 43: "button", 44: "radio button", 51: "slider", 54: "status", 56: "table cell", 61: "text",
         62: "toggle button", 66: "tree table", 79: "entry", 83: "heading", 90: "table row", 99: "group"}
SELECTED, FOCUSED = 23, 12


class Node(NamedTuple):
    path: str
    role: str
    name: str
    description: str
    states: int
    interfaces: tuple

    def is_a(self, role):
        """Newer GTK tells buttons that stay pressed from those that don't, and check boxes one of which is on."""
        return role == self.role or role == {"toggle button": "button", "radio button": "check box"}.get(self.role)

    def has_state(self, state):
        return bool(self.states >> state & 1)


class AccessibleTree:
    def __init__(self, session_bus):
        address = session_bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                        Gio.DBusCallFlags.NONE, TIMEOUT, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.application = None

    def call(self, path, interface, method, parameters=None, owner=None):
        return self.bus.call_sync(owner or self.application, path, interface, method, parameters, None,
                                  Gio.DBusCallFlags.NONE, TIMEOUT, None).unpack()

    def find_application(self):
        """The latest one; one that has ended may be listed for a moment."""
        applications = self.call(ROOT, ACCESSIBLE, "GetChildren", None, "org.a11y.atspi.Registry")[0]
        self.application = applications[-1][0] if applications else None
        return self.application

    def collect_children(self, path, order, waiting):
        """Asks for the children of path and of all below it; their paths get into order."""
        order.setdefault(path, [])
        waiting.add(path)

        def answered(_bus, result):
            waiting.discard(path)
            try:
                children = self.bus.call_finish(result).unpack()[0]
            except GLib.Error:  # gone meanwhile
                return
            for owner, child in children:
                if owner == self.application and child not in order:
                    order[path].append(child)
                    self.collect_children(child, order, waiting)

        self.bus.call(self.application, path, ACCESSIBLE, "GetChildren", None, None, Gio.DBusCallFlags.NONE, TIMEOUT,
                      None, answered)

    def read(self):
        """All nodes, from the root, parents before their children."""
        if self.find_application() is None:
            return []
        order, waiting = {}, set()
        self.collect_children(ROOT, order, waiting)
        while waiting:
            GLib.MainContext.default().iteration(True)
        items = self.call("/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]
        nodes = {}
        for (_owner, path), _app, _parent, _index, _n, interfaces, name, role, description, states in items:
            nodes[path] = Node(path, ROLES.get(role, str(role)), name, description, states[0] | states[1] << 32,
                               tuple(interfaces))
        return list(self.flatten(ROOT, order, nodes))

    def flatten(self, path, order, nodes):
        if path in nodes:
            yield nodes[path]
        for child in order.get(path, []):
            yield from self.flatten(child, order, nodes)

    def get_extents(self, node):
        """x, y, width and height in the window; nothing for what is no widget."""
        if COMPONENT not in node.interfaces:
            return 0, 0, 0, 0
        return self.call(node.path, COMPONENT, "GetExtents", GLib.Variant("(u)", (WINDOW_COORDINATES,)))[0]

    def act(self, node):
        """What a click on it would do."""
        self.call(node.path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))

    def get_property(self, node, interface, name):
        parameters = GLib.Variant("(ss)", (interface, name))
        return self.call(node.path, "org.freedesktop.DBus.Properties", "Get", parameters)[0]

    def get_text(self, node):
        """What stands in an entry."""
        length = self.get_property(node, "org.a11y.atspi.Text", "CharacterCount")
        return self.call(node.path, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, length)))[0]

    def get_value(self, node):
        return self.get_property(node, "org.a11y.atspi.Value", "CurrentValue")
