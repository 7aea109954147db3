// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/word_diff.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace seq2seq::ui {

namespace {

/// Longer sentences are compared up to here: the table below is quadratic.
constexpr std::size_t kLongest = 400;

std::vector<DiffSpan> words(const QString &text)
{
    std::vector<DiffSpan> spans;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    qsizetype start = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QStringView piece = QStringView(text).mid(start, end - start);
        if (!piece.trimmed().isEmpty() && spans.size() < kLongest)
            spans.push_back({int(start), int(end - start)});
        start = end;
    }
    return spans;
}

} // namespace

WordDiff compareWords(const QString &reference, const QString &translation)
{
    const std::vector<DiffSpan> ours = words(translation);
    const std::vector<DiffSpan> theirs = words(reference);
    const auto isSame = [&](std::size_t i, std::size_t j) {
        return QStringView(translation).mid(ours[i].start, ours[i].length)
            == QStringView(reference).mid(theirs[j].start, theirs[j].length);
    };
    // longest[i][j]: length of the longest common subsequence of ours[i..] and theirs[j..]
    std::vector<std::vector<int>> longest(ours.size() + 1, std::vector<int>(theirs.size() + 1));
    for (std::size_t i = ours.size(); i-- > 0;)
        for (std::size_t j = theirs.size(); j-- > 0;)
            longest[i][j] = isSame(i, j) ? longest[i + 1][j + 1] + 1
                                         : std::max(longest[i + 1][j], longest[i][j + 1]);
    WordDiff diff;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < ours.size() || j < theirs.size()) {
        if (i < ours.size() && j < theirs.size() && isSame(i, j)) {
            ++diff.same;
            ++i;
            ++j;
        } else if (j == theirs.size()
            || (i < ours.size() && longest[i + 1][j] >= longest[i][j + 1])) {
            diff.wrong.append(ours[i++]);
        } else {
            const DiffSpan &word = theirs[j++];
            diff.missing.append(reference.mid(word.start, word.length));
            diff.missingAt.append(i < ours.size() ? ours[i].start : int(translation.size()));
        }
    }
    return diff;
}

} // namespace seq2seq::ui
