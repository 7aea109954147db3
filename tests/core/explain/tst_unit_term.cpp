// SPDX-License-Identifier: GPL-3.0-or-later
// The equation of each single number of a translation, in every kind of model: its parts are the
// products of the weights with the numbers that are shown, and give the number that is shown.
#include "core/error.h"
#include "core/explain/unit_term.h"
#include "tests/core/model/all_configs.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr double kClose = 1e-5;

QString where(const TensorId &tensor, int unit)
{
    return QStringLiteral("quantity %1, reader %2, layer %3, place %4, gate %5, unit %6")
        .arg(int(tensor.quantity))
        .arg(int(tensor.reader))
        .arg(tensor.layer)
        .arg(tensor.place)
        .arg(tensor.gate)
        .arg(unit);
}

bool isClose(double a, double b)
{
    return std::abs(a - b) <= kClose * std::max(1.0, std::abs(b));
}

/// A model, a trace of it, and its weights as they lie in PyTorch's arrays.
class Numbers {
public:
    explicit Numbers(const ModelConfig &config)
        : m_config(config)
        , m_model(torchModel(config))
        , m_weights(doubleModel(config).store())
        , m_trace(
              m_model->trace(readingOrder(kSources[0], config.reverseSource), kTargets[1], 8, {}))
    {
    }

    const Model &model() const { return *m_model; }
    const Trace &trace() const { return m_trace; }

    /// W[row, column] of the array itself, by hand.
    double weightAt(const WeightId &id, int row, int column) const
    {
        const WeightPlace place = placeOf(m_config, id);
        double sum = 0;
        for (const std::string &name : place.names) {
            const auto found = std::ranges::find(m_weights, name, &NamedTensor::name);
            const std::size_t depth = place.slice < 0 ? 1 : 2;
            const std::size_t at
                = (place.firstRow + std::size_t(row)) * place.columns + std::size_t(column);
            sum += double(found->values.at(at * depth + std::size_t(std::max(place.slice, 0))));
        }
        return sum;
    }

    /// A weight times a vector, by hand.
    std::vector<double> times(const WeightId &id, const std::vector<float> &x) const
    {
        std::vector<double> y(placeOf(m_config, id).rows);
        for (std::size_t r = 0; r < y.size(); ++r)
            for (std::size_t c = 0; c < x.size(); ++c)
                y[r] += weightAt(id, int(r), int(c)) * double(x[c]);
        return y;
    }

    /// The right vector of a product: what its text says after the first symbol.
    std::vector<double> rightSide(const Term &dot) const
    {
        const auto tensor = [&](std::size_t number) {
            return valuesOf(m_trace, std::get<TensorId>(dot.text.symbols.at(number).what));
        };
        const auto weighted = [&](std::size_t number) {
            return times(std::get<WeightId>(dot.text.symbols.at(number).what), tensor(number + 1));
        };
        std::vector<double> result;
        const std::string &text = dot.text.markup;
        if (text == "<0> · <1>" || text == "<0> · [<1> ; <2>]") {
            for (std::size_t number = 1; number < dot.text.symbols.size(); ++number)
                for (const float x : tensor(number))
                    result.push_back(double(x));
        } else if (text == "<0> · (<1> <2>)") {
            result = weighted(1);
        } else if (text == "<0> · tanh(<1> <2>)" || text == "<0> · tanh(<1> <2> + <3> <4>)") {
            result = weighted(1);
            if (dot.text.symbols.size() == 5) {
                const std::vector<double> second = weighted(3);
                std::transform(
                    result.begin(), result.end(), second.begin(), result.begin(), std::plus<>());
            }
            for (double &x : result)
                x = std::tanh(x);
        } else if (text == "Σ_i <0> <1>") {
            const int unit = dot.text.symbols.at(1).row;
            for (std::size_t i = 0; i < m_trace.sourceIds.size(); ++i)
                result.push_back(double(m_trace.encoderStates.at(i, std::size_t(unit))));
        }
        return result;
    }

    std::vector<double> leftSide(const Term &dot) const
    {
        std::vector<double> left;
        const TermSymbol &symbol = dot.text.symbols.at(0);
        if (const auto *tensor = std::get_if<TensorId>(&symbol.what)) {
            for (const float x : valuesOf(m_trace, *tensor))
                left.push_back(double(x));
            return left;
        }
        const auto &id = std::get<WeightId>(symbol.what);
        const auto columns = int(placeOf(m_config, id).columns);
        for (int c = 0; c < columns; ++c)
            left.push_back(weightAt(id, std::max(symbol.row, 0), c));
        return left;
    }

private:
    ModelConfig m_config;
    std::unique_ptr<Model> m_model;
    StateDict m_weights;
    Trace m_trace;
};

/// What is written of a product, against the weights and the numbers shown. @return empty: right
QString faultOfDot(const Numbers &numbers, const Term &dot)
{
    const std::vector<double> left = numbers.leftSide(dot);
    const std::vector<double> right = numbers.rightSide(dot);
    if (left.size() != right.size() || left.size() != dot.count || left.empty())
        return QStringLiteral("%1 and %2 numbers").arg(left.size()).arg(right.size());
    double sum = 0;
    std::vector<double> sizes;
    for (std::size_t j = 0; j < left.size(); ++j) {
        sum += left[j] * right[j];
        sizes.push_back(std::abs(left[j] * right[j]));
    }
    if (!isClose(dot.value, sum))
        return QStringLiteral("sum %1, not %2").arg(dot.value).arg(sum);
    std::ranges::sort(sizes, std::greater<>());
    if (dot.largest.size() != std::min(sizes.size(), kLargestProducts))
        return QStringLiteral("%1 products").arg(dot.largest.size());
    for (std::size_t k = 0; k < dot.largest.size(); ++k) {
        const TermProduct &product = dot.largest[k];
        if (!isClose(product.left, left.at(product.index))
            || !isClose(product.right, right.at(product.index)))
            return QStringLiteral("product %1").arg(product.index);
        if (!isClose(std::abs(product.value()), sizes[k]))
            return QStringLiteral("not the largest");
    }
    return {};
}

double functionOf(const Term &term, double x)
{
    const std::string &text = term.text.markup;
    if (text == "σ(<>)")
        return 1 / (1 + std::exp(-x));
    if (text == "tanh(<>)")
        return std::tanh(x);
    if (text == "exp(<>)")
        return std::exp(x);
    if (text == "max(<>, 0)")
        return std::max(x, 0.0);
    if (text == "min(<>, 5)") // words of the source
        return std::min(x, 5.0);
    if (text == "exp(−(<>)^2 / (2 (1/2)^2))")
        return std::exp(-x * x / (2 * 0.5 * 0.5));
    return std::nan("");
}

/// Computes the tree again from its leaves. @return empty: each node is right
QString faultOf(const Numbers &numbers, const Term &term)
{
    std::vector<double> parts;
    for (const Term &part : term.parts) {
        const QString fault = faultOf(numbers, part);
        if (!fault.isEmpty())
            return fault;
        parts.push_back(part.isSubtracted ? -part.value : part.value);
    }
    double value = term.value;
    switch (term.kind) {
    case TermKind::Constant:
        break;
    case TermKind::Value: {
        if (term.text.symbols.size() != 1 || term.text.markup != "<0>")
            break; // a sum over words, which the total checks
        const TermSymbol &symbol = term.text.symbols[0];
        if (const auto *tensor = std::get_if<TensorId>(&symbol.what))
            value = double(valuesOf(numbers.trace(), *tensor).at(std::size_t(symbol.row)));
        else
            value = numbers.weightAt(
                std::get<WeightId>(symbol.what), symbol.row, std::max(symbol.column, 0));
        break;
    }
    case TermKind::Dot:
        return faultOfDot(numbers, term);
    case TermKind::Sum:
        value = std::accumulate(parts.begin(), parts.end(), 0.0);
        break;
    case TermKind::Product:
        value = std::accumulate(parts.begin(), parts.end(), 1.0, std::multiplies<>());
        break;
    case TermKind::Quotient:
        value = parts.at(0) / parts.at(1);
        break;
    case TermKind::Function:
        value = functionOf(term, parts.at(0));
        break;
    }
    return isClose(term.value, value) ? QString()
                                      : QStringLiteral("%1 is not %2 (%3)")
                                            .arg(term.value)
                                            .arg(value)
                                            .arg(QString::fromStdString(term.text.markup));
}

/// All vectors of all pages, each once.
std::vector<TensorId> tensorsOf(const Trace &trace)
{
    std::vector<TensorId> tensors;
    const auto add = [&](const TensorId &tensor) {
        const bool isWord
            = tensor.quantity == Quantity::SourceWord || tensor.quantity == Quantity::TargetWord;
        if (!isWord && tensor.place != kEveryPlace
            && std::ranges::find(tensors, tensor) == tensors.end())
            tensors.push_back(tensor);
    };
    const auto addPage = [&](const std::vector<StepBox> &page) {
        for (const StepBox &box : page) {
            std::ranges::for_each(box.reads, add);
            std::ranges::for_each(box.makes, add);
        }
    };
    for (int layer = 0; layer < trace.config.layers; ++layer) {
        for (int i = 0; i < int(trace.sourceIds.size()); ++i)
            addPage(encoderBoxes(trace.config, int(trace.sourceIds.size()), i, layer));
        for (int t = 0; t < int(trace.targetIds.size()); ++t)
            addPage(decoderBoxes(trace.config, t, layer));
    }
    return tensors;
}

} // namespace

class UnitTermTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNumberIsWhatItsEquationSays_data() { addRowForEachConfig(); }
    void everyNumberIsWhatItsEquationSays();
    void aGateHasItsThreeParts();
    void anEditedNumberIsToldApart();
    void aWeightOfAttentionBringsItsScore();
    void otherModelsAndPlacesAreRefused();
};

void UnitTermTest::everyNumberIsWhatItsEquationSays()
{
    QFETCH(int, number);
    const Numbers numbers(allConfigs()[std::size_t(number)]);
    std::set<Quantity> seen;
    for (const TensorId &tensor : tensorsOf(numbers.trace())) {
        const std::vector<float> values = valuesOf(numbers.trace(), tensor);
        QVERIFY2(!values.empty(), qPrintable(where(tensor, 0)));
        for (int unit = 0; unit < int(values.size()); ++unit) {
            const UnitTerm term = unitTerms(numbers.model(), numbers.trace(), tensor, unit).front();
            QVERIFY(term.tensor == tensor);
            QCOMPARE(term.unit, unit);
            QCOMPARE(float(term.shown), values[std::size_t(unit)]);
            QVERIFY2(isClose(term.right.value, term.shown),
                qPrintable(QStringLiteral("%1: %2, shown %3")
                               .arg(where(tensor, unit))
                               .arg(term.right.value)
                               .arg(term.shown)));
            const QString fault = faultOf(numbers, term.right);
            QVERIFY2(
                fault.isEmpty(), qPrintable(where(tensor, unit) + QStringLiteral(": ") + fault));
        }
        seen.insert(tensor.quantity);
    }
    QVERIFY(seen.contains(Quantity::Hidden) && seen.contains(Quantity::Distribution));
    QCOMPARE(seen.contains(Quantity::Attention),
        numbers.trace().config.attention != AttentionKind::None);
}

void UnitTermTest::aGateHasItsThreeParts()
{
    const Numbers numbers(tinyConfig());
    const TensorId forget{Quantity::Gate, Reader::Decoder, 0, 2, 1};
    const Term term = unitTerms(numbers.model(), numbers.trace(), forget, 3).front().right;
    QCOMPARE(term.kind, TermKind::Function);
    QCOMPARE(QString::fromStdString(term.text.markup), QStringLiteral("σ(<>)"));
    QCOMPARE(term.parts.at(0).kind, TermKind::Sum);
    const std::vector<Term> &parts = term.parts[0].parts;
    QCOMPARE(parts.size(), std::size_t(3));
    QCOMPARE(parts[0].count, std::size_t(3 + 4)); // e + h, input feeding
    QCOMPARE(parts[1].count, std::size_t(4));
    QCOMPARE(dotsOf(term).size(), std::size_t(2));
    const auto weight = std::get<WeightId>(parts[2].text.symbols.at(0).what);
    QVERIFY(weight.role == WeightRole::Bias && weight.gate == 1);
    std::vector<TensorId> entering;
    for (const TermSymbol &symbol : symbolsOf(term))
        if (const auto *tensor = std::get_if<TensorId>(&symbol.what))
            entering.push_back(*tensor);
    QVERIFY((entering
        == std::vector<TensorId>{{Quantity::DecoderInput, Reader::Decoder, 0, 2, 0},
            {Quantity::Hidden, Reader::Decoder, 0, 1, 0}}));
}

void UnitTermTest::anEditedNumberIsToldApart()
{
    const Numbers numbers(tinyConfig());
    Trace trace = numbers.trace();
    trace.decoder[0].hidden.at(1, 2) += 0.5F;
    const TensorId hidden{Quantity::Hidden, Reader::Decoder, 0, 1, 0};
    const UnitTerm term = unitTerms(numbers.model(), trace, hidden, 2).front();
    QVERIFY(isClose(term.shown - term.right.value, 0.5));
}

void UnitTermTest::aWeightOfAttentionBringsItsScore()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::LocalP;
    config.window = 1;
    const Numbers numbers(config);
    const TensorId alpha{Quantity::Attention, Reader::Decoder, 0, 1, 0};
    const std::vector<UnitTerm> terms = unitTerms(numbers.model(), numbers.trace(), alpha, 2);
    QCOMPARE(terms.size(), std::size_t(3));
    QVERIFY(terms[1].tensor.quantity == Quantity::Scores);
    QCOMPARE(terms[1].unit, 2);
    QCOMPARE(float(terms[1].shown), numbers.trace().scores.at(1, 2));
    QVERIFY(terms[2].tensor.quantity == Quantity::Position);
}

void UnitTermTest::otherModelsAndPlacesAreRefused()
{
    const Numbers numbers(tinyConfig());
    const TensorId output{Quantity::Output, Reader::Decoder, 0, 1, 0};
    ModelConfig other = tinyConfig();
    other.attention = AttentionKind::Dot;
    other.halfDirections = true;
    QVERIFY(unitTerms(*torchModel(other), numbers.trace(), output, 0).empty());
    const auto ask = [&](TensorId tensor, int unit) {
        (void)unitTerms(numbers.model(), numbers.trace(), tensor, unit);
    };
    QVERIFY_EXCEPTION_THROWN(ask(output, 4), Error);
    QVERIFY_EXCEPTION_THROWN(ask(output, -1), Error);
    for (const Quantity quantity : {Quantity::Output, Quantity::Distribution, Quantity::Hidden,
             Quantity::SourceInput, Quantity::Gate, Quantity::Attention}) {
        QVERIFY_EXCEPTION_THROWN(ask({quantity, Reader::Decoder, 0, 99, 0}, 0), Error);
        QVERIFY_EXCEPTION_THROWN(ask({quantity, Reader::Decoder, 0, -5, 0}, 0), Error);
    }
}

QTEST_APPLESS_MAIN(UnitTermTest)
#include "tst_unit_term.moc"
