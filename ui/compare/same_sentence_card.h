// SPDX-License-Identifier: GPL-3.0-or-later
// The card "The same sentence through three runs" of Compare: a dev sentence, or one that a person
// types, as each ticked run translates it, side by side.
#pragma once

#include "core/study/quality_curves.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace seq2seq::ui {

class SentenceColumn;
class StudyBook;

/// A sentence that some runs are to translate.
struct SentenceTask {
    QString source;
    QString reference; ///< empty: none is known
    QStringList files; ///< of the runs
    bool operator==(const SentenceTask &) const = default;
};

class SameSentenceCard : public Card {
    Q_OBJECT

public:
    /// More runs are not shown side by side.
    static constexpr int kMostColumns = 6;

    /// @param book names and colours; outlives the card
    explicit SameSentenceCard(StudyBook &book, QWidget *parent = nullptr);

    /// The runs that answer, and the dev sentences that all of them know, in the order of the dev
    /// set. The sentence that the person went to stays when it is among them.
    void setRuns(const QStringList &files, std::vector<ComparedSentence> sentences);
    /// The answers to asked(); of another task they are not shown.
    void setLook(
        const SentenceTask &task, const QString &file, std::shared_ptr<const RunLook> look);
    void setProblem(const SentenceTask &task, const QString &file, const QString &sentence);
    [[nodiscard]] const SentenceTask &task() const { return m_task; }

    void setFileDialog(std::shared_ptr<FileDialog> dialog) { m_fileDialog = std::move(dialog); }
    [[nodiscard]] std::vector<Figure> figures() const;

signals:
    void asked(const seq2seq::ui::SentenceTask &task);
    /// This run is to be opened with this sentence. @param isStep in Step through, else in
    /// Translate
    void openRequested(const QString &file, const QString &source, bool isStep);

private:
    void makeHeader();
    QWidget *makeContent();
    void nameAll();
    void order();
    void goBy(int sentences);
    void takeTyped();
    void ask();
    void showSentence();
    void showColumns();
    [[nodiscard]] const ComparedSentence *current() const;
    [[nodiscard]] SentenceColumn *columnOf(const QString &file) const;
    [[nodiscard]] QByteArray csv() const;

    StudyBook &m_book;
    QStackedWidget *m_stack = nullptr; ///< a hint, or the sentence
    QLabel *m_hint = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QComboBox *m_sort = nullptr;
    QToolButton *m_save = nullptr;
    QLineEdit *m_source = nullptr;
    QLabel *m_reference = nullptr;
    QWidget *m_columnsArea = nullptr;
    QLabel *m_legend = nullptr;
    std::vector<SentenceColumn *> m_columns;
    QStringList m_files;
    std::vector<ComparedSentence> m_byDev; ///< in the order of the dev set
    std::vector<ComparedSentence> m_sentences; ///< in the order that is gone through
    int m_at = 0; ///< of m_sentences
    bool m_isChosen = false; ///< by the person: further runs do not take it away
    QString m_typed; ///< instead of a dev sentence; empty: none
    SentenceTask m_task; ///< that was asked last
    std::shared_ptr<FileDialog> m_fileDialog = std::make_shared<FileDialog>();
};

} // namespace seq2seq::ui
