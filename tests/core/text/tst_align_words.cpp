// SPDX-License-Identifier: GPL-3.0-or-later
// Two rows of words under each other, on alignments known by hand and against a plain edit
// distance.
#include "core/text/align_words.h"

#include <QtTest>

#include <random>
#include <string>

using namespace seq2seq;

namespace {

std::vector<std::string> words(const char *text)
{
    std::vector<std::string> result;
    for (const QString &word : QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts))
        result.push_back(word.toStdString());
    return result;
}

int distance(const std::vector<int> &a, const std::vector<int> &b, std::size_t i, std::size_t j)
{
    if (i == 0 || j == 0)
        return int(i + j);
    return std::min({distance(a, b, i - 1, j) + 1, distance(a, b, i, j - 1) + 1,
        distance(a, b, i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1)});
}

} // namespace

class TestAlignWords : public QObject {
    Q_OBJECT

private slots:
    void aChangedWordStandsUnderTheOther()
    {
        const auto columns = alignWords(words("I read a book ."), words("I read an old book ."));
        const std::vector<AlignedWords> wanted{
            {0, 0, true}, {1, 1, true}, {2, 2, false}, {-1, 3, false}, {3, 4, true}, {4, 5, true}};
        QCOMPARE(columns, wanted);
    }

    void emptyRows()
    {
        QVERIFY(alignWords(words(""), words("")).empty());
        QCOMPARE(alignWords(words("a"), words("")), (std::vector<AlignedWords>{{0, -1, false}}));
        QCOMPARE(alignWords(words(""), words("a")), (std::vector<AlignedWords>{{-1, 0, false}}));
    }

    void equalWordsAreKeptWhereTwoWaysCostTheSame()
    {
        // Two changes, or one word out and one in: the second keeps "b".
        const auto columns = alignWords(words("a b"), words("b c"));
        QCOMPARE(
            columns, (std::vector<AlignedWords>{{0, -1, false}, {1, 0, true}, {-1, 1, false}}));
    }

    void itIsTheEditDistance()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            std::vector<int> a(random() % 6);
            std::vector<int> b(random() % 6);
            for (int &word : a)
                word = int(random() % 3);
            for (int &word : b)
                word = int(random() % 3);
            const auto columns = alignWords(a, b);
            int changes = 0;
            std::vector<int> firsts;
            std::vector<int> seconds;
            for (const AlignedWords &column : columns) {
                changes += column.isEqual ? 0 : 1;
                if (column.first >= 0)
                    firsts.push_back(a[std::size_t(column.first)]);
                if (column.second >= 0)
                    seconds.push_back(b[std::size_t(column.second)]);
                if (column.isEqual)
                    QCOMPARE(a[std::size_t(column.first)], b[std::size_t(column.second)]);
            }
            QCOMPARE(firsts, a); // every word once, in its order
            QCOMPARE(seconds, b);
            QCOMPARE(changes, distance(a, b, a.size(), b.size()));
        }
    }
};

QTEST_APPLESS_MAIN(TestAlignWords)
#include "tst_align_words.moc"
