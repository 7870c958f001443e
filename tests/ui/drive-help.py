#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""Help and tour of the built program, by real keys, with settings that outlive it.

usage: drive-help.py ENTENTE        under tests/xrun.sh
"""

import subprocess
import sys
import time

from driven_window import LIMIT, DrivenWindow, Failure, run, wait_for, xdotool

KEPT = {"GSETTINGS_BACKEND": "keyfile"}
STEPS = ["Say what matters", "See where everybody stands", "Ask why", "Know how sure, and take it along"]
BEFORE_IT_COMES = 2.5


def is_on_tour(window):
    return any(text in STEPS for text in window.list_texts())


def wait_for_end(window):
    wait_for("the tour to end", lambda: not is_on_tour(window))


def count_windows(window):
    """Those on the screen; what a screen reader calls them differs."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(window.process.pid)],
                           capture_output=True, text=True, check=False)
    return len(found.stdout.split())


def end_program(window):
    window.call_application("quit")
    window.process.wait(LIMIT)


def take_tour(window):
    window.wait_for_text(STEPS[0])
    xdotool("windowfocus", window.x_window)
    for step in STEPS[1:]:
        window.press_keys("alt+n")
        window.wait_for_text(step)
    window.press_keys("alt+b")
    window.wait_for_text(STEPS[2])
    window.press_keys("Escape")
    wait_for_end(window)


def test_tour():
    with DrivenWindow(sys.argv[1], "--sample", environment=KEPT) as window:
        take_tour(window)
        end_program(window)
        window.restart("--sample")
        window.find("image", "Ranking")
        time.sleep(BEFORE_IT_COMES)
        if is_on_tour(window):
            raise Failure("the tour came again")
        window.call_action("tour")
        take_tour(window)


def test_no_tour():
    with DrivenWindow(sys.argv[1], "--sample", "--no-tour", environment=KEPT) as window:
        window.find("image", "Ranking")
        time.sleep(BEFORE_IT_COMES)
        if is_on_tour(window):
            raise Failure("the tour came although it was not wanted")


def test_help():
    with DrivenWindow(sys.argv[1], "--sample") as window:
        window.find("image", "Ranking")
        window.call_action("view", "orbit")
        window.find("image", "Orbit")
        window.press_keys("F1")
        window.focus_dialog()
        window.wait_for_text("The hub in the middle, one ring for each tier.")
        window.press_keys("F1")
        window.wait_for_text("Where every partner stands, why, how sure that is, and what would change it.")
        window.press_keys("alt+Left")
        window.wait_for_text("The hub in the middle, one ring for each tier.")
        window.press_keys("Escape")
        wait_for("the help to close", lambda: count_windows(window) == 1)
        xdotool("windowfocus", window.x_window)
        window.press_keys("F1")
        wait_for("the help again", lambda: count_windows(window) == 2)
        # It does not outlive the last document.
        xdotool("windowfocus", window.x_window)
        window.press_keys("ctrl+w")
        window.process.wait(LIMIT)


sys.exit(run([
    ("the tour comes once, follows keys, and can be taken again", test_tour),
    ("--no-tour keeps it away", test_no_tour),
    ("F1 helps on the view, keys lead through the pages", test_help),
]))
