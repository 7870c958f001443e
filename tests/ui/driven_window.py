# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""A window of the built program, driven from outside: pointer and keys by xdotool, actions by D-Bus, pictures off
the X server. To be run under xrun.sh, which gives every program its own server and bus."""

import os
import subprocess
import tempfile
import time

from gi.repository import Gio, GLib

from accessible_tree import TIMEOUT, AccessibleTree

BUS_NAME = "io.github.ententeapp.Entente"
APPLICATION_PATH = "/io/github/ententeapp/Entente"
WINDOW_PATH = "/io/github/ententeapp/Entente/window/"
FONT = "Sans"
REST = 0.35  # longer than the follow motion of a drag
PATIENCE = 6 if "ENTENTE_SANITIZED" in os.environ else 1  # a sanitizer slows everything down
LIMIT = 10 * PATIENCE


class Failure(Exception):
    """What was looked for did not come."""


def wait_for(what, get, seconds=10.0):
    """The first true value of get (); queries may raise while the tree of widgets changes."""
    seconds *= PATIENCE
    end = time.monotonic() + seconds
    error = None
    while time.monotonic() < end:
        try:
            value = get()
            if value:
                return value
        except Exception as raised:  # an object that is gone already
            error = raised
        time.sleep(0.04)
    raise Failure(f"waited {seconds:g} s for {what}" + (f" ({error})" if error else ""))


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Picture:
    """Pixels, three bytes each."""

    def __init__(self, pixels, width, height):
        assert len(pixels) == width * height * 3, (len(pixels), width, height)
        self.pixels, self.width, self.height = pixels, width, height

    @classmethod
    def read(cls, path):
        size = subprocess.run(["identify", "-format", "%w %h", path], check=True, capture_output=True, text=True)
        width, height = map(int, size.stdout.split())
        raw = subprocess.run(["convert", path, "-depth", "8", "rgb:-"], check=True, capture_output=True)
        return cls(raw.stdout, width, height)

    def write(self, path):
        subprocess.run(["convert", "-size", f"{self.width}x{self.height}", "-depth", "8", "rgb:-", path],
                       input=self.pixels, check=True)

    def count_differences(self, other):
        assert (self.width, self.height) == (other.width, other.height), "pictures of different size"
        count, stride = 0, self.width * 3
        for start in range(0, len(self.pixels), stride):
            a, b = self.pixels[start:start + stride], other.pixels[start:start + stride]
            if a != b:
                count += sum(a[x:x + 3] != b[x:x + 3] for x in range(0, stride, 3))
        return count

    def difference(self, other):
        """The part of the pixels that differ at all."""
        return self.count_differences(other) / (self.width * self.height)


class DrivenWindow:
    def __init__(self, program, *arguments, size=(1280, 800), environment=None):
        self.program, self.size = program, size
        self.folder = tempfile.TemporaryDirectory(prefix="entente-drive-")
        self.environment = dict(os.environ, GSK_RENDERER="cairo", GDK_BACKEND="x11", HOME=self.folder.name)
        self.environment.update(environment or {})
        if "ENTENTE_PLACES" in os.environ:  # newer GTK has to be told where its widgets are
            preloaded = [os.environ["ENTENTE_PLACES"], self.environment.get("LD_PRELOAD")]
            self.environment["LD_PRELOAD"] = ":".join(p for p in preloaded if p)
        if "LD_PRELOAD" in self.environment:  # before which a sanitizer would have its own
            self.environment["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            self.environment[f"XDG_{name}_HOME"] = os.path.join(self.folder.name, name.lower())
        self.write_settings()
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.process = self.start(*arguments)
        self.accessible = AccessibleTree(self.bus)
        self.place()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(LIMIT)
        self.folder.cleanup()

    def write_settings(self):
        """The font that GNOME's size is, whatever the machine's default."""
        folder = os.path.join(self.folder.name, "config", "gtk-4.0")
        os.makedirs(folder)
        with open(os.path.join(folder, "settings.ini"), "w", encoding="utf-8") as settings:
            settings.write(f"[Settings]\ngtk-font-name={FONT} 11\n")

    def start(self, *arguments):
        """One more start of the program; the first is the one that stays."""
        return subprocess.Popen([self.program, *arguments], env=self.environment)

    def restart(self, *arguments):
        """Another program, with the same folders, after the first one has ended."""
        assert self.process.poll() is not None, "it is still there"
        self.process = self.start(*arguments)
        self.place()

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}")

    # Windows

    def list_x_windows(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Entente"], capture_output=True,
                               text=True)
        return found.stdout.split()

    def place(self):
        """Puts the window in the corner and gives it the keyboard; there is no window manager."""
        self.x_window = wait_for("a window", self.list_x_windows, 20)[0]
        xdotool("windowmove", "--sync", self.x_window, 0, 0)
        xdotool("windowsize", self.x_window, *self.size)
        xdotool("windowfocus", self.x_window)
        frame = wait_for("the size asked for", self.find_placed_frame)
        # Without shadows the theme draws a border of its own, outside of what AT-SPI measures from; newer GTK says so.
        x, _y, width, _height = self.accessible.get_extents(frame)
        self.border = (self.size[0] - width) // 2 - min(x, 0)

    def focus_dialog(self):
        """Without a window manager nobody else gives the keyboard to a window that comes up."""
        def find():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True)
            return [w for w in found.stdout.split() if w != self.x_window]

        xdotool("windowfocus", "--sync", wait_for("a dialog", find)[-1])

    def find_placed_frame(self):
        self.check_alive()
        frames = [n for n in self.accessible.read() if n.role == "frame"]
        return next((f for f in frames if 0 <= self.size[0] - self.accessible.get_extents(f)[2] < 30), None)

    # Widgets

    def get_box(self, node):
        """x, y, width and height on the screen."""
        x, y, width, height = self.accessible.get_extents(node)
        return x + self.border, y + self.border, width, height

    def is_placed(self, node):
        _x, _y, width, height = self.accessible.get_extents(node)
        return width > 0 and height > 0

    def find_all(self, role, name=None):
        """Those that have a place; what a stack or a bar has never shown has none."""
        return [n for n in self.accessible.read()
                if n.is_a(role) and (name is None or n.name == name) and self.is_placed(n)]

    def find(self, role, name=None, seconds=10.0):
        return wait_for(f"{role} “{name or ''}”", lambda: self.find_all(role, name), seconds)[0]

    def count_windows(self):
        return len([n for n in self.accessible.read() if n.role == "frame"])

    def list_texts(self):
        """Labels, among them the status strip, which draws its text itself and is called what it has read out."""
        return [n.name for n in self.accessible.read()
                if n.role in ("label", "heading", "status") and n.name and self.is_placed(n)]

    def wait_for_text(self, part, seconds=10.0):
        return wait_for(f"the text “{part}”", lambda: next((t for t in self.list_texts() if part in t), None), seconds)

    # Pointer and keys

    def press_keys(self, *keys):
        for key in keys:
            xdotool("key", "--clearmodifiers", key)
            time.sleep(0.03)

    def type_text(self, text):
        xdotool("type", "--delay", 20, text)

    def click(self, node):
        x, y, width, height = self.get_box(node)
        xdotool("mousemove", x + width // 2, y + height // 2, "click", 1)

    def press(self, node):
        """By the way of a screen reader, which needs no place on the screen."""
        self.accessible.act(node)

    def list_dialogs(self):
        """Each dialog with what is in it; one that is gone may be listed for a moment."""
        nodes = self.accessible.read()
        starts = [i for i, n in enumerate(nodes) if n.role == "dialog"] + [len(nodes)]
        return [nodes[a:b] for a, b in zip(starts, starts[1:]) if self.is_placed(nodes[a])]

    def wait_for_dialog(self, part, seconds=10.0):
        return wait_for(f"a dialog that says “{part}”", lambda: next(
            (d for d in self.list_dialogs() if any(part in n.name for n in d if n.role in ("label", "heading"))), None),
            seconds)

    def answer(self, label, seconds=10.0):
        """Presses a button of the dialog in front, and waits until it has gone."""
        dialog = wait_for("a dialog", self.list_dialogs, seconds)[-1]
        self.press(next(n for n in dialog if n.role == "button" and n.name.endswith(label)))
        wait_for("the dialog to go", lambda: all(d[0].path != dialog[0].path for d in self.list_dialogs()), seconds)

    def park_pointer(self):
        """Where it is over nothing that answers to it."""
        xdotool("mousemove", self.size[0] // 2, self.size[1] - 12)

    # Actions, as any program may call them

    def call_action(self, action, parameter=None, window=1):
        variant = GLib.Variant("s", parameter) if isinstance(parameter, str) else parameter
        parameters = [variant] if variant is not None else []
        self.bus.call_sync(BUS_NAME, WINDOW_PATH + str(window), "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", (action, parameters, {})), None, Gio.DBusCallFlags.NONE, TIMEOUT,
                           None)

    def call_application(self, action):
        self.bus.call_sync(BUS_NAME, APPLICATION_PATH, "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", (action, [], {})), None, Gio.DBusCallFlags.NONE, TIMEOUT, None)

    def describe_action(self, action, window=1):
        """Whether it is enabled, and its state or None."""
        answer = self.bus.call_sync(BUS_NAME, WINDOW_PATH + str(window), "org.gtk.Actions", "Describe",
                                    GLib.Variant("(s)", (action,)), None, Gio.DBusCallFlags.NONE, TIMEOUT, None)
        enabled, _signature, state = answer.unpack()[0]
        return enabled, state[0] if state else None

    def save_scenario(self, name):
        path = os.path.join(self.folder.name, name)
        self.call_action("save-scenario", path)
        wait_for("the scenario", lambda: os.path.exists(path) and open(path).read().endswith("}\n"))
        return path

    # Pictures

    def shoot(self, box=None):
        x, y, width, height = box or (0, 0, *self.size)
        raw = subprocess.run(["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "-depth",
                              "8", "rgb:-"], check=True, capture_output=True)
        return Picture(raw.stdout, width, height)

    def shoot_at_rest(self, box, seconds=6.0):
        """The picture once nothing moves any more."""
        end = time.monotonic() + seconds
        time.sleep(REST)
        last = self.shoot(box)
        while time.monotonic() < end:
            time.sleep(0.12)
            shot = self.shoot(box)
            if shot.pixels == last.pixels:
                return shot
            last = shot
        raise Failure("the picture does not come to rest")


def run(tests):
    """Runs (name, function) pairs and reports in TAP."""
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        start = time.monotonic()
        try:
            test()
            verdict = "ok"
        except Exception as error:
            verdict = "not ok"
            failed += 1
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}", flush=True)
        print(f"# {time.monotonic() - start:.1f} s", flush=True)
        print(f"{verdict} {number} - {name}", flush=True)
    return 1 if failed else 0
