// SPDX-License-Identifier: GPL-3.0-or-later
// The card "Quality by source length" of Compare: the curves of the ticked runs, the choice of what
// is measured over what, and a sentence that says what is seen.
#pragma once

#include "core/study/quality_curves.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace seq2seq::ui {

class QualityPlot;
class SegmentedChoice;
class StudyBook;

class QualityCard : public Card {
    Q_OBJECT

public:
    /// @param book names and colours; outlives the card
    explicit QualityCard(StudyBook &book, QWidget *parent = nullptr);

    /// @param first of each group of curves the file of a run that stands for it; null: no curves
    void setCurves(std::shared_ptr<const QualityCurves> curves, const QStringList &first);
    [[nodiscard]] QualityPlot &plot() const { return *m_plot; }

    /// The dev sentences are being translated: so many runs of all are done, and so much of the
    /// next (0..1). All done: nothing is shown.
    void setProgress(int done, int all, double part);
    /// It was stopped by the person before so many runs had answered.
    void setStopped(int missing);
    /// Sentences that say which runs did not answer and why; empty: all did.
    void setProblems(const QStringList &problems);

    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    [[nodiscard]] std::vector<Figure> figures() const;

signals:
    void stopRequested();
    void goOnRequested(); ///< after a stop

private:
    void makeHeader();
    QWidget *makeContent();
    void nameAll();
    void showCurves();
    void showState();
    [[nodiscard]] QString nameOf(const QualityCurve &curve, int run) const;

    StudyBook &m_book;
    QualityPlot *m_plot = nullptr;
    QStackedWidget *m_stack = nullptr; ///< a hint, or the curves
    QLabel *m_hint = nullptr;
    QComboBox *m_measure = nullptr;
    SegmentedChoice *m_axis = nullptr;
    QToolButton *m_save = nullptr;
    QLabel *m_sentence = nullptr;
    QWidget *m_work = nullptr; ///< how far the translating is
    QLabel *m_workText = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QLabel *m_problems = nullptr;
    std::shared_ptr<const QualityCurves> m_curves;
    QStringList m_first;
    QStringList m_problemTexts;
    int m_done = 0;
    int m_all = 0;
    double m_part = 0;
    int m_missing = 0; ///< runs that were not asked, after a stop
};

} // namespace seq2seq::ui
