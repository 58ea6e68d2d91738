#!/usr/bin/env bash
# making renditions of photographs: how many a second and core, beside vipsthumbnail alone
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
want_tools vips=libvips-tools vipsthumbnail=libvips-tools
bench_java Pictures "$@"
