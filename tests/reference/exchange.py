#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights of the PyTorch program in make_fixtures.py for our program to read, and the other way round; tst_pytorch_exchange
runs it.

    exchange.py make DIR    a folder for each of its configurations: weights and vocabularies without a word on how the model
                            is built, and case.json with what has to be said and the log probabilities that are right
    exchange.py score DIR   for each folder that "seq2seq export --python" wrote there: the log probabilities of pairs.json,
                            as its seq2seq_model.py computes them
"""
import importlib.util
import json
import pathlib
import struct
import sys

import torch

import make_fixtures as fixtures

WORDS = {fixtures.SOURCE_WORDS: "source", fixtures.TARGET_WORDS: "target"}


def write_safetensors(path, tensors):
    header, body = {}, b""
    for name, tensor in tensors.items():
        block = struct.pack("<%df" % tensor.numel(), *tensor.flatten().tolist())
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(body), len(body) + len(block)]}
        body += block
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)


def write_vocabulary(path, size):
    specials = ["<pad>", "<s>", "</s>", "<unk>"]
    path.write_text("\n".join(specials + ["w%d" % k for k in range(4, size)]) + "\n", encoding="utf-8")


def log_probabilities(model, source, target):
    record = {}
    model([source], [target], record)
    table = record["log_probabilities"]  # [T, 1, |V|]
    return [table[t, 0, word].item() for t, word in enumerate(target)]


def make(folder):
    for number, config in enumerate(fixtures.CONFIGS):
        model = fixtures.Model(**config)
        fixtures.fill(model)
        with torch.no_grad():
            for weight in model.parameters():  # the numbers that the file can hold
                weight.copy_(weight.float().double())
            expected = [log_probabilities(model, *pair) for pair in zip(fixtures.SOURCES, fixtures.TARGETS)]
        case = folder / str(number)
        case.mkdir()
        write_safetensors(case / "weights.safetensors", model.state_dict())
        for size, side in WORDS.items():
            write_vocabulary(case / (side + ".vocabulary.tsv"), size)
        (case / "case.json").write_text(json.dumps({
            "attention": config["attention"], "reverse": config.get("reverse", False),
            "sources": fixtures.SOURCES, "targets": fixtures.TARGETS, "log_probabilities": expected}))


def score(folder):
    torch.set_default_dtype(torch.float32)
    for case in sorted(folder.iterdir(), key=lambda path: int(path.name)):
        spec = importlib.util.spec_from_file_location("seq2seq_model", case / "seq2seq_model.py")
        program = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(program)
        model, source, target = program.load(case)
        program.save(model, case / "again.safetensors")
        pairs = json.loads((case / "pairs.json").read_text())
        with torch.no_grad():
            found = [model.score(*pair).tolist() for pair in pairs]
        (case / "scores.json").write_text(json.dumps(found))


if __name__ == "__main__":
    {"make": make, "score": score}[sys.argv[1]](pathlib.Path(sys.argv[2]))
