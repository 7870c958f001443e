# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-slider.py ENTENTE ENTENTE-CLI SAMPLE

A real pointer drags a slider with the button held. At five places on the way the picture in the window is what
“entente-cli render --screen” draws of the scenario that the window is in, and undo brings the first picture
back byte for byte."""

import os
import subprocess
import sys
import time

from driven_window import FONT, DrivenWindow, Picture, run, xdotool

entente, cli, sample = sys.argv[1:4]
STOPS = 5
LIMIT = 0.01  # of the pixels


def render(window, view, scenario, box):
    path = os.path.join(window.folder.name, "drawn.png")
    subprocess.run([cli, "render", sample, "--view", view, "--screen", "--scenario", scenario, "--font", FONT, "--size",
                    f"{box[2]}x{box[3]}", "-o", path], check=True, env=window.environment)
    return Picture.read(path)


def keep(window, name, *pictures):
    """Where a difference is to be looked at, the environment says in which folder to leave it."""
    folder = os.environ.get("ENTENTE_KEEP_PICTURES")
    if folder:
        for i, picture in enumerate(pictures):
            picture.write(os.path.join(folder, f"{name}-{'ab'[i]}.png"))


def shoot_when_counted(window, box):
    """At rest more weightings are drawn, which may move the end of a whisker: the picture that stays."""
    shot = window.shoot_at_rest(box)
    for _ in range(10):
        time.sleep(1.5)
        last, shot = shot, window.shoot_at_rest(box)
        if shot.pixels == last.pixels:
            break
    return shot


def drag(view):
    with DrivenWindow(entente, sample) as window:
        window.find("image", "Ranking")
        window.call_action("view", view)
        picture = window.find("image", view.capitalize())
        slider = window.find("slider", "Own defence")
        box = window.get_box(picture)
        x, y, width, height = window.get_box(slider)
        middle = y + height // 2
        at = x + 13 + round((width - 26) * window.accessible.get_value(slider) / 100)
        xdotool("mousemove", at, middle)
        first = shoot_when_counted(window, box)
        xdotool("mousedown", 1)
        last, results = first, []
        try:
            for stop in range(STOPS):
                for _ in range(6):
                    at += 4
                    xdotool("mousemove", at, middle)
                    time.sleep(0.02)
                shot = window.shoot_at_rest(box)
                assert shot.pixels != last.pixels, f"stop {stop}: the picture did not change"
                drawn = render(window, view, window.save_scenario(f"{view}-{stop}.json"), box)
                results.append(shot.difference(drawn))
                keep(window, f"{view}-{stop}", shot, drawn)
                last = shot
        finally:
            xdotool("mouseup", 1)
        print(f"# {view}: differing pixels " + ", ".join(f"{r:.3%}" for r in results))
        assert max(results) <= LIMIT, f"{max(results):.2%} of the pixels differ from what entente-cli draws"
        window.press_keys("ctrl+z")
        back = shoot_when_counted(window, box)
        keep(window, f"{view}-undo", first, back)
        assert back.pixels == first.pixels, f"undo: {back.count_differences(first)} pixels differ"
        enabled, _state = window.describe_action("undo")
        assert not enabled, "the drag was more than one step of undo"


sys.exit(run([(f"a drag in the view {view}", lambda view=view: drag(view)) for view in sys.argv[4:]]))
