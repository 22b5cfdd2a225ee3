#!/usr/bin/env bash
# Cuts the picture's fonts anew (src/draw/picture/fonts/), after a language's files write letters that
# they lack. Needs Python 3, and the registries of npm and PyPI.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
# shellcheck source=scripts/step.sh
. "$root/scripts/step.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "Fetch the fonts" npm install --prefix "$work" --no-save --ignore-scripts \
  @fontsource-variable/source-serif-4@5.3.1 @fontsource/source-sans-3@5.3.1 \
  @fontsource/noto-sans-jp@5.3.0 @fontsource/noto-sans-kr@5.3.0 @fontsource/noto-sans-sc@5.3.0
step "Fetch the font tools" python3 -m venv "$work/venv"
step "Install the font tools" "$work/venv/bin/pip" install --quiet -r "$root/scripts/fonts.txt"
"$work/venv/bin/python" "$root/scripts/fonts.py" "$work/node_modules"
