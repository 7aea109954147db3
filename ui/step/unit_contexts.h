// SPDX-License-Identifier: GPL-3.0-or-later
// Where in the sentences of a corpus a unit stands highest or lowest: its value, and the word in
// its context.
#pragma once

#include "core/engine/engine_update.h"

#include <QTableWidget>

#include <memory>

namespace seq2seq::ui {

class UnitContexts : public QTableWidget {
    Q_OBJECT

public:
    explicit UnitContexts(QWidget *parent = nullptr);

    /// @param isLowest the lowest first, else the highest; null: nothing
    void setAnswer(std::shared_ptr<const UnitAnswer> answer, bool isLowest);
    [[nodiscard]] QByteArray toCsv() const; ///< value, place, word, source sentence

signals:
    /// A row was clicked, or Enter pressed in it.
    void sentencePicked(const QString &source);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void pick(int row);
    [[nodiscard]] const std::vector<UnitExtreme> &shown() const;
    void addRow(const UnitExtreme &found);

    std::shared_ptr<const UnitAnswer> m_answer;
    bool m_isLowest = false;
};

} // namespace seq2seq::ui
