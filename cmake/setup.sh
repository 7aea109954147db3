# SPDX-License-Identifier: GPL-3.0-or-later
# Shell functions that app/run, tests/run and .ci/run share: install what is missing, build.
# shellcheck shell=bash

# The packages of some groups of packages.txt, one a line.
packages_of() {
    local list=cmake/packages.txt group
    for group in "$@"; do
        sed 's/[[:space:]]*#.*//' "$list" | awk -v wanted="[$group]" '
            /^\[/ { inside = ($1 == wanted); next }
            inside && NF { print $1 }'
    done
}

is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# Installs the packages of some groups that are missing. Touches apt only when one is.
install_packages() {
    local package missing=() as_root=()
    if ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian system: nothing is installed. The packages needed are in cmake/packages.txt." >&2
        return
    fi
    while read -r package; do
        is_installed "$package" || missing+=("$package")
    done < <(packages_of "$@")
    ((${#missing[@]})) || return 0

    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and neither root nor sudo is there to install them: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing what is missing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update --quiet=2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

# How many files to compile at a time: LibTorch's headers take more than a gigabyte a file.
build_jobs() {
    local cores gigabytes jobs
    cores=$(nproc)
    gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    jobs=$((gigabytes * 2 / 3))
    ((jobs > cores)) && jobs=$cores
    ((jobs < 1)) && jobs=1
    echo "$jobs"
}

# Builds the release preset into build/release. Arguments: more settings for cmake, "--", the targets;
# no target: all.
build_release() {
    local settings=() targets=()
    while (($#)) && [[ $1 != -- ]]; do
        settings+=("$1")
        shift
    done
    (($# > 1)) && targets=(--target "${@:2}")
    cmake --preset release "${settings[@]}" --log-level=NOTICE >&2
    cmake --build --preset release --parallel "$(build_jobs)" "${targets[@]}" >&2
}
