// SPDX-License-Identifier: GPL-3.0-or-later
// The Compare workspace: the runs of a study side by side. Passive: it is given a study and emits
// what the person wants. Further cards are put in by addCard().
#pragma once

#include "ui/compare/study_book.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QUndoStack;

namespace seq2seq::ui {

class FileDialog;
class QueueBar;
struct Figure;
struct StudyFinding;

class CompareView : public QWidget {
    Q_OBJECT

public:
    /// Where a further card stands: right of everything, or below the table and the curves.
    enum class Place { Right, LowerLeft, LowerRight };

    explicit CompareView(QWidget *parent = nullptr);
    ~CompareView() override;

    /// Takes the card over. Those of one place stand in the order they came.
    /// @param figures what it shows, as files
    void addCard(QWidget *card, Place place, std::function<std::vector<Figure>()> figures = {});
    /// The study that is shown, its ticks and its colours; lives as long as the view.
    [[nodiscard]] StudyBook &book() const;
    [[nodiscard]] QStringList tickedRuns() const; ///< their files, in the order of the study
    [[nodiscard]] QString currentRun() const; ///< its file; empty: none
    [[nodiscard]] QueueBar &queueBar() const;

    /// @param study null: none is open
    void setStudy(const QString &folder, std::shared_ptr<const Study> study);
    void setRecentStudies(const QStringList &folders); ///< newest first
    /// What a ready-made experiment has found; with an empty sentence: nothing.
    void setFinding(StudyFinding finding);
    /// A folder is being read for the first time: it may lie far away.
    void setReading(const QString &folder); ///< empty: no more
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    [[nodiscard]] QUndoStack *undoStack() const;
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void tickedRunsChanged(const QStringList &files);
    void currentRunChanged(const QString &file);
    void openStudyRequested(); ///< ask which folder
    void newStudyRequested();
    void studyRequested(const QString &folder); ///< a recent one
    void closeStudyRequested();
    void cancelRequested(); ///< the reading
    void experimentRequested(const QString &name); ///< a ready-made one, see readyExperiments()
    void variantsRequested(); ///< of the current run, or of the open experiment
    void runRequested(const QString &file); ///< open it in all workspaces

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
