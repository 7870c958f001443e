#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# session.sh CMD...: CMD gets a desktop of its own: an X server, a session bus with accessibility and with the real
# portals, and a person who answers file dialogs, played by answer-dialogs.py. Exit code is CMD's.
# XSIZE=1280x800 chooses the screen.
set -uo pipefail
HERE=$(dirname "$(realpath "$0")")

# A sandbox has its runtime folder at /run/user/UID and nowhere else, and finds its documents there. What is mounted
# there for the time of CMD is seen by nobody else, and goes with it.
if [ "${1:-}" != --mounted ]; then
  [ "$(id -u)" -eq 0 ] && as_root= || as_root=--map-root-user
  mkdir -p /run/user 2>/dev/null
  exec unshare $as_root --mount "$0" --mounted "$@"
fi
shift
mount -t tmpfs tmpfs /run/user || exit
T=$(mktemp -d) # also for what the portals remember
export XDG_RUNTIME_DIR=/run/user/$(id -u)
mkdir -m 700 "$T/services" "$T/portals" "$T/data" "$XDG_RUNTIME_DIR"

for name in org.a11y.Bus org.freedesktop.portal.Documents org.freedesktop.portal.Desktop \
    org.freedesktop.portal.Flatpak org.freedesktop.impl.portal.PermissionStore; do
  # Without the line for systemd, which is not asked on this bus.
  grep -v '^SystemdService=' "/usr/share/dbus-1/services/$name.service" >"$T/services/$name.service"
done
cat >"$T/services/org.freedesktop.impl.portal.desktop.answers.service" <<SERVICE
[D-BUS Service]
Name=org.freedesktop.impl.portal.desktop.answers
Exec=/usr/bin/python3 $HERE/answer-dialogs.py
SERVICE
cat >"$T/portals/answers.portal" <<PORTAL
[portal]
DBusName=org.freedesktop.impl.portal.desktop.answers
Interfaces=org.freedesktop.impl.portal.FileChooser
UseIn=answers
PORTAL
printf '[preferred]\ndefault=answers\n' >"$T/portals/portals.conf"
cat >"$T/session.conf" <<BUS
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=$T</listen><auth>EXTERNAL</auth>
<servicedir>$T/services</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
BUS

unset WAYLAND_DISPLAY
XDG_DATA_HOME=$T/data XDG_CURRENT_DESKTOP=answers XDG_DESKTOP_PORTAL_DIR=$T/portals ENTENTE_ANSWERS=$T/answers \
  xvfb-run -a -e /dev/null -s "-screen 0 ${XSIZE:-1280x800}x24 -noreset" \
  dbus-run-session --config-file="$T/session.conf" -- "$@"
code=$?
rm -rf --one-file-system "$T"
exit $code
