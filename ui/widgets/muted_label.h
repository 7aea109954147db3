// SPDX-License-Identifier: GPL-3.0-or-later
// A label in the muted text colour, for remarks, units and hints; smaller than body text when
// asked.
#pragma once

#include <QLabel>

namespace seq2seq::ui {

class MutedLabel : public QLabel {
    Q_OBJECT

public:
    enum class Size { Body, Small };

    explicit MutedLabel(
        const QString &text = {}, Size size = Size::Body, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    Size m_size;
    bool m_isApplying = false;
};

} // namespace seq2seq::ui
