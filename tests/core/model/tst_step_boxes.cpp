// SPDX-License-Identifier: GPL-3.0-or-later
// What Step through draws is what the model computed: in every kind of model each box, computed
// here by plain arithmetic from what it says it reads, gives what it says it makes. All boxes are
// in one file: together they are the whole model.
#include "core/model/step_boxes.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/all_configs.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

using Vector = std::vector<float>;

constexpr double kClose = 1e-5;

Vector times(const Matrix &w, const Vector &x)
{
    Vector y(w.rows);
    if (w.columns != x.size())
        return {};
    for (std::size_t r = 0; r < w.rows; ++r)
        for (std::size_t c = 0; c < w.columns; ++c)
            y[r] += w.at(r, c) * x[c];
    return y;
}

Vector plus(Vector a, const Vector &b)
{
    if (a.size() != b.size())
        return {};
    for (std::size_t k = 0; k < a.size(); ++k)
        a[k] += b[k];
    return a;
}

Vector times(Vector a, const Vector &b)
{
    if (a.size() != b.size())
        return {};
    for (std::size_t k = 0; k < a.size(); ++k)
        a[k] *= b[k];
    return a;
}

Vector sigmoid(Vector a)
{
    for (float &x : a)
        x = 1 / (1 + std::exp(-x));
    return a;
}

Vector tanhOf(Vector a)
{
    for (float &x : a)
        x = std::tanh(x);
    return a;
}

Vector softmax(Vector a)
{
    float sum = 0;
    for (float &x : a)
        sum += x = std::exp(x);
    for (float &x : a)
        x /= sum;
    return a;
}

/// max(a - tau, 0) that sums to 1 (Martins and Astudillo 2016), tau by bisection.
Vector sparsemax(Vector a)
{
    float low = *std::ranges::max_element(a) - 1;
    float high = low + 1;
    for (int turn = 0; turn < 60; ++turn) {
        const float tau = (low + high) / 2;
        float sum = 0;
        for (const float x : a)
            sum += std::max(x - tau, 0.0F);
        (sum > 1 ? low : high) = tau;
    }
    for (float &x : a)
        x = std::max(x - low, 0.0F);
    return a;
}

Vector joined(Vector a, const Vector &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

bool isClose(const Vector &a, const Vector &b)
{
    if (a.size() != b.size() || a.empty())
        return false;
    for (std::size_t k = 0; k < a.size(); ++k)
        if (!(std::abs(a[k] - b[k]) < kClose))
            return false;
    return true;
}

/// One model, one sentence, and the arithmetic of each box.
class Arithmetic {
public:
    explicit Arithmetic(const ModelConfig &config)
        : m_config(config)
        , m_weights(doubleModel(config).store())
        , m_trace(torchModel(config)->trace(
              readingOrder(kSources[0], config.reverseSource), kTargets[1], 8, {}))
    {
    }

    const Trace &trace() const { return m_trace; }
    Vector values(const TensorId &tensor) const { return valuesOf(m_trace, tensor); }

    /// What the box makes, in its order, from what it reads. Empty when it does not read what its
    /// equation needs.
    std::vector<Vector> make(const StepBox &box)
    {
        m_box = &box;
        switch (box.kind) {
        case BoxKind::Input:
            return {input()};
        case BoxKind::Convolution:
            return {plus(plus(times(weight(WeightRole::ConvolutionHere), read(0)),
                             times(weight(WeightRole::ConvolutionNext), read(1))),
                weight(WeightRole::ConvolutionBias).values)};
        case BoxKind::LayersBelow:
        case BoxKind::LayersAbove:
            return layers();
        case BoxKind::Gates:
            return gates(box.reader, layerOf(box.makes[0]), cellInput(), read(last()));
        case BoxKind::NewState:
            return newState();
        case BoxKind::EncoderState:
            return {box.reads.size() == 2 ? joined(read(0), read(1)) : read(0)};
        case BoxKind::StartState:
            return start();
        case BoxKind::Scores:
            return scores();
        case BoxKind::Context:
            return {context()};
        case BoxKind::Output: {
            const Vector u = box.reads.size() == 2 ? joined(read(0), read(1)) : read(0);
            return {tanhOf(times(weight(WeightRole::Output), u))};
        }
        case BoxKind::Distribution:
            return {distribution()};
        }
        return {};
    }

private:
    Vector read(std::size_t number) const { return values(m_box->reads.at(number)); }
    std::size_t last() const { return m_box->reads.size() - 1; }
    static int layerOf(const TensorId &tensor) { return tensor.layer; }

    /// A weight that the box names.
    Matrix weight(WeightRole role, int gate = 0) const
    {
        for (const WeightId &id : m_box->weights)
            if (id.role == role && id.gate == gate)
                return load(id);
        return {};
    }

    Matrix load(const WeightId &id) const
    {
        const WeightPlace place = placeOf(m_config, id);
        Matrix sum(place.rows, place.columns);
        for (const std::string &name : place.names) {
            const auto found = std::ranges::find(m_weights, name, &NamedTensor::name);
            if (found == m_weights.end())
                return {};
            const std::size_t depth = place.slice < 0 ? 1 : 2;
            const std::size_t from = place.firstRow * place.columns;
            if (found->values.size() != place.allRows * place.columns * depth)
                return {};
            for (std::size_t k = 0; k < sum.values.size(); ++k)
                sum.values[k]
                    += found->values[(from + k) * depth + std::size_t(std::max(place.slice, 0))];
        }
        return sum;
    }

    Vector input() const
    {
        const bool isEncoder = m_box->reader == Reader::Forward;
        const int place = m_box->reads[0].place;
        const std::vector<int> &ids = isEncoder ? m_trace.sourceIds : m_trace.targetIds;
        const auto word = std::size_t(place < 0 ? kBos : ids[std::size_t(place)]);
        Vector row;
        if (m_config.oneHot) {
            row.resize(
                std::size_t(isEncoder ? m_config.sourceVocabulary : m_config.targetVocabulary));
            row[word] = 1;
        } else {
            const Matrix table
                = weight(isEncoder ? WeightRole::SourceEmbeddings : WeightRole::TargetEmbeddings);
            row.assign(table.row(word).begin(), table.row(word).end());
        }
        return last() > 0 ? joined(row, read(1)) : row;
    }

    /// What a cell reads from below: all that the box reads but the state before.
    Vector cellInput() const
    {
        Vector x;
        for (std::size_t k = 0; k < last(); ++k)
            x = joined(x, read(k));
        return x;
    }

    /// @param x the layer's input  @param h its state before
    std::vector<Vector> gates(Reader reader, int layer, const Vector &x, const Vector &h) const
    {
        const auto load = [&](WeightRole role, int gate) {
            return this->load({role, reader, layer, gate});
        };
        const auto sum = [&](int gate) {
            return plus(plus(times(load(WeightRole::Input, gate), x),
                            times(load(WeightRole::Hidden, gate), h)),
                load(WeightRole::Bias, gate).values);
        };
        if (m_config.cell == CellKind::Lstm)
            return {sigmoid(sum(0)), sigmoid(sum(1)), tanhOf(sum(2)), sigmoid(sum(3))};
        if (m_config.cell == CellKind::Rnn)
            return {tanhOf(sum(0))};
        const Vector r = sigmoid(sum(0));
        const Vector ofInput
            = plus(times(load(WeightRole::Input, 2), x), load(WeightRole::InputBias, 2).values);
        const Vector ofState
            = plus(times(load(WeightRole::Hidden, 2), h), load(WeightRole::HiddenBias, 2).values);
        return {r, sigmoid(sum(1)), tanhOf(plus(ofInput, times(r, ofState)))};
    }

    /// c and h, or h alone. @param gates as made by gates()  @param before c_{t-1}, GRU: h_{t-1}
    std::vector<Vector> state(const std::vector<Vector> &gates, const Vector &before) const
    {
        if (m_config.cell == CellKind::Rnn)
            return gates;
        if (m_config.cell == CellKind::Lstm) {
            const Vector c = plus(times(gates[1], before), times(gates[0], gates[2]));
            return {c, times(gates[3], tanhOf(c))};
        }
        Vector open = gates[1]; // 1 - z
        for (float &x : open)
            x = 1 - x;
        return {plus(times(open, gates[2]), times(gates[1], before))};
    }

    std::vector<Vector> newState() const
    {
        if (m_config.cell == CellKind::Rnn)
            return gates(m_box->reader, layerOf(m_box->makes[0]), cellInput(), read(last()));
        if (m_config.cell == CellKind::Lstm)
            return state({read(0), read(1), read(2), read(3)}, read(4));
        return state({{}, read(0), read(1)}, read(2));
    }

    /// Several layers at once; each reads what the one below has just made here.
    std::vector<Vector> layers() const
    {
        std::vector<Vector> made;
        const auto known = [&](TensorId tensor) -> Vector {
            const auto found = std::ranges::find(m_box->makes, tensor);
            if (found != m_box->makes.end())
                return made.at(std::size_t(found - m_box->makes.begin()));
            return std::ranges::count(m_box->reads, tensor) == 1 ? values(tensor) : Vector();
        };
        for (const TensorId &tensor : m_box->makes) {
            TensorId before = tensor;
            before.place += tensor.reader == Reader::Backward ? 1 : -1;
            TensorId beforeCell = before;
            beforeCell.quantity = Quantity::Cell;
            Vector x;
            if (tensor.layer > 0) {
                for (const Reader reader : {Reader::Forward, Reader::Backward, Reader::Decoder}) {
                    const bool isBelow = tensor.reader == Reader::Decoder
                        ? reader == tensor.reader
                        : reader != Reader::Decoder;
                    if (isBelow && (reader != Reader::Backward || m_config.bidirectional))
                        x = joined(x,
                            known({Quantity::Hidden, reader, tensor.layer - 1, tensor.place, 0}));
                }
            } else {
                x = read(0);
            }
            made.push_back(state(gates(tensor.reader, tensor.layer, x, known(before)),
                m_config.cell == CellKind::Lstm ? known(beforeCell) : known(before))
                               .back());
        }
        return made;
    }

    std::vector<Vector> start() const
    {
        const std::size_t directions = m_config.bidirectional ? 2 : 1;
        std::vector<Vector> made;
        for (std::size_t number = 0; number < m_box->makes.size(); ++number) {
            if (m_config.start == StartKind::Zero) {
                made.emplace_back(std::size_t(m_config.hiddenSize));
                continue;
            }
            const std::size_t from = number * directions;
            const Vector last = directions == 2 ? joined(read(from), read(from + 1)) : read(from);
            made.push_back(m_config.start == StartKind::Last
                    ? last
                    : times(weight(number == 0 ? WeightRole::StartHidden : WeightRole::StartCell),
                        last));
        }
        return made;
    }

    Vector encoderState(std::size_t i) const
    {
        const Vector all = read(1); // every h^enc_i
        const auto size = std::size_t(m_config.encoderStateSize());
        return {
            all.begin() + std::ptrdiff_t(i * size), all.begin() + std::ptrdiff_t((i + 1) * size)};
    }

    float score(std::size_t i) const
    {
        const Vector h = read(0);
        const auto w = [&](int number) { return weight(WeightRole::Attention, number); };
        const auto dot = [&](const Vector &a) {
            const Vector products = times(a, h);
            return std::accumulate(products.begin(), products.end(), 0.0F);
        };
        switch (m_config.attention) {
        case AttentionKind::Dot:
            return dot(encoderState(i));
        case AttentionKind::Scaled:
            return dot(times(w(0), encoderState(i))) / std::sqrt(float(m_config.hiddenSize));
        case AttentionKind::Additive:
            return times(w(2), tanhOf(plus(times(w(0), encoderState(i)), times(w(1), h)))).at(0);
        case AttentionKind::Location:
            return times(w(0), h).at(std::min(i, std::size_t(m_config.positions - 1)));
        default:
            return dot(times(w(0), encoderState(i)));
        }
    }

    /// p_t, counted from 1.
    float position() const
    {
        const auto m = float(m_trace.sourceIds.size());
        if (m_config.attention == AttentionKind::LocalM)
            return std::min(m, float(m_box->makes[0].place + 1));
        const Vector v = times(weight(WeightRole::Attention, 2),
            tanhOf(times(weight(WeightRole::Attention, 1), read(0))));
        return m * sigmoid(v).at(0);
    }

    std::vector<Vector> scores() const
    {
        Vector e;
        for (std::size_t i = 0; i < m_trace.sourceIds.size(); ++i)
            e.push_back(score(i));
        const AttentionDescription &kind = describe(m_config.attention);
        Vector kept = e;
        const float p = kind.hasPosition() ? position() : 0;
        const auto away = [&](std::size_t i) { return float(i) + 1 - p; };
        for (std::size_t i = 0; i < e.size(); ++i)
            if ((kind.hasWindow && std::abs(away(i)) > float(m_config.window))
                || (m_config.attention == AttentionKind::Location
                    && i >= std::size_t(m_config.positions)))
                kept[i] = -std::numeric_limits<float>::infinity();
        Vector alpha
            = m_config.attention == AttentionKind::Sparsemax ? sparsemax(kept) : softmax(kept);
        if (m_config.attention == AttentionKind::LocalP)
            for (std::size_t i = 0; i < alpha.size(); ++i)
                alpha[i] *= std::exp(-2 * away(i) * away(i)
                    / float(m_config.window * m_config.window)); // sigma = D/2
        if (!kind.hasPosition())
            return {e, alpha};
        return {e, alpha, {p}};
    }

    Vector context() const
    {
        const Vector alpha = read(0);
        Vector a(std::size_t(m_config.encoderStateSize()));
        for (std::size_t i = 0; i < alpha.size(); ++i) {
            Vector weighted = encoderState(i);
            for (float &x : weighted)
                x *= alpha[i];
            a = plus(a, weighted);
        }
        return a;
    }

    /// The likeliest words are kept with their probabilities, best first; here all there are.
    Vector distribution() const
    {
        Vector p = softmax(times(weight(WeightRole::Vocabulary), read(0)));
        std::ranges::sort(p, std::greater<>());
        return p;
    }

    ModelConfig m_config;
    StateDict m_weights;
    Trace m_trace;
    const StepBox *m_box = nullptr;
};

} // namespace

class StepBoxesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesMakeWhatTheModelMade_data() { addRowForEachConfig(); }
    void boxesMakeWhatTheModelMade();
    void arrowsStartWhereTheNumbersAreMade_data() { addRowForEachConfig(); }
    void arrowsStartWhereTheNumbersAreMade();
    void attentionIsFedByTheTopLayer();
    void theConvolutionIsABoxOfItsOwn();

private:
    static std::vector<std::vector<StepBox>> pages(const ModelConfig &config, int m, int n)
    {
        std::vector<std::vector<StepBox>> all;
        for (int layer = 0; layer < config.layers; ++layer) {
            for (int i = 0; i < m; ++i)
                all.push_back(encoderBoxes(config, m, i, layer));
            for (int t = 0; t < n; ++t)
                all.push_back(decoderBoxes(config, t, layer));
        }
        return all;
    }
};

void StepBoxesTest::boxesMakeWhatTheModelMade()
{
    QFETCH(int, number);
    const ModelConfig config = allConfigs()[std::size_t(number)];
    Arithmetic arithmetic(config);
    const int m = int(kSources[0].size());
    const int n = int(kTargets[1].size());
    for (const std::vector<StepBox> &page : pages(config, m, n))
        for (const StepBox &box : page) {
            const std::vector<Vector> made = arithmetic.make(box);
            QCOMPARE(made.size(), box.makes.size());
            for (std::size_t k = 0; k < made.size(); ++k)
                QVERIFY2(isClose(made[k], arithmetic.values(box.makes[k])),
                    qPrintable(QStringLiteral("box %1, reader %2, layer %3, place %4")
                                   .arg(int(box.kind))
                                   .arg(int(box.reader))
                                   .arg(box.makes[k].layer)
                                   .arg(box.makes[k].place)));
        }
}

void StepBoxesTest::arrowsStartWhereTheNumbersAreMade()
{
    QFETCH(int, number);
    const ModelConfig config = allConfigs()[std::size_t(number)];
    for (const std::vector<StepBox> &page : pages(config, 5, 3)) {
        const std::vector<StepArrow> arrows = arrowsBetween(page);
        const auto makes = [](const StepBox &box, const TensorId &tensor) {
            return std::ranges::count(box.makes, tensor) == 1;
        };
        for (std::size_t to = 0; to < page.size(); ++to) {
            for (const TensorId &tensor : page[to].reads) {
                // Made in one box at most, and then there is an arrow from it.
                std::size_t makers = 0;
                for (std::size_t from = 0; from < page.size(); ++from) {
                    if (!makes(page[from], tensor))
                        continue;
                    ++makers;
                    QVERIFY(std::ranges::count(arrows, StepArrow{from, to}) == 1);
                }
                QVERIFY(makers <= 1);
                QCOMPARE(isFromElsewhere(page, tensor), makers == 0);
            }
        }
        for (const StepArrow &arrow : arrows)
            QVERIFY(std::ranges::any_of(page[arrow.to].reads,
                [&](const TensorId &tensor) { return makes(page[arrow.from], tensor); }));
    }
}

void StepBoxesTest::attentionIsFedByTheTopLayer()
{
    ModelConfig config = tinyConfig();
    config.layers = 2;
    const std::vector<StepBox> page = decoderBoxes(config, 1, 0);
    for (const StepArrow &arrow : arrowsBetween(page))
        if (page[arrow.to].kind == BoxKind::Scores)
            QVERIFY(page[arrow.from].kind == BoxKind::LayersAbove);
    const std::vector<StepBox> top = decoderBoxes(config, 1, 1);
    bool isFedByTheCell = false;
    for (const StepArrow &arrow : arrowsBetween(top)) {
        if (top[arrow.to].kind == BoxKind::Scores)
            isFedByTheCell = top[arrow.from].kind == BoxKind::NewState;
        if (top[arrow.to].kind == BoxKind::Gates)
            QVERIFY(top[arrow.from].kind == BoxKind::LayersBelow);
    }
    QVERIFY(isFedByTheCell);
}

void StepBoxesTest::theConvolutionIsABoxOfItsOwn()
{
    ModelConfig config = tinyConfig();
    config.convolution = true;
    const std::vector<StepBox> page = encoderBoxes(config, 5, 1, 0);
    const auto box = std::ranges::find(page, BoxKind::Convolution, &StepBox::kind);
    QVERIFY(box != page.end());
    for (const StepBox &gates : page)
        if (gates.kind == BoxKind::Gates)
            QVERIFY(gates.reads[0] == box->makes[0]);
}

QTEST_APPLESS_MAIN(StepBoxesTest)
#include "tst_step_boxes.moc"
