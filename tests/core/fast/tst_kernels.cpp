// SPDX-License-Identifier: GPL-3.0-or-later
// Every inner loop, for every kind of processor this one can stand in for, against the plain scalar
// formula, at sizes that fill vectors and panels and at sizes that do not.
#include "tests/core/fast/kernel_fixture.h"

#include <numeric>

using namespace seq2seq;
using namespace seq2seq::fast;

namespace {

double logistic(double x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

class KernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLastSetIsTheOneThatRuns();
    void lstmStepsForwardAndBack();
    void gruStepsForwardAndBack();
    void tanhKeepsItsDigitsNearZero();
    void softmaxAndItsGradient();
    void theLargestComeInOrder();
    void attentionForwardAndBack_data();
    void attentionForwardAndBack();
    void sumsAndUpdates();
    void dropoutIsTheSameEverywhere();
    void notANumberStaysOne();
};

void KernelsTest::theLastSetIsTheOneThatRuns()
{
    const Kernels<float> *sets[3];
    const std::size_t count = kernelSets(sets);
    QCOMPARE(sets[count - 1], &kernels<float>());
    QCOMPARE(std::string(sets[0]->name), std::string("plain"));
}

void KernelsTest::lstmStepsForwardAndBack()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (const std::size_t h : kSizes) {
            const std::size_t n = 3;
            const std::size_t nPrevious = 2; // the last row starts at zero
            const auto z = numbers<Real>(n * 4 * h, 1);
            const auto bias = numbers<Real>(4 * h, 2);
            const auto before = numbers<Real>(n * h, 3);
            const auto dh = numbers<Real>(n * h, 4);
            const auto dcNext = numbers<Real>(n * h, 5);
            auto gates = z;
            auto dc = dcNext;
            std::vector<Real> cell(n * h);
            std::vector<Real> tanhCell(n * h);
            std::vector<Real> hidden(n * h);
            set.lstm({n, h, gates.data(), bias.data(), {before.data(), h}, nPrevious, cell.data(),
                tanhCell.data(), {hidden.data(), h}});
            auto gradients = gates;
            set.lstmBack({n, h, gradients.data(), {before.data(), h}, nPrevious, tanhCell.data(),
                {dh.data(), h}, dc.data()});
            for (std::size_t r = 0; r < n; ++r)
                for (std::size_t j = 0; j < h; ++j) {
                    const auto pre = [&](std::size_t gate) {
                        return double(z[r * 4 * h + gate * h + j]) + bias[gate * h + j];
                    };
                    const auto gradient
                        = [&](std::size_t gate) { return gradients[r * 4 * h + gate * h + j]; };
                    const double i = logistic(pre(0));
                    const double f = logistic(pre(1));
                    const double g = std::tanh(pre(2));
                    const double o = logistic(pre(3));
                    const double c0 = r < nPrevious ? double(before[r * h + j]) : 0;
                    const double c = f * c0 + i * g;
                    const double t = std::tanh(c);
                    QVERIFY(isClose(cell[r * h + j], c));
                    QVERIFY(isClose(hidden[r * h + j], o * t));
                    const double dCell
                        = double(dcNext[r * h + j]) + double(dh[r * h + j]) * o * (1 - t * t);
                    QVERIFY(isClose(gradient(0), dCell * g * i * (1 - i), 4));
                    QVERIFY(isClose(gradient(1), dCell * c0 * f * (1 - f), 4));
                    QVERIFY(isClose(gradient(2), dCell * i * (1 - g * g), 4));
                    QVERIFY(isClose(gradient(3), double(dh[r * h + j]) * t * o * (1 - o), 4));
                    QVERIFY(isClose(dc[r * h + j], dCell * f, 4));
                }
        }
    });
}

void KernelsTest::gruStepsForwardAndBack()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (const std::size_t h : kSizes) {
            const std::size_t n = 3;
            const std::size_t nPrevious = 2;
            const auto x = numbers<Real>(n * 3 * h, 1);
            const auto u = numbers<Real>(n * 3 * h, 2);
            const auto bias = numbers<Real>(3 * h, 3);
            const auto hiddenBias = numbers<Real>(3 * h, 4);
            const auto before = numbers<Real>(n * h, 5);
            const auto dh = numbers<Real>(n * h, 6);
            auto gates = x;
            auto hiddenPart = u;
            std::vector<Real> hidden(n * h);
            std::vector<Real> passedBy(n * h);
            set.gru({n, h, gates.data(), hiddenPart.data(), bias.data(), hiddenBias.data(),
                {before.data(), h}, nPrevious, {hidden.data(), h}});
            set.gruBack({n, h, gates.data(), hiddenPart.data(), {before.data(), h}, nPrevious,
                {dh.data(), h}, passedBy.data()});
            for (std::size_t r = 0; r < n; ++r)
                for (std::size_t j = 0; j < h; ++j) {
                    const auto at = [&](std::size_t gate) { return r * 3 * h + gate * h + j; };
                    const auto input = [&](std::size_t gate) {
                        return double(x[at(gate)]) + bias[gate * h + j];
                    };
                    const auto fromHidden = [&](std::size_t gate) {
                        return (r < nPrevious ? double(u[at(gate)]) : 0) + hiddenBias[gate * h + j];
                    };
                    const double rr = logistic(input(0) + fromHidden(0));
                    const double z = logistic(input(1) + fromHidden(1));
                    const double nn = std::tanh(input(2) + rr * fromHidden(2));
                    const double h0 = r < nPrevious ? double(before[r * h + j]) : 0;
                    QVERIFY(isClose(hidden[r * h + j], (1 - z) * nn + z * h0, 4));
                    const double d = dh[r * h + j];
                    const double dn = d * (1 - z) * (1 - nn * nn);
                    const double dr = dn * fromHidden(2) * rr * (1 - rr);
                    QVERIFY(isClose(gates[at(0)], dr, 4));
                    QVERIFY(isClose(gates[at(1)], d * (h0 - nn) * z * (1 - z), 4));
                    QVERIFY(isClose(gates[at(2)], dn, 4));
                    QVERIFY(isClose(hiddenPart[at(0)], dr, 4));
                    QVERIFY(isClose(hiddenPart[at(2)], dn * rr, 4));
                    QVERIFY(isClose(passedBy[r * h + j], d * z, 4));
                }
        }
    });
}

void KernelsTest::tanhKeepsItsDigitsNearZero()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (double x = 1e-8; x < 100; x *= 1.37)
            for (const double sign : {-1.0, 1.0}) {
                Real value[1] = {static_cast<Real>(sign * x)};
                Real copy[1];
                set.tanhRows(1, 1, value, nullptr, {copy, 1});
                const double expected = std::tanh(double(static_cast<Real>(sign * x)));
                QVERIFY(std::abs(value[0] / expected - 1) < kTolerance<Real>);
                QCOMPARE(copy[0], value[0]);
            }
    });
}

void KernelsTest::softmaxAndItsGradient()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (const std::size_t size : kSizes) {
            const auto logits = numbers<Real>(size, size);
            double sum = 0;
            for (const Real x : logits)
                sum += std::exp(double(x));
            const SoftmaxRow<Real> row = set.softmax(logits.data(), size);
            QVERIFY(isClose(row.logSum, std::log(sum)));
            const ExpSum<Real> part = set.expSum(logits.data(), size);
            QCOMPARE(part.top, *std::ranges::max_element(logits));
            QVERIFY(isClose(part.top + std::log(part.sum), std::log(sum)));
            QCOMPARE(row.best,
                static_cast<std::size_t>(std::ranges::max_element(logits) - logits.begin()));
            auto gradient = logits;
            set.softmaxBack(gradient.data(), size, row.logSum, Real(0.5), Real(0.01));
            for (std::size_t j = 0; j < size; ++j)
                QVERIFY(isClose(gradient[j], 0.5 * (std::exp(double(logits[j])) / sum - 0.01)));
        }
    });
}

void KernelsTest::theLargestComeInOrder()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (const std::size_t size : {1, 7, 64, 500, 1001})
            for (const std::size_t count : {1, 5, 40}) {
                auto values = numbers<Real>(size, size + count);
                for (Real &value : values)
                    value = std::round(value * 20); // with ties: the earlier comes first
                std::vector<std::size_t> expected(size);
                std::iota(expected.begin(), expected.end(), std::size_t{0});
                std::ranges::stable_sort(
                    expected, [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
                expected.resize(std::min(size, count));
                std::vector<std::size_t> found(expected.size());
                set.largest(values.data(), size, found.size(), found.data());
                QCOMPARE(found, expected);
            }
    });
}

void KernelsTest::attentionForwardAndBack_data()
{
    QTest::addColumn<bool>("isAdditive");
    QTest::newRow("product") << false;
    QTest::newRow("additive") << true;
}

void KernelsTest::attentionForwardAndBack()
{
    QFETCH(const bool, isAdditive);
    forEachSet([&](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (const std::size_t words : {1, 4, 7, 21})
            for (const std::size_t h : kSizes) {
                const std::size_t d = 2 * h;
                const auto keys = numbers<Real>(words * h, 1);
                const auto states = numbers<Real>(words * d, 2);
                const auto query = numbers<Real>(h, 3);
                const auto v = numbers<Real>(h, 4);
                const auto da = numbers<Real>(d, 5);
                std::vector<Real> scores(words);
                std::vector<Real> weights(words);
                std::vector<Real> context(d);
                const double scale = isAdditive ? 1 : 0.3;
                set.attend({words, h, d, keys.data(), states.data(), query.data(),
                    isAdditive ? v.data() : nullptr, static_cast<Real>(scale), scores.data(),
                    weights.data(), context.data()});

                std::vector<double> e(words);
                double total = 0;
                for (std::size_t i = 0; i < words; ++i) {
                    for (std::size_t j = 0; j < h; ++j)
                        e[i] += isAdditive ? v[j] * std::tanh(double(keys[i * h + j]) + query[j])
                                           : scale * keys[i * h + j] * query[j];
                    QVERIFY(isClose(scores[i], e[i], 40));
                    total += std::exp(e[i]);
                }
                std::vector<double> dAlpha(words);
                double mean = 0;
                for (std::size_t i = 0; i < words; ++i) {
                    const double alpha = std::exp(e[i]) / total;
                    QVERIFY(isClose(weights[i], alpha, 80));
                    for (std::size_t j = 0; j < d; ++j)
                        dAlpha[i] += double(states[i * d + j]) * da[j];
                    mean += alpha * dAlpha[i];
                }
                for (std::size_t j = 0; j < d; ++j) {
                    double a = 0;
                    for (std::size_t i = 0; i < words; ++i)
                        a += std::exp(e[i]) / total * states[i * d + j];
                    QVERIFY(isClose(context[j], a, 80));
                }

                std::vector<Real> de(words);
                std::vector<Real> dQuery(h);
                std::vector<Real> dKeys(words * h);
                std::vector<Real> dV(h);
                AttentionRowBack<Real> back{words, h, d, keys.data(), states.data(), query.data()};
                back.v = isAdditive ? v.data() : nullptr;
                back.scale = static_cast<Real>(scale);
                back.weights = weights.data();
                back.contextGradient = da.data();
                back.scoreGradients = de.data();
                back.queryGradient = dQuery.data();
                back.keyGradients = dKeys.data();
                back.vGradient = dV.data();
                set.attendBack(back);
                for (std::size_t j = 0; j < h; ++j) {
                    double dq = 0;
                    for (std::size_t i = 0; i < words; ++i) {
                        const double dScore = std::exp(e[i]) / total * (dAlpha[i] - mean);
                        const double y = std::tanh(double(keys[i * h + j]) + query[j]);
                        dq += isAdditive ? dScore * v[j] * (1 - y * y)
                                         : scale * dScore * keys[i * h + j];
                        QVERIFY(isClose(de[i], (isAdditive ? 1 : scale) * dScore, 1000));
                    }
                    QVERIFY(isClose(dQuery[j], dq, 1000));
                }
            }
    });
}

void KernelsTest::sumsAndUpdates()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        for (const std::size_t size : {1, 33, 5000}) {
            const auto a = numbers<Real>(size, 1);
            const auto b = numbers<Real>(size, 2);
            double squares = 0;
            for (const Real x : a)
                squares += double(x) * x;
            QVERIFY(isClose(static_cast<Real>(set.squares(a.data(), size)), squares));
            auto sum = a;
            auto product = a;
            set.add(sum.data(), b.data(), size);
            set.multiply(product.data(), b.data(), size);
            for (std::size_t j = 0; j < size; ++j) {
                QCOMPARE(sum[j], Real(a[j] + b[j]));
                QCOMPARE(product[j], Real(a[j] * b[j]));
            }
            for (const bool hasGradient : {true, false}) {
                auto w = a;
                auto m = b;
                auto v = numbers<Real>(size, 3);
                for (Real &x : v)
                    x = std::abs(x);
                const auto v0 = v;
                set.adam({size, w.data(), m.data(), v.data(), hasGradient ? b.data() : nullptr,
                    Real(0.5), Real(0.01), Real(0.8)});
                for (std::size_t j = 0; j < size; ++j) {
                    const double g = hasGradient ? 0.5 * b[j] : 0;
                    const double first = 0.9 * b[j] + 0.1 * g;
                    const double second = 0.999 * v0[j] + 0.001 * g * g;
                    QVERIFY(isClose(m[j], first));
                    QVERIFY(isClose(v[j], second));
                    QVERIFY(
                        isClose(w[j], a[j] - 0.01 * first / (std::sqrt(second) / 0.8 + 1e-8), 4));
                }
            }
        }
    });
}

void KernelsTest::dropoutIsTheSameEverywhere()
{
    std::vector<double> expected(4001);
    const Kernels<double> *sets[3];
    QVERIFY(kernelSets(sets) > 0);
    sets[0]->dropout(77, 0x40000000U, 4.0 / 3, expected.size(), expected.data());
    std::size_t dropped = 0;
    for (const double value : expected)
        dropped += value == 0 ? 1 : 0;
    QVERIFY(dropped > 900 && dropped < 1100); // a quarter of 4001, give or take three deviations
    forEachSet([&](const auto &set, auto zero) {
        std::vector<decltype(zero)> mask(expected.size());
        set.dropout(77, 0x40000000U, decltype(zero)(4.0 / 3), mask.size(), mask.data());
        for (std::size_t j = 0; j < mask.size(); ++j)
            QCOMPARE(mask[j] == 0, expected[j] == 0);
    });
}

/// A run that diverges must be seen to: no loop may turn a NaN into a number.
void KernelsTest::notANumberStaysOne()
{
    forEachSet([](const auto &set, auto zero) {
        using Real = decltype(zero);
        Real value[1] = {std::numeric_limits<Real>::quiet_NaN()};
        Real copy[1] = {0};
        set.tanhRows(1, 1, value, nullptr, {copy, 1});
        QVERIFY(std::isnan(copy[0]));
        Real logits[3] = {0, std::numeric_limits<Real>::quiet_NaN(), 1};
        QVERIFY(std::isnan(set.softmax(logits, 3).logSum));
        QVERIFY(std::isnan(set.expSum(logits, 3).sum));
        logits[0] = logits[1];
        QVERIFY(set.softmax(logits, 3).best < 3); // a word there is
        QVERIFY(std::isnan(set.squares(logits, 3)));
    });
}

QTEST_APPLESS_MAIN(KernelsTest)
#include "tst_kernels.moc"
