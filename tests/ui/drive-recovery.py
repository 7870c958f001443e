# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-recovery.py ENTENTE SAMPLE

The program is killed with unsaved work in its window: the next start offers it, on the start page and above the
file that it belongs to, and what is recovered is what was there, as a step that can be undone."""

import glob
import json
import os
import shutil
import signal
import stat
import sys
import time

from driven_window import LIMIT, DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]
PROMISED = 3.0  # seconds from a change to its copy
SLACK = 4.0     # of a machine that has other things to do
FOUND = "Unsaved changes of "


def list_copies(window):
    return glob.glob(os.path.join(window.folder.name, "state", "entente", "recovery", "*.json"))


def list_left(window):
    """Everything in the folder, hidden names included."""
    folder = os.path.join(window.folder.name, "state", "entente", "recovery")
    return os.listdir(folder) if os.path.isdir(folder) else []


def read(path):
    with open(path, encoding="utf-8") as opened:
        return opened.read()


def move_slider(window, by):
    """Drags the first slider with the pointer; the time at which it was let go."""
    slider = window.find("slider", "Own defence")
    x, y, width, height = window.get_box(slider)
    at = x + 13 + round((width - 26) * window.accessible.get_value(slider) / 100)
    xdotool("mousemove", at, y + height // 2, "mousedown", 1)
    for _ in range(5):
        at += by
        xdotool("mousemove", at, y + height // 2)
        time.sleep(0.03)
    xdotool("mouseup", 1)
    window.park_pointer()
    return time.time()


def wait_for_copy(window, moment):
    def look():
        copies = list_copies(window)
        return copies if any(os.stat(c).st_mtime >= moment for c in copies) else None

    copies = wait_for("the copy", look, PROMISED + SLACK)
    print(f"# the copy came {max(os.stat(c).st_mtime for c in copies) - moment:.1f} s after the change", flush=True)
    return copies


def crash(window):
    window.process.send_signal(signal.SIGKILL)
    assert window.process.wait(LIMIT) == -signal.SIGKILL


def save_scenario(window, name):
    return read(window.save_scenario(name))


def find_recover(window):
    """On the start page the title of the work belongs to the name of the button."""
    return wait_for("the button Recover", lambda: list_recover(window))[0]


def list_recover(window):
    return [n for n in window.find_all("button") if n.name.startswith("Recover")]


class Drive:
    def __init__(self, window, path):
        self.window, self.path = window, path
        self.before = save_scenario(window, "before.json")

    def keep_and_crash(self):
        window = self.window
        assert not list_left(window), list_left(window)
        moment = move_slider(window, 5)
        copies = wait_for_copy(window, moment)
        self.work = save_scenario(window, "work.json")
        assert self.work != self.before, "the slider did not move"
        assert len(copies) == 1, copies
        assert stat.S_IMODE(os.stat(copies[0]).st_mode) == 0o600, oct(os.stat(copies[0]).st_mode)
        assert stat.S_IMODE(os.stat(os.path.dirname(copies[0])).st_mode) == 0o700
        crash(window)
        assert list_copies(window) == copies
        assert read(self.path) == read(sample), "the file itself was written"

    def check_recovered(self, name):
        window = self.window
        window.find("image", "Ranking")
        wait_for("the scenario of before the crash", lambda: save_scenario(window, name) == self.work)
        assert window.count_windows() == 1
        assert not list_recover(window), "it is still offered"
        assert len(list_copies(window)) == 1, list_copies(window)
        assert window.describe_action("save")[0], "nothing to save after recovering"
        window.call_action("undo")
        wait_for("the scenario of the file", lambda: save_scenario(window, "undone.json") == self.before)
        window.call_action("redo")
        wait_for("the scenario of before the crash", lambda: save_scenario(window, "redone.json") == self.work)
        wait_for("its copy", lambda: list_copies(window), PROMISED + SLACK)

    def recover_from_start_page(self):
        window = self.window
        window.restart()
        window.wait_for_text("Unsaved work")
        window.click(find_recover(window))
        self.check_recovered("start-page.json")

    def recover_from_file(self):
        window = self.window
        crash(window)
        window.restart(self.path)
        wait_for("the banner", lambda: any(t.startswith(FOUND) for t in window.list_texts()))
        assert save_scenario(window, "file.json") == self.before, "the file is not shown as it is"
        window.click(find_recover(window))
        self.check_recovered("banner.json")

    def terminate(self):
        """Told to end, the program keeps what it has at once, without waiting for its time."""
        window = self.window
        move_slider(window, 4)
        self.work = save_scenario(window, "terminated.json")
        window.process.send_signal(signal.SIGTERM)
        assert window.process.wait(LIMIT) == 0, "it did not end by itself"
        window.restart()
        window.click(find_recover(window))
        self.check_recovered("after-terminated.json")

    def change_file_meanwhile(self):
        window = self.window
        crash(window)
        with open(self.path, "a", encoding="utf-8") as opened:
            opened.write("\n")
        window.restart()
        window.click(find_recover(window))
        wait_for("the word about the changed file",
                 lambda: any("has changed on disk" in t for t in window.list_texts()))
        self.check_recovered("changed.json")
        assert read(self.path) == read(sample) + "\n", "the file was overwritten"

    def lose_file_meanwhile(self):
        window = self.window
        crash(window)
        os.rename(self.path, self.path + ".away")
        window.restart()
        window.click(find_recover(window))
        window.find("image", "Ranking")
        wait_for("the scenario of before the crash", lambda: save_scenario(window, "lost.json") == self.work)
        wait_for("the word about the file", lambda: any("no longer there" in t for t in window.list_texts()))
        os.rename(self.path + ".away", self.path)

    def discard(self):
        window = self.window
        crash(window)
        window.restart()
        discard = wait_for("the button", lambda: [n for n in window.find_all("button")
                                                  if n.name.startswith("Discard “")])[0]
        window.click(discard)
        window.wait_for_text("Discard unsaved work?")
        window.focus_dialog()
        window.press_keys("Escape")
        wait_for("the dialog to go", lambda: window.count_windows() == 1)
        assert len(list_copies(window)) == 1, "Escape discarded the work"
        window.click(discard)
        window.wait_for_text("Discard unsaved work?")
        window.focus_dialog()
        window.press_keys("alt+d")
        wait_for("the folder to be empty", lambda: not list_left(window))
        wait_for("the row to go", lambda: not list_recover(window))


    def end_properly(self):
        """Saved, or discarded on closing: nothing stays in the folder."""
        window = self.window
        window.call_action("open-uri", "file://" + self.path)
        wait_for_copy(window, move_slider(window, 4))
        window.call_action("save")
        wait_for("the folder to be empty after saving", lambda: not list_left(window))
        assert "scenario" in json.loads(read(self.path)), "nothing was saved"
        wait_for_copy(window, move_slider(window, -3))
        saved = read(self.path)
        window.press_keys("ctrl+q")
        window.wait_for_text("Save changes to")
        window.focus_dialog()
        window.press_keys("alt+d")
        assert window.process.wait(LIMIT) == 0
        assert not list_left(window), list_left(window)
        assert read(self.path) == saved


def main():
    with DrivenWindow(entente) as window:
        path = os.path.join(window.folder.name, "partners.json")
        shutil.copyfile(sample, path)
        crash(window)
        window.restart(path)
        window.find("image", "Ranking")
        drive = Drive(window, path)
        return run([
            ("a change is kept in time, and outlives a kill", drive.keep_and_crash),
            ("the start page offers it", drive.recover_from_start_page),
            ("the file that it belongs to offers it", drive.recover_from_file),
            ("a program that is told to end keeps it", drive.terminate),
            ("a file that was changed meanwhile is not overwritten", drive.change_file_meanwhile),
            ("a file that went away meanwhile costs nothing", drive.lose_file_meanwhile),
            ("what is discarded is gone, after a question", drive.discard),
            ("what is saved or closed leaves nothing", drive.end_properly),
        ])


sys.exit(main())
