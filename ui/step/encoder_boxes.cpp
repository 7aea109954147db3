// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the encoder does at one position of the source.
#include "ui/step/encoder_boxes.h"
#include "ui/step/symbols.h"

#include <algorithm>

namespace seq2seq::ui {

EncoderBoxes::EncoderBoxes(QWidget *parent)
    : StepBoard(parent)
{
    const auto forward = [this](BoxKind kind) { return addBox(kind, Reader::Forward); };
    const auto backward = [this](BoxKind kind) { return addBox(kind, Reader::Backward); };
    addColumn(
        {forward(BoxKind::Input), forward(BoxKind::Convolution), forward(BoxKind::LayersBelow)},
        {1, 1, 1}, 20);
    addColumn({forward(BoxKind::Gates), backward(BoxKind::Gates)}, {1, 1}, 34);
    addColumn({forward(BoxKind::NewState), backward(BoxKind::NewState)}, {1, 1}, 26);
    addColumn({forward(BoxKind::LayersAbove), forward(BoxKind::EncoderState),
                  addBox(BoxKind::StartState, Reader::Decoder)},
        {1, 1, 1}, 28);
}

void EncoderBoxes::showPosition(int position, int layer)
{
    if (!trace() || trace()->forward.empty())
        return;
    m_position = position;
    m_layer = std::clamp(layer, 0, int(trace()->forward.size()) - 1);
    showPage(encoderBoxes(trace()->config, int(trace()->sourceLength()), m_position, m_layer));
}

void EncoderBoxes::complete(const StepBox &box, BoxContent &content) const
{
    content.title = titleOf(box);
    content.hint = hintOf(box);
}

QString EncoderBoxes::titleOf(const StepBox &box) const
{
    const ModelConfig &config = trace()->config;
    const QString cell = cellName(config.cell);
    const bool isForward = box.reader == Reader::Forward;
    const int layer = m_layer + 1;
    switch (box.kind) {
    case BoxKind::Gates:
        if (config.layers > 1)
            return isForward ? tr("%1 gates, forward, layer %2").arg(cell).arg(layer)
                             : tr("%1 gates, backward, layer %2").arg(cell).arg(layer);
        return isForward ? tr("%1 gates, forward").arg(cell) : tr("%1 gates, backward").arg(cell);
    case BoxKind::NewState:
        return isForward ? tr("new state, forward") : tr("new state, backward");
    case BoxKind::LayersBelow:
        return layer == 2 ? tr("layer 1 below") : tr("layers 1 to %1 below").arg(layer - 1);
    case BoxKind::LayersAbove:
        return layer + 1 == config.layers
            ? tr("layer %1 above").arg(config.layers)
            : tr("layers %1 to %2 above").arg(layer + 1).arg(config.layers);
    case BoxKind::StartState:
        return config.layers > 1 ? tr("where layer %1 of the decoder starts").arg(layer)
                                 : tr("where the decoder starts");
    default:
        return {};
    }
}

QString EncoderBoxes::hintOf(const StepBox &box) const
{
    const ModelConfig &config = trace()->config;
    switch (box.kind) {
    case BoxKind::Input:
        return inputHint();
    case BoxKind::Convolution:
        return m_position + 1 < int(trace()->sourceLength())
            ? tr("the convolution mixes this word with the next")
            : tr("behind the last word the convolution reads zeros");
    case BoxKind::Gates:
        return readingHint(box.reader);
    case BoxKind::NewState:
        return config.cell == CellKind::Rnn ? readingHint(box.reader) : QString();
    case BoxKind::LayersBelow:
    case BoxKind::LayersAbove:
        return tr("choose the layer at the top right to look inside");
    case BoxKind::EncoderState:
        if (config.attention == AttentionKind::None)
            return tr("without attention only the last state is used");
        return config.layers > 1 ? tr("of the top layer; what attention reads")
                                 : tr("what attention reads");
    case BoxKind::StartState:
        return tr("when the whole sentence is read, the decoder starts from here");
    default:
        return {};
    }
}

QString EncoderBoxes::inputHint() const
{
    const ModelConfig &config = trace()->config;
    const auto position = std::size_t(m_position);
    const QString word = position < trace()->sourceTokens.size()
        ? QString::fromStdString(trace()->sourceTokens[position]).toHtmlEscaped()
        : QString();
    const int id = position < trace()->sourceIds.size() ? trace()->sourceIds[position] : -1;
    return config.oneHot ? tr("one-hot: 1 at “%1” (id %2), 0 at the other %3 words")
                               .arg(word)
                               .arg(id)
                               .arg(std::max(0, config.sourceVocabulary - 1))
                         : tr("embedding of “%1”, id %2").arg(word).arg(id);
}

QString EncoderBoxes::readingHint(Reader reader) const
{
    const int i = m_position + 1;
    return reader == Reader::Forward
        ? tr("forward: has read words 1 to %1").arg(i)
        : tr("backward: has read words %1 to %2, from the end").arg(trace()->sourceLength()).arg(i);
}

} // namespace seq2seq::ui
