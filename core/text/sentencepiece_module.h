// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePiece behind a wall. Debian's library carries an old protobuf whose symbols clash with
// the one LibTorch brings, and whichever is loaded second crashes the program. So SentencePiece
// lives in a module of ours that is loaded when it is first needed, with a symbol scope of its own
// (RTLD_DEEPBIND).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// A loaded SentencePiece model.
class SubwordCutter {
public:
    virtual ~SubwordCutter() = default;
    /// @param failure set to SentencePiece's sentence when it could not cut
    [[nodiscard]] virtual std::vector<std::string> cut(
        std::string_view sentence, std::string &failure) const = 0;
};

/// What the module can do.
class SentencePieceModule {
public:
    virtual ~SentencePieceModule() = default;

    struct Trained {
        std::string model; ///< serialised; empty on failure
        std::string failure; ///< SentencePiece's sentence
    };
    /// @param next sets the next sentence, false at the end
    [[nodiscard]] virtual Trained train(const std::map<std::string, std::string> &options,
        const std::function<bool(std::string &)> &next) const = 0;
    /// Null when the model is damaged.
    [[nodiscard]] virtual std::unique_ptr<SubwordCutter> load(const std::string &model) const = 0;
};

/// Loads the module on first use. @throws Error Internal when it is not beside the program
[[nodiscard]] const SentencePieceModule &sentencePieceModule();

} // namespace seq2seq

/// The only symbol of the module.
extern "C" __attribute__((visibility("default"))) const seq2seq::SentencePieceModule *
seq2seqSentencePieceModule();
