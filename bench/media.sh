#!/usr/bin/env bash
# Large files beside nginx: bytes a second and processor time, several readers at once, whole files and pieces
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
want_tools nginx=nginx-light
bench_java Media "$@"
