// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/function_words.h"

namespace seq2seq {

std::function<bool(int)> functionWords(const Vocabulary &vocabulary)
{
    double all = 0;
    for (int id = kSpecials; id < static_cast<int>(vocabulary.size()); ++id)
        all += static_cast<double>(vocabulary.count(id));
    int end = kSpecials;
    for (double sum = 0; end < static_cast<int>(vocabulary.size()) && sum < all / 2; ++end)
        sum += static_cast<double>(vocabulary.count(end));
    return [end](int id) { return id < end; };
}

} // namespace seq2seq
