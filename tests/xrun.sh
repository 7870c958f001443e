#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
# xrun.sh CMD...: CMD gets its own software X server and its own session bus on which only the AT-SPI
# bus can be activated (no portals, no gvfs). Exit code is CMD's. XSIZE=1280x800 chooses the screen.
# TEST_WRAP="valgrind ..." is put before CMD (not before xvfb-run, which is a shell script).
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
xvfb-run -a -e /dev/null -s "-screen 0 ${XSIZE:-1280x800}x24 -noreset" \
  dbus-run-session --config-file="$T/session.conf" -- ${TEST_WRAP:-} "$@"
