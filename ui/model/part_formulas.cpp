// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/part_formulas.h"

#include "core/explain/step_boxes.h"
#include "ui/step/formulas.h"
#include "ui/step/symbols.h"

#include <QRegularExpression>

#include <functional>
#include <utility>

namespace seq2seq::ui {

namespace {

// Places that no sentence has stand for any: what is written of them becomes a letter.
constexpr int kAnyWord = 1'000'000;
constexpr int kAnyStep = 2'000'000;
constexpr int kLength = 3'000'000; // m

/// "x_{1000001}" as "x_{i}"; the names of symbols go.
QString withLetters(QString markup)
{
    static const QRegularExpression symbolName(QStringLiteral("\\{[tw]:[-:0-9]+\\|"));
    markup.replace(symbolName, QStringLiteral("{"));
    const std::pair<int, const char *> letters[] = {{kAnyWord, "i−1"}, {kAnyWord + 1, "i"},
        {kAnyWord + 2, "i+1"}, {kAnyStep, "t−1"}, {kAnyStep + 1, "t"}, {kLength, "m"}};
    for (const auto &[number, letter] : letters)
        markup.replace(QString::number(number), QString::fromUtf8(letter));
    return markup;
}

NetworkPart partOf(const StepBox &box)
{
    const bool isEncoder = box.reader != Reader::Decoder;
    switch (box.kind) {
    case BoxKind::Input:
        return isEncoder ? NetworkPart::SourceEmbeddings : NetworkPart::TargetEmbeddings;
    case BoxKind::Convolution:
        return NetworkPart::Convolution;
    case BoxKind::LayersBelow:
    case BoxKind::LayersAbove:
    case BoxKind::Gates:
    case BoxKind::NewState:
        return isEncoder ? NetworkPart::Encoder : NetworkPart::Decoder;
    case BoxKind::EncoderState:
        return NetworkPart::Encoder;
    case BoxKind::StartState:
        return NetworkPart::Start;
    case BoxKind::Scores:
    case BoxKind::Context:
        return NetworkPart::Attention;
    case BoxKind::Output:
        return NetworkPart::Output;
    case BoxKind::Distribution:
        return NetworkPart::Vocabulary;
    }
    return NetworkPart::Encoder;
}

/// Writes the boxes of one side: those that do not depend on a layer, and of each layer its own.
class FormulaList {
public:
    FormulaList(const ModelConfig &config, bool withGates)
        : m_config(config)
        , m_withGates(withGates)
    {
    }

    void add(const std::function<std::vector<StepBox>(int layer)> &boxesOf)
    {
        // Below a layer that is not there stand all there are, each in one line.
        const std::vector<StepBox> whole = boxesOf(m_config.layers);
        const auto isOfLayer = [](const StepBox &box) {
            return box.kind == BoxKind::Gates || box.kind == BoxKind::NewState;
        };
        for (const StepBox &box : whole) {
            if (box.kind == BoxKind::StartState || isOfLayer(box))
                continue;
            if (box.kind == BoxKind::LayersBelow && m_withGates)
                addLayers(boxesOf, isOfLayer);
            else
                write(box);
        }
        addLayers(boxesOf, [](const StepBox &box) { return box.kind == BoxKind::StartState; });
    }

    [[nodiscard]] QVector<PartFormula> take() { return std::move(m_formulas); }

private:
    void addLayers(const std::function<std::vector<StepBox>(int layer)> &boxesOf,
        const std::function<bool(const StepBox &)> &isWanted)
    {
        for (int layer = 0; layer < m_config.layers; ++layer)
            for (const StepBox &box : boxesOf(layer))
                if (isWanted(box))
                    write(box);
    }

    void write(const StepBox &box)
    {
        for (const Formula &formula : formulasOf(m_config, box)) {
            const int size = sizeOf(m_config, formula.makes, kLength);
            m_formulas << PartFormula{partOf(box), withLetters(formula.markup),
                size == kLength ? QStringLiteral("m") : QString::number(size)};
        }
    }

    const ModelConfig &m_config;
    bool m_withGates;
    QVector<PartFormula> m_formulas;
};

} // namespace

QVector<PartFormula> partFormulas(const ModelConfig &config, bool withGates)
{
    FormulaList list(config, withGates);
    list.add([&](int layer) { return encoderBoxes(config, kLength, kAnyWord, layer); });
    list.add([&](int layer) { return decoderBoxes(config, kAnyStep, layer); });
    return list.take();
}

} // namespace seq2seq::ui
