# Sourced by the benchmarks that are written in Java: builds Stet if it must, compiles bench/java against it, and
# `bench_java CLASS ARGUMENTS…` becomes that class. What it starts, it stops, also when it is interrupted.

. "$root/bin/internal/java.sh"
. "$root/bin/internal/build.sh"
build_if_needed
. "$root/bin/internal/run.sh"

compile_benches() {
    local made=$root/target/bench
    if [ -e "$made/compiled" ] && [ -z "$(find "$root/bench/java" "$root/target/run/built" -newer "$made/compiled" -print -quit)" ]; then
        return
    fi
    rm -rf "$made"
    mkdir -p "$made"
    "$JAVA_HOME/bin/javac" -proc:none -nowarn -d "$made" -cp "$classpath" $(find "$root/bench/java" -name "*.java")
    touch "$made/compiled"
}

# Where and when this is measured, for the results that are kept.
say_machine() {
    local model memory commit
    model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
    memory=$(awk '/MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo)
    commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo "no git")
    echo "$(date -u '+%Y-%m-%d %H:%M') UTC, $(nproc) cores (${model:-unknown}), $memory GiB, $(uname -sr), commit $commit"
}

bench_java() {
    compile_benches
    say_machine
    exec "${stet[@]}" -cp "$root/target/bench:$classpath" "bench.$1" "${@:2}"
}

# The tools that the peers are measured with; Debian's packages when they are missing and we may.
want_tools() { # COMMAND=PACKAGE…
    local pair missing=()
    for pair; do
        command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    if [ ${#missing[@]} -eq 0 ]; then return; fi
    echo "Installing with apt-get: ${missing[*]} …" >&2
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null ||
        ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"; } \
            >/dev/null 2>&1; then
        echo "This benchmark needs: apt-get install ${missing[*]} (it may only do that itself as root, with apt-get)." >&2
        exit 1
    fi
}
