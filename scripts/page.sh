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
  find index.html Trunk.toml Cargo.toml Cargo.lock package-lock.json scripts/env.sh scripts/page.sh scripts/{finish,shadow,shrink,split,order,binary}.mjs style src locales -type f 2>/dev/null |
    LC_ALL=C sort | xargs cksum | cksum
  rustc --version
  [ ! -e "$std_source" ] || echo "with its standard library"
}

target=wasm32-unknown-unknown
std_source=$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock
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
flags=("--remap-path-prefix=$root/=" "--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust/library/=")
for index in "$crates"/*/; do flags+=("--remap-path-prefix=$index="); done

# The standard library is compiled along with the page, for size, and a panic stops the program where
# it stands, without a text: together an eighth of the program. Both are unstable flags, which this
# stable compiler takes when told to; where it does not, or without the library's source, the page is
# the same but larger.
small=("-Zunstable-options" "-Cpanic=immediate-abort")
if [ ! -e "$std_source" ]; then
  note "without the source of the standard library (rustup component rust-src) the page will be larger"
elif ! RUSTC_BOOTSTRAP=1 rustc "${small[@]}" --target "$target" --print cfg >/dev/null 2>&1; then
  note "$(rustc --version) cannot compile its standard library for size: the page will be larger"
else
  flags+=("${small[@]}")
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  # Named with a target, it brings what the standard library is made of too.
  step "Fetch the crates of the standard library" cargo fetch --locked --target "$target"
fi

step "Build the page" env RUST_BACKTRACE=0 \
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${flags[*]}" \
  trunk build --offline --color never
printf '%s\n' "$now" >"$stamp"
