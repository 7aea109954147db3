// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: words that the model does not know.
#include "core/text/unknown_words.h"
#include "core/text/vocabulary.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/language.h"

#include <QCheckBox>
#include <QLabel>

#include <algorithm>

namespace seq2seq::ui {

/// The option to copy stands where there is something to copy, or is in force.
void TranslateView::showUnknownWords()
{
    const UnknownWords words = m_result ? m_result->translation.unknownWords() : UnknownWords();
    const bool isWritten = m_result
        && std::ranges::find(m_result->trace.targetIds, int(kUnk))
            != m_result->trace.targetIds.end();
    const bool hasAttention = m_result && !m_result->trace.attention.isEmpty();
    m_copyUnknown->setVisible(hasAttention && (words.unknown > 0 || isWritten));
    m_unknownWords->setVisible(words.unknown > 0);
    if (words.unknown > 0)
        m_unknownWords->setText(
            translated(unknownWordsRemark(words, m_result->translation.sourceLanguage)));
}

/// Once more with the options of now, after the words that the person forced.
void TranslateView::askTheSame()
{
    if (m_forcedSteps.isEmpty() || !m_result || source().isEmpty())
        return request({});
    const std::vector<int> &ids = m_result->trace.targetIds;
    const auto kept = std::min(ids.size(), std::size_t(m_forcedSteps.constLast()) + 1);
    request(QVector<int>(ids.begin(), ids.begin() + std::ptrdiff_t(kept)));
}

} // namespace seq2seq::ui
