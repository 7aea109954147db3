// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what a person changed, between the model's own translation and the one that comes of
// the changes.
#pragma once

#include "ui/translate/what_if.h"
#include "ui/widgets/card.h"

#include <QString>
#include <QStringList>

#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace seq2seq {
struct TranslateResult;
}

namespace seq2seq::ui {

/// A translation, to be set beside another.
struct WhatIfAnswer {
    std::vector<int> ids;
    QStringList words;
    double logProbability = 0;
    qint64 step = 0; ///< of the weights it is of
    quint64 weights = 0; ///< which ones, as TranslateResult::weights
};

/// What a translation says, without </s> and what follows it.
[[nodiscard]] WhatIfAnswer whatIfAnswerOf(const TranslateResult &result);
/// The same of words alone; of which weights it is, is left to the caller.
[[nodiscard]] WhatIfAnswer whatIfAnswerOf(
    const std::vector<int> &ids, const std::vector<std::string> &words, double logProbability);

class WhatIfCard : public Card {
    Q_OBJECT

public:
    /// @param whatIf must outlive the card
    explicit WhatIfCard(WhatIf *whatIf, QWidget *parent = nullptr);

    /// What the model says without changes, and with them; words that differ are marked.
    void setAnswers(const WhatIfAnswer &original, const WhatIfAnswer &changed);
    /// What each change brings about alone. @param own without changes, of the same weights
    /// @param edits that were asked about, one an answer; of others nothing is known
    void setEach(const WhatIfAnswer &own, const QVector<WhatIfEdit> &edits,
        const QVector<WhatIfAnswer> &each);

private:
    void rebuild();
    void fitHeight();
    int addRow(const QString &title);
    void fillAnswer(
        int row, const WhatIfAnswer &answer, const QString &html, const QString &difference);
    void fillChanged(int row, const WhatIfAnswer &original, const WhatIfAnswer &changed);
    void addEdit(int index);
    void retranslate();

    WhatIf *m_whatIf;
    WhatIfAnswer m_original;
    WhatIfAnswer m_changed;
    WhatIfAnswer m_own; ///< what the answers of m_each differ from
    QVector<WhatIfEdit> m_eachEdits;
    QVector<WhatIfAnswer> m_each;
    QTableWidget *m_table = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_redo = nullptr;
    QPushButton *m_reset = nullptr;
};

/// The words as rich text, those that are not at their place in `original` bold and coloured.
/// @return also how many differ
[[nodiscard]] std::pair<QString, int> markedWords(
    const WhatIfAnswer &original, const WhatIfAnswer &changed, const QColor &mark);

} // namespace seq2seq::ui
