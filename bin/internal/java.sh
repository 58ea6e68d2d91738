# Sourced: finds a JDK 25 or newer by itself and sets JAVA_HOME. Reads each JDK's `release` file; starts no Java.

jdk_major() { # of the JDK at $1; nothing when it is none
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
}

find_jdk() {
    local home major newer="" on_path
    if [ -n "${JAVA_HOME:-}" ]; then
        major=$(jdk_major "$JAVA_HOME")
        if [ "${major:-0}" -ge 25 ]; then return; fi
    fi
    on_path=$(command -v javac || true)
    if [ -n "$on_path" ]; then on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")"); fi
    for home in "$on_path" /usr/lib/jvm/* /opt/* /usr/local/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        major=$(jdk_major "$home")
        if [ "${major:-0}" -eq 25 ]; then # the one Stet is built and tested with
            export JAVA_HOME=$home
            return
        fi
        if [ "${major:-0}" -gt 25 ]; then newer=$home; fi
    done
    if [ -n "$newer" ]; then
        export JAVA_HOME=$newer
        return
    fi
    cat >&2 <<'WORDS'
Stet needs a JDK 25, and there is none here. Install one and start again:
  Debian 13 or newer  apt-get install openjdk-25-jdk-headless
  any system          Eclipse Temurin 25, https://adoptium.net/ (unpack it anywhere and set JAVA_HOME to it)
WORDS
    exit 1
}

find_jdk
