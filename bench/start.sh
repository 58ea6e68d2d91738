#!/usr/bin/env bash
# a second start until its first page, and a stop; in milliseconds
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
rounds=5
quick=false
if [ "${1:-}" = --quick ]; then rounds=3 quick=true; fi
target_start=3000 target_stop=1500

data=$(mktemp -d) log=$(mktemp)
server=
cleanup() {
    if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
    rm -rf "$data" "$log"
}
trap cleanup EXIT

now() { echo $(($(date +%s%N) / 1000000)); }
free_port() { # nobody listens there
    local port
    while port=$((20000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}
page() { # the first line of the answer to GET /en/, as a reader would ask
    (exec 3<>"/dev/tcp/127.0.0.1/$site" && printf 'GET /en/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3 && head -n 1 <&3) 2>/dev/null
}
serve() {
    "$root/bin/stet" serve --data "$data" --site-port "$site" --desk-port "$desk" >"$log" 2>&1 &
    server=$!
    until page | grep -q ' 200 '; do
        kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
        sleep 0.01
    done
}
stop() {
    kill -TERM "$server"
    wait "$server" || true
    server=
}

site=$(free_port) desk=$(free_port)
"$root/bin/stet" version >/dev/null # builds if it must
serve && stop # the first start sets the database up and is not counted

starts=() stops=()
printf '%-8s %12s %12s\n' round "start ms" "stop ms"
for round in $(seq "$rounds"); do
    begun=$(now)
    serve
    started=$(($(now) - begun))
    begun=$(now)
    stop
    stopped=$(($(now) - begun))
    starts+=("$started") stops+=("$stopped")
    printf '%-8s %12s %12s\n' "$round" "$started" "$stopped"
done
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
start=$(median "${starts[@]}") stop=$(median "${stops[@]}")
met=false
if [ "$start" -le "$target_start" ] && [ "$stop" -le "$target_stop" ]; then met=true; fi
printf '{"bench": "start", "quick": %s, "figures": {"start_ms": %s, "stop_ms": %s}, "targets": {"start_ms": %s, "stop_ms": %s}, "met": %s}\n' \
    "$quick" "$start" "$stop" "$target_start" "$target_stop" "$met"
