#!/usr/bin/env bash
# Installs Tests/requirements.txt into .build/test-python. What is there already, of the same list, is kept and needs no network.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=.build/test-python
wanted=$(cksum < Tests/requirements.txt)
if [ "$(cat "$folder/installed" 2>/dev/null)" = "$wanted" ] && "$folder/bin/python3" -c '' 2>/dev/null; then exit 0; fi
echo "Installing: the Python packages of Tests/requirements.txt"
mkdir -p .build
python3 -m venv --clear "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement Tests/requirements.txt
echo "$wanted" > "$folder/installed"
