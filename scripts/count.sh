# Adds up what test runners said they did. Sourced by test.sh.
# shellcheck shell=bash

passed=0 failed=0 skipped=0

# Closing lines of cargo test and wasm-bindgen-test-runner, of node's TAP, and of pytest.
closing='^test result: |^# (pass|fail|cancelled|skipped|todo) [0-9]+$|^=* ?[0-9]+ [a-z]+(, [0-9]+ [a-z]+)* in [0-9.]+s'

# count_tests LOG: shows the closing lines in a runner's log, and counts them.
count_tests() {
  local lines p f s
  lines=$(grep -E "$closing" "$1" | grep -vE ' 0 passed; 0 failed; 0 ignored;|^# [a-z]+ 0$') || return 0
  printf '%s\n' "$lines"
  # Every kind of line is a list of a number before or after a word.
  read -r p f s < <(printf '%s\n' "$lines" | sed -E 's/^# ([a-z]+) ([0-9]+)$/\2 \1/' |
    grep -oE '[0-9]+ (passed|pass|failed|fail|cancelled|errors?|skipped|todo|ignored)' |
    awk '{ n[$2] += $1 }
      END { print n["passed"] + n["pass"], n["failed"] + n["fail"] + n["cancelled"] + n["error"] + n["errors"],
                  n["skipped"] + n["todo"] + n["ignored"] }')
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# why LOG: which tests failed in a runner's log and what they said first, where closing lines are read.
why() {
  [ -f "$1" ] || return 0
  awk '/^ *not ok|^(thread .* panicked at|error|FAILED |E   )/ { left = 8 }
    left > 0 && said < 60 { print "    | " substr($0, 1, 300); left--; said++ }' "$1"
}

print_count() { printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"; }
