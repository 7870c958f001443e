#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
"""What entente-cli writes with -o, on a failing disk: each call that concerns the output goes wrong once, and the
program is killed there. The output is the old or the new one as a whole, and the exit code says which.

usage: test-cli-faults.py ENTENTE-CLI LIBENTENTE-FAULTS SAMPLES
"""
import os
import subprocess
import sys
import tempfile

CLI, FAULTS, SAMPLES = sys.argv[1:4]
SAMPLE = os.path.join(SAMPLES, "partners-2026.json")
VENUES = os.path.join(SAMPLES, "venues-example.json")
OLD = b"what stood there before\n" * 100
ALL = ("EIO", "ENOSPC", "EDQUOT", "EINTR", "EACCES", "EROFS", "SHORT", "KILL", "KILL-AFTER")
SOME = ("EIO", "SHORT", "KILL-AFTER")
# A picture takes its time to draw.
FEW = ("ENOSPC", "KILL")
if "ENTENTE_SANITIZED" in os.environ:
    # A sanitizer makes each run many times as long.
    ALL = SOME = FEW = ("ENOSPC",)


def run(args, folder, rule):
    """The exit code, what was said, and whether a fault was met."""
    log = os.path.join(os.path.dirname(folder), "log")
    if os.path.exists(log):
        os.unlink(log)
    sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    env = {**os.environ, "LD_PRELOAD": FAULTS, "ENTENTE_FAULT": rule, "ENTENTE_FAULT_PATH": folder,
           "ENTENTE_FAULT_LOG": log, "ASAN_OPTIONS": sanitizer}
    result = subprocess.run([CLI, *args], capture_output=True, text=True, timeout=120, check=False, env=env)
    with open(log, encoding="utf-8") as stream:
        met = any(not line.startswith("calls") for line in stream)
    return result.returncode, result.stderr, met


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def try_command(make_args, effects):
    """Returns how many faults were met, reported, overcome, and how many kills there were."""
    counts = {"faults": 0, "reported": 0, "overcome": 0, "killed": 0}
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "out")
        os.mkdir(folder)
        out = os.path.join(folder, make_args("x")[0])
        args = make_args(out)[1]
        code, said, _ = run(args, folder, "")
        assert code == 0, said
        new = read(out)
        assert new and new != OLD
        for effect in effects:
            number, met = 1, True
            while met:
                with open(out, "wb") as stream:
                    stream.write(OLD)
                code, said, met = run(args, folder, f"*:{number}:{effect}")
                if met:
                    check(code, said, read(out), new, (effect, number), counts)
                number += 1
        code, said, _ = run(args, folder, "")
        assert code == 0 and read(out) == new and os.listdir(folder) == [os.path.basename(out)], os.listdir(folder)
    return counts


def check(code, said, found, new, case, counts):
    counts["faults"] += 1
    assert found in (OLD, new), (case, len(found))
    if code == -9:
        counts["killed"] += 1
    elif found == new:
        assert code == 0, (case, code, said)
        counts["overcome"] += 1
    else:
        assert code == 2 and "“out." in said and said.strip().endswith("."), (case, code, said)
        counts["reported"] += 1


def test_template():
    return try_command(lambda out: ("out.csv", ["template", SAMPLE, "-o", out]), ALL)


def test_convert():
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "t.csv")
        subprocess.run([CLI, "template", VENUES, "-o", table], check=True, capture_output=True)
        return try_command(lambda out: ("out.json", ["convert", table, "--like", VENUES, "-o", out]), SOME)


def test_render():
    counts = {}
    for suffix in ("png", "svg", "pdf"):
        def make_args(out, name="out." + suffix):
            return name, ["render", VENUES, "--view", "ranking", "--size", "400x300", "-o", out]
        for key, value in try_command(make_args, FEW).items():
            counts[key] = counts.get(key, 0) + value
    return counts


def test_streams():
    """A device takes what it is given, and is neither replaced nor said to be written when it is full."""
    for device, wanted in (("/dev/full", 2), ("/dev/null", 0)):
        before = os.stat(device).st_ino
        result = subprocess.run([CLI, "template", SAMPLE, "-o", device], capture_output=True, text=True, check=False)
        assert result.returncode == wanted and os.stat(device).st_ino == before, (device, result.stderr)
        assert (device in result.stderr) == (wanted != 0), result.stderr
    before = os.lstat("/dev/stdout").st_ino
    piped = subprocess.run([CLI, "template", SAMPLE, "-o", "/dev/stdout"], capture_output=True, check=True).stdout
    assert piped == subprocess.run([CLI, "template", SAMPLE], capture_output=True, check=True).stdout
    with tempfile.TemporaryFile() as stream:
        subprocess.run(["sh", "-c", 'echo before; "$0" "$@"; echo after', CLI, "template", SAMPLE, "-o", "/dev/stdout"],
                       stdout=stream, check=True)
        stream.seek(0)
        found = stream.read()
        assert found == b"before\n" + piped + b"after\n", (len(found), len(piped))
    assert piped and os.lstat("/dev/stdout").st_ino == before
    return {}


def test_size_limit():
    """A limit of the size of files is said, too, instead of the program dying of it."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.csv")
        with open(out, "wb") as stream:
            stream.write(OLD)
        result = subprocess.run(["sh", "-c", 'ulimit -f 1; exec "$0" "$@"', CLI, "template", SAMPLE, "-o", out],
                                capture_output=True, text=True, check=False)
        assert result.returncode == 2 and "“out.csv” would be larger" in result.stderr, result
        assert read(out) == OLD and os.listdir(folder) == ["out.csv"]
    return {}


def main():
    tests = [(name, function) for name, function in globals().items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        try:
            counts = function()
            if counts:
                print("# " + name + ": " + ", ".join(f"{value} {key}" for key, value in counts.items()))
            print(f"ok {number} {name}", flush=True)
        except AssertionError as error:
            failed += 1
            print(f"not ok {number} {name}\n# {error!r}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
