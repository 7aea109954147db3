#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How cost grows: trains with one size at a time other than the bench's classroom, and writes scale.csv and its figure.
#   tests/bench/scale.sh [--quick] [--seconds X] [--repeats N] [--threads N] [--out FOLDER]
# --quick takes a few small sizes, to see that it works. The figure needs python3-matplotlib.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

program=${SEQ2SEQ:-build/release/bin/seq2seq}
out=resources/bench
seconds=5
repeats=1
threads=2
vocabularies=(1000 2000 4000 8000 16000 32000 50000)
lengths=(5 10 20 50 100 200)
hiddens=(64 128 256 512 1024)
pairs=(1000 10000 100000 1000000)
while (($#)); do
    case $1 in
    --quick)
        seconds=0.5
        vocabularies=(1000 8000)
        lengths=(5 20)
        hiddens=(64 128)
        pairs=(1000 10000)
        ;;
    --seconds) seconds=$2 && shift ;;
    --repeats) repeats=$2 && shift ;;
    --threads) threads=$2 && shift ;;
    --out) out=$2 && shift ;;
    *)
        sed -n '3,5s/^# *//p' "$0" >&2
        exit 2
        ;;
    esac
    shift
done
if [[ ! -x $program ]]; then
    echo "$program is not built: cmake --preset release && cmake --build --preset release --target seq2seq" >&2
    exit 1
fi

results=$(mktemp)
trap 'rm -f "$results"' EXIT

# One run: which size varies, then the options. The hidden size takes the embedding size along.
measure() {
    local varied=$1
    shift
    echo "$varied: $*" >&2
    "$program" bench --config classroom --measure training --threads "$threads" --seconds "$seconds" --json "$@" |
        sed "s/^{/{\"varied\":\"$varied\",/" >>"$results"
}

for ((i = 0; i < repeats; i++)); do
    for value in "${vocabularies[@]}"; do measure vocabulary --vocabulary "$value"; done
    for value in "${lengths[@]}"; do measure length --length "$value"; done
    for value in "${hiddens[@]}"; do measure hidden --hidden "$value" --embedding "$value"; done
    for value in "${pairs[@]}"; do measure pairs --pairs "$value"; done
done

mkdir -p "$out"
/usr/bin/python3 tests/bench/scale.py "$results" "$out"
