# shellcheck shell=bash
# Sourced by up and token, which set $here and $home.

# Prints the program's jar, if it is built.
jar() {
  # shellcheck disable=SC2154
  find "$here/target" -maxdepth 1 -name 'tandem-local-*.jar' 2>/dev/null | head -n 1
}

# Sets $java to the java of the JDK that mvnw builds with. Asking mvnw takes a moment, so its answer is kept;
# it is asked again when that JDK is gone.
find_java() {
  # shellcheck disable=SC2154
  local kept="$here/target/java-home" jdk=''
  [ ! -f "$kept" ] || jdk=$(cat "$kept")
  if [ -z "$jdk" ] || [ ! -x "$jdk/bin/java" ]; then
    # shellcheck disable=SC2154
    jdk=$(MVNW_VERBOSE=1 "$home/mvnw" --version 2>&1 | sed -n 's/^mvnw: JDK [0-9]* in \(.*\), Maven .*$/\1/p')
    [ -n "$jdk" ] || { "$home/mvnw" --version >&2 || true; echo "No JDK was found." >&2; return 1; }
    mkdir -p "$here/target"
    printf '%s\n' "$jdk" >"$kept"
  fi
  # shellcheck disable=SC2034
  java="$jdk/bin/java"
}
