# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-present.py ENTENTE SAMPLE

A presentation by the keys that clickers send and presenters know: scenes, black and white, a slider moved because
somebody asked, and the document afterwards, which is as it was but for that."""

import json
import os
import subprocess
import sys
import tempfile
import time

from driven_window import LIMIT, PATIENCE, REST, DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]
PANEL_PAGE = 630  # pixels of the priorities in the height of the stage
PANEL_WIDTH = 316
STAGE_NAMES = ("Scene ", "Presenting: ", "End of the presentation")
TITLES = ["Where everybody stands", "Defence counts for more", "From the centre", "On the map"]


def write_story(folder):
    with open(sample, encoding="utf-8") as text:
        story = json.load(text)
    weights = {c["id"]: c["weight"] for c in story["criteria"]}
    story["scenes"] = [
        {"id": "one", "title": TITLES[0], "view": "ranking", "caption": "The clauses weighed alike."},
        {"id": "two", "title": TITLES[1], "view": "ranking", "focus": ["PL"],
         "scenario": {"weights": dict(weights, **{"own-defence": 60})}},
        {"id": "three", "title": TITLES[2], "view": "orbit"},
        {"id": "four", "title": TITLES[3], "view": "map"},
    ]
    path = os.path.join(folder, "story.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump(story, out)
    return path


def is_modified(window):
    return window.describe_action("save")[0]


def can_undo(window):
    return window.describe_action("undo")[0]


def wait_for_scene(window, number):
    name = f"Scene {number} of {len(TITLES)}: {TITLES[number - 1]}"
    return wait_for(name, lambda: any(n.name == name for n in window.accessible.read()))


def wait_for_window(window):
    wait_for("the window", lambda: window.find_all("button", "Main menu") or window.find_all("toggle button", "Main menu"))


def read_front(window):
    """What is in the stage, which comes last, while there is one: the window behind it is not gone."""
    nodes = window.accessible.read()
    stages = [i for i, n in enumerate(nodes) if n.is_a("group") and n.name.startswith(STAGE_NAMES)]
    return nodes[stages[-1]:] if stages else nodes


def find_front(window, role, name):
    return wait_for(f"{role} “{name}”", lambda: next(
        (n for n in read_front(window) if n.is_a(role) and n.name == name and window.is_placed(n)), None))


def magnify(window, box):
    """Where a widget of the magnified priorities is. AT-SPI tells its place and how large it was before (GTK 4.8), or
    both from before (GTK 4.18). A slider says which: it stands in the middle of the panel."""
    factor, edge = window.size[1] / PANEL_PAGE, window.border
    x, _y, width, _height = window.get_box(find_front(window, "slider", "Own defence"))
    ways = {(moved, grown): abs(2 * (x - edge) * moved + width * grown - PANEL_WIDTH * factor)
            for moved, grown in ((1, 1), (1, factor), (factor, factor))}
    moved, grown = min(ways, key=ways.get)
    return (round(edge + (box[0] - edge) * moved), round(edge + (box[1] - edge) * moved), round(box[2] * grown),
            round(box[3] * grown))


def get_share(window):
    return window.accessible.get_value(find_front(window, "slider", "Own defence"))


def has_slider(window):
    return any(n.is_a("slider") and window.is_placed(n) for n in read_front(window))


def look(window):
    """What fills the screen once it rests, by its middle."""
    x, y = window.size[0] // 2, window.size[1] // 2
    return window.shoot_at_rest((x - 150, y - 150, 300, 300))


def is_plain(picture, colour):
    return picture.pixels == bytes(colour) * (picture.width * picture.height)


def go_through(window):
    before = window.shoot_at_rest((0, 0, *window.size))
    window.press_keys("F5")
    wait_for_scene(window, 1)
    window.wait_for_text("The clauses weighed alike.")
    assert not has_slider(window), "the priorities are still there"
    # Each of them leads one scene on or back.
    for keys, number in (("Right", 2), ("space", 3), ("Next", 4), ("Prior", 3), ("Left", 2), ("BackSpace", 1),
                         ("n", 2), ("p", 1), ("End", 4), ("Home", 1)):
        window.press_keys(keys)
        wait_for_scene(window, number)
    window.press_keys("3", "Return")
    wait_for_scene(window, 3)
    window.press_keys("9", "Return")
    time.sleep(REST)
    wait_for_scene(window, 3)
    window.press_keys("Escape")
    wait_for_window(window)
    assert not is_modified(window), "presenting has modified the document"
    assert not can_undo(window), "presenting has left steps of undo"
    after = window.shoot_at_rest((0, 0, *window.size))
    assert after.difference(before) < 0.01, f"{after.difference(before):.1%} of the window look otherwise"


def end_after_the_last(window):
    window.press_keys("F5", "End")
    wait_for_scene(window, 4)
    window.press_keys("Next")
    window.wait_for_text("End of the presentation")
    window.press_keys("Prior")
    wait_for_scene(window, 4)
    window.press_keys("Next", "Next")
    wait_for_window(window)


def black_and_white(window):
    window.press_keys("F5")
    wait_for_scene(window, 1)
    first = look(window)
    assert not is_plain(first, (0, 0, 0)) and not is_plain(first, (255, 255, 255)), "there is no picture"
    for key, colour in (("b", (0, 0, 0)), ("period", (0, 0, 0)), ("w", (255, 255, 255))):
        for back in (key, "Next", "Prior"):
            window.press_keys(key)
            wait_for(f"{key} to cover the picture", lambda: is_plain(look(window), colour))
            window.press_keys(back)
            wait_for(f"{back} to bring the picture back", lambda: look(window).pixels == first.pixels)
            wait_for_scene(window, 1)
    window.press_keys("b", "Escape")
    wait_for_window(window)


def press_places(window, *codes):
    """Keys by where they are on a keyboard, whatever they write."""
    for code in codes:
        xdotool("key", code)
        time.sleep(0.03)


def write_another_alphabet(window):
    """Letters are keys, whatever the desktop writes: a clicker sends where B is, and B it has to be."""
    n, p, b, s, period, plus, minus = 57, 33, 56, 39, 60, 21, 20
    try:
        # Beside a Latin keyboard, and alone.
        for layout in "ru,us", "il,us", "ru":
            subprocess.run(["setxkbmap", "-layout", layout], check=True)
            time.sleep(REST)
            window.press_keys("F5")
            wait_for_scene(window, 1)
            picture = look(window)
            for key in b, period:
                press_places(window, key)
                wait_for(f"black with {layout}", lambda: is_plain(look(window), (0, 0, 0)))
                press_places(window, key)
                wait_for(f"the picture with {layout}", lambda: look(window).pixels == picture.pixels)
            press_places(window, plus)
            wait_for(f"larger text with {layout}", lambda: look(window).pixels != picture.pixels)
            press_places(window, minus)
            wait_for(f"smaller text with {layout}", lambda: look(window).pixels == picture.pixels)
            press_places(window, n)
            wait_for_scene(window, 2)
            press_places(window, p)
            wait_for_scene(window, 1)
            press_places(window, s)
            find_front(window, "slider", "Own defence")
            press_places(window, s)
            wait_for(f"the sliders to go with {layout}", lambda: not has_slider(window))
            window.press_keys("Escape")
            wait_for_window(window)
    finally:
        subprocess.run(["setxkbmap", "-layout", "us", "-variant", ""], check=True)


def answer_a_question(window):
    share = get_share(window)
    window.press_keys("F5")
    wait_for_scene(window, 1)
    window.press_keys("s")
    slider = find_front(window, "slider", "Own defence")
    # With the slider in hand arrows are its own, and Page keys still go through the story.
    window.press_keys("Right", "Right", "Right")
    wait_for("the slider to follow", lambda: get_share(window) >= share + 2.5)
    wait_for_scene(window, 1)
    window.press_keys("ctrl+z")
    wait_for("undo", lambda: abs(get_share(window) - share) < 0.01)
    window.press_keys("Next")
    wait_for_scene(window, 2)
    wait_for("the weights of the scene", lambda: get_share(window) > share + 5)
    window.press_keys("Prior")
    wait_for_scene(window, 1)
    wait_for("the weights of the first scene", lambda: abs(get_share(window) - share) < 0.01)
    x, y, width, height = magnify(window, window.get_box(slider))
    at, middle = x + round(width * share / 100), y + height // 2
    xdotool("mousemove", at, middle, "mousedown", 1)
    for step in range(1, 11):
        xdotool("mousemove", at + step * width // 40, middle)
        time.sleep(0.03)
    xdotool("mouseup", 1)
    wait_for("the drag", lambda: get_share(window) > share + 15)
    window.wait_for_text("Own defence 33 →")
    tried = get_share(window)
    # A number and Enter lead back to the story, also while a slider has the keyboard.
    window.press_keys("2", "Return")
    wait_for_scene(window, 2)
    window.press_keys("s")
    window.press_keys("Escape")
    wait_for_window(window)
    wait_for("what was tried", lambda: abs(get_share(window) - tried) < 0.01)
    assert can_undo(window) and is_modified(window), "what was tried is lost"
    window.press_keys("ctrl+z")
    wait_for("the state before", lambda: abs(get_share(window) - share) < 0.01)
    assert not can_undo(window) and not is_modified(window), "it was more than one step"


def type_a_share(window):
    share = get_share(window)
    window.press_keys("F5", "s")
    wait_for_scene(window, 1)
    entry = wait_for("the entry of a share", lambda: next(
        (n for n in read_front(window) if n.name == "Share of Own defence" and window.is_placed(n)), None))
    x, y, width, height = magnify(window, window.get_box(entry))
    xdotool("mousemove", x + width // 2, y + height // 2, "click", 1)
    window.press_keys("ctrl+a")
    window.type_text("50")
    window.press_keys("Return")
    wait_for("the typed share", lambda: abs(get_share(window) - 50) < 0.01)
    wait_for_scene(window, 1)
    window.press_keys("Escape", "Escape")
    wait_for_window(window)
    window.press_keys("ctrl+z")
    wait_for("the state before", lambda: abs(get_share(window) - share) < 0.01)


def present_what_is_shown(window):
    window.call_action("view", "orbit")
    window.find("image", "Orbit")
    window.press_keys("shift+F5")
    wait_for("the stage", lambda: any(n.name == "Presenting: Orbit" for n in window.accessible.read()))
    assert not has_slider(window), "the priorities are still there"
    window.press_keys("Next")
    wait_for_scene(window, 1)
    window.press_keys("Escape")
    wait_for_window(window)
    window.call_action("view", "ranking")


def grow_text(window):
    window.press_keys("F5")
    wait_for_scene(window, 1)
    normal = look(window)
    window.press_keys("plus")
    wait_for("larger text", lambda: look(window).pixels != normal.pixels)
    window.press_keys("minus")
    wait_for("normal text", lambda: look(window).pixels == normal.pixels)
    window.press_keys("plus", "plus", "0")
    wait_for("normal text at once", lambda: look(window).pixels == normal.pixels)
    window.press_keys("Escape")
    wait_for_window(window)


def change_the_file_meanwhile(window):
    """The audience sees nothing of it, and the presenter finds it afterwards, with what was tried."""
    window.press_keys("F5", "End")
    wait_for_scene(window, 4)
    with open(window.story, encoding="utf-8") as text:
        story = json.load(text)
    story["title"] = {"en": "Read anew", "ja": "Read anew"}
    del story["scenes"][1]
    with open(window.story + ".new", "w", encoding="utf-8") as out:
        json.dump(story, out)
    before = window.shoot_at_rest((0, 0, *window.size))
    os.replace(window.story + ".new", window.story)
    time.sleep(3 * PATIENCE)
    assert window.shoot_at_rest((0, 0, *window.size)).pixels == before.pixels, "the audience has seen it"
    window.press_keys("2", "Return", "s")
    wait_for_scene(window, 2)
    share = get_share(window)
    window.press_keys("Right", "Right")
    wait_for("the slider to follow", lambda: get_share(window) > share + 1.5)
    tried = get_share(window)
    window.press_keys("Next", "Prior")
    wait_for_scene(window, 2)
    window.press_keys("Escape")
    wait_for_window(window)
    window.wait_for_text("Read anew")
    for name in "Export", "Orbit":
        wait_for(f"{name} in the header", lambda name=name: any(
            n.name == name and window.is_placed(n) and window.get_box(n)[1] < 60 for n in window.accessible.read()))
    wait_for("what was tried", lambda: abs(get_share(window) - tried) < 0.01)
    assert window.describe_action("undo")[0], "what was tried is no step"


def leave_with_something_tried(window):
    """Quitting ends the presentation first, and then asks what is to become of what was tried."""
    share = get_share(window)
    window.press_keys("F5", "s")
    wait_for_scene(window, 1)
    find_front(window, "slider", "Own defence")
    window.press_keys("Right", "Right", "ctrl+q")
    wait_for("the question", lambda: window.find_all("button", "Cancel"))
    window.focus_dialog()
    window.press_keys("Escape")
    wait_for_window(window)
    wait_for("what was tried", lambda: get_share(window) > share + 1.5)
    assert is_modified(window), "what was tried is lost"


def close_while_presenting(window):
    window.press_keys("F5")
    wait_for_scene(window, 1)
    window.press_keys("ctrl+w")
    window.process.wait(20)


def crash(window):
    """What was tried comes back, though the presentation never ended."""
    share = get_share(window)
    window.press_keys("F5", "s")
    wait_for_scene(window, 1)
    find_front(window, "slider", "Own defence")
    window.press_keys("Right", "Right", "Right")
    wait_for("the slider to follow", lambda: get_share(window) > share + 2.5)
    tried = get_share(window)
    window.press_keys("Next")
    wait_for_scene(window, 2)
    kept = os.path.join(window.folder.name, "state", "entente", "recovery")
    wait_for("the copy", lambda: any(name.endswith(".json") for name in os.listdir(kept)))
    window.process.kill()
    window.process.wait(LIMIT)
    window.restart(window.story)
    recover = wait_for("the button", lambda: [n for n in window.find_all("button") if n.name.startswith("Recover")])[0]
    window.click(recover)
    wait_for("what was tried", lambda: abs(get_share(window) - tried) < 0.01)
    assert is_modified(window), "what was tried is in no file"


def check(test):
    with tempfile.TemporaryDirectory(prefix="entente-story-") as folder:
        story = write_story(folder)
        with DrivenWindow(entente, story) as window:
            window.story = story
            window.find("slider", "Own defence")
            window.park_pointer()
            test(window)


tests = [("from scene to scene", go_through), ("the end", end_after_the_last), ("black and white", black_and_white),
         ("another alphabet", write_another_alphabet),
         ("a question from the room", answer_a_question), ("a typed share", type_a_share),
         ("the file changes", change_the_file_meanwhile), ("from here", present_what_is_shown),
         ("larger text", grow_text), ("leaving", leave_with_something_tried), ("closing", close_while_presenting),
         ("a crash", crash)]
sys.exit(run([(name, lambda test=test: check(test)) for name, test in tests]))
