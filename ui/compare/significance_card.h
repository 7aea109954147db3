// SPDX-License-Identifier: GPL-3.0-or-later
// The card "Is it real?" of Compare: whether run A is better than run B, or whether it is the
// choice of dev sentences (paired bootstrap, Koehn 2004) or of the seed.
#pragma once

#include "core/metrics/bootstrap.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"

#include <array>
#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace seq2seq::ui {

class DifferencePlot;
class StudyBook;

/// Which runs are to be compared, by the names of their files.
struct SignificanceTask {
    QString a;
    QString b;
    int samples = 1000;
    bool operator==(const SignificanceTask &) const = default;
};

class SignificanceCard : public Card {
    Q_OBJECT

public:
    /// @param book outlives the card
    explicit SignificanceCard(StudyBook &book, QWidget *parent = nullptr);

    /// The runs there is a choice of: those whose translations are known, and are known anew. What
    /// the person chose stays when it can; else the best run and the best of another configuration.
    void setChoices(const QStringList &files);
    /// The answer to asked(): of another task it is not shown.
    /// @param comparison its first system is B and its second A
    void setComparison(
        const SignificanceTask &task, std::shared_ptr<const SystemComparison> comparison);
    /// A sentence that says why the two cannot be compared.
    void setProblem(const SignificanceTask &task, const QString &sentence);
    [[nodiscard]] SignificanceTask task() const;

    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    [[nodiscard]] std::vector<Figure> figures() const;
    /// With the whole answer, also before there is one.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void asked(const seq2seq::ui::SignificanceTask &task);
    void seedsRequested(const QString &file); ///< train this run with more seeds

private:
    enum class Measure { Bleu, Chrf, ExactMatch };

    QWidget *makeContent();
    QWidget *makeForm();
    void nameAll();
    void fillRuns();
    [[nodiscard]] QString rivalOf(const QString &file, const QStringList &files) const;
    void ask();
    void showResult();
    void showNumbers(const BootstrapResult &result);
    [[nodiscard]] const BootstrapResult &result() const;
    [[nodiscard]] QString unit() const; ///< "BLEU", "points"
    [[nodiscard]] QString verdict(const BootstrapResult &result) const;
    [[nodiscard]] QString seedsRemark(const BootstrapResult &result) const;
    [[nodiscard]] std::vector<double> valuesOfSeeds(const QString &file) const;

    StudyBook &m_book;
    DifferencePlot *m_plot = nullptr;
    QStackedWidget *m_stack = nullptr; ///< a hint, or the answer
    QLabel *m_hint = nullptr;
    std::array<QLabel *, 2> m_names{}; ///< "A", "B"
    std::array<QComboBox *, 2> m_runs{};
    QComboBox *m_measure = nullptr;
    QLabel *m_method = nullptr;
    QComboBox *m_samples = nullptr;
    QToolButton *m_save = nullptr;
    std::array<QLabel *, 4> m_titles{};
    std::array<QLabel *, 4> m_values{};
    QLabel *m_verdict = nullptr;
    QLabel *m_seeds = nullptr;
    QStringList m_choices;
    std::array<QString, 2> m_chosen; ///< by the person
    SignificanceTask m_asked;
    std::shared_ptr<const SystemComparison> m_comparison; ///< of m_asked
    QString m_problem; ///< likewise
};

} // namespace seq2seq::ui
