// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/unknown_words.h"

namespace seq2seq::cli {

void sayUnknownWords(const UnknownWords &words, std::string_view language, Console &console)
{
    if (words.unknown > 0)
        console.say(unknownWordsRemark(words, language).english() + ".");
}

} // namespace seq2seq::cli
