#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the same model twice, once with seq2seq and once with PyTorch, and compares what comes out.

    tests/reference/compare_training.py --train train.tsv --dev dev.tsv --source-column 2 --target-column 1

Both begin with the same weights and see the same batches in the same order with the same dropout (our dice are a
function of place, core/model/chance.h, so they can be thrown again here). What PyTorch ends with is put into an
experiment file, so that one program measures both: dev perplexity and BLEU. Needs Debian's python3-torch.
"""
import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

import numpy
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "bench"))
from pytorch_seq2seq import BOS, PAD, Batch, Seq2Seq, train_step  # noqa: E402

OUTPUT_SITE = 3  # ChanceSite::Output
U64, U32 = numpy.uint64, numpy.uint32


def split_mix(state):
    """Random(state).next() of core/random.h."""
    bits = state + U64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> U64(30))) * U64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> U64(27))) * U64(0x94D049BB133111EB)
    return bits ^ (bits >> U64(31))


def dropout_masks(seed, update, steps, sentences, size, dropout):
    """[steps, sentences, size]: the masks of o_t that Chance(seed, update, dropout) gives."""
    start = split_mix(split_mix(numpy.array([seed], U64)) + U64(update))
    mixed = split_mix(split_mix(start ^ U64(OUTPUT_SITE)) ^ U64(0))
    mixed = split_mix(mixed ^ numpy.arange(steps, dtype=U64))[:, None]
    mixed = split_mix(mixed ^ numpy.array(sentences, U64)[None, :])
    bits = (mixed & U64(0xFFFFFFFF)).astype(U32)[:, :, None] + numpy.arange(size, dtype=U32) * U32(0x9E3779B9)
    bits = (bits ^ (bits >> U32(16))) * U32(0x85EBCA6B)
    bits = (bits ^ (bits >> U32(13))) * U32(0xC2B2AE35)
    bits ^= bits >> U32(16)
    kept = bits >= U32(int(dropout * 2**32))
    return torch.from_numpy(kept.astype(numpy.float32)) * (1 / (1 - dropout))


class GivenDropout(nn.Module):
    """Multiplies with masks that were thrown beforehand, one a step."""

    def __init__(self):
        super().__init__()
        self.masks = []

    def forward(self, values):
        return values * self.masks.pop(0)


def tensors_of(data):
    """Names to (shape, first byte, last byte), and where the numbers begin, of a safetensors file."""
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    return {name: (entry["shape"], *entry["data_offsets"]) for name, entry in header.items()}, 8 + size


def load_weights(model, data):
    places, start = tensors_of(data)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            shape, first, last = places.pop(name)
            values = numpy.frombuffer(data[start + first:start + last], numpy.float32).reshape(shape)
            parameter.copy_(torch.from_numpy(values.copy()))
    assert not places, f"weights that PyTorch's model has not: {list(places)}"


def with_weights(data, model):
    """The same file with the model's numbers."""
    places, start = tensors_of(data)
    result = bytearray(data)
    for name, parameter in model.named_parameters():
        _, first, last = places[name]
        result[start + first:start + last] = parameter.detach().numpy().tobytes()
    return bytes(result)


def replace_weights(source, target, model):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name in ("model.safetensors", "best.safetensors"):
                data = with_weights(data, model)
            new.writestr(name, data)


def train_pytorch(batches_file, weights, updates):
    pairs, batches = [], []
    with open(batches_file, encoding="utf-8") as file:
        settings = json.loads(next(file))
        for line in file:
            entry = json.loads(line)
            if "pair" in entry:
                pairs.append(entry["pair"])
            else:
                batches.append(entry["batch"])
    model = Seq2Seq(settings["source_vocabulary"], settings["embedding"], settings["hidden"], 0)
    model.model_embeddings["target"] = nn.Embedding(settings["target_vocabulary"], settings["embedding"], PAD)
    model.target_vocab_projection = nn.Linear(settings["hidden"], settings["target_vocabulary"], bias=False)
    model.dropout = GivenDropout()
    load_weights(model, weights)
    attention = [model.att_projection.weight]
    others = [parameter for name, parameter in model.named_parameters() if name != "att_projection.weight"]
    optimizer = torch.optim.Adam([{"params": others}, {"params": attention,
                                                      "lr": settings["attention_rate"] * settings["learning_rate"]}],
                                 lr=settings["learning_rate"], foreach=True)
    model.train()
    loss = words = 0
    for update in range(updates):
        numbers = sorted(batches[update], key=lambda number: -len(pairs[number][0]))
        batch = Batch([pairs[number] for number in numbers])
        assert batch.inputs[0, 0] == BOS
        model.dropout.masks = list(dropout_masks(settings["seed"], update, len(batch.inputs), numbers,
                                                 settings["hidden"], settings["dropout"]))
        loss += train_step(model, optimizer, batch, settings["clip_norm"], "lean")
        words += batch.labels.numel()
        if (update + 1) % 100 == 0:
            print(f"  PyTorch, update {update + 1}: {loss / words:.4f} nats a token", file=sys.stderr, flush=True)
            loss = words = 0
    return model


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def measure(program, path):
    result = json.loads(run(program, "evaluate", path, "--dev", "--json").splitlines()[-1])
    return result["perplexity"], result["bleu"]


def compare(arguments, seed, folder):
    ours, first, theirs = (os.path.join(folder, name) for name in ("ours.s2s", "first.s2s", "theirs.s2s"))
    batches = os.path.join(folder, "batches.jsonl")
    train = [arguments.program, "train", "--pairs", arguments.train, "--dev-pairs", arguments.dev, "--source-column",
             str(arguments.source_column), "--target-column", str(arguments.target_column), "--embedding",
             str(arguments.size), "--hidden", str(arguments.size), "--seed", str(seed), "--evaluate-every", "1000000",
             "--threads", str(arguments.threads)]
    run(*train, "--max-steps", "1", "--learning-rate", "1e-30", "--out", first)
    run(*train, "--max-steps", str(arguments.updates), "--out", ours)
    run(arguments.program, "export", ours, "--batches", batches, "--epochs", str(arguments.epochs))
    with zipfile.ZipFile(first) as file:
        weights = file.read("model.safetensors")
    model = train_pytorch(batches, weights, arguments.updates)
    replace_weights(ours, theirs, model)
    if arguments.keep:
        for path in (ours, theirs):
            shutil.copy(path, os.path.join(arguments.keep, f"{seed}.{os.path.basename(path)}"))
    return measure(arguments.program, ours), measure(arguments.program, theirs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="build/release/bin/seq2seq")
    parser.add_argument("--train", required=True)
    parser.add_argument("--dev", required=True)
    parser.add_argument("--source-column", type=int, default=1)
    parser.add_argument("--target-column", type=int, default=2)
    parser.add_argument("--size", type=int, default=128, help="of embeddings and hidden states")
    parser.add_argument("--updates", type=int, default=2500)
    parser.add_argument("--epochs", type=int, default=5, help="whose batches are written; enough for the updates")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--keep", help="folder to keep the experiments in")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    for seed in arguments.seeds:
        with tempfile.TemporaryDirectory() as folder:
            (our_perplexity, our_bleu), (their_perplexity, their_bleu) = compare(arguments, seed, folder)
        print(f"seed {seed}, {arguments.updates} updates: perplexity {our_perplexity:.3f} ours, {their_perplexity:.3f} "
              f"PyTorch ({100 * (our_perplexity / their_perplexity - 1):+.2f} %); BLEU {our_bleu:.2f} ours, "
              f"{their_bleu:.2f} PyTorch ({our_bleu - their_bleu:+.2f})", flush=True)


if __name__ == "__main__":
    main()
