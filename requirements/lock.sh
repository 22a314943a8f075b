#!/bin/sh
# Lock every dependency with its hashes, for Python 3.11 and newer on every platform.
# The files name no registry. Run by `make lock`.
set -eu
bin=$1
cd "$(dirname "$0")/.."
compile() {
  "$bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-annotate --custom-compile-command "make lock" "$@"
}
compile pyproject.toml requirements/build.in --output-file requirements/runtime.lock
compile pyproject.toml requirements/build.in --group dev --output-file requirements/dev.lock
