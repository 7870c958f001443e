#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
# portal-session.sh CMD...: CMD gets a session bus, a runtime folder and a data folder of its own, on which the
# document portal can be started. Exit code is CMD's.
T=$(mktemp -d)
mkdir "$T/run" "$T/data"; chmod 700 "$T/run"
XDG_RUNTIME_DIR=$T/run XDG_DATA_HOME=$T/data dbus-run-session -- "$@"
code=$?
# The portal goes when its bus goes, and takes its file system with it.
for _ in 1 2 3 4 5 6 7 8 9 10; do
  grep -q " $T/run/doc " /proc/mounts || break
  sleep 0.2
done
grep -q " $T/run/doc " /proc/mounts && fusermount3 -u -z "$T/run/doc"
rm -rf --one-file-system "$T"
exit $code
