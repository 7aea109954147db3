// SPDX-License-Identifier: GPL-3.0-or-later
// The rules are those of ModelConfig::validateShape(); tst_closed_choices holds them to it.
#include "ui/model/closed_choices.h"

#include <QCoreApplication>

namespace seq2seq::ui {

namespace {

struct ClosedChoices {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::ClosedChoices)
};

ModelConfig oneDirection(ModelConfig config)
{
    config.bidirectional = false;
    config.halfDirections = false;
    return config;
}

ModelConfig halfDirections(ModelConfig config)
{
    config.bidirectional = true;
    config.halfDirections = true;
    return config;
}

/// What makes h_t and h_i of one size, before a choice that needs it.
void addOneSizeWays(QVector<WayOut> &ways, const ModelConfig &chosen, const QString &name)
{
    ways << WayOut{
        name + QStringLiteral("OneWay"), ClosedChoices::tr("one direction"), oneDirection(chosen)};
    if (chosen.hiddenSize % 2 == 0)
        ways << WayOut{name + QStringLiteral("Halves"),
            ClosedChoices::tr("two directions of %1").arg(chosen.hiddenSize / 2),
            halfDirections(chosen)};
}

ClosedChoice closedDot(const ModelConfig &config)
{
    ClosedChoice closed{QStringLiteral("attention.dot"), NetworkPart::Attention,
        ClosedChoices::tr("Why not dot attention?"),
        ClosedChoices::tr(
            "The decoder's state h_t has %1 numbers, an encoder state has %2 (two directions of "
            "%1), and a dot product needs as many on both sides.")
            .arg(config.hiddenSize)
            .arg(config.encoderStateSize()),
        {}};
    ModelConfig chosen = config;
    chosen.attention = AttentionKind::Dot;
    addOneSizeWays(closed.ways, chosen, QStringLiteral("dot"));
    chosen = config;
    chosen.attention = AttentionKind::General;
    if (config.attention == AttentionKind::Dot)
        closed.ways << WayOut{
            QStringLiteral("dotGeneral"), ClosedChoices::tr("general attention"), chosen};
    return closed;
}

ClosedChoice closedLast(const ModelConfig &config)
{
    ClosedChoice closed{QStringLiteral("start.last"), NetworkPart::Start,
        ClosedChoices::tr("Why not start from the last state as it is?"),
        ClosedChoices::tr("The decoder's state has %1 numbers, the encoder's last one %2; without "
                          "a matrix between them both need as many.")
            .arg(config.hiddenSize)
            .arg(config.encoderStateSize()),
        {}};
    ModelConfig chosen = config;
    chosen.start = StartKind::Last;
    addOneSizeWays(closed.ways, chosen, QStringLiteral("last"));
    chosen.start = StartKind::Projected;
    if (config.start == StartKind::Last)
        closed.ways << WayOut{
            QStringLiteral("lastProjected"), ClosedChoices::tr("projected"), chosen};
    return closed;
}

ClosedChoice closedTied(const ModelConfig &config)
{
    ModelConfig chosen = config;
    chosen.oneHot = false;
    chosen.embeddingSize = config.hiddenSize;
    chosen.tiedEmbeddings = true;
    ClosedChoice closed{QStringLiteral("tied"), NetworkPart::Vocabulary,
        ClosedChoices::tr("Why not tie the embeddings?"),
        config.oneHot
            ? ClosedChoices::tr("There are no target embeddings: the input is one-hot.")
            : ClosedChoices::tr("One row a word would serve both ends of the decoder, but an "
                                "embedding has e = %1 numbers and the output vector h = %2.")
                  .arg(config.embeddingSize)
                  .arg(config.hiddenSize),
        {{QStringLiteral("tiedOneSize"), ClosedChoices::tr("e = h = %1").arg(config.hiddenSize),
            chosen}}};
    if (config.tiedEmbeddings) {
        chosen = config;
        chosen.tiedEmbeddings = false;
        closed.ways << WayOut{QStringLiteral("untie"), ClosedChoices::tr("untie them"), chosen};
    }
    return closed;
}

ClosedChoice closedByOneHot(
    const ModelConfig &config, const char *control, NetworkPart part, const QString &title)
{
    ModelConfig chosen = config;
    chosen.oneHot = false;
    chosen.convolution = part == NetworkPart::Convolution;
    return {QLatin1String(control), part, title,
        ClosedChoices::tr("A word enters as a single 1 among zeros: there are no embeddings."),
        {{QLatin1String(control) + QStringLiteral("WithEmbeddings"),
            ClosedChoices::tr("with embeddings"), chosen}}};
}

ClosedChoice closedHalves(const ModelConfig &config)
{
    ModelConfig chosen = halfDirections(config);
    chosen.hiddenSize = config.hiddenSize + 1;
    ClosedChoice closed{QStringLiteral("directions.halves"), NetworkPart::Encoder,
        ClosedChoices::tr("Why not two directions of half the size?"),
        ClosedChoices::tr("They cannot share %1 units evenly.").arg(config.hiddenSize),
        {{QStringLiteral("halvesEven"), ClosedChoices::tr("h = %1").arg(chosen.hiddenSize),
            chosen}}};
    if (config.bidirectional && config.halfDirections) {
        chosen = config;
        chosen.halfDirections = false;
        closed.ways << WayOut{
            QStringLiteral("halvesWhole"), ClosedChoices::tr("h units each"), chosen};
    }
    return closed;
}

} // namespace

QVector<ClosedChoice> closedChoices(const ModelConfig &config)
{
    QVector<ClosedChoice> closed;
    if (!config.hasOneStateSize())
        closed << closedDot(config) << closedLast(config);
    if (config.oneHot || config.embeddingSize != config.hiddenSize)
        closed << closedTied(config);
    if (config.oneHot)
        closed << closedByOneHot(config, "embedding", NetworkPart::SourceEmbeddings,
            ClosedChoices::tr("Why no size of embeddings?"))
               << closedByOneHot(config, "convolution", NetworkPart::Convolution,
                      ClosedChoices::tr("Why no convolution?"));
    if (config.hiddenSize % 2 != 0)
        closed << closedHalves(config);
    if (config.attention == AttentionKind::None) {
        ModelConfig chosen = config;
        chosen.attention = AttentionKind::General;
        closed << ClosedChoice{QStringLiteral("attentionMask"), NetworkPart::Attention,
            ClosedChoices::tr("Why no attention mask?"),
            ClosedChoices::tr("There is no attention to keep off the padding."),
            {{QStringLiteral("maskGeneral"), ClosedChoices::tr("general attention"), chosen}}};
    }
    return closed;
}

} // namespace seq2seq::ui
