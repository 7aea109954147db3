// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/linked_text.h"

#include "core/error.h"
#include "core/text/normalize.h"

#include <algorithm>
#include <map>
#include <utility>

namespace seq2seq {
namespace {

std::size_t overlap(const TextSpan &a, const TextSpan &b)
{
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
}

/// The token as it stands in the text, without the marks that say where blanks were.
std::string_view withoutMarks(std::string_view token)
{
    for (const std::string_view mark : {kBlankMark, kGlueMark}) {
        if (token.size() > mark.size() && token.starts_with(mark))
            token.remove_prefix(mark.size());
        if (token.size() > mark.size() && token.ends_with(mark))
            token.remove_suffix(mark.size());
    }
    return token;
}

/// The token that has most of a piece, the last of equals; -1 when none has any.
int bestToken(const TextSpan &piece, const std::vector<TextSpan> &tokens)
{
    int best = -1;
    std::size_t most = 1;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::size_t shared = overlap(piece, tokens[i]);
        if (shared >= most) {
            most = shared;
            best = static_cast<int>(i);
        }
    }
    return best;
}

} // namespace

std::vector<TextSpan> locateTokens(const std::string &text, const std::vector<std::string> &tokens)
{
    std::vector<TextSpan> spans;
    spans.reserve(tokens.size());
    std::size_t position = 0;
    for (const std::string &token : tokens) {
        const std::string_view word = withoutMarks(token);
        const std::size_t begin = text.find(word, position);
        if (begin == std::string::npos)
            throw Error(ErrorCode::Internal,
                message("core", "The token \"%1\" is not in the sentence \"%2\"")
                    .arg(token)
                    .arg(text));
        position = begin + word.size();
        spans.push_back({begin, position});
    }
    return spans;
}

Alignment projectLinks(const LinkedText &text, const Tokenizer &tokenizer)
{
    const auto sources = locateTokens(text.source, tokenizer.split(text.source));
    const auto targets = locateTokens(text.target, tokenizer.split(text.target));
    std::map<std::pair<int, int>, bool> sure; // by target and source
    for (const SpanLink &link : text.links) {
        const int best = bestToken(link.source, sources);
        for (std::size_t t = 0; t < targets.size(); ++t) {
            if (overlap(link.target, targets[t]) == 0)
                continue;
            for (std::size_t s = 0; s < sources.size(); ++s) {
                if (overlap(link.source, sources[s]) == 0)
                    continue;
                bool &known = sure[{static_cast<int>(t), static_cast<int>(s)}];
                known = known || (link.sure && static_cast<int>(s) == best);
            }
        }
    }
    Alignment alignment;
    alignment.reserve(sure.size());
    for (const auto &[tokens, isSure] : sure)
        alignment.push_back({tokens.second, tokens.first, isSure});
    return alignment;
}

} // namespace seq2seq
