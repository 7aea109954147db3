#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An encoder-decoder with attention in plain PyTorch, for weights that Seq2Seq Explorer exported.

    seq2seq export run.s2s --python folder/
    seq2seq tokenize run.s2s < sentences.txt | python3 folder/seq2seq_model.py | seq2seq tokenize run.s2s --join

writes what `seq2seq translate run.s2s --beam 1 < sentences.txt` writes. It needs PyTorch and nothing else. Beside it lie
weights.safetensors, which also says how the model is built, source.vocabulary.tsv and target.vocabulary.tsv. A line of the
input is a sentence: a JSON array of words, or words with blanks between them. From Python:

    from seq2seq_model import load
    model, source, target = load("folder")
    target.words(model.translate(source.ids(["我", "喜欢", "茶", "。"])))

Weights go back, trained further or made here:  save(model, "weights.safetensors"), then
    seq2seq import weights.safetensors --vocabularies folder/ --out run.s2s
"""
import argparse
import json
import math
import pathlib
import struct
import sys

import torch
from torch import nn

PAD, BOS, EOS, UNK = 0, 1, 2, 3  # the first words of every vocabulary


class Attention(nn.Module):
    """Scores e_t, weights alpha_t and context a_t of one decoder step. Its weights are called as in the program."""

    def __init__(self, kind, h, d, positions, window):
        super().__init__()
        self.kind, self.h, self.positions, self.window = kind, h, positions, window
        if kind == "location":
            self.weight = nn.Parameter(torch.zeros(positions, h))
        elif kind != "dot":
            self.weight = nn.Parameter(torch.zeros(h, d))  # W, or W_1
        if kind == "additive":
            self.query_weight = nn.Parameter(torch.zeros(h, h))  # W_2
            self.v = nn.Parameter(torch.zeros(1, h))
        if kind == "local-p":
            self.position_weight = nn.Parameter(torch.zeros(h, h))  # W_p
            self.v_p = nn.Parameter(torch.zeros(1, h))

    def scores(self, h, states):
        if self.kind == "dot":  # h_t . h_i
            return h @ states.t()
        if self.kind == "location":  # W h_t, a row for each place of the source
            e = (h @ self.weight.t())[:, :states.size(0)]
            return nn.functional.pad(e, (0, states.size(0) - e.size(1)), value=-math.inf)
        keys = states @ self.weight.t()
        if self.kind == "additive":  # v^T tanh(W_1 h_i + W_2 h_t)
            return (torch.tanh(keys + (h @ self.query_weight.t()).unsqueeze(1)) @ self.v.t()).squeeze(2)
        e = h @ keys.t()  # h_t^T W h_i
        return e / math.sqrt(self.h) if self.kind == "scaled" else e

    def distribution(self, e, h, t):
        if self.kind == "sparsemax":  # Martins and Astudillo 2016, algorithm 1
            z, i = e.sort(1, descending=True)[0], torch.arange(1, e.size(1) + 1)
            k = (1 + i * z > z.cumsum(1)).sum(1, keepdim=True)
            return (e - (z.cumsum(1).gather(1, k - 1) - 1) / k).clamp_min(0)
        if not self.kind.startswith("local-"):
            return e.softmax(1)
        m, i = e.size(1), torch.arange(1, e.size(1) + 1)
        if self.kind == "local-m":
            p = torch.tensor([[min(t + 1.0, m)]])
        else:  # p_t = m sigmoid(v_p^T tanh(W_p h_t))
            p = m * torch.sigmoid(torch.tanh(h @ self.position_weight.t()) @ self.v_p.t())
        alpha = e.masked_fill((i - p).abs() > self.window, -math.inf).softmax(1)
        sigma = self.window / 2
        return alpha if self.kind == "local-m" else alpha * torch.exp(-(i - p) ** 2 / (2 * sigma ** 2))

    def forward(self, h, states, t):
        """h [B, h], states [S, d] -> a_t [B, d], alpha_t [B, S]"""
        alpha = self.distribution(self.scores(h, states), h, t)
        return alpha @ states, alpha


class Seq2Seq(nn.Module):
    """`config` is the metadata of the weights' file: strings, as safetensors has them."""

    def __init__(self, config):
        super().__init__()
        self.config = dict(config)
        number, flag = lambda key: int(config[key]), lambda key: config.get(key, "false") == "true"
        self.h, e, self.layers = number("hidden"), number("embedding"), number("layers")
        self.directions = 2 if flag("bidirectional") else 1
        direction = self.h // 2 if self.directions == 2 and flag("half_directions") else self.h
        d = direction * self.directions
        self.source_words, self.target_words = number("source_vocabulary"), number("target_vocabulary")
        self.reverse, self.feeding, self.one_hot = flag("reverse_source"), flag("input_feeding"), flag("one_hot")
        self.tied, self.start = flag("tied_embeddings"), config.get("start", "projected")
        self.is_lstm, attention = config["cell"] == "lstm", config["attention"]
        if not self.one_hot:
            self.model_embeddings = nn.ModuleDict({"source": nn.Embedding(self.source_words, e, padding_idx=PAD),
                                                   "target": nn.Embedding(self.target_words, e, padding_idx=PAD)})
        if flag("convolution"):
            self.post_embed_cnn = nn.Conv1d(e, e, 2)
        whole, cell = {"lstm": (nn.LSTM, nn.LSTMCell), "gru": (nn.GRU, nn.GRUCell), "rnn": (nn.RNN, nn.RNNCell)}[config["cell"]]
        self.encoder = whole(self.source_words if self.one_hot else e, direction, self.layers, bidirectional=self.directions == 2)
        first = (self.target_words if self.one_hot else e) + (self.h if self.feeding else 0)
        self.decoder = self.each_layer(lambda layer: cell(first if layer == 0 else self.h, self.h))
        if self.start == "projected":
            self.h_projection = self.each_layer(lambda _: nn.Linear(d, self.h, bias=False))
            if self.is_lstm:
                self.c_projection = self.each_layer(lambda _: nn.Linear(d, self.h, bias=False))
        self.att_projection = None
        if attention != "none":
            self.att_projection = Attention(attention, self.h, d, int(config.get("positions", 100)), int(config.get("window", 3)))
        self.combined_output_projection = nn.Linear(self.h + (d if self.att_projection else 0), self.h, bias=False)
        if not self.tied:
            self.target_vocab_projection = nn.Linear(self.h, self.target_words, bias=False)

    def each_layer(self, make):
        """One layer is a module; several are a list: decoder.weight_ih, decoder.1.weight_ih"""
        return make(0) if self.layers == 1 else nn.ModuleList([make(layer) for layer in range(self.layers)])

    def of_layer(self, module, layer):
        return module if self.layers == 1 else module[layer]

    def first_state(self, name, last):
        """last [layers * directions, size] -> h_0 or c_0, [1, h] a layer"""
        states = []
        for layer in range(self.layers):
            both = last[layer * self.directions:(layer + 1) * self.directions].reshape(1, -1)
            if self.start == "projected":
                states.append(self.of_layer(getattr(self, name), layer)(both))
            else:
                states.append(both if self.start == "last" else torch.zeros(1, self.h))
        return states

    def encode(self, ids):
        """ids of a sentence, </s> last -> h_1..h_m [m, d], h_0, c_0"""
        if self.reverse:
            ids = ids[:-1][::-1] + ids[-1:]
        ids = torch.tensor(ids)
        x = nn.functional.one_hot(ids, self.source_words).float() if self.one_hot else self.model_embeddings["source"](ids)
        if hasattr(self, "post_embed_cnn"):  # of two words, nothing behind the last
            x = self.post_embed_cnn(nn.functional.pad(x.t().unsqueeze(0), (0, 1))).squeeze(0).t()
        states, last = self.encoder(x.unsqueeze(1))
        h = self.first_state("h_projection", last[0] if self.is_lstm else last)
        c = self.first_state("c_projection", last[1]) if self.is_lstm else [None] * self.layers
        return states.squeeze(1), h, c

    def step(self, words, h, c, o, states, t):
        """y_{t-1} [B] and lists of h and c, [B, h] a layer -> log P_t [B, |V|], h, c, o_t"""
        h, c = list(h), list(c)
        x = nn.functional.one_hot(words, self.target_words).float() if self.one_hot else self.model_embeddings["target"](words)
        if self.feeding:
            x = torch.cat([x, o], 1)
        for layer in range(self.layers):
            cell = self.of_layer(self.decoder, layer)
            if self.is_lstm:
                h[layer], c[layer] = cell(x, (h[layer], c[layer]))
            else:
                h[layer] = cell(x, h[layer])
            x = h[layer]
        u = x
        if self.att_projection:
            context, _ = self.att_projection(x, states, t)
            u = torch.cat([context, x], 1)
        o = torch.tanh(self.combined_output_projection(u))
        vocabulary = self.model_embeddings["target"].weight if self.tied else self.target_vocab_projection.weight
        return torch.log_softmax(o @ vocabulary.t(), 1), h, c, o

    def score(self, source, target):
        """log P_t[y_t] of each word of `target`, both with </s>: the loss is minus their sum"""
        states, h, c = self.encode(source)
        o, log_p, previous = torch.zeros(1, self.h), [], BOS
        for t, word in enumerate(target):
            row, h, c, o = self.step(torch.tensor([previous]), h, c, o, states, t)
            log_p.append(row[0, word])
            previous = word
        return torch.stack(log_p)

    @torch.no_grad()
    def translate(self, source, beam=1, length_penalty=0.6, max_length=100):
        """ids of a sentence, </s> last -> ids of its translation, one word at least, without </s>. Wu et al. 2016, eq. 14"""
        states, h, c = self.encode(source)
        live, finished = [([], 0.0, h, c, torch.zeros(1, self.h))], []
        for t in range(max_length):
            ways = []
            for ids, log_p, h, c, o in live:
                row, h, c, o = self.step(torch.tensor([ids[-1] if ids else BOS]), h, c, o, states, t)
                row[0, [PAD, BOS] if t else [PAD, BOS, EOS]] = -math.inf  # never written
                top = row[0].topk(min(beam, row.size(1)))
                ways += [(ids + [word], log_p + p, h, c, o) for p, word in zip(top[0].tolist(), top[1].tolist())]
            ways.sort(key=lambda way: -way[1])
            best = ways[:beam - len(finished)]
            finished += [way for way in best if way[0][-1] == EOS]
            live = [way for way in best if way[0][-1] != EOS]
            if len(finished) >= beam or not live:
                break
        ids = max(finished or live, key=lambda way: way[1] / ((5 + len(way[0])) / 6) ** length_penalty)[0]
        return ids[:-1] if ids[-1] == EOS else ids


class Vocabulary:
    def __init__(self, path):
        with open(path, encoding="utf-8", newline="\n") as lines:
            self.spellings = [line.rstrip("\n").rsplit("\t", 1)[0] for line in lines]
        self.numbers = {word: k for k, word in enumerate(self.spellings) if k > UNK}

    def ids(self, words):
        return [self.numbers.get(word, UNK) for word in words] + [EOS]

    def words(self, ids):
        return [self.spellings[k] for k in ids]


def read_safetensors(path):
    """-> metadata, {name: tensor}. https://huggingface.co/docs/safetensors: a length, a JSON header, the numbers"""
    data = pathlib.Path(path).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    metadata, tensors = header.pop("__metadata__", {}), {}
    for name, entry in header.items():
        begin, end = (8 + size + offset for offset in entry["data_offsets"])
        kind = {"F32": torch.float32, "F64": torch.float64}[entry["dtype"]]
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=kind).reshape(entry["shape"])
    return metadata, tensors


def save(model, path):
    """The weights and how the model is built, for `seq2seq import`."""
    header, body = {"__metadata__": model.config}, b""
    for name, tensor in model.state_dict().items():
        numbers = tensor.detach().float().contiguous().flatten().tolist()
        block = struct.pack("<%df" % len(numbers), *numbers)
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(body), len(body) + len(block)]}
        body += block
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(text)) + text + body)


def load(folder):
    """-> model, source vocabulary, target vocabulary"""
    folder = pathlib.Path(folder)
    metadata, weights = read_safetensors(folder / "weights.safetensors")
    model = Seq2Seq(metadata)
    model.load_state_dict(weights)
    return model.eval(), Vocabulary(folder / "source.vocabulary.tsv"), Vocabulary(folder / "target.vocabulary.tsv")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--length-penalty", type=float, default=0.6)
    options = parser.parse_args()
    model, source, target = load(pathlib.Path(__file__).parent)
    for line in sys.stdin:
        is_json = line.startswith("[")
        words = json.loads(line) if is_json else line.split()
        ids = model.translate(source.ids(words), options.beam, options.length_penalty) if words else []
        print(json.dumps(target.words(ids), ensure_ascii=False) if is_json else " ".join(target.words(ids)), flush=True)


if __name__ == "__main__":
    main()
