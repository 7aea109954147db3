// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/equations.h"

#include <algorithm>
#include <utility>

namespace seq2seq {

namespace {

/// Writes the equations of one box, one after the other: what is written takes part in the next one
/// that is made.
class EquationWriter {
public:
    EquationWriter(const ModelConfig &config, const StepBox &box)
        : m_config(config)
        , m_box(box)
    {
    }

    std::vector<Equation> write()
    {
        switch (m_box.kind) {
        case BoxKind::Input:
            make(0, input());
            break;
        case BoxKind::Convolution:
            make(0,
                weight(WeightRole::ConvolutionHere) + " " + read(0) + " + "
                    + weight(WeightRole::ConvolutionNext) + " " + read(1) + " + "
                    + weight(WeightRole::ConvolutionBias));
            break;
        case BoxKind::LayersBelow:
        case BoxKind::LayersAbove:
            layers();
            break;
        case BoxKind::Gates:
            gates();
            break;
        case BoxKind::NewState:
            newState();
            break;
        case BoxKind::EncoderState:
            make(0, stacked(0, m_box.reads.size()));
            break;
        case BoxKind::StartState:
            start();
            break;
        case BoxKind::Scores:
            scores();
            break;
        case BoxKind::Context:
            make(0, "Σ_i " + symbol({m_box.reads[0], -1, -1, "i"}) + " " + read(1));
            break;
        case BoxKind::Output:
            make(0,
                "tanh(" + weight(WeightRole::Output) + " " + stacked(0, m_box.reads.size()) + ")");
            break;
        case BoxKind::Distribution:
            make(0, "softmax(" + weight(WeightRole::Vocabulary) + " " + read(0) + ")");
            break;
        }
        return std::move(m_equations);
    }

private:
    /// The place of a symbol in the equation that is being written.
    std::string symbol(TermSymbol symbol)
    {
        m_symbols.push_back(std::move(symbol));
        return "<" + std::to_string(m_symbols.size() - 1) + ">";
    }
    std::string read(std::size_t number) { return symbol({m_box.reads[number]}); }
    std::string weight(WeightRole role, int gate = 0)
    {
        for (const WeightId &id : m_box.weights)
            if (id.role == role && id.gate == gate)
                return symbol({id});
        return {};
    }

    void make(std::size_t number, const std::string &right, const std::string &word = {})
    {
        const TensorId &makes = m_box.makes[number];
        const std::string left = symbol({makes, -1, -1, word});
        m_equations.push_back({makes, {left + " = " + right, std::exchange(m_symbols, {})}});
    }

    /// "[h ; c]" of some reads, or the one there is.
    std::string stacked(std::size_t first, std::size_t end)
    {
        const std::string one = read(first);
        return end - first == 1 ? one : "[" + one + " ; " + read(first + 1) + "]";
    }

    std::string input()
    {
        const bool isEncoder = m_box.reader == Reader::Forward;
        const std::string table = m_config.oneHot
            ? std::string()
            : weight(isEncoder ? WeightRole::SourceEmbeddings : WeightRole::TargetEmbeddings);
        const std::string word
            = m_config.oneHot ? "onehot(" + read(0) + ")" : table + "[" + read(0) + "]";
        return m_box.reads.size() == 1 ? word : "[" + word + " ; " + read(1) + "]";
    }

    /// W x + W h + b of a gate; the state before is the last that the box reads.
    std::string sum(int gate)
    {
        const std::size_t last = m_box.reads.size() - 1;
        std::string sum = weight(WeightRole::Input, gate) + " " + stacked(0, last);
        sum += " + " + weight(WeightRole::Hidden, gate) + " " + read(last);
        return sum + " + " + weight(WeightRole::Bias, gate);
    }

    void gates()
    {
        constexpr int kCandidate = 2; // g of an LSTM, n of a GRU
        for (int gate = 0; gate < static_cast<int>(m_box.makes.size()); ++gate) {
            const bool isCandidate = gate == kCandidate;
            const std::string inside
                = isCandidate && m_config.cell == CellKind::Gru ? candidate() : sum(gate);
            make(static_cast<std::size_t>(gate), (isCandidate ? "tanh(" : "σ(") + inside + ")");
        }
    }

    /// Of a GRU's n: W x + b + r ⊙ (W h + b).
    std::string candidate()
    {
        constexpr int kCandidate = 2;
        const std::size_t last = m_box.reads.size() - 1;
        std::string sum = weight(WeightRole::Input, kCandidate) + " " + stacked(0, last);
        sum += " + " + weight(WeightRole::InputBias, kCandidate);
        sum += " + " + symbol({m_box.makes[0]}) + " ⊙ (";
        sum += weight(WeightRole::Hidden, kCandidate) + " " + read(last);
        return sum + " + " + weight(WeightRole::HiddenBias, kCandidate) + ")";
    }

    void newState()
    {
        switch (m_config.cell) {
        case CellKind::Lstm: // reads i, f, g, o, c before
            make(0, read(1) + " ⊙ " + read(4) + " + " + read(0) + " ⊙ " + read(2));
            make(1, read(3) + " ⊙ tanh(" + symbol({m_box.makes[0]}) + ")");
            return;
        case CellKind::Gru: // reads z, n, h before
            make(0, "(1 − " + read(0) + ") ⊙ " + read(1) + " + " + read(0) + " ⊙ " + read(2));
            return;
        case CellKind::Rnn:
            make(0, "tanh(" + sum(0) + ")");
            return;
        }
    }

    /// A whole layer in one line: what it reads from below, and its state before.
    void layers()
    {
        const std::string name = m_config.cell == CellKind::Lstm ? "LSTM"
            : m_config.cell == CellKind::Gru                     ? "GRU"
                                                                 : "RNN";
        for (std::size_t i = 0; i < m_box.makes.size(); ++i) {
            const TensorId &state = m_box.makes[i];
            TensorId before = state;
            before.place += state.reader == Reader::Backward ? 1 : -1;
            std::string arguments = below(state) + ", " + symbol({before});
            if (m_config.cell == CellKind::Lstm) {
                before.quantity = Quantity::Cell;
                arguments += ", " + symbol({before});
            }
            make(i, name + "(" + arguments + ")");
        }
    }

    std::string below(const TensorId &state)
    {
        if (state.layer == 0)
            return read(0);
        TensorId input = state;
        --input.layer;
        if (state.reader == Reader::Decoder || !m_config.bidirectional)
            return symbol({input});
        input.reader = Reader::Forward;
        TensorId other = input;
        other.reader = Reader::Backward;
        const std::string forward = symbol({input});
        return "[" + forward + " ; " + symbol({other}) + "]";
    }

    void start()
    {
        const std::size_t directions = m_config.bidirectional ? 2 : 1;
        for (std::size_t number = 0; number < m_box.makes.size(); ++number) {
            const std::size_t first = number * directions;
            switch (m_config.start) {
            case StartKind::Projected: {
                const std::string w
                    = weight(number == 0 ? WeightRole::StartHidden : WeightRole::StartCell);
                make(number, w + " " + stacked(first, first + directions));
                break;
            }
            case StartKind::Last:
                make(number, stacked(first, first + directions));
                break;
            case StartKind::Zero:
                make(number, "0");
                break;
            }
        }
    }

    /// An equation of the attention's description.
    std::string attention(const std::string &equation)
    {
        return withSymbols(equation, [this](std::string_view place) -> std::string {
            if (place == "h")
                return read(0);
            if (place == "hT")
                return read(0) + "^T";
            if (place == "s")
                return read(1);
            if (place == "e")
                return symbol({m_box.makes[0]});
            if (place == "p")
                return symbol({m_box.makes.back()});
            if (place == "H")
                return std::to_string(m_config.hiddenSize);
            if (place == "D")
                return std::to_string(m_config.window);
            if (place.starts_with('w'))
                return weight(WeightRole::Attention, std::stoi(std::string(place.substr(1))));
            return std::string(place); // m, the words of the source
        });
    }

    void scores()
    {
        const AttentionDescription &kind = describe(m_config.attention);
        make(0, attention(kind.score), "i");
        make(1, attention(kind.distribution));
        if (kind.hasPosition())
            make(2, attention(kind.position));
    }

    const ModelConfig &m_config;
    const StepBox &m_box;
    std::vector<TermSymbol> m_symbols; ///< of the equation that is being written
    std::vector<Equation> m_equations;
};

} // namespace

std::vector<Equation> equationsOf(const ModelConfig &config, const StepBox &box)
{
    return EquationWriter(config, box).write();
}

} // namespace seq2seq
