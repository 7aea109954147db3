// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

#include "core/text/width.h"

namespace seq2seq {

int Language::id(std::string_view token) const
{
    const std::string word = tokenizer->word(token);
    int id = vocabulary.id(word);
    if (id == kUnk && word != token)
        id = vocabulary.id(token); // a vocabulary from before marks were taken off
    if (id == kUnk && tokenizer->options().foldWidth)
        id = vocabulary.id(otherWidth(word));
    return id;
}

std::string Language::written(std::string_view sentence) const
{
    return tokenizer->join(tokenizer->split(sentence));
}

std::vector<int> Language::encode(std::string_view sentence) const
{
    std::vector<int> ids;
    for (const std::string &token : tokenizer->split(sentence))
        ids.push_back(id(token));
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
