#!/usr/bin/env bash
# A film that comes in piece by piece: bytes a second beside writing and hashing them, and how flat memory stays
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
want_tools ffmpeg=ffmpeg
bench_java Uploading "$@"
