#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""entente-cli render, from outside: all views of all samples in all formats.

Usage: test-render.py PROGRAM SAMPLE-DIR LOCALE-DIR

Each file is written by two processes and must be the same to the byte. Every label that the SVG says it
shows must be text in the PDF, in English and Japanese. pdftotext, pdfimages and pdfinfo are used when they
are installed.
"""
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

PROGRAM, SAMPLES, LOCALES = sys.argv[1:4]
SVG = "{http://www.w3.org/2000/svg}"
VIEWS = ("ranking", "orbit", "network", "map", "certainty")
# A PDF has wider margins: with these sizes the picture inside is the same, and so are its labels.
SIZES = {"png": "1000x800", "svg": "1000x800", "pdf": "1065.4x865.4"}
number = 0


def report(ok, what, note=""):
    global number
    number += 1
    print(f"{'ok' if ok else 'not ok'} {number} {what}")
    if not ok and note:
        for line in str(note).splitlines()[:12]:
            print(f"# {line}")


def run(*arguments):
    environment = dict(os.environ, ENTENTE_LOCALEDIR=LOCALES)
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env=environment, timeout=120)


def render(folder, name, sample, view, *arguments):
    path = os.path.join(folder, name)
    result = run("render", os.path.join(SAMPLES, sample), "--view", view, "-o", path, *arguments)
    return result, path


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def digest_pixels(path):
    """Of a PNG without the text in it, which says how it was made."""
    with open(path, "rb") as f:
        data = f.read()
    at, kept = 8, []
    while at < len(data):
        length = struct.unpack(">I", data[at:at + 4])[0] + 12
        if data[at + 4:at + 8] != b"tEXt":
            kept.append(data[at:at + length])
        at += length
    return hashlib.sha256(b"".join(kept)).hexdigest()


def squeeze(text):
    """Letters without spaces and compatibility forms, since a PDF may cut a line into pieces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_labels(svg):
    """What the picture says it shows: the lines of <desc> after the first, which is the summary."""
    root = ElementTree.parse(svg).getroot()
    return [line for line in root.find(SVG + "desc").text.split("\n")[1:] if line]


def check_words(folder, svg, pdf, what):
    labels = read_labels(svg)
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], capture_output=True, text=True).stdout
    flat = squeeze(text)
    # A name that was cut ends in an ellipsis: then its beginning is enough.
    cut = [squeeze(line.split("…")[0]) for line in text.splitlines() if "…" in line]
    missing = [label for label in labels if squeeze(label) not in flat
               and not any(beginning and squeeze(label).startswith(beginning) for beginning in cut)]
    report(len(labels) > 5 and not missing, f"{what}: every label is text in the PDF", missing)


def check_view(folder, sample, view, language):
    """Draws one view of one sample; a view that has nothing to show must say why."""
    what = f"{sample} {view} {language}"
    results = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for ending, size in SIZES.items():
            results[ending] = [pool.submit(render, folder, f"{n}.{ending}", sample, view, "--lang", language,
                                           "--size", size) for n in "ab"]
    first = results["png"][0].result()[0]
    if first.returncode != 0 and view == "map":
        report(sample != "partners-2026.json" and first.returncode == 2 and first.stderr.strip() != "",
               f"{what}: says why it is empty", first.stderr)
        return
    report(first.returncode == 0, f"{what}: draws", first.stderr)
    for ending, pair in results.items():
        (one, a), (two, b) = (future.result() for future in pair)
        report(one.returncode == two.returncode == 0 and digest(a) == digest(b), f"{what}: {ending} twice",
               one.stderr + two.stderr)
    svg, pdf = os.path.join(folder, "a.svg"), os.path.join(folder, "a.pdf")
    report(ElementTree.parse(svg).getroot().find(f".//{SVG}image") is None, f"{what}: no bitmap in the SVG")
    if shutil.which("pdftotext"):
        check_words(folder, svg, pdf, what)
        images = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True).stdout
        report(len(images.splitlines()) <= 2, f"{what}: no bitmap in the PDF", images)


def read_size(path):
    with open(path, "rb") as f:
        return struct.unpack(">II", f.read(24)[16:24])


def check_options(folder):
    sample = "partners-2026.json"
    _, plain = render(folder, "plain.png", sample, "ranking", "--size", "500x400", "--screen")
    report(read_size(plain) == (500, 400), "--screen has the size of the window", read_size(plain))
    for name, extra in (("dark", ["--dark"]), ("selected", ["--select", "JP"]), ("weights", ["--weights", "economy=60"]),
                        ("preset", ["--preset", "investment-first"]), ("text", ["--text-scale", "1.5"]),
                        ("language", ["--lang", "ja"]), ("scale", ["--scale", "2"]), ("filter", ["--filter", "pol"]),
                        ("sort", ["--sort", "role"]), ("year", ["--year", "2018"]),
                        ("against", ["--against", "burden-sharing"]), ("rows", ["--row-zoom", "2"])):
        result, path = render(folder, f"{name}.png", sample, "ranking", "--size", "500x400", "--screen", *extra)
        report(result.returncode == 0 and digest_pixels(path) != digest_pixels(plain), f"{name} changes the picture",
               result.stderr)
    result, _ = render(folder, "nobody.png", sample, "ranking", "--against", "no-such-preset")
    report(result.returncode == 2 and "no-such-preset" in result.stderr, "--against wants a preset of the file",
           result.stderr)
    scenario = os.path.join(folder, "scenario.json")
    with open(scenario, "w", encoding="utf-8") as f:
        f.write('{"format": "entente-scenario", "version": 1, "weights": {"own-defence": 10, "role": 5, '
                '"geography": 5, "economy": 30, "safeguards": 0}}')
    result, a = render(folder, "s.png", sample, "ranking", "--size", "500x400", "--screen", "--scenario", scenario)
    _, b = render(folder, "w.png", sample, "ranking", "--size", "500x400", "--screen", "--weights", "economy=60")
    report(result.returncode == 0 and digest_pixels(a) == digest_pixels(b), "a scenario file is the same as its weights",
           result.stderr)


def check_zoom(folder):
    """The partner that is selected comes into the middle of a picture that is not shown whole."""
    for view, partner, name in (("map", "NZ", "New Zealand"), ("map", "BR", "Brazil"), ("network", "JP", "Japan")):
        shown = []
        for i, extra in enumerate((["--select", partner], [])):
            result, path = render(folder, f"zoom{i}.svg", "partners-2026.json", view, "--zoom", "8", "--size", "1000x800",
                                  *extra)
            report(result.returncode == 0, f"{view} --zoom 8 {' '.join(extra)}", result.stderr)
            shown.append(name in read_labels(path))
        report(shown == [True, False], f"{view}: --zoom goes to {partner} if it is selected, else to the middle", shown)
    first, again = os.path.join(folder, "zoom0.svg"), os.path.join(folder, "zoom-again.svg")
    result = reproduce(first, "partners-2026.json", again)
    report(result.returncode == 0 and digest(first) == digest(again), "a picture that went to a partner is made again",
           result.stderr)


def read_words(pdf):
    """Of each page: width, height, and its words with their boxes."""
    xml = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True).stdout
    pages = []
    for page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', xml, re.S):
        words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>',
                           page[2])
        pages.append((float(page[0]), float(page[1]), [(*map(float, word[:4]), word[4]) for word in words]))
    return pages


def check_feet(folder):
    """Whatever the size and the medium, the last line of the foot is on the page, and the fingerprint whole."""
    for medium in ("screen", "print", "stage"):
        for size in ("360x600", "640x480", "1280x800", "1600x1200", "1920x1080"):
            path = os.path.join(folder, "feet.pdf")
            result = run("render", os.path.join(SAMPLES, "partners-2026.json"), "--size", size, "--medium", medium,
                         "-o", path)
            pages = read_words(path) if result.returncode == 0 else []
            for number, (width, height, words) in enumerate(pages):
                lowest = max(words, key=lambda word: word[3], default=None)
                lost = [word for word in words if word[0] < 0 or word[1] < 0 or word[2] > width or word[3] > height]
                foot = [word[4] for word in words if lowest and word[3] > lowest[3] - 1]
                report(lowest is not None and not lost and re.fullmatch(r"[0-9a-f]{8}", foot[-1] if foot else "") is not None,
                       f"{medium} {size}, page {number + 1}: the foot ends on the page, with the fingerprint",
                       (lost[:3], foot))
            report(len(pages) == 5, f"{medium} {size}: all views", result.stderr)


def check_document(folder):
    path = os.path.join(folder, "all.pdf")
    result = run("render", os.path.join(SAMPLES, "partners-2026.json"), "-o", path)
    report(result.returncode == 0, "all views in one PDF", result.stderr)
    if shutil.which("pdfinfo"):
        environment = dict(os.environ, TZ="UTC")
        info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, env=environment).stdout
        report("Feb  7 00:00:00 2026" in info, "the PDF has the date of the dataset", info)
        report(re.search(r"Pages:\s+[1-9]", info) is not None, "it has pages", info)


def check_nobody(folder):
    """The document that File > New begins with."""
    blank = os.path.join("..", "templates", "blank.json")
    for view in VIEWS:
        result, path = render(folder, "blank.svg", blank, view)
        if view in ("network", "map"):
            report(result.returncode == 2 and "no partners" in result.stderr, f"blank {view}: says why it is empty",
                   result.stderr)
        else:
            report(result.returncode == 0 and "No partner can be rated yet" in open(path, encoding="utf-8").read(),
                   f"blank {view}: says that nobody is rated", result.stderr)


def reproduce(picture, sample, output, language="de"):
    """In a process of its own, with other languages about."""
    environment = dict(os.environ, ENTENTE_LOCALEDIR=LOCALES, LC_ALL="C.UTF-8", LANGUAGE=language)
    arguments = [PROGRAM, "render", "--reproduce", picture, os.path.join(SAMPLES, sample), "-o", output]
    return subprocess.run(arguments, capture_output=True, text=True, env=environment, timeout=120)


def check_reproduction(folder):
    """What is in the picture is enough to make it again, to the byte."""
    sample = "partners-2026.json"
    cases = (("ranking", ["--weights", "economy=60", "--against", "investment-first", "--dark", "--lang", "ja"]),
             ("ranking", ["--sort", "role", "--filter", "an", "--row-zoom", "1.5", "--text-scale", "1.3"]),
             ("orbit", ["--year", "2018", "--size-by", "gdp-usd", "--select", "DE", "--compare", "FR", "--lang", "ar"]),
             ("network", ["--arrange", "tier", "--screen", "--size", "800x600"]),
             ("map", ["--zoom", "2", "--medium", "stage", "--marking", "(x\\y) \u65e5\u672c <&>\""]),
             ("certainty", ["--preset", "investment-first", "--high-contrast", "--medium", "print"]))
    for view, extra in cases:
        for ending in ("png", "svg", "pdf"):
            _, first = render(folder, f"first.{ending}", sample, view, *extra)
            again = os.path.join(folder, f"again.{ending}")
            result = reproduce(first, sample, again)
            report(result.returncode == 0 and digest(first) == digest(again), f"{view} {ending}: made again",
                   result.stderr)
            os.remove(again)
    whole, again = os.path.join(folder, "whole.pdf"), os.path.join(folder, "whole-again.pdf")
    run("render", os.path.join(SAMPLES, sample), "-o", whole, "--lang", "ja")
    report(reproduce(whole, sample, again).returncode == 0 and digest(whole) == digest(again), "all views: made again")


def check_reproduction_failures(folder):
    sample, path = "partners-2026.json", os.path.join(SAMPLES, "partners-2026.json")
    _, picture = render(folder, "one.svg", sample, "ranking")
    old, again = os.path.join(folder, "old.svg"), os.path.join(folder, "again.svg")
    with open(picture, encoding="utf-8") as f:
        text = f.read()
    with open(old, "w", encoding="utf-8") as f:
        f.write(re.sub("&quot;entente&quot;: &quot;[^&]*&quot;", "&quot;entente&quot;: &quot;0.0.1&quot;", text))
    other = os.path.join(folder, "other.svg")
    with open(other, "w", encoding="utf-8") as f:
        f.write(text.replace("&quot;theme&quot;: 0", "&quot;theme&quot;: &quot;dark&quot;"))
    line = re.search("<metadata>(.*)", text).group(1)
    for what, result, words in (
            ("another file", reproduce(picture, "venues-example.json", again, "en"), "another file"),
            ("another program", reproduce(old, sample, again, "en"), "0.0.1"),
            ("a setting of another kind", reproduce(other, sample, again, "en"), "“theme” must be a whole number"),
            ("no picture", reproduce(path, sample, again, "en"), "how it was made"),
            ("another ending", reproduce(picture, sample, folder + "/again.png", "en"), ".svg"),
            ("settings beside the picture", run("render", "--reproduce", picture, path, "--dark", "-o", again), "only"),
            ("an unknown fingerprint", reproduce(line[:-8] + "00000000", sample, again, "en"), "00000000"),
            ("no fingerprint", reproduce("anything", sample, again, "en"), "anything")):
        report(result.returncode == 2 and words in result.stderr and not os.path.exists(again),
               f"{what}: is not made again", f"{result.returncode} {result.stderr}")
    result = run("render", "--reproduce", line, path, "--view", "ranking", "-o", again)
    report(result.returncode == 0 and digest(again) == digest(picture), "the line at the foot is enough for a preset",
           result.stderr)


SCRIPTS = {"JP": "日本国とその島々", "KR": "대한민국", "TW": "臺灣", "SA": "المملكة العربية السعودية", "QA": "قطر",
           "IL": "מדינת ישראל", "TH": "ราชอาณาจักรไทย", "PL": "Rzeczpospolita Polska", "IN": "भारत गणराज्य",
           "GB": "United Kingdom of Great Britain and Northern Ireland, with all of its territories overseas"}


def check_scenes(folder):
    """A scene is the picture that its parts give, by its id and by its number."""
    sample = os.path.join(SAMPLES, "partners-2026.json")
    with open(sample, encoding="utf-8") as text:
        scene = json.load(text)["scenes"][1]
    scenario = os.path.join(folder, "scene.json")
    with open(scenario, "w", encoding="utf-8") as text:
        json.dump(dict(scene["scenario"], format="entente-scenario", version=1), text)
    parts = ["--scenario", scenario, "--view", scene["view"], "--select", scene["focus"][0], "--compare",
             scene["focus"][1]]
    words = []
    for arguments in (["--scene", scene["id"]], ["--scene", "2"], parts, ["--scene", "2", "--view", "map"],
                      ["--scene", "2", "--select", "JP"]):
        path = os.path.join(folder, "scene.svg")
        result = run("render", sample, *arguments, "-o", path)
        report(result.returncode == 0, f"scene: {arguments[:2]}", result.stderr)
        words.append(digest(path))
    report(words[0] == words[1] == words[2], "scene: the same by id, by number and by its parts")
    report(len(set(words[2:])) == 3, "scene: another view or partner, when asked for")
    for wrong in (["--scene", "s99"], ["--scene", "0"], ["--scene", "999"], ["--scene", "2", "--year", "2024"],
                  ["--scene", "2", "--preset", "equal"]):
        result = run("render", sample, *wrong, "-o", os.path.join(folder, "wrong.svg"))
        report(result.returncode == 2 and result.stderr.strip() != "", f"scene: {' '.join(wrong)} is refused",
               result.stderr)


def check_scripts(folder):
    """Names in many scripts, and one that is too long, in every view, in both directions of reading."""
    path = os.path.join(folder, "scripts.json")
    with open(os.path.join(SAMPLES, "partners-2026.json"), encoding="utf-8") as f:
        document = json.load(f)
    for partner in document["partners"]:
        if partner["id"] in SCRIPTS:
            partner["name"] = SCRIPTS[partner["id"]]
            partner.pop("short-name", None)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(document, f, ensure_ascii=False)
    for view in VIEWS:
        for language in ("en", "ar", "ja"):
            output = os.path.join(folder, "scripts.svg")
            result = run("render", path, "--view", view, "--lang", language, "--size", "1280x800", "-o", output)
            if result.returncode != 0:
                report(False, f"{view} {language}: names in many scripts", result.stderr)
                continue
            labels = read_labels(output)
            shown = [name for name in SCRIPTS.values() if any(name[:12] in label for label in labels)]
            report(len(shown) >= 6, f"{view} {language}: names in many scripts", labels)
            root = ElementTree.parse(output).getroot()
            size = [float(root.get(side).rstrip("px")) for side in ("width", "height")]
            report(size == [1280, 800], f"{view} {language}: the picture keeps its size", size)


def check_failures(folder):
    sample = os.path.join(SAMPLES, "partners-2026.json")
    for what, arguments, code in (
            ("no output", [sample, "--view", "ranking"], 2),
            ("an unknown ending", [sample, "--view", "ranking", "-o", folder + "/x.gif"], 2),
            ("an unknown view", [sample, "--view", "pie", "-o", folder + "/x.png"], 2),
            ("an unknown partner", [sample, "--view", "ranking", "-o", folder + "/x.png", "--select", "XX"], 2),
            ("an unknown preset", [sample, "--view", "ranking", "-o", folder + "/x.png", "--preset", "none"], 2),
            ("wrong weights", [sample, "--view", "ranking", "-o", folder + "/x.png", "--weights", "own-defence=-5"], 2),
            ("a wrong size", [sample, "--view", "ranking", "-o", folder + "/x.png", "--size", "0x5"], 2),
            *((f"{option} {value}", [sample, "--view", "map", "-o", folder + "/x.png", option + "=" + value], 2)
              for option, values in (("--zoom", ("-1", "0.5", "13", "nan", "inf")), ("--row-zoom", ("-2", "9", "nan")),
                                     ("--scale", ("33", "nan")), ("--text-scale", ("-1", "inf")), ("--scroll", ("-5",)))
              for value in values),
            ("no such file", [folder + "/none.json", "--view", "ranking", "-o", folder + "/x.png"], None),
            ("no such folder", [sample, "--view", "ranking", "-o", folder + "/none/x.png"], 2)):
        result = run("render", *arguments)
        right = result.returncode == code if code is not None else result.returncode in (1, 2)
        report(right and result.stderr.strip() != "" and not os.path.exists(folder + "/x.png"), f"{what} is refused",
               f"{result.returncode} {result.stderr}")


with tempfile.TemporaryDirectory() as temporary:
    for a_sample in sorted(name for name in os.listdir(SAMPLES) if name.endswith(".json")):
        for a_view in VIEWS:
            for a_language in ("en", "ja"):
                check_view(temporary, a_sample, a_view, a_language)
    check_options(temporary)
    check_zoom(temporary)
    check_feet(temporary)
    check_document(temporary)
    check_nobody(temporary)
    check_scenes(temporary)
    check_scripts(temporary)
    check_reproduction(temporary)
    check_reproduction_failures(temporary)
    check_failures(temporary)
print(f"1..{number}")
