// SPDX-License-Identifier: GPL-3.0-or-later
// A remark that stands out: text on a tinted ground with a bar at its left, blue for what was
// found, orange for what to mind.
#pragma once

#include <QLabel>

namespace seq2seq::ui {

class NoteBox : public QLabel {
    Q_OBJECT

public:
    enum class Kind { Finding, Warning };

    explicit NoteBox(Kind kind, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
};

} // namespace seq2seq::ui
