// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as a list of named tensors: nothing is missing, and each is what its name says.
#include "core/model/trace_tensors.h"

#include "core/error.h"
#include "core/storage/safetensors.h"
#include "core/storage/trace_file.h"
#include "tests/core/model/all_configs.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

std::size_t tensorsIn(const std::vector<LayerTrace> &layers)
{
    std::size_t count = 0;
    for (const LayerTrace &layer : layers)
        count += layer.gates.size() + (layer.cell.values.empty() ? 0 : 1) + 1;
    return count;
}

/// Counted without the list.
std::size_t tensorsIn(const Trace &trace)
{
    std::size_t count
        = tensorsIn(trace.forward) + tensorsIn(trace.backward) + tensorsIn(trace.decoder);
    for (const Matrix *matrix : {&trace.sourceEmbeddings, &trace.convolvedEmbeddings,
             &trace.encoderStates, &trace.startHidden, &trace.startCell, &trace.decoderInput,
             &trace.scores, &trace.attention, &trace.positions, &trace.context, &trace.output})
        count += matrix->values.empty() ? 0 : 1;
    return count;
}

Trace traceOf(const ModelConfig &config)
{
    Trace trace = torchModel(config)->trace(kSources[0], kTargets[1], 3, {});
    trace.sourceTokens = {"a", "b", "c", "a", "</s>"};
    trace.targetTokens = {"x", "y", "z", "w", "</s>"};
    return trace;
}

} // namespace

class TraceTensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTensorIsNamedOnceAndIsWhatItsNameSays();
    void everyTensorHasItsEquation();
    void filesHoldTheNumbers();
};

void TraceTensorsTest::everyTensorIsNamedOnceAndIsWhatItsNameSays()
{
    std::size_t places = 0;
    for (const ModelConfig &config : allConfigs()) {
        const Trace trace = traceOf(config);
        const std::vector<TraceTensor> tensors = tensorsOf(trace);
        QCOMPARE(tensors.size(), tensorsIn(trace));
        std::set<std::string> names;
        for (const TraceTensor &tensor : tensors) {
            QVERIFY2(names.insert(tensor.name).second, tensor.name.c_str());
            QVERIFY(!tensor.part.empty() && !tensor.symbol.empty());
            const std::size_t rows = tensor.rows == TensorRows::Layers ? trace.decoder.size()
                : tensor.rows == TensorRows::SourceWords               ? trace.sourceLength()
                                                                       : trace.targetLength();
            QVERIFY2(tensor.values->rows == rows, tensor.name.c_str());
            std::optional<Place> place;
            try {
                place = placeOf(tensor.name);
            } catch (const Error &) {
                continue; // gates and inputs are no places of edits
            }
            if (const Matrix same = rowsOf(trace, *place); !same.values.empty()) {
                QVERIFY2(same.values == tensor.values->values, tensor.name.c_str());
                ++places;
            }
        }
    }
    QVERIFY(places > 10 * allConfigs().size() / 2);
}

/// What a person would write for this model. See tst_formulas for those of a step.
void TraceTensorsTest::everyTensorHasItsEquation()
{
    for (const ModelConfig &config : allConfigs()) {
        const Trace trace = traceOf(config);
        std::set<std::string> symbols; // gates bear no index, and are of one layer
        for (const TraceTensor &tensor : tensorsOf(trace)) {
            QVERIFY2(!tensor.equation.empty(), tensor.name.c_str());
            if (tensor.tensor.quantity != Quantity::Gate)
                QVERIFY2(symbols.insert(tensor.symbol).second, tensor.symbol.c_str());
            const std::string start
                = tensor.tensor.quantity == Quantity::Scores ? "e_{t,i} = " : tensor.symbol + " = ";
            QVERIFY2(tensor.equation.starts_with(start), tensor.equation.c_str());
            QVERIFY2(tensor.equation.find('<') == std::string::npos, tensor.equation.c_str());
            QVERIFY2(tensor.equation.find("100") == std::string::npos, tensor.equation.c_str());
        }
    }
    ModelConfig config = tinyConfig();
    config.layers = 2;
    config.bidirectional = true;
    config.attention = AttentionKind::Additive;
    const Trace trace = traceOf(config);
    const std::map<std::string, std::string> expected{
        {"source.embeddings", "x_{i} = E_{src}[word_{i}]"},
        {"encoder.1.reverse.c", "c⃖^{(2)}_{i} = f⃖ ⊙ c⃖^{(2)}_{i+1} + i⃖ ⊙ g⃖"},
        {"encoder.1.h", "h⃗^{(2)}_{i} = o⃗ ⊙ tanh(c⃗^{(2)}_{i})"},
        {"annotations", "h^{enc}_{i} = [h⃗^{(2)}_{i} ; h⃖^{(2)}_{i}]"},
        {"start.h", "h^{(l)}_{0} = W^{(l)}_h [h⃗^{(l)}_{m} ; h⃖^{(l)}_{1}]"},
        {"decoder.input", "ŷ_{t} = [E_{tgt}[y_{t−1}] ; o_{t−1}]"},
        {"decoder.0.gate.f", "f = σ(W^f_{ih} ŷ_{t} + W^f_{hh} h^{(1)}_{t−1} + b^f)"},
        {"scores", "e_{t,i} = v^T tanh(W_1 h^{enc}_i + W_2 h^{(2)}_{t})"},
        {"attention", "α_{t} = softmax(e_{t})"},
        {"context", "a_{t} = Σ_i α_{t,i} h^{enc}_i"},
        {"output", "o_{t} = tanh(W_u [a_{t} ; h^{(2)}_{t}])"},
    };
    std::size_t found = 0;
    for (const TraceTensor &tensor : tensorsOf(trace))
        if (const auto same = expected.find(tensor.name); same != expected.end()) {
            QCOMPARE(tensor.equation, same->second);
            ++found;
        }
    QCOMPARE(found, expected.size());
}

void TraceTensorsTest::filesHoldTheNumbers()
{
    ModelConfig config = tinyConfig();
    config.layers = 2;
    const Trace trace = traceOf(config);
    const std::vector<TraceTensor> tensors = tensorsOf(trace);
    const StateDict read = readSafetensors(traceSafetensors(trace), "trace.safetensors");
    QCOMPARE(read.size(), tensors.size());
    for (const TraceTensor &tensor : tensors) {
        const auto same = std::ranges::find(read, tensor.name, &NamedTensor::name);
        QVERIFY2(same != read.end(), tensor.name.c_str());
        QVERIFY(same->values == tensor.values->values);
        QCOMPARE(same->shape.at(0), std::int64_t(tensor.values->rows));
    }
    const auto json = nlohmann::json::parse(traceJson(trace));
    QCOMPARE(json.at("tensors").size(), tensors.size());
    QCOMPARE(json.at("tensors").at(0).at("name").get<std::string>(), tensors[0].name);
    QCOMPARE(json.at("tensors").at(0).at("equation").get<std::string>(), tensors[0].equation);
    QCOMPARE(json.at("attention").at(1).at(2).get<float>(), trace.attention.row(1)[2]);
    QCOMPARE(json.at("target_tokens").at(0).get<std::string>(), std::string("x"));
}

QTEST_APPLESS_MAIN(TraceTensorsTest)
#include "tst_trace_tensors.moc"
