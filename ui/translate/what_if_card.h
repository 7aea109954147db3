// SPDX-License-Identifier: GPL-3.0-or-later
// The list of what a person changed, between the model's own translation and the one that comes of
// the changes.
#pragma once

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

class WhatIf;

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

class WhatIfCard : public Card {
    Q_OBJECT

public:
    /// @param whatIf must outlive the card
    explicit WhatIfCard(WhatIf *whatIf, QWidget *parent = nullptr);

    /// What the model says without changes, and with them; words that differ are marked.
    void setAnswers(const WhatIfAnswer &original, const WhatIfAnswer &changed);

private:
    void rebuild();
    void fitHeight();
    void addAnswer(const QString &title, const WhatIfAnswer &answer, const QString &html,
        const QString &difference);
    void addEdit(int index);
    void retranslate();

    WhatIf *m_whatIf;
    WhatIfAnswer m_original;
    WhatIfAnswer m_changed;
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
