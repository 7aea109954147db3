// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/target_tokens.h"

#include "core/text/unknown_words.h"

namespace seq2seq::ui {

QVector<Token> targetTokens(const Trace &trace, const QVector<int> &forced, bool copies)
{
    QVector<Token> tokens = tokensOf(trace.targetTokens, trace.targetIds, forced);
    if (!copies || trace.attention.isEmpty())
        return tokens;
    const std::vector<std::string> words = replaceUnknownWords(
        trace.targetIds, trace.targetTokens, trace.attention, trace.sourceTokens);
    for (std::size_t t = 0; t < words.size(); ++t) {
        tokens[int(t)].isCopied = words[t] != trace.targetTokens[t];
        tokens[int(t)].word = QString::fromStdString(words[t]);
    }
    return tokens;
}

} // namespace seq2seq::ui
