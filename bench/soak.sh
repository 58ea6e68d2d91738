#!/usr/bin/env bash
# ten minutes (or as many as you say) of random acts, readers who look at every byte, and kill -9 in turn
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
bench_java Soak "$@"
