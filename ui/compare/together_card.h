// SPDX-License-Identifier: GPL-3.0-or-later
// The card "From the ticked runs" of Compare: all of them as one, by the mean of their
// probabilities or of their weights; and whether they need their attention.
#pragma once

#include "core/metrics/bootstrap.h"
#include "core/study/answers.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <utility>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace seq2seq::ui {

class NumberTable;
class StudyBook;

class TogetherCard : public Card {
    Q_OBJECT

public:
    /// @param book outlives the card
    explicit TogetherCard(StudyBook &book, QWidget *parent = nullptr);

    /// The ticked runs that can be asked, by the names of their files.
    void setRuns(const QStringList &files);
    /// Something is being computed, so much of it is done (0..1).
    void setWorking(double part);
    /// What the runs translate together, against the best of them.
    /// @param comparison its first system is `best`, its second all together
    void setEnsemble(int runs, const QString &best, const SystemComparison &comparison);
    void setAverage(const QString &file); ///< it is in the study's folder
    using Audits = std::vector<std::pair<QString, std::shared_ptr<const RunAudit>>>;
    void setAudits(Audits audits); ///< by file
    void setProblem(const QString &sentence);
    /// It was stopped; nothing is shown.
    void setIdle();

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] std::vector<Figure> figures() const;

signals:
    void ensembleRequested(const QStringList &files);
    void averageRequested(const QStringList &files);
    void auditRequested(const QStringList &files);
    void stopRequested();

private:
    /// What is shown; the texts are made anew in another language.
    struct Shown {
        enum class Kind { Nothing, Ensemble, Average, Audit, Problem };
        Kind kind = Kind::Nothing;
        int runs = 0;
        QString file; ///< the best run, or the new one
        SystemComparison comparison;
        Audits audits;
        QString problem;
    };

    void build();
    void nameAll();
    void showState();
    void showAudits();
    void conclude(Shown shown);
    [[nodiscard]] QStringList withAttention() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString auditSentence() const;
    [[nodiscard]] QString titleOfRun(const QString &file) const;

    StudyBook &m_book;
    QPushButton *m_ensemble = nullptr;
    QPushButton *m_average = nullptr;
    QPushButton *m_audit = nullptr;
    QToolButton *m_save = nullptr;
    QWidget *m_work = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QLabel *m_text = nullptr;
    NumberTable *m_table = nullptr;
    QStringList m_files;
    double m_part = -1; ///< negative: nothing is computed
    Shown m_shown;
    std::shared_ptr<FileDialog> m_fileDialog = std::make_shared<FileDialog>();
};

} // namespace seq2seq::ui
