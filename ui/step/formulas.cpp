// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/formulas.h"

#include "ui/step/symbols.h"
#include "ui/widgets/attention_equation.h"

#include <algorithm>

namespace seq2seq::ui {

namespace {

/// Writes the formulas of one box.
class FormulaWriter {
public:
    FormulaWriter(const ModelConfig &config, const StepBox &box)
        : m_config(config)
        , m_box(box)
    {
    }

    [[nodiscard]] QVector<Formula> write() const
    {
        switch (m_box.kind) {
        case BoxKind::Input:
            return {one(input())};
        case BoxKind::Convolution:
            return {one(QStringLiteral("%1 %2 + %3 %4 + %5")
                            .arg(weight(WeightRole::ConvolutionHere), read(0),
                                weight(WeightRole::ConvolutionNext), read(1),
                                weight(WeightRole::ConvolutionBias)))};
        case BoxKind::LayersBelow:
        case BoxKind::LayersAbove:
            return layers();
        case BoxKind::Gates:
            return gates();
        case BoxKind::NewState:
            return newState();
        case BoxKind::EncoderState:
            return {one(stacked(0, m_box.reads.size()))};
        case BoxKind::StartState:
            return start();
        case BoxKind::Scores:
            return scores();
        case BoxKind::Context:
            return {one(QStringLiteral("Σ_i %1 %2")
                            .arg(symbolAs(m_box.reads[0],
                                     QStringLiteral("α_{%1,i}").arg(m_box.reads[0].place + 1)),
                                read(1)))};
        case BoxKind::Output:
            return {one(QStringLiteral("tanh(%1 %2)")
                            .arg(weight(WeightRole::Output), stacked(0, m_box.reads.size())))};
        case BoxKind::Distribution:
            return {
                one(QStringLiteral("softmax(%1 %2)").arg(weight(WeightRole::Vocabulary), read(0)))};
        }
        return {};
    }

private:
    [[nodiscard]] QString symbol(const TensorId &tensor) const
    {
        return symbolOf(m_config, tensor);
    }
    [[nodiscard]] static QString symbolAs(const TensorId &tensor, const QString &markup)
    {
        return QStringLiteral("{%1|%2}").arg(keyOf(tensor), markup);
    }
    [[nodiscard]] QString read(std::size_t number) const { return symbol(m_box.reads[number]); }
    [[nodiscard]] QString weight(WeightRole role, int gate = 0) const
    {
        for (const WeightId &id : m_box.weights)
            if (id.role == role && id.gate == gate)
                return symbolOf(m_config, id);
        return {};
    }

    [[nodiscard]] Formula made(std::size_t number, const QString &right) const
    {
        return {
            m_box.makes[number], QStringLiteral("%1 = %2").arg(symbol(m_box.makes[number]), right)};
    }
    [[nodiscard]] Formula one(const QString &right) const { return made(0, right); }

    /// "[h ; c]" of some reads, or the one there is.
    [[nodiscard]] QString stacked(std::size_t first, std::size_t end) const
    {
        QStringList parts;
        for (std::size_t i = first; i < end; ++i)
            parts << read(i);
        return parts.size() == 1 ? parts.first()
                                 : QStringLiteral("[%1 ; %2]").arg(parts.at(0), parts.at(1));
    }

    [[nodiscard]] QString input() const
    {
        const bool isEncoder = m_box.reader == Reader::Forward;
        const QString word = m_config.oneHot
            ? QStringLiteral("onehot(%1)").arg(read(0))
            : QStringLiteral("%1[%2]").arg(
                weight(isEncoder ? WeightRole::SourceEmbeddings : WeightRole::TargetEmbeddings),
                read(0));
        return m_box.reads.size() == 1 ? word : QStringLiteral("[%1 ; %2]").arg(word, read(1));
    }

    /// W x + W h + b of a gate; the state before is the last that the box reads.
    [[nodiscard]] QString sum(int gate) const
    {
        const std::size_t last = m_box.reads.size() - 1;
        return QStringLiteral("%1 %2 + %3 %4 + %5")
            .arg(weight(WeightRole::Input, gate), stacked(0, last),
                weight(WeightRole::Hidden, gate), read(last), weight(WeightRole::Bias, gate));
    }

    [[nodiscard]] QVector<Formula> gates() const
    {
        const QString sigmoid = QStringLiteral("σ(%1)");
        const QString tanh = QStringLiteral("tanh(%1)");
        if (m_config.cell == CellKind::Lstm)
            return {made(0, sigmoid.arg(sum(0))), made(1, sigmoid.arg(sum(1))),
                made(2, tanh.arg(sum(2))), made(3, sigmoid.arg(sum(3)))};
        const std::size_t last = m_box.reads.size() - 1;
        const QString candidate
            = QStringLiteral("tanh(%1 %2 + %3 + %4 ⊙ (%5 %6 + %7))")
                  .arg(weight(WeightRole::Input, 2), stacked(0, last),
                      weight(WeightRole::InputBias, 2), symbol(m_box.makes[0]),
                      weight(WeightRole::Hidden, 2), read(last), weight(WeightRole::HiddenBias, 2));
        return {made(0, sigmoid.arg(sum(0))), made(1, sigmoid.arg(sum(1))), made(2, candidate)};
    }

    [[nodiscard]] QVector<Formula> newState() const
    {
        switch (m_config.cell) {
        case CellKind::Lstm: // reads i, f, g, o, c before
            return {
                made(
                    0, QStringLiteral("%1 ⊙ %2 + %3 ⊙ %4").arg(read(1), read(4), read(0), read(2))),
                made(1, QStringLiteral("%1 ⊙ tanh(%2)").arg(read(3), symbol(m_box.makes[0])))};
        case CellKind::Gru: // reads z, n, h before
            return {one(QStringLiteral("(1 − %1) ⊙ %2 + %1 ⊙ %3").arg(read(0), read(1), read(2)))};
        case CellKind::Rnn:
            break;
        }
        return {one(QStringLiteral("tanh(%1)").arg(sum(0)))};
    }

    /// A whole layer in one line: what it reads from below, and its state before.
    [[nodiscard]] QVector<Formula> layers() const
    {
        const QString name = m_config.cell == CellKind::Lstm ? QStringLiteral("LSTM")
            : m_config.cell == CellKind::Gru                 ? QStringLiteral("GRU")
                                                             : QStringLiteral("RNN");
        QVector<Formula> lines;
        for (std::size_t i = 0; i < m_box.makes.size(); ++i) {
            const TensorId &state = m_box.makes[i];
            TensorId before = state;
            before.place += state.reader == Reader::Backward ? 1 : -1;
            QStringList arguments{below(state), symbol(before)};
            if (m_config.cell == CellKind::Lstm) {
                before.quantity = Quantity::Cell;
                arguments << symbol(before);
            }
            lines << made(
                i, QStringLiteral("%1(%2)").arg(name, arguments.join(QStringLiteral(", "))));
        }
        return lines;
    }

    [[nodiscard]] QString below(const TensorId &state) const
    {
        if (state.layer == 0)
            return read(0);
        TensorId input = state;
        --input.layer;
        if (state.reader == Reader::Decoder || !m_config.bidirectional)
            return symbol(input);
        input.reader = Reader::Forward;
        TensorId other = input;
        other.reader = Reader::Backward;
        return QStringLiteral("[%1 ; %2]").arg(symbol(input), symbol(other));
    }

    [[nodiscard]] QVector<Formula> start() const
    {
        const std::size_t directions = m_config.bidirectional ? 2 : 1;
        QVector<Formula> lines;
        for (std::size_t number = 0; number < m_box.makes.size(); ++number) {
            const WeightRole role = number == 0 ? WeightRole::StartHidden : WeightRole::StartCell;
            const std::size_t first = number * directions;
            switch (m_config.start) {
            case StartKind::Projected:
                lines << made(number,
                    QStringLiteral("%1 %2").arg(weight(role), stacked(first, first + directions)));
                break;
            case StartKind::Last:
                lines << made(number, stacked(first, first + directions));
                break;
            case StartKind::Zero:
                lines << made(number, QStringLiteral("0"));
                break;
            }
        }
        return lines;
    }

    /// What stands in the places of an equation of the attention's description.
    [[nodiscard]] QString attentionSymbol(const QString &place) const
    {
        if (place.startsWith(u'w'))
            return weight(WeightRole::Attention, place.mid(1).toInt());
        if (place == QLatin1String("h"))
            return read(0);
        if (place == QLatin1String("hT"))
            return symbolAs(
                m_box.reads[0], markupOf(m_config, m_box.reads[0]) + QStringLiteral("^T"));
        if (place == QLatin1String("s"))
            return read(1);
        if (place == QLatin1String("e"))
            return symbol(m_box.makes[0]);
        if (place == QLatin1String("p"))
            return symbol(m_box.makes.back());
        if (place == QLatin1String("H"))
            return QString::number(m_config.hiddenSize);
        if (place == QLatin1String("D"))
            return QString::number(m_config.window);
        return place; // m, the words of the source
    }

    [[nodiscard]] QVector<Formula> scores() const
    {
        const AttentionDescription &kind = describe(m_config.attention);
        const auto set = [this](const std::string &equation) {
            return setEquation(
                equation, [this](const QString &place) { return attentionSymbol(place); });
        };
        const TensorId &e = m_box.makes[0];
        QVector<Formula> lines{
            {e,
                QStringLiteral("%1 = %2").arg(
                    symbolAs(e, QStringLiteral("e_{%1,i}").arg(e.place + 1)), set(kind.score))},
            made(1, set(kind.distribution))};
        if (kind.hasPosition())
            lines << made(2, set(kind.position));
        return lines;
    }

    const ModelConfig &m_config;
    const StepBox &m_box;
};

} // namespace

QVector<Formula> formulasOf(const ModelConfig &config, const StepBox &box)
{
    return FormulaWriter(config, box).write();
}

} // namespace seq2seq::ui
