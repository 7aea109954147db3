// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/tensor_title.h"

#include "ui/step/symbols.h"

#include <QCoreApplication>

namespace seq2seq::ui {

namespace {

struct Titles {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::Titles)
};

QString titleOfState(const TensorId &tensor)
{
    const bool isCell = tensor.quantity == Quantity::Cell;
    const int word = tensor.place + 1;
    switch (tensor.reader) {
    case Reader::Forward:
        return isCell ? Titles::tr("Cell of the forward encoder at word %1").arg(word)
                      : Titles::tr("State of the forward encoder at word %1").arg(word);
    case Reader::Backward:
        return isCell ? Titles::tr("Cell of the backward encoder at word %1").arg(word)
                      : Titles::tr("State of the backward encoder at word %1").arg(word);
    case Reader::Decoder:
        break;
    }
    if (tensor.place < 0)
        return isCell ? Titles::tr("Cell the decoder starts from")
                      : Titles::tr("State the decoder starts from");
    return isCell ? Titles::tr("Cell of the decoder at word %1").arg(word)
                  : Titles::tr("State of the decoder at word %1").arg(word);
}

} // namespace

QString titleOf(const ModelConfig &config, const TensorId &tensor)
{
    const int word = tensor.place + 1;
    switch (tensor.quantity) {
    case Quantity::SourceInput:
        return Titles::tr("Input of the encoder at word %1").arg(word);
    case Quantity::Convolved:
        return Titles::tr("Convolved input at word %1").arg(word);
    case Quantity::Gate: {
        const auto names = gateNames(config.cell);
        const QString name = std::size_t(tensor.gate) < names.size()
            ? QString::fromStdString(names[std::size_t(tensor.gate)])
            : QString();
        return Titles::tr("Values of the gate “%1” at word %2").arg(gateMeaning(name)).arg(word);
    }
    case Quantity::Cell:
    case Quantity::Hidden:
        return titleOfState(tensor);
    case Quantity::EncoderState:
        return tensor.place == kEveryPlace ? Titles::tr("Encoder state of a word")
                                           : Titles::tr("Encoder state of word %1").arg(word);
    case Quantity::DecoderInput:
        return Titles::tr("Input of the decoder for word %1").arg(word);
    case Quantity::Scores:
        return Titles::tr("Attention scores for word %1").arg(word);
    case Quantity::Attention:
        return Titles::tr("Attention weights for word %1").arg(word);
    case Quantity::Position:
        return Titles::tr("Place that attention looks at for word %1").arg(word);
    case Quantity::Context:
        return Titles::tr("Context vector for word %1").arg(word);
    case Quantity::Output:
        return Titles::tr("Output vector for word %1").arg(word);
    case Quantity::Distribution:
        return Titles::tr("Probabilities of word %1").arg(word);
    case Quantity::SourceWord:
    case Quantity::TargetWord:
        break; // words, not numbers
    }
    return Titles::tr("Values");
}

} // namespace seq2seq::ui
