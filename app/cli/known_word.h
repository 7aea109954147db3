// SPDX-License-Identifier: GPL-3.0-or-later
// A word of a model that somebody names on the command line.
#pragma once

#include "core/error.h"
#include "core/text/language.h"
#include "core/text/vocabulary.h"

#include <string>

namespace seq2seq::cli {

/// The id of a word, of "</s>" or "<unk>".
/// @throws Error BadConfiguration when the model does not know it
[[nodiscard]] inline int knownWord(const Language &language, const std::string &word)
{
    for (const int special : {kEos, kUnk})
        if (word == language.vocabulary.word(special))
            return special;
    const int id = language.vocabulary.id(word);
    if (id == kUnk)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "This model does not know the word \"%1\"").arg(word), {},
            message("core", "Write it as it stands among the tokens that inspect shows."));
    return id;
}

} // namespace seq2seq::cli
