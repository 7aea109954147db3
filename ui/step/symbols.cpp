// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/symbols.h"

#include "ui/widgets/attention_equation.h"
#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QStringList>

namespace seq2seq::ui {

namespace {

struct Symbols {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::Symbols)
};

QString letterOfGate(const ModelConfig &config, int gate)
{
    return QString::fromStdString(gateName(config, gate));
}

QString symbol(const QString &key, const QString &markup)
{
    return QStringLiteral("{%1|%2}").arg(key, markup);
}

std::optional<QVector<int>> numbersOf(const QString &key, const QString &sort, int count)
{
    const QStringList parts = key.split(u':');
    if (parts.size() != count + 1 || parts.first() != sort)
        return {};
    QVector<int> numbers;
    for (qsizetype i = 1; i < parts.size(); ++i)
        numbers << parts.at(i).toInt();
    return numbers;
}

/// Which layer is meant, where there are several.
QString layerText(const ModelConfig &config, int layer)
{
    return config.layers > 1
        ? u' ' + Symbols::tr("Layer %1 of %2.").arg(layer + 1).arg(config.layers)
        : QString();
}

QString hiddenMeaning(const TensorId &tensor)
{
    const int number = tensor.place + 1;
    switch (tensor.reader) {
    case Reader::Forward:
        return tensor.place < 0
            ? Symbols::tr("Zero: the encoder has read nothing yet.")
            : Symbols::tr("Hidden state of the encoder reading forward, after word %1.")
                  .arg(number);
    case Reader::Backward:
        return Symbols::tr("Hidden state of the encoder reading backward, after the words from the "
                           "end to word %1; zero before it has read any.")
            .arg(number);
    case Reader::Decoder:
        break;
    }
    return tensor.place < 0
        ? Symbols::tr("Hidden state the decoder starts from, made from the encoder's last states.")
        : Symbols::tr("Hidden state of the decoder after step %1: what it shows to attention and "
                      "output.")
              .arg(number);
}

QString cellMeaning(const TensorId &tensor)
{
    const int number = tensor.place + 1;
    if (tensor.reader != Reader::Decoder)
        return Symbols::tr("Cell state of the encoder at word %1: what the LSTM remembers from "
                           "word to word; zero before it has read any.")
            .arg(number);
    return tensor.place < 0
        ? Symbols::tr("Cell state the decoder starts from, made from the encoder's last states.")
        : Symbols::tr("Cell state of the decoder after step %1: what the LSTM remembers from step "
                      "to step.")
              .arg(number);
}

QString gateSentence(const ModelConfig &config, int gate)
{
    const QString name = letterOfGate(config, gate);
    if (name == QLatin1String("g") || name == QLatin1String("n"))
        return Symbols::tr("Candidate: the new content on offer.");
    return Symbols::tr("The %1 gate: how much of each cell is let through.").arg(gateMeaning(name));
}

QString sentenceOf(const ModelConfig &config, const TensorId &tensor)
{
    const int number = tensor.place + 1;
    switch (tensor.quantity) {
    case Quantity::SourceWord:
        return Symbols::tr("Word %1 of the source as the encoder reads it.").arg(number);
    case Quantity::SourceInput:
        return config.oneHot
            ? Symbols::tr("Word %1 as a vector: 1 at its place in the vocabulary, 0 elsewhere.")
                  .arg(number)
            : Symbols::tr("Embedding of source word %1: its learned vector; zero behind the last "
                          "word.")
                  .arg(number);
    case Quantity::Convolved:
        return Symbols::tr("Word %1 mixed with the next one by the convolution: what the encoder "
                           "reads.")
            .arg(number);
    case Quantity::Gate:
        return gateSentence(config, tensor.gate);
    case Quantity::Cell:
        return cellMeaning(tensor) + layerText(config, tensor.layer);
    case Quantity::Hidden:
        return hiddenMeaning(tensor) + layerText(config, tensor.layer);
    case Quantity::EncoderState:
        return tensor.place == kEveryPlace
            ? Symbols::tr("Encoder state of each source word i: what attention reads.")
            : Symbols::tr("Encoder state of source word %1: what attention reads.").arg(number);
    case Quantity::TargetWord:
        return tensor.place < 0 ? Symbols::tr("The sign <s> that begins every target sentence.")
                                : Symbols::tr("Target word %1.").arg(number);
    case Quantity::DecoderInput:
        return config.inputFeeding
            ? Symbols::tr("What the decoder is fed at step %1: the word before and the output "
                          "vector of the step before (input feeding).")
                  .arg(number)
            : Symbols::tr("What the decoder is fed at step %1: the word before.").arg(number);
    case Quantity::Scores:
        return Symbols::tr("Scores of step %1: how well each source word fits, before the softmax.")
            .arg(number);
    case Quantity::Attention:
        return Symbols::tr("Attention weights of step %1: which share of the look each source word "
                           "gets; they add up to 1.")
            .arg(number);
    case Quantity::Position:
        return Symbols::tr("Where step %1 looks: a place of the source, counted from 1; words far "
                           "from it get no attention.")
            .arg(number);
    case Quantity::Context:
        return Symbols::tr("Context of step %1: the encoder states, weighted by attention and "
                           "added up.")
            .arg(number);
    case Quantity::Output:
        return tensor.place < 0
            ? Symbols::tr("Zero: there is no output vector before the first step.")
            : Symbols::tr("Output vector of step %1: from it the next word is guessed.")
                  .arg(number);
    case Quantity::Distribution:
        return Symbols::tr("Probability of each target word at step %1; they add up to 1.")
            .arg(number);
    }
    return {};
}

QString boundsOf(const ModelConfig &config, const TensorId &tensor)
{
    switch (tensor.quantity) {
    case Quantity::SourceWord:
    case Quantity::TargetWord:
        return {};
    case Quantity::SourceInput:
    case Quantity::DecoderInput:
    case Quantity::Convolved:
    case Quantity::Cell:
    case Quantity::Scores:
        return Symbols::tr("Without bounds, no unit.");
    case Quantity::Position:
        return Symbols::tr("From 0 to the number of source words.");
    case Quantity::Gate: {
        const QString name = letterOfGate(config, tensor.gate);
        if (name != QLatin1String("g") && name != QLatin1String("n"))
            return Symbols::tr("From 0 (closed) to 1 (open), no unit.");
        break;
    }
    case Quantity::Attention:
    case Quantity::Distribution:
        return Symbols::tr("Shares from 0 to 1.");
    case Quantity::Hidden:
        if (tensor.reader == Reader::Decoder && tensor.place < 0)
            return Symbols::tr("Without bounds, no unit.");
        break;
    case Quantity::EncoderState:
    case Quantity::Context:
    case Quantity::Output:
        break;
    }
    return Symbols::tr("From −1 to 1, no unit.");
}

QString readerText(Reader reader)
{
    switch (reader) {
    case Reader::Forward:
        return Symbols::tr("the encoder, forward");
    case Reader::Backward:
        return Symbols::tr("the encoder, backward");
    case Reader::Decoder:
        break;
    }
    return Symbols::tr("the decoder");
}

QString sentenceOf(const ModelConfig &config, const WeightId &weight)
{
    const QString owner = readerText(weight.reader);
    const QString gate = gateMeaning(letterOfGate(config, weight.gate));
    switch (weight.role) {
    case WeightRole::SourceEmbeddings:
        return Symbols::tr("Embeddings of the source words, a row a word.");
    case WeightRole::TargetEmbeddings:
        return Symbols::tr("Embeddings of the target words, a row a word.");
    case WeightRole::ConvolutionHere:
        return Symbols::tr("Weights of the convolution for the word itself.");
    case WeightRole::ConvolutionNext:
        return Symbols::tr("Weights of the convolution for the next word.");
    case WeightRole::ConvolutionBias:
        return Symbols::tr("Bias of the convolution.");
    case WeightRole::Input:
        return gate.isEmpty()
            ? Symbols::tr("Weights from the input to the new state of %1.").arg(owner)
            : Symbols::tr("Weights from the input to the %1 gate of %2.").arg(gate, owner);
    case WeightRole::Hidden:
        return gate.isEmpty()
            ? Symbols::tr("Weights from the state before to the new state of %1.").arg(owner)
            : Symbols::tr("Weights from the state before to the %1 gate of %2.").arg(gate, owner);
    case WeightRole::Bias:
    case WeightRole::InputBias:
    case WeightRole::HiddenBias:
        return gate.isEmpty() ? Symbols::tr("Bias of the new state of %1.").arg(owner)
                              : Symbols::tr("Bias of the %1 gate of %2.").arg(gate, owner);
    case WeightRole::StartHidden:
        return Symbols::tr("Turns the encoder's last hidden states into the decoder's first.");
    case WeightRole::StartCell:
        return Symbols::tr("Turns the encoder's last cell states into the decoder's first.");
    case WeightRole::Attention:
        return translated(describe(config.attention).weights.at(std::size_t(weight.gate)).meaning);
    case WeightRole::Output:
        return Symbols::tr("Weights of the output vector.");
    case WeightRole::Vocabulary:
        return Symbols::tr("Weights of the words of the target vocabulary, a row a word.");
    }
    return {};
}

} // namespace

QString keyOf(const TensorId &tensor)
{
    return QStringLiteral("t:%1:%2:%3:%4:%5")
        .arg(int(tensor.quantity))
        .arg(int(tensor.reader))
        .arg(tensor.layer)
        .arg(tensor.place)
        .arg(tensor.gate);
}

QString keyOf(const WeightId &weight)
{
    return QStringLiteral("w:%1:%2:%3:%4")
        .arg(int(weight.role))
        .arg(int(weight.reader))
        .arg(weight.layer)
        .arg(weight.gate);
}

std::optional<TensorId> tensorOf(const QString &key)
{
    const auto numbers = numbersOf(key, QStringLiteral("t"), 5);
    if (!numbers)
        return {};
    return TensorId{Quantity(numbers->at(0)), Reader(numbers->at(1)), numbers->at(2),
        numbers->at(3), numbers->at(4)};
}

std::optional<WeightId> weightOf(const QString &key)
{
    const auto numbers = numbersOf(key, QStringLiteral("w"), 4);
    if (!numbers)
        return {};
    return WeightId{
        WeightRole(numbers->at(0)), Reader(numbers->at(1)), numbers->at(2), numbers->at(3)};
}

QString markupOf(const ModelConfig &config, const TensorId &tensor)
{
    return QString::fromStdString(symbolText(config, tensor));
}

QString markupOf(const ModelConfig &config, const WeightId &weight)
{
    return QString::fromStdString(symbolText(config, weight));
}

QString markupOf(const ModelConfig &config, const TermText &text)
{
    return setEquation(text.markup,
        [&](const QString &place) { return symbolOf(config, text.symbols.at(place.toUInt())); });
}

QString symbolOf(const ModelConfig &config, const TensorId &tensor)
{
    return symbol(keyOf(tensor), markupOf(config, tensor));
}

QString symbolOf(const ModelConfig &config, const WeightId &weight)
{
    return symbol(keyOf(weight), markupOf(config, weight));
}

QString symbolOf(const ModelConfig &config, const TermSymbol &whole)
{
    if (const auto *weight = std::get_if<WeightId>(&whole.what))
        return symbolOf(config, *weight);
    const auto &tensor = std::get<TensorId>(whole.what);
    return whole.word.empty()
        ? symbolOf(config, tensor)
        : symbol(keyOf(tensor), QString::fromStdString(symbolTextOfWord(tensor, whole.word)));
}

int sizeOf(const ModelConfig &config, const TensorId &tensor, int m)
{
    switch (tensor.quantity) {
    case Quantity::SourceWord:
    case Quantity::TargetWord:
        return 0;
    case Quantity::SourceInput:
        return config.oneHot ? config.sourceVocabulary : config.embeddingSize;
    case Quantity::Convolved:
        return config.embeddingSize;
    case Quantity::EncoderState:
    case Quantity::Context:
        return config.encoderStateSize();
    case Quantity::DecoderInput:
        return (config.oneHot ? config.targetVocabulary : config.embeddingSize)
            + (config.inputFeeding ? config.hiddenSize : 0);
    case Quantity::Scores:
    case Quantity::Attention:
        return m;
    case Quantity::Position:
        return 1;
    case Quantity::Distribution:
        return config.targetVocabulary;
    case Quantity::Gate:
    case Quantity::Cell:
    case Quantity::Hidden:
        return tensor.reader == Reader::Decoder ? config.hiddenSize : config.directionSize();
    case Quantity::Output:
        break;
    }
    return config.hiddenSize;
}

QString meaningOf(const ModelConfig &config, const TensorId &tensor)
{
    QStringList sentences{sentenceOf(config, tensor)};
    const int size = sizeOf(config, tensor, 0);
    if (size > 0)
        sentences << Symbols::tr("%n number(s).", nullptr, size);
    else if (tensor.quantity == Quantity::Scores || tensor.quantity == Quantity::Attention)
        sentences << Symbols::tr("A number for each source word.");
    const QString bounds = boundsOf(config, tensor);
    if (!bounds.isEmpty())
        sentences << bounds;
    return sentences.join(u' ');
}

QString meaningOf(const ModelConfig &config, const WeightId &weight)
{
    const WeightPlace place = placeOf(config, weight);
    QStringList names;
    for (const std::string &name : place.names)
        names << QString::fromStdString(name);
    const QString shape = place.rows == place.allRows
        ? Symbols::tr("%L1 × %L2 numbers, no unit: %3.")
              .arg(place.rows)
              .arg(place.columns)
              .arg(names.join(QStringLiteral(" + ")))
        : Symbols::tr("%L1 × %L2 numbers, no unit: rows %3 to %4 of %5.")
              .arg(place.rows)
              .arg(place.columns)
              .arg(place.firstRow)
              .arg(place.firstRow + place.rows - 1)
              .arg(names.join(QStringLiteral(" + ")));
    return sentenceOf(config, weight) + u' ' + shape;
}

QString gateMeaning(const QString &gate)
{
    if (gate == QLatin1String("i"))
        return Symbols::tr("input");
    if (gate == QLatin1String("f"))
        return Symbols::tr("forget");
    if (gate == QLatin1String("g") || gate == QLatin1String("n"))
        return Symbols::tr("candidate");
    if (gate == QLatin1String("o"))
        return Symbols::tr("output");
    if (gate == QLatin1String("r"))
        return Symbols::tr("reset");
    if (gate == QLatin1String("z"))
        return Symbols::tr("update");
    return {};
}

QString cellName(CellKind cell)
{
    switch (cell) {
    case CellKind::Lstm:
        return QStringLiteral("LSTM");
    case CellKind::Gru:
        return QStringLiteral("GRU");
    case CellKind::Rnn:
        break;
    }
    return QStringLiteral("RNN");
}

} // namespace seq2seq::ui
