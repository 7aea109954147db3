// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/text: makes each kind of tokenizer.
#pragma once

#include "core/text/tokenizer.h"

namespace seq2seq {

[[nodiscard]] std::shared_ptr<const Tokenizer> makeWordTokenizer(const TokenizerOptions &options);
[[nodiscard]] std::shared_ptr<const Tokenizer> makeCharacterTokenizer(
    const TokenizerOptions &options);

/// Trains SentencePiece. @throws Error BadConfiguration when the corpus and the vocabulary size do
/// not fit together
[[nodiscard]] std::shared_ptr<const Tokenizer> trainSubwordTokenizer(
    const TokenizerOptions &options, std::span<const std::string> sentences);
/// @param model  a serialised SentencePiece model. @throws Error BadExperiment when it is damaged
[[nodiscard]] std::shared_ptr<const Tokenizer> restoreSubwordTokenizer(
    const TokenizerOptions &options, const std::string &model);

} // namespace seq2seq
