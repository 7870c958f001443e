# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-pseudo.py ENTENTE SAMPLE SOURCE-ROOT

A walk through the window in a language that nobody speaks (see pseudo_locale.py): each name and description that a
screen reader gets, on screen or folded away, must have come through the catalogue, be the file's, or be GTK's own."""

import json
import os
import re
import sys
import tempfile

entente, sample, root = sys.argv[1:4]
sys.path.insert(0, os.path.join(root, "tests", "data"))

import pseudo_locale  # noqa: E402
from driven_window import DrivenWindow, run, wait_for  # noqa: E402
from gi.repository import GLib  # noqa: E402

# GTK's and libadwaita's own: they have no translation into this language. Units and names are the same in each.
GTK = {"Close", "Minimize", "Maximize", "Minimise", "Maximise", "Restore", "Clear", "Clear entry", "Back", "Search", "Search Shortcuts",
       "Shortcuts", "No Results Found", "Try a different search", "Activate", "More", "Details", "Credits", "Legal",
       "Website", "Support Questions", "Report an Issue", "Troubleshooting", "Toggle Sidebar", "Menu", "Decrease",
       "Increase", "Icon", "Image", "Popup", "click", "Dismiss", "Ctrl", "Shift", "Alt", "Control",
       "Entente", "entente", "The Entente authors", "GNU", "GPL"}
KEYS = re.compile(r"^(?:(?:Ctrl|Shift|Alt|Page (?:Up|Down)|Home|End|Left|Right|Up|Down|Escape|Space|Return|Enter|"
                  r"Tab|Menu|Delete|Backspace|F\d+|.)\s*[+·]?\s*)+$")
WORD = re.compile(r"[^\W\d_]{2}")


def collect_texts(node, out):
    if isinstance(node, str):
        out.add(node)
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        collect_texts(value, out)


def read_known():
    out = set()
    with open(sample, encoding="utf-8") as source:
        data = json.load(source)
    collect_texts(data, out)
    return sorted((t for t in out if WORD.search(t)), key=lambda t: (-len(t), t))


known = read_known()
reported = {}
seen = set()


def strip_known(text):
    rest = pseudo_locale.strip_translated(text)
    for part in known if WORD.search(rest) else ():
        if part in rest:
            rest = rest.replace(part, "·")
    return rest


def judge(window, where):
    """Notes what is not in the language; the same text once."""
    n = 0
    for node in window.accessible.read():
        for text in (node.name, node.description):
            n += pseudo_locale.OPEN in text
            if text in seen:
                continue
            seen.add(text)
            rest = strip_known(text).strip()
            # A class of GTK's is not a name; that a button lacks one is for another test.
            if WORD.search(rest) and rest not in GTK and not KEYS.match(rest) and not re.match(r"(Gtk|Adw)[A-Z]", rest):
                reported.setdefault(rest, f"{where}, {node.role}: {text}")
    assert n > 5, f"{where}: only {n} texts in the language"


def expect_none(window, where):
    before = set(reported)
    judge(window, where)
    new = [reported[t] for t in reported if t not in before]
    assert not new, "\n".join(new)


def walk_views(window):
    for view in ("ranking", "orbit", "network", "map", "certainty"):
        window.call_action("view", view)
        wait_for(view, lambda: window.describe_action("view")[1] == view)
        window.call_action("table")
        wait_for("the table", lambda: window.find_all("tree table"))
        judge(window, f"table of {view}")
        window.call_action("table")
        wait_for("the picture", lambda: any(i.description for i in window.find_all("image")))
        expect_none(window, view)


def choose(window):
    window.call_action("view", "ranking")
    window.press_keys("ctrl+f")
    window.type_text("spain")
    window.press_keys("Return")
    window.find("heading", "Spain")
    window.press_keys("Escape")
    expect_none(window, "dossier")


def open_rows(window):
    """All that is folded away is in the tree once it was opened."""
    for node in window.find_all("list item") + window.find_all("toggle button"):
        try:
            window.press(node)
        except GLib.Error:  # no action, or gone since the last one was pressed
            continue
    expect_none(window, "open rows and menus")
    window.press_keys("Escape", "Escape")


def open_dialog(window, where, show):
    n = window.accessible.read()
    before = {node.path for node in n}
    show()
    wait_for(where, lambda: sum(node.path not in before for node in window.accessible.read()) > 8)
    window.focus_dialog()
    try:
        expect_none(window, where)
    finally:
        window.press_keys("Escape")


def walk_dialogs(window):
    fact = GLib.Variant("(ss)", ("ES", "defence-gdp"))
    dialogs = [("new dataset", lambda: window.call_action("new")),
               ("methods", lambda: window.call_action("compare-methods")),
               ("partner", lambda: window.call_action("add-partner", "")),
               ("fact", lambda: window.call_action("edit-fact", fact)),
               ("preset", lambda: window.call_action("save-preset", "")),
               ("preferences", lambda: window.call_application("preferences")),
               ("about", lambda: window.call_application("about"))]
    failed = []
    for where, show in dialogs:
        try:
            open_dialog(window, where, show)
        except Exception as error:  # the others are still looked at
            failed.append(f"{where}: {error}")
    assert not failed, "\n".join(failed)


def walk_problems(window):
    path = os.path.join(window.folder.name, "·.json")
    with open(sample, encoding="utf-8") as source:
        text = source.read()
    with open(path, "w", encoding="utf-8") as out:
        out.write(re.sub(r'"weight": [0-9.]+', '"weight": -4', text, count=1))
    window.call_action("open-uri", GLib.filename_to_uri(path, None))
    wait_for("the problems", lambda: any(pseudo_locale.pretend("Copy") in n.name or "weight" in n.name
                                         for n in window.accessible.read()))
    expect_none(window, "problems")


def look_at_start(environment):
    """What the start page shows untranslated; its window goes before the next one, which it would take to itself."""
    with DrivenWindow(entente, environment=environment) as start:
        wait_for("the start page", lambda: start.find_all("button"))
        try:
            expect_none(start, "start page")
        except AssertionError as error:
            return error
    return None


def check_start(error):
    if error is not None:
        raise error


pseudo_locale.self_test()
with tempfile.TemporaryDirectory() as folder:
    environment = pseudo_locale.build(root, folder)
    at_start = look_at_start(environment)
    with DrivenWindow(entente, sample, environment=environment) as shared:
        wait_for("a picture", lambda: any(i.description for i in shared.find_all("image")))
        status = run([
            ("the start page", lambda: check_start(at_start)),
            ("the views and tables", lambda: walk_views(shared)),
            ("a partner", lambda: choose(shared)),
            ("what is folded away", lambda: open_rows(shared)),
            ("the dialogs", lambda: walk_dialogs(shared)),
            ("the problems", lambda: walk_problems(shared)),
            ("the program is still there", shared.check_alive),
        ])
sys.exit(status)
