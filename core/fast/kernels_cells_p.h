// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a recurrent cell, forward and backward. A part of kernels_body_p.h.
#pragma once

#include "core/fast/kernels.h"
#include "core/fast/lanes_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

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

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
