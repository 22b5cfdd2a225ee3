#!/usr/bin/env bash
# Runs every check and every test, whatever fails on the way, and says at the end how many passed.
#
#   scripts/test.sh            all of it
#   scripts/test.sh NAME...    only these parts: lint native wasm page clients deny size
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"
# shellcheck source=scripts/count.sh
. "$root/scripts/count.sh"
cd "$root"

broken=() # the names of the steps that failed

# check NAME COMMAND...: a step whose failure is remembered, not the end. It counts as one.
check() {
  step "$@" && return 0
  broken+=("$1")
  failed=$((failed + 1))
}

# tests NAME COMMAND...: the same for a test runner, which counts its own.
tests() {
  local before=$failed
  step "$@" || broken+=("$1")
  count_tests "$(log_of "$1")"
  # It failed and yet no test did: it did not come to that.
  if [ "${broken[*]: -1}" = "$1" ] && [ "$failed" -eq "$before" ]; then failed=$((failed + 1)); fi
}

browser=(--target wasm32-unknown-unknown)
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
# A busy machine takes its time to start a browser.
export WASM_BINDGEN_TEST_TIMEOUT=300 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
export CARGO_TERM_COLOR=never RUST_BACKTRACE=0
export WCD_BIN=$root/target/debug/wcd # what tests start as the twin

# --- The parts ------------------------------------------------------------------------------------

lint() {
  check "Check the formatting" cargo fmt --all --check
  check "Check the shell scripts" shell_scripts
  check "Lint, native" cargo clippy --locked --all-targets -- -D warnings
  # Not the library's own tests, which need crates that exist natively only.
  check "Lint, wasm" cargo clippy --locked "${browser[@]}" --lib --bins --test wasm --test live -- -D warnings
  check "Build the documentation, native" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
  check "Build the documentation, wasm" env RUSTDOCFLAGS="-D warnings" \
    cargo doc --locked --no-deps --lib "${browser[@]}"
}

# Syntax always, habits where shellcheck is.
shell_scripts() {
  local file
  for file in scripts/*.sh .ci/run; do bash -n "$file" || return; done
  if command -v shellcheck; then shellcheck -x scripts/*.sh .ci/run; fi
}

native() {
  tests "Test, native" cargo test --locked --no-fail-fast
}

wasm() {
  tests "Test, wasm in the browser" cargo test --locked "${browser[@]}" --test wasm --test live
}

# Tests of the page and of the twin start it themselves.
command_line() {
  [ -n "${built:-}" ] || check "Build the command line" cargo build --locked --bin wcd
  built=1
}

page() {
  command_line
  tests "Test the page in the browser" node --test --test-timeout=600000 --test-reporter=tap tests/page/*.test.mjs
}

# The exchanges' own clients, pointed at the twin.
clients() {
  command_line
  if compgen -G 'tests/clients/test_*.py' >/dev/null; then
    tests "Test the twin with the exchanges' Python clients" \
      "$clients_venv/bin/python" -m pytest -q -p no:cacheprovider tests/clients
  fi
  if compgen -G 'tests/clients/*.test.mjs' >/dev/null; then
    tests "Test the twin with ccxt" node --test --test-timeout=600000 --test-reporter=tap tests/clients/*.test.mjs
  fi
}

deny() {
  check "Check licences, bans and sources" cargo deny --locked check licenses bans sources
  if compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs/*" >/dev/null; then
    check "Check advisories" cargo deny --locked --offline check advisories
  else
    say "Check advisories"
    note "skipped: no advisory database on this machine; 'cargo deny fetch db' brings it"
  fi
}

size() {
  check "Weigh the page" node scripts/size.mjs dist
  sed 's/^/    /' "$(log_of "Weigh the page")"
}

# --------------------------------------------------------------------------------------------------

[ $# -gt 0 ] || set -- lint native wasm page clients deny size
for part in "$@"; do
  case $part in
    page | size)
      if "$root/scripts/page.sh"; then
        "$part"
      else
        broken+=("Build the page, so: $part")
        failed=$((failed + 1))
      fi
      ;;
    lint | native | wasm | clients | deny) "$part" ;;
    *) die "test.sh knows lint, native, wasm, page, clients, deny, size; not '$part'" ;;
  esac
done

say "Took $((SECONDS / 60)) min $((SECONDS % 60)) s"
for name in ${broken[@]+"${broken[@]}"}; do
  note "failed: $name"
  why "$(log_of "$name")"
done
print_count
[ ${#broken[@]} -eq 0 ]
