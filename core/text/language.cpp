// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

namespace seq2seq {

std::vector<int> Language::encode(std::string_view sentence) const
{
    std::vector<int> ids = vocabulary.ids(tokenizer->split(sentence));
    ids.push_back(kEos);
    return ids;
}

std::string Language::decode(std::span<const int> ids) const
{
    std::vector<std::string> tokens;
    for (const int id : ids) {
        if (id == kEos)
            break;
        if (id != kPad && id != kBos)
            tokens.push_back(vocabulary.word(id));
    }
    return tokenizer->join(tokens);
}

std::vector<std::string> Language::words(std::span<const int> ids) const
{
    std::vector<std::string> result;
    result.reserve(ids.size());
    for (const int id : ids)
        result.push_back(vocabulary.word(id));
    return result;
}

} // namespace seq2seq
