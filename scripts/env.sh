# Which tools, in which versions, and where they are. Sourced by the other scripts.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

TRUNK=0.21.14         # 0.22 wants a newer rustc than this crate does
WASM_BINDGEN=0.2.130  # the same as in Cargo.lock, to the last digit
CARGO_DENY=0.20.2
GECKODRIVER=0.37.1
NODE_AT_LEAST=20.11   # node --test with the flags used here

# Built once for each user and version; a second checkout finds them.
tools=${WCD_TOOLS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/why-crypto-down}
clients_venv=$tools/clients-$(cksum <"$root/tests/clients/requirements.txt" | cut -d' ' -f1)
peers_venv=$tools/peers-$(cksum <"$root/scripts/bench_peers.txt" | cut -d' ' -f1)

PATH=$root/node_modules/.bin:$tools/trunk-$TRUNK/bin:$tools/wasm-bindgen-cli-$WASM_BINDGEN/bin:$tools/cargo-deny-$CARGO_DENY/bin:$tools/geckodriver-$GECKODRIVER/bin:$PATH
export PATH

logs=$root/target/logs

# find_first NAME...: the first of these programs that there is.
find_first() {
  local name
  for name in "$@"; do
    [ -n "$name" ] && command -v "$name" && return 0
  done
  return 1
}

WCD_CHROMIUM=$(find_first "${WCD_CHROMIUM:-}" chromium chromium-browser google-chrome || true)
CHROMEDRIVER=$(find_first "${CHROMEDRIVER:-}" chromedriver || true)
WCD_FIREFOX=$(find_first "${WCD_FIREFOX:-}" firefox-esr firefox || true)
WCD_WEBKIT_DRIVER=$(find_first "${WCD_WEBKIT_DRIVER:-}" WebKitWebDriver || true)
WCD_MINIBROWSER=$(find_first "${WCD_MINIBROWSER:-}" MiniBrowser /usr/lib/*/webkit2gtk-4.1/MiniBrowser || true)
WCD_XVFB=$(find_first "${WCD_XVFB:-}" Xvfb || true)
# Debian keeps it where only root looks.
WCD_NGINX=$(find_first "${WCD_NGINX:-}" nginx /usr/sbin/nginx || true)
export WCD_CHROMIUM CHROMEDRIVER WCD_FIREFOX WCD_WEBKIT_DRIVER WCD_MINIBROWSER WCD_XVFB WCD_NGINX
