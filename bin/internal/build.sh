# Sourced: build_if_needed leaves a runnable Stet in target/run, and does nothing when that is there and
# no source is newer. Two starts at once build once: the second waits and finds it done.

built() {
    [ -e "$root/target/run/built" ] &&
        [ -z "$(find "$root/src/main" "$root/pom.xml" "$root/.mvn" -newer "$root/target/run/built" -print -quit)" ]
}

build_if_needed() {
    if built; then return; fi
    mkdir -p "$root/.tools" "$root/target"
    if command -v flock >/dev/null; then
        exec 9>"$root/.tools/build.lock"
        flock 9
    fi
    built || build
    exec 9>&-
}

build() {
    local started=$root/target/build-started log=$root/target/build.log new=$root/target/run.new
    if [ -e "$root/target/run/built" ]; then
        echo "Building Stet (sources changed)…" >&2
    else
        echo "Building Stet (first start, about a minute)…" >&2
        "$root/bin/setup" --run >&2 9>&- || true # Stet runs without, with less; setup says what follows
    fi
    touch "$started"
    # From nothing: what was deleted from the sources must not live on in the result.
    rm -rf "$root/target/lib" "$root/target/classes" "$root/target/generated-sources" "$new"
    "$root/bin/mvn" -q -B -ntp -DskipTests -Dmaven.test.skip=true package >"$log" 2>&1 9>&- || {
        grep -E 'ERROR|BUILD' "$log" | head -n 40 >&2
        echo "Stet could not be built; the whole output is in $log." >&2
        exit 1
    }
    # Assembled beside and moved: a Stet that is running keeps the files it has open.
    mkdir -p "$new"
    cp "$root/target/stet.jar" "$new/"
    cp -Rl "$root/target/lib" "$new/lib" 2>/dev/null || { rm -rf "$new/lib"; cp -R "$root/target/lib" "$new/lib"; }
    mv "$started" "$new/built"
    rm -rf "$root/target/run.old"
    if [ -e "$root/target/run" ]; then mv "$root/target/run" "$root/target/run.old"; fi
    mv "$new" "$root/target/run"
    rm -rf "$root/target/run.old"
    (. "$root/bin/internal/run.sh" && make_cache) 9>&-
}
