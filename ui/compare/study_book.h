// SPDX-License-Identifier: GPL-3.0-or-later
// The study that Compare shows, which of its runs are ticked and which one is looked at; what a
// person changes of them can be undone.
#pragma once

#include "core/study/seed_groups.h"
#include "core/study/study.h"

#include <QColor>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <vector>

namespace seq2seq::ui {

/// What a person may say of a run.
enum class RunField { Name, Notes, Colour };

struct RunEdit {
    QString file; ///< of the run, in the study's folder
    RunField field = RunField::Name;
    QString text; ///< of a colour "#1f6feb"; empty: as if nothing had been said
    bool operator==(const RunEdit &) const = default;
};

/// Files name the runs: they stay the same while others come and go.
class StudyBook : public QObject {
    Q_OBJECT

public:
    explicit StudyBook(QObject *parent = nullptr);

    /// Another folder: its done runs are ticked, a few at most. The same one again: ticks and the
    /// current run stay. @param study null: none is open
    void setStudy(const QString &folder, std::shared_ptr<const Study> study);
    [[nodiscard]] bool isOpen() const { return m_study != nullptr; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] const Study &study() const; ///< empty when none is open
    [[nodiscard]] std::shared_ptr<const Study> sharedStudy() const { return m_study; }
    [[nodiscard]] int runCount() const { return int(study().runs.size()); }
    [[nodiscard]] const StudyRun &run(int index) const { return study().runs[std::size_t(index)]; }
    [[nodiscard]] int indexOf(const QString &file) const; ///< -1: there is none
    [[nodiscard]] QString fileOf(int index) const;
    /// Runs that are equal in all but the seed.
    [[nodiscard]] const std::vector<SeedGroup> &groups() const { return m_groups; }

    [[nodiscard]] bool isTicked(int index) const;
    [[nodiscard]] QStringList tickedFiles() const; ///< in the order of the study
    [[nodiscard]] std::vector<int> tickedRuns() const;
    void setTicked(const std::vector<int> &runs, bool isTicked);
    void tickOnly(const std::vector<int> &runs);
    [[nodiscard]] QString currentFile() const { return m_current; }
    void setCurrent(const QString &file);

    /// The one a person chose, else one of its own: alike for the seeds of one configuration.
    [[nodiscard]] QColor colorOf(int index, bool isDark) const;
    /// Its line is dashed: it has no attention.
    [[nodiscard]] bool isDashed(int index) const;

    /// Shown at once; edited() asks to keep it. Undo takes it back.
    void edit(const RunEdit &edit);
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }

signals:
    void studyChanged(); ///< another study, or more of the same
    void ticksChanged();
    void currentChanged();
    void edited(const seq2seq::ui::RunEdit &edit);

private:
    class Edit;

    void apply(const RunEdit &edit);
    void tickSome();
    void giveColors();

    QString m_folder;
    std::shared_ptr<const Study> m_study;
    std::vector<SeedGroup> m_groups;
    QSet<QString> m_ticked;
    QString m_current;
    struct Shade {
        int hue = 0; ///< which of the colours
        int shade = 0; ///< 0 as it is, then paler
    };
    std::vector<Shade> m_shades; ///< one a run
    QUndoStack m_undo;
};

} // namespace seq2seq::ui
