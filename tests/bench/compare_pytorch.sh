#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Our speed beside that of the usual PyTorch program, tuned, on the same sentences: ratios pair by pair.
#   tests/bench/compare_pytorch.sh [--config NAME ...] [--repeats N] [--seconds X] [--json]
# Needs Debian's python3-torch, libopenblas0-openmp and libblis4-openmp.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

program=${SEQ2SEQ:-build/release/bin/seq2seq}
if [[ ! -x $program ]]; then
    echo "$program is not built: cmake --preset release && cmake --build --preset release --target seq2seq" >&2
    exit 1
fi
if ! /usr/bin/python3 -c 'import torch' 2>/dev/null; then
    echo "PyTorch is not there: apt-get install python3-torch" >&2
    exit 1
fi
exec /usr/bin/python3 tests/bench/compare.py --program "$program" "$@"
