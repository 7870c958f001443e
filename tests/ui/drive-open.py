# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-open.py BUILD PREFIX SAMPLE     installs BUILD into an empty folder and looks at it there
drive-open.py --installed PREFIX SAMPLE  looks at what is installed in PREFIX, which knows its own place

What a double click needs: a file manager knows a dataset by its name and by its content, has an icon for it, and
starts the installed program with it, by nothing but what is installed."""

import os
import shutil
import subprocess
import sys
import tempfile

from gi.repository import Gio, GLib

from driven_window import BUS_NAME, DrivenWindow, run, wait_for

TYPE = "application/vnd.entente+json"
installed = sys.argv[1] == "--installed"
prefix, sample = sys.argv[2:4]


def gio(environment, *arguments):
    return subprocess.run(["gio", *arguments], check=True, capture_output=True, text=True, env=environment).stdout


class OpenedWindow(DrivenWindow):
    """One that “gio open” brings up, which ends as soon as the program has started."""

    def start(self, *arguments):
        return subprocess.Popen(["gio", "open", *arguments], env=self.environment)

    def check_alive(self):
        assert self.process.poll() in (None, 0), "nothing opens this file"


def make_environment(top, home):
    """That of a desktop on which this is installed; nothing of the build."""
    share = os.path.join(top, "share")
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith(("GSETTINGS", "ENTENTE", "XDG_", "G_TEST", "LANG")) or name == "XDG_RUNTIME_DIR"}
    environment.update(PATH=os.path.join(top, "bin") + ":" + os.environ["PATH"], LC_ALL="C.UTF-8", HOME=home,
                       XDG_DATA_DIRS=share + ":/usr/share", GSETTINGS_BACKEND="memory")
    if not installed:
        environment["ENTENTE_LOCALEDIR"] = os.path.join(share, "locale")
    return environment


def make_caches(top):
    """What an installation does at its end, but not one into a folder of its own."""
    share = os.path.join(top, "share")
    for command in (["update-mime-database", share + "/mime"], ["update-desktop-database", share + "/applications"],
                    ["glib-compile-schemas", share + "/glib-2.0/schemas"]):
        subprocess.run(command, check=True, capture_output=True)


def know_types(environment, folder):
    other = os.path.join(folder, "other.txt")
    with open(other, "w", encoding="utf-8") as written:
        written.write('{"title": "no dataset", "numbers": [1, 2]}\n')
    for name, source, wanted in (("partners.json", sample, TYPE), ("partners.entente", sample, TYPE),
                                 ("partners.entente.json", sample, TYPE), ("partners", sample, TYPE),
                                 ("other.json", other, "application/json"),
                                 ("notes.txt", other, "text/plain")):
        path = os.path.join(folder, name)
        shutil.copy(source, path)
        said = gio(environment, "info", "-a", "standard::content-type,standard::icon", path)
        assert f"content-type: {wanted}\n" in said, f"{name}: {said}"
        assert (BUS_NAME + "-dataset" in said) == (wanted == TYPE), f"{name}: {said}"


def know_program(environment, _folder):
    assert f"{BUS_NAME}.desktop" in gio(environment, "mime", TYPE).splitlines()[0], gio(environment, "mime", TYPE)
    assert BUS_NAME not in gio(environment, "mime", "application/json"), "every JSON file would come here"


def has_ended(window):
    """Its window goes before the program gives its name back; until then a second start would talk to the first."""
    asked = window.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                 GLib.Variant("(s)", (BUS_NAME,)), None, Gio.DBusCallFlags.NONE, -1, None)
    return not window.list_x_windows() and not asked.unpack()[0]


def open_file(environment, folder):
    with OpenedWindow("", os.path.join(folder, "partners.json"), environment=environment) as window:
        window.find("image", "Ranking")
        window.wait_for_text("partners.json")
        window.call_application("quit")
        wait_for("it to end", lambda: has_ended(window))


def open_in_japanese(environment, folder):
    """Newer C libraries heed no LANGUAGE in C.UTF-8; the other locale is the build's own, by LOCPATH."""
    with OpenedWindow("", os.path.join(folder, "partners.json"),
                      environment=dict(environment, LANGUAGE="ja", LC_ALL="en_US.UTF-8")) as window:
        window.wait_for_text("優先順位")
        window.call_application("quit")
        wait_for("it to end", lambda: has_ended(window))


def look(top, folder):
    environment = make_environment(top, folder)
    return run([
        ("a dataset is known by name and by content", lambda: know_types(environment, folder)),
        ("datasets are opened by the program, other JSON is not", lambda: know_program(environment, folder)),
        ("a double click opens a dataset", lambda: open_file(environment, folder)),
        ("its translations are found", lambda: open_in_japanese(environment, folder)),
    ])


def main():
    with tempfile.TemporaryDirectory(prefix="entente-open-") as folder:
        files = os.path.join(folder, "files")
        os.mkdir(files)
        if installed:
            return look(prefix, files)
        target = os.path.join(folder, "installed")
        subprocess.run(["meson", "install", "-C", sys.argv[1], "--no-rebuild", "--quiet", "--destdir", target],
                       check=True, stdout=subprocess.DEVNULL)
        top = target + prefix
        make_caches(top)
        return look(top, files)


sys.exit(main())
