// SPDX-License-Identifier: GPL-3.0-or-later
// Held to the built models, their weights, their traces and products written out, by
// tst_description.
#include "core/model/description.h"

#include "generated/attention_files.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace seq2seq {

namespace {

struct AttentionFacts {
    MultiplyAdds work; ///< of scores and weights
    std::string_view paper;
};

AttentionFacts factsOf(const ModelConfig &config)
{
#define SEQ2SEQ_FACTS(kind)                                                                        \
    case AttentionKind::kind:                                                                      \
        return {attention::kind::work(config), attention::kind::paper()};
    switch (config.attention) {
        SEQ2SEQ_ATTENTION_KINDS(SEQ2SEQ_FACTS)
    case AttentionKind::None:
        break;
    }
#undef SEQ2SEQ_FACTS
    return {};
}

std::string joined(std::initializer_list<std::string_view> papers)
{
    std::string text;
    for (const std::string_view paper : papers)
        if (!paper.empty())
            text += (text.empty() ? "" : " · ") + std::string(paper);
    return text;
}

std::string_view paperOf(CellKind cell)
{
    switch (cell) {
    case CellKind::Lstm:
        return "LSTM: Hochreiter and Schmidhuber 1997";
    case CellKind::Gru:
        return "GRU: Cho 2014, eqs. 5–8";
    case CellKind::Rnn:
        break;
    }
    return "RNN: Elman 1990";
}

std::string_view paperOf(StartKind start)
{
    switch (start) {
    case StartKind::Projected:
        return "CS224N, assignment 4";
    case StartKind::Last:
        return "Sutskever 2014, § 2";
    case StartKind::Zero:
        break;
    }
    return {};
}

/// Makes the parts of one configuration.
class PartWriter {
public:
    explicit PartWriter(const ModelConfig &config)
        : m_config(config)
        , m_e(config.embeddingSize)
        , m_h(config.hiddenSize)
        , m_d(config.encoderStateSize())
        , m_gates(gateCount(config.cell))
        , m_attends(config.attention != AttentionKind::None)
    {
    }

    [[nodiscard]] std::vector<PartDescription> write() const
    {
        std::vector<PartDescription> parts;
        if (!m_config.oneHot) {
            parts.push_back(embeddings(NetworkPart::SourceEmbeddings, "source"));
            parts.push_back(embeddings(NetworkPart::TargetEmbeddings, "target"));
        }
        if (m_config.convolution)
            parts.push_back({NetworkPart::Convolution, "convolution",
                {{"post_embed_cnn.weight", {m_e, m_e, 2}}, {"post_embed_cnn.bias", {m_e}}},
                {.sourceWord = 2 * m_e * m_e}, "CS224N, assignment 4"});
        parts.push_back(encoder());
        if (m_config.start == StartKind::Projected)
            parts.push_back(start());
        parts.push_back(decoder());
        if (m_attends)
            parts.push_back(attention());
        const std::int64_t looked = m_attends ? m_d + m_h : m_h;
        parts.push_back({NetworkPart::Output, "output vector",
            {{"combined_output_projection.weight", {m_h, looked}}}, {.targetWord = m_h * looked},
            m_attends ? "Luong 2015, eq. 5" : ""});
        PartDescription vocabulary{NetworkPart::Vocabulary, "output vocabulary", {},
            {.targetWord = m_config.targetVocabulary * m_h}, "Luong 2015, eq. 6"};
        if (m_config.tiedEmbeddings) // its weights are the target embeddings
            vocabulary.papers = "Press and Wolf 2017";
        else
            vocabulary.weights
                = {{"target_vocab_projection.weight", {m_config.targetVocabulary, m_h}}};
        parts.push_back(std::move(vocabulary));
        return parts;
    }

private:
    [[nodiscard]] PartDescription embeddings(NetworkPart part, const std::string &side) const
    {
        const std::int64_t words = part == NetworkPart::SourceEmbeddings
            ? m_config.sourceVocabulary
            : m_config.targetVocabulary;
        return {part, side + " embeddings",
            {{"model_embeddings." + side + ".weight", {words, m_e}}}, {}, {}};
    }

    /// W_ih, W_hh, b_ih, b_hh of one cell. @param suffix behind each name
    void addCell(PartDescription &part, const std::string &prefix, const std::string &suffix,
        std::int64_t input, std::int64_t units) const
    {
        const std::int64_t rows = m_gates * units;
        part.weights.push_back({prefix + "weight_ih" + suffix, {rows, input}});
        part.weights.push_back({prefix + "weight_hh" + suffix, {rows, units}});
        part.weights.push_back({prefix + "bias_ih" + suffix, {rows}});
        part.weights.push_back({prefix + "bias_hh" + suffix, {rows}});
    }

    [[nodiscard]] PartDescription encoder() const
    {
        const std::int64_t units = m_config.directionSize();
        PartDescription part{NetworkPart::Encoder, "encoder", {}, {},
            joined({m_config.bidirectional ? "Bahdanau 2015, § 3.2" : "Sutskever 2014, § 2",
                m_config.reverseSource ? "reversed: Sutskever 2014, § 3.3" : "",
                paperOf(m_config.cell)})};
        for (int layer = 0; layer < m_config.layers; ++layer) {
            const bool looksUp = layer == 0 && m_config.oneHot; // a column of W_ih
            const std::int64_t input = layer > 0 ? m_d : looksUp ? m_config.sourceVocabulary : m_e;
            for (const char *direction : {"", "_reverse"}) {
                if (*direction && !m_config.bidirectional)
                    continue;
                addCell(part, "encoder.", "_l" + std::to_string(layer) + direction, input, units);
                part.work.sourceWord += m_gates * units * ((looksUp ? 0 : input) + units);
            }
        }
        return part;
    }

    [[nodiscard]] PartDescription start() const
    {
        PartDescription part{
            NetworkPart::Start, "start state", {}, {}, std::string(paperOf(m_config.start))};
        for (const char *name : {"h_projection.", "c_projection."}) {
            if (*name == 'c' && m_config.cell != CellKind::Lstm)
                continue;
            for (int layer = 0; layer < m_config.layers; ++layer) {
                const std::string place
                    = m_config.layers > 1 ? std::to_string(layer) + "." : std::string();
                part.weights.push_back({name + place + "weight", {m_h, m_d}});
                part.work.sentence += m_h * m_d;
            }
        }
        return part;
    }

    [[nodiscard]] PartDescription decoder() const
    {
        PartDescription part{NetworkPart::Decoder, "decoder", {}, {},
            joined({m_config.inputFeeding ? "Luong 2015, § 3.3" : "Sutskever 2014, eq. 1",
                paperOf(m_config.cell)})};
        const std::int64_t fed = m_config.inputFeeding ? m_h : 0;
        for (int layer = 0; layer < m_config.layers; ++layer) {
            const std::int64_t word = m_config.oneHot ? m_config.targetVocabulary : m_e;
            const std::int64_t input = layer > 0 ? m_h : word + fed;
            const std::int64_t multiplied = layer == 0 && m_config.oneHot ? fed : input;
            const std::string place
                = m_config.layers > 1 ? std::to_string(layer) + "." : std::string();
            addCell(part, "decoder." + place, "", input, m_h);
            part.work.targetWord += m_gates * m_h * (multiplied + m_h);
        }
        return part;
    }

    [[nodiscard]] PartDescription attention() const
    {
        const AttentionFacts facts = factsOf(m_config);
        PartDescription part{
            NetworkPart::Attention, "attention", {}, facts.work, std::string(facts.paper)};
        for (const AttentionWeight &weight : describe(m_config.attention).weights)
            part.weights.push_back({std::string(kAttentionPrefix) + weight.name,
                {sizeOf(weight.rows, m_config), sizeOf(weight.columns, m_config)}});
        part.work.pair += m_d; // a_t = sum_i alpha_{t,i} h_i
        return part;
    }

    const ModelConfig &m_config;
    std::int64_t m_e;
    std::int64_t m_h;
    std::int64_t m_d;
    std::int64_t m_gates;
    bool m_attends;
};

/// What flows in a model of this configuration.
std::vector<Flow> flowsOf(const ModelConfig &config, const BatchSizes &sizes)
{
    const Dimension b{"B", sizes.sentences};
    const Dimension m{"m", sizes.sourceWords};
    const Dimension n{"n", sizes.targetWords};
    const Dimension layers{"L", config.layers};
    const Dimension e{"e", config.embeddingSize};
    const Dimension h{"h", config.hiddenSize};
    const Dimension state{
        config.bidirectional && !config.halfDirections ? "2h" : "h", config.encoderStateSize()};
    const Dimension sourceWords{"|V_src|", config.sourceVocabulary};
    const Dimension targetWords{"|V_tgt|", config.targetVocabulary};
    const Dimension word = config.oneHot ? targetWords : e;
    const Dimension fed = config.inputFeeding
        ? Dimension{word.symbol + " + h", word.size + config.hiddenSize}
        : word;
    const bool attends = config.attention != AttentionKind::None;

    std::vector<Flow> flows{{FlowKind::SourceVectors, NetworkPart::SourceEmbeddings,
        {b, m, config.oneHot ? sourceWords : e}}};
    if (config.convolution)
        flows.push_back({FlowKind::Convolved, NetworkPart::Convolution, {b, m, e}});
    if (attends)
        flows.push_back({FlowKind::Annotations, NetworkPart::Encoder, {b, m, state}});
    if (config.start != StartKind::Zero)
        flows.push_back({FlowKind::LastStates, NetworkPart::Encoder, {layers, b, state}});
    flows.push_back({FlowKind::StartStates, NetworkPart::Start, {layers, b, h}});
    flows.push_back({FlowKind::TargetVectors, NetworkPart::TargetEmbeddings, {b, n, word}});
    if (config.inputFeeding)
        flows.push_back({FlowKind::Fed, NetworkPart::Output, {b, n, h}});
    flows.push_back({FlowKind::DecoderInput, NetworkPart::TargetEmbeddings, {b, n, fed}});
    flows.push_back({FlowKind::DecoderStates, NetworkPart::Decoder, {b, n, h}});
    if (attends) {
        flows.push_back({FlowKind::Weights, NetworkPart::Attention, {b, n, m}});
        flows.push_back({FlowKind::Context, NetworkPart::Attention, {b, n, state}});
    }
    flows.push_back({FlowKind::OutputVectors, NetworkPart::Output, {b, n, h}});
    flows.push_back({FlowKind::Probabilities, NetworkPart::Vocabulary, {b, n, targetWords}});
    return flows;
}

} // namespace

std::int64_t PartDescription::parameters() const
{
    std::int64_t sum = 0;
    for (const WeightShape &weight : weights)
        sum += std::accumulate(
            weight.shape.begin(), weight.shape.end(), std::int64_t{1}, std::multiplies<>());
    return sum;
}

const PartDescription *ModelDescription::find(NetworkPart part) const
{
    const auto found = std::ranges::find(parts, part, &PartDescription::part);
    return found == parts.end() ? nullptr : &*found;
}

const Flow *ModelDescription::find(FlowKind kind) const
{
    const auto found = std::ranges::find(flows, kind, &Flow::kind);
    return found == flows.end() ? nullptr : &*found;
}

std::int64_t ModelDescription::parameters() const
{
    std::int64_t sum = 0;
    for (const PartDescription &part : parts)
        sum += part.parameters();
    return sum;
}

MultiplyAdds ModelDescription::work() const
{
    MultiplyAdds sum;
    for (const PartDescription &part : parts)
        sum += part.work;
    return sum;
}

ModelDescription describeNetwork(const ModelConfig &config, const BatchSizes &sizes)
{
    return {PartWriter(config).write(), flowsOf(config, sizes)};
}

std::vector<ParameterCount> countParameters(const ModelConfig &config)
{
    std::vector<ParameterCount> counts;
    for (const PartDescription &part : describeNetwork(config).parts)
        if (!part.weights.empty() || part.part == NetworkPart::Attention)
            counts.push_back({part.name, part.parameters()});
    return counts;
}

} // namespace seq2seq
