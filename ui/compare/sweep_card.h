// SPDX-License-Identifier: GPL-3.0-or-later
// The parallel coordinates of the study; what is brushed there is ticked.
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace seq2seq::ui {

class StudyBook;
class SweepPlot;

class SweepCard : public Card {
    Q_OBJECT

public:
    /// @param book outlives the card
    explicit SweepCard(StudyBook &book, QWidget *parent = nullptr);

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] std::vector<Figure> figures();

private:
    void nameAll();
    void showBrush();
    [[nodiscard]] Figure figure();

    StudyBook &m_book;
    SweepPlot *m_plot;
    QPushButton *m_clear;
    QLabel *m_hint;
    QToolButton *m_save;
    std::shared_ptr<FileDialog> m_fileDialog = std::make_shared<FileDialog>();
};

} // namespace seq2seq::ui
