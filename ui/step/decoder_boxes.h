// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that happens in one decoder step, box by box, with this model's formulas and this
// step's numbers.
#pragma once

#include "core/explain/trace.h"
#include "ui/step/box.h"

#include <memory>

namespace seq2seq::ui {

class ProbabilityBars;
class ScoreBars;
class Selection;

class DecoderBoxes : public BoxBoard {
    Q_OBJECT

public:
    /// @param selection its source token is the encoder state shown below the bars
    explicit DecoderBoxes(Selection *selection, QWidget *parent = nullptr);

    /// A new trace: builds what depends on the configuration. Null shows nothing.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// @param step from 0  @param layer from 0, the one whose gates and states are shown
    void showStep(int step, int layer);

signals:
    void wordChosen(int index); ///< place in Trace::topWords of the step

private:
    void makeInput();
    void makeScores();
    void makeDistribution();
    void buildGates();
    void showInput();
    void showCell();
    void showAttention();
    void showSourceState();
    void showOutput();
    void showDistribution();

    Selection *m_selection;
    std::shared_ptr<const Trace> m_trace;
    int m_step = 0;
    int m_layer = 0;
    double m_inputScale = 1;
    double m_cellScale = 1;

    Box *m_input = nullptr;
    TensorStrip *m_inputStrip = nullptr;
    TensorStrip *m_feedStrip = nullptr; ///< o_{t-1} alone, where there is no embedding to join it
    Box *m_gates = nullptr;
    QVector<TensorStrip *> m_gateStrips;
    QStringList m_gateNames; ///< one a strip
    TensorStrip *m_previousStrip = nullptr;
    Box *m_state = nullptr;
    TensorStrip *m_cellStrip = nullptr;
    TensorStrip *m_hiddenStrip = nullptr;
    Box *m_scores = nullptr;
    ScoreBars *m_bars = nullptr;
    TensorStrip *m_sourceStrip = nullptr;
    Box *m_noAttention = nullptr;
    Box *m_context = nullptr;
    TensorStrip *m_contextStrip = nullptr;
    Box *m_output = nullptr;
    TensorStrip *m_outputStrip = nullptr;
    Box *m_distribution = nullptr;
    ProbabilityBars *m_words = nullptr;
};

} // namespace seq2seq::ui
