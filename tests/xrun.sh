#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
# xrun.sh CMD...: CMD gets its own software X server and its own session bus on which only the AT-SPI
# bus can be activated (no portals, no gvfs). Exit code is CMD's. XSIZE=1280x800 chooses the screen.
# TEST_WRAP="valgrind ..." is put before CMD (not before this shell script).
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT
mkdir "$T/services" "$T/run"; chmod 700 "$T/run"; export XDG_RUNTIME_DIR=$T/run
cp /usr/share/dbus-1/services/org.a11y.Bus.service "$T/services/"
cat >"$T/session.conf" <<X
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=$T</listen><auth>EXTERNAL</auth>
<servicedir>$T/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
X
# The server chooses its number, by what it can really listen to: a lock file says nothing of servers in another root
# that shares the network.
cookie=$(mcookie)
xauth -q -f "$T/server" add :0 . "$cookie" 2>/dev/null
Xvfb -displayfd 3 -auth "$T/server" -screen 0 "${XSIZE:-1280x800}x24" -noreset 3>"$T/display" 2>"$T/errors" &
SERVER=$!
trap 'kill $SERVER 2>/dev/null; wait $SERVER 2>/dev/null; rm -rf "$T"' EXIT
for _ in {1..300}; do
  [ ! -s "$T/display" ] || break
  kill -0 $SERVER 2>/dev/null || break
  sleep 0.05
done
[ -s "$T/display" ] || { echo "xrun.sh: no X server" >&2; cat "$T/errors" >&2; exit 1; }
export DISPLAY=:$(cat "$T/display") XAUTHORITY=$T/client
xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie" 2>/dev/null
# Only CMD writes to the standard output: what the services of the bus say there isn't part of a test's protocol.
dbus-run-session --config-file="$T/session.conf" -- sh -c 'exec "$@" >&3 3>&-' sh ${TEST_WRAP:-} "$@" 3>&1 >&2
