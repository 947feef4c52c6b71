#!/usr/bin/env bash
# What the pull request changes in the business model, as Markdown: for the comment, and in the job's summary.
set -euo pipefail
file="$RUNNER_TEMP/jtbd-diff.md"
rm -f "$file"
# What is checked out is what a merge would give; its first parent is the branch that it would go into.
if git rev-parse --quiet --verify 'HEAD^2' > /dev/null; then
  range='HEAD^1..HEAD'
else
  range="$(jq -r '.pull_request.base.sha' "$GITHUB_EVENT_PATH")...HEAD"
fi
jtbd diff "$range" -C "$JTBD_DIRECTORY" --format markdown > "$file.part"
mv "$file.part" "$file"
cat "$file" >> "$GITHUB_STEP_SUMMARY"
