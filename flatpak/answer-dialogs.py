# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""answer-dialogs.py: the part of a desktop that shows file dialogs, for tests.

xdg-desktop-portal asks it for files, in place of the dialogs of a real desktop. It chooses the path that stands in
the file $ENTENTE_ANSWERS, once, and cancels when there is none; what it was asked goes to $ENTENTE_ANSWERS.log, a
JSON object a line."""

import json
import os
import pathlib

from gi.repository import Gio, GLib

NAME = "org.freedesktop.impl.portal.desktop.answers"
PATH = "/org/freedesktop/portal/desktop"
METHOD = """<method name="%s">
  <arg type="o" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
  <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
  <arg type="u" direction="out"/><arg type="a{sv}" direction="out"/>
</method>"""
INTERFACE = ('<node><interface name="org.freedesktop.impl.portal.FileChooser">%s</interface></node>'
             % "".join(METHOD % name for name in ("OpenFile", "SaveFile", "SaveFiles")))
CHOSEN, CANCELLED = 0, 1

answers = os.environ["ENTENTE_ANSWERS"]


def take_answer():
    try:
        with open(answers, encoding="utf-8") as opened:
            path = opened.read().strip()
        os.remove(answers)
        return path
    except FileNotFoundError:
        return None


def answer(_bus, _sender, _path, _interface, method, parameters, invocation):
    _handle, application, _parent, title, options = parameters.unpack()
    with open(answers + ".log", "a", encoding="utf-8") as log:
        name = options.get("current_name")
        log.write(json.dumps({"method": method, "application": application, "title": title, "name": name}) + "\n")
    path = take_answer()
    results = {} if path is None else {"uris": GLib.Variant("as", [pathlib.Path(path).as_uri()])}
    invocation.return_value(GLib.Variant("(ua{sv})", (CANCELLED if path is None else CHOSEN, results)))


def offer(bus, _name):
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    bus.register_object(PATH, interface, answer, None, None)


loop = GLib.MainLoop()
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, offer, None, lambda *_: loop.quit())
loop.run()
