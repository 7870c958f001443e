# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-dossier.py ENTENTE SAMPLE

The dossier as a user works with it: another value is supposed by typing and taken back, a suggestion that lifts a
partner is tried, two partners are compared by Ctrl and a click, and keys lead along a slider from one change of a tier
to the next."""

import json
import re
import sys
import time

from driven_window import DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]


def choose(window, text, name):
    window.press_keys("ctrl+f", "ctrl+a")
    window.type_text(text)
    window.press_keys("Return")
    window.find("heading", name)
    window.press_keys("Escape")
    time.sleep(0.5)  # until the search bar has gone


def read_standing(window):
    """ "5th of 86 · score 74.3" """
    return next((t for t in window.list_texts() if re.search(r" of 8\d.* · score ", t)), None)


def read_rank(window):
    return int(re.match(r"\d+", read_standing(window)).group())


def read_scenario(window, name):
    with open(window.save_scenario(name), encoding="utf-8") as file:
        return json.load(file)


def find_named(window, name, seconds=10.0):
    return wait_for(f"“{name}”", lambda: next(
        (n for n in window.accessible.read() if n.name == name and window.is_placed(n)), None), seconds)


def has_name(window, name):
    return any(n.name == name and window.is_placed(n) for n in window.accessible.read())


def suppose_by_typing(window):
    choose(window, "germany", "Germany")
    before = read_standing(window)
    # Enter in the picture leads to the first fact, which scrolls there.
    x, y, _width, _height = window.get_box(window.find("image", "Ranking"))
    xdotool("mousemove", x + 120, y + 135 + 4 * 25, "click", 1)
    window.find("heading", "Germany")
    window.press_keys("Return")
    time.sleep(0.4)
    window.click(find_named(window, "What if: Defence spending"))
    window.wait_for_text("The document stays as it is")
    window.press_keys("Tab", "ctrl+a")
    window.type_text("3,75")
    window.press_keys("Return")
    window.wait_for_text("3.75\u00a0% of GDP")
    window.wait_for_text("What if · fact: 2.40\u00a0% of GDP")
    window.wait_for_text("Follows a what-if · fact: 111,840\u00a0million USD")
    wait_for("the chip", lambda: has_name(window, "1 what-if value"))
    assert read_rank(window) < int(re.match(r"\d+", before).group()), (before, read_standing(window))
    window.press_keys("Escape")
    what_ifs = read_scenario(window, "typed.json")["what-if"]
    assert what_ifs == {"DE": {"defence-gdp": 3.75}}, what_ifs


def take_back(window):
    window.press_keys("ctrl+z")
    window.wait_for_text("2.40\u00a0% of GDP")
    wait_for("the end of the chip", lambda: not has_name(window, "1 what-if value"))
    assert not window.describe_action("undo")[0], "typing was more than one step of undo"
    window.press_keys("ctrl+shift+z")
    wait_for("the chip", lambda: has_name(window, "1 what-if value"))
    window.click(find_named(window, "1 what-if value"))
    window.wait_for_text("2.40\u00a0% of GDP → 3.75\u00a0% of GDP")
    window.press(find_named(window, "Clear all"))
    wait_for("the end of the chip", lambda: not has_name(window, "1 what-if value"))
    window.wait_for_text("2.40\u00a0% of GDP")


def apply_pledge(window):
    window.press(find_named(window, "Apply: Defence spending: 3.50\u00a0% of GDP by 2029"))
    window.wait_for_text("What if, as pledged by 2029 · fact: 2.40\u00a0% of GDP")
    window.press(find_named(window, "Take back: Defence spending: 3.50\u00a0% of GDP by 2029"))
    wait_for("the fact", lambda: all("as pledged" not in t for t in window.list_texts()))


def find_attempts(window):
    return [n for n in window.accessible.read() if n.role == "button" and n.name.startswith("Try it: ")]


def try_what_lifts(window):
    """What is printed lifts as it stands; the same for each suggestion."""
    choose(window, "italy", "Italy")
    window.wait_for_text("this tier begins at 46.0")
    suggestions = [n.name for n in wait_for("suggestions", lambda: find_attempts(window))]
    for suggestion in suggestions:
        window.press(wait_for(suggestion, lambda: next((n for n in find_attempts(window) if n.name == suggestion), None)))
        wait_for("a what-if", lambda: any(re.fullmatch(r"\d what-if values?", n.name) for n in window.accessible.read()))
        window.wait_for_text("this tier begins at 71.0")
        window.press_keys("ctrl+z")
        window.wait_for_text("this tier begins at 46.0")
        wait_for("the suggestions", lambda: find_attempts(window))
    print(f"# {len(suggestions)} suggestions tried: {suggestions[0]}")


def compare(window):
    choose(window, "poland", "Poland")
    x, y, _width, _height = window.get_box(window.find("image", "Ranking"))
    xdotool("mousemove", x + 120, y + 135)
    time.sleep(0.2)
    xdotool("keydown", "ctrl", "click", 1, "keyup", "ctrl")
    window.park_pointer()
    window.find("heading", "Poland")
    sentence = window.wait_for_text("Poland trails Japan by")
    points = float(re.search(r"by ([\d.]+) points", sentence).group(1))
    figures = [float(t.replace("−", "-")) for t in window.list_texts() if re.fullmatch(r"[+−]\d+\.\d|0\.0", t)]
    assert abs(sum(figures) + points) < 0.35, (sentence, figures)
    print(f"# {sentence}")


def jump_along_slider(window):
    slider = window.find("slider", "Geography")
    x, y, width, height = window.get_box(slider)
    at = x + 13 + round((width - 26) * window.accessible.get_value(slider) / 100)
    xdotool("mousemove", at, y + height // 2 + 2, "click", 1)
    window.park_pointer()
    start = window.accessible.get_value(slider)
    said = []
    for key in ("ctrl+Right", "ctrl+Right", "ctrl+Left"):
        window.press_keys(key)
        sentence = wait_for("a sentence", lambda: next(
            (t for t in window.list_texts() if re.match(r"Geography at [\d.]+\u00a0%: .* (rises|drops) to ", t)
             and t not in said), None))
        said.append(sentence)
        share = float(re.search(r"at ([\d.]+)\u00a0%", sentence).group(1))
        wait_for("the slider there", lambda: abs(window.accessible.get_value(slider) - share) < 0.06)
        wait_for("the description", lambda: any(sentence in n.description for n in window.find_all("slider", "Geography")))
        time.sleep(0.3)
    first, second, back = (float(re.search(r"at ([\d.]+)\u00a0%", s).group(1)) for s in said)
    assert start < first < second and back == second, (start, said)
    # The way back begins with what came last: the tier has really changed.
    name, direction = re.search(r": (.*) (rises|drops) to ", said[1]).groups()
    assert f"{name} {'drops' if direction == 'rises' else 'rises'} to " in said[2], said
    print("# " + "; ".join(said))


def jump_along_ratings(window):
    """The same where each criterion is rated by itself; the tier has really changed."""
    window.click(window.find("label", "Importance"))
    wait_for("ratings", lambda: abs(window.accessible.get_value(window.find("slider", "Own defence")) - 100) < 1e-6)
    time.sleep(0.5)
    slider = window.find("slider", "Geography")
    x, y, width, height = window.get_box(slider)
    start = window.accessible.get_value(slider)
    xdotool("mousemove", x + 13 + round((width - 26) * start / 100), y + height // 2 + 2, "click", 1)
    window.park_pointer()
    time.sleep(0.5)
    for _ in range(2):  # the thumb may stand at one already
        window.press_keys("ctrl+Right")
        time.sleep(0.5)
    wait_for("a higher rating", lambda: window.accessible.get_value(slider) > start + 0.5)
    found = wait_for("a sentence", lambda: next(
        (m for m in (re.match(r"Geography at ([\d.]+): (.*) (rises|drops) to ", t) for t in window.list_texts()) if m), None))
    sentence, (rating, name, direction) = found.string, found.groups()
    assert abs(window.accessible.get_value(slider) - float(rating)) <= 0.5, sentence
    time.sleep(0.5)
    window.press_keys("ctrl+Left")
    window.wait_for_text(f"{name} {'drops' if direction == 'rises' else 'rises'} to ")
    print(f"# {sentence}")


with DrivenWindow(entente, sample) as shared:
    shared.find("image", "Ranking")
    status = run([
        ("a value is supposed by typing", lambda: suppose_by_typing(shared)),
        ("undo and the list take it back", lambda: take_back(shared)),
        ("a pledge is applied and taken back", lambda: apply_pledge(shared)),
        ("what would lift a partner does", lambda: try_what_lifts(shared)),
        ("two partners are compared", lambda: compare(shared)),
        ("keys lead to where a tier changes", lambda: jump_along_slider(shared)),
        ("so do keys on ratings", lambda: jump_along_ratings(shared)),
        ("the program is still there", shared.check_alive),
    ])
sys.exit(status)
