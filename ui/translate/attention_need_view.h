// SPDX-License-Identifier: GPL-3.0-or-later
// "Does it need attention here?": what the model writes at the picked step when attention is
// changed there.
#pragma once

#include "core/engine/engine_update.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTableWidget;

namespace seq2seq::ui {

class AttentionNeedView : public QWidget {
    Q_OBJECT

public:
    explicit AttentionNeedView(QWidget *parent = nullptr);

    /// The step that is picked; unset: none, or the model has no attention. Asks when it is another
    /// than before and the view is visible, and else when it is shown.
    /// @param word that stands there  @param weights of the answer it is from
    void setStep(const std::optional<AttentionNeedQuestion> &question, const QString &word,
        std::uint64_t weights);
    void showAnswer(const AttentionNeedAnswer &answer);
    [[nodiscard]] QByteArray toCsv() const;

signals:
    void asked(const seq2seq::AttentionNeedQuestion &question);
    /// The person wants to see the whole translation with this change at this step.
    void changeChosen(seq2seq::AttentionEdit::Kind kind, int step);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void show(); ///< what is known
    [[nodiscard]] QString reading() const;
    void addRow(const AttentionNeed &need, const QString &writes);

    std::optional<AttentionNeedQuestion> m_question;
    QString m_word;
    std::uint64_t m_weights = 0;
    bool m_isAsked = false;
    std::optional<AttentionNeedAnswer> m_answer;
    QLabel *m_reading = nullptr;
    QTableWidget *m_table = nullptr;
};

} // namespace seq2seq::ui
