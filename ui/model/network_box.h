// SPDX-License-Identifier: GPL-3.0-or-later
// What can be clicked in the diagram of a network: a row of boxes, and the shape on an arrow.
#pragma once

#include "core/model/description.h"

#include <QAbstractButton>
#include <QStringList>

namespace seq2seq::ui {

/// One computation, drawn once for each word.
class NetworkBox : public QAbstractButton {
    Q_OBJECT

public:
    explicit NetworkBox(NetworkPart part, QWidget *parent);

    [[nodiscard]] NetworkPart part() const { return m_part; }
    /// @param cells what stands in the boxes, in the markup of EquationLabel
    void setCells(const QStringList &cells);
    void setOff(bool isOff); ///< drawn dashed: the model has it not
    void setSelected(bool isSelected);
    /// Where a box lies, in coordinates of the parent.
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int cells() const { return int(m_cells.size()); }
    /// How wide one box has to be for what stands in it.
    [[nodiscard]] int cellWidth() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect cellHere(int index) const;

    NetworkPart m_part;
    QStringList m_cells;
    bool m_isOff = false;
    bool m_isSelected = false;
};

/// The shape of what passes along an arrow.
class FlowLabel : public QAbstractButton {
    Q_OBJECT

public:
    explicit FlowLabel(QWidget *parent);

    void setFlow(const Flow &flow, bool isInLetters);
    [[nodiscard]] const Flow &flow() const { return m_flow; }
    void setSelected(bool isSelected);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Flow m_flow;
    bool m_isSelected = false;
};

} // namespace seq2seq::ui
