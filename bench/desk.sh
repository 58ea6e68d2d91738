#!/usr/bin/env bash
# the desk: its list and search with a million stories, and what is typed until it is kept
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
bench_java Desk "$@"
