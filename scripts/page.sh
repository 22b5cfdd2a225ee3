#!/usr/bin/env bash
# Builds the page into dist/, unless the one there was built from the same files.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"
cd "$root"

# Everything the page is made of, by content.
fingerprint() {
  find index.html Trunk.toml Cargo.toml Cargo.lock package-lock.json scripts/env.sh scripts/finish.mjs style src locales -type f 2>/dev/null |
    LC_ALL=C sort | xargs cksum | cksum
  rustc --version
}

stamp=target/page.stamp
now=$(fingerprint)
if [ -e dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
  say "The page in dist/ is up to date"
  exit 0
fi

# Here cargo may fetch what Cargo.lock names; below, nothing may be fetched.
step "Fetch the crates" cargo fetch --locked
rm -f "$stamp"

# The program names source files in what it says when it stops. Where they lie on the machine that
# built it is nobody's business, makes the page larger, and every build another one.
crates=${CARGO_HOME:-$HOME/.cargo}/registry/src
names=("--remap-path-prefix=$root/=" "--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust/library/=")
for index in "$crates"/*/; do names+=("--remap-path-prefix=$index="); done

step "Build the page" env RUST_BACKTRACE=0 \
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${names[*]}" \
  trunk build --offline --color never
printf '%s\n' "$now" >"$stamp"
