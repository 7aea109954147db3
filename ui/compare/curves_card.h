// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of the ticked runs: what is drawn over what, on which scale, and the names.
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;

namespace seq2seq::ui {

class CurveLegend;
class CurvesPlot;
class StudyBook;

class CurvesCard : public Card {
    Q_OBJECT

public:
    /// @param book outlives the card
    explicit CurvesCard(StudyBook &book, QWidget *parent = nullptr);

    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    [[nodiscard]] CurvesPlot &plot() const { return *m_plot; }
    [[nodiscard]] std::vector<Figure> figures();

private:
    void nameAll();

    CurvesPlot *m_plot;
    CurveLegend *m_legend;
    QComboBox *m_measure;
    QComboBox *m_axis;
    QCheckBox *m_log;
    QCheckBox *m_bands;
    QToolButton *m_save;
    QLabel *m_hint;
};

} // namespace seq2seq::ui
