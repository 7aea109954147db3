// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a ready-made experiment, as its folder has them, in the language of the window.
#pragma once

#include "core/study/experiment_figure.h"

#include <QDialog>

#include <vector>

namespace seq2seq::ui {

/// What a ready-made experiment left in its folder.
struct StudyFinding {
    Message sentence; ///< empty: there is none
    std::string experiment; ///< its name in readyExperiments(); empty: not known
    std::vector<MeasuredRow> rows;
};

/// The figures of a finding in the language of the window; none when its rows are not whole.
[[nodiscard]] std::vector<ExperimentFigure> figuresIn(const StudyFinding &finding);

/// A figure a tab, drawn on white as on paper.
class FindingDialog : public QDialog {
    Q_OBJECT

public:
    explicit FindingDialog(const std::vector<ExperimentFigure> &figures, QWidget *parent = nullptr);
};

} // namespace seq2seq::ui
