#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes numbers of the usual PyTorch program for our model, which tests/core/model/tst_reference.cpp compares with ours.

Run with Debian's python3-torch:  /usr/bin/python3 tests/reference/make_fixtures.py > tests/reference/model.json

nn.LSTM / nn.GRU / nn.RNN as encoder on packed sequences, cells in a loop as decoder, autograd, torch.optim; the gates, which
these modules keep to themselves, are computed once more from the equations in PyTorch's documentation, and checked against them.
Weights are not stored: weight number k of the n-th parameter (names sorted) is 0.4 sin(0.7 k + n), here and in the test.
Arrays are stored as base64 of little-endian float64, so that no digit is lost. In all arrays of steps time comes first.
"""
import base64
import json
import math
import struct
import sys

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
PAD, BOS, EOS = 0, 1, 2
SOURCE_WORDS, TARGET_WORDS, EMBEDDING, HIDDEN = 7, 8, 3, 4
SOURCES = [[4, 5, 6, 4, 2], [5, 3, 2], [6, 6, 5, 2]]
TARGETS = [[5, 4, 2], [7, 6, 5, 4, 2], [3, 2]]
SGD_RATE, ADAM_RATE, CLIP_NORM = 0.1, 0.001, 0.5
BEAM, LENGTH_PENALTY, MAX_LENGTH = 3, 0.6, 8

CONFIGS = [
    # The five presets, spelled out; the test builds them by name and overrides nothing but sizes and dropout.
    dict(preset="cs224n", cell="lstm", attention="general"),
    dict(preset="sutskever2014", cell="lstm", attention="none", bidirectional=False, reverse=True, feeding=False, layers=2),
    dict(preset="bahdanau2015", cell="gru", attention="additive"),
    dict(preset="luong2015", cell="lstm", attention="general", bidirectional=False, reverse=True, layers=2),
    dict(preset="char-classic", cell="lstm", attention="none", bidirectional=False, feeding=False, onehot=True),
    # What the presets leave out.
    dict(cell="lstm", attention="general", convolution=True),
    dict(cell="gru", attention="additive", bidirectional=False, reverse=True, layers=2, convolution=True),
    dict(cell="rnn", attention="general"),
    dict(cell="gru", attention="dot", bidirectional=False, feeding=False),
    dict(cell="lstm", attention="scaled", layers=3, feeding=False),
    dict(cell="rnn", attention="additive", onehot=True, layers=2),
    dict(cell="gru", attention="scaled", smoothing=0.1),
]


class Model(nn.Module):
    def __init__(self, cell, attention, preset="", bidirectional=True, reverse=False, feeding=True, onehot=False, layers=1,
                 smoothing=0.0, convolution=False):
        super().__init__()
        self.attention, self.reverse, self.feeding, self.onehot = attention, reverse, feeding, onehot
        self.kind, self.layers, self.smoothing, self.convolution = cell, layers, smoothing, convolution
        self.is_lstm, self.directions = cell == "lstm", 2 if bidirectional else 1
        e_src, e_tgt = (SOURCE_WORDS, TARGET_WORDS) if onehot else (EMBEDDING, EMBEDDING)
        h, d = HIDDEN, HIDDEN * self.directions
        if not onehot:
            self.model_embeddings = nn.ModuleDict({
                "source": nn.Embedding(SOURCE_WORDS, EMBEDDING, padding_idx=PAD),
                "target": nn.Embedding(TARGET_WORDS, EMBEDDING, padding_idx=PAD)})
        if convolution:
            self.post_embed_cnn = nn.Conv1d(EMBEDDING, EMBEDDING, 2, padding="same")
        kind = {"lstm": (nn.LSTM, nn.LSTMCell), "gru": (nn.GRU, nn.GRUCell), "rnn": (nn.RNN, nn.RNNCell)}[cell]
        self.encoder = kind[0](e_src, h, layers, bidirectional=bidirectional)
        cells = [kind[1](e_tgt + (h if feeding else 0) if layer == 0 else h, h) for layer in range(layers)]
        self.decoder = cells[0] if layers == 1 else nn.ModuleList(cells)

        def start():
            maps = [nn.Linear(d, h, bias=False) for _ in range(layers)]
            return maps[0] if layers == 1 else nn.ModuleList(maps)
        self.h_projection = start()
        if self.is_lstm:
            self.c_projection = start()
        if attention != "none":
            self.att_projection = nn.Module()
            if not (attention == "dot" and d == h):
                self.att_projection.weight = nn.Parameter(torch.zeros(h, d))
            if attention == "additive":
                self.att_projection.query_weight = nn.Parameter(torch.zeros(h, h))
                self.att_projection.v = nn.Parameter(torch.zeros(1, h))
        self.combined_output_projection = nn.Linear(h + (0 if attention == "none" else d), h, bias=False)
        self.target_vocab_projection = nn.Linear(h, TARGET_WORDS, bias=False)

    def embed(self, side, ids, words):
        return nn.functional.one_hot(ids, words).to(torch.float64) if self.onehot else self.model_embeddings[side](ids)

    def cells(self):
        return [self.decoder] if self.layers == 1 else list(self.decoder)

    def start(self, projection, last):  # last: [layers * directions, B, h]
        maps = [projection] if self.layers == 1 else list(projection)
        return [maps[layer](torch.cat([last[layer * self.directions + k] for k in range(self.directions)], 1))
                for layer in range(self.layers)]

    def attend(self, h, states, mask):
        att = self.att_projection
        keys = states @ att.weight.t() if hasattr(att, "weight") else states
        if self.attention == "additive":
            e = (torch.tanh(keys + (h @ att.query_weight.t()).unsqueeze(1)) @ att.v.t()).squeeze(2)
        else:
            e = torch.bmm(keys, h.unsqueeze(2)).squeeze(2)
        if self.attention == "scaled":
            e = e / math.sqrt(HIDDEN)
        alpha = torch.softmax(e.masked_fill(mask, float("-inf")), 1)
        return e.masked_fill(mask, 0), alpha, torch.bmm(alpha.unsqueeze(1), states).squeeze(1)

    def encode(self, sources, record=None):
        """Encoder states [B, S, D], the padding mask [B, S], and the decoder's start: lists of h and c, a layer each."""
        if self.reverse:
            sources = [s[:-1][::-1] + s[-1:] for s in sources]
        ids = nn.utils.rnn.pad_sequence([torch.tensor(s) for s in sources], padding_value=PAD)
        x = self.embed("source", ids, SOURCE_WORDS)
        if self.convolution:  # padding counts as zero, so that a sentence does not depend on its batch
            x = x * (ids != PAD).unsqueeze(2)
            x = self.post_embed_cnn(x.permute(1, 2, 0)).permute(2, 0, 1)
        packed_states, last = self.encoder(
            pack_padded_sequence(x, [len(s) for s in sources], enforce_sorted=False))
        padded = pad_packed_sequence(packed_states)[0]
        h = self.start(self.h_projection, last[0] if self.is_lstm else last)
        c = self.start(self.c_projection, last[1]) if self.is_lstm else [None] * self.layers
        if record is not None:
            record["convolved"] = x * (ids != PAD).unsqueeze(2) if self.convolution else None
            self.record_encoder(record, x, (ids != PAD).unsqueeze(2), padded)
            record["states"] = padded.transpose(0, 1)
            record["start_h"] = torch.stack(h)
            record["start_c"] = torch.stack(c) if self.is_lstm else None
        return padded.transpose(0, 1), (ids == PAD).t(), h, c

    def gates(self, x, h, c, w_ih, w_hh, b_ih, b_hh):
        """One step by the equations in PyTorch's documentation: gates in PyTorch's order, h, c."""
        a, b = x @ w_ih.t() + b_ih, h @ w_hh.t() + b_hh
        if self.kind == "lstm":
            i, f, g, o = (a + b).chunk(4, 1)
            i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
            c = f * c + i * g
            return torch.cat([i, f, g, o], 1), o * torch.tanh(c), c
        if self.kind == "gru":
            (ar, az, an), (br, bz, bn) = a.chunk(3, 1), b.chunk(3, 1)
            r, z = torch.sigmoid(ar + br), torch.sigmoid(az + bz)
            n = torch.tanh(an + r * bn)
            return torch.cat([r, z, n], 1), (1 - z) * n + z * h, c
        h = torch.tanh(a + b)
        return h, h, c

    def record_encoder(self, record, x, real, expected):
        for layer in range(self.layers):
            outputs = []
            for direction in range(self.directions):
                suffix = "_l%d%s" % (layer, "_reverse" if direction else "")
                weights = [getattr(self.encoder, n + suffix) for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
                h = c = torch.zeros(x.size(1), HIDDEN)
                steps = [None] * x.size(0)
                for s in (range(x.size(0)) if direction == 0 else reversed(range(x.size(0)))):
                    gates, new_h, new_c = self.gates(x[s], h, c, *weights)
                    h, c = torch.where(real[s], new_h, h), torch.where(real[s], new_c, c)
                    steps[s] = (gates * real[s], h * real[s], c * real[s])
                key = "encoder%d%s" % (layer, "_reverse" if direction else "")
                for name, values in zip(("gates", "h", "c"), zip(*steps)):
                    if name != "c" or self.is_lstm:
                        record["%s_%s" % (key, name)] = torch.stack(values)
                outputs.append(record[key + "_h"])
            x = torch.cat(outputs, 2)
        assert torch.allclose(x, expected, rtol=0, atol=1e-14)

    def step(self, words, h, c, o, states, mask, record=None):
        """One decoder step. Lists h and c are changed in place; returns o_t."""
        x = self.embed("target", words, TARGET_WORDS)
        if self.feeding:
            x = torch.cat([x, o], 1)
        for layer, cell in enumerate(self.cells()):
            if record is not None:
                gates, ours, _ = self.gates(x, h[layer], c[layer], cell.weight_ih, cell.weight_hh, cell.bias_ih, cell.bias_hh)
                record.setdefault("decoder%d_gates" % layer, []).append(gates)
            if self.is_lstm:
                h[layer], c[layer] = cell(x, (h[layer], c[layer]))
            else:
                h[layer] = cell(x, h[layer])
            x = h[layer]
            if record is not None:
                assert torch.allclose(x, ours, rtol=0, atol=1e-14)
                record.setdefault("decoder%d_h" % layer, []).append(x)
                if self.is_lstm:
                    record.setdefault("decoder%d_c" % layer, []).append(c[layer])
        u = x
        if self.attention != "none":
            scores, alpha, context = self.attend(x, states, mask)
            if record is not None:
                for name, value in (("scores", scores), ("attention", alpha), ("contexts", context)):
                    record.setdefault(name, []).append(value)
            u = torch.cat([context, x], 1)
        return torch.tanh(self.combined_output_projection(u))

    def forward(self, sources, targets, record=None):
        labels = nn.utils.rnn.pad_sequence([torch.tensor(t) for t in targets], padding_value=PAD)
        inputs = torch.cat([torch.full((1, len(targets)), BOS), labels[:-1]]).masked_fill(labels == PAD, PAD)
        states, mask, h, c = self.encode(sources, record)
        o, outputs = torch.zeros(len(sources), HIDDEN), []
        for t in range(inputs.size(0)):
            o = self.step(inputs[t], h, c, o, states, mask, record)
            outputs.append(o)
        outputs = torch.stack(outputs)
        logits = self.target_vocab_projection(outputs)
        if record is not None:
            record["outputs"] = outputs
            record["log_probabilities"] = torch.log_softmax(logits, 2)
        return nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=PAD, reduction="sum",
                                           label_smoothing=self.smoothing)

    def search(self, source, beam):
        """Beam search, one hypothesis after the other: [ids, log probability, score], finished ones first, best first."""
        states, mask, h, c = self.encode([source])
        live, finished = [([], 0.0, BOS, h, c, torch.zeros(1, HIDDEN))], []
        for _ in range(MAX_LENGTH):
            ways = []
            for ids, log_p, last, h, c, o in live:
                h, c = list(h), list(c)
                o = self.step(torch.tensor([last]), h, c, o, states, mask)
                for word, p in enumerate(torch.log_softmax(self.target_vocab_projection(o), 1)[0].tolist()):
                    if word not in (PAD, BOS):
                        ways.append((ids + [word], log_p + p, word, h, c, o))
            ways.sort(key=lambda way: -way[1])
            best = ways[:beam - len(finished)]
            finished += [way for way in best if way[2] == EOS]
            live = [way for way in best if way[2] != EOS]
            if len(finished) == beam:
                break
        found = [[way[0], way[1], way[1] / ((5 + len(way[0])) / 6) ** LENGTH_PENALTY] for way in finished + live]
        return sorted(found, key=lambda way: (way[0][-1] != EOS, -way[2]))


def fill(model):
    with torch.no_grad():
        for n, (_, p) in enumerate(sorted(model.named_parameters())):
            k = torch.arange(p.numel(), dtype=torch.float64)
            p.copy_((0.4 * torch.sin(0.7 * k + n)).view_as(p))


def packed(tensor):
    values = tensor.detach().flatten().tolist()
    return base64.b64encode(struct.pack("<%dd" % len(values), *values)).decode()


def parameters(model):
    return {name: packed(p) for name, p in sorted(model.named_parameters())}


def case(config):
    model = Model(**config)
    fill(model)
    record = {}
    loss = model(SOURCES, TARGETS, record)
    (loss / len(SOURCES)).backward()
    values = {name: packed(torch.stack(value) if isinstance(value, list) else value)
              for name, value in record.items() if value is not None}
    result = {"config": config, "loss": loss.item(), "values": values,
              "gradients": {n: packed(p.grad) for n, p in sorted(model.named_parameters())}}
    with torch.no_grad():
        result["greedy"] = [model.search(source, 1) for source in SOURCES]
        result["beam"] = [model.search(source, BEAM) for source in SOURCES]
    for name, make in (("sgd", lambda p: torch.optim.SGD(p, lr=SGD_RATE)), ("adam", lambda p: torch.optim.Adam(p, lr=ADAM_RATE))):
        fill(model)
        optimizer = make(model.parameters())
        for _ in range(3):
            optimizer.zero_grad()
            (model(SOURCES, TARGETS) / len(SOURCES)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)
            optimizer.step()
        result[name] = parameters(model)
    return result


if __name__ == "__main__":
    json.dump({"sources": SOURCES, "targets": TARGETS, "sgd_rate": SGD_RATE, "adam_rate": ADAM_RATE, "clip_norm": CLIP_NORM,
               "search_beam": BEAM, "length_penalty": LENGTH_PENALTY, "max_length": MAX_LENGTH,
               "cases": [case(c) for c in CONFIGS]}, sys.stdout, indent=0)
    print()
