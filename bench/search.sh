#!/usr/bin/env bash
# search: what readers wait for who look for a story, or type; what is like a story; the index with a million of them
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
bench_java Search "$@"
