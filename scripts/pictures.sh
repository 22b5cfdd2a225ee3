#!/usr/bin/env bash
# Takes how the page looks now as how it should look, and says what that changes.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"
cd "$root"

scripts/page.sh
step "Build the command line" cargo build --locked --bin wcd
step "Take the pictures" env UPDATE=1 WCD_BIN="$root/target/debug/wcd" node --test --test-timeout=600000 tests/page/pictures.test.mjs
note "whole pictures are in target/pictures; what changed of those that are kept:"
git diff --stat -- tests/page/pictures 2>/dev/null || true
