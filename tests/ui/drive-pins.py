# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-pins.py ENTENTE SAMPLE

Partners of the network put elsewhere by hand, with a real pointer and by keys: where one is let go it stays, undo
brings the picture back to the byte, saving keeps it, and the saved file shows the same picture.

Only the leader is in the first tier of this copy of the sample, so that its mark is the only one of its colour."""

import contextlib
import json
import os
import sys
import tempfile
import time

from driven_window import DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]
FIRST_TIER = bytes((2, 48, 99))
LEGEND = 50  # pixels at the bottom, where the colour is explained
NUDGE = 8
FRAME = 6  # pixels around the picture, where the ring of the focus is drawn


def write_sample(path):
    with open(sample, encoding="utf-8") as opened:
        dataset = json.load(opened)
    dataset["tiers"]["list"][0]["from"] = 0.8
    with open(path, "w", encoding="utf-8") as written:
        json.dump(dataset, written, ensure_ascii=False, indent=1)


class Network:
    def __init__(self, window):
        self.window = window
        window.press_keys("ctrl+3")
        wait_for("the network", lambda: window.describe_action("view")[1] == "network")
        x, y, width, height = window.get_box(window.find("image", "Network"))
        self.box = x + FRAME, y + FRAME, width - 2 * FRAME, height - 2 * FRAME

    def shoot(self):
        self.window.park_pointer()
        return self.window.shoot_at_rest(self.box)

    def find_leader(self, picture=None):
        """The middle of the mark in the first tier, on the screen."""
        picture = picture or self.shoot()
        xs, ys = [], []
        for y in range(picture.height - LEGEND):
            row = picture.pixels[y * picture.width * 3:(y + 1) * picture.width * 3]
            at = row.find(FIRST_TIER)
            while at >= 0:
                if at % 3 == 0:
                    xs.append(at // 3)
                    ys.append(y)
                at = row.find(FIRST_TIER, at + 1)
        assert 60 < len(xs) < 400, f"{len(xs)} pixels of the first tier"
        assert max(xs) - min(xs) < 24 and max(ys) - min(ys) < 24, "more than one mark of the first tier"
        return self.box[0] + (min(xs) + max(xs) + 1) / 2, self.box[1] + (min(ys) + max(ys) + 1) / 2

    def drag(self, start, end, release=True):
        xdotool("mousemove", *map(round, start))
        time.sleep(0.1)
        xdotool("mousedown", 1)
        for step in range(1, 21):
            xdotool("mousemove", *(round(a + (b - a) * step / 20) for a, b in zip(start, end)))
            time.sleep(0.02)
        if release:
            xdotool("mouseup", 1)

    def wait_for_undo(self, possible):
        wait_for("undo", lambda: self.window.describe_action("undo")[0] == possible)


def assert_near(place, other, least=2.5):
    away = max(abs(a - b) for a, b in zip(place, other))
    assert away <= least, f"{away:.1f} pixels between {place} and {other}"


def drag_and_undo(network):
    before = network.shoot()
    start = network.find_leader(before)
    end = start[0] - 180, start[1] + 190
    network.wait_for_undo(False)
    network.drag(start, end)
    network.wait_for_undo(True)
    pinned = network.shoot()
    assert_near(network.find_leader(pinned), end)
    network.window.call_action("undo")
    network.wait_for_undo(False)
    after = network.shoot()
    assert after.pixels == before.pixels, f"{after.count_differences(before)} pixels differ after undo"
    network.window.call_action("redo")
    network.wait_for_undo(True)
    again = network.shoot()
    assert again.pixels == pinned.pixels, f"{again.count_differences(pinned)} pixels differ after redo"


def follow_and_escape(network):
    """The mark is under the pointer before it is let go; Esc while it is in hand leaves everything as it was."""
    before = network.shoot()
    start = network.find_leader(before)
    end = start[0] + 120, start[1] - 90
    network.drag(start, end, release=False)
    time.sleep(0.3)
    assert_near(network.find_leader(network.window.shoot(network.box)), end)
    xdotool("key", "Escape")
    xdotool("mouseup", 1)
    after = network.shoot()
    assert_near(network.find_leader(after), start)


def move_by_keys(network):
    start = network.find_leader()
    xdotool("mousemove", *map(round, start), "click", 1)
    network.window.find("heading", "Japan")
    start = network.find_leader()
    network.window.press_keys(*["ctrl+shift+Right"] * 3, *["ctrl+shift+Up"] * 2)
    assert_near(network.find_leader(), (start[0] + 3 * NUDGE, start[1] - 2 * NUDGE), 1.5)
    network.window.call_action("undo")
    wait_for("the way back", lambda: max(abs(a - b) for a, b in zip(network.find_leader(), start)) < 1.5)
    network.window.press_keys("Escape")
    network.window.wait_for_text("Choose a partner")


def save(network, path):
    """The pins stand in the file, and nothing else of it has changed."""
    with open(path, encoding="utf-8") as opened:
        before = json.load(opened)
    network.window.call_action("save")
    wait_for("the file to be saved", lambda: "pins" in open(path, encoding="utf-8").read())
    with open(path, encoding="utf-8") as opened:
        after = json.load(opened)
    assert list(after.pop("layout")["pins"]) == ["JP"]
    assert after == before, "something else was changed"
    return network.shoot()


def unpin_by_menu(network):
    start = network.find_leader()
    xdotool("mousemove", *map(round, start), "click", 1)
    network.window.find("heading", "Japan")
    network.window.press_keys("shift+F10")
    time.sleep(0.5)  # a menu is a surface of its own, which AT-SPI does not place
    network.window.press_keys("Down", "Return")
    wait_for("the way back", lambda: max(abs(a - b) for a, b in zip(network.find_leader(), start)) > 100)
    network.window.press_keys("Escape")


def open_again(path, pinned):
    with DrivenWindow(entente, path) as window:
        window.find("image", "Ranking")
        shot = Network(window).shoot()
    assert shot.pixels == pinned.pixels, f"{shot.count_differences(pinned)} pixels differ in the file opened again"


def main():
    with tempfile.TemporaryDirectory(prefix="entente-pins-") as folder, contextlib.ExitStack() as stack:
        path, pinned = os.path.join(folder, "partners.json"), []
        write_sample(path)
        window = stack.enter_context(DrivenWindow(entente, path))
        window.find("image", "Ranking")
        network = Network(window)

        def reopen():
            stack.close()
            open_again(path, pinned[0])

        return run([
            ("a mark that is dragged stays, undo and redo to the byte", lambda: drag_and_undo(network)),
            ("a mark follows the pointer, and Esc lets go of it", lambda: follow_and_escape(network)),
            ("keys move the selected partner", lambda: move_by_keys(network)),
            ("saving keeps the pins and nothing else", lambda: pinned.append(save(network, path))),
            ("the menu unpins", lambda: unpin_by_menu(network)),
            ("the saved file shows the same picture", reopen),
        ])


sys.exit(main())
