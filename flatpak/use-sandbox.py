# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""use-sandbox.py APPLICATION SAMPLE OUT

Uses the installed Flatpak as a person would, under session.sh: opens a file by the exported desktop entry, drags a
slider, saves, answers file dialogs, kills it and comes back; and looks at what its sandbox lets it see. Reports in
TAP; pictures of the window go to OUT."""

import configparser
import http.server
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "ui"))
from driven_window import DrivenWindow, run, wait_for, xdotool  # noqa: E402

application, sample, out = sys.argv[1:4]
exports = Path(os.environ["FLATPAK_USER_DIR"]) / "exports" / "share"
answers = os.environ["ENTENTE_ANSWERS"]
PERMISSIONS = {
    # X11 is for those who have no Wayland; older versions of Flatpak know it by its first name only.
    "Context": {"shared": "ipc;", "sockets": "x11;wayland;fallback-x11;", "devices": "dri;"},
}


def read_entries(text):
    parser = configparser.ConfigParser(interpolation=None, strict=False, delimiters="=")
    parser.optionxform = str
    parser.read_string(text)
    return {name: dict(parser[name]) for name in parser.sections()}


def flatpak(*arguments, check=True, **options):
    return subprocess.run(["flatpak", *arguments], check=check, capture_output=True, text=True, **options).stdout


def run_inside(script, check=True):
    """What a shell in the sandbox says."""
    return flatpak("run", "--command=sh", application, "-c", script, check=check)


class SandboxedWindow(DrivenWindow):
    """The window that a desktop opens for a file: by the Exec line of the exported desktop entry."""

    def start(self, *arguments):
        command = shlex.split(read_entries((exports / "applications" / f"{application}.desktop").read_text())
                              ["Desktop Entry"]["Exec"])
        uris = [Path(a).as_uri() if os.path.exists(a) else a for a in arguments]
        at = command.index("%U")
        return subprocess.Popen(command[:at] + uris + command[at + 1:], env=self.environment)

    def write_settings(self):
        """None of the host's reach the sandbox."""

    def place(self):
        """Later versions of GTK measure from the window's content instead of its border."""
        super().place()
        frame = next(n for n in self.accessible.read() if n.role == "frame")
        self.border = max(self.border, -self.accessible.get_extents(frame)[0])

    def get_data_folder(self):
        return Path(self.folder.name) / ".var" / "app" / application

    def crash(self):
        flatpak("kill", application)
        self.process.wait(10)


def open_window(*arguments, **environment):
    return SandboxedWindow("", *arguments, environment={"G_DEBUG": "fatal-criticals", "GDK_DEBUG": "", **environment})


def describe(window):
    """What a screen reader says about the picture."""
    picture = window.find("image", "Ranking")
    return window.accessible.get_property(picture, "org.a11y.atspi.Accessible", "Description")


def shoot(window, name):
    path = os.path.join(out, name + ".png")
    window.park_pointer()
    window.shoot_at_rest((0, 0, *window.size)).write(path)
    print(f"# picture: {path}", flush=True)


def find_knob(window):
    """The knob of the first slider, by its look: later versions of GTK say places of widgets without their paddings.
    Right of it is the only long line of one colour below the slider's reported top that is neither card nor window."""
    slider = window.find("slider", "Own defence")
    _x, top, width, height = window.get_box(slider)
    shot = window.shoot((0, top, width + 40, 3 * height))
    stride = shot.width * 3
    cards = {shot.pixels[stride - 90:stride - 87], shot.pixels[stride - 3:stride]}
    for y in range(shot.height):
        row = shot.pixels[y * stride:(y + 1) * stride]
        colours = [row[x:x + 3] for x in range(0, stride, 3)]
        end = shot.width
        while end > 0:
            start = end - 1
            while start > 0 and colours[start - 1] == colours[end - 1]:
                start -= 1
            if end - start > width // 4 and colours[start] not in cards and start > 40:
                return start - 12, top + y + 2
            end = start
    raise AssertionError("no slider is to be seen")


def drag(window, by):
    """Moves the first slider with the pointer, eight steps."""
    window.park_pointer()
    at, y = find_knob(window)
    xdotool("mousemove", at, y, "mousedown", 1)
    for _ in range(8):
        at += by
        xdotool("mousemove", at, y)
        time.sleep(0.04)
    xdotool("mouseup", 1)
    window.park_pointer()


# What stands in the sandbox's description

def has_expected_permissions():
    found = read_entries(flatpak("info", "--user", "--show-permissions", application))
    assert found == PERMISSIONS, found


def exports_desktop_files():
    wanted = [f"applications/{application}.desktop", f"mime/packages/{application}.xml", f"icons/hicolor/scalable/apps/{application}.svg",
              f"icons/hicolor/symbolic/apps/{application}-symbolic.svg",
              f"icons/hicolor/scalable/mimetypes/{application}-dataset.svg"]
    missing = [name for name in wanted if not (exports / name).is_file()]
    missing += [] if list((exports / "metainfo").glob(f"{application}.*.xml")) else ["metainfo"]
    assert not missing, missing
    entry = read_entries((exports / "applications" / f"{application}.desktop").read_text())["Desktop Entry"]
    assert "--file-forwarding" in entry["Exec"] and "@@u %U @@" in entry["Exec"], entry["Exec"]
    assert entry["X-Flatpak"] == application, entry
    assert entry["Comment[ja]"], "the desktop entry is not translated"


def names_the_type():
    """With the exported description of the type, as a file manager asks for it. Flatpak leaves only names in it, and
    those weaker than the names of others, hence a suffix of its own."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(exports / "mime", os.path.join(folder, "mime"))
        subprocess.run(["update-mime-database", os.path.join(folder, "mime")], check=True, capture_output=True)
        path = os.path.join(folder, "mine.entente")
        shutil.copy(sample, path)
        found = subprocess.run(["gio", "info", "-a", "standard::content-type,standard::icon", path], check=True,
                               capture_output=True, text=True, env=dict(os.environ, XDG_DATA_HOME=folder)).stdout
        assert "application/vnd.entente+json" in found, found
        assert f"{application}-dataset" in found, found


# What the sandbox lets through

def has_no_network():
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ask = f"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{server.server_port}' 2>/dev/null && echo reached || echo refused"
    outside = subprocess.run(["sh", "-c", ask], check=True, capture_output=True, text=True).stdout.strip()
    inside = run_inside(ask).strip()
    server.shutdown()
    assert outside == "reached", "the test itself does not reach its server"
    assert inside == "refused", inside
    devices = [line.split(":")[0].strip() for line in run_inside("cat /proc/net/dev").splitlines()[2:]]
    assert devices == ["lo"], devices


def sees_no_files_of_the_host():
    with tempfile.NamedTemporaryFile(dir=os.environ["HOME"], prefix="entente-secret-") as secret, \
            tempfile.NamedTemporaryFile(dir="/var/tmp", prefix="entente-secret-") as other:
        for path in (secret.name, other.name, sample, "/etc/machine-id.host", "/run/host/root"):
            assert run_inside(f"test -e {shlex.quote(path)} && echo seen || echo hidden").strip() == "hidden", path
    assert run_inside("touch /app/x 2>/dev/null && echo written || echo refused").strip() == "refused"


def sees_fonts_of_the_host():
    assert "/run/host/fonts" in run_inside("fc-list"), "no font of the machine"


# What a person does

def open_and_drag(window):
    window.find("image", "Ranking", 40)
    wait_for("the first ranking", lambda: "Japan leads" in describe(window))
    before = window.shoot_at_rest(window.get_box(window.find("image", "Ranking")))
    drag(window, 5)
    wait_for("another leader", lambda: "Japan leads" not in describe(window))
    after = window.shoot_at_rest(window.get_box(window.find("image", "Ranking")))
    print(f"# {describe(window).splitlines()[0]}; {before.difference(after):.0%} of the pixels differ", flush=True)
    assert before.difference(after) > 0.01
    shoot(window, "sandbox-ranking")


def save(window, path):
    before, inode = path.read_bytes(), path.stat().st_ino
    window.press_keys("ctrl+s")
    wait_for("the file to be saved", lambda: path.read_bytes() != before)
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["scenario"], "no scenario"
    assert len(saved["partners"]) == len(json.loads(before)["partners"])
    wait_for("nothing to be left beside it", lambda: os.listdir(path.parent) == [path.name])
    wait_for("the window to be clean", lambda: not window.describe_action("save")[0])
    assert path.stat().st_ino != inode, "it was written over instead of replaced"


def choose(path):
    Path(answers).write_text(str(path), encoding="utf-8")


def list_questions():
    log = Path(answers + ".log")
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def open_by_dialog(window, path):
    windows = window.count_windows()
    choose(path)
    window.call_action("open")
    wait_for("one more window", lambda: window.count_windows() == windows + 1, 20)
    question = list_questions()[-1]
    assert (question["method"], question["application"]) == ("OpenFile", application), question
    xdotool("windowfocus", "--sync", next(w for w in window.list_x_windows() if w != window.x_window))
    window.press_keys("ctrl+w")
    wait_for("it to go", lambda: window.count_windows() == windows)
    xdotool("windowfocus", "--sync", window.x_window)


def save_by_dialog(window, path):
    choose(path)
    window.call_action("save-as", "")
    wait_for("the new file", path.exists, 20)
    wait_for("all of it", lambda: json.loads(path.read_text(encoding="utf-8"))["scenario"])
    question = list_questions()[-1]
    assert (question["method"], question["application"]) == ("SaveFile", application), question
    assert question["name"] == "partners.json", question


def export_by_dialog(window, path, kind, magic):
    choose(path)
    window.call_action("export", kind)
    wait_for("the export", lambda: path.exists() and path.read_bytes().startswith(magic), 30)
    wait_for("all of it", lambda: path.stat().st_size > 10000, 30)


def list_copies(window):
    return list((window.get_data_folder() / ".local/state/entente/recovery").glob("*.json"))


def recover(window, path):
    """By the start page, because the portal may give one file several places."""
    start = time.time()
    drag(window, -4)
    wait_for("a copy of unsaved work", lambda: any(c.stat().st_mtime >= start for c in list_copies(window)), 12)
    unsaved = describe(window)
    window.crash()
    window.restart()
    window.wait_for_text("Unsaved work", 40)
    shoot(window, "sandbox-recovery")
    nodes = window.accessible.read()
    label = next(i for i, node in enumerate(nodes) if node.role == "label" and node.name == "Recover")
    window.press(next(node for node in reversed(nodes[:label]) if node.role == "button"))
    wait_for("what was unsaved", lambda: describe(window) == unsaved)
    before = path.read_bytes()
    window.call_action("save")
    wait_for("it to be saved where it belongs", lambda: path.read_bytes() != before)


def speak_japanese(path):
    with open_window(str(path), LANG="ja_JP.UTF-8", LC_ALL="ja_JP.UTF-8") as window:
        window.wait_for_text("優先", 40)
        shoot(window, "sandbox-japanese")


def remember(window, path):
    """Recent files and settings are kept from one start to the next."""
    window.press_keys("ctrl+2")
    window.find("image", "Orbit")
    window.call_application("quit")
    window.process.wait(10)
    window.restart()
    window.wait_for_text(path.name, 40)
    shoot(window, "sandbox-start")


def draw_by_command():
    def cli(*arguments, **options):
        return flatpak("run", "--file-forwarding", "--command=entente-cli", *options.get("flags", ()), application,
                       *arguments)

    rows = cli("rank", "@@", sample, "@@").splitlines()
    assert len(rows) > 86 and "Japan" in "".join(rows[:4]), rows[:4]
    japanese = cli("rank", "--lang", "ja", "@@", sample, "@@")
    assert "日本" in japanese, japanese[:200]
    translated = cli("--help", flags=("--env=LANG=ja_JP.UTF-8", "--env=LC_ALL=ja_JP.UTF-8"))
    assert any("ぁ" <= c <= "ん" for c in translated), translated[:300]


def leave(window):
    window.call_application("quit")
    wait_for("the program to end", lambda: window.process.poll() is not None)
    assert window.process.returncode == 0, window.process.returncode


def main():
    flatpak("config", "--user", "--set", "languages", "en;ja")
    code = run([
        ("the permissions are those expected", has_expected_permissions),
        ("desktop entry, metainfo, type and icons are exported", exports_desktop_files),
        ("the exported type names a dataset and its icon", names_the_type),
        ("no network", has_no_network),
        ("no files of the host", sees_no_files_of_the_host),
        ("fonts of the host", sees_fonts_of_the_host),
        ("entente-cli ranks, in both languages", draw_by_command),
    ])
    with tempfile.TemporaryDirectory(prefix="entente-documents-", dir=os.environ["HOME"]) as folder:
        path, other = Path(folder) / "one" / "partners.json", Path(folder) / "two" / "copy.json"
        for place in (path, other):
            place.parent.mkdir()
        shutil.copy(sample, path)
        with open_window(str(path)) as window:
            code |= run([
                ("the desktop entry opens a file, a drag changes the ranking", lambda: open_and_drag(window)),
                ("saving replaces the file through the portal", lambda: save(window, path)),
                ("the dialog to save as", lambda: save_by_dialog(window, other)),
                ("the dialog to open", lambda: open_by_dialog(window, path)),
                ("the dialog to export a picture",
                 lambda: export_by_dialog(window, Path(folder) / "two" / "x.png", "png", b"\x89PNG")),
                ("the dialog to export a document",
                 lambda: export_by_dialog(window, Path(folder) / "two" / "x.pdf", "pdf", b"%PDF")),
                ("unsaved work survives the end of the sandbox", lambda: recover(window, other)),
                ("recent files and settings stay", lambda: remember(window, other)),
                ("it ends without an error", lambda: leave(window)),
            ])
        code |= run([("Japanese by the extension for languages", lambda: speak_japanese(path))])
    print("# end", flush=True)
    return code


sys.exit(main())
