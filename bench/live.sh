#!/usr/bin/env bash
# from a publish until readers are served it: story, front, section, topic, feeds, box; also on a second node; and of an arranged front
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
. "$root/bench/internal/java.sh"
bench_java Live "$@"
