# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""stalls.py ENTENTE STALL-WATCH FOLDER-OF-TEST-DATA FOLDER-OF-WINDOW-TESTS

How long the window can't answer with a large file: the longest step of the main loop, in ms of processor time, for each
thing that a user does. Fails above LIMIT_MS."""

import json
import os
import sys
import tempfile
import time

entente, watch, data, ui = sys.argv[1:5]
sys.path[:0] = [data, ui]
import hostile_dataset  # noqa: E402
from driven_window import DrivenWindow, xdotool  # noqa: E402

LIMIT_MS = 200
REST_S = 0.6
FILES = {
    "400 partners, 20,000 ties": lambda: hostile_dataset.with_ties(400, 20000),
    "2,000 partners, 20,000 ties": lambda: hostile_dataset.with_ties(2000, 20000),
    "60 partners, 200 criteria": lambda: hostile_dataset.base(60, 200),
}
VIEWS = ["Ranking", "Orbit", "Network", "Map", "Certainty"]


def wait_for_rest(process):
    """Until the main thread has done next to nothing for a while."""
    def read():
        with open(f"/proc/{process}/task/{process}/schedstat", encoding="ascii") as stat:
            return int(stat.read().split()[0]) / 1e6
    last, since = read(), time.monotonic()
    end = since + 60
    while time.monotonic() < min(end, since + REST_S):
        time.sleep(0.05)
        now = read()
        if now - last > 3:
            last, since = now, time.monotonic()


class Steps:
    def __init__(self, path):
        self.path, self.read = path, 0

    def take_longest(self):
        if not os.path.exists(self.path):
            return 0
        with open(self.path, encoding="ascii") as file:
            lines = file.read().split()
        new, self.read = lines[self.read:], len(lines)
        return max(map(int, new), default=0)


def drag(x):
    xdotool("mousemove", 118, 222, "mousedown", 1, "mousemove", 118 + x // 2, 222, "mousemove", 118 + x, 222, "mouseup", 1)


def list_actions(window):
    for number, view in enumerate(VIEWS, 1):
        yield f"{view}", lambda n=number: xdotool("key", f"ctrl+{n}")
        yield f"{view}, somebody selected", lambda: xdotool("mousemove", 700, 400, "click", 1)
        yield f"{view}, pointer moved", lambda: [xdotool("mousemove", 600 + 10 * i, 300 + 7 * i) for i in range(12)]
        yield f"{view}, window made smaller", lambda: xdotool("windowsize", window.x_window, 1180, 760)
        yield f"{view}, and larger again", lambda: xdotool("windowsize", window.x_window, 1280, 800)
        yield f"{view}, a slider moved", lambda: drag(80)
        yield f"{view}, undo", lambda: xdotool("key", "ctrl+z")
    yield "table", lambda: xdotool("key", "ctrl+1", "ctrl+t")


def measure(folder, name, make):
    path, out = os.path.join(folder, "large.json"), os.path.join(folder, name + ".steps")
    with open(path, "w", encoding="utf-8") as stream:
        json.dump(make(), stream)
    preloaded = " ".join(p for p in (watch, os.environ.get("LD_PRELOAD")) if p)
    worst = []
    with DrivenWindow(entente, path, environment={"LD_PRELOAD": preloaded, "ENTENTE_STALLS": out}) as window:
        steps = Steps(out)
        wait_for_rest(window.process.pid)
        worst.append((steps.take_longest(), "opened"))
        for action, run in list_actions(window):
            run()
            wait_for_rest(window.process.pid)
            worst.append((steps.take_longest(), action))
        window.check_alive()
    worst.sort(reverse=True)
    print(f"{name}: longest steps", ", ".join(f"{ms} ms ({action})" for ms, action in worst[:4]), flush=True)
    return worst[0][0]


with tempfile.TemporaryDirectory() as directory:
    longest = max(measure(directory, name, make) for name, make in FILES.items())
print(f"longest of all {longest} ms, limit {LIMIT_MS} ms")
sys.exit(longest > LIMIT_MS)
