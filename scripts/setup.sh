#!/usr/bin/env bash
# Installs what is missing, and nothing that is there. `scripts/setup.sh page browser firefox webkit relay clients deny`.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"

# --- Ground: what no script should install for you ------------------------------------------------

ground() {
  command -v cargo >/dev/null || die "cargo is missing: install Rust from https://rustup.rs"
  { command -v node && command -v npm; } >/dev/null ||
    die "node and npm are missing: install Node.js $NODE_AT_LEAST or later from https://nodejs.org"
  node -e 'const [a, b] = process.argv[1].split("."), [x, y] = process.versions.node.split(".");
    process.exit(+x > +a || (+x === +a && +y >= +b) ? 0 : 1)' "$NODE_AT_LEAST" ||
    die "node $(node --version) is too old: $NODE_AT_LEAST or later is needed"
}

# --- Cargo tools ----------------------------------------------------------------------------------

# cargo_tool NAME VERSION FLAGS...: builds it without optimisation, in a third of the time; none of
# them works long enough to win that back.
cargo_tool() {
  local name=$1 version=$2 home=$tools/$1-$2
  shift 2
  [ -e "$home/.complete" ] && return 0
  mkdir -p "$tools"
  (
    # Two checkouts may ask for the same tool at once.
    if command -v flock >/dev/null; then
      exec 9>"$tools/$name.lock"
      flock 9
    fi
    [ -e "$home/.complete" ] && exit 0
    step "Build $name $version (once on this machine)" env \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=false \
      CARGO_TARGET_DIR="$tools/build-$name" \
      cargo install "$name" --version "=$version" --root "$home" --force "$@"
    rm -rf "$tools/build-$name"
    touch "$home/.complete"
  )
}

wasm_target() {
  local target=wasm32-unknown-unknown
  [ -d "$(rustc --print target-libdir --target "$target" 2>/dev/null)" ] && return 0
  command -v rustup >/dev/null ||
    die "the $target target of $(rustc --version) is missing and there is no rustup to add it"
  step "Add the Rust target $target" rustup target add "$target"
}

# The page compiles it along, for size; page.sh says so where it cannot.
std_source() {
  [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] && return 0
  command -v rustup >/dev/null || return 0
  step "Add the source of the standard library" rustup component add rust-src ||
    note "the page will be larger without it"
}

# --- npm ------------------------------------------------------------------------------------------

node_modules() {
  local stamp=$root/node_modules/.complete
  cmp -s "$root/package-lock.json" "$stamp" && return 0
  step "Install the npm packages" npm --prefix "$root" ci --ignore-scripts
  cp "$root/package-lock.json" "$stamp"
}

# --- Debian packages ------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  as_root apt-get update -q || return
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# debian WHAT WHERE PACKAGE...: installs them where Debian's package manager is, or says what is
# missing and in which variables its place can be named.
debian() {
  local what=$1 where=$2 want
  shift 2
  want="$what: missing; install it (Debian: $*), or name its place in $where"
  command -v apt-get >/dev/null || die "$want"
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null || die "$want"
  step "Install $what" apt_install "$@"
}

browser() {
  [ -n "$WCD_CHROMIUM" ] && [ -n "$CHROMEDRIVER" ] && return 0
  debian "Chromium and ChromeDriver" "WCD_CHROMIUM and CHROMEDRIVER" chromium chromium-driver
}

# Debian has no package of its driver.
firefox() {
  [ -n "$WCD_FIREFOX" ] || debian Firefox WCD_FIREFOX firefox-esr
  cargo_tool geckodriver "$GECKODRIVER" --locked
}

# There is none outside of Linux; the page is then tested in the other browsers.
webkit() {
  [ -n "$WCD_WEBKIT_DRIVER" ] && [ -n "$WCD_MINIBROWSER" ] && [ -n "$WCD_XVFB" ] && return 0
  if ! command -v apt-get >/dev/null && [ "$(uname)" != Linux ]; then
    note "no WebKitGTK for $(uname): the page will not be tested in WebKit"
    return 0
  fi
  debian "WebKit and a display that nobody sees" "WCD_WEBKIT_DRIVER, WCD_MINIBROWSER and WCD_XVFB" \
    webkit2gtk-driver xvfb
}

# The relay is tested in a real one; the page does not need it.
relay() {
  [ -n "$WCD_NGINX" ] || debian nginx WCD_NGINX nginx-light
}

# --- Python ---------------------------------------------------------------------------------------

make_venv() {
  local venv=$1 requirements=$2
  rm -rf "$venv" &&
    python3 -m venv "$venv" &&
    "$venv/bin/pip" install --disable-pip-version-check --progress-bar off -r "$root/$requirements" &&
    touch "$venv/.complete"
}

# venv NAME VENV REQUIREMENTS LABEL
venv() {
  local name=$1 venv=$2 requirements=$3 label=$4
  [ -e "$venv/.complete" ] && return 0
  command -v python3 >/dev/null || die "python3 is missing: install Python 3.10 or later"
  mkdir -p "$tools"
  (
    if command -v flock >/dev/null; then
      exec 9>"$tools/$name.lock"
      flock 9
    fi
    [ -e "$venv/.complete" ] || step "$label" make_venv "$venv" "$requirements"
  )
}

clients() {
  venv clients "$clients_venv" tests/clients/requirements.txt "Install the exchanges' own Python clients"
}

peers() {
  venv peers "$peers_venv" scripts/bench_peers.txt "Install the Python libraries that the metrics are timed against"
}

# --------------------------------------------------------------------------------------------------

page() {
  wasm_target
  std_source
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN" --no-default-features
  cargo_tool trunk "$TRUNK" --locked --no-default-features
  node_modules
}

deny() { cargo_tool cargo-deny "$CARGO_DENY" --locked --no-default-features; }

ground
for part in "$@"; do
  case $part in
    page | browser | firefox | webkit | relay | clients | peers | deny | wasm_target | node_modules) "$part" ;;
    *) die "setup.sh knows page, browser, firefox, webkit, relay, clients, peers, deny, wasm_target, node_modules; not '$part'" ;;
  esac
done
