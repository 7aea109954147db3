// SPDX-License-Identifier: GPL-3.0-or-later
// Quality over the length of the source, or recall over how often a word was seen in training: a
// line a configuration, mean ± deviation over its seeds, the lengths of training shaded, and below
// how many sentences (or words) stand behind each point. Bahdanau et al. 2015, figure 2.
#pragma once

#include "core/study/quality_curves.h"
#include "ui/widgets/plot.h"

#include <memory>
#include <optional>
#include <vector>

namespace seq2seq::ui {

/// How a curve of QualityCurves::curves is called and drawn.
struct QualityLine {
    QString name;
    QColor color;
    bool isDashed = false;
};

class QualityPlot : public Plot {
    Q_OBJECT

public:
    explicit QualityPlot(QWidget *parent = nullptr);

    enum class Axis { Length, Frequency };

    /// @param lines one a curve
    void setCurves(std::shared_ptr<const QualityCurves> curves, std::vector<QualityLine> lines);
    void setMeasure(SliceMeasure measure);
    [[nodiscard]] SliceMeasure measure() const { return m_measure; }
    void setAxis(Axis axis);
    [[nodiscard]] Axis axis() const { return m_axis; }
    [[nodiscard]] bool isEmpty() const { return pointCount() == 0; }

    /// What is seen, in a sentence.
    [[nodiscard]] QString sentence() const;
    /// "6–7 tokens, 43 sentences: general 97.1 % ± 0.4, none 61.0 %" for the place nearest to it.
    [[nodiscard]] QString valuesAt(double place) const;
    void retranslate();

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int pointCount() const;
    /// Of a curve at a place, 0..100.
    [[nodiscard]] std::optional<Spread> valueOf(std::size_t curve, int place) const;
    [[nodiscard]] std::size_t countAt(int place) const;
    [[nodiscard]] QString placeName(int place) const; ///< "6–7"
    [[nodiscard]] QString valueText(const Spread &value) const;
    void draw();
    void drawLines();
    void drawBand(const QVector<double> &places, const QVector<double> &low,
        const QVector<double> &high, const QColor &color);
    void drawTrained();
    void drawGap();
    void showTicks();
    void restyle();
    [[nodiscard]] QString lengthSentence() const;
    [[nodiscard]] QString frequencySentence() const;
    [[nodiscard]] QByteArray csv() const;

    std::shared_ptr<const QualityCurves> m_curves;
    std::vector<QualityLine> m_lines;
    SliceMeasure m_measure = SliceMeasure::OutputAccuracy;
    Axis m_axis = Axis::Length;
    QCPAxisRect *m_countRect = nullptr; ///< the grey bars, below the curves
    QCPBars *m_counts = nullptr;
    QCPItemRect *m_trained = nullptr;
    QCPItemText *m_trainedName = nullptr;
    QCPItemLine *m_gap = nullptr;
    QCPItemText *m_gapName = nullptr;
};

/// A difference, of 100, that is not worth a mark.
inline constexpr double kSmallGap = 0.5;

/// What makes 0..100 of it: BLEU is that already, the others are shares.
[[nodiscard]] constexpr double percentOf(SliceMeasure measure)
{
    return measure == SliceMeasure::Bleu ? 1 : 100;
}

/// "words right", as the choice of measures calls it.
[[nodiscard]] QString titleOf(SliceMeasure measure);
/// What it means, for a tooltip.
[[nodiscard]] QString meaningOf(SliceMeasure measure);

} // namespace seq2seq::ui
