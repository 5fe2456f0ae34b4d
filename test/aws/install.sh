#!/usr/bin/env bash
# Puts the servers of `npm run test:aws` into a cache outside the tree. What is already there is left alone.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/jixiao"
mkdir -p "$cache"

# Takes a folder's name and a command that fills it; the folder gets its name only when the command has ended well.
fill() {
  local name="$1" building
  shift
  if [ -d "$cache/$name" ]; then return; fi
  echo "installing $name" >&2
  building="$(mktemp -d "$cache/.installing-XXXXXX")"
  if ! "$@" "$building"; then
    rm -rf "$building"
    echo "test/aws/install.sh: $name could not be installed" >&2
    exit 1
  fi
  mv -T "$building" "$cache/$name" 2>/dev/null || rm -rf "$building"
}

need() {
  command -v "$1" >/dev/null || {
    echo "test/aws/install.sh: $1 is missing ($2)" >&2
    exit 1
  }
}

moto() {
  python3 -m venv --without-pip "$1/venv" &&
    python3 -m pip --python "$1/venv/bin/python" install --quiet 'moto[server]==5.2.1' 'cfn-lint==1.58.0'
}

dynamodb_local() {
  (cd "$1" && npm pack --silent amplify-dynamodb-simulator@2.9.30 >/dev/null && tar -xzf ./*.tgz --strip-components=2 package/emulator && rm ./*.tgz) &&
    echo "454305e9bc3e6ebcca5b62569869e31563b8d7e346474e94557b2600702146c7  $1/DynamoDBLocal.jar" | sha256sum --check --quiet
}

versitygw() {
  mkdir "$1/bin" &&
    GOBIN="$1/bin" GOTOOLCHAIN=local CGO_ENABLED=0 go install -trimpath -ldflags='-s -w' github.com/versity/versitygw/cmd/versitygw@v1.8.0
}

need python3 'moto runs on it: Debian package python3 with python3-venv and python3-pip'
need java 'DynamoDB Local runs on it: Debian package openjdk-17-jre-headless'
need javac 'Trino is built by it: Debian package openjdk-17-jdk-headless'
need mvn 'Trino is fetched by it: Debian package maven'
need go 'the S3 gateway is built by it: Go 1.25 or later'
fill moto-5.2.1 moto
fill dynamodb-local-1.25.1 dynamodb_local
fill versitygw-1.8.0 versitygw
fill trino-411 "$(dirname "$0")/trino/install.sh"
