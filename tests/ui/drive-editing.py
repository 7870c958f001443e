# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-editing.py ENTENTE SAMPLE

The document is changed by keys alone: a fact corrected, undone, done again and saved, and the file differs only there.
What is typed wrongly is refused in a sentence. A partner is added, gets a fact and is ranked; one is removed and comes
back; weights become a preset."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from gi.repository import GLib

from driven_window import DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]
SENSITIVE = 24  # AtspiStateType


def give_keys(x_window):
    """There is no window manager that would do it."""
    xdotool("windowfocus", "--sync", x_window)
    time.sleep(0.15)


def enter_dialog(title):
    found = wait_for(f"the window “{title}”", lambda: xdotool("search", "--onlyvisible", "--name", f"^{title}$"))
    give_keys(found.split()[0])


def leave_dialog(window, title):
    wait_for(f"the end of “{title}”", lambda: title not in list_titles())
    give_keys(window.x_window)


def list_titles():
    ids = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True)
    return [xdotool("getwindowname", i) for i in ids.stdout.split()]


def replace_text(window, text):
    window.press_keys("ctrl+a")
    window.type_text(text)


def list_buttons(window, label):
    """GTK 4.8 gives the names of some twice, the first time with the mnemonic."""
    return [b for b in window.find_all("button") if b.name in (label, f"_{label} {label}")]


def can_apply(window, label):
    """Whether the button of the dialog answers."""
    buttons = list_buttons(window, label)
    assert len(buttons) == 1, [b.name for b in window.find_all("button")]
    return buttons[0].has_state(SENSITIVE)


def read_file(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def find_differences(a, b, pointer=""):
    """Pointers of all values that differ."""
    if isinstance(a, dict) and isinstance(b, dict):
        return [d for key in {*a, *b} for d in find_differences(a.get(key), b.get(key), f"{pointer}/{key}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b)) for d in find_differences(x, y, f"{pointer}/{i}")]
    return [] if a == b else [pointer]


def find_changed_part(before, after):
    """What stands between the longest common start and end."""
    start = len(os.path.commonprefix([before, after]))
    end = len(os.path.commonprefix([before[start:][::-1], after[start:][::-1]]))
    return before[start:len(before) - end], after[start:len(after) - end]


def open_fact_by_keys(window, name):
    """Whoever is first in the list; the first fact of the dossier is the defence spending."""
    # GTK 4.8 cannot be asked for the focus from outside: a click on the title, where no partner is.
    x, y, _width, _height = window.get_box(window.find("image", "Ranking"))
    xdotool("mousemove", x + 300, y + 30, "click", 1)
    window.press_keys("Home")
    window.find("heading", name)
    window.press_keys("Return")
    time.sleep(0.2)
    window.press_keys("Return")
    enter_dialog("Defence spending")


def edit_fact(window):
    open_fact_by_keys(window, "Japan")
    replace_text(window, "0,25")
    promised = window.wait_for_text("Score 81.9 →")
    window.press_keys("Return")
    leave_dialog(window, "Defence spending")
    rank = promised.split("1st → ")[1].split(" ")[0]
    window.wait_for_text(f"{rank} of 86")
    window.wait_for_text("0.25\u00a0% of GDP")
    window.press_keys("ctrl+z")
    window.wait_for_text("1st of 86")
    window.press_keys("ctrl+shift+z")
    window.wait_for_text(f"{rank} of 86")


def save(window, path):
    before = read_file(sample)
    window.press_keys("ctrl+s")
    after = wait_for("the file", lambda: next((t for t in [read_file(path)] if t != before), None))
    was, now = json.loads(before), json.loads(after)
    place = next(i for i, p in enumerate(was["partners"]) if p["id"] == "JP")
    differences = find_differences(was, now)
    assert differences == [f"/partners/{place}/facts/defence-gdp/2024/value"], differences
    assert find_changed_part(before, after) == ("1.4", "0.25"), find_changed_part(before, after)


def refuse_wrong_facts(window, path):
    before = read_file(path)
    open_fact_by_keys(window, "Poland")
    for text, sentence in (("plenty", "“plenty” is no number"), ("2.5 %", "is no number"), ("1.2.3", "is no number")):
        replace_text(window, text)
        window.wait_for_text(sentence)
        assert not can_apply(window, "Apply"), text
        window.press_keys("Return")
        assert "Defence spending" in list_titles(), text
    replace_text(window, "1,234")
    window.wait_for_text("Read as 1,234.00\u00a0% of GDP")
    window.press_keys("Escape")
    leave_dialog(window, "Defence spending")
    assert window.describe_action("redo")[0] is False
    assert read_file(path) == before


def add_partner(window):
    """Looked for in vain, then added."""
    window.press_keys("ctrl+f", "ctrl+a")
    window.type_text("japam")
    window.press_keys("Return")
    window.wait_for_text("No partner is called “japam”")
    window.click(wait_for("the button of the toast", lambda: next(iter(list_buttons(window, "Add…")))))
    enter_dialog("Add a partner")
    replace_text(window, "Japan")
    window.wait_for_text("There is a partner called Japan already")
    replace_text(window, "Lemuria")
    window.press_keys("Tab")
    replace_text(window, "JP")
    window.wait_for_text("Japan has this code already")
    assert not can_apply(window, "Add")
    replace_text(window, "LEM")
    wait_for("the button", lambda: can_apply(window, "Add"))
    window.press_keys("Return")
    leave_dialog(window, "Add a partner")
    window.find("heading", "Lemuria")
    window.wait_for_text("Not rated")

    window.call_action("edit-fact", GLib.Variant("(ss)", ("LEM", "defence-gdp")))
    enter_dialog("Defence spending")
    window.type_text("5")
    window.press_keys("Return")
    leave_dialog(window, "Defence spending")
    window.wait_for_text("1st of 87")


def remove_partner(window):
    window.call_action("remove-partner", "")
    window.wait_for_text("Lemuria was removed")
    window.wait_for_text("Choose a partner")
    window.click(wait_for("the button of the toast", lambda: next(
        b for b in list_buttons(window, "Undo") if window.get_box(b)[1] > 100)))
    wait_for("Lemuria again", lambda: window.describe_action("redo")[0])
    give_keys(window.x_window)
    window.press_keys("ctrl+f", "ctrl+a")
    window.type_text("lemuria")
    window.press_keys("Return")
    window.find("heading", "Lemuria")
    window.wait_for_text("1st of 87")
    window.press_keys("Escape")


def save_preset(window):
    window.call_action("save-preset", "")
    dialog = wait_for("the dialog", lambda: next((w for w in list_x_windows() if w != window.x_window), None))
    give_keys(dialog)
    window.type_text("For the evening")
    window.press_keys("Return")
    wait_for("the end of the dialog", lambda: list_x_windows() == [window.x_window])
    give_keys(window.x_window)
    window.wait_for_text("For the evening")


def list_x_windows():
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True)
    return found.stdout.split()


with tempfile.TemporaryDirectory(prefix="entente-editing-") as folder:
    copy = os.path.join(folder, "partners.json")
    shutil.copy(sample, copy)
    os.chmod(copy, 0o644)
    with DrivenWindow(entente, copy) as shared:
        shared.find("image", "Ranking")
        status = run([
            ("a fact is corrected, undone and done again by keys", lambda: edit_fact(shared)),
            ("the saved file differs only there", lambda: save(shared, copy)),
            ("what is typed wrongly is refused in a sentence", lambda: refuse_wrong_facts(shared, copy)),
            ("a partner is added, gets a fact and is ranked", lambda: add_partner(shared)),
            ("a partner is removed and comes back", lambda: remove_partner(shared)),
            ("weights become a preset", lambda: save_preset(shared)),
            ("the program is still there", shared.check_alive),
        ])
sys.exit(status)
