#!/usr/bin/env bash
# Keeps one comment in the pull request: writes it, or writes over the one that begins with the same mark. From a fork the token may only
# read; then the job's summary has to do.
set -euo pipefail
file="$RUNNER_TEMP/jtbd-diff.md"
number=$(jq -r '.pull_request.number' "$GITHUB_EVENT_PATH")
mark=$(head -n 1 "$file")
comments="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/$number/comments"
answer="$RUNNER_TEMP/jtbd-answer.json"

# api METHOD URL [BODY-FILE]: the status; the answer stands in $answer. The token goes in by a file, so that no list of processes shows it.
api() {
  curl --silent --show-error --request "$1" --output "$answer" --write-out '%{http_code}' \
    --header @<(printf 'Authorization: Bearer %s\n' "$GITHUB_TOKEN") --header 'Accept: application/vnd.github+json' \
    --header 'X-GitHub-Api-Version: 2022-11-28' ${3:+--data "@$3"} "$2"
}

id=""
page=1
while [ -z "$id" ]; do
  status=$(api GET "$comments?per_page=100&page=$page")
  [ "$status" = 200 ] || { echo "::error title=jtbd::the comments cannot be read ($status)"; exit 1; }
  # Only a machine's own comment is written over: anybody may write the mark.
  id=$(jq -r --arg mark "$mark" '[.[] | select(.user.type == "Bot" and (.body | startswith($mark)))][0].id // empty' "$answer")
  [ "$(jq length "$answer")" -eq 100 ] || break
  page=$((page + 1))
done

jq --raw-input --slurp '{body: .}' "$file" > "$RUNNER_TEMP/jtbd-body.json"
if [ -n "$id" ]; then
  status=$(api PATCH "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/comments/$id" "$RUNNER_TEMP/jtbd-body.json")
else
  status=$(api POST "$comments" "$RUNNER_TEMP/jtbd-body.json")
fi
case "$status" in
  200 | 201) ;;
  403 | 404) echo "::notice title=jtbd::this run may not write comments; what changes stands in the job summary" ;;
  *) echo "::error title=jtbd::the comment was not written ($status)"; exit 1 ;;
esac
