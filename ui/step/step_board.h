// SPDX-License-Identifier: GPL-3.0-or-later
// A board whose boxes, formulas, strips and arrows are those of core's description of a step.
#pragma once

#include "core/model/step_boxes.h"
#include "ui/step/box_board.h"

#include <memory>

namespace seq2seq::ui {

class StepBoard : public BoxBoard {
    Q_OBJECT

public:
    explicit StepBoard(QWidget *parent = nullptr);

    /// A new trace; null shows nothing until the next one.
    virtual void setTrace(std::shared_ptr<const Trace> trace);
    /// The box on the page for this part of the computation; null when the page has none.
    [[nodiscard]] const Box *box(BoxKind kind, Reader reader) const;
    /// What is shown now.
    [[nodiscard]] const std::vector<StepBox> &page() const { return m_page; }

signals:
    void weightRequested(const seq2seq::WeightId &weight);
    /// A sentence about what is pointed at, as rich text; empty when nothing is.
    void explained(const QString &text);

protected:
    Box *addBox(BoxKind kind, Reader reader);
    [[nodiscard]] const Trace *trace() const { return m_trace.get(); }
    /// Shows these boxes and their arrows, and no others.
    void showPage(std::vector<StepBox> page);
    /// Shows one box of the page again.
    void showBox(BoxKind kind);
    /// What only this board knows of a box: titles, hints, and rows of its own.
    virtual void complete(const StepBox &box, BoxContent &content) const = 0;
    [[nodiscard]] BoxRow rowOf(const TensorId &tensor, const QString &label) const;

private:
    struct Place {
        BoxKind kind = BoxKind::Input;
        Reader reader = Reader::Decoder;
        Box *box = nullptr;
    };

    [[nodiscard]] Box *find(BoxKind kind, Reader reader) const;
    [[nodiscard]] BoxContent contentOf(const StepBox &box) const;
    [[nodiscard]] double scaleFor(const TensorId &tensor) const;
    void explainSymbol(const QString &key);
    void openSymbol(const QString &key);
    void openValues(const QString &key);

    std::shared_ptr<const Trace> m_trace;
    std::vector<StepBox> m_page;
    QVector<Place> m_places;
};

} // namespace seq2seq::ui
