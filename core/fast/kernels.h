// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of the fast path on plain arrays, row-major, chosen for this machine's vectors
// when the program starts. What they compute is written beside each; the scalar reference they are
// tested against is tests/core/fast/tst_kernels.cpp. No LibTorch here.
#pragma once

#include <cstddef>
#include <cstdint>

namespace seq2seq::fast {

/// A row-major view: `stride` numbers from one row to the next.
template <typename Real> struct Rows {
    Real *first = nullptr;
    std::size_t stride = 0;

    [[nodiscard]] Real *row(std::size_t r) const { return first + r * stride; }
    [[nodiscard]] Rows from(std::size_t r) const { return {row(r), stride}; }
    operator Rows<const Real>() const
    {
        return {first, stride};
    } // NOLINT: as Real * becomes const Real *
};

/// What a step of an LSTM reads and writes; n rows, h columns.
template <typename Real> struct LstmStep {
    std::size_t n = 0;
    std::size_t h = 0;
    Real *gates = nullptr; ///< [n, 4h] in: W x + U h_{t-1}; out: i, f, g, o
    const Real *bias = nullptr; ///< [4h] b_ih + b_hh
    Rows<const Real> previousCell; ///< c_{t-1}; rows from nPrevious on count as zero
    std::size_t nPrevious = 0;
    Real *cell = nullptr; ///< [n, h] c_t
    Real *tanhCell = nullptr; ///< [n, h] tanh(c_t)
    Rows<Real> hidden; ///< h_t
};

/// The same step backwards.
template <typename Real> struct LstmStepBack {
    std::size_t n = 0;
    std::size_t h = 0;
    Real *gates = nullptr; ///< [n, 4h] in: i, f, g, o; out: dJ/d of what stood in the brackets
    Rows<const Real> previousCell; ///< c_{t-1}
    std::size_t nPrevious = 0;
    const Real *tanhCell = nullptr; ///< [n, h]
    Rows<const Real> hiddenGradient; ///< dJ/dh_t
    Real *cellGradient = nullptr; ///< [n, h] in: dJ/dc_t from step t+1; out: dJ/dc_{t-1}
};

/// A step of a GRU.
template <typename Real> struct GruStep {
    std::size_t n = 0;
    std::size_t h = 0;
    Real *gates = nullptr; ///< [n, 3h] in: W x; out: r, z, n
    Real *hiddenPart = nullptr; ///< [n, 3h] in: U h_{t-1}; out: its third part with its bias
    const Real *bias = nullptr; ///< [3h] b_ih
    const Real *hiddenBias = nullptr; ///< [3h] b_hh
    Rows<const Real> previousHidden; ///< h_{t-1}; rows from nPrevious on count as zero
    std::size_t nPrevious = 0;
    Rows<Real> hidden;
};

template <typename Real> struct GruStepBack {
    std::size_t n = 0;
    std::size_t h = 0;
    Real *gates = nullptr; ///< [n, 3h] in: r, z, n; out: gradient of W x
    Real *hiddenPart = nullptr; ///< [n, 3h] in: as forward left it; out: gradient of U h_{t-1}
    Rows<const Real> previousHidden;
    std::size_t nPrevious = 0;
    Rows<const Real> hiddenGradient; ///< dJ/dh_t
    Real *previousGradient = nullptr; ///< [n, h] out: the part of dJ/dh_{t-1} that passes by z
};

/// One row of attention: one decoder state and the words of its sentence.
template <typename Real> struct AttentionRow {
    std::size_t words = 0; ///< m
    std::size_t h = 0; ///< size of keys and query
    std::size_t d = 0; ///< size of encoder states
    const Real *keys = nullptr; ///< [m, h]
    const Real *states = nullptr; ///< [m, d]
    const Real *query = nullptr; ///< [h] h_t, or W_2 h_t for additive scores
    const Real *v = nullptr; ///< [h] of additive scores; null: the score is a dot product
    Real scale = 1; ///< of the dot product
    Real *scores = nullptr; ///< [m] out: e_{t,i}
    Real *weights = nullptr; ///< [m] out: alpha_{t,i}
    Real *context = nullptr; ///< [d] out: a_t
};

template <typename Real> struct AttentionRowBack {
    std::size_t words = 0;
    std::size_t h = 0;
    std::size_t d = 0;
    const Real *keys = nullptr;
    const Real *states = nullptr;
    const Real *query = nullptr;
    const Real *v = nullptr;
    Real scale = 1;
    const Real *weights = nullptr;
    const Real *contextGradient = nullptr; ///< [d] dJ/da_t
    Real *scoreGradients = nullptr; ///< [m] out: dJ/de_{t,i}, times scale
    Real *queryGradient = nullptr; ///< [h] out
    Real *keyGradients = nullptr; ///< [m, h] additive only: added to
    Real *vGradient = nullptr; ///< [h] additive only: added to
};

/// What the softmax of one row of logits says.
template <typename Real> struct SoftmaxRow {
    Real logSum = 0; ///< log sum_w exp(logit_w)
    std::size_t best = 0; ///< the first largest logit
};

/// What a part of a row of logits adds to its softmax.
template <typename Real> struct ExpSum {
    Real top = 0; ///< the largest logit
    Real sum = 0; ///< sum_w exp(logit_w - top)
};

/// One parameter, or a part of one, in an update.
template <typename Real> struct AdamSlice {
    std::size_t size = 0;
    Real *weights = nullptr;
    Real *m = nullptr;
    Real *v = nullptr;
    const Real *gradient = nullptr; ///< null: zero
    Real gradientScale = 1; ///< clipping
    Real rate = 0; ///< rate / (1 - b1^t)
    Real correction = 1; ///< sqrt(1 - b2^t)
};

/// The loops, one set a kind of processor.
template <typename Real> struct Kernels {
    const char *name; ///< "avx512", "avx2", "plain"
    std::size_t panel; ///< columns of a packed matrix that lie side by side

    /// One panel of PackedMatrix: columns 0.. of B = W [depth, width], the others of the panel
    /// zero.
    void (*pack)(
        const Real *weights, std::size_t stride, std::size_t depth, std::size_t width, Real *panel);
    /// The same of B = W^T. @param weights W [width, depth]
    /// @param panel its rows may lie apart
    void (*packTransposed)(const Real *weights, std::size_t stride, std::size_t depth,
        std::size_t width, Rows<Real> panel);
    /// C (+)= A B: `rows` rows of A [rows, depth], B packed in panels (PackedMatrix) with
    /// `columns` columns.
    void (*product)(Rows<const Real> a, std::size_t rows, std::size_t depth, const Real *packed,
        std::size_t columns, Rows<Real> c, bool accumulate);

    void (*lstm)(const LstmStep<Real> &);
    void (*lstmBack)(const LstmStepBack<Real> &);
    void (*gru)(const GruStep<Real> &);
    void (*gruBack)(const GruStepBack<Real> &);
    /// out = tanh(in + bias), bias may be null
    void (*tanhRows)(
        std::size_t n, std::size_t h, Real *inOut, const Real *bias, Rows<Real> copyTo);
    /// inOut = gradient (1 - y^2), where inOut holds y = tanh(..)
    void (*tanhBack)(std::size_t n, std::size_t h, Real *inOut, Rows<const Real> gradient);

    void (*attend)(const AttentionRow<Real> &);
    void (*attendBack)(const AttentionRowBack<Real> &);

    /// log sum exp and arg max of a row.
    SoftmaxRow<Real> (*softmax)(const Real *logits, std::size_t size);
    /// The same of a part of a row, not empty.
    ExpSum<Real> (*expSum)(const Real *logits, std::size_t size);
    /// The `count` largest values of a row, largest first, the earlier of equals first.
    /// @param at out: where they stand; count <= size
    void (*largest)(const Real *values, std::size_t size, std::size_t count, std::size_t *at);
    /// logits -> scale (exp(logit - logSum) - even), in place: the gradient of the loss but for the
    /// label's own term. @param even what label smoothing gives to each word, s / |V|
    void (*softmaxBack)(Real *logits, std::size_t size, Real logSum, Real scale, Real even);
    /// sum of squares
    double (*squares)(const Real *values, std::size_t size);
    /// to += from
    void (*add)(Real *to, const Real *from, std::size_t size);
    /// to *= by, element by element
    void (*multiply)(Real *to, const Real *by, std::size_t size);
    void (*adam)(const AdamSlice<Real> &);
    /// mask_j = 0 where 32 random bits, a function of key and j, are below `threshold`, else `kept`
    void (*dropout)(
        std::uint32_t key, std::uint32_t threshold, Real kept, std::size_t size, Real *mask);
};

/// The set for this processor.
template <typename Real> [[nodiscard]] const Kernels<Real> &kernels();
/// Every set that this processor can run, for tests: the last is the one kernels() gives.
template <typename Real> [[nodiscard]] std::size_t kernelSets(const Kernels<Real> *sets[3]);

} // namespace seq2seq::fast
