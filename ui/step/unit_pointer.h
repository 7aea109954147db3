// SPDX-License-Identifier: GPL-3.0-or-later
// Which single number of a step a person looks at: the one pointed at, or the one that was kept and
// goes along from step to step.
#pragma once

#include "ui/step/term_panel.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace seq2seq::ui {

class StepBoard;

/// Asks for the equation of the number, shows it in the panel and lights what enters it.
class UnitPointer : public QObject {
    Q_OBJECT

public:
    explicit UnitPointer(TermPanel *panel, QObject *parent = nullptr);

    void addBoard(StepBoard *board);
    /// A new translation; null: nothing is looked at any more.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// The board shows another page. @param place source position or decoder step of it; null:
    /// there is none
    void setPage(StepBoard *board, int place);
    [[nodiscard]] bool isPointing() const { return m_pointed.has_value(); }
    [[nodiscard]] bool isKeeping() const { return m_kept.has_value(); }
    /// The equations in the panel; empty until they arrive.
    [[nodiscard]] const std::vector<UnitTerm> &terms() const { return m_terms; }
    /// Whether the panel says something now.
    [[nodiscard]] bool isShowing() const { return m_shown.has_value(); }

public slots:
    /// Keeps the number that is pointed at, or lets go of the one that is kept.
    void toggle();
    /// The answer to termRequested(). Others are not shown.
    void showTerms(const std::vector<seq2seq::UnitTerm> &terms, const seq2seq::ui::TermAge &age);

signals:
    void termRequested(const seq2seq::TensorId &tensor, int unit);
    void changed(); ///< of isPointing() or isShowing()

private:
    struct Unit {
        TensorId tensor;
        int unit = 0;
        int place = 0; ///< of the page it was found on
        bool operator==(const Unit &) const = default;
    };

    void point(StepBoard *board, const QString &key, int unit);
    void pick(StepBoard *board, const QString &key, int unit);
    void refresh();
    void light();
    [[nodiscard]] std::optional<Unit> unitOf(const QString &key, int unit) const;
    [[nodiscard]] std::optional<Unit> onThisPage(const Unit &unit) const;
    [[nodiscard]] bool isOnPage(const TensorId &tensor, int unit) const;

    TermPanel *m_panel;
    std::shared_ptr<const Trace> m_trace;
    QPointer<StepBoard> m_board; ///< whose page is shown
    int m_place = 0;
    std::optional<Unit> m_pointed;
    std::optional<Unit> m_kept;
    std::optional<Unit> m_shown; ///< in the panel
    std::vector<UnitTerm> m_terms; ///< of it; empty until they arrive
};

} // namespace seq2seq::ui
