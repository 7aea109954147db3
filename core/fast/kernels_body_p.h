// SPDX-License-Identifier: GPL-3.0-or-later
// The loops behind kernels.h, compiled once for each kind of processor: kernels_avx512.cpp and its
// neighbours include this with other options. Nothing here may be an inline function that another
// translation unit shares, or the linker could give an old processor the new one's code.
#pragma once

#include "core/fast/kernels.h"
#include "core/fast/lanes_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

// --- products -----------------------------------------------------------------------------------

/// kRows rows times one panel, all sums in registers.
template <typename Real, int kRows>
inline void panelProduct(const Real *a, std::size_t strideA, std::size_t depth, const Real *panel,
    std::size_t columns, Real *c, std::size_t strideC, bool accumulate)
{
    constexpr int kVectors = kPanel<Real> / LanesOf<Real>::kCount;
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    Lanes<Real> sums[kRows][kVectors] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        Lanes<Real> b[kVectors];
#pragma GCC unroll 8
        for (int v = 0; v < kVectors; ++v)
            b[v] = load(panel + k * kPanel<Real> + v * kCount);
#pragma GCC unroll 12
        for (int r = 0; r < kRows; ++r) {
            const Lanes<Real> x = spread(a[r * strideA + k]);
#pragma GCC unroll 8
            for (int v = 0; v < kVectors; ++v)
                sums[r][v] += x * b[v];
        }
    }
#pragma GCC unroll 12
    for (int r = 0; r < kRows; ++r) {
        Real *to = c + r * strideC;
        if (columns == kPanel<Real>) {
#pragma GCC unroll 8
            for (int v = 0; v < kVectors; ++v)
                store(
                    to + v * kCount, accumulate ? load(to + v * kCount) + sums[r][v] : sums[r][v]);
        } else {
            Real all[kPanel<Real>];
            std::memcpy(all, sums[r], sizeof all);
            for (std::size_t j = 0; j < columns; ++j)
                to[j] = accumulate ? to[j] + all[j] : all[j];
        }
    }
}

template <typename Real, int kRows = kMaxRows>
inline void panelProductOf(std::size_t rows, const Real *a, std::size_t strideA, std::size_t depth,
    const Real *panel, std::size_t columns, Real *c, std::size_t strideC, bool accumulate)
{
    if constexpr (kRows > 1) {
        if (rows < kRows) {
            panelProductOf<Real, kRows - 1>(
                rows, a, strideA, depth, panel, columns, c, strideC, accumulate);
            return;
        }
    }
    panelProduct<Real, kRows>(a, strideA, depth, panel, columns, c, strideC, accumulate);
}

template <typename Real>
void product(Rows<const Real> a, std::size_t rows, std::size_t depth, const Real *packed,
    std::size_t columns, Rows<Real> c, bool accumulate)
{
    if (rows == 0)
        return;
    // Blocks of rows of nearly one size: 16 rows are 8 + 8 rather than 12 + 4.
    const std::size_t blocks = (rows + kMaxRows - 1) / kMaxRows;
    for (std::size_t j = 0; j < columns; j += kPanel<Real>) {
        const std::size_t width = columns - j < kPanel<Real> ? columns - j : kPanel<Real>;
        std::size_t r = 0;
        for (std::size_t block = 0; block < blocks; ++block) {
            const std::size_t end = (block + 1) * rows / blocks;
            panelProductOf<Real>(end - r, a.row(r), a.stride, depth, packed + j * depth, width,
                c.row(r) + j, c.stride, accumulate);
            r = end;
        }
    }
}

/// out_i = scale row_i . x, four rows at a time so that sums do not wait for each other.
template <typename Real>
inline void dotRows(
    const Real *rows, std::size_t count, std::size_t size, const Real *x, Real scale, Real *out)
{
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        Lanes<Real> sums[4] = {};
        alongRow<Real>(size, [&](std::size_t j, auto part) {
            const Lanes<Real> factor = part.get(x + j);
#pragma GCC unroll 4
            for (std::size_t k = 0; k < 4; ++k)
                sums[k] += part.get(rows + (i + k) * size + j) * factor;
        });
        for (std::size_t k = 0; k < 4; ++k)
            out[i + k] = scale * sumOf<Real>(sums[k]);
    }
    for (; i < count; ++i) {
        Lanes<Real> sum{};
        alongRow<Real>(size, [&](std::size_t j, auto part) {
            sum += part.get(rows + i * size + j) * part.get(x + j);
        });
        out[i] = scale * sumOf<Real>(sum);
    }
}

/// out = sum_i weight_i row_i
template <typename Real>
inline void weightedSum(
    const Real *rows, std::size_t count, std::size_t size, const Real *weights, Real *out)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    std::size_t j = 0;
    for (; j + 4 * kCount <= size; j += 4 * kCount) {
        Lanes<Real> sums[4] = {};
        for (std::size_t i = 0; i < count; ++i) {
            const Lanes<Real> weight = spread(weights[i]);
#pragma GCC unroll 4
            for (std::size_t k = 0; k < 4; ++k)
                sums[k] += weight * load(rows + i * size + j + k * kCount);
        }
        for (std::size_t k = 0; k < 4; ++k)
            store(out + j + k * kCount, sums[k]);
    }
    alongRow<Real>(size - j, [&](std::size_t rest, auto part) {
        Lanes<Real> sum{};
        for (std::size_t i = 0; i < count; ++i)
            sum += weights[i] * part.get(rows + i * size + j + rest);
        part.put(out + j + rest, sum);
    });
}

// --- cells --------------------------------------------------------------------------------------

/// i, f, o = sigmoid(..), g = tanh(..); c_t = f c_{t-1} + i g; h_t = o tanh(c_t)
template <typename Real> void lstm(const LstmStep<Real> &s)
{
    const std::size_t h = s.h;
    for (std::size_t r = 0; r < s.n; ++r) {
        Real *gates = s.gates + r * 4 * h;
        const Real *before = r < s.nPrevious ? s.previousCell.row(r) : nullptr;
        alongRow<Real>(h, [&](std::size_t j, auto part) {
            const Lanes<Real> i = logistic<Real>(part.get(gates + j) + part.get(s.bias + j));
            const Lanes<Real> f
                = logistic<Real>(part.get(gates + h + j) + part.get(s.bias + h + j));
            const Lanes<Real> g = hyperbolicTangent<Real>(
                part.get(gates + 2 * h + j) + part.get(s.bias + 2 * h + j));
            const Lanes<Real> o
                = logistic<Real>(part.get(gates + 3 * h + j) + part.get(s.bias + 3 * h + j));
            Lanes<Real> c = i * g;
            if (before != nullptr)
                c += f * part.get(before + j);
            const Lanes<Real> tanhC = hyperbolicTangent<Real>(c);
            part.put(gates + j, i);
            part.put(gates + h + j, f);
            part.put(gates + 2 * h + j, g);
            part.put(gates + 3 * h + j, o);
            part.put(s.cell + r * h + j, c);
            part.put(s.tanhCell + r * h + j, tanhC);
            part.put(s.hidden.row(r) + j, o * tanhC);
        });
    }
}

template <typename Real> void lstmBack(const LstmStepBack<Real> &s)
{
    const std::size_t h = s.h;
    for (std::size_t r = 0; r < s.n; ++r) {
        Real *gates = s.gates + r * 4 * h;
        const Real *before = r < s.nPrevious ? s.previousCell.row(r) : nullptr;
        const Real *dHidden = s.hiddenGradient.row(r);
        Real *dCell = s.cellGradient + r * h;
        alongRow<Real>(h, [&](std::size_t j, auto part) {
            const Lanes<Real> i = part.get(gates + j);
            const Lanes<Real> f = part.get(gates + h + j);
            const Lanes<Real> g = part.get(gates + 2 * h + j);
            const Lanes<Real> o = part.get(gates + 3 * h + j);
            const Lanes<Real> tanhC = part.get(s.tanhCell + r * h + j);
            const Lanes<Real> dh = part.get(dHidden + j);
            const Lanes<Real> dc = part.get(dCell + j) + dh * o * (Real(1) - tanhC * tanhC);
            part.put(gates + j, dc * g * i * (Real(1) - i));
            if (before != nullptr)
                part.put(gates + h + j, dc * part.get(before + j) * f * (Real(1) - f));
            else
                part.put(gates + h + j, Lanes<Real>{});
            part.put(gates + 2 * h + j, dc * i * (Real(1) - g * g));
            part.put(gates + 3 * h + j, dh * tanhC * o * (Real(1) - o));
            part.put(dCell + j, dc * f);
        });
    }
}

/// r, z = sigmoid(W x + b + U h + b'), n = tanh(W x + b + r (U h + b')), h_t = (1 - z) n + z
/// h_{t-1}
template <typename Real> void gru(const GruStep<Real> &s)
{
    const std::size_t h = s.h;
    for (std::size_t row = 0; row < s.n; ++row) {
        Real *x = s.gates + row * 3 * h;
        Real *u = s.hiddenPart + row * 3 * h;
        const bool hasPrevious = row < s.nPrevious;
        const Real *before = hasPrevious ? s.previousHidden.row(row) : nullptr;
        alongRow<Real>(h, [&](std::size_t j, auto part) {
            const auto input = [&](std::size_t gate) {
                return part.get(x + gate * h + j) + part.get(s.bias + gate * h + j);
            };
            const auto hidden = [&](std::size_t gate) {
                const Lanes<Real> bias = part.get(s.hiddenBias + gate * h + j);
                return hasPrevious ? part.get(u + gate * h + j) + bias : bias;
            };
            const Lanes<Real> r = logistic<Real>(input(0) + hidden(0));
            const Lanes<Real> z = logistic<Real>(input(1) + hidden(1));
            const Lanes<Real> un = hidden(2);
            const Lanes<Real> n = hyperbolicTangent<Real>(input(2) + r * un);
            Lanes<Real> next = (Real(1) - z) * n;
            if (hasPrevious)
                next += z * part.get(before + j);
            part.put(x + j, r);
            part.put(x + h + j, z);
            part.put(x + 2 * h + j, n);
            part.put(u + 2 * h + j, un);
            part.put(s.hidden.row(row) + j, next);
        });
    }
}

template <typename Real> void gruBack(const GruStepBack<Real> &s)
{
    const std::size_t h = s.h;
    for (std::size_t row = 0; row < s.n; ++row) {
        Real *x = s.gates + row * 3 * h;
        Real *u = s.hiddenPart + row * 3 * h;
        const Real *before = row < s.nPrevious ? s.previousHidden.row(row) : nullptr;
        const Real *dHidden = s.hiddenGradient.row(row);
        alongRow<Real>(h, [&](std::size_t j, auto part) {
            const Lanes<Real> r = part.get(x + j);
            const Lanes<Real> z = part.get(x + h + j);
            const Lanes<Real> n = part.get(x + 2 * h + j);
            const Lanes<Real> un = part.get(u + 2 * h + j);
            const Lanes<Real> dh = part.get(dHidden + j);
            const Lanes<Real> previous = before != nullptr ? part.get(before + j) : Lanes<Real>{};
            const Lanes<Real> dn = dh * (Real(1) - z) * (Real(1) - n * n);
            const Lanes<Real> dz = dh * (previous - n) * z * (Real(1) - z);
            const Lanes<Real> dr = dn * un * r * (Real(1) - r);
            part.put(x + j, dr);
            part.put(x + h + j, dz);
            part.put(x + 2 * h + j, dn);
            part.put(u + j, dr);
            part.put(u + h + j, dz);
            part.put(u + 2 * h + j, dn * r);
            part.put(s.previousGradient + row * h + j, dh * z);
        });
    }
}

template <typename Real>
void tanhRows(std::size_t n, std::size_t h, Real *inOut, const Real *bias, Rows<Real> copyTo)
{
    for (std::size_t r = 0; r < n; ++r)
        alongRow<Real>(h, [&](std::size_t j, auto part) {
            Lanes<Real> x = part.get(inOut + r * h + j);
            if (bias != nullptr)
                x += part.get(bias + j);
            const Lanes<Real> y = hyperbolicTangent<Real>(x);
            part.put(inOut + r * h + j, y);
            part.put(copyTo.row(r) + j, y);
        });
}

template <typename Real>
void tanhBack(std::size_t n, std::size_t h, Real *inOut, Rows<const Real> gradient)
{
    for (std::size_t r = 0; r < n; ++r)
        alongRow<Real>(h, [&](std::size_t j, auto part) {
            const Lanes<Real> y = part.get(inOut + r * h + j);
            part.put(inOut + r * h + j, part.get(gradient.row(r) + j) * (Real(1) - y * y));
        });
}

// --- attention ----------------------------------------------------------------------------------

template <typename Real> inline SoftmaxRow<Real> softmax(const Real *logits, std::size_t size)
{
    // The largest of each lane, then of all; the first of equals is looked up at the end.
    Lanes<Real> largest = spread(logits[0]);
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        Lanes<Real> x = part.get(logits + j);
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t k = part.count; k < LanesOf<Real>::kCount; ++k)
                x[k] = logits[0];
        largest = x > largest ? x : largest;
    });
    SoftmaxRow<Real> row;
    Real top = largest[0];
    for (std::size_t k = 1; k < LanesOf<Real>::kCount; ++k)
        top = largest[k] > top ? largest[k] : top;
    while (row.best < size && logits[row.best] != top)
        ++row.best;

    Lanes<Real> sums{};
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        Lanes<Real> e = exponential<Real>(part.get(logits + j) - top);
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t k = part.count; k < LanesOf<Real>::kCount; ++k)
                e[k] = 0;
        sums += e;
    });
    row.logSum = top
        + (sizeof(Real) == 4 ? Real(__builtin_logf(float(sumOf<Real>(sums))))
                             : Real(__builtin_log(double(sumOf<Real>(sums)))));
    return row;
}

/// Whether any lane is set.
template <typename Integers> inline bool isAny(const Integers &mask)
{
    std::uint64_t words[kVectorBytes / 8];
    std::memcpy(words, &mask, kVectorBytes);
    std::uint64_t any = 0;
    for (const std::uint64_t word : words)
        any |= word;
    return any != 0;
}

/// Most values are below the smallest of the best so far, so blocks are skipped by one comparison.
template <typename Real>
void largest(const Real *values, std::size_t size, std::size_t count, std::size_t *at)
{
    constexpr std::size_t kBlock = 4 * LanesOf<Real>::kCount;
    std::size_t found = 0;
    const auto offer = [&](std::size_t j) {
        if (found == count && !(values[j] > values[at[count - 1]]))
            return;
        std::size_t place = found < count ? found++ : count - 1;
        for (; place > 0 && values[j] > values[at[place - 1]]; --place)
            at[place] = at[place - 1];
        at[place] = j;
    };
    std::size_t j = 0;
    for (; j + kBlock <= size; j += kBlock) {
        if (found == count) {
            Lanes<Real> top = load(values + j);
#pragma GCC unroll 3
            for (std::size_t k = 1; k < 4; ++k) {
                const Lanes<Real> x = load(values + j + k * LanesOf<Real>::kCount);
                top = x > top ? x : top;
            }
            if (!isAny(top > spread(values[at[count - 1]])))
                continue;
        }
        for (std::size_t k = 0; k < kBlock; ++k)
            offer(j + k);
    }
    for (; j < size; ++j)
        offer(j);
}

template <typename Real>
void softmaxBack(Real *logits, std::size_t size, Real logSum, Real scale, Real smoothing)
{
    const Real uniform = smoothing / static_cast<Real>(size);
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        const Lanes<Real> p = exponential<Real>(part.get(logits + j) - logSum);
        part.put(logits + j, (p - uniform) * scale);
    });
}

template <typename Real> void attend(const AttentionRow<Real> &s)
{
    if (s.v == nullptr) {
        dotRows(s.keys, s.words, s.h, s.query, s.scale, s.scores);
    } else {
        for (std::size_t i = 0; i < s.words; ++i) {
            Lanes<Real> sum{};
            alongRow<Real>(s.h, [&](std::size_t j, auto part) {
                sum += part.get(s.v + j)
                    * hyperbolicTangent<Real>(
                        part.get(s.keys + i * s.h + j) + part.get(s.query + j));
            });
            s.scores[i] = sumOf<Real>(sum);
        }
    }
    const Real logSum = softmax(s.scores, s.words).logSum;
    alongRow<Real>(s.words, [&](std::size_t i, auto part) {
        part.put(s.weights + i, exponential<Real>(part.get(s.scores + i) - logSum));
    });
    weightedSum(s.states, s.words, s.d, s.weights, s.context);
}

template <typename Real> void attendBack(const AttentionRowBack<Real> &s)
{
    // dJ/dalpha_i = h_i . dJ/da;  dJ/de_i = alpha_i (dJ/dalpha_i - sum_k alpha_k dJ/dalpha_k)
    dotRows(s.states, s.words, s.d, s.contextGradient, Real(1), s.scoreGradients);
    Real mean = 0;
    for (std::size_t i = 0; i < s.words; ++i)
        mean += s.weights[i] * s.scoreGradients[i];
    for (std::size_t i = 0; i < s.words; ++i)
        s.scoreGradients[i] = s.scale * s.weights[i] * (s.scoreGradients[i] - mean);
    if (s.v == nullptr) {
        weightedSum(s.keys, s.words, s.h, s.scoreGradients, s.queryGradient);
        return;
    }
    std::memset(s.queryGradient, 0, s.h * sizeof(Real));
    for (std::size_t i = 0; i < s.words; ++i) {
        const Real de = s.scoreGradients[i];
        alongRow<Real>(s.h, [&](std::size_t j, auto part) {
            const Lanes<Real> y
                = hyperbolicTangent<Real>(part.get(s.keys + i * s.h + j) + part.get(s.query + j));
            const Lanes<Real> dx = de * part.get(s.v + j) * (Real(1) - y * y);
            part.put(s.keyGradients + i * s.h + j, part.get(s.keyGradients + i * s.h + j) + dx);
            part.put(s.queryGradient + j, part.get(s.queryGradient + j) + dx);
            part.put(s.vGradient + j, part.get(s.vGradient + j) + de * y);
        });
    }
}

// --- sums and updates ---------------------------------------------------------------------------

template <typename Real> double sum(const Real *values, std::size_t size)
{
    double total = 0;
    for (std::size_t j = 0; j < size; ++j)
        total += static_cast<double>(values[j]);
    return total;
}

/// In blocks whose sums fit a Real, added in double.
template <typename Real> double squares(const Real *values, std::size_t size)
{
    constexpr std::size_t kBlock = 1024;
    double total = 0;
    for (std::size_t begin = 0; begin < size; begin += kBlock) {
        const std::size_t count = size - begin < kBlock ? size - begin : kBlock;
        Lanes<Real> sums[2] = {};
        std::size_t at = 0;
        alongRow<Real>(count, [&](std::size_t j, auto part) {
            const Lanes<Real> x = part.get(values + begin + j);
            sums[at] += x * x;
            at ^= 1;
        });
        total += static_cast<double>(sumOf<Real>(sums[0] + sums[1]));
    }
    return total;
}

template <typename Real> void add(Real *to, const Real *from, std::size_t size)
{
    alongRow<Real>(size,
        [&](std::size_t j, auto part) { part.put(to + j, part.get(to + j) + part.get(from + j)); });
}

template <typename Real> void multiply(Real *to, const Real *by, std::size_t size)
{
    alongRow<Real>(size,
        [&](std::size_t j, auto part) { part.put(to + j, part.get(to + j) * part.get(by + j)); });
}

/// A plain loop that the compiler turns into vectors, square root and all.
template <typename Real> void adam(const AdamSlice<Real> &s)
{
    constexpr Real kBeta1 = Real(0.9);
    constexpr Real kBeta2 = Real(0.999);
    constexpr Real kEpsilon = Real(1e-8);
    Real *__restrict weights = s.weights;
    Real *__restrict first = s.m;
    Real *__restrict second = s.v;
    const Real *__restrict gradient = s.gradient;
    const auto update = [&](std::size_t j, Real g) {
        const Real m = kBeta1 * first[j] + Real(1 - 0.9) * g;
        const Real v = kBeta2 * second[j] + Real(1 - 0.999) * g * g;
        first[j] = m;
        second[j] = v;
        const Real root
            = sizeof(Real) == 4 ? Real(__builtin_sqrtf(float(v))) : Real(__builtin_sqrt(double(v)));
        weights[j] -= s.rate * m / (root / s.correction + kEpsilon);
    };
    if (gradient == nullptr)
        for (std::size_t j = 0; j < s.size; ++j)
            update(j, Real(0));
    else
        for (std::size_t j = 0; j < s.size; ++j)
            update(j, gradient[j] * s.gradientScale);
}

/// Bits by the finaliser of MurmurHash3 (Appleby 2011), which the compiler turns into vectors.
template <typename Real>
void dropout(std::uint32_t key, std::uint32_t threshold, Real kept, std::size_t size, Real *mask)
{
    for (std::size_t j = 0; j < size; ++j) {
        std::uint32_t bits = key + static_cast<std::uint32_t>(j) * 0x9E3779B9U;
        bits = (bits ^ (bits >> 16)) * 0x85EBCA6BU;
        bits = (bits ^ (bits >> 13)) * 0xC2B2AE35U;
        bits ^= bits >> 16;
        mask[j] = bits < threshold ? Real(0) : kept;
    }
}

template <typename Real> Kernels<Real> makeKernels(const char *name)
{
    return {name, product<Real>, lstm<Real>, lstmBack<Real>, gru<Real>, gruBack<Real>,
        tanhRows<Real>, tanhBack<Real>, attend<Real>, attendBack<Real>, softmax<Real>,
        largest<Real>, softmaxBack<Real>, sum<Real>, squares<Real>, add<Real>, multiply<Real>,
        adam<Real>, dropout<Real>};
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
