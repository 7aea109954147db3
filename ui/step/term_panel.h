// SPDX-License-Identifier: GPL-3.0-or-later
// The equation of one number with its numbers, at a fixed place below the boxes.
#pragma once

#include "core/explain/unit_term.h"

#include <QWidget>

class QToolButton;

namespace seq2seq::ui {

class EquationLabel;
class ExplanationLine;

/// Of which weights an equation is, where they are not those of the numbers beside it.
struct TermAge {
    std::int64_t step = 0; ///< of the weights
    bool isOfTrace = true; ///< the trace is of the same
};

/// The equation, or in its place a sentence about what else is pointed at. Keeps its height,
/// whatever it says, so that nothing moves.
class TermPanel : public QWidget {
    Q_OBJECT

public:
    /// @param explanation the sentence; the panel owns it
    explicit TermPanel(ExplanationLine *explanation, QWidget *parent = nullptr);

    /// A number alone, until its equation is known.
    void showNumber(const QString &markup);
    /// The equation, or the sentence.
    void showEquation(bool isShown);
    /// Whether it stays when the mouse leaves: it can be let go of.
    void setKept(bool isKept);
    void showTerms(const Trace &trace, const std::vector<UnitTerm> &terms, const TermAge &age);
    /// The equation, as markup.
    [[nodiscard]] QString equation() const;
    /// The largest products of its sums, as markup; empty where it has none.
    [[nodiscard]] QString products() const;

signals:
    void symbolHovered(const QString &key); ///< empty when the mouse left
    void symbolClicked(const QString &key);
    void releaseRequested(); ///< it need not stay any longer

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void reserve();
    void arrange();
    void fitEquation(int width);
    [[nodiscard]] QString remark(const UnitTerm &term, const TermAge &age) const;

    QString m_equation;
    QString m_shortEquation; ///< without its symbols
    std::vector<QStringList> m_details; ///< with ever fewer products
    bool m_isEquation = false; ///< not the sentence
    bool m_isKept = false;
    ExplanationLine *m_explanation = nullptr;
    EquationLabel *m_first = nullptr;
    EquationLabel *m_second = nullptr;
    QToolButton *m_release = nullptr;
};

} // namespace seq2seq::ui
