# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-certainty.py ENTENTE ENTENTE-CLI SAMPLE

The Certainty view and its settings, from outside: the slider moves the words, the picture and the file, and undo takes
it back; a bound that no weights can keep is refused; an order of importance is built with the keyboard; single
weightings are played and change nothing; the table has the same figures as the command line."""

import json
import re
import subprocess
import sys
import time

from driven_window import FONT, DrivenWindow, Failure, Picture, run, wait_for, xdotool

entente, cli, sample = sys.argv[1:4]
QUESTION = "How far could the weights be off?"
VIEW_LIMIT = 0.02  # of the pixels: at rest the window has drawn ten times as many weightings


def read_scenario(window, name):
    with open(window.save_scenario(name), encoding="utf-8") as file:
        return json.load(file)


def show_view(window):
    window.press_keys("ctrl+5")
    wait_for("the view", lambda: window.describe_action("view")[1] == "certainty")
    return window.find("image", "Certainty")


def wait_for_description(window, part):
    return wait_for(f"the picture to say “{part}”",
                    lambda: next((i.description for i in window.find_all("image", "Certainty")
                                  if part in i.description), None), 20)


def find_in_panel(window, role, name):
    """Not the one of the same name in the header bar."""
    found = ((n, window.get_box(n)) for n in window.find_all(role, name))
    return next((n for n, (x, y, _width, _height) in found if x < 300 and not 0 < y < 46), None)


def scroll_to(window, role, name):
    """Panels scroll: the wheel brings what is below the edge up, then it has a place that can be clicked."""
    for _ in range(60):
        node = wait_for(f"{role} “{name}” in the panel", lambda: find_in_panel(window, role, name))
        _x, y, _width, height = window.get_box(node)
        if 60 < y and y + height < window.size[1] - 60:
            return node
        xdotool("mousemove", 11, 400, "click", 5 if y > 60 else 4)
        time.sleep(0.08)
    raise Failure(f"{name} cannot be scrolled to")


def open_row(window, title):
    window.click(scroll_to(window, "label", title))
    time.sleep(0.5)


def pull_uncertainty(window):
    show_view(window)
    first = wait_for_description(window, "weightings tried (weights a little off)")
    open_row(window, "Certainty")
    slider = scroll_to(window, "slider", QUESTION)
    start = window.accessible.get_value(slider)
    window.click(slider)
    window.press_keys("End")
    wait_for("the greatest doubt", lambda: window.accessible.get_value(window.find("slider", QUESTION)) == 1)
    window.wait_for_text("any weights at all")
    last = wait_for_description(window, "weightings tried (any weights at all)")
    assert first.split(". ")[0] != last.split(". ")[0], "the finding is the same under any weights at all"
    assert read_scenario(window, "doubt.json")["uncertainty"] == 1
    window.press_keys("ctrl+z")
    window.press_keys("ctrl+z")
    wait_for("undo", lambda: abs(window.accessible.get_value(window.find("slider", QUESTION)) - start) < 1e-9)
    wait_for_description(window, "weights a little off")
    assert "uncertainty" not in read_scenario(window, "back.json")


def refuse_bound(window):
    open_row(window, "Least and greatest shares")
    for name, least in (("Own defence", "60"), ("Geography", "55")):
        entry = scroll_to(window, "text", f"Least share of {name}, per cent")
        window.click(entry)
        window.press_keys("ctrl+a")
        window.type_text(least)
        window.press_keys("Return")
        time.sleep(0.3)
    bounds = read_scenario(window, "bounds.json")["bounds"]
    assert list(bounds) == ["own-defence"] and abs(bounds["own-defence"][0] - 0.6) < 1e-9, bounds
    wait_for("a refusal", lambda: any("least shares come to 115" in n.name for n in window.accessible.read()
                                      if window.is_placed(n)))
    window.press_keys("Escape")
    window.park_pointer()
    window.call_action("undo")
    wait_for("no bounds", lambda: "bounds" not in read_scenario(window, "unbound.json"))
    open_row(window, "Least and greatest shares")


def order_by_keyboard(window):
    open_row(window, "Order of importance")
    for step, name in enumerate(("Choose the most important…", "Add the next…")):
        window.click(scroll_to(window, "label", name))
        time.sleep(0.4)
        window.press_keys("Home", "Down", "Return")
        wait_for("a longer order", lambda: len(read_scenario(window, "order.json").get("order", [])) == step + 1)
    order = read_scenario(window, "order.json")["order"]
    window.press(window.find("button", "Move Role in US plans up"))
    wait_for("the other order", lambda: read_scenario(window, "moved.json")["order"] == order[::-1])
    assert any("Role in US plans before Own defence" in t for t in window.list_texts()), "the row does not say so"
    for _ in range(3):
        window.call_action("undo")
    wait_for("no order", lambda: "order" not in read_scenario(window, "unordered.json"))


def play(window):
    image = show_view(window)
    before = read_scenario(window, "before.json")
    x, y, width, height = window.get_box(image)
    wait_for_description(window, "100,000 weightings tried (weights a little off)")  # no more will follow
    box = (x + 8, y + 8, width - 16, height - 16)  # without the ring of the keyboard's focus, which goes to a button
    still = window.shoot_at_rest(box)
    window.press(window.find("button", "Play weightings one by one"))
    third = re.compile(r"Weighting ([3-9]) of 100")
    wait_for("the third weighting", lambda: any(third.match(t) for t in window.list_texts()))
    window.press(window.find("button", "Pause"))
    window.find("button", "Play weightings one by one")
    shown = window.wait_for_text("Weighting ")
    time.sleep(1.2)
    assert shown in window.list_texts(), "it goes on though it was paused"
    assert window.shoot_at_rest(box).difference(still) > 0.001, "nothing shows the weighting"
    assert read_scenario(window, "after.json") == before, "playing changed the scenario"
    window.press(window.find("button", "Show no single weighting"))
    window.park_pointer()
    again = window.shoot_at_rest(box)
    assert again.difference(still) < 0.002, "something is left of the weighting"
    assert not window.describe_action("undo")[0] or read_scenario(window, "end.json") == before


def compare_with_command_line(window):
    image = show_view(window)
    wait_for_description(window, "weightings tried")
    box = window.get_box(image)
    window.park_pointer()
    xdotool("click", 1)  # the frame around what has the keyboard is no part of the picture
    shot = window.shoot_at_rest(box)
    path = window.save_scenario("same.json").replace("same.json", "drawn.png")
    subprocess.run([cli, "render", sample, "--view", "certainty", "--screen", "--scenario",
                    path.replace("drawn.png", "same.json"), "--font", FONT, "--size", f"{box[2]}x{box[3]}", "-o", path],
                   check=True, env=window.environment)
    difference = shot.difference(Picture.read(path))
    print(f"# differing pixels {difference:.3%}")
    assert difference <= VIEW_LIMIT, f"{difference:.2%} of the pixels differ from what entente-cli draws"


def read_table(window):
    show_view(window)
    window.call_action("table")
    window.find("tree table", "Certainty as a table")
    wait_for("figures", lambda: any("firmly Tier 1" == t for t in window.list_texts()), 20)
    for title in ("How sure", "Of 100", "Ranks, 9 of 10", "Possible ranks", "Spread (bits)", "Confidence"):
        assert title in window.list_texts(), f"no column {title}"
    window.call_action("table")


with DrivenWindow(entente, sample) as shared:
    shared.find("image", "Ranking")
    status = run([
        ("the slider of uncertainty", lambda: pull_uncertainty(shared)),
        ("a bound that cannot hold", lambda: refuse_bound(shared)),
        ("an order of importance", lambda: order_by_keyboard(shared)),
        ("single weightings are played", lambda: play(shared)),
        ("the command line draws the same", lambda: compare_with_command_line(shared)),
        ("the table", lambda: read_table(shared)),
        ("the program is still there", shared.check_alive),
    ])
sys.exit(status)
