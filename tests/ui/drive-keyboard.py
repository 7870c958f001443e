# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-keyboard.py ENTENTE SAMPLE

A walk through the window by keys, checked by what a screen reader is told: the views, a partner chosen with the
arrows, one found by another spelling of its name, the table, its order, and a copy of it."""

import sys

from driven_window import DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]


def switch_views(window):
    pictures = []
    for key, view in (("2", "orbit"), ("3", "network"), ("4", "map"), ("5", "certainty"), ("1", "ranking")):
        window.press_keys(f"ctrl+{key}")
        wait_for(view, lambda: window.describe_action("view")[1] == view)
        image = window.find("image", view.capitalize())
        wait_for(f"the {view} to be described",
                 lambda: any(i.description for i in window.find_all("image", view.capitalize())))
        pictures.append(window.shoot_at_rest(window.get_box(image)))
    for i, picture in enumerate(pictures):
        assert all(picture.pixels != other.pixels for other in pictures[:i]), "two views look the same"


def select_with_arrows(window):
    # GTK 4.8 cannot be asked for the focus from outside: a click on the title, where no partner is.
    x, y, _width, _height = window.get_box(window.find("image", "Ranking"))
    xdotool("mousemove", x + 300, y + 30, "click", 1)
    window.park_pointer()
    window.press_keys("Home")
    window.find("heading", "Japan")
    window.press_keys("Down")
    window.find("heading", "Poland")
    window.press_keys("Up")
    window.find("heading", "Japan")
    window.press_keys("Escape")
    window.wait_for_text("Choose a partner")


def search(window):
    window.press_keys("ctrl+f")
    entry = window.find("entry", None)
    wait_for("the search", lambda: window.is_placed(entry))
    window.type_text("turkey")
    window.press_keys("Return")
    window.find("heading", "Türkiye")
    window.press_keys("Escape")


def read_first_row(window):
    """Rank and name in the first row below the heads of the columns."""
    nodes = window.accessible.read()
    rows = [i for i, n in enumerate(nodes) if n.role == "table row"]
    heads, texts = ([n.name for n in nodes[a:b] if n.role == "label" and n.name] for a, b in zip(rows, rows[1:3]))
    return [texts[heads.index("Rank")], texts[heads.index("Partner")]]


def use_table(window):
    window.press_keys("ctrl+t")
    window.find("tree table", "Ranking as a table")
    wait_for("the table in rank order", lambda: read_first_row(window) == ["1", "Japan"])
    heads = [n for n in window.find_all("label", "Partner")]
    window.click(heads[-1])
    first = wait_for("the table in the order of names",
                     lambda: next((r for r in [read_first_row(window)] if r[1] != "Japan"), None))
    assert first[1].startswith("A"), first
    window.call_action("copy-table")
    window.press_keys("ctrl+t")
    wait_for("the picture", lambda: window.describe_action("table")[1] is False)


def paste(window):
    """The copy is on the clipboard: another entry can take it."""
    window.press_keys("ctrl+f", "ctrl+a", "ctrl+v")
    text = wait_for("the copied table", lambda: next(
        (t for t in (window.accessible.get_text(e) for e in window.find_all("entry")) if "Japan" in t), None))
    assert {"Rank", "Partner", "Tier", "Score"} <= set(text.splitlines()[0].split("\t")), repr(text[:60])
    assert text.count("\t") > 86 * 5, text.count("\t")
    window.press_keys("Escape")


with DrivenWindow(entente, sample) as shared:
    shared.find("image", "Ranking")
    status = run([
        ("the keys of the five views", lambda: switch_views(shared)),
        ("arrows choose a partner", lambda: select_with_arrows(shared)),
        ("the search finds another spelling", lambda: search(shared)),
        ("the table sorts", lambda: use_table(shared)),
        ("the table is on the clipboard", lambda: paste(shared)),
        ("the program is still there", shared.check_alive),
    ])
sys.exit(status)
