# Sourced: how Java is called. Sets `stet`, the beginning of a command line that a command is put after.

jars=("$root"/target/run/lib/*.jar)
classpath=$(IFS=:; echo "$root/target/run/stet.jar:${jars[*]}")
stet=(
    "$JAVA_HOME/bin/java"
    # What the libraries do on purpose, so that Java does not warn of it; and Java's own remarks, which would
    # land among a command's output, only when they are errors.
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -Xlog:disable -Xlog:all=error:stderr
    -Djava.awt.headless=true -Dstet.home="$root"
)
kept=$root/target/run/classes.aot # what `rehearse` left: halves the processor time of a start

# Java takes the cache if it fits and goes without if it does not.
with_cache() {
    if [ -e "$kept" ]; then stet+=(-XX:AOTCache="$kept"); fi
}

make_cache() {
    [ -z "${STET_SKIP_CACHE:-}" ] || return 0
    local limit=()
    if command -v timeout >/dev/null; then limit=(timeout -k 5 120); fi
    STET_LOG=error "${limit[@]}" "${stet[@]}" -XX:AOTCacheOutput="$kept" -cp "$classpath" news.stet.Stet rehearse \
        >"$root/target/rehearsal.log" 2>&1 || rm -f "$kept" "$kept".config
}
