#!/usr/bin/env bash
# Puts the jtbd that is named, or stands on the PATH, to use; where there is none, says that it has to be built, from where, and a key that
# changes with the sources.
set -euo pipefail
if [ -n "${JTBD_BINARY:-}" ]; then
  [ -x "$JTBD_BINARY" ] || { echo "::error title=jtbd::the input binary names no program"; exit 2; }
  folder=$(cd "$(dirname "$JTBD_BINARY")" && pwd)
  mkdir -p "$RUNNER_TEMP/jtbd-bin"
  ln -sf "$folder/$(basename "$JTBD_BINARY")" "$RUNNER_TEMP/jtbd-bin/jtbd"
  echo "$RUNNER_TEMP/jtbd-bin" >> "$GITHUB_PATH"
  echo "build=false" >> "$GITHUB_OUTPUT"
elif command -v jtbd > /dev/null; then
  echo "build=false" >> "$GITHUB_OUTPUT"
else
  source=$(cd "$GITHUB_ACTION_PATH/../.." && pwd)
  key=$(cd "$source" && find Sources workspace-template Package.swift Package.resolved -type f | LC_ALL=C sort | while IFS= read -r file; do echo "$file"; cat "$file"; done | cksum | tr -d ' ')
  { echo "build=true"; echo "source=$source"; echo "key=$key"; } >> "$GITHUB_OUTPUT"
fi
