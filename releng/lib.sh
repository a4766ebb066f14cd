# What ./workstation, ./verify and releng/test share; sourced from the project's folder.
maven_version=3.9.16
maven=.build/apache-maven-$maven_version

# without a UTF-8 locale Java reads no Chinese argument or file name
case $(locale charmap 2>/dev/null) in
  UTF-8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

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
    -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin -DoutputDirectory=. >maven.log 2>&1) || {
    say "Maven $maven_version could not be fetched; see .build/maven.log."
    exit 1
  }
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

# A hash over everything the product is built from.
sources_hash() {
  find pom.xml .mvn target-platform bundles features product releng/lib.sh releng/AddBundles.java \
    releng/compiler -type f -not -path '*/target/*' -not -path '*/lib/*.jar' -not -name '.polyglot.*' \
    -not -name .tycho-consumer-pom.xml -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# Installs Debian packages where that is allowed: as root, with apt-get. $1 says what they are for.
debian_packages() {
  what=$1
  shift
  missing=
  for package; do
    # newer Debians call some libraries by another name (libgtk-3-0t64)
    dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed' ||
      missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    say "Installing for $what (up to 150 MB, about 2 minutes):$missing"
    { apt-get install -y $missing || { apt-get update && apt-get install -y $missing; }; } >.build/apt.log 2>&1 && return 0
    say "That failed; see .build/apt.log."
  fi
  say "Needed for $what: please install the packages$missing"
  return 1
}

# Where the product built from the sources with hash $1 is installed.
installation() { printf .build/product-%.12s "$1"; }

# Builds the product and installs it, unless that was done from these very sources; sets $product
# to its folder. Of two at once the second waits and finds it done. All output goes to standard error.
build_product() {
  product=$(installation "$(sources_hash)")
  [ ! -d "$product" ] || return 0
  mkdir -p .build
  exec 9>.build/lock
  flock 9
  if [ ! -d "$product" ]; then
    if [ -d "$HOME/.m2/repository/org/eclipse/tycho" ]; then
      say "Building Meridian from its sources: about 1 minute."
    else
      say "Building Meridian for the first time: fetches about 250 MB of libraries from Maven Central, takes about 4 minutes and 600 MB of disk."
    fi
    command -v mvn >/dev/null 2>&1 || [ -x "$maven/bin/mvn" ] || debian_packages "the build" maven || exit 1
    need_maven
    if ! "$maven/bin/mvn" -B clean package >.build/build.log 2>&1; then
      say "The build failed; the whole log is .build/build.log:"
      grep -E '^\[ERROR\]' .build/build.log | cut -c1-300 | head -20 >&2
      exit 1
    fi
    rm -rf .build/install.new
    cp -R product/target/products/org.meridian.product/linux/gtk/x86_64 .build/install.new
    # Weka is GPL-3.0 and no part of the product archives: it is put in here, on the user's machine
    "$JAVA_HOME/bin/java" releng/AddBundles.java .build/install.new \
      $(ls bundles/org.meridian.lib.weka/target/*.jar bundles/org.meridian.analysis.weka/target/*.jar | grep -v sources)
    # the one before stays for a window that still runs from it
    ls -dt .build/product-* 2>/dev/null | tail -n +2 | xargs -r rm -rf
    mv .build/install.new "$product"
  fi
  exec 9>&-
}
