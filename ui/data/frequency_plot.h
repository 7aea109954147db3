// SPDX-License-Identifier: GPL-3.0-or-later
// How often the words are, by rank, both axes logarithmic: text gives nearly a straight line (Zipf
// 1949), whose tail is what a smaller vocabulary leaves out.
#pragma once

#include "core/run/text_study.h"
#include "ui/widgets/plot.h"

#include <memory>

namespace seq2seq::ui {

class FrequencyPlot : public Plot {
    Q_OBJECT

public:
    explicit FrequencyPlot(QWidget *parent = nullptr);

    /// Null: nothing is known yet.
    void setStudy(std::shared_ptr<const TextStudy> study);
    /// A line at the last word of a vocabulary of `size` ids.
    void setSize(int size);
    /// "rank 12: 的 1,204 times" of both sides.
    [[nodiscard]] QString valuesAt(double rank) const;
    void retranslate();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void restyle();
    void draw();
    [[nodiscard]] QByteArray csv() const;

    std::shared_ptr<const TextStudy> m_study;
    QCPGraph *m_source;
    QCPGraph *m_target;
    QCPItemStraightLine *m_limit;
};

} // namespace seq2seq::ui
