// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unknown_words.h"

#include "core/text/language_name.h"
#include "core/text/vocabulary.h"

#include <algorithm>

namespace seq2seq {

std::vector<std::string> replaceUnknownWords(std::span<const int> ids,
    std::vector<std::string> words, const Matrix &attention, std::span<const std::string> source)
{
    if (attention.columns < 2) // nothing but </s>
        return words;
    for (std::size_t t = 0; t < std::min(ids.size(), attention.rows); ++t) {
        if (ids[t] != kUnk)
            continue;
        const auto row = attention.row(t).first(attention.columns - 1);
        words[t] = source[static_cast<std::size_t>(std::ranges::max_element(row) - row.begin())];
    }
    return words;
}

Message unknownWordsRemark(const UnknownWords &words, std::string_view language)
{
    const Message name = languageName(language);
    if (name.isEmpty())
        return counted(words.unknown, message("core", "%1 of %2 words is unknown to this model"),
            message("core", "%1 of %2 words are unknown to this model"))
            .arg(words.words);
    return counted(words.unknown,
        message("core", "%1 of %2 words is unknown to this model, which reads %3"),
        message("core", "%1 of %2 words are unknown to this model, which reads %3"))
        .arg(words.words)
        .arg(name);
}

} // namespace seq2seq
