# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""fake_session_manager.py LOG

Stands for the part of the desktop that ends the session. Notes in LOG, one a line, who asks it to wait ("Inhibit",
what for, why) and who no longer does ("Uninhibit")."""

import sys

from gi.repository import Gio, GLib

NAME, PATH = "org.gnome.SessionManager", "/org/gnome/SessionManager"
INTERFACE = """<node><interface name="org.gnome.SessionManager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="o" direction="out"/></method>
</interface></node>"""

log = open(sys.argv[1], "w", encoding="utf-8", buffering=1)


def called(_bus, _sender, _path, _interface, method, parameters, invocation):
    if method == "Inhibit":
        _application, _window, reason, flags = parameters.unpack()
        log.write(f"Inhibit {flags} {reason}\n")
        invocation.return_value(GLib.Variant("(u)", (7,)))
    elif method == "Uninhibit":
        log.write("Uninhibit\n")
        invocation.return_value(None)
    else:
        invocation.return_value(GLib.Variant("(o)", (PATH + "/Client1",)))


bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called, None, None)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: log.write("ready\n"), None)
GLib.MainLoop().run()
