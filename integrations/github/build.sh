#!/usr/bin/env bash
# Builds jtbd from the sources that came with this action. Needs a Swift toolchain; GitHub's Ubuntu machines have one.
set -euo pipefail
command -v swift > /dev/null || { echo "::error title=jtbd::there is no Swift toolchain to build jtbd with; name a program with the input binary"; exit 2; }
# On a machine with a newer compiler its new warnings are no reason to fail.
JTBD_STRICT=${JTBD_STRICT:-0} make -C "$JTBD_SOURCE" build
echo "$JTBD_SOURCE/.build/release" >> "$GITHUB_PATH"
