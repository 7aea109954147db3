// SPDX-License-Identifier: GPL-3.0-or-later
// Of which weights a translation is: those the model has now, older ones, or none that were
// trained.
#pragma once

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

/// The age of what is shown, in updates of the weights.
struct AnswerAge {
    qint64 answerStep = 0; ///< of the weights that gave the answer; 0 = never trained
    qint64 modelStep = 0; ///< of those the model has now
    bool isCurrent = true; ///< they are the same weights
    /// How far the run is, while the model has the weights of an earlier evaluation.
    std::optional<qint64> presentStep = {};
    bool operator==(const AnswerAge &) const = default;
};

/// One line: "of step 120; the model is at step 340 now", and a button to ask again when the
/// answer is of other weights than the present ones. Keeps its height.
class AnswerNotice : public QWidget {
    Q_OBJECT

public:
    explicit AnswerNotice(QWidget *parent = nullptr);

    /// Unset: there is no answer, nothing is said.
    void setAge(const std::optional<AnswerAge> &age);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool offersToAskAgain() const;

signals:
    void againRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAge();
    void applyColor();

    std::optional<AnswerAge> m_age;
    QLabel *m_text = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace seq2seq::ui
