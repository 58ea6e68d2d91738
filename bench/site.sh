#!/usr/bin/env bash
# Stet beside nginx on the same bytes: requests a second, latency and processor time of each
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
want_tools nginx=nginx-light wrk=wrk
bench_java Site "$@"
