#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `seq2seq bench` at many sizes in turns and says where cost grows faster than arithmetic.

Called by scale.sh. A machine that is shared changes its speed within seconds by more than the steps looked for. So the
bench trains all sizes in turns, some tenths of a second each, back and forth, and a size is compared with the next
smaller one of the same turn: the ratio of their operations a second. Below 1, time a word rose faster than the
operations did. Of the ratios the median counts, with the interval that holds the true median 19 times of 20; a step is
said to be one when the whole of it is below 1. Memory is that of a run of its own for each size.

scale.csv has a row a size. scale.png shows measured time a word beside the operations a word, both as multiples of
those of the smallest size; for the corpus it shows memory beside the size of the file.
"""
import argparse
import csv
import json
import math
import os
import statistics
import subprocess
import sys

COLUMNS = ["varied", "value", "embedding", "hidden", "vocabulary", "batch", "length", "pairs", "threads", "turns",
           "words_per_second", "words_per_second_low", "words_per_second_high", "ns_per_word", "gflop_per_word",
           "gflops", "gflops_ratio", "gflops_ratio_low", "gflops_ratio_high", "peak_memory_mb", "corpus_mb",
           "setup_seconds"]
SIZES = {"vocabulary": [1000, 2000, 4000, 8000, 16000, 32000, 50000], "length": [5, 10, 20, 50, 100, 200],
         "hidden": [64, 128, 256, 512, 1024], "pairs": [1000, 10_000, 100_000, 1_000_000]}
QUICK_SIZES = {"vocabulary": [1000, 8000], "length": [5, 20], "hidden": [64, 128], "pairs": [1000, 10_000]}
TITLES = {"vocabulary": "Vocabulary", "length": "Words a sentence", "hidden": "Hidden and embedding size",
          "pairs": "Sentence pairs"}


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(varied, values, seconds, arguments):
    """What the bench says of each value, measured in turns."""
    texts = [str(value) for value in values]
    sizes = ["--" + varied, *texts]
    if varied == "hidden":
        sizes += ["--embedding", *texts]  # or the embedding would be most of a small model and little of a large
    command = [arguments.program, "bench", "--config", "classroom", "--measure", "words", "--json", "--threads",
               str(arguments.threads), "--seconds", str(seconds), *sizes]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line) for line in printed.splitlines()]


def measure(arguments):
    """{varied: for each value what the bench says of it, with the windows of all repeats}"""
    found = {}
    for varied in arguments.only:
        values = (QUICK_SIZES if arguments.quick else SIZES)[varied]
        say(f"{varied}: memory")
        found[varied] = [run(varied, [value], arguments.seconds / 10, arguments)[0] for value in values]
        for size in found[varied]:
            size["training_windows"] = []
    for repeat in range(arguments.repeats):
        for varied, sizes in found.items():
            say(f"{varied}: {repeat + 1} of {arguments.repeats}")
            for size, again in zip(sizes, run(varied, [size[varied] for size in sizes], arguments.seconds, arguments)):
                size["training_windows"] += again["training_windows"]
    return found


def median_interval(values):
    """Two of the values, between which the median of the whole lies 19 times of 20; the outer ones if too few."""
    count = len(values)
    below = 0.0  # the probability that fewer than `out` + 1 values lie below the true median
    out = 0
    while out < (count - 1) // 2:
        below += math.comb(count, out) / 2 ** count
        if 2 * (below + math.comb(count, out + 1) / 2 ** count) > 0.05:
            break
        out += 1
    ordered = sorted(values)
    return ordered[out], ordered[-1 - out]


def row(varied, size, smaller):
    windows = size["training_windows"]
    speed = statistics.median(windows)
    result = {
        **{key: size[key] for key in ("embedding", "hidden", "vocabulary", "batch", "length", "pairs", "threads")},
        "varied": varied, "value": size[varied], "turns": len(windows), "words_per_second": round(speed),
        "words_per_second_low": round(min(windows)), "words_per_second_high": round(max(windows)),
        "ns_per_word": round(1e9 / speed), "gflop_per_word": f"{size['flop_per_word'] / 1e9:.6f}",
        "gflops": f"{speed * size['flop_per_word'] / 1e9:.1f}",
        "peak_memory_mb": f"{size['peak_memory_bytes'] / 1e6:.0f}", "corpus_mb": f"{size['corpus_bytes'] / 1e6:.2f}",
        "setup_seconds": f"{size['setup_seconds']:.2f}"}
    if smaller:
        growth = size["flop_per_word"] / smaller["flop_per_word"]
        ratios = [growth * window / other for window, other in zip(windows, smaller["training_windows"])]
        low, high = median_interval(ratios)
        result.update(gflops_ratio=f"{statistics.median(ratios):.3f}", gflops_ratio_low=f"{low:.3f}",
                      gflops_ratio_high=f"{high:.3f}")
    return result


def rows_of(found):
    return [row(varied, size, smaller)
            for varied, sizes in found.items() for smaller, size in zip([None, *sizes], sizes)]


def print_table(rows):
    print(f"{'':12}{'':>10}{'words/s':>10}{'GFLOP/s':>9}{'beside the smaller one':>28}{'memory':>10}")
    steps = 0
    for entry in rows:
        ratio = verdict = ""
        if "gflops_ratio" in entry:
            ratio = f"{entry['gflops_ratio']} ({entry['gflops_ratio_low']}-{entry['gflops_ratio_high']})"
            if float(entry["gflops_ratio_high"]) < 1:
                verdict = "  time rises faster"
                steps += 1
        memory = f"{entry['peak_memory_mb']} MB"
        if entry["varied"] == "pairs":
            verdict += f"  {float(entry['peak_memory_mb']) / float(entry['corpus_mb']):.2f} times the corpus file"
        print(f"{entry['varied']:12}{entry['value']:>10,}{entry['words_per_second']:>10,}{entry['gflops']:>9}"
              f"{ratio:>28}{memory:>10}{verdict}")
    print(f"{steps or 'no'} step{'s'[:steps != 1]} where time a word rises faster than the operations")


def draw(rows, path):
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, grid = pyplot.subplots(2, 2, figsize=(10, 7.5), constrained_layout=True)
    for axes, (varied, title) in zip(grid.flat, TITLES.items()):
        series = [entry for entry in rows if entry["varied"] == varied]
        if not series:
            continue
        values = [entry["value"] for entry in series]

        def multiples(column):
            return [float(entry[column]) / float(series[0][column]) for entry in series]

        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_title(title)
        if varied == "pairs":
            axes.plot(values, [float(entry["peak_memory_mb"]) for entry in series], "o-", label="peak memory")
            axes.plot(values, [3 * float(entry["corpus_mb"]) for entry in series], "--", color="grey",
                      label="3 times the corpus file")
            axes.set_ylabel("MB")
        else:
            axes.plot(values, multiples("ns_per_word"), "o-", label="time a word, measured")
            axes.plot(values, multiples("gflop_per_word"), "--", color="grey", label="operations a word")
            axes.set_ylabel(f"multiple of that at {values[0]:,}")
        for entry in series:
            axes.annotate(f"{entry['words_per_second']:,}", fontsize=7, xytext=(0, 6), textcoords="offset points",
                          xy=(entry["value"], float(entry["peak_memory_mb"]) if varied == "pairs"
                              else entry["ns_per_word"] / series[0]["ns_per_word"]), ha="center")
        axes.set_xticks(values, [f"{value:,}" for value in values], fontsize=7)
        axes.minorticks_off()
        axes.legend(fontsize=8, loc="center left" if varied == "pairs" else "best")
    figure.suptitle("Training from the bench's classroom, one size at a time; small figures: words/s")
    figure.savefig(path, dpi=120)


def write(rows, folder):
    os.makedirs(folder, exist_ok=True)
    table = os.path.join(folder, "scale.csv")
    with open(table, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(table)
    figure = os.path.join(folder, "scale.png")
    try:
        draw(rows, figure)
        print(figure)
    except ImportError:
        print("No figure: apt-get install python3-matplotlib", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], prog="scale.sh")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", nargs="+", choices=list(SIZES), default=list(SIZES), help="default: all")
    parser.add_argument("--repeats", type=int, default=4, help="runs of all sizes, of seven turns each")
    parser.add_argument("--seconds", type=float, default=3, help="to train each size in a run")
    parser.add_argument("--threads", type=int, default=2, help="to train with")
    parser.add_argument("--quick", action="store_true", help="a few small sizes, to see that it works")
    parser.add_argument("--out", default="resources/bench", help="folder of scale.csv and scale.png")
    arguments = parser.parse_args()
    if arguments.repeats < 1:
        parser.error(f"--repeats {arguments.repeats} measures nothing")
    rows = rows_of(measure(arguments))
    print_table(rows)
    write(rows, arguments.out)


if __name__ == "__main__":
    main()
