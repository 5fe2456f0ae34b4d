#!/usr/bin/env bash
# Puts a Trino with the Hive connector into the folder given: libraries from Maven's registry and two small classes compiled against them.
# Version 411 runs on Java 17 and is of the years Athena's engine 3 comes from.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
target="$1"

# A distributed cache that a local disk has no use for, a quarter of the connector's size.
unused='alluxio-shaded-client'

libraries() {
  mvn --batch-mode --quiet --file "$here/$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies \
    -DincludeScope=runtime -DexcludeArtifactIds="$unused" -DoutputDirectory="$2"
}

libraries server "$target/server"
libraries hive "$target/plugin/hive"
javac -proc:none -cp "$target/server/*:$target/plugin/hive/*" -d "$target/server/classes" "$here/server/TrinoServer.java"
javac -proc:none -cp "$target/server/*:$target/plugin/hive/*" -d "$target/plugin/hive/classes" "$here/hive/HivePlugin.java"
mkdir -p "$target/plugin/hive/classes/META-INF/services"
echo HivePlugin >"$target/plugin/hive/classes/META-INF/services/io.trino.spi.Plugin"
