#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# build.sh [DIR]: configures and compiles into DIR (default: build) and counts the warnings of the compiler.
# Exit code 0: compiled without one; 1: with warnings (listed in DIR/warnings.txt); 2: not compiled.
#
# Warnings stay counted until their files are compiled again without them: the list is kept beside the
# objects, and while it isn't empty everything is compiled anew.
set -uo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
dir=${1:-$top/build}
export LC_ALL=C.UTF-8 # the words that are counted

if [ ! -f "$dir/build.ninja" ]; then
  meson setup "$dir" "$top" || exit 2
elif [ -s "$dir/warnings.txt" ]; then
  ninja -C "$dir" clean >/dev/null || exit 2
fi

# Written before and taken away after: a build that was broken off counts as one with warnings.
echo "the last build did not finish" >"$dir/warnings.txt"
ninja -C "$dir" 2>&1 | tee "$dir/build.log"
[ "${PIPESTATUS[0]}" -eq 0 ] || exit 2
grep -F 'warning:' "$dir/build.log" | sort -u >"$dir/warnings.txt"
[ ! -s "$dir/warnings.txt" ]
