// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer.h"

#include "core/error.h"
#include "core/text/tokenizers.h"

namespace seq2seq {

std::shared_ptr<const Tokenizer> trainTokenizer(
    const TokenizerOptions &options, std::span<const std::string> sentences)
{
    switch (options.kind) {
    case TokenizerKind::Word:
        return makeWordTokenizer(options);
    case TokenizerKind::Character:
        return makeCharacterTokenizer(options);
    case TokenizerKind::Subword:
        return trainSubwordTokenizer(options, sentences);
    }
    throw Error(ErrorCode::BadConfiguration, message("core", "there is no such kind of tokenizer"));
}

std::shared_ptr<const Tokenizer> restoreTokenizer(
    const TokenizerOptions &options, const std::string &model)
{
    switch (options.kind) {
    case TokenizerKind::Word:
        return makeWordTokenizer(options);
    case TokenizerKind::Character:
        return makeCharacterTokenizer(options);
    case TokenizerKind::Subword:
        return restoreSubwordTokenizer(options, model);
    }
    throw Error(ErrorCode::BadExperiment, message("core", "there is no such kind of tokenizer"));
}

} // namespace seq2seq
