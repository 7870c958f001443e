#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# screenshots.sh OUT [ONLY]: takes pictures of the real window in all its states into the folder OUT, by a
# pointer and a keyboard as a person would, on a private display with settings and recent files of its own.
#
# OUT/SIZE-SCHEME-LANGUAGE-STATE.png, e.g. 1280x800-dark-ja-orbit.png, and OUT/render-*.png of entente-cli.
# ONLY is a pattern of SIZE-SCHEME-LANGUAGE ("1280x800-*-ja"), "render" or "readme" (data/screenshots); without
# it all is taken but the last. BUILD is the build directory (build).
set -euo pipefail
cd "$(dirname "$0")/.."

SIZES=(360x600 1280x800 1920x1080)
VIEWS=(ranking orbit network map certainty)

key () { xdotool key "$@"; sleep 0.5; }
shot () { sleep "${2:-0.6}"; import -window "$W" "$OUT/$NAME-$1.png"; }
press () { xdotool mousemove "$1" "$2" click 1; sleep 0.5; }

# Starts the program with a window of WIDTH x HEIGHT at the corner of the display.
start ()
{
  rm -rf "$XDG_STATE_HOME"
  "$BUILD/src/ui/entente" "$@" 2>"$OUT/$NAME.err" &
  P=$!
  W=$(timeout 30 xdotool search --sync --onlyvisible --pid $P --name . | tail -1)
  sleep 1
  xdotool windowmove "$W" 0 0 windowsize "$W" "$WIDTH" "$HEIGHT"; sleep 0.7
  xdotool windowfocus --sync "$W" mousemove $((WIDTH - 1)) $((HEIGHT - 1)); sleep 0.5
}

finish () { kill $P; wait $P 2>/dev/null || true; [ -s "$OUT/$NAME.err" ] || rm -f "$OUT/$NAME.err"; }

# A pair of partners: the first by a click into the ranked list, the second by its own click.
choose_pair ()
{
  local x=$((WIDTH > 1000 ? 520 : 120))
  key ctrl+1
  press $x 250
  xdotool keydown shift; press $x 330; xdotool keyup shift
}

# The first slider under the pointer, held in the middle of a drag.
drag ()
{
  xdotool mousemove 170 168 mousedown 1; sleep 0.2
  for x in 180 190 200 210 220; do xdotool mousemove $x 168; sleep 0.1; done
  shot "drag-$1" 0.5
  xdotool mouseup 1; shot "dropped-$1" 1; key ctrl+z
}

take_states ()
{
  start --sample
  for view in 1 2 3 4 5; do key ctrl+$view; shot "${VIEWS[view - 1]}" 1; done
  if [ "$WIDTH" -gt 1000 ]; then
    choose_pair; shot pair
    key ctrl+2; shot pair-orbit 1; drag orbit; key ctrl+1; drag ranking
    key ctrl+3; shot pair-network 1; key ctrl+4; shot pair-map 1
  else
    choose_pair; shot pair
    key F9; shot priorities 1; key F9
    key shift+F9; shot dossier 1; key shift+F9
  fi
  key ctrl+1; key ctrl+f; xdotool type --delay 60 an; shot search 1; key Escape
  key ctrl+t; shot table 1; key ctrl+t
  finish
  start; shot start; finish
  printf '{"format": "entente-dataset",\n "version": 1,\n "title": "Broken",\n "criteria": [{"id": 3}],\n}\n' >"$T/broken.json"
  start "$T/broken.json"; shot syntax; finish
  sed -e 's/"tier": "tier-/"tier": "row-/' -e 's/"region": "Europe"/"region": 7/' -e 's/"value": {"from": 0/"value": {"from": "a"/' \
    resources/sample/venues-example.json >"$T/wrong.json"
  sed -i '0,/"weight": [0-9.]*/s//"weight": -4/; 0,/"location": \[[^]]*\]/s//"location": [400, 10]/' "$T/wrong.json"
  start "$T/wrong.json"; shot problems; finish
}

take_readme ()
{
  start --sample
  key ctrl+1
  for view in 1 2 3 4 5; do
    key ctrl+$view; press 500 $((HEIGHT - 20)); shot "${VIEWS[view - 1]}" 1.5
  done
  finish
}

take_renders ()
{
  local sample language view
  for sample in partners-2026 venues-example; do
    for language in en ja; do
      for view in "${VIEWS[@]}"; do
        "$BUILD/src/cli/entente-cli" render "resources/sample/$sample.json" --view $view --lang $language \
          --size 1280x800 -o "$OUT/render-$sample-$language-$view.png" || true
      done
      "$BUILD/src/cli/entente-cli" render "resources/sample/$sample.json" --lang $language -o "$T/$sample.pdf"
      pdftoppm -r 70 -png "$T/$sample.pdf" "$OUT/render-$sample-$language-page"
    done
  done
}

if [ "${1:-}" = --inside ]; then
  case $2 in readme) take_readme ;; *) take_states ;; esac
  exit
fi

[ $# -ge 1 ] || { sed -n '5,10s/^# \{0,1\}//p' "$0"; exit 2; }
BUILD=$(realpath "${BUILD:-build}")
OUT=$(realpath -m "$1"); ONLY=${2:-}
mkdir -p "$OUT"
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT
mkdir -p "$T/config/gtk-4.0" "$T/data" "$T/cache"
[ -z "$(fc-list Cantarell)" ] || printf '[Settings]\ngtk-font-name=Cantarell 11\n' >"$T/config/gtk-4.0/settings.ini"
export OUT BUILD T HOME=$T XDG_CONFIG_HOME=$T/config XDG_DATA_HOME=$T/data XDG_CACHE_HOME=$T/cache XDG_STATE_HOME=$T/state
export LC_ALL=C.UTF-8 GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DEBUG=gl-disable GDK_DISABLE=gl,vulkan
export GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR=$BUILD/data ENTENTE_LOCALEDIR=$BUILD/po

for size in "${SIZES[@]}"; do
  for scheme in light dark; do
    for language in en ja; do
      name=$size-$scheme-$language
      # shellcheck disable=SC2053
      [[ -z $ONLY || $name == $ONLY ]] || continue
      WIDTH=${size%x*} HEIGHT=${size#*x} NAME=$name XSIZE=$size LANGUAGE=$language \
        ADW_DEBUG_COLOR_SCHEME=$([ $scheme = dark ] && echo prefer-dark || echo prefer-light) \
        tests/xrun.sh "$0" --inside states
    done
  done
done
[[ -n $ONLY && $ONLY != render ]] || take_renders
if [ "$ONLY" = readme ]; then
  WIDTH=1000 HEIGHT=700 NAME=readme XSIZE=1000x700 LANGUAGE=en ADW_DEBUG_COLOR_SCHEME=prefer-light \
    tests/xrun.sh "$0" --inside readme
fi
