#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes numbers of the usual PyTorch program for our model, which tests/core/model/tst_reference.cpp compares with ours.

Run with Debian's python3-torch:  /usr/bin/python3 tests/reference/make_fixtures.py > tests/reference/model.json

nn.LSTM / nn.GRU / nn.RNN as encoder on packed sequences, cells in a loop as decoder, autograd, torch.optim.
Weights are not stored: weight number k of the n-th parameter (names sorted) is 0.4 sin(0.7 k + n), here and in the test.
"""
import json
import math
import sys

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.set_default_dtype(torch.float64)
PAD, BOS, EOS = 0, 1, 2
SOURCE_WORDS, TARGET_WORDS, EMBEDDING, HIDDEN = 7, 8, 3, 4
SOURCES = [[4, 5, 6, 4, 2], [5, 3, 2], [6, 6, 5, 2]]
TARGETS = [[5, 4, 2], [7, 6, 5, 4, 2], [3, 2]]

CONFIGS = [
    dict(cell="lstm", attention="general"),
    dict(cell="lstm", attention="none", bidirectional=False, reverse=True, feeding=False, layers=2),
    dict(cell="gru", attention="additive"),
    dict(cell="lstm", attention="general", bidirectional=False, reverse=True, layers=2),
    dict(cell="lstm", attention="none", bidirectional=False, feeding=False, onehot=True),
    dict(cell="rnn", attention="dot"),
    dict(cell="gru", attention="dot", bidirectional=False, feeding=False),
    dict(cell="lstm", attention="scaled", layers=3, feeding=False),
    dict(cell="rnn", attention="additive", onehot=True, layers=2),
    dict(cell="gru", attention="scaled", smoothing=0.1),
]


class Model(nn.Module):
    def __init__(self, cell, attention, bidirectional=True, reverse=False, feeding=True, onehot=False, layers=1,
                 smoothing=0.0):
        super().__init__()
        self.attention, self.reverse, self.feeding, self.onehot = attention, reverse, feeding, onehot
        self.is_lstm, self.layers, self.smoothing = cell == "lstm", layers, smoothing
        e_src, e_tgt = (SOURCE_WORDS, TARGET_WORDS) if onehot else (EMBEDDING, EMBEDDING)
        h, d = HIDDEN, HIDDEN * (2 if bidirectional else 1)
        if not onehot:
            self.model_embeddings = nn.ModuleDict({
                "source": nn.Embedding(SOURCE_WORDS, EMBEDDING, padding_idx=PAD),
                "target": nn.Embedding(TARGET_WORDS, EMBEDDING, padding_idx=PAD)})
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
        directions = last.size(0) // self.layers
        maps = [projection] if self.layers == 1 else list(projection)
        return [maps[layer](torch.cat([last[layer * directions + k] for k in range(directions)], 1))
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
        return alpha, torch.bmm(alpha.unsqueeze(1), states).squeeze(1)

    def forward(self, sources, targets):
        if self.reverse:
            sources = [s[:-1][::-1] + s[-1:] for s in sources]
        lengths = [len(s) for s in sources]
        ids = nn.utils.rnn.pad_sequence([torch.tensor(s) for s in sources], padding_value=PAD)
        labels = nn.utils.rnn.pad_sequence([torch.tensor(t) for t in targets], padding_value=PAD)
        inputs = torch.cat([torch.full((1, len(targets)), BOS), labels[:-1]])
        packed = pack_padded_sequence(self.embed("source", ids, SOURCE_WORDS), lengths, enforce_sorted=False)
        packed_states, last = self.encoder(packed)
        states = pad_packed_sequence(packed_states)[0].transpose(0, 1)
        h = self.start(self.h_projection, last[0] if self.is_lstm else last)
        c = self.start(self.c_projection, last[1]) if self.is_lstm else None
        o = torch.zeros(len(sources), HIDDEN)
        outputs, attention = [], []
        for t in range(inputs.size(0)):
            x = self.embed("target", inputs[t], TARGET_WORDS)
            if self.feeding:
                x = torch.cat([x, o], 1)
            for layer, cell in enumerate(self.cells()):
                if self.is_lstm:
                    h[layer], c[layer] = cell(x, (h[layer], c[layer]))
                else:
                    h[layer] = cell(x, h[layer])
                x = h[layer]
            u = x
            if self.attention != "none":
                alpha, context = self.attend(x, states, (ids == PAD).t())
                attention.append(alpha)
                u = torch.cat([context, x], 1)
            o = torch.tanh(self.combined_output_projection(u))
            outputs.append(o)
        outputs = torch.stack(outputs)
        logits = self.target_vocab_projection(outputs)
        loss = nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=PAD, reduction="sum",
                                           label_smoothing=self.smoothing)
        outputs = outputs * (labels != PAD).unsqueeze(2)  # what stands behind the end means nothing
        return loss, states, outputs, torch.stack(attention, 1) if attention else None


def fill(model):
    with torch.no_grad():
        for n, (_, p) in enumerate(sorted(model.named_parameters())):
            k = torch.arange(p.numel(), dtype=torch.float64)
            p.copy_((0.4 * torch.sin(0.7 * k + n)).view_as(p))


def parameters(model):
    return {name: p.detach().flatten().tolist() for name, p in sorted(model.named_parameters())}


def case(config):
    model = Model(**config)
    fill(model)
    loss, states, outputs, attention = model(SOURCES, TARGETS)
    (loss / len(SOURCES)).backward()
    result = {"config": config, "loss": loss.item(), "states": states.flatten().tolist(),
              "outputs": outputs.flatten().tolist(), "attention": attention.flatten().tolist() if attention is not None else [],
              "gradients": {n: p.grad.flatten().tolist() for n, p in sorted(model.named_parameters())}}
    for name, make in (("sgd", lambda p: torch.optim.SGD(p, lr=0.1)), ("adam", lambda p: torch.optim.Adam(p, lr=0.01))):
        fill(model)
        optimizer = make(model.parameters())
        for _ in range(3):
            optimizer.zero_grad()
            (model(SOURCES, TARGETS)[0] / len(SOURCES)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 0.5)
            optimizer.step()
        result[name] = parameters(model)
    return result


json.dump({"sources": SOURCES, "targets": TARGETS, "cases": [case(c) for c in CONFIGS]}, sys.stdout)
