// SPDX-License-Identifier: GPL-3.0-or-later
// How long the sentences are: tokens along x, sentences along y, both sides over each other.
#pragma once

#include "ui/data/data_types.h"
#include "ui/widgets/plot.h"

namespace seq2seq::ui {

class LengthPlot : public Plot {
    Q_OBJECT

public:
    explicit LengthPlot(QWidget *parent = nullptr);

    void setHistogram(const LengthHistogram &histogram);
    /// Draws the line beyond which pairs are not trained on. @param longest tokens a side; 0 = any
    void setLongest(int longest);
    [[nodiscard]] int longest() const { return m_longest; }
    [[nodiscard]] bool isEmpty() const { return m_bins.empty(); }
    /// "12 tokens: 1,204 source, 998 target sentences" for what is drawn at this length.
    [[nodiscard]] QString valuesAt(double length) const;
    void retranslate();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// One bar of each side. The last one may stand for everything longer.
    struct Bin {
        int from = 0;
        int to = 0;
        std::int64_t source = 0;
        std::int64_t target = 0;
    };

    void restyle();
    void draw();
    void showTicks();
    void showLimit();
    [[nodiscard]] QString binName(std::size_t index) const;
    [[nodiscard]] QByteArray csv() const;

    QCPBars *m_source = nullptr;
    QCPBars *m_target = nullptr;
    QCPItemStraightLine *m_limit = nullptr; ///< behind the longest that are trained on
    QCPItemText *m_limitName = nullptr;
    int m_longest = 0;
    LengthHistogram m_histogram;
    std::vector<Bin> m_bins;
    bool m_hasTail = false; ///< the last bin holds all longer sentences
};

} // namespace seq2seq::ui
