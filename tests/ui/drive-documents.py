# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-documents.py ENTENTE ENTENTE-CLI SAMPLE FAULTS

The life of a document in the real program: changed, saved, saved elsewhere, changed by somebody else, closed. What
counts is always what is on disk: byte by byte where nothing but the scenario may have changed. FAULTS is the library that makes a disk fail."""

import json
import os
import stat
import subprocess
import sys
import tempfile
import time

from driven_window import LIMIT, DrivenWindow, run, wait_for, xdotool

entente, cli, sample, faults = sys.argv[1:5]
with open(sample, "rb") as opened:
    ORIGINAL = opened.read()

MODIFIED, SAVED = "unsaved changes", "all changes saved"


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    """In its place at once, as editors do."""
    with open(path + "~", "wb") as file:
        file.write(data)
    os.rename(path + "~", path)


def read_weight(path):
    """The share of the first criterion that the file has as the scenario, or None."""
    return json.loads(read(path)).get("scenario", {}).get("weights", {}).get("own-defence")


def wait_for_state(window, *parts):
    """What the title of the window tells a screen reader."""
    return wait_for(" and ".join(parts), lambda: next(
        (n for n in window.find_all("group") if all(p in n.name for p in parts)), None))


def find_button(window, label):
    """GTK 4.8 calls one with a mnemonic "_Save Save"."""
    return wait_for(f"the button “{label}”", lambda: next(
        (n for n in window.find_all("button") if n.name.endswith(label)), None))


def press_button(window, label):
    window.press(find_button(window, label))


def click_slider(window, share, name="Own defence"):
    x, y, width, height = window.get_box(window.find("slider", name))
    xdotool("mousemove", x + 13 + round((width - 26) * share / 100), y + height // 2, "click", 1)
    window.park_pointer()


def wait_for_file(path, what, get):
    return wait_for(what, lambda: os.path.exists(path) and get(path))


def type_place(window, title, path):
    """Answers the file chooser, which is a window of its own."""
    chooser = wait_for(f"the chooser “{title}”", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True, text=True).stdout.split())
    time.sleep(0.3)
    xdotool("windowfocus", "--sync", chooser[0])
    xdotool("key", "ctrl+a")
    xdotool("type", "--delay", 5, path)
    time.sleep(0.2)
    xdotool("key", "Return")


def give_back_keys(window):
    """There is no window manager that would after a dialog."""
    xdotool("windowfocus", "--sync", window.x_window)
    time.sleep(0.1)


class Place:
    """A folder with a copy of the sample."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="entente-documents-")
        self.path = self.at("partners.json")
        write(self.path, ORIGINAL)

    def at(self, name):
        return os.path.join(self.folder.name, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()


def open_place(place):
    window = DrivenWindow(entente, place.path)
    window.find("image", "Ranking")
    return window


def save(window, path):
    wait_for_state(window, "partners.json", SAVED)
    assert not window.describe_action("save")[0], "there is nothing to save"
    click_slider(window, 70)
    wait_for_state(window, "partners.json", MODIFIED)
    wait_for("the mark in the title of the window",
             lambda: xdotool("getwindowname", window.x_window).startswith("• "))
    window.press_keys("ctrl+s")
    wait_for_state(window, SAVED)
    saved = read(path)
    start = next(i for i in range(len(ORIGINAL)) if ORIGINAL[i] != saved[i])
    end = next(i for i in range(1, len(ORIGINAL)) if ORIGINAL[-i] != saved[-i]) - 1
    assert start + end >= len(ORIGINAL) - 1, f"{len(ORIGINAL) - start - end} bytes of the original changed"
    dataset, before = json.loads(saved), json.loads(ORIGINAL)
    scenario = dataset.pop("scenario")
    assert dataset == before and list(scenario) == ["weights"], scenario
    assert not xdotool("getwindowname", window.x_window).startswith("•")


def save_undone(window, path):
    window.press_keys("ctrl+z")
    wait_for_state(window, MODIFIED)
    window.press_keys("ctrl+s")
    wait_for_state(window, SAVED)
    assert read(path) == ORIGINAL, "saving what was opened changed the file"


def save_as(window, place):
    click_slider(window, 60)
    wait_for_state(window, MODIFIED)
    window.press_keys("ctrl+shift+s")
    type_place(window, "Save as", place.at("mine.json"))
    wait_for_state(window, "mine.json", SAVED)
    window.wait_for_text("Saved as mine.json")
    assert read(place.path) == ORIGINAL, "the first file was touched"
    assert read_weight(place.at("mine.json")) is not None
    give_back_keys(window)


def save_copy(window, place):
    click_slider(window, 50)
    wait_for_state(window, "mine.json", MODIFIED)
    before = read(place.at("mine.json"))
    window.call_action("save-copy", place.at("copy.json"))
    window.wait_for_text("Copy saved as copy.json")
    wait_for_state(window, "mine.json", MODIFIED)
    assert read(place.at("mine.json")) == before
    assert read_weight(place.at("copy.json")) != read_weight(place.at("mine.json"))
    window.call_action("save")
    wait_for_state(window, "mine.json", SAVED)
    assert read(place.at("copy.json")) == read(place.at("mine.json"))


def fail_to_save(window, place):
    """Wrong places: the cause is said, once, and nothing is lost."""
    click_slider(window, 40)
    wait_for_state(window, "mine.json", MODIFIED)
    before = read(place.at("mine.json"))
    for where, cause in ((place.at("no-such-folder/x.json"), "does not exist"),
                         (place.at("x" * 300 + ".json"), "too long"),
                         (place.folder.name, "is a folder")):
        window.call_action("save-as", where)
        window.wait_for_dialog(cause)
        time.sleep(0.3)
        assert len(window.list_dialogs()) == 1, "more than one dialog for one failure"
        window.answer("Cancel")
        wait_for_state(window, "mine.json", MODIFIED)
    assert read(place.at("mine.json")) == before
    window.call_action("save")
    wait_for_state(window, "mine.json", SAVED)


def lose_file(window, place):
    os.remove(place.at("mine.json"))
    window.wait_for_text("is no longer there")
    wait_for_state(window, "No longer there", MODIFIED)
    press_button(window, "Save Again")
    wait_for_state(window, "mine.json", SAVED)
    assert json.loads(read(place.at("mine.json")))["partners"]


def change_outside(window, place):
    path = place.at("mine.json")
    click_slider(window, 65)
    wait_for_state(window, MODIFIED)
    write(path, ORIGINAL + b"\n")
    window.wait_for_text("has changed on disk")
    press_button(window, "Reload")
    wait_for_state(window, SAVED)
    assert abs(window.accessible.get_value(window.find("slider", "Own defence")) - 33) < 1
    window.call_action("undo")
    wait_for_state(window, MODIFIED)
    wait_for("the old share", lambda: window.accessible.get_value(window.find("slider", "Own defence")) > 60)
    write(path, ORIGINAL + b"\n\n")
    window.wait_for_text("has changed on disk")
    press_button(window, "Keep Mine")
    wait_for("the banner to go", lambda: not any("has changed on disk" in t for t in window.list_texts()))
    assert read(path) == ORIGINAL + b"\n\n", "keeping is not saving"
    window.call_action("save")
    wait_for_state(window, SAVED)
    assert read_weight(path) > 0.6


def share_file(window, place):
    """Another process, which knows nothing of this one, saves the same file."""
    path = place.at("mine.json")
    click_slider(window, 20)
    wait_for_state(window, MODIFIED)
    environment = dict(window.environment, DBUS_SESSION_BUS_ADDRESS="disabled:", GTK_A11Y="none")
    other = subprocess.Popen([entente, path], env=environment)
    try:
        x_window = wait_for("the other window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(other.pid)], capture_output=True,
            text=True).stdout.split(), 20)[-1]
        xdotool("windowmove", "--sync", x_window, 0, 0)
        xdotool("windowsize", x_window, *window.size)
        xdotool("windowfocus", x_window)
        time.sleep(1)
        click_slider(window, 90)
        wait_for("the other one to be changed", lambda: xdotool("getwindowname", x_window).startswith("•"))
        window.press_keys("ctrl+s")
        wait_for_file(path, "its weights in the file", lambda p: read_weight(p) > 0.8)
        xdotool("windowunmap", x_window)
        give_back_keys(window)
        for answer, share in (("Cancel", 0.9), ("Overwrite", 0.2)):
            window.press_keys("ctrl+s")
            window.wait_for_dialog("has changed on disk since it was opened")
            assert read_weight(path) > 0.8, "overwritten without a word"
            window.answer(answer)
            give_back_keys(window)
            wait_for_file(path, f"a share of {share}", lambda p, s=share: abs(read_weight(p) - s) < 0.05)
        wait_for_state(window, SAVED)
    finally:
        other.kill()
        other.wait()


def close(window, place):
    """Cancel, then save; the program ends with its last window."""
    click_slider(window, 75)
    wait_for_state(window, MODIFIED)
    before = read(place.at("mine.json"))
    window.press_keys("ctrl+w")
    window.wait_for_dialog("Save changes to")
    window.answer("Cancel")
    wait_for_state(window, MODIFIED)
    assert read(place.at("mine.json")) == before
    give_back_keys(window)
    window.press_keys("ctrl+w")
    window.wait_for_dialog("Save changes to")
    window.answer("Save")
    assert window.process.wait(LIMIT) == 0
    assert read_weight(place.at("mine.json")) > 0.7


def hold_up_session(window, place, log):
    """Who ends the session is told why it should wait, and when it need not any more."""
    lines = lambda: open(log, encoding="utf-8").read().splitlines()
    click_slider(window, 30)
    wait_for_state(window, MODIFIED)
    already = len(lines())
    wait_for("the session to be held up", lambda: "Inhibit 1 Changes are not saved" in lines()[already:])
    window.call_action("save")
    wait_for_state(window, SAVED)
    wait_for("the session to be let go", lambda: lines()[-1] == "Uninhibit")


def fill_disk(place):
    """The first write finds no room; trying again does, once there is some."""
    with DrivenWindow(entente, place.path, environment={
            "LD_PRELOAD": faults, "ENTENTE_FAULT": "pwrite:1:ENOSPC",
            "ENTENTE_FAULT_PATH": place.folder.name}) as window:
        window.find("image", "Ranking")
        click_slider(window, 75)
        wait_for_state(window, MODIFIED)
        window.press_keys("ctrl+s")
        window.wait_for_dialog("There is no room left on the disk")
        assert read(place.path) == ORIGINAL, "the file is not what it was"
        assert os.listdir(place.folder.name) == [os.path.basename(place.path)], "something was left behind"
        wait_for_state(window, MODIFIED)
        window.answer("Try Again")
        wait_for_state(window, SAVED)
    assert read_weight(place.path) > 0.7


def quit_windows(place):
    """Of two changed windows, which may not save to one file, the first is given up, the second stays."""
    with open_place(place) as window:
        click_slider(window, 75)
        wait_for_state(window, MODIFIED)
        window.call_action("new")
        press_button(window, "Create")
        wait_for("a second window", lambda: window.count_windows() == 2)
        wait_for_state(window, "Not saved yet", MODIFIED)
        window.call_action("save-as", place.path, window=2)
        window.wait_for_dialog("“partners.json” is open in another window")
        window.answer("Cancel")
        window.call_application("quit")
        window.wait_for_dialog("It has never been saved")
        window.answer("Discard")
        window.wait_for_dialog("Last change: Weight of Own defence")
        assert window.count_windows() == 1
        window.answer("Cancel")
        wait_for_state(window, "partners.json", MODIFIED)
        window.call_application("quit")
        window.wait_for_dialog("Save changes to")
        window.answer("Discard")
        assert window.process.wait(LIMIT) == 0
    assert read(place.path) == ORIGINAL, "discarded work was saved"


def save_read_only(place):
    os.chmod(place.path, stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    with open_place(place) as window:
        wait_for_state(window, "Read-only · partners.json", SAVED)
        click_slider(window, 75)
        wait_for_state(window, MODIFIED)
        window.press_keys("ctrl+s")
        window.wait_for_dialog("“partners.json” is read-only")
        window.answer("Save As…")
        type_place(window, "Save as", place.at("writable.json"))
        wait_for_state(window, "writable.json", SAVED)
        assert read(place.path) == ORIGINAL
        assert read_weight(place.at("writable.json")) > 0.7


def make_new(place):
    """A sample has no file of its own, a new dataset neither: saving asks for a place."""
    with DrivenWindow(entente, "--sample") as window:
        window.find("image", "Ranking")
        wait_for_state(window, "Sample", SAVED)
        window.press_keys("ctrl+n")
        find_button(window, "Create")
        window.type_text("Our own list")
        window.click(window.find("check box", "The criteria of the sample"))
        press_button(window, "Create")
        wait_for("a second window", lambda: window.count_windows() == 2)
        wait_for_state(window, "Our own list", "Not saved yet", MODIFIED)
        window.call_action("save", window=2)
        type_place(window, "Save as", place.at("own.json"))
        wait_for_state(window, "Our own list", "own.json", SAVED)
    subprocess.run([cli, "validate", place.at("own.json")], check=True, capture_output=True)
    dataset = json.loads(read(place.at("own.json")))
    assert dataset["title"] == {"en": "Our own list"} and dataset["partners"] == [], dataset["title"]
    assert len(dataset["criteria"]) == len(json.loads(ORIGINAL)["criteria"])


def start_session_manager(log):
    process = subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), "fake_session_manager.py"), log])
    wait_for("the session manager", lambda: os.path.exists(log) and "ready" in open(log, encoding="utf-8").read())
    return process


def main():
    with tempfile.TemporaryDirectory(prefix="entente-session-") as folder:
        log = os.path.join(folder, "log")
        manager = start_session_manager(log)
        try:
            return run_all(log)
        finally:
            manager.terminate()
            manager.wait()


def run_all(log):
    with Place() as place:
        with open_place(place) as window:
            return run([
                ("saving changes nothing but the scenario", lambda: save(window, place.path)),
                ("undone and saved, the file is what it was", lambda: save_undone(window, place.path)),
                ("save as", lambda: save_as(window, place)),
                ("save a copy", lambda: save_copy(window, place)),
                ("what cannot be saved is explained", lambda: fail_to_save(window, place)),
                ("a deleted file is saved again", lambda: lose_file(window, place)),
                ("a file changed outside: reload, keep mine", lambda: change_outside(window, place)),
                ("two processes do not overwrite each other", lambda: share_file(window, place)),
                ("the end of the session waits", lambda: hold_up_session(window, place, log)),
                ("closing asks", lambda: close(window, place)),
                ("quitting asks window by window", lambda: quit_windows(place)),
                ("a new dataset", lambda: make_new(place)),
                ("a full disk", in_fresh_place(fill_disk)),
                ("a read-only file", in_fresh_place(save_read_only)),
            ])


def in_fresh_place(test):
    def tested():
        with Place() as place:
            test(place)
    return tested


sys.exit(main())
