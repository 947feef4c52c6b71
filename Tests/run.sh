#!/usr/bin/env bash
# Everything that is checked, in one run; closes with the count. Stops at nothing, so that one run shows all that is wrong.
set -uo pipefail
cd "$(dirname "$0")/.."
SWIFT=${SWIFT:-swift}
# The Python of the scenarios, with their packages (Tests/python.sh); without it, the system's.
export PATH="$PWD/.build/test-python/bin:$PATH"
passed=0 failed=0 broken_parts=()

# tally NAME COMMAND…: runs a part; its last line "N passed, N failed" is counted, else its exit code counts as one.
tally() {
  local name=$1; shift
  local log; log=$(mktemp)
  echo "== $name"
  "$@" 2>&1 | tee "$log" | tail -n 40
  local code=${PIPESTATUS[0]}
  local before=$failed
  local line; line=$(grep -aoE '[0-9]+ passed, [0-9]+ failed' "$log" | tail -1)
  if [ -n "$line" ]; then
    passed=$((passed + $(cut -d' ' -f1 <<<"$line"))); failed=$((failed + $(cut -d' ' -f3 <<<"$line")))
    if [ "$code" -ne 0 ] && [ "$(cut -d' ' -f3 <<<"$line")" -eq 0 ]; then failed=$((failed + 1)); fi
  elif [ "$code" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "   $name failed ($code)"; fi
  [ "$failed" -gt "$before" ] && broken_parts+=("$name: $(tail -n 6 "$log" | cut -c1-300)")
  rm -f "$log"
}

# Swift Testing closes with "Test run with N tests in M suites passed"; issues are counted as failures.
unit() {
  local log; log=$(mktemp)
  $SWIFT test 2>&1 | tee "$log" | grep -aE 'error:|✘|Fatal|Test run' | tail -n 60
  local code=${PIPESTATUS[0]}
  local count; count=$(grep -aoE 'Test run with [0-9]+ tests' "$log" | tail -1 | grep -oE '[0-9]+')
  local broken; broken=$(grep -aE '✘ Test .* (failed|recorded)' "$log" | grep -acE '✘ Test .* failed after')
  rm -f "$log"
  if [ -z "$count" ]; then echo "0 passed, 1 failed"; return 1; fi
  [ "$code" -ne 0 ] && [ "$broken" -eq 0 ] && broken=1
  echo "$((count - broken)) passed, $broken failed"
  return "$code"
}

tally "build" bash Scripts/build.sh
JTBD=$PWD/.build/release/jtbd
tally "unit tests" unit
tally "acceptance cases" python3 Tests/Cases/run_cases.py "$JTBD"
tally "the cases themselves" python3 Tests/Cases/lint_cases.py
tally "the README's tour" python3 Tests/Scenarios/tour.py --jtbd "$JTBD"
tally "installing" python3 Tests/Scenarios/install.py --jtbd "$JTBD"
tally "the language, as strangers write it" python3 Tests/Scenarios/language.py --jtbd "$JTBD"
tally "writing" python3 Tests/Scenarios/authoring.py --jtbd "$JTBD"
tally "looking in and handing on" python3 Tests/Scenarios/insight.py --jtbd "$JTBD"
tally "the method, row by row" python3 Tests/Scenarios/method.py --jtbd "$JTBD"
tally "names of people" python3 Tests/Scenarios/canary.py --jtbd "$JTBD"
tally "report formats" python3 Tests/Scenarios/formats.py --jtbd "$JTBD"
tally "history" python3 Tests/Scenarios/history.py --jtbd "$JTBD"
tally "publishing" python3 Tests/Scenarios/publishing.py --jtbd "$JTBD"
tally "integrations" python3 Tests/Scenarios/integrations.py --jtbd "$JTBD"
# The scripts' own defaults, 500 edits and 200 kills, are for a release; these counts keep the run short.
tally "edits" python3 Tests/Scenarios/incremental.py --jtbd "$JTBD" --edits "${EDITS:-60}"
tally "review" python3 Tests/Scenarios/review.py --jtbd "$JTBD"
tally "differences" python3 Tests/Scenarios/diff.py --jtbd "$JTBD"
tally "stories" python3 Tests/Scenarios/stories.py --jtbd "$JTBD"
tally "interruptions" python3 Tests/Scenarios/interrupted.py --jtbd "$JTBD" --kills "${KILLS:-40}"
tally "search in the browser" python3 Tests/Browser/search.py --jtbd "$JTBD"
tally "book, single file, previews" python3 Tests/Browser/book.py --jtbd "$JTBD"
# Two samples, because each takes minutes; ALL_PAGES=1 walks through the others too.
pages=(--only scamper template-de); [ -n "${ALL_PAGES:-}" ] && pages=()
tally "every page in the browser" python3 Tests/Browser/pages.py --jtbd "$JTBD" ${pages[@]+"${pages[@]}"}
# What holds for 10,000 documents takes longer: --docs 10000.
tally "a site of 1,000 documents" python3 Tests/Browser/large.py --jtbd "$JTBD" --docs 1000
tally "pictures" python3 Tests/Scenarios/pictures.py --jtbd "$JTBD"
[ -e Benchmarks/gate.py ] && tally "instruction gate" python3 Benchmarks/gate.py --jtbd "$JTBD"

echo
# Said again at the end, where a log that is cut keeps it.
for part in ${broken_parts[@]+"${broken_parts[@]}"}; do echo "✘ $part"; done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
