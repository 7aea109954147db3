// SPDX-License-Identifier: GPL-3.0-or-later
// A choice of a few, side by side in the header of a card: one of them holds.
#pragma once

#include <QWidget>

#include <functional>

class QButtonGroup;
class QHBoxLayout;

namespace seq2seq::ui {

class SegmentedChoice : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedChoice(QWidget *parent = nullptr);

    struct Texts {
        QString name;
        QString meaning; ///< the tooltip
    };
    /// The first one that is added is chosen. @param texts called again whenever the language
    /// changes
    void add(const char *objectName, const std::function<Texts()> &texts);
    [[nodiscard]] int current() const; ///< counted from 0 in the order they were added
    void setCurrent(int index); ///< without chosen()

signals:
    void chosen(int index); ///< by the person

private:
    QHBoxLayout *m_row = nullptr;
    QButtonGroup *m_buttons = nullptr;
};

} // namespace seq2seq::ui
