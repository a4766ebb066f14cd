# What ./workstation, ./verify and releng/test share; sourced from the project's folder.
maven_version=3.9.16
maven=.build/apache-maven-$maven_version

say() { printf '%s\n' "$*" >&2; }

java_major() {
  "$1/bin/java" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p'
}

# Sets JAVA_HOME to a JDK 21 or newer: JAVA_HOME, PATH, the usual folders.
need_java() {
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for jdk in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/current "$HOME"/.jdks/*; do
    [ -n "$jdk" ] && [ -x "$jdk/bin/javac" ] || continue
    major=$(java_major "$jdk")
    if [ "${major:-0}" -ge 21 ]; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return
    fi
  done
  say "A JDK 21 or newer is needed: install one (for instance Temurin 21 from adoptium.net, or Debian's openjdk-21-jdk where it has it) or set JAVA_HOME to it."
  exit 1
}

# Maven from Central, unpacked outside the project's own pom, which older Mavens cannot read.
need_maven() {
  [ -x "$maven/bin/mvn" ] && return
  mkdir -p .build
  if ! command -v mvn >/dev/null 2>&1; then
    say "Maven is needed once to fetch Maven $maven_version: install the Debian package maven."
    exit 1
  fi
  (cd .build && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory=. >&2)
}

# The test tools of releng/tools, fetched and compiled when they changed.
need_tools() {
  stamp=$(cat releng/tools/* | sha256sum | cut -d' ' -f1)
  [ "$(cat .build/tools.stamp 2>/dev/null)" = "$stamp" ] && return
  need_maven
  rm -rf .build/tools .build/tool-classes
  "$maven/bin/mvn" -q -B -f releng/tools/pom.xml dependency:copy-dependencies \
    -DoutputDirectory="$PWD/.build/tools" >&2
  "$JAVA_HOME/bin/javac" -cp '.build/tools/*' -d .build/tool-classes releng/tools/*.java
  printf %s "$stamp" >.build/tools.stamp
}
