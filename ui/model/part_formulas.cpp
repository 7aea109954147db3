// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/part_formulas.h"

#include "core/model/equations.h"
#include "ui/step/symbols.h"

#include <functional>
#include <string>
#include <utility>

namespace seq2seq::ui {

namespace {

// Places that no sentence has stand for any word, any step and the last word.
constexpr int kAnyWord = 1'000'000;
constexpr int kAnyStep = 2'000'000;
constexpr int kLength = 3'000'000; // m

IndexNames lettersForPlaces()
{
    IndexNames names;
    names.place = [](int place) -> std::string {
        const std::pair<int, const char *> letters[] = {{kAnyWord - 1, "i−1"}, {kAnyWord, "i"},
            {kAnyWord + 1, "i+1"}, {kAnyStep - 1, "t−1"}, {kAnyStep, "t"}, {kLength - 1, "m"}};
        for (const auto &[number, letter] : letters)
            if (place == number)
                return letter;
        return std::to_string(place + 1); // the start and the first word
    };
    return names;
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
        for (const Equation &equation : equationsOf(m_config, box)) {
            const int size = sizeOf(m_config, equation.makes, kLength);
            m_formulas << PartFormula{partOf(box),
                QString::fromStdString(symbolText(m_config, equation.text, m_names)),
                size == kLength ? QStringLiteral("m") : QString::number(size)};
        }
    }

    const ModelConfig &m_config;
    bool m_withGates;
    IndexNames m_names = lettersForPlaces();
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
