#!/usr/bin/env bash
# Makes every font file, licence text and the provenance table of ../ from the
# published packages that recipe.toml names. Same recipe, same bytes.
#
#   build.sh [WORK]     WORK keeps the downloaded packages for the next run
#
# Needs: npm, apt-get with the lists of Debian 12, dpkg-deb, zstd 1.5.4,
# python3-fonttools 4.38, python3-brotli. Takes about two minutes.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${1:-}
if [[ -z $work ]]; then
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"

for tool in npm apt-get dpkg-deb zstd; do
	command -v "$tool" >/dev/null || { echo "build.sh: $tool is missing" >&2; exit 1; }
done
# Debian's interpreter: the one that sees Debian's fontTools.
python=/usr/bin/python3
"$python" -c 'import brotli, fontTools; assert fontTools.version.startswith("4.38."), fontTools.version' ||
	{ echo "build.sh: needs python3-fonttools 4.38 and python3-brotli" >&2; exit 1; }

"$python" -B "$here/make.py" "$here/recipe.toml" "$work" "$here/.."
