# Sourced by the launchers beside it, never run by itself. Expects $here (the directory of this file), $BERTH_MODULE,
# $BERTH_MAIN and $BERTH_FLAGS, and replaces the shell by the program: signals and exit codes are the program's own.
# With $BERTH_REHEARSAL (a class) the program starts from an archive of its classes: see sharing.sh.

fail() {
  printf '%s: %s\n' "$(basename -- "$0")" "$1" >&2
  exit "$2"
}

root=$(dirname -- "$here")
if [ -d "$root/lib" ]; then
  # As unpacked.
  class_path="$root/lib/*"
else
  classes=$root/$BERTH_MODULE/target/classes
  class_path_file=$root/$BERTH_MODULE/target/runtime.classpath
  if [ ! -f "$class_path_file" ] || [ ! -d "$classes" ]; then
    fail "not built yet, so there is nothing to run. Build it: (cd '$root' && mvn -q -Dquickly package)" 78
  fi
  class_path=$classes:$(cat "$class_path_file")
fi

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
  [ -x "$java" ] || fail "JAVA_HOME is '$JAVA_HOME', but there is no bin/java in it. Set JAVA_HOME to a JDK 17 or newer." 78
else
  java=$(command -v java) || fail "no java found. Install a JDK 17 or newer, or set JAVA_HOME to one." 78
fi

# A release file says the version for free; asking java itself costs a JVM start.
java_home=$(dirname -- "$(dirname -- "$(readlink -f "$java" 2>/dev/null || printf %s "$java")")")
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java_home/release" 2>/dev/null || :)
if [ -z "$version" ]; then
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
fi
case $version in
  '' | *[!0-9]*) ;; # an unknown vendor's answer is no reason to refuse
  *) [ "$version" -ge 17 ] || fail "Java 17 or newer is needed, but '$java' is Java $version. Set JAVA_HOME to a newer one." 78 ;;
esac

shared=
if [ -n "${BERTH_REHEARSAL:-}" ] && [ -d "$root/lib" ]; then
  . "$here/sharing.sh"
fi

# The flags are lists of words on purpose.
# shellcheck disable=SC2086
exec "$java" $BERTH_FLAGS ${shared:+-Xlog:disable "-XX:SharedArchiveFile=$shared"} ${BERTH_JAVA_OPTS:-} -cp "$class_path" "$BERTH_MAIN" "$@"
