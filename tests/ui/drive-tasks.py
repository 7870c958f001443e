# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-tasks.py ENTENTE

Ten tasks by somebody who has no pointer and sees nothing: keys alone do them, and what came of it is asked of AT-SPI:
names, values, states, descriptions, and the files that are written. The Tab key must lead to each control."""

import json
import os
import re
import sys
import time

from accessible_tree import FOCUSED
from driven_window import DrivenWindow, Failure, run, wait_for

entente = sys.argv[1]
MOST_STOPS = 120


class KeyboardWindow(DrivenWindow):
    """Without a file, so that it begins where a user begins."""

    def __init__(self):
        super().__init__(entente)
        self.n_scenarios = 0

    def read_focus(self):
        return next((n for n in self.accessible.read() if n.has_state(FOCUSED)), None)

    def wait_for_focus(self, what, holds):
        return wait_for(f"the focus on {what}", lambda: (lambda n: n if n and holds(n) else None)(self.read_focus()))

    def tab_to(self, role, name):
        """Presses Tab until a widget whose name begins so has the focus. Slow machines may need a look more."""
        for _ in range(MOST_STOPS):
            node = self.read_focus()
            if node is not None and node.is_a(role) and node.name.startswith(name):
                return node
            self.press_keys("Tab")
            time.sleep(0.05)
        raise Failure(f"Tab does not lead to {role} “{name}”")

    def read_scenario(self):
        self.n_scenarios += 1
        with open(self.save_scenario(f"scenario-{self.n_scenarios}.json"), encoding="utf-8") as file:
            return json.load(file)

    def read_share(self, criterion):
        return self.accessible.get_value(self.find("slider", criterion))

    def wait_for_description(self, view, holds, what):
        return wait_for(what, lambda: next((i.description for i in self.find_all("image", view)
                                            if holds(i.description)), None))

    def search(self, text, name):
        """Ctrl+F, and back in the picture with what was found."""
        self.press_keys("ctrl+f")
        self.wait_for_focus("the search", lambda n: n.role == "entry")
        self.press_keys("ctrl+a")
        self.type_text(text)
        self.press_keys("Return")
        self.find("heading", name)
        self.press_keys("Escape")
        self.wait_for_focus("the picture", lambda n: n.role == "image")


def open_sample(window):
    window.find("button", "Open a file…")
    window.tab_to("list item", "US partners")
    window.press_keys("Return")
    window.find("image", "Ranking", 20)
    window.wait_for_focus("the picture", lambda n: n.role == "image" and n.name == "Ranking")
    said = window.wait_for_description("Ranking", lambda d: "leads" in d, "the finding")
    print(f"# {said}")
    window.first = window.read_scenario()


def raise_to_half(window):
    before = window.read_share("Own defence")
    window.press_keys("shift+F6")
    window.tab_to("slider", "Own defence")
    window.press_keys("Prior", "Prior")
    wait_for("a higher share", lambda: window.read_share("Own defence") >= before + 19)
    window.tab_to("text", "Share of Own defence")
    window.press_keys("Return", "ctrl+a")
    window.type_text("50")
    window.press_keys("Return")
    wait_for("50 %", lambda: abs(window.read_share("Own defence") - 50) < 1e-6)
    shares = {n.name: window.accessible.get_value(n) for n in window.find_all("slider")}
    assert abs(sum(shares.values()) - 100) < 0.01, shares
    said = wait_for("what changed in the status", lambda: next(
        (n.name for n in window.accessible.read() if n.role in ("label", "status") and n.name.startswith("Own defence")), None))
    print(f"# {said}")


def lock(window):
    window.tab_to("button", "Lock Own defence")
    window.press_keys("space")
    wait_for("the lock", lambda: "own-defence" in window.read_scenario().get("locks", []))
    window.wait_for_focus("a lock that tells of it", lambda n: n.name == "Unlock Own defence")
    geography = window.read_share("Geography")
    window.tab_to("slider", "Geography")
    window.press_keys("Prior")
    wait_for("another share to move", lambda: window.read_share("Geography") > geography + 5)
    assert abs(window.read_share("Own defence") - 50) < 1e-6, "the locked share moved"


def find_partner(window):
    window.search("germ", "Germany")
    window.wait_for_description("Ranking", lambda d: d.startswith("Germany · "), "Germany to be read first")


def read_tier(window):
    said = window.wait_for_description("Ranking", lambda d: d.startswith("Germany · Tier "), "its tier")
    window.tier = re.match(r"Germany · (Tier \d)", said).group(1)
    wait_for("the same tier in the dossier", lambda: any(window.tier in t for t in window.list_texts()))
    print(f"# {said.split('. ')[0]}")


def switch_view(window):
    window.press_keys("ctrl+2")
    window.wait_for_focus("the orbit", lambda n: n.role == "image" and n.name == "Orbit")
    window.wait_for_description("Orbit", lambda d: d.startswith(f"Germany · {window.tier}"), "the same partner there")
    assert window.describe_action("view")[1] == "orbit"
    window.press_keys("ctrl+t")
    wait_for("the table", lambda: window.find_all("tree table"))
    window.press_keys("ctrl+t")
    window.wait_for_focus("the orbit", lambda n: n.role == "image" and n.name == "Orbit")


def compare(window):
    window.search("poland", "Poland")
    window.press_keys("shift+F10")
    item = wait_for("the menu", lambda: next(
        (n for n in window.accessible.read() if n.name == "Compare with Germany"), None))
    for _ in range(8):
        if any(n.has_state(FOCUSED) and n.name == item.name for n in window.accessible.read()):
            break
        window.press_keys("Down")
        time.sleep(0.05)
    window.press_keys("Return")
    sentence = wait_for("the comparison", lambda: next(
        (t for t in window.list_texts() if re.match(r"Poland (leads|trails) Germany by [\d.]+ points", t)), None))
    print(f"# {sentence}")


def change_method(window):
    window.press_keys("Escape", "shift+F6")
    window.tab_to("list item", "Method")
    window.press_keys("Return")
    node = wait_for("the methods", lambda: next(
        (n for n in window.accessible.read() if n.name == "Closest to the ideal" and window.is_placed(n)), None))
    window.tab_to(node.role, node.name)
    window.press_keys("space")
    wait_for("TOPSIS", lambda: "topsis" in json.dumps(window.read_scenario().get("method")))


def undo_all(window):
    for _ in range(40):
        if not window.describe_action("undo")[0]:
            break
        window.press_keys("ctrl+z")
        time.sleep(0.1)
    wait_for("the beginning", lambda: window.read_scenario() == window.first)
    wait_for("the share", lambda: abs(window.read_share("Own defence") - 100 / 3) < 0.01)


def export(window):
    path = os.path.join(window.folder.name, "told.svg")
    window.press_keys("Escape")
    window.press_keys("ctrl+e")
    window.focus_dialog()
    time.sleep(0.5)
    window.press_keys("ctrl+a")
    window.type_text(path)
    window.press_keys("Return")
    wait_for("the file", lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
    with open(path, encoding="utf-8") as file:
        assert "<svg" in file.read(2000), "no SVG"


with KeyboardWindow() as shared:
    status = run([
        ("open the sample", lambda: open_sample(shared)),
        ("raise a criterion to 50 %", lambda: raise_to_half(shared)),
        ("lock it", lambda: lock(shared)),
        ("find a partner", lambda: find_partner(shared)),
        ("read its tier", lambda: read_tier(shared)),
        ("switch the view", lambda: switch_view(shared)),
        ("compare two", lambda: compare(shared)),
        ("change the method", lambda: change_method(shared)),
        ("undo all", lambda: undo_all(shared)),
        ("export", lambda: export(shared)),
        ("the program is still there", shared.check_alive),
    ])
sys.exit(status)
