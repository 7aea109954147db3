// SPDX-License-Identifier: GPL-3.0-or-later
// "What attention would give this other word?", the answer, and a button that tries it.
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace seq2seq::ui {

class WishRow : public QWidget {
    Q_OBJECT

public:
    explicit WishRow(QWidget *parent = nullptr);

    /// The other word; empty: none is chosen yet.
    void setWord(const QString &word);
    /// What came of it; empty: nothing has been asked. @param canBeTried offers the button
    void setAnswer(const QString &sentence, bool canBeTried);
    [[nodiscard]] QString answer() const;

signals:
    void asked();
    void tryRequested();

private:
    void showTexts();

    QString m_word;
    QPushButton *m_ask = nullptr;
    QLabel *m_answer = nullptr;
    QPushButton *m_try = nullptr;
};

} // namespace seq2seq::ui
