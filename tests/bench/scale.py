#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the runs of scale.sh into scale.csv and scale.png.

One row a size; of repeated runs the one with the median words/s. The figure shows measured time a word beside the
operations a word, both as multiples of the smallest size: where cost grows as arithmetic does, the measured line rises
no faster. For the corpus it shows memory beside the size of the file.
"""
import csv
import json
import os
import sys

COLUMNS = ["varied", "value", "embedding", "hidden", "vocabulary", "batch", "length", "pairs", "threads",
           "words_per_second", "words_per_second_low", "words_per_second_high", "ns_per_word", "gflop_per_word",
           "gflops", "sgemm_one_gflops", "share_of_sgemm", "peak_memory_mb", "corpus_mb", "setup_seconds"]
TITLES = {"vocabulary": "Vocabulary", "length": "Words a sentence", "hidden": "Hidden and embedding size",
          "pairs": "Sentence pairs"}


def row(run):
    speed = run["training_words_per_second"]
    return {
        **{key: run[key] for key in ("varied", "embedding", "hidden", "vocabulary", "batch", "length", "pairs", "threads")},
        "value": run[run["varied"]], "words_per_second": round(speed),
        "words_per_second_low": round(run["training_words_per_second_low"]),
        "words_per_second_high": round(run["training_words_per_second_high"]),
        "ns_per_word": round(1e9 / speed), "gflop_per_word": f"{run['flop_per_word'] / 1e9:.6f}",
        "gflops": f"{run['training_gflops']:.2f}", "sgemm_one_gflops": f"{run['sgemm_one_gflops']:.1f}",
        "share_of_sgemm": f"{run['share_of_sgemm']:.3f}", "peak_memory_mb": f"{run['peak_memory_bytes'] / 1e6:.0f}",
        "corpus_mb": f"{run['corpus_bytes'] / 1e6:.2f}", "setup_seconds": f"{run['setup_seconds']:.2f}"}


def read_rows(path):
    groups = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            run = json.loads(line)
            groups.setdefault((run["varied"], run[run["varied"]]), []).append(run)
    medians = []
    for runs in groups.values():
        runs.sort(key=lambda run: run["training_words_per_second"])
        medians.append(row(runs[len(runs) // 2]))
    return medians


def draw(rows, path):
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, grid = pyplot.subplots(2, 2, figsize=(10, 7.5), constrained_layout=True)
    for axes, (varied, title) in zip(grid.flat, TITLES.items()):
        series = sorted((entry for entry in rows if entry["varied"] == varied), key=lambda entry: entry["value"])
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


def main():
    runs, folder = sys.argv[1:]
    rows = read_rows(runs)
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


if __name__ == "__main__":
    main()
