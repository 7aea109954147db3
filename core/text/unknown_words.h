// SPDX-License-Identifier: GPL-3.0-or-later
// Words that the model does not know: what a reader is told of those in the source, and sees where
// the model wrote <unk>.
#pragma once

#include "core/matrix.h"
#include "core/message.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

/// How many words of a source the model does not know, of how many; `</s>` is none.
struct UnknownWords {
    std::size_t unknown = 0;
    std::size_t words = 0;

    UnknownWords &operator+=(const UnknownWords &other)
    {
        unknown += other.unknown;
        words += other.words;
        return *this;
    }
    bool operator==(const UnknownWords &) const = default;
};

/// @param sourceIds with `</s>`, in any order
[[nodiscard]] inline UnknownWords unknownWords(std::span<const int> sourceIds)
{
    const auto unknown = std::ranges::count(sourceIds, kUnk);
    const auto ends = std::ranges::count(sourceIds, kEos);
    return {static_cast<std::size_t>(unknown), sourceIds.size() - static_cast<std::size_t>(ends)};
}

/// The target words with each `<unk>` replaced by the source word that it attends to most:
///   word_t = x_j,  j = argmax_{i <= m-1} alpha_{t,i}
/// A name or a number that neither vocabulary knows is the same in both languages, more often than
/// not. Luong, Pham and Manning 2015 (arXiv:1508.04025), sec. 4; Jean et al. 2015
/// (arXiv:1412.2007), sec. 4.1, without their dictionary. `</s>` is no word and never copied.
/// @param ids       y_1..y_n
/// @param words     their spelling
/// @param attention [n, m]; without any the words stay as they are
/// @param source    x_1..x_m in the order of the attention's columns, `</s>` last
[[nodiscard]] std::vector<std::string> replaceUnknownWords(std::span<const int> ids,
    std::vector<std::string> words, const Matrix &attention, std::span<const std::string> source);

/// "6 of 6 words are unknown to this model, which reads Chinese", without a full stop.
/// @param language that the model reads, BCP 47; left out of the sentence when it has no name
[[nodiscard]] Message unknownWordsRemark(const UnknownWords &words, std::string_view language);

} // namespace seq2seq
