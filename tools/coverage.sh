#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# coverage.sh [DIR [MESON-TEST-ARGUMENT...]]: which lines the tests run, by layer, and the ten files of core, model and
# paint with the least of them. DIR (default: build-coverage) is configured when it isn't; the arguments choose the
# tests (default: all suites but the windows' and the benchmarks). Lines are counted by gcov, with lcov.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
dir=${1:-$top/build-coverage}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- --suite core --suite model --suite paint --suite cli --suite faults --no-suite slow
info=$dir/coverage.info

command -v lcov >/dev/null || { echo "coverage.sh: lcov is not installed" >&2; exit 1; }
[ -f "$dir/build.ninja" ] || meson setup "$dir" "$top" -Db_coverage=true -Doptimization=1
ninja -C "$dir"
find "$dir" -name '*.gcda' -delete
meson test -C "$dir" --no-rebuild -t 5 "$@" || echo "coverage.sh: some tests failed; the lines that they ran are counted"
lcov --quiet --capture --directory "$dir/src" --base-directory "$dir" --no-external --directory "$top/src" --output-file "$info"

awk -v top="$top/src/" '
  /^SF:/ { file = substr($0, 4); sub (top, "", file); split (file, parts, "/"); layer = parts[1] }
  /^DA:/ { split ($0, hit, ","); lines[file]++; all[layer]++; if (hit[2] > 0) { ran[file]++; some[layer]++ } }
  END {
    printf "%-8s %8s %8s %7s\n", "layer", "lines", "run", ""
    n = split ("core model paint cli ui", order, " ")
    for (i = 1; i <= n; i++)
      if (all[order[i]] > 0)
        printf "%-8s %8d %8d %6.1f%%\n", order[i], all[order[i]], some[order[i]], 100 * some[order[i]] / all[order[i]]
    for (file in lines)
      if (file ~ /^(core|model|paint)\//)
        printf "%6.1f%% %5d of %5d  %s\n", 100 * ran[file] / lines[file], ran[file], lines[file], file | "sort -n | head -10"
  }' "$info"
