#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# check.sh [OUT]: builds the manifest as a Flatpak, installs it apart from everything else, uses it in its sandbox
# as a person would, and says "N passed, N failed". Pictures from inside go to OUT (out/flatpak).
#
# The runtime is the manifest's, as installed for the whole machine, or from Flathub. Where Flathub can't be reached,
# a stand-in is made of Debian packages (make-runtime.sh: as root, some minutes, 1.5 GB); STAND_IN=1 asks for it at
# once. Everything is kept for the next time in $ENTENTE_FLATPAK_CACHE (entente-flatpak in the user's cache folder),
# and nothing is changed outside of it.
set -uo pipefail
HERE=$(dirname "$(realpath "$0")")
TOP=$(dirname "$HERE")
ID=io.github.ententeapp.Entente
MANIFEST=$HERE/$ID.json
OUT=$(realpath -m "${1:-$TOP/out/flatpak}")
CACHE=$(realpath -m "${ENTENTE_FLATPAK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/entente-flatpak}")
BRANCH=$(sed -n 's/.*"runtime-version": *"\([^"]*\)".*/\1/p' "$MANIFEST")
RUNTIMES=(org.gnome.Platform//"$BRANCH" org.gnome.Sdk//"$BRANCH")
RESULTS=$CACHE/results.txt
FLATHUB=https://dl.flathub.org/repo/flathub.flatpakrepo
export LC_ALL=C.UTF-8

# step NAME CMD...: one line in the results, what it says in a log.
step ()
{
  local name=$1 start=$SECONDS log=$CACHE/${1// /-}.log verdict=ok
  shift
  "$@" >"$log" 2>&1 </dev/null || { verdict="not ok"; tail -n 15 "$log"; }
  echo "$verdict - $name ($((SECONDS - start)) s)" | tee -a "$RESULTS"
  [ "$verdict" = ok ]
}

finish ()
{
  local passed failed
  passed=$(grep -c '^ok ' "$RESULTS"); failed=$(grep -c '^not ok ' "$RESULTS")
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

is_installed () { flatpak info "${RUNTIMES[0]}" >/dev/null 2>&1 && flatpak info "${RUNTIMES[1]}" >/dev/null 2>&1; }

provide_real ()
{
  timeout 30 flatpak --user remote-add --if-not-exists flathub "$FLATHUB" &&
    timeout 60 flatpak --user remote-info flathub "${RUNTIMES[1]}" &&
    flatpak --user install -y --noninteractive flathub "${RUNTIMES[@]}"
}

# The name of the folder says of what it was made.
provide_stand_in ()
{
  local made
  made=$CACHE/runtime-$BRANCH-$(sha256sum "$HERE/make-runtime.sh" | cut -c 1-12)
  if [ ! -e "$made/done" ]; then
    rm -rf --one-file-system "$CACHE"/runtime-*
    "$HERE/make-runtime.sh" "$made" "$BRANCH" && touch "$made/done" || return
  fi
  flatpak --user remote-add --if-not-exists --no-gpg-verify stand-in "file://$made/repo" &&
    flatpak --user remote-modify --url="file://$made/repo" stand-in &&
    flatpak --user install -y --noninteractive --reinstall stand-in "${RUNTIMES[@]}"
}

provide_runtime ()
{
  is_installed && return
  [ -z "${STAND_IN:-}" ] && provide_real && return
  echo "Flathub is left out or can't be reached: a stand-in"
  provide_stand_in
}

# The files of the project as they are, without what was built from them.
copy_sources ()
{
  rm -rf "$CACHE/source"
  mkdir -p "$CACHE/source"
  (cd "$TOP" && git ls-files -z --cached --others --exclude-standard | xargs -0 ls -d 2>/dev/null |
    tar -c -T - | tar -x -C "$CACHE/source")
  [ -e "$CACHE/source/flatpak/$ID.json" ]
}

build ()
{
  cd "$CACHE" && flatpak-builder --user --force-clean --disable-updates --ccache --state-dir="$CACHE/state" \
    --repo="$CACHE/repo" --install "$CACHE/app" "$CACHE/source/flatpak/$ID.json"
}

# What is installed is what was built: "flatpak list" says it, and how much it is.
measure ()
{
  local location
  location=$(flatpak --user info --show-location "$ID") || return
  echo "runtime: $(flatpak info "${RUNTIMES[0]}" | sed -n 's/^ *Origin: //p'), branch $BRANCH"
  echo "installed: $(du -sk "$location/files" | cut -f1) kB, $(find "$location/files" -type f | wc -l) files"
}

use ()
{
  XSIZE=1280x800 "$HERE/session.sh" /usr/bin/python3 "$HERE/use-sandbox.py" "$ID" \
    "$TOP/resources/sample/partners-2026.json" "$OUT" 2>&1 | tee "$CACHE/use.log" | grep -E '^(ok|not ok|#) ?'
  grep -E '^(ok|not ok) ' "$CACHE/use.log" | sed 's/^\(not ok\|ok\) [0-9]* - /\1 - /' >>"$RESULTS"
  # A program that ended before its last line is a failure.
  grep -q '^# end' "$CACHE/use.log" || { tail -n 20 "$CACHE/use.log"; echo "not ok - used to the end" | tee -a "$RESULTS"; }
}

"$TOP/tools/packages.sh" install test flatpak || exit
mkdir -p "$CACHE" "$OUT"
export FLATPAK_USER_DIR=$CACHE/user
: >"$RESULTS"
step "runtime" provide_runtime && step "sources" copy_sources && step "build and install" build || finish
measure
use
finish
