#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# looks.sh BUILD [NAME...]: the window under each display server, renderer and look: opens the sample, moves a slider
# with a pointer where there is one, shows all views and quits. A warning on the terminal is a failure, and so is a
# window that does not look like that of X11 with cairo, within what such a look may change. LOOKS_OUT=DIR keeps the
# pictures.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)

# name | display | environment | font | most of the pixels that may differ from the first, in per cent
LOOKS="cairo|x11|GSK_RENDERER=cairo GDK_DISABLE=gl,vulkan|11|0
gl|x11|GSK_RENDERER=gl|11|12
scale|x11x2|GSK_RENDERER=cairo GDK_SCALE=2|11|25
mirrored|x11|GSK_RENDERER=cairo GTK_DEBUG=invert-text-dir|11|100
large|x11|GSK_RENDERER=cairo|22|100
german|x11|GSK_RENDERER=cairo LC_ALL=de_DE.UTF-8|11|4
wayland|wayland|GSK_RENDERER=cairo|11|100
wayland-gl|wayland|GSK_RENDERER=gl|11|100"
ID=io.github.ententeapp.Entente
OBJECT=/io/github/ententeapp/Entente

call() { gdbus call --session --dest $ID --object-path "$OBJECT$1" --method org.gtk.Actions.Activate "$2" "$3" '{}' >/dev/null; }

# At rest: the same twice, and more than an empty window.
shoot() {
  local try last='' now
  for try in {1..40}; do
    sleep 0.4
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then
      (cd "$OUT" && rm -f wayland-screenshot-*.png && weston-screenshooter >/dev/null 2>&1 && mv wayland-screenshot-*.png "$1") || return 1
    else
      import -silent -window root "$OUT/$1" || return 1
    fi
    now=$(identify -format '%# %k' "$OUT/$1")
    [ "$now" != "$last" ] || [ "${now#* }" -le 50 ] || return 0
    last=$now
  done
}

drag() {
  local x y=$((222 * SCALE))
  xdotool mousemove $((118 * SCALE)) $y mousedown 1
  for x in $(seq 120 4 200); do xdotool mousemove $((x * SCALE)) $y; sleep 0.02; done
  xdotool mouseup 1
}

# Inside a display: one run of the program. $1 = the name of the look
run_program() {
  local view try
  "$BUILD/src/ui/entente" --sample 2>"$OUT/$1.err" &
  program=$!
  for try in {1..200}; do
    kill -0 $program 2>/dev/null || return 1
    gdbus introspect --session --dest $ID --object-path "$OBJECT/window/1" 2>/dev/null | grep -q org.gtk.Actions && break
    sleep 0.1
  done
  if [ -z "${WAYLAND_DISPLAY:-}" ]; then
    local window
    window=$(timeout 20 xdotool search --sync --onlyvisible --pid $program --name . | tail -1)
    xdotool windowmove "$window" 0 0 windowsize "$window" $((1280 * SCALE)) $((800 * SCALE)) windowfocus "$window"
    xdotool mousemove $((1279 * SCALE)) $((799 * SCALE))
  fi
  shoot "$1.png" || echo "no picture" >>"$OUT/$1.err"
  [ -n "${WAYLAND_DISPLAY:-}" ] || drag
  for view in orbit network map certainty ranking; do
    call /window/1 view "[<'$view'>]"
    sleep 0.6
  done
  call /window/1 undo '[]' || true
  call "" quit '[]'
  for try in {1..50}; do
    kill -0 $program 2>/dev/null || break
    call /window/1 toast "[<'.'>]" 2>/dev/null || true
    sleep 0.1
  done
  kill -0 $program 2>/dev/null && { echo "it does not end" >>"$OUT/$1.err"; kill $program; }
  wait $program
}

under_weston() {
  weston --backend=headless-backend.so --width=1280 --height=800 --use-pixman --debug --idle-time=0 \
    --socket=entente-looks >"$OUT/weston.log" 2>&1 &
  local weston=$! try
  for try in {1..100}; do [ ! -S "$XDG_RUNTIME_DIR/entente-looks" ] || break; sleep 0.1; done
  WAYLAND_DISPLAY=entente-looks GDK_BACKEND=wayland dbus-run-session --config-file="$CONFIG" -- "$0" --inside "$1" 2>/dev/null
  local result=$?
  kill $weston; wait $weston 2>/dev/null
  return $result
}

if [ "${1:-}" = --inside ]; then
  run_program "$2"
  exit
fi

[ $# -ge 1 ] || { sed -n '5,8s/^# *//p' "$0"; exit 2; }
BUILD=$(cd "$1" && pwd)
shift
OUT=${LOOKS_OUT:-$(mktemp -d)}
mkdir -p "$OUT"
T=$(mktemp -d)
trap 'rm -rf "$T"; [ -n "${LOOKS_OUT:-}" ] || rm -rf "$OUT"' EXIT
export BUILD OUT G_DEBUG=fatal-criticals GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR=$BUILD/data ENTENTE_LOCALEDIR=$BUILD/po
export LOCPATH=$BUILD/tests GIO_USE_VFS=local GTK_A11Y=none HOME=$T

# A bus that starts nothing by itself.
export CONFIG=$T/session.conf
cat >"$CONFIG" <<X
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=$T</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
X

# look NAME DISPLAY ENVIRONMENT FONT: runs it; 0 when it ended well and said nothing
look() {
  local scale=1 size=1280x800 result
  mkdir -p "$T/$1/gtk-4.0" "$T/$1/run" && chmod 700 "$T/$1/run"
  printf '[Settings]\ngtk-font-name=Sans %s\ngtk-enable-animations=0\n' "$4" >"$T/$1/gtk-4.0/settings.ini"
  [ "$2" != x11x2 ] || { scale=2; size=2560x1600; }
  # shellcheck disable=SC2086
  case $2 in
    wayland) env LC_ALL=C.UTF-8 $3 SCALE=1 XDG_RUNTIME_DIR="$T/$1/run" XDG_CONFIG_HOME="$T/$1" XDG_STATE_HOME="$T/$1/s" \
      bash -c "$(declare -f under_weston); under_weston $1" "$0" ;;
    *) env LC_ALL=C.UTF-8 $3 SCALE=$scale XSIZE=$size GDK_BACKEND=x11 XDG_CONFIG_HOME="$T/$1" XDG_STATE_HOME="$T/$1/s" \
      "$here/xrun.sh" "$0" --inside "$1" 2>/dev/null ;;
  esac
  result=$?
  [ $result -eq 0 ] && [ -s "$OUT/$1.png" ] && ! grep -E 'WARNING|CRITICAL|ERROR|no picture|not end' "$OUT/$1.err"
}

# differs NAME: per cent of the pixels that are not alike in the first look and in this one
differs() {
  local count
  convert "$OUT/$1.png" -resize 1280x800! "$T/small.png"
  count=$(compare -metric AE -fuzz 12% "$OUT/cairo.png" "$T/small.png" null: 2>&1 | cut -d' ' -f1)
  awk -v n="$count" 'BEGIN { printf "%.1f", n / (1280 * 800) * 100 }'
}

failed=0 number=0
echo "1..$(if [ $# -gt 0 ]; then echo $#; else wc -l <<<"$LOOKS"; fi)"
while IFS='|' read -r name display environment font most; do
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  number=$((number + 1)) verdict=ok part=0
  look "$name" "$display" "$environment" "$font" </dev/null || verdict="not ok"
  [ "$(identify -format %k "$OUT/$name.png" 2>/dev/null || echo 0)" -gt 50 ] || verdict="not ok"
  [ "$name" = cairo ] || [ ! -s "$OUT/cairo.png" ] || part=$(differs "$name")
  awk -v a="$part" -v b="$most" 'BEGIN { exit !(a <= b) }' || verdict="not ok"
  [ "$verdict" = ok ] || { failed=1; sed 's/^/# /' "$OUT/$name.err" 2>/dev/null | head -5; }
  echo "# $part % of the pixels differ"
  echo "$verdict $number - $name"
done <<<"$LOOKS"
exit $failed
