#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Entente authors
#
# packages.sh install SET...          installs what is missing of the sets (build, run, test, flatpak) on Debian
# packages.sh list SYSTEM SET...      prints the names for a system (debian, fedora, arch)
#
# The one place that names packages. When everything is there, no package manager is called at all, so a
# machine without network can build. Debian 12 and 13 are tested; the other names are for people.
set -euo pipefail

debian_build="gcc libc6-dev meson ninja-build pkgconf gettext libxml2-utils libglib2.0-dev libgtk-4-dev
  libadwaita-1-dev libjson-glib-dev libcairo2-dev libpango1.0-dev libgtk-4-bin desktop-file-utils
  shared-mime-info"
debian_run="adwaita-icon-theme librsvg2-common fonts-dejavu-core fonts-noto-cjk"
debian_test="python3 python3-jsonschema python3-pyatspi gir1.2-atspi-2.0 xvfb xauth dbus-daemon at-spi2-core xdotool x11-utils poppler-utils imagemagick xdg-desktop-portal fuse3
  appstream flatpak-builder libglib2.0-bin locales groff-base git"
debian_flatpak="flatpak flatpak-builder elfutils bubblewrap xdg-dbus-proxy debootstrap"

fedora_build="gcc meson ninja-build pkgconf gettext libxml2 glib2-devel gtk4-devel libadwaita-devel
  json-glib-devel cairo-devel pango-devel desktop-file-utils shared-mime-info"
fedora_run="adwaita-icon-theme librsvg2 dejavu-sans-fonts google-noto-sans-cjk-fonts"
fedora_test="python3 python3-jsonschema python3-pyatspi xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon at-spi2-core xdotool xorg-x11-utils
  poppler-utils ImageMagick xdg-desktop-portal fuse3 appstream flatpak-builder glibc-langpack-de groff-base git"
fedora_flatpak="flatpak flatpak-builder elfutils bubblewrap xdg-dbus-proxy debootstrap"

arch_build="gcc meson ninja pkgconf gettext libxml2 glib2-devel gtk4 libadwaita json-glib cairo pango
  desktop-file-utils shared-mime-info"
arch_run="adwaita-icon-theme librsvg ttf-dejavu noto-fonts-cjk"
arch_test="python python-jsonschema python-atspi xorg-server-xvfb xorg-xauth dbus at-spi2-core xdotool xorg-xprop poppler imagemagick xdg-desktop-portal fuse3
  appstream flatpak-builder groff git"
arch_flatpak="flatpak flatpak-builder elfutils bubblewrap xdg-dbus-proxy debootstrap"

# names SYSTEM SET...: the names of the sets, one after the other
names() {
  local system=$1 set variable
  shift
  for set in "$@"; do
    variable=${system}_$set
    [ -n "${!variable:-}" ] || { echo "packages.sh: no set “$set” for “$system”" >&2; return 2; }
    printf '%s ' ${!variable}
  done
}

# missing NAME...: those that dpkg doesn't know as installed
missing() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s ' "$name"
  done
}

say_how() {
  echo "These packages are needed; install them with your system's package manager:"
  echo "  Fedora: sudo dnf install $(names fedora "$@")"
  echo "  Arch:   sudo pacman -S --needed $(names arch "$@")"
}

say_as_root() {
  echo "Please install them as root: apt-get install --no-install-recommends $1" >&2
}

install() {
  local wanted as_root=()
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    # Another system: nothing is installed for its user, and nothing is said where the libraries are there.
    pkg-config --exists 'libadwaita-1 >= 1.2' json-glib-1.0 2>/dev/null && command -v meson >/dev/null || say_how "$@"
    return 0
  fi
  wanted=$(missing $(names debian "$@"))
  [ -n "$wanted" ] || return 0
  echo "Missing packages: $wanted"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say_as_root "$wanted"; return 1; }
    echo "They will be installed with: sudo apt-get install $wanted"
    as_root=(sudo)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted ||
    { say_as_root "$wanted"; return 1; }
}

case ${1:-} in
  install) shift; install "$@" ;;
  list) shift; names "$@"; echo ;;
  *) sed -n '5,6s/^# *//p' "$0"; exit 2 ;;
esac
