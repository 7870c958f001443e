# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""drive-files.py ENTENTE ENTENTE-CLI SAMPLE OTHER-SAMPLE

Files from outside: one that changes on disk is read again, one that breaks is explained with every place that
entente-cli names, a way back included, and a second start of the program is a second window of the first."""

import json
import os
import re
import subprocess
import sys
import tempfile

from driven_window import LIMIT, DrivenWindow, run, wait_for

entente, cli, sample, other_sample = sys.argv[1:5]
with open(sample, encoding="utf-8") as opened:
    DATASET = json.load(opened)


def write(path, change):
    """The sample with a change, put in its place at once as editors do."""
    dataset = json.loads(json.dumps(DATASET))
    change(dataset)
    with open(path + "~", "w", encoding="utf-8") as written:
        json.dump(dataset, written, ensure_ascii=False, indent=1)
    os.rename(path + "~", path)


def rename_japan(dataset):
    japan = next(p for p in dataset["partners"] if p["id"] == "JP")
    japan["name"] = {"en": "Nippon"}


def break_it(dataset):
    dataset["criteria"][0]["weight"] = -1
    dataset["partners"][3]["location"] = [0, 95]
    dataset["ties"][2]["kind"] = "no-such-kind"


def wait_for_leader(window, name):
    return wait_for(f"{name} to lead", lambda: any(f"{name} leads" in i.description
                                                   for i in window.find_all("image", "Ranking")))


def reload_changed(window, path):
    wait_for_leader(window, "Japan")
    write(path, rename_japan)
    wait_for_leader(window, "Nippon")
    assert window.count_windows() == 1, "the changed file opened a window"


def explain_broken(window, path):
    window.park_pointer()
    box = window.get_box(window.find("image", "Ranking"))
    wait_for("the toast to go", lambda: not window.find_all("label", "The file was read again"), 12)
    before = window.shoot_at_rest(box)
    write(path, break_it)
    window.wait_for_text("This file cannot be shown")
    said = subprocess.run([cli, "validate", path], capture_output=True, text=True).stdout
    places = re.findall(r":(\d+):(\d+): (?:error|warning|note):", said)
    assert len(places) >= 3, said
    texts = window.list_texts()
    for line, column in places:
        assert any(t.startswith(f"line {line}, column {column}") for t in texts), f"{line}:{column} is not shown"
    back = next(t for t in texts if t.startswith("Back to"))
    assert "2026" in back, back
    window.click(window.find("label", back))
    window.wait_for_text("cannot be shown as it is now")
    window.click(window.find("label", "Keep Mine"))
    wait_for("the banner to go", lambda: "cannot be shown as it is now" not in " ".join(window.list_texts()))
    window.park_pointer()
    after = window.shoot_at_rest(box)
    assert after.pixels == before.pixels, f"{after.count_differences(before)} pixels differ after going back"


def start_again(window, path):
    assert window.count_windows() == 1
    for file, windows in ((other_sample, 2), (other_sample, 2), (path, 2)):
        second = window.start(file)
        assert second.wait(LIMIT) == 0, "the second start failed"
        wait_for(f"{windows} windows", lambda n=windows: window.count_windows() == n)
    window.check_alive()


def main():
    with tempfile.TemporaryDirectory(prefix="entente-files-") as folder:
        path = os.path.join(folder, "partners.json")
        write(path, lambda dataset: None)
        with DrivenWindow(entente, path) as window:
            window.find("image", "Ranking")
            return run([
                ("a changed file is read again", lambda: reload_changed(window, path)),
                ("a broken file is explained, and there is a way back", lambda: explain_broken(window, path)),
                ("a second start is a second window", lambda: start_again(window, path)),
            ])


sys.exit(main())
