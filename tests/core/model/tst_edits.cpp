// SPDX-License-Identifier: GPL-3.0-or-later
// Each edit gives what the model gives when the same numbers are changed by hand.
#include "core/error.h"
#include "core/search/beam_search.h"
#include "tests/core/model/by_hand.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const std::vector<int> &source = kSources[0]; // 5 words
const std::vector<int> &target = kTargets[1]; // 5 words

/// log P_t[y_t] of the target.
std::vector<double> chosen(const at::Tensor &logProbabilities)
{
    std::vector<double> values;
    for (std::size_t t = 0; t < target.size(); ++t)
        values.push_back(logProbabilities[static_cast<std::int64_t>(t)][target[t]].item<double>());
    return values;
}

bool areClose(const std::vector<double> &a, const std::vector<double> &b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::abs(a[i] - b[i]) > 1e-7) // patches and clamps are float32
            return false;
    return a.size() == b.size();
}

AttentionEdit attention(AttentionEdit::Kind kind, StepRange steps = {})
{
    AttentionEdit edit;
    edit.kind = kind;
    edit.steps = steps;
    return edit;
}

at::Tensor row(const std::vector<double> &values)
{
    return at::tensor(values, at::kDouble).unsqueeze(0);
}

} // namespace

class EditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theModelByHandIsTheModel();
    void attentionIsWhatItIsSetTo_data();
    void attentionIsWhatItIsSetTo();
    void unitsAreHeld_data();
    void unitsAreHeld();
    void rowsArePutIn_data();
    void rowsArePutIn();
    void thePatchedStartStateOfAModelWithoutAttentionDecidesAll();
    void aSearchAndATraceAgree();
    void sourceWordsAreReplacedDroppedAndRepeated();
    void forcedWordsAreWritten();
    void whatDoesNotFitIsRefused();
    void placesAreReadAsTheyAreWritten();
};

void EditsTest::theModelByHandIsTheModel()
{
    for (const AttentionKind kind : {AttentionKind::General, AttentionKind::None}) {
        ModelConfig config = tinyConfig();
        config.attention = kind;
        const Trace trace = torchModel(config)->trace(source, target, 1, {});
        const auto byHand
            = chosen(logProbabilitiesByHand(*network(config), source, target, asItIs));
        for (std::size_t t = 0; t < target.size(); ++t)
            QVERIFY(std::abs(trace.logProbabilities[t] - byHand[t]) < 1e-10);
    }
}

void EditsTest::attentionIsWhatItIsSetTo_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isOneStep");
    using Kind = AttentionEdit::Kind;
    for (const auto &[kind, name] :
        {std::pair(Kind::Set, "set"), {Kind::Uniform, "uniform"}, {Kind::Hard, "hard"},
            {Kind::NoLargest, "without its largest"}, {Kind::WithoutWords, "without words"}})
        for (const bool isOneStep : {true, false})
            QTest::addRow("%s %s", name, isOneStep ? "at a step" : "always")
                << int(kind) << isOneStep;
}

void EditsTest::attentionIsWhatItIsSetTo()
{
    QFETCH(const int, kind);
    QFETCH(const bool, isOneStep);
    AttentionEdit edit
        = attention(AttentionEdit::Kind(kind), isOneStep ? StepRange{2, 2} : StepRange{});
    edit.weights = {0, 1, 2, 0, 1};
    edit.words = {0, 3};
    const auto changed = [&](const at::Tensor &alpha) {
        const auto best = alpha.argmax(1).item<std::int64_t>();
        at::Tensor one = at::zeros_like(alpha);
        one[0][best] = 1;
        at::Tensor kept = at::ones_like(alpha);
        kept[0][0] = 0;
        kept[0][3] = 0;
        switch (edit.kind) {
        case AttentionEdit::Kind::Set:
            return row({0, 0.25, 0.5, 0, 0.25});
        case AttentionEdit::Kind::Uniform:
            return row({0.2, 0.2, 0.2, 0.2, 0.2});
        case AttentionEdit::Kind::Hard:
            return one;
        case AttentionEdit::Kind::NoLargest:
            return alpha * (1 - one) / (alpha * (1 - one)).sum();
        default:
            return alpha * kept / (alpha * kept).sum();
        }
    };
    const Change byHand = [&](const std::string &place, std::size_t t, const at::Tensor &values) {
        return place == "attention" && (!isOneStep || t == 2) ? changed(values) : values;
    };
    Edits edits;
    edits.attention = {edit};
    const Trace trace = torchModel(tinyConfig())->trace(source, target, 1, edits);
    QVERIFY(areClose(trace.logProbabilities,
        chosen(logProbabilitiesByHand(*network(tinyConfig()), source, target, byHand))));
    double sum = 0;
    for (const float weight : trace.attention.row(2))
        sum += static_cast<double>(weight);
    QVERIFY(std::abs(sum - 1) < 1e-6);

    // What was permuted is the same set of numbers in another order.
    if (edit.kind == AttentionEdit::Kind::Uniform) {
        edits.attention = {attention(AttentionEdit::Kind::Permuted, {0, 0})};
        const Trace before = torchModel(tinyConfig())->trace(source, target, 1, {});
        const Trace after = torchModel(tinyConfig())->trace(source, target, 1, edits);
        std::vector<float> one(before.attention.row(0).begin(), before.attention.row(0).end());
        std::vector<float> other(after.attention.row(0).begin(), after.attention.row(0).end());
        QVERIFY(one != other);
        std::ranges::sort(one);
        std::ranges::sort(other);
        QCOMPARE(one, other);
    }
}

void EditsTest::unitsAreHeld_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"source.embeddings", "target.embeddings", "encoder.0.h",
             "encoder.0.c", "encoder.0.reverse.h", "encoder.0.reverse.c", "annotations",
             "start.0.h", "start.0.c", "decoder.0.h", "decoder.0.c", "context", "output"})
        QTest::newRow(place) << QString(place);
}

void EditsTest::unitsAreHeld()
{
    QFETCH(const QString, place);
    for (const bool isEachItsOwn : {false, true}) {
        Clamp clamp;
        clamp.place = placeOf(place.toStdString());
        clamp.units = {1, 2};
        clamp.values = isEachItsOwn ? std::vector<float>{0.5F, -0.25F} : std::vector<float>{0.5F};
        clamp.steps = {0, 2};
        const Change byHand
            = [&](const std::string &name, std::size_t t, const at::Tensor &values) {
                  if (name != place.toStdString() || t > 2)
                      return values;
                  at::Tensor held = values.clone();
                  held[0][1] = 0.5;
                  held[0][2] = isEachItsOwn ? -0.25 : 0.5;
                  return held;
              };
        Edits edits;
        edits.clamps = {clamp};
        const Trace trace = torchModel(tinyConfig())->trace(source, target, 1, edits);
        const auto expected
            = chosen(logProbabilitiesByHand(*network(tinyConfig()), source, target, byHand));
        QVERIFY(areClose(trace.logProbabilities, expected));
        QVERIFY(expected
            != chosen(logProbabilitiesByHand(*network(tinyConfig()), source, target, asItIs)));
    }
}

void EditsTest::rowsArePutIn_data()
{
    unitsAreHeld_data();
}

void EditsTest::rowsArePutIn()
{
    QFETCH(const QString, place);
    const bool isStart = place.startsWith("start");
    Patch patch;
    patch.place = placeOf(place.toStdString());
    patch.row = isStart ? 0 : 1;
    const std::size_t units = place.endsWith("embeddings") ? 3
        : place == "annotations" || place == "context"     ? 8
                                                           : 4;
    patch.values = Matrix(isStart ? 1 : 2, units);
    for (std::size_t k = 0; k < patch.values.values.size(); ++k)
        patch.values.values[k] = 0.125F * static_cast<float>(k) - 0.5F;
    for (const bool isOneUnit : {false, true}) {
        if (isOneUnit)
            patch.units = {1};
        const Change byHand
            = [&](const std::string &name, std::size_t t, const at::Tensor &values) {
                  const auto first = static_cast<std::size_t>(patch.row);
                  if (name != place.toStdString() || t < first || t >= first + patch.values.rows)
                      return values;
                  at::Tensor put = values.clone();
                  for (std::size_t j = 0; j < units; ++j)
                      if (!isOneUnit || j == 1)
                          put[0][static_cast<std::int64_t>(j)] = patch.values.at(t - first, j);
                  return put;
              };
        Edits edits;
        edits.patches = {patch};
        const Trace trace = torchModel(tinyConfig())->trace(source, target, 1, edits);
        QVERIFY(areClose(trace.logProbabilities,
            chosen(logProbabilitiesByHand(*network(tinyConfig()), source, target, byHand))));
    }
}

/// Its decoder sees nothing else of the source, so that what is said of the other sentence is said.
void EditsTest::thePatchedStartStateOfAModelWithoutAttentionDecidesAll()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    config.layers = 2;
    const auto model = torchModel<float>(config);
    const Trace other = model->trace(kSources[1], target, 1, {});
    Edits edits;
    for (int layer = 0; layer < 2; ++layer)
        for (const bool isCell : {false, true}) {
            const Matrix &all = isCell ? other.startCell : other.startHidden;
            Patch patch;
            patch.place.kind = isCell ? PlaceKind::StartCell : PlaceKind::StartHidden;
            patch.place.layer = layer;
            patch.values = Matrix(1, all.columns);
            std::ranges::copy(
                all.row(static_cast<std::size_t>(layer)), patch.values.values.begin());
            edits.patches.push_back(patch);
        }
    const Trace patched = model->trace(source, target, 1, edits);
    QCOMPARE(patched.logProbabilities, other.logProbabilities); // to the last bit
    QVERIFY(model->trace(source, target, 1, {}).logProbabilities != other.logProbabilities);
}

void EditsTest::aSearchAndATraceAgree()
{
    const auto model = torchModel(tinyConfig());
    Edits edits;
    edits.attention = {attention(AttentionEdit::Kind::Uniform)};
    Clamp clamp;
    clamp.place = placeOf("decoder.0.h");
    clamp.units = {0};
    clamp.steps = {1, 3};
    edits.clamps = {clamp};
    SearchOptions options;
    options.maxLength = 6;
    options.nBest = 3;
    const std::vector<SearchResult> results
        = beamSearch(*model, std::span(&source, 1), {}, options, {}, edits);
    for (const Hypothesis &found : results[0].hypotheses) {
        const Trace trace = model->trace(source, found.ids, 1, edits);
        QVERIFY(std::abs(trace.logProbability() - found.logProbability) < 1e-9);
    }
}

void EditsTest::sourceWordsAreReplacedDroppedAndRepeated()
{
    using Kind = SourceEdit::Kind;
    const std::vector<int> ids{4, 5, 6, 2};
    QCOMPARE(editedSource(ids, {}).ids, ids);
    QCOMPARE(editedSource({2}, {}).ids, std::vector<int>{2}); // an empty sentence stays empty
    QCOMPARE(editedSource(ids, {{Kind::Replace, 1, 9}}).ids, (std::vector<int>{4, 9, 6, 2}));
    QCOMPARE(editedSource(ids, {{Kind::Drop, 0, 0}}).ids, (std::vector<int>{5, 6, 2}));
    const EditedSource repeated
        = editedSource(ids, {{Kind::Repeat, 2, 0}, {Kind::Replace, 2, 8}, {Kind::Drop, 0, 0}});
    QCOMPARE(repeated.ids, (std::vector<int>{5, 8, 8, 2}));
    QCOMPARE(repeated.origin, (std::vector<int>{1, 2, 2, 3}));
    QVERIFY_EXCEPTION_THROWN((void)editedSource(ids, {{Kind::Drop, 3, 0}}), Error); // </s>
    QVERIFY_EXCEPTION_THROWN((void)editedSource({4, 2}, {{Kind::Drop, 0, 0}}), Error);
}

void EditsTest::forcedWordsAreWritten()
{
    const auto model = torchModel(tinyConfig());
    Edits edits;
    edits.forced = {{1, 7}, {3, 5}};
    SearchOptions options;
    options.maxLength = 6;
    options.minLength = 5;
    const Hypothesis found
        = beamSearch(*model, std::span(&source, 1), {}, options, {}, edits)[0].hypotheses[0];
    QCOMPARE(found.ids[1], 7);
    QCOMPARE(found.ids[3], 5);
}

void EditsTest::whatDoesNotFitIsRefused()
{
    const auto model = torchModel(tinyConfig());
    const auto isRefused = [&](const Edits &edits) {
        try {
            (void)model->trace(source, target, 1, edits);
        } catch (const Error &error) {
            return error.code() == ErrorCode::BadConfiguration;
        }
        return false;
    };
    Edits edits;
    edits.attention = {attention(AttentionEdit::Kind::Set)};
    edits.attention[0].weights = {1, 2};
    QVERIFY(isRefused(edits)); // too few
    edits.attention[0].weights = {0, 0, 0, 0, 0};
    QVERIFY(isRefused(edits));
    edits.attention[0].weights = {1, 0, 0, 0, std::nan("")};
    QVERIFY(isRefused(edits));
    edits.attention = {attention(AttentionEdit::Kind::WithoutWords)};
    edits.attention[0].words = {5};
    QVERIFY(isRefused(edits));
    edits = {};
    edits.clamps.resize(1);
    edits.clamps[0].place = placeOf("decoder.1.h");
    QVERIFY(isRefused(edits)); // one layer
    edits.clamps[0].place = placeOf("decoder.0.h");
    edits.clamps[0].units = {4};
    QVERIFY(isRefused(edits)); // units 0 to 3
    edits.clamps[0].units = {0, 1};
    edits.clamps[0].values = {1, 2, 3};
    QVERIFY(isRefused(edits));
    edits = {};
    edits.patches.resize(1);
    edits.patches[0].place = placeOf("annotations");
    edits.patches[0].values = Matrix(1, 4);
    QVERIFY(isRefused(edits)); // 8 units
    QVERIFY_EXCEPTION_THROWN((void)model->decode(kSources, edits), Error); // three sentences
}

void EditsTest::placesAreReadAsTheyAreWritten()
{
    for (const char *text : {"source.embeddings", "target.embeddings", "encoder.1.h",
             "encoder.0.reverse.c", "annotations", "start.2.c", "decoder.3.h", "scores",
             "attention", "context", "output", "weight:decoder.weight_ih"})
        QCOMPARE(textOf(placeOf(text)), std::string(text));
    for (const char *text : {"", "decoder", "decoder.h", "decoder.x.h", "decoder.0.reverse.h",
             "decoder.0.g", "encoder.0.backward.h", "decoder.0.h.h", "outputs"})
        QVERIFY_EXCEPTION_THROWN((void)placeOf(text), Error);
}

QTEST_APPLESS_MAIN(EditsTest)
#include "tst_edits.moc"
