#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# check-prefix.sh: builds for a prefix of its own, installs there, takes the build away, uses what is installed, and
# uninstalls it. Prints "N passed, N failed". 1 to 3 minutes.
set -uo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
ID=io.github.ententeapp.Entente
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT
PREFIX=$T/prefix BUILD=$T/build
passed=0 failed=0

# expect NAME CMD...
expect ()
{
  local name=$1 start=$SECONDS
  shift
  if "$@" >"$T/log" 2>&1; then
    echo "ok - $name ($((SECONDS - start)) s)"; passed=$((passed + 1))
  else
    tail -n 20 "$T/log"; echo "not ok - $name"; failed=$((failed + 1))
  fi
}

build ()
{
  meson setup "$BUILD" --prefix="$PREFIX" --buildtype=release -Dtests=false && ninja -C "$BUILD" && ninja -C "$BUILD" install
}

# What the last step of an installation makes of what all programs have put there.
has_caches ()
{
  local file
  for file in glib-2.0/schemas/gschemas.compiled applications/mimeinfo.cache mime/mime.cache icons/hicolor/icon-theme.cache; do
    [ -s "$PREFIX/share/$file" ] || { echo "no $file"; return 1; }
  done
  grep -q "application/vnd.entente+json=$ID.desktop" "$PREFIX/share/applications/mimeinfo.cache"
}

# Reads to the end, unlike grep -q: a program whose reader has gone fails.
has () { grep -F "$1" >/dev/null; }
ranks () { "$PREFIX/bin/entente-cli" rank resources/sample/partners-2026.json | has Japan; }
# By a letter that only Japanese has.
speaks_japanese () { LANGUAGE=ja "$PREFIX/bin/entente-cli" --help | LC_ALL=C has $'\xe3\x81'; }
has_manual () { ls "$PREFIX"/share/man/man1/entente*.1* && ! ldd "$PREFIX/bin/entente" | grep -F "$T"; }

# Everything but the caches, which describe the folders of all programs and are made anew by the next installation.
is_gone ()
{
  local left
  left=$(find "$PREFIX" -type f ! -name gschemas.compiled ! -name mimeinfo.cache ! -name icon-theme.cache ! -path '*/share/mime/*')
  [ -z "$left" ] || { echo "$left"; return 1; }
  ! grep -r --exclude=mimeinfo.cache ntente "$PREFIX/share/applications"
}

expect "built and installed" build
[ $passed -eq 1 ] || { echo "$passed passed, $failed failed"; exit 1; }
echo "# $(find "$PREFIX" -type f | wc -l) files, $(du -sk "$PREFIX" | cut -f1) kB"
mv "$BUILD" "$T/away"
expect "the caches of the desktop are made" has_caches
expect "entente-cli ranks" ranks
expect "entente-cli finds its translation" speaks_japanese
expect "manuals are there, libraries of the build are not needed" has_manual
expect "a double click opens a dataset, in both languages" \
  tests/xrun.sh /usr/bin/python3 tests/ui/drive-open.py --installed "$PREFIX" "$PWD/resources/sample/partners-2026.json"
mv "$T/away" "$BUILD"
expect "uninstalled" ninja -C "$BUILD" uninstall
expect "nothing of it is left" is_gone
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
