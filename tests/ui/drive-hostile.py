# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-hostile.py ENTENTE FOLDER-OF-TEST-DATA

A file that was made to do harm, and files at a limit, opened in the real window with warnings fatal: markup in a name
that was taken for markup, or widgets wider than the window, would end it. All that a screen reader is told is text
without hidden characters; an address is opened after asking only."""

import json
import os
import re
import sys
import tempfile
import time
import unicodedata

from gi.repository import GLib

from driven_window import DrivenWindow, Failure, run, wait_for, xdotool

entente, data = sys.argv[1:3]
sys.path.insert(0, data)
import hostile_dataset  # noqa: E402

VIEWS = ["Ranking", "Orbit", "Network", "Map", "Certainty"]
FATAL = {"G_DEBUG": "fatal-warnings"}


def write(folder, kind):
    path = os.path.join(folder, kind + ".json")
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(hostile_dataset.KINDS[kind](), stream)
    return path


def drop_isolates(text):
    """Without the pairs that the program itself puts around a name written from right to left: they enclose it whole,
    hold no other mark, and turn nothing around it. What a file brings of these is shown as its number instead."""
    def drop(pair):
        written = any(unicodedata.bidirectional(c) in ("R", "AL") for c in pair[1])
        return pair[1] if written else pair[0]

    return re.sub("\u2068([^\u202a-\u202e\u2066-\u2069]+)\u2069", drop, text)


def is_unsafe(text):
    """GTK itself puts marks around numbers nowhere that we use."""
    text = drop_isolates(text)
    return any(c != "\n" and (unicodedata.category(c) == "Cc" or 0x202a <= ord(c) <= 0x202e or 0x2066 <= ord(c) <= 0x2069)
               for c in text)


def settled(check):
    """A widget that goes while it is asked for its place is no fault: the check is made once more."""
    def checked(*arguments):
        for turn in range(8):
            try:
                return check(*arguments)
            except GLib.Error:
                if turn == 7:
                    raise
                time.sleep(0.25)
    return checked


@settled
def check_texts(window, what):
    window.check_alive()
    bad = [n.name for n in window.accessible.read() if is_unsafe(n.name + n.description)]
    if bad:
        raise Failure(f"{what}: {bad[:3]!r}")


@settled
def check_width(window, what):
    """Nothing is wider than the window, and what is always there has its place in it."""
    for node in window.find_all("button"):
        x, _y, width, _height = window.get_box(node)
        if x + width > window.size[0] + 1 and node.name in ("Close", "Shares of 100 %", "Add a partner…"):
            raise Failure(f"{what}: {node.name} ends at {x + width}")


def show_views(window):
    for number, view in enumerate(VIEWS, 1):
        window.press_keys(f"ctrl+{number}")
        window.find("image", view)
        time.sleep(0.5)
        check_texts(window, view)
        check_width(window, view)
    window.press_keys("ctrl+1", "ctrl+t")
    window.find("tree table")
    check_texts(window, "table")
    check_width(window, "table")
    window.press_keys("ctrl+t")
    window.find("image", "Ranking")


@settled
def choose(window, text):
    window.press_keys("ctrl+f", "ctrl+a")
    window.type_text(text)
    time.sleep(0.3)
    window.press_keys("Return")
    time.sleep(0.3)
    window.press_keys("Escape")
    time.sleep(0.5)  # until the search bar has gone


@settled
def drag(window):
    x, y, width, height = window.get_box(window.find_all("slider")[0])
    xdotool("mousemove", x + 20, y + height // 2, "mousedown", 1)
    for step in range(20, width // 2, 8):
        xdotool("mousemove", x + step, y + height // 2)
    xdotool("mouseup", 1)
    time.sleep(0.4)
    check_texts(window, "drag")


def show_everything():
    with tempfile.TemporaryDirectory() as folder, DrivenWindow(entente, write(folder, "hostile"), environment=FATAL) as window:
        window.find("image", "Ranking")
        show_views(window)
        window.call_action("show-remarks")
        window.wait_for_text("nobody sees")
        check_texts(window, "remarks")
        window.call_action("close-problems")
        window.find("image", "Ranking")
        choose(window, "bold")
        window.find("heading", "<b>bold</b> & <i>")
        check_texts(window, "dossier")
        for action, parameter in (("add-partner", "<b>_x & \u202e"), ("compare-methods", None), ("new", None)):
            window.call_action(action, parameter)
            time.sleep(1.0)
            check_texts(window, action)
            window.focus_dialog()
            window.press_keys("Escape")
            time.sleep(0.4)
            xdotool("windowfocus", window.x_window)
        drag(window)


def ask_before_links():
    with tempfile.TemporaryDirectory() as folder:
        told = os.path.join(folder, "told")
        browser = os.path.join(folder, "browser")
        with open(browser, "w", encoding="utf-8") as stream:
            stream.write(f"#!/bin/sh\nprintf '%s' \"$1\" > '{told}.part'; mv '{told}.part' '{told}'\n")
        os.chmod(browser, 0o755)
        shared = os.path.join(folder, "share")
        os.makedirs(os.path.join(shared, "applications"))
        with open(os.path.join(shared, "applications", "test-browser.desktop"), "w", encoding="utf-8") as stream:
            stream.write(f"[Desktop Entry]\nType=Application\nName=Test\nExec={browser} %u\n"
                         "MimeType=x-scheme-handler/http;x-scheme-handler/https;\n")
        with open(os.path.join(shared, "applications", "mimeapps.list"), "w", encoding="utf-8") as stream:
            stream.write("[Default Applications]\nx-scheme-handler/https=test-browser.desktop\n")
        path = os.path.join(folder, "links.json")
        document = hostile_dataset.base(3, 1)
        document["sources"] = [{"id": "good", "title": "<b>Year & book", "url": "https://\u0430.example/x?y=1"},
                               {"id": "bad", "title": "Not a link", "url": "file:///etc/passwd"}]
        for partner, source in zip(document["partners"], ("good", "bad", "good")):
            partner["facts"]["i0"]["2025"] = {"value": 50, "source": source}
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(document, stream)
        environment = dict(FATAL, XDG_DATA_DIRS=shared + ":" + os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share"))
        with DrivenWindow(entente, path, size=(1280, 790), environment=environment) as window:
            window.find("image", "Ranking")
            choose(window, "Partner 1")
            press_source(window, "Year & book")
            dialog = window.wait_for_dialog("xn--80a.example")
            if not any("https://xn--80a.example/x?y=1" in n.name for n in dialog):
                raise Failure("the dialog does not show the address")
            window.focus_dialog()
            window.press_keys("Return")
            wait_for("the dialog to go", lambda: not window.list_dialogs())
            time.sleep(0.5)
            if os.path.exists(told):
                raise Failure("Return opened the address")
            xdotool("windowfocus", window.x_window)
            press_source(window, "Year & book")
            window.wait_for_dialog("xn--80a.example")
            window.answer("Open")
            wait_for("the browser", lambda: os.path.exists(told))
            with open(told, encoding="utf-8") as stream:
                address = stream.read()
            if address != "https://xn--80a.example/x?y=1":
                raise Failure(f"the browser was given {address}")
            os.unlink(told)
            xdotool("windowfocus", window.x_window)
            choose(window, "Partner 2")
            press_source(window, "Not a link")
            time.sleep(0.7)
            if os.path.exists(told) or any("passwd" in n.name for d in window.list_dialogs() for n in d):
                raise Failure("a file was offered")


@settled
def press_source(window, name):
    """A click on the words behind the year of a fact."""
    label = wait_for(f"the source {name}", lambda: next(
        (n for n in window.accessible.read() if n.role == "label" and n.name.endswith(name) and window.is_placed(n)), None))
    for _turn in range(12):
        x, y, _width, height = window.get_box(label)
        if y + height < 720:
            break
        xdotool("mousemove", 1100, 500, "click", 5)
        time.sleep(0.25)
    xdotool("mousemove", x + 60, y + height // 2, "click", 1)


def at_limits(kinds):
    def test():
        with tempfile.TemporaryDirectory() as folder:
            for kind in kinds:
                with DrivenWindow(entente, write(folder, kind), environment=FATAL) as window:
                    window.find("button", "Shares of 100 %")
                    for number in range(1, 6):
                        window.press_keys(f"ctrl+{number}")
                        time.sleep(0.6)
                        check_width(window, f"{kind}, view {number}")
                    window.press_keys("ctrl+1")
                    choose(window, "Partner 1" if kind != "long" else "Long")
                    check_width(window, f"{kind}, dossier")
                    drag(window)
                    print(f"# {kind}", flush=True)
    return test


sys.exit(run([("everything-is-shown-as-text", show_everything), ("links-are-asked-about", ask_before_links),
              ("bare-files", at_limits(["none", "one", "unrated", "equal"])),
              ("large-files", at_limits(["long", "presets", "blocs"]))]))
