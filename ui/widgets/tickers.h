// SPDX-License-Identifier: GPL-3.0-or-later
// Where the numbers of an axis stand and how they are written.
#pragma once

#include <qcustomplot.h>

namespace seq2seq::ui {

/// As many digits as tell neighbouring ticks apart, also where a loss hardly changes.
[[nodiscard]] QSharedPointer<QCPAxisTicker> makeExactTicker();

/// Whole powers of two on a logarithmic axis: a loss rarely spans more than one power of ten.
[[nodiscard]] QSharedPointer<QCPAxisTicker> makeLogTicker();

} // namespace seq2seq::ui
