#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How cost grows: trains with one size at a time other than the bench's classroom, in turns, says at which step time a
# word rises faster than the operations do, and writes scale.csv and its figure (which needs python3-matplotlib).
#   tests/bench/scale.sh [--only WHAT ...] [--repeats N] [--seconds X] [--threads N] [--quick] [--out FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

program=${SEQ2SEQ:-build/release/bin/seq2seq}
if [[ ! -x $program ]]; then
    echo "$program is not built: cmake --preset release && cmake --build --preset release --target seq2seq" >&2
    exit 1
fi
exec /usr/bin/python3 tests/bench/scale.py --program "$program" "$@"
