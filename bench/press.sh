#!/usr/bin/env bash
# what it costs to press a page, and where the time goes: database, rendering, compression
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
bench_java Pressing "$@"
