#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `seq2seq bench` and pytorch_seq2seq.py in alternation and prints ratios pair by pair.

Called by compare_pytorch.sh. First it looks for PyTorch's best set-up of each measure: one thread or two, each BLAS
of BLAS_PACKAGES; for each of the two styles of pytorch_seq2seq.py. Ours runs as people run it, with the BLAS the system
has chosen. A ratio says how many times as fast ours was as PyTorch in the same pair of runs.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

from pytorch_seq2seq import MEASURES, STYLES

HERE = os.path.dirname(os.path.abspath(__file__))
CONFIGS = ["lesson", "classroom", "a4", "large"]
# Each BLAS a knowing user would try, with its Debian package.
BLAS_PACKAGES = {"openblas-pthread": "libopenblas0-pthread", "openblas-openmp": "libopenblas0-openmp",
                 "blis-openmp": "libblis4-openmp"}
LEAST_REPEATS = 5
LABELS = {"training_words_per_second": "training, words/s", "greedy_ms": "one sentence, greedy, ms",
          "beam_ms": "one sentence, beam 5, ms", "greedy_sentences_per_second": "64 sentences, greedy, sentences/s",
          "beam_sentences_per_second": "64 sentences, beam 5, sentences/s"}


def blas_folder(name):
    return "/usr/lib/x86_64-linux-gnu/" + name


def say(text):
    print(text, file=sys.stderr, flush=True)


def is_time(measure):
    return measure.endswith("_ms")


def speed(measure, value):
    return 1 / value if is_time(measure) else value


def fast_kernels():
    """What a knowing user sets: to a processor newer than itself OpenBLAS gives the kernels of a Pentium 4."""
    with open("/proc/cpuinfo", encoding="ascii") as information:
        flags = next((line.split() for line in information if line.startswith("flags")), [])
    if "OPENBLAS_CORETYPE" in os.environ:
        return {}
    for flag, kernels in (("avx512vl", "SkylakeX"), ("avx2", "Haswell")):
        if flag in flags:
            return {"OPENBLAS_CORETYPE": kernels}
    return {}


def last_json(command, environment=None):
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def run_pytorch(corpus, setup, measures, seconds):
    blas, threads, style = setup
    environment = dict(os.environ, LD_LIBRARY_PATH=blas_folder(blas), OMP_NUM_THREADS=str(threads),
                       OPENBLAS_NUM_THREADS=str(threads), BLIS_NUM_THREADS=str(threads), **fast_kernels())
    command = ["/usr/bin/python3", os.path.join(HERE, "pytorch_seq2seq.py"), corpus, "--threads", str(threads),
               "--seconds", str(seconds), "--style", style, "--measure", *measures]
    result = last_json(command, environment)
    if result["blas"] != blas:
        sys.exit(f"PyTorch took the BLAS of {result['blas']}, not of {blas}.")
    return result


def run_ours(program, config, threads, seconds):
    environment = {key: value for key, value in os.environ.items() if key != "LD_LIBRARY_PATH"}
    return last_json([program, "bench", "--config", config, "--threads", str(threads), "--seconds", str(seconds),
                      "--json"], environment)


def best_setups(corpus, seconds):
    """For each style and measure the set-up that was fastest."""
    tried = []
    for blas in BLAS_PACKAGES:
        for threads in (1, 2):
            for style in STYLES:
                result = run_pytorch(corpus, (blas, threads, style), MEASURES, seconds)
                tried.append(((blas, threads, style), result))
                say(f"  {style}, {blas}, {threads} thread{'s'[:threads - 1]}: "
                    + ", ".join(f"{LABELS[m]} {result[m]:.5g}" for m in MEASURES))
    best = {}
    for style in STYLES:
        candidates = [pair for pair in tried if pair[0][2] == style]
        for measure in MEASURES:
            best[style, measure] = max(candidates, key=lambda pair: speed(measure, pair[1][measure]))[0]
    return best


def compare(program, config, arguments, corpus):
    say(f"{config}: looking for PyTorch's best set-up")
    best = best_setups(corpus, arguments.tuning_seconds)
    by_setup = {}
    for (_, measure), setup in best.items():
        by_setup.setdefault(setup, []).append(measure)
    rows = {key: [] for key in best}
    share = []
    for repeat in range(arguments.repeats):
        say(f"{config}: pair {repeat + 1} of {arguments.repeats}")
        # Who goes first changes from pair to pair: a machine that slows down favours neither.
        ours = run_ours(program, config, arguments.threads, arguments.seconds) if repeat % 2 == 0 else None
        theirs = {setup: run_pytorch(corpus, setup, measures, arguments.seconds)
                  for setup, measures in by_setup.items()}
        ours = ours or run_ours(program, config, arguments.threads, arguments.seconds)
        share.append(ours["share_of_sgemm"])
        for setup, measures in by_setup.items():
            for measure in measures:
                rows[setup[2], measure].append((ours[measure], theirs[setup][measure]))
    result = {"config": config, "repeats": arguments.repeats, "share_of_sgemm": statistics.median(share)}
    for (style, measure), pairs in rows.items():
        ratios = [speed(measure, ours) / speed(measure, theirs) for ours, theirs in pairs]
        blas, threads, _ = best[style, measure]
        result.setdefault(style, {})[measure] = {
            "ours": statistics.median(ours for ours, _ in pairs),
            "pytorch": statistics.median(theirs for _, theirs in pairs),
            "pytorch_setup": {"blas": blas, "threads": threads},
            "ratios": ratios, "ratio_median": statistics.median(ratios), "ratio_low": min(ratios),
            "ratio_high": max(ratios)}
    return result


def print_table(result):
    print(f"{result['config']}  (ours: {100 * result['share_of_sgemm']:.1f} % of the sgemm rate)")
    for style in STYLES:
        print(f"  {'PyTorch, ' + style:36}{'ours':>10}{'PyTorch':>10}{'ratio':>8}{'range':>14}"
              "  PyTorch's set-up; ratios pair by pair")
        for measure in MEASURES:
            entry = result[style][measure]
            setup = entry["pytorch_setup"]
            note = f"{setup['blas']}, {setup['threads']} thread{'s'[:setup['threads'] - 1]}"
            span = f"{entry['ratio_low']:.2f}-{entry['ratio_high']:.2f}"
            print(f"  {LABELS[measure]:36}{entry['ours']:>10.5g}{entry['pytorch']:>10.5g}{entry['ratio_median']:>8.2f}"
                  f"{span:>14}  {note}; " + " ".join(f"{ratio:.2f}" for ratio in entry["ratios"]))
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], prog="compare_pytorch.sh")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--config", nargs="+", choices=CONFIGS, action="extend", help="default: all")
    parser.add_argument("--repeats", type=int, default=LEAST_REPEATS,
                        help=f"pairs of runs, at least {LEAST_REPEATS}")
    parser.add_argument("--threads", type=int, default=2, help="ours trains with")
    parser.add_argument("--seconds", type=float, default=10, help="to train in each run")
    parser.add_argument("--tuning-seconds", type=float, default=5, help="the same while the best set-up is looked for")
    parser.add_argument("--json", action="store_true", help="print a JSON object a line")
    arguments = parser.parse_args()
    if arguments.repeats < LEAST_REPEATS:
        parser.error(f"--repeats {arguments.repeats} is too few for a median; give at least {LEAST_REPEATS}")
    missing = [package for name, package in BLAS_PACKAGES.items() if not os.path.isdir(blas_folder(name))]
    if missing:
        sys.exit("PyTorch may be at its best with a BLAS that is not there: apt-get install " + " ".join(missing))
    with tempfile.TemporaryDirectory() as folder:
        for config in arguments.config or CONFIGS:
            corpus = os.path.join(folder, config + ".jsonl")
            subprocess.run([arguments.program, "bench", "--config", config, "--write-corpus", corpus], check=True)
            result = compare(arguments.program, config, arguments, corpus)
            if arguments.json:
                print(json.dumps(result), flush=True)
            else:
                print_table(result)


if __name__ == "__main__":
    main()
