#!/usr/bin/env bash
# Serves the page wired to the twin, a stand-in for the exchanges on this machine.
#
#   scripts/demo.sh [SCENARIO]   a name below tests/scenarios/, without .json
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"
cd "$root"

scenario=tests/scenarios/${1:-${SCENARIO:-leveraged-unwind}}.json
[ -e "$scenario" ] ||
  die "there is no $scenario; there are: $(cd tests/scenarios 2>/dev/null && echo -- *.json | sed 's/^-- //; s/[^ ]*\.expected\.json *//g; s/\.json//g')"

step "Build the command line" cargo build --locked --bin wcd

said=$(mktemp)
twin=
site=
end() {
  [ -z "$site" ] || kill "$site" 2>/dev/null || true
  [ -z "$twin" ] || kill "$twin" 2>/dev/null || true
  rm -f "$said"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

target/debug/wcd twin "$scenario" --listen "127.0.0.1:${TWIN_PORT:-0}" >"$said" &
twin=$!

# It prints its address as soon as it listens.
address=
for _ in $(seq 100); do
  address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$said" | head -n 1) && break
  kill -0 "$twin" 2>/dev/null || die "the twin ended at once"
  sleep 0.1
done
[ -n "$address" ] || die "the twin did not say where it listens"

say "The twin plays $scenario on $address"
node scripts/serve.mjs --port "${PORT:-8080}" --config "{\"twin\":\"$address\"}" &
site=$!
wait "$site"
