#!/usr/bin/env bash
# what grows with 10,000, 100,000 and 1,000,000 stories: publishing, misses, lists, memory, disk, restart
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
bench_java Scale "$@"
