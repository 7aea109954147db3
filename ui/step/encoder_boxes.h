// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the encoder does at one position of the source, box by box.
#pragma once

#include "core/explain/trace.h"
#include "ui/step/box.h"
#include "ui/step/formulas.h"

#include <memory>

namespace seq2seq::ui {

class EncoderBoxes : public BoxBoard {
    Q_OBJECT

public:
    explicit EncoderBoxes(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace);
    /// @param position from 0  @param layer from 0
    void showPosition(int position, int layer);

private:
    /// One direction: its gates over its states.
    struct Reader {
        Direction direction = Direction::Forward;
        Box *gates = nullptr;
        QVector<TensorStrip *> gateStrips;
        Box *state = nullptr;
        TensorStrip *cellStrip = nullptr;
        TensorStrip *hiddenStrip = nullptr;
        QStringList gateNames = {}; ///< one a strip of gateStrips
    };

    void makeReader(Reader &reader);
    void buildGates(Reader &reader, const std::vector<LayerTrace> &layers);
    void showReader(Reader &reader, const LayerTrace &layer);
    void showInput();
    void showState();

    std::shared_ptr<const Trace> m_trace;
    int m_position = 0;
    int m_layer = 0;
    double m_inputScale = 1;
    Box *m_input = nullptr;
    TensorStrip *m_inputStrip = nullptr;
    Reader m_forward;
    Reader m_backward{Direction::Backward, nullptr, {}, nullptr, nullptr, nullptr};
    Box *m_state = nullptr;
    TensorStrip *m_stateStrip = nullptr;
    Box *m_start = nullptr; ///< the decoder's first state, made from the last states of the encoder
    TensorStrip *m_startHiddenStrip = nullptr;
    TensorStrip *m_startCellStrip = nullptr;
};

} // namespace seq2seq::ui
