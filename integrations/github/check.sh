#!/usr/bin/env bash
# Annotations into the log, all findings into the job's summary, counts into the outputs. Ends as jtbd ends.
set -uo pipefail
report="$RUNNER_TEMP/jtbd-report.json"
rm -f "$report"
case "$JTBD_COMMAND" in
  check | build) ;;
  *) echo "::error title=jtbd::the input command is check or build"; exit 2 ;;
esac
# A relative path counts from where the step runs, wherever the workspace is.
place() { case "$1" in /*) printf '%s' "$1" ;; *) printf '%s' "$PWD/$1" ;; esac; }
arguments=(-C "$JTBD_DIRECTORY" --format github --report "json=$report" --fail-on "$JTBD_FAIL_ON")
[ -z "$JTBD_SARIF" ] || arguments+=(--report "sarif=$(place "$JTBD_SARIF")")
[ -z "$JTBD_JUNIT" ] || arguments+=(--report "junit=$(place "$JTBD_JUNIT")")
if [ "$JTBD_COMMAND" = build ]; then
  arguments+=(--out "$(place "$JTBD_OUT")")
  [ "$JTBD_KEEP_GOING" != true ] || arguments+=(--keep-going)
elif [ -n "$JTBD_SINCE" ]; then
  arguments+=(--since "$JTBD_SINCE")
fi
jtbd "$JTBD_COMMAND" "${arguments[@]}"
code=$?
if [ -f "$report" ]; then
  jq -r '.counts | "errors=\(.error)\nwarnings=\(.warning)\ninfos=\(.info)"' "$report" >> "$GITHUB_OUTPUT"
  echo "report=$report" >> "$GITHUB_OUTPUT"
fi
exit "$code"
