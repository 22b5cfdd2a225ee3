#!/usr/bin/env bash
# How long the metrics take: natively, next to their Python peers, and in a browser; and how long a
# reader waits for what was pressed, and an article for the panel in it. At the end one table of it all.
#
#   scripts/bench.sh           all of it
#   scripts/bench.sh NAME...   only these parts: native peers wasm interaction article
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"
cd "$root"
export CARGO_TERM_COLOR=never

native() {
  step "Build the benchmarks" cargo bench --locked --no-run --bench flow --bench leverage
  cargo bench --quiet --locked --bench flow -- --table
  echo
  cargo bench --quiet --locked --bench leverage -- --table
}

peers() {
  step "Build the metrics for their peers" cargo build --locked --release --example bench_metrics
  "$peers_venv/bin/python" scripts/bench_peers.py
  printf 'report of a full market, natively: '
  target/release/examples/bench_metrics report
}

# As the page is built, but for the paths of source files.
wasm() {
  local build=(--locked --profile page --target wasm32-unknown-unknown --bench wasm)
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  export WASM_BINDGEN_TEST_TIMEOUT=600 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
  step "Build the benchmarks for the browser" cargo test --no-run "${build[@]}"
  # No --quiet, which cargo would hand on to a runner that does not know it.
  cargo test "${build[@]}" -- --nocapture
}

interaction() {
  scripts/page.sh
  step "Build the command line" cargo build --locked --bin wcd
  node scripts/inp.mjs
}

article() {
  scripts/page.sh
  step "Build the command line" cargo build --locked --bin wcd
  node scripts/lcp.mjs
}

[ $# -gt 0 ] || set -- native peers wasm interaction article
told=$logs/bench
rm -rf "$told"
mkdir -p "$told"
status=0
for part in "$@"; do
  case $part in
    native | peers | wasm | interaction | article)
      # What is slower than it may be is told, and the rest is measured all the same.
      "$part" | tee "$told/$part.txt" || status=1
      echo ;;
    *) die "bench.sh knows native, peers, wasm, interaction, article; not '$part'" ;;
  esac
done
node scripts/bench_table.mjs "$told"
exit "$status"
