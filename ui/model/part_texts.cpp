// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/part_texts.h"

#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace seq2seq::ui {

namespace {

struct PartTexts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::PartTexts)
};

QString encoderMeaning(const ModelConfig &config)
{
    QString text = config.bidirectional
        ? PartTexts::tr("Reads the sentence in both directions; each state knows the whole of it.")
        : PartTexts::tr("Reads the sentence word by word; each state knows the words so far.");
    if (config.reverseSource)
        text += u' ' + PartTexts::tr("It reads the last word first.");
    return text;
}

QString startMeaning(const ModelConfig &config)
{
    switch (config.start) {
    case StartKind::Projected:
        return PartTexts::tr("The decoder begins from the encoder's last states, by a matrix.");
    case StartKind::Last:
        return PartTexts::tr("The decoder begins from the encoder's last states as they are.");
    case StartKind::Zero:
        break;
    }
    return PartTexts::tr("The decoder begins from zero: all it learns comes through attention.");
}

} // namespace

QString presetTitle(const ModelPreset &preset)
{
    static const QRegularExpression colon(QStringLiteral("[:：]"));
    return translated(preset.title).section(colon, 0, 0);
}

QString partTitle(NetworkPart part)
{
    switch (part) {
    case NetworkPart::SourceEmbeddings:
        return PartTexts::tr("Source words");
    case NetworkPart::TargetEmbeddings:
        return PartTexts::tr("Target words");
    case NetworkPart::Convolution:
        return PartTexts::tr("Convolution");
    case NetworkPart::Encoder:
        return PartTexts::tr("Encoder");
    case NetworkPart::Start:
        return PartTexts::tr("Decoder start");
    case NetworkPart::Decoder:
        return PartTexts::tr("Decoder");
    case NetworkPart::Attention:
        return PartTexts::tr("Attention");
    case NetworkPart::Output:
        return PartTexts::tr("Output vector");
    case NetworkPart::Vocabulary:
        return PartTexts::tr("Output vocabulary");
    }
    return {};
}

QString partMeaning(const ModelConfig &config, NetworkPart part)
{
    switch (part) {
    case NetworkPart::SourceEmbeddings:
        return config.oneHot
            ? PartTexts::tr("A word enters as a single 1 among zeros, as long as the vocabulary.")
            : PartTexts::tr("Each source word has a row of numbers that is learnt.");
    case NetworkPart::TargetEmbeddings:
        return config.inputFeeding
            ? PartTexts::tr("The decoder is fed the word before and its output vector.")
            : PartTexts::tr("The decoder is fed the word before.");
    case NetworkPart::Convolution:
        return config.convolution ? PartTexts::tr("Mixes each source word with the next one.")
                                  : PartTexts::tr("Off: the encoder reads the words as they are.");
    case NetworkPart::Encoder:
        return encoderMeaning(config);
    case NetworkPart::Start:
        return startMeaning(config);
    case NetworkPart::Decoder:
        return PartTexts::tr("Writes the translation word by word from its state.");
    case NetworkPart::Attention:
        return translated(describe(config.attention).meaning);
    case NetworkPart::Output:
        return config.attention == AttentionKind::None
            ? PartTexts::tr("What the decoder knows before it chooses a word.")
            : PartTexts::tr("Joins what attention found with the decoder's state.");
    case NetworkPart::Vocabulary:
        return config.tiedEmbeddings
            ? PartTexts::tr("A probability for each target word; its weights are the target "
                            "embeddings.")
            : PartTexts::tr("A probability for each target word.");
    }
    return {};
}

QColor partColor(NetworkPart part)
{
    switch (part) {
    case NetworkPart::SourceEmbeddings:
        return {0x6b, 0xae, 0xd6};
    case NetworkPart::TargetEmbeddings:
        return {0x74, 0xc4, 0x9d};
    case NetworkPart::Convolution:
        return {0x4f, 0xb3, 0xbf};
    case NetworkPart::Encoder:
        return {0x2f, 0x74, 0xe0};
    case NetworkPart::Start:
        return {0x96, 0xa0, 0xad};
    case NetworkPart::Decoder:
        return {0x1b, 0x9e, 0x77};
    case NetworkPart::Attention:
        return {0xd9, 0x6a, 0x16};
    case NetworkPart::Output:
        return {0xb0, 0x9b, 0xcf};
    case NetworkPart::Vocabulary:
        return {0x7d, 0x6f, 0xbe};
    }
    return {};
}

QString flowTitle(FlowKind kind)
{
    switch (kind) {
    case FlowKind::SourceVectors:
        return PartTexts::tr("source words x_i");
    case FlowKind::Convolved:
        return PartTexts::tr("mixed words z_i");
    case FlowKind::Annotations:
        return PartTexts::tr("encoder states h^{enc}_i");
    case FlowKind::LastStates:
        return PartTexts::tr("last states of the encoder");
    case FlowKind::StartStates:
        return PartTexts::tr("first states of the decoder");
    case FlowKind::TargetVectors:
        return PartTexts::tr("target words y_{t−1}");
    case FlowKind::Fed:
        return PartTexts::tr("output vectors o_{t−1}, fed back");
    case FlowKind::DecoderInput:
        return PartTexts::tr("input of the decoder ŷ_t");
    case FlowKind::DecoderStates:
        return PartTexts::tr("decoder states h_t");
    case FlowKind::Weights:
        return PartTexts::tr("attention weights α_t");
    case FlowKind::Context:
        return PartTexts::tr("contexts a_t");
    case FlowKind::OutputVectors:
        return PartTexts::tr("output vectors o_t");
    case FlowKind::Probabilities:
        return PartTexts::tr("probabilities P_t");
    }
    return {};
}

QString shapeLetters(const Flow &flow)
{
    QStringList letters;
    for (const Dimension &dimension : flow.shape)
        letters << QString::fromStdString(dimension.symbol);
    return u'[' + letters.join(QStringLiteral(", ")) + u']';
}

QString shapeNumbers(const Flow &flow)
{
    QStringList numbers;
    for (const Dimension &dimension : flow.shape)
        numbers << QString::number(dimension.size);
    return u'[' + numbers.join(QStringLiteral(", ")) + u']';
}

} // namespace seq2seq::ui
