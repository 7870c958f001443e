#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# fuzz.sh [EXECUTIONS [HARNESS...]]: builds the fuzzers with clang, AddressSanitizer and UBSan into build-fuzz, runs
# them in turn to so many executions in all (default: ten million), and keeps the smallest inputs that take every branch
# taken in tests/fuzz/corpus. Prints for each executions, edges, corpus, seconds; what fails is left in build-fuzz/found.
#
# One process at a time. FUZZ_KEEP=0 leaves tests/fuzz/corpus as it is; FUZZ_SEED chooses another course (default: 1).
set -uo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
total=${1:-10000000}
shift
dir=$top/build-fuzz
found=$dir/found
corpus=$dir/corpus
export LC_ALL=C.UTF-8 G_SLICE=always-malloc GIO_USE_VFS=local
export ASAN_OPTIONS=detect_leaks=1:malloc_context_size=4:quarantine_size_mb=4:thread_local_quarantine_size_kb=64
export LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

# name, percent of the executions, longest input in bytes, dictionary. A dataset costs ten times a typed number, so what
# is fast gets more.
plan='recipe 32 1500 text
input 28 160 text
json 18 400 json
matrix 12 500 json
scenario 6 500 json
csv 2 500 text
dataset 2 3000 json'

if [ ! -f "$dir/build.ninja" ]; then
  CC=clang meson setup "$dir" "$top" -Dfuzz=true -Dui=false -Db_sanitize=address,undefined -Db_lundef=false >/dev/null || exit 2
fi
targets=$(echo "$plan" | while read -r name _; do echo "tests/fuzz/fuzz-$name tests/fuzz/replay-$name"; done)
# shellcheck disable=SC2086 # a list of words
ninja -C "$dir" $targets >"$dir/fuzz-build.log" 2>&1 || { tail -30 "$dir/fuzz-build.log"; exit 2; }

# The smallest inputs that together take every branch taken, as text.
keep() {
  rm -rf "$corpus/$1.least" && mkdir -p "$corpus/$1.least"
  "$dir/tests/fuzz/fuzz-$1" -set_cover_merge=1 -use_counters=0 "-max_len=$2" -timeout=20 "$corpus/$1.least" "$corpus/$1" >"$found/$1-merge.log" 2>&1 || return 1
  "$dir/tests/fuzz/replay-$1" --pack "$corpus/$1.least" >"$corpus/$1.txt" && mv "$corpus/$1.txt" "$top/tests/fuzz/corpus/$1.txt"
}

run() {
  local name=$1 runs=$2 longest=$3 dictionary=$4 log=$found/$1.log from=$SECONDS status size
  rm -rf "${corpus:?}/$name" && mkdir -p "$corpus/$name"
  for part in seeds corpus; do
    [ ! -s "$top/tests/fuzz/$part/$name.txt" ] && continue
    mkdir -p "$corpus/$name/$part" && "$dir/tests/fuzz/replay-$name" --unpack "$top/tests/fuzz/$part/$name.txt" "$corpus/$name/$part" || return 1
  done
  "$dir/tests/fuzz/fuzz-$name" "$corpus/$name" "-runs=$runs" "-seed=${FUZZ_SEED:-1}" "-max_len=$longest" -entropic=0 \
    "-dict=$top/tests/fuzz/$dictionary.dict" -timeout=20 -rss_limit_mb=2048 -print_funcs=0 -print_final_stats=1 \
    "-artifact_prefix=$found/$name-" >"$log" 2>&1
  status=$?
  [ "${FUZZ_KEEP:-1}" = 0 ] || [ $status -ne 0 ] || keep "$name" "$longest" || status=1
  size=$(grep -vc '^#' "$top/tests/fuzz/corpus/$name.txt")
  printf '%-9s %9d executions %6d edges %5d inputs, %7d bytes kept %6d s  %s\n' "$name" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(sed -n 's/.*cov: \([0-9]*\).*/\1/p' "$log" | tail -1)" "$size" \
    "$(stat -c %s "$top/tests/fuzz/corpus/$name.txt")" $((SECONDS - from)) \
    "$([ $status -eq 0 ] && echo clean || echo "FAILED, see $log")"
  return $status
}

mkdir -p "$found" "$corpus"
failed=0
while read -r name percent longest dictionary; do
  if [ $# -gt 0 ]; then
    [[ " $* " == *" $name "* ]] || continue
    runs=$((total / $#))
  else
    runs=$((total * percent / 100))
  fi
  run "$name" "$runs" "$longest" "$dictionary" </dev/null || failed=$((failed + 1))
done <<<"$plan"
[ $failed -eq 0 ]
