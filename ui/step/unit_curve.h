// SPDX-License-Identifier: GPL-3.0-or-later
// One unit of a state along a sentence, with the words below: as the model is, and with changes.
#pragma once

#include "ui/widgets/plot.h"

#include <QStringList>

#include <vector>

namespace seq2seq::ui {

/// What is drawn.
struct UnitCurves {
    QStringList words; ///< one a row of the state
    std::vector<double> values;
    std::vector<double> original; ///< without the changes; empty: nothing is changed
};

class UnitCurve : public Plot {
    Q_OBJECT

public:
    explicit UnitCurve(QWidget *parent = nullptr);

    void setCurves(UnitCurves curves);
    [[nodiscard]] const UnitCurves &curves() const { return m_curves; }
    /// The word that is marked; -1 = none.
    void setCurrent(int place);
    /// "“in”: 0.213; without the changes −0.150"
    [[nodiscard]] QString textAt(int place) const;
    void retranslate();

signals:
    void placeClicked(int place);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    void draw();
    void showWords();
    [[nodiscard]] int placeAt(double x) const; ///< -1: none
    [[nodiscard]] QByteArray csv() const;

    UnitCurves m_curves;
    QCPGraph *m_original = nullptr;
    QCPGraph *m_now = nullptr;
    QCPItemStraightLine *m_current = nullptr;
    QCPItemStraightLine *m_zero = nullptr;
};

} // namespace seq2seq::ui
