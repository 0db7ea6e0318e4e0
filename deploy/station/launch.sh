# Shared by the commands in deploy/: finds Java, and builds what is missing. Sourced, with $root set.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

java_version() {
  version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null)
  printf '%s' "${version:-0}"
}

# sets java_home to the newest Java among JAVA_HOME, the usual place and PATH
find_java() {
  java_home=
  newest=0
  on_path=$(command -v java 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "${MUSTER_JVMS:-/usr/lib/jvm}"/* "${on_path:-}"; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] || continue
    version=$(java_version "$candidate")
    if [ "$version" -gt "$newest" ]; then
      newest=$version
      java_home=$candidate
    fi
  done
  [ "$newest" -gt 0 ] || fail "No Java was found; install a JDK of version 17 or newer (on Debian: apt-get install openjdk-17-jdk), or set JAVA_HOME to one."
  [ "$newest" -ge 17 ] || fail "Java 17 or newer is needed, and the newest found is $newest in $java_home; install a newer JDK (on Debian: apt-get install openjdk-17-jdk), or set JAVA_HOME to one."
}

services="notice-service expert-service outreach-service report-service gateway"

# a jar that is not there, or is older than what it is made of
is_stale() {
  built=$1
  shift
  [ -f "$built" ] || return 0
  [ -n "$(find "$@" \( -name node_modules -o -name target -o -name dist \) -prune -o -type f -newer "$built" -print 2>/dev/null | head -n 1)" ]
}

needs_build() {
  is_stale "$station_jar" "$root/pom.xml" "$root/deploy/station/pom.xml" "$root/deploy/station/src/main" "$root/deploy/keycloak" && return 0
  for service in $services; do
    is_stale "$root/$service/target/quarkus-app/quarkus-run.jar" "$root/pom.xml" "$root/platform/pom.xml" "$root/platform/src/main" \
      "$root/$service/pom.xml" "$root/$service/src/main" "$root/$service/console" && return 0
  done
  return 1
}

build_what_is_missing() {
  needs_build || return 0
  command -v mvn >/dev/null || fail "Maven is needed to build the platform; install it (on Debian: apt-get install maven)."
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js with npm is needed to build the console; install it (on Debian: apt-get install nodejs npm)."
  if ! command -v javac >/dev/null && [ ! -x "${JAVA_HOME:-}/bin/javac" ]; then
    [ -x "$java_home/bin/javac" ] || fail "The Java in $java_home has no compiler; install a JDK of version 17 or newer (on Debian: apt-get install openjdk-17-jdk)."
    JAVA_HOME=$java_home
    export JAVA_HOME
  fi
  echo "Building what is missing; the first time this takes some minutes."
  mkdir -p "$home/logs"
  log=$home/logs/build.log
  modules=$(printf ',%s' deploy/station $services deploy/journeys)
  { (cd "$root" && mvn -B -Dquick package -pl "${modules#,}" -am) && printf '\nBUILT\n'; } 2>&1 | tee "$log" | sed -un 's/^\[INFO\] Building \(.*\[[0-9]*\/[0-9]*\]\)/  \1/p'
  [ "$(tail -n 1 "$log")" = BUILT ] || {
    grep '^\[ERROR\]' "$log" | head -n 12 >&2
    fail "The build failed; $log has all of it."
  }
}

root=$(cd "$here/.." && pwd -P)
home=${MUSTER_HOME:-$root/.station}
station_jar=$root/deploy/station/target/muster-station-1.0.0-SNAPSHOT.jar

# runs a command of the station in this process's place
station() {
  exec "$java_home/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=Asia/Shanghai -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dslf4j.internal.verbosity=ERROR \
    -Dmuster.root="$root" -Dmuster.asked-at="${asked_at:-}" -jar "$station_jar" "$@"
}
