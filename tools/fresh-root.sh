#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# fresh-root.sh [OPTION...] SUITE [COMMAND...]: as a newcomer would, on a Debian that has nothing but apt.
# Makes an empty root of SUITE (bookworm, trixie) with debootstrap, clones this repository's last commit into
# it and runs ./run and ./check there, or COMMAND in the clone; prints times and sizes.
#   --dir DIR      the root; it is kept, and used again when it is there (default: a new one that is removed)
#   --mirror URL   where packages come from (default: this system's own, else what debootstrap takes)
#   --user         everything as an ordinary user who may use sudo
# Needs root and debootstrap. Mounts and processes live in namespaces of their own: nothing of them stays.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
name=somebody

usage() { sed -n '5,11s/^# *//p' "$0"; exit 2; }

# own_mirror: the address from which this system has its Debian packages
own_mirror() {
  apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 == "Debian" { print $2; exit }'
}

# say_size WHAT SECONDS: how long it took, and how large the root is now
say_size() {
  printf '== %s: %d min %d s; the root has %s\n' "$1" $(($2 / 60)) $(($2 % 60)) "$(du -shx "$root" 2>/dev/null | cut -f1)"
}

# inside USER COMMAND...: runs it in the root, in a clean environment
inside() {
  local user=$1 home=/root
  shift
  [ "$user" = root ] || home=/home/$user
  unshare --mount --pid --fork --kill-child -- bash -euc '
    root=$1 user=$2 home=$3; shift 3
    mount --make-rprivate /
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
    exec chroot --userspec="$user:$user" --groups= "$root" env -i HOME="$home" USER="$user" LANG=C.UTF-8 \
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
  ' inside "$root" "$user" "$home" "$@"
}

make_root() {
  local from=$SECONDS
  debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 ||
    { tail -20 "$root.log" >&2; echo "debootstrap failed; $root.log says why." >&2; exit 1; }
  rm "$root.log"
  say_size "debootstrap $suite" $((SECONDS - from))
}

# The way to the network is the host's.
copy_network() {
  cp -L /etc/resolv.conf "$root/etc/"
  apt-config dump 2>/dev/null | grep -iE '^Acquire::https?::Proxy ' >"$root/etc/apt/apt.conf.d/99proxy" || true
}

make_user() {
  [ ! -d "$root/home/$name" ] || return 0
  inside root sh -c "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends sudo" \
    >/dev/null
  inside root useradd --create-home --shell /bin/bash "$name"
  echo "$name ALL=(ALL) NOPASSWD: ALL" >"$root/etc/sudoers.d/$name"
}

# timed WHAT COMMAND...: in the clone
timed() {
  local what=$1 from=$SECONDS result=0
  shift
  inside "$user" sh -c 'cd "$1" && shift && exec "$@"' timed "$clone" "$@" || result=$?
  say_size "$what gave $result after" $((SECONDS - from))
  return "$result"
}

root='' mirror='' user=root
while [ $# -gt 0 ]; do
  case $1 in
    --dir) root=${2:?}; shift 2 ;;
    --mirror) mirror=${2:?}; shift 2 ;;
    --user) user=$name; shift ;;
    -*) usage ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || usage
suite=$1
shift
[ "$(id -u)" -eq 0 ] || { echo "A root of its own needs root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing." >&2; exit 1; }
[ -n "$mirror" ] || mirror=$(own_mirror)

if [ -z "$root" ]; then
  root=$(mktemp -d -t "entente-$suite.XXXXXX")
  # One file system only: whatever a broken namespace may have left mounted is not followed.
  trap 'rm -rf --one-file-system "$root"' EXIT
fi
mkdir -p "$root"
root=$(cd "$root" && pwd)
[ -d "$root/usr" ] || make_root
copy_network
[ "$user" = root ] || make_user

clone=/srv/entente
rm -rf "$root$clone"
git -c safe.directory='*' clone -q --no-hardlinks "$top" "$root$clone"
inside root chown -R "$user:$user" "$clone"
git -C "$root$clone" -c safe.directory='*' log -1 --format='== %h %s'

if [ $# -gt 0 ]; then
  timed "$*" "$@"
else
  timed ./run ./run
  timed ./check ./check
fi
