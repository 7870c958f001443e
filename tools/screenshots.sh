#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# screenshots.sh OUT [ONLY]: takes pictures of the real window in all its states into the folder OUT, by a
# pointer and a keyboard as a person would, on a private display with settings and recent files of its own.
# screenshots.sh OUT matrix [ONLY]: each view in all sizes, schemes and languages, and sheets of them.
#
# OUT/SIZE-SCHEME-LANGUAGE-STATE.png, e.g. 1280x800-dark-ja-orbit.png, and OUT/render-*.png of entente-cli.
# screenshots.sh OUT metainfo: what data/screenshots has, for README and for software centres: the window alone, with
# its shadow, 1000 x 700 in all.
#
# ONLY is a pattern of SIZE-SCHEME-LANGUAGE ("1280x800-*-ja") or "render"; without it both are taken. BUILD is the build directory (build). What can't be taken as it should (a window
# of another size, a slider that stays where it is) ends the script.
set -euo pipefail
cd "$(dirname "$0")/.."

SIZES=(360x600 1280x800 1920x1080)
MATRIX_SIZES=(360x600 1280x800 1920x1080 3840x2160)
VIEWS=(ranking orbit network map certainty)

fail () { echo "$NAME: $*" >&2; exit 1; }
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
  check_size
}

# What the picture of the window measures is what was asked for; the window has drawn all of it.
check_size ()
{
  local try size=
  for try in 1 2 3 4 5 6 7 8; do
    size=$(import -window "$W" png:- | identify -format %wx%h -)
    [ "$size" != "${WIDTH}x$HEIGHT" ] || return 0
    xdotool windowsize "$W" "$WIDTH" "$HEIGHT"; sleep 0.5
  done
  fail "the window measures $size instead of ${WIDTH}x$HEIGHT"
}

# Once two pictures in a row are the same, or after ten seconds.
shoot_at_rest ()
{
  local try last= now
  for try in {1..16}; do
    sleep 0.6
    import -window "$W" "$T/rest.png"; now=$(identify -format '%#' "$T/rest.png")
    [ "$now" != "$last" ] || break
    last=$now
  done
  [ "$(identify -format %wx%h "$T/rest.png")" = "${WIDTH}x$HEIGHT" ] || fail "$1 has another size"
  mv "$T/rest.png" "$OUT/$NAME-$1.png"
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
  local box x y step
  box=($(/usr/bin/python3 tests/ui/find-widget.py slider '')) || fail "no slider"
  x=$(awk -v x="${box[0]}" -v w="${box[2]}" -v v="${box[4]}" 'BEGIN { printf "%d", x + 13 + (w - 26) * v / 100 }')
  y=$((box[1] + box[3] / 2 + 2))
  xdotool mousemove "$x" $y mousedown 1; sleep 0.2
  for step in 10 20 30 40 50; do xdotool mousemove $((x + step)) $y; sleep 0.1; done
  shot "drag-$1" 0.5
  xdotool mouseup 1; shot "dropped-$1" 1
  [ "$(/usr/bin/python3 tests/ui/find-widget.py slider '')" != "${box[*]}" ] || fail "no slider follows the pointer"
  key ctrl+z
}

take_matrix ()
{
  local view
  start --sample
  for view in 1 2 3 4 5; do key ctrl+$view; shoot_at_rest "${VIEWS[view - 1]}"; done
  finish
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

# What GTK draws of a shadow reaches further than anybody sees: the picture ends where one part in sixty is left.
SHADOW=61,61,55,67
MARGINS=26,26,20,36

# Cuts MARGINS round the window out of what the program draws.
take_alone ()
{
  local left right top bottom x y
  IFS=, read -r left right top bottom <<<"$SHADOW"
  [ "$(xprop -id "$W" _GTK_FRAME_EXTENTS | sed 's/.*= //; s/ //g')" = "$SHADOW" ] || fail "the shadow has another size"
  x=$left y=$top
  IFS=, read -r left right top bottom <<<"$MARGINS"
  sleep 1.5
  /usr/bin/python3 tools/window-picture.py take "$W" "$T/window.png"
  convert "$T/window.png" -crop "1000x700+$((x - left))+$((y - top))" +repage -strip "$OUT/$1.png"
}

# Without the ring that keys leave round what has the focus.
show_alone () { key "ctrl+$1"; press $((WIDTH / 2)) $((HEIGHT - 132)); xdotool mousemove 0 0; take_alone "$2"; }

# A drag in the first picture, because that is what the program is about; the others as the sample opens.
take_metainfo ()
{
  local compositor view suffix=
  [ "$LANGUAGE" = en ] || suffix=-$LANGUAGE
  /usr/bin/python3 tools/window-picture.py pretend >"$T/pretend" & compositor=$!
  until [ -s "$T/pretend" ]; do sleep 0.1; done
  start --sample
  if [ "$NAME" = dark ]; then
    show_alone 2 dark
  else
    for view in 2 3 4 5; do show_alone $view "${VIEWS[view - 1]}$suffix"; done
    key ctrl+1
    drag_alone "ranking$suffix"
  fi
  finish
  kill $compositor
}

# The first slider a fifth of its way on.
drag_alone ()
{
  local box x y step left top
  IFS=, read -r left _ top _ <<<"$SHADOW"
  box=($(/usr/bin/python3 tests/ui/find-widget.py slider '')) || fail "no slider"
  x=$(awk -v x="${box[0]}" -v w="${box[2]}" -v v="${box[4]}" 'BEGIN { printf "%d", x + 13 + (w - 26) * v / 100 }')
  x=$((x + left)) y=$((top + box[1] + box[3] / 2 + 2))
  xdotool mousemove $x $y mousedown 1; sleep 0.2
  for step in 10 20 30 40; do xdotool mousemove $((x + step)) $y; sleep 0.1; done
  xdotool mouseup 1 mousemove 0 0
  take_alone "$1"
  [ "$(/usr/bin/python3 tests/ui/find-widget.py slider '')" != "${box[*]}" ] || fail "no slider follows the pointer"
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
  "take_$2"
  exit
fi

[ $# -ge 1 ] || { sed -n '5,15s/^# \{0,1\}//p' "$0"; exit 2; }
BUILD=$(realpath "${BUILD:-build}")
OUT=$(realpath -m "$1"); ONLY=${2:-}
mkdir -p "$OUT"
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT
mkdir -p "$T/config/gtk-4.0" "$T/data" "$T/cache"
[ -z "$(fc-list Cantarell)" ] || printf '[Settings]\ngtk-font-name=Cantarell 11\n' >"$T/config/gtk-4.0/settings.ini"
export OUT BUILD T HOME=$T XDG_CONFIG_HOME=$T/config XDG_DATA_HOME=$T/data XDG_CACHE_HOME=$T/cache XDG_STATE_HOME=$T/state
# Newer C libraries heed no LANGUAGE in C.UTF-8; the build makes a locale of its own, whose numbers are the same.
[ -d "$BUILD/tests/en_US.UTF-8" ] || { echo "$BUILD/tests/en_US.UTF-8 is missing: is localedef installed?" >&2; exit 1; }
export LOCPATH=$BUILD/tests LC_ALL=en_US.UTF-8 GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DEBUG=gl-disable GDK_DISABLE=gl,vulkan
export GSETTINGS_BACKEND=memory GSETTINGS_SCHEMA_DIR=$BUILD/data ENTENTE_LOCALEDIR=$BUILD/po

# run_inside WHAT SIZE SCHEME LANGUAGE: on a display of that size; at 3840x2160 with a scale of 2.
run_inside ()
{
  local scheme=prefer-light contrast=0 scale=1
  [ "$3" != dark ] || scheme=prefer-dark
  [ "$3" != contrast ] || contrast=1
  [ "$2" != 3840x2160 ] || scale=2
  WIDTH=${2%x*} HEIGHT=${2#*x} NAME=$2-$3-$4 XSIZE=$2 LANGUAGE=$4 GDK_SCALE=$scale ADW_DEBUG_COLOR_SCHEME=$scheme \
    ADW_DEBUG_HIGH_CONTRAST=$contrast tests/xrun.sh "$0" --inside "$1"
}

# run_all WHAT ONLY SIZES SCHEMES
run_all ()
{
  local size scheme language
  for size in $3; do
    for scheme in $4; do
      for language in en ja; do
        # shellcheck disable=SC2053
        [[ -z $2 || $size-$scheme-$language == $2 ]] || continue
        run_inside "$1" "$size" "$scheme" "$language"
      done
    done
  done
}

# OUT/sheet-SIZE-VIEW.png: the schemes beside each other, the languages below each other.
make_sheets ()
{
  local size view scheme language files
  for size in "${MATRIX_SIZES[@]}"; do
    for view in "${VIEWS[@]}"; do
      files=()
      for language in en ja; do
        for scheme in light dark contrast; do
          [ ! -e "$OUT/$size-$scheme-$language-$view.png" ] || files+=("$OUT/$size-$scheme-$language-$view.png")
        done
      done
      [ ${#files[@]} -eq 0 ] || montage "${files[@]}" -tile 3x -geometry "$([ $size = 360x600 ] || echo 800x)+6+6" \
        -background '#888' "$OUT/sheet-$size-$view.png"
    done
  done
}

if [ "$ONLY" = matrix ]; then
  run_all matrix "${3:-}" "${MATRIX_SIZES[*]}" "light dark contrast"
  make_sheets
  exit
fi
if [ "$ONLY" = metainfo ]; then
  for language in en ja; do
    for name in light dark; do
      [ $name-$language != dark-ja ] || continue
      WIDTH=1070 HEIGHT=766 NAME=$name XSIZE=1280x800 LANGUAGE=$language ADW_DEBUG_COLOR_SCHEME=prefer-$name \
        tests/xrun.sh "$0" --inside metainfo
    done
  done
  exit
fi
run_all states "$ONLY" "${SIZES[*]}" "light dark"
[[ -n $ONLY && $ONLY != render ]] || take_renders
