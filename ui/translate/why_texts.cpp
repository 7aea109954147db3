// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/why_texts.h"

#include "ui/widgets/format.h"

#include <cmath>

namespace seq2seq::ui {

QString WhyTexts::question(const QString &word, const QString &other)
{
    return other.isEmpty() ? tr("Why “%1”?").arg(word)
                           : tr("Why “%1” rather than “%2”?").arg(word, other);
}

QString WhyTexts::methodName(SaliencyMethod method)
{
    switch (method) {
    case SaliencyMethod::GradientInput:
        return tr("gradient × embedding");
    case SaliencyMethod::IntegratedGradients:
        return tr("integrated gradients");
    case SaliencyMethod::Occlusion:
        return tr("occlusion");
    case SaliencyMethod::Attention:
        break;
    }
    return tr("attention");
}

QString WhyTexts::methodMeaning(SaliencyMethod method)
{
    switch (method) {
    case SaliencyMethod::GradientInput:
        return tr("Gradient × embedding asks: how fast would the number rise if this word's "
                  "embedding grew?");
    case SaliencyMethod::IntegratedGradients:
        return tr("Integrated gradients asks: how much of the number does each word bring, from "
                  "embeddings of zeros to those of the sentence?");
    case SaliencyMethod::Occlusion:
        return tr("Occlusion asks: by how much does the number fall when this word is left out of "
                  "the sentence?");
    case SaliencyMethod::Attention:
        break;
    }
    return {};
}

QString WhyTexts::quantity(const QString &word, const QString &other, double quantity)
{
    if (!other.isEmpty())
        return QStringLiteral("log P(%1) − log P(%2) = %3")
            .arg(word, other, fixedNumber(quantity, 3));
    return QStringLiteral("log P(%1) = %2   (P = %3)")
        .arg(word, fixedNumber(quantity, 3), fixedNumber(std::exp(quantity), 3));
}

QString WhyTexts::check(double sum, double difference)
{
    return tr("sum of the words %1 · difference to zeros %2")
        .arg(fixedNumber(sum, 3), fixedNumber(difference, 3));
}

QString WhyTexts::besideAttention(const ModelConfig &config)
{
    if (config.attention == AttentionKind::None)
        return tr("This model has no attention to compare with: its decoder was given one vector "
                  "of the whole sentence, in which all words are mixed.");
    return tr("Attention α says where the decoder looked. What it found there has the neighbours "
              "mixed in, and its own state carries words too: the two may differ.");
}

QString WhyTexts::wish(const WishedAttention &found, const QString &word, const QString &likeliest)
{
    if (found.wasLikeliest)
        return tr("“%1” is the likeliest word here already.").arg(word);
    const QString change = QStringLiteral("P(%1) %2 → %3 (log P %4 → %5)")
                               .arg(word, fixedNumber(std::exp(found.before), 3),
                                   fixedNumber(std::exp(found.after), 3),
                                   fixedNumber(found.before, 2), fixedNumber(found.after, 2));
    if (found.isLikeliest)
        return tr("%1: with this attention “%2” is the likeliest word.").arg(change, word);
    return tr("%1: no attention that was found makes “%2” the likeliest word, it stays “%3”. What "
              "decides is not where the decoder looks but what its state carries.")
        .arg(change, word, likeliest);
}

} // namespace seq2seq::ui
