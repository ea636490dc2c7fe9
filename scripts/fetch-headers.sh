#!/bin/sh
# Fetches the newest uapi headers (Debian sid's linux-libc-dev) into a folder, without touching the system's packages.
# usage: scripts/fetch-headers.sh [FOLDER]    (default build/headers; the headers are then in FOLDER/usr/include)
# A failure is a warning: whoever needs the headers falls back to the system's.
set -eu
folder=${1:-build/headers}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

if [ -e "$folder/usr/include/linux/netlink.h" ]; then
  echo "$folder: headers are there"
  exit 0
fi
mirror=$(cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null |
  sed -n 's/^URIs: *\(.*debian\)\/*$/\1/p; s/^deb .*\(http[^ ]*\/debian\)\/* .*/\1/p' | head -n 1)

if [ -z "$mirror" ]; then
  echo "warning: the newest kernel headers are not fetched: no Debian mirror in /etc/apt" >&2
  exit 0
fi

fetch() {
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/parts" "$work/lists/partial" "$work/cache/archives/partial" "$folder"
  printf 'deb [signed-by=%s] %s sid main\n' "$keyring" "$mirror" >"$work/parts/sid.list"
  set -- -qq -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/parts" \
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root
  apt-get "$@" update
  (cd "$work" && apt-get "$@" download linux-libc-dev)
  dpkg-deb -x "$work"/linux-libc-dev_*.deb "$folder"
}
if (fetch); then
  code=$(sed -n 's/.*LINUX_VERSION_CODE //p' "$folder/usr/include/linux/version.h")
  echo "$folder: headers of Linux $((code >> 16)).$((code >> 8 & 255)).$((code & 255))"
else
  echo "warning: the newest kernel headers could not be fetched" >&2
fi
