// SPDX-License-Identifier: GPL-3.0-or-later
// The differences of two runs over the resamples of a paired bootstrap as a histogram, with zero,
// the mean and the 95 % interval (Koehn 2004).
#pragma once

#include "core/metrics/bootstrap.h"
#include "ui/widgets/plot.h"

#include <optional>

namespace seq2seq::ui {

class DifferencePlot : public Plot {
    Q_OBJECT

public:
    explicit DifferencePlot(QWidget *parent = nullptr);

    /// @param result second minus first is A minus B; unset: nothing is shown
    /// @param measure "BLEU"
    void setResult(std::optional<BootstrapResult> result, const QString &measure);
    [[nodiscard]] int barCount() const;
    void retranslate();

    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void draw();
    void restyle();

    std::optional<BootstrapResult> m_result;
    QString m_measure;
    QCPBars *m_bars = nullptr; ///< those inside the interval
    QCPBars *m_tails = nullptr;
    QCPItemStraightLine *m_zero = nullptr;
    QCPItemLine *m_interval = nullptr;
    QCPItemText *m_betterB = nullptr;
    QCPItemText *m_betterA = nullptr;
    QCPGraph *m_mean = nullptr;
};

} // namespace seq2seq::ui
