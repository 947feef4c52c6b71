#!/usr/bin/env bash
# Builds .build/release/jtbd. On Linux it is one file that runs where neither Swift nor libcmark nor libyaml is installed: Debian's
# libcmark.so carries its full version in its name, so that a binary linked to it would start on one release of one distribution.
# On a Mac the Swift runtime is part of the system, and Homebrew keeps the libraries.
set -euo pipefail
cd "$(dirname "$0")/.."
SWIFT=${SWIFT:-swift}
flags=()

# archive LIBRARY: its static archive, where the system has one.
archive() {
  local file
  for file in /usr/lib/"$(uname -m)"-linux-gnu/"lib$1.a" /usr/lib64/"lib$1.a" /usr/lib/"lib$1.a"; do
    [ -e "$file" ] && echo "$file" && return
  done
  return 1
}

# Both libraries are found through pkg-config files; these name a folder in which there are only the archives.
if [ "$(uname)" = Linux ]; then
  flags+=(--static-swift-stdlib)
  if cmark=$(archive cmark) && yaml=$(archive yaml); then
    static=$PWD/.build/static
    mkdir -p "$static"
    ln -sf "$cmark" "$yaml" "$static/"
    for pair in libcmark:cmark yaml-0.1:yaml; do
      printf 'Name: %s\nDescription: the static archive\nVersion: 0\nLibs: -L%s -l%s\nCflags:\n' "${pair%%:*}" "$static" "${pair##*:}" > "$static/${pair%%:*}.pc"
    done
    export PKG_CONFIG_PATH=$static${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  else
    echo "No static archives of libcmark and libyaml here: the binary will need both libraries where it runs."
  fi
fi
$SWIFT build -c release --product jtbd ${flags[@]+"${flags[@]}"}
