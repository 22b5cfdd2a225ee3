# Says what is being done. Sourced by the other scripts after env.sh.
#
#   ==> Build Trunk 0.21.14
#       20 s: Compiling tokio v1.44.1
#       done in 121 s
#
# A step's own output goes to a log, of which the end is shown when the step fails.
# shellcheck shell=bash disable=SC2154

say() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# How often a long step says where it is, in seconds.
beat=${WCD_BEAT:-20}

# log_of NAME: the log of a step.
log_of() { printf '%s/%s.log' "$logs" "$(printf '%s' "$1" | tr -cs 'A-Za-z0-9.' '-')"; }

# Until it is ended: every so often the seconds and the last line of a log.
heartbeat() {
  local log=$1 start=$SECONDS nap=
  trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
  while :; do
    sleep "$beat" >/dev/null 2>&1 &
    nap=$!
    wait "$nap" || true
    note "$((SECONDS - start)) s: $(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | sed -E 's/^ *([0-9T:.-]{20,}Z)? *//' | cut -c1-90)"
  done
}

# step NAME COMMAND...: runs it, quietly.
step() {
  local name=$1 log start=$SECONDS pulse code=0
  shift
  mkdir -p "$logs"
  log=$(log_of "$name")
  say "$name"
  : >"$log"
  heartbeat "$log" &
  pulse=$!
  "$@" >"$log" 2>&1 </dev/null || code=$?
  kill "$pulse" 2>/dev/null || true
  wait "$pulse" 2>/dev/null || true
  if [ "$code" -ne 0 ]; then
    note "failed after $((SECONDS - start)) s; the end of ${log#"$root"/}:"
    tail -n "${WCD_TAIL:-60}" "$log" | sed 's/^/    | /'
    return "$code"
  fi
  note "done in $((SECONDS - start)) s"
}
