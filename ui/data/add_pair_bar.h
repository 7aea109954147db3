// SPDX-License-Identifier: GPL-3.0-or-later
// Two lines to write a new pair into.
#pragma once

#include "core/corpus/sentence_pairs.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace seq2seq::ui {

/// Hidden until open(). Return goes on to the target, and then adds the pair; Escape closes.
class AddPairBar : public QWidget {
    Q_OBJECT

public:
    explicit AddPairBar(QWidget *parent = nullptr);

    void open();

signals:
    void added(const seq2seq::SentencePair &pair);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void add();

    QLineEdit *m_source;
    QLineEdit *m_target;
    QPushButton *m_add;
    QToolButton *m_close;
};

} // namespace seq2seq::ui
