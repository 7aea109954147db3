#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The usual PyTorch program for our model, tuned as a knowing user would, timed on the corpus of our bench.

    seq2seq bench --config a4 --write-corpus a4.jsonl
    /usr/bin/python3 tests/bench/pytorch_seq2seq.py a4.jsonl --threads 2

Prints one JSON object with the keys of `seq2seq bench --json`. Which BLAS is used, LD_LIBRARY_PATH says
(/usr/lib/x86_64-linux-gnu/openblas-openmp and so on): Debian's PyTorch takes whatever libblas.so.3 there is.

Two ways to write it, --style:
  usual  what courses and tutorials teach: sentences shuffled and cut into batches, sorted within a batch; nn.LSTM on
         packed sequences, attention keys projected once a batch, a loop over nn.LSTMCell, log_softmax over all steps
         and a mask for padding, Adam as it comes. One sentence is translated at a time; a beam's hypotheses are rows
         of a batch, kept as Python lists.
  lean   what one finds who measures: our batches, which are of similar length; loss without the rows of padding and
         without keeping probabilities, embeddings of all target words at once, Adam over all weights at once
         (foreach); sentences are translated in batches, beams of a sentence share its encoder states, and no Python
         loop looks at hypotheses.
In both, batches are tensors beforehand, and padding is not counted as words.
"""
import argparse
import json
import os
import random
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

PAD, BOS, EOS = 0, 1, 2


class Seq2Seq(nn.Module):
    """BiLSTM encoder, LSTM decoder with general attention and input feeding. Weights are named as ours are."""

    def __init__(self, vocabulary, embedding, hidden, dropout):
        super().__init__()
        self.hidden = hidden
        self.model_embeddings = nn.ModuleDict({
            side: nn.Embedding(vocabulary, embedding, padding_idx=PAD) for side in ("source", "target")})
        self.encoder = nn.LSTM(embedding, hidden, bidirectional=True)
        self.decoder = nn.LSTMCell(embedding + hidden, hidden)
        self.h_projection = nn.Linear(2 * hidden, hidden, bias=False)
        self.c_projection = nn.Linear(2 * hidden, hidden, bias=False)
        self.att_projection = nn.Linear(2 * hidden, hidden, bias=False)
        self.combined_output_projection = nn.Linear(3 * hidden, hidden, bias=False)
        self.target_vocab_projection = nn.Linear(hidden, vocabulary, bias=False)
        self.dropout = nn.Dropout(dropout)
        for name, parameter in self.named_parameters():
            nn.init.uniform_(parameter, *((-1, 1) if name.startswith("model_embeddings") else (-0.1, 0.1)))
        with torch.no_grad():
            for table in self.model_embeddings.values():
                table.weight[PAD].zero_()

    def encode(self, ids, lengths):
        """ids [S, B], longest first. Returns states [B, S, 2H], their keys [B, S, H], and the decoder's h, c, o."""
        packed = pack_padded_sequence(self.model_embeddings["source"](ids), lengths)
        packed, (h, c) = self.encoder(packed)
        states = pad_packed_sequence(packed)[0].transpose(0, 1).contiguous()
        h = self.h_projection(torch.cat([h[0], h[1]], 1))
        c = self.c_projection(torch.cat([c[0], c[1]], 1))
        return states, self.att_projection(states), (h, c, torch.zeros_like(h))

    def step(self, word, state, states, keys, is_padding):
        """One decoder step. word [R, E]; R is B, or B times the beam: rows of one sentence stand together."""
        h, c, o = state
        h, c = self.decoder(torch.cat([word, o], 1), (h, c))
        sentences = keys.size(0)
        query = h.view(sentences, -1, self.hidden)
        scores = torch.bmm(query, keys.transpose(1, 2))  # [B, beam, S]
        if is_padding is not None:
            scores = scores.masked_fill(is_padding.unsqueeze(1), float("-inf"))
        context = torch.bmm(torch.softmax(scores, 2), states).view(h.size(0), -1)
        o = self.dropout(torch.tanh(self.combined_output_projection(torch.cat([context, h], 1))))
        return h, c, o

    def loss(self, batch):
        """Nats of all target tokens."""
        states, keys, state = self.encode(batch.sources, batch.lengths)
        outputs = []
        for word in self.model_embeddings["target"](batch.inputs).unbind(0):
            state = self.step(word, state, states, keys, batch.is_padding)
            outputs.append(state[2])
        outputs = torch.stack(outputs).flatten(0, 1)[batch.positions]
        return F.cross_entropy(self.target_vocab_projection(outputs), batch.labels, reduction="sum")

    def usual_loss(self, batch):
        """The same, as it is usually written."""
        states, keys, state = self.encode(batch.sources, batch.lengths)
        outputs = []
        for ids in batch.inputs.unbind(0):
            state = self.step(self.model_embeddings["target"](ids), state, states, keys, batch.is_padding)
            outputs.append(state[2])
        log_p = F.log_softmax(self.target_vocab_projection(torch.stack(outputs)), dim=-1)
        gold = torch.gather(log_p, 2, batch.padded_labels.unsqueeze(2)).squeeze(2)
        return -(gold * batch.target_mask).sum()

    def logits(self, o):
        logits = self.target_vocab_projection(o)
        logits[:, :BOS + 1] = float("-inf")  # <pad> and <s> are never written
        return logits


class Batch:
    """Sentence pairs as tensors."""

    def __init__(self, pairs):
        pairs = sorted(pairs, key=lambda pair: -len(pair[0]))  # as packing wants them
        sources = [torch.tensor(source) for source, _ in pairs]
        targets = [torch.tensor(target) for _, target in pairs]
        self.lengths = torch.tensor([len(source) for source in sources])
        self.sources = pad_sequence(sources)
        self.is_padding = None if len(set(self.lengths.tolist())) == 1 else (self.sources == PAD).t()
        labels = pad_sequence(targets)
        self.inputs = torch.cat([torch.full((1, len(pairs)), BOS), labels[:-1]])
        self.positions = (labels.flatten() != PAD).nonzero().squeeze(1)
        self.labels = labels.flatten()[self.positions]
        self.padded_labels = labels
        self.target_mask = (labels != PAD).float()
        self.size = len(pairs)
        self.words = int(self.lengths.sum()) + self.labels.numel()  # source and target, </s> of both included


def train_step(model, optimizer, batch, clip_norm, style):
    optimizer.zero_grad(set_to_none=style == "lean")
    loss = model.loss(batch) if style == "lean" else model.usual_loss(batch)
    (loss / batch.size).backward()
    nn.utils.clip_grad_norm_(model.parameters(), clip_norm)
    optimizer.step()
    return loss.item()


def greedy(model, sources, words, ends=False):
    """Translates a batch of equally long sentences. ends=False: nothing ends before so many words."""
    with torch.inference_mode():
        ids = torch.tensor(sources).t()
        states, keys, state = model.encode(ids, torch.full((len(sources),), ids.size(0)))
        last = torch.full((len(sources),), BOS)
        is_done = torch.zeros(len(sources), dtype=torch.bool)
        result = []
        for _ in range(words):
            state = model.step(model.model_embeddings["target"](last), state, states, keys, None)
            logits = model.logits(state[2])
            if not ends:
                logits[:, EOS] = float("-inf")
            last = logits.argmax(1)
            result.append(last)
            is_done |= last == EOS
            if is_done.all():
                break
        return torch.stack(result, 1).tolist()


def beam_search(model, sources, words, beam=5, ends=False):
    """The same with a beam: the best hypothesis of each sentence."""
    with torch.inference_mode():
        ids = torch.tensor(sources).t()
        count, vocabulary = len(sources), model.target_vocab_projection.out_features
        states, keys, state = model.encode(ids, torch.full((count,), ids.size(0)))
        last = torch.full((count,), BOS)
        scores = torch.zeros(count, 1)
        first_row = torch.arange(count).unsqueeze(1) * beam
        is_done = torch.zeros(count, 1, dtype=torch.bool)
        back, written = [], []
        for step in range(words):
            state = model.step(model.model_embeddings["target"](last), state, states, keys, None)
            logits = model.logits(state[2])
            if not ends:
                logits[:, EOS] = float("-inf")
            probabilities = torch.log_softmax(logits, 1)
            if is_done.any():  # a finished hypothesis goes on with padding, for nothing
                rows = is_done.flatten()
                probabilities[rows] = float("-inf")
                probabilities[rows, PAD] = 0
            # The best `beam` words of each row are enough to find the best `beam` of all rows.
            values, words_of_rows = probabilities.topk(beam, 1)
            candidates = (scores.unsqueeze(2) + values.view(count, -1, beam)).flatten(1)
            scores, best = candidates.topk(beam, 1)
            last = words_of_rows.view(count, -1).gather(1, best)
            origin = torch.div(best, beam, rounding_mode="floor")
            rows = (origin + (torch.arange(count).unsqueeze(1) if step == 0 else first_row)).flatten()
            state = tuple(part.index_select(0, rows) for part in state)
            is_done = is_done.gather(1, origin) | (last == EOS)
            back.append(origin)
            written.append(last)
            last = last.flatten()
            if is_done.all():
                break
        place = scores.argmax(1, keepdim=True)
        result = []
        for origin, chosen in zip(reversed(back), reversed(written)):
            result.append(chosen.gather(1, place))
            place = origin.gather(1, place)
        assert vocabulary > beam
        return torch.cat(result[::-1], 1).tolist()


def usual_beam_search(model, source, words, beam=5, ends=False):
    """One sentence, as it is usually written; beam=1 is greedy. Returns the ids of the best hypothesis."""
    with torch.no_grad():
        ids = torch.tensor(source).unsqueeze(1)
        states, keys, state = model.encode(ids, torch.tensor([len(source)]))
        hypotheses, scores, completed = [[BOS]], torch.zeros(1), []
        while len(completed) < beam and len(hypotheses[0]) <= words:
            live = len(hypotheses)
            last = torch.tensor([hypothesis[-1] for hypothesis in hypotheses])
            rows = states.expand(live, -1, -1), keys.expand(live, -1, -1)
            state = model.step(model.model_embeddings["target"](last), state, *rows, None)
            logits = model.logits(state[2])
            if not ends:
                logits[:, EOS] = float("-inf")
            log_p = F.log_softmax(logits, dim=-1)
            values, places = (scores.unsqueeze(1) + log_p).view(-1).topk(beam - len(completed))
            origin = torch.div(places, log_p.size(1), rounding_mode="floor")
            chosen = places % log_p.size(1)
            next_hypotheses, next_scores, next_rows = [], [], []
            for row, word, score in zip(origin, chosen, values):
                row, word, score = row.item(), word.item(), score.item()
                if word == EOS:
                    completed.append((hypotheses[row][1:] + [EOS], score))
                else:
                    next_hypotheses.append(hypotheses[row] + [word])
                    next_scores.append(score)
                    next_rows.append(row)
            if not next_hypotheses:
                break
            hypotheses, scores = next_hypotheses, torch.tensor(next_scores)
            state = tuple(part[torch.tensor(next_rows)] for part in state)
        completed = completed or [(hypotheses[0][1:], scores[0].item())]
        return max(completed, key=lambda pair: pair[1])[0]


def read_corpus(path, style):
    batches = []
    with open(path, encoding="utf-8") as file:
        settings = json.loads(next(file))
        for line in file:
            entry = json.loads(line)
            if "batch" in entry:
                batches.append(entry["batch"])
            else:
                decode = entry["decode"]
    if style == "usual":
        pairs = [pair for batch in batches for pair in batch]
        random.Random(1).shuffle(pairs)
        batches = [pairs[at:at + settings["batch"]] for at in range(0, len(pairs), settings["batch"])]
    return settings, [Batch(batch) for batch in batches], decode


def measure_training(model, batches, settings, seconds, style):
    """As measureTraining in core/bench/measure.cpp: seven windows after a warm-up, their median."""
    optimizer = torch.optim.Adam(model.parameters(), lr=settings["learning_rate"], foreach=style == "lean" or None)
    model.train()
    steps = 0

    def run(least, time_limit):
        nonlocal steps
        start, words, done = time.perf_counter(), 0, 0
        while done < least or time.perf_counter() - start < time_limit:
            batch = batches[steps % len(batches)]
            train_step(model, optimizer, batch, settings["clip_norm"], style)
            words += batch.words
            steps += 1
            done += 1
        return words / (time.perf_counter() - start)

    run(3, seconds / 10)
    warm_up = steps
    windows = [run(1, seconds / 7) for _ in range(7)]
    return {"training_steps": steps - warm_up, "training_words_per_second": statistics.median(windows),
            "training_words_per_second_low": min(windows), "training_words_per_second_high": max(windows)}


def median_milliseconds(seconds, job):
    """Of as many runs of `job` as fit into `seconds`, at least three, after one that does not count."""
    job(0)
    times, begin = [], time.perf_counter()
    while len(times) < 3 or time.perf_counter() - begin < seconds:
        start = time.perf_counter()
        job(len(times) + 1)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def measure_decoding(model, decode, words, seconds, wanted, style):
    model.eval()
    searches = {"greedy": greedy, "beam": beam_search}
    if style == "usual":
        searches = {name: lambda model, sources, words, beam=beam:
                    [usual_beam_search(model, source, words, beam) for source in sources]
                    for name, beam in (("greedy", 1), ("beam", 5))}
    result = {}

    def check(found):
        assert all(len(sentence) == words for sentence in found), "a translation is not as long as it has to be"

    for name, search in searches.items():
        if name + "_ms" in wanted:
            result[name + "_ms"] = median_milliseconds(
                seconds, lambda run: check(search(model, [decode[run % len(decode)]], words)))
        if name + "_sentences_per_second" in wanted:
            result[name + "_sentences_per_second"] = 1000 * len(decode) / median_milliseconds(
                seconds, lambda _: check(search(model, decode, words)))
    return result


STYLES = ["usual", "lean"]
MEASURES = ["training_words_per_second", "greedy_ms", "beam_ms", "greedy_sentences_per_second",
            "beam_sentences_per_second"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", help="what seq2seq bench --write-corpus wrote")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=5, help="to train; a fifth of it for each other measure")
    parser.add_argument("--measure", nargs="+", choices=MEASURES, default=MEASURES)
    parser.add_argument("--style", choices=STYLES, default="usual")
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    settings, batches, decode = read_corpus(arguments.corpus, arguments.style)
    model = Seq2Seq(settings["vocabulary"], settings["embedding"], settings["hidden"], settings["dropout"])
    result = {key: settings[key] for key in
              ("config", "embedding", "hidden", "vocabulary", "batch", "length", "pairs")}
    result.update(threads=arguments.threads, blas=blas_in_use(), style=arguments.style,
                  parameters=sum(parameter.numel() for parameter in model.parameters()))
    if "training_words_per_second" in arguments.measure:
        result.update(measure_training(model, batches, settings, arguments.seconds, arguments.style))
    result.update(measure_decoding(model, decode, settings["decoded_words"], arguments.seconds / 5, arguments.measure,
                                   arguments.style))
    print(json.dumps(result))


def blas_in_use():
    """The folder of the libblas.so.3 that was loaded: openblas-pthread, openblas-openmp, blis-openmp."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        for line in maps:
            path = line.split()[-1]
            if os.path.basename(path).startswith("libblas.so"):
                return os.path.basename(os.path.dirname(os.path.realpath(path)))
    return "unknown"


if __name__ == "__main__":
    main()
