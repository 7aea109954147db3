// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a translation are not in the reference, and which of the reference are missing.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace seq2seq::ui {

/// A stretch of the translation, in UTF-16 units.
struct DiffSpan {
    int start = 0;
    int length = 0;
    bool operator==(const DiffSpan &) const = default;
};

struct WordDiff {
    QVector<DiffSpan> wrong; ///< words of the translation outside the longest common subsequence
    QStringList missing; ///< words of the reference outside it
    /// Before which UTF-16 unit of the translation each of them would stand; its length: at the
    /// end.
    QVector<int> missingAt;
    int same = 0; ///< words of the subsequence
};

/// Compares word by word (Chinese: character by character), in order; blanks do not count.
[[nodiscard]] WordDiff compareWords(const QString &reference, const QString &translation);

} // namespace seq2seq::ui
