#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# make-runtime.sh FOLDER BRANCH: puts a stand-in for org.gnome.Platform and org.gnome.Sdk of that branch, made of
# Debian packages, into the new Flatpak repository FOLDER/repo. Needs root, debootstrap and a mirror of Debian.
#
# For machines on which the real runtime can't be had. What is built against it is good for tests on this machine
# and for nothing else: names and places are those of GNOME, versions are those of Debian. SUITE=trixie and
# MIRROR=URI choose another Debian.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '5,6s/^# \{0,1\}//p' "$0"; exit 2; }
[ "$(id -u)" -eq 0 ] || { echo "make-runtime.sh: this has to be run as root." >&2; exit 1; }
umask 022
export LC_ALL=C.UTF-8

SUITE=${SUITE:-trixie}
BRANCH=$2
ARCH=$(flatpak --default-arch)
mkdir -p "$1"
OUT=$(realpath "$1")
# On the same disk as the result, so that what both have in common can share its blocks.
WORK=$(mktemp -d "$OUT/work.XXXXXX")
ROOT=$WORK/root
LOG=$OUT/make-runtime.log

# What the real platform has, and a program of this kind needs. No OpenGL: the test draws with cairo.
PLATFORM="libgtk-4-1 libgtk-4-bin libadwaita-1-0 libjson-glib-1.0-0 adwaita-icon-theme gsettings-desktop-schemas
  dconf-gsettings-backend librsvg2-common shared-mime-info fontconfig fonts-dejavu-core at-spi2-core dbus-bin
  ca-certificates iso-codes"
# What the real Sdk has beyond it, as far as a build of Meson and flatpak-builder's last steps need it.
SDK="gcc libc6-dev meson ninja-build pkgconf gettext patch libgtk-4-dev libadwaita-1-dev libjson-glib-dev
  desktop-file-utils appstream appstream-util libxml2-utils itstool"
# In the real runtime these are an extension; a translation needs its locale.
LOCALES="ja_JP de_DE"

say () { echo "[$(date +%H:%M:%S)] $*"; }
# With mounts of its own, which end with the command.
in_root ()
{
  unshare --mount bash -c 'root=$1; shift
    mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" && mount -t tmpfs tmpfs "$root/tmp" &&
    exec chroot "$root" env DEBIAN_FRONTEND=noninteractive "$@"' - "$ROOT" "$@" >>"$LOG" 2>&1
}
finish ()
{
  local code=$?
  rm -rf --one-file-system "$WORK"
  [ $code -eq 0 ] || { tail -n 20 "$LOG" >&2; echo "make-runtime.sh failed; see $LOG" >&2; }
}
trap finish EXIT

# The mirror that this machine's own packages come from.
find_mirror ()
{
  apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(CODENAME)' 'Created-By: Packages' |
    awk '$2 == "Debian" && $3 !~ /-/ { print $1; exit }'
}

make_base ()
{
  say "debootstrap $SUITE"
  debootstrap --variant=minbase "$SUITE" "$ROOT" "${MIRROR:-$(find_mirror)}" >>"$LOG" 2>&1
  cp -L /etc/resolv.conf /etc/hosts "$ROOT/etc/"
  apt-config dump | { grep -iE '^Acquire::https?::Proxy ' || true; } >"$ROOT/etc/apt/apt.conf.d/99proxy"
  # A runtime has no manuals; without them it is done sooner.
  printf 'path-exclude=/usr/share/%s/*\n' doc man info lintian >"$ROOT/etc/dpkg/dpkg.cfg.d/slim"
  in_root apt-get -qq update
}

add_packages ()
{
  say "packages: $(echo "$@" | wc -w) and what they need"
  in_root apt-get -o APT::Install-Recommends=false -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confnew \
    -o Dpkg::Options::=--force-unsafe-io -yqq install "$@"
}

# Fonts of the machine are seen in a sandbox at /run/host; the real runtime looks there too.
add_host_fonts ()
{
  cat >"$ROOT/etc/fonts/conf.d/05-host-fonts.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/local-fonts</dir>
  <dir>/run/host/user-fonts</dir>
</fontconfig>
FONTS
}

add_locales ()
{
  local locale
  add_packages locales
  for locale in $LOCALES; do
    in_root localedef --no-archive -i "$locale" -f UTF-8 "/usr/lib/locale/$locale.UTF-8"
  done
}

# A runtime has no users, no identity of a machine, no state, no programs with more rights than who starts them.
strip_tree ()
{
  cd "$1"
  rm -rf etc/{shadow,gshadow,passwd,group}- etc/{shadow,gshadow,machine-id,hostname,resolv.conf,hosts,fstab,mtab} \
    etc/{apt,dpkg,init.d,systemd,pam.d,security,skel,.pwd.lock,ld.so.cache} etc/cron* etc/rc?.d etc/ssl/private \
    share/{doc,man,info,lintian,bug,doc-base} lib/{systemd,udev}
  find . -xdev \( -type b -o -type c -o -type p -o -type s \) -delete
  find . -xdev ! -type l -perm /7000 -exec chmod a-s,-t {} +
  chmod -R u+rwX,go+rX,go-w .
}

# export_runtime Platform|Sdk
export_runtime ()
{
  local tree=$WORK/$1
  say "org.gnome.$1//$BRANCH"
  mkdir -p "$tree/files" "$tree/var"
  cat >"$tree/metadata" <<METADATA
[Runtime]
name=org.gnome.$1
runtime=org.gnome.Platform/$ARCH/$BRANCH
sdk=org.gnome.Sdk/$ARCH/$BRANCH

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
METADATA
  cp -a --reflink=auto "$ROOT/usr" "$tree/usr"
  cp -a "$ROOT/etc" "$tree/usr/etc"
  (strip_tree "$tree/usr")
  flatpak build-export --runtime --arch="$ARCH" --disable-sandbox --no-update-summary "$OUT/repo" "$tree" "$BRANCH" \
    >>"$LOG" 2>&1
  say "$(du -sm "$tree/usr" | cut -f1) MB"
  rm -rf --one-file-system "$tree"
}

: >"$LOG"
rm -rf "$OUT/repo"
make_base
add_packages $PLATFORM
add_host_fonts
add_locales
export_runtime Platform
add_packages $SDK
export_runtime Sdk
flatpak build-update-repo "$OUT/repo" >>"$LOG" 2>&1
say "repository: $(du -sm "$OUT/repo" | cut -f1) MB"
