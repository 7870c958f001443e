# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-method.py ENTENTE SAMPLE

How it is reckoned, changed with pointer and keys in the left panel: method, number of tiers, gates, importance. What
the window then saves as its scenario is what was chosen, and undo brings everything back."""

import json
import sys
import time

from driven_window import DrivenWindow, run, wait_for, xdotool

entente, sample = sys.argv[1:3]
MARGIN = 8  # x of the panel where no widget answers to the wheel
TOP, BOTTOM = 70, 740


class MethodWindow(DrivenWindow):
    def __init__(self):
        super().__init__(entente, sample)
        self.find("image", "Ranking")
        self.n_scenarios = 0

    def reveal(self, role, name):
        """Turns the wheel over the panel until the widget can be pointed at."""
        node = self.find(role, name)
        last = None
        for _ in range(60):
            _x, y, _width, height = box = self.get_box(node)
            if TOP <= y and y + height <= BOTTOM and box == last:
                return node
            last = box
            if y < TOP or y + height > BOTTOM:
                xdotool("mousemove", MARGIN, 400, "click", 4 if y < TOP else 5)
            time.sleep(0.08)
        raise AssertionError(f"{name} does not come into sight")

    def click_on(self, name, role="label"):
        self.click(self.reveal(role, name))
        time.sleep(0.3)

    def read_scenario(self):
        self.n_scenarios += 1
        with open(self.save_scenario(f"scenario-{self.n_scenarios}.json"), encoding="utf-8") as file:
            return json.load(file)

    def wait_for_scenario(self, what, holds):
        return wait_for(what, lambda: (lambda s: s if holds(s) else None)(self.read_scenario()))

    def undo_all(self, first):
        for _ in range(40):
            if not self.describe_action("undo")[0]:
                break
            self.call_action("undo")
            time.sleep(0.1)
        now = self.read_scenario()
        assert now == first, f"{now}\nis not\n{first}"


def choose_method():
    with MethodWindow() as window:
        first = window.read_scenario()
        window.click_on("Method")
        window.click_on("Closest to the ideal")
        window.wait_for_scenario("TOPSIS", lambda s: "topsis" in json.dumps(s.get("method")))
        window.wait_for_text("Closest to the ideal")
        window.click_on("More methods")
        window.click_on("Head to head")
        window.wait_for_scenario("PROMETHEE", lambda s: "promethee" in json.dumps(s.get("method")))
        window.wait_for_text("Adding a partner can reverse")
        window.press_keys("ctrl+z")
        window.wait_for_scenario("TOPSIS again", lambda s: "topsis" in json.dumps(s.get("method")))
        window.undo_all(first)


def change_tiers():
    with MethodWindow() as window:
        first = window.read_scenario()
        window.click_on("Tiers")
        spin = next(n for n in window.accessible.read() if n.name == "Number of tiers" and "Value" in str(n.interfaces))
        x, y, _width, height = window.get_box(window.reveal("label", "Number of tiers"))
        x, _y, _width, _height = window.get_box(spin)
        xdotool("mousemove", x + 12, y + height // 2, "click", 1)
        window.press_keys("Up", "Up")
        scenario = window.wait_for_scenario("five tiers", lambda s: len(s["tiers"]["list"]) == 5)
        froms = [tier.get("from", 0) for tier in scenario["tiers"]["list"]]
        assert froms == sorted(froms, reverse=True), froms
        window.wait_for_text("5 tiers")
        window.find("label", "Tier 4")
        window.click_on("By size")
        window.wait_for_scenario("sizes", lambda s: s["tiers"]["rule"] == "sizes")
        window.click_on("By natural gaps")
        window.wait_for_scenario("gaps", lambda s: s["tiers"]["rule"] == "natural")
        window.click_on("By profile")
        window.wait_for_scenario("profiles", lambda s: s["tiers"]["rule"] == "profiles")
        window.click_on("Tier 1 asks for")
        window.undo_all(first)


def switch_gates():
    with MethodWindow() as window:
        first = window.read_scenario()
        with open(sample, encoding="utf-8") as file:
            n_gates = len(json.load(file)["gates"])
        window.click_on("Gates")
        rows = [n for n in window.accessible.read() if n.role == "label" and " below " in n.name]
        assert len(rows) == n_gates, [n.name for n in rows]
        window.click_on(rows[1].name)
        window.wait_for_scenario("one gate off", lambda s: s["gates"] == [i != 1 for i in range(n_gates)])
        window.click_on("Apply gates")
        window.wait_for_scenario("all gates off", lambda s: s["gates"] is False)
        window.undo_all(first)


def rate_importance():
    with MethodWindow() as window:
        first = window.read_scenario()
        window.click_on("Importance")
        slider = window.reveal("slider", "Geography")
        assert window.accessible.get_value(slider) == 50, window.accessible.get_value(slider)
        x, y, width, height = window.get_box(slider)
        xdotool("mousemove", x + width // 2, y + height // 2, "mousedown", 1)
        for step in range(1, 8):
            xdotool("mousemove", x + width // 2 + 4 * step, y + height // 2)
            time.sleep(0.03)
        xdotool("mouseup", 1)
        dragged = wait_for("a rating above 50", lambda: (lambda v: v if v > 55 else None)(
            window.accessible.get_value(slider)))
        others = window.read_scenario()["weights"]
        assert others["own-defence"] == 100 and others["role"] == 50, others
        window.press_keys("Right", "Page_Up")
        wait_for("eleven more", lambda: window.accessible.get_value(slider) == dragged + 11)
        window.call_action("undo")  # the keys
        window.call_action("undo")  # the drag
        wait_for("50 again", lambda: window.accessible.get_value(slider) == 50)
        window.undo_all(first)


sys.exit(run([("a method is chosen", choose_method), ("tiers are added and cut by other rules", change_tiers),
              ("gates are switched one by one and all at once", switch_gates),
              ("criteria are rated each by itself", rate_importance)]))
