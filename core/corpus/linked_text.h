// SPDX-License-Identifier: GPL-3.0-or-later
// A pair whose maker knows which letters belong together, and the same knowledge in tokens.
#pragma once

#include "core/corpus/corpus.h"
#include "core/text/tokenizer.h"

#include <string>
#include <vector>

namespace seq2seq {

/// Bytes [begin, end) of a text.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
    bool operator==(const TextSpan &) const = default;
};

/// A piece of the target and the piece of the source that it comes from.
struct SpanLink {
    TextSpan source;
    TextSpan target;
    bool sure = true;
};

/// A pair with links between pieces of its two texts.
struct LinkedText {
    std::string source;
    std::string target;
    std::vector<SpanLink> links;
};

/// Where each token lies in the text it was cut from.
/// @throws Error Internal when a token is not in the text
[[nodiscard]] std::vector<TextSpan> locateTokens(
    const std::string &text, const std::vector<std::string> &tokens);

/// Turns links between pieces into links between tokens: pieces link the tokens that overlap them.
/// Where a piece of the source was cut into several tokens, only the one that has most of it (the
/// last of equals) keeps a sure link, the others become possible: a target word has one best
/// source. Links come sorted by target, then source; a sure one replaces a possible one.
[[nodiscard]] Alignment projectLinks(const LinkedText &text, const Tokenizer &tokenizer);

} // namespace seq2seq
