// SPDX-License-Identifier: GPL-3.0-or-later
// How an experiment is called in the tool bar and the title.
#pragma once

#include "core/storage/experiment.h"

#include <QString>

namespace seq2seq::app {

/// "BiLSTM · general · 256", "GRU · no attention · 128 · 2 layers".
[[nodiscard]] QString describeModel(const ModelConfig &config);
/// "Everyday Chinese to English · 24,000": the built-in title or the name of the file, and the
/// training pairs.
[[nodiscard]] QString describeCorpus(const Corpus &train);
/// A name for the title and for the proposed file: the experiment's own, else that of its corpus.
[[nodiscard]] QString nameOf(const Experiment &experiment);

} // namespace seq2seq::app
