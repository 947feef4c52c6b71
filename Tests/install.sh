#!/usr/bin/env bash
# Installs the system packages that are missing, by their Debian names; on macOS through Homebrew.
set -euo pipefail
if [ "$(uname)" = Darwin ]; then
  brew list cmark >/dev/null 2>&1 || brew install cmark
  brew list libyaml >/dev/null 2>&1 || brew install libyaml
  exit 0
fi
missing=()
for name in "$@"; do
  dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
done
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
echo "Installing: ${missing[*]}"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
