// SPDX-License-Identifier: GPL-3.0-or-later
// What corpora say of a sentence: its different translations, and the links of a pair.
#include "core/corpus/known_references.h"

#include <QTest>

#include <array>

using namespace seq2seq;

class TestKnownReferences : public QObject {
    Q_OBJECT

private slots:
    void everyDifferentTargetOnce()
    {
        const std::array corpora{corpus({{"a", "x"}, {"b", "y"}, {"a", "z"}, {"a", "x"}}),
            std::shared_ptr<const Corpus>(), corpus({{"a", "w"}, {"a", "z"}})};
        QCOMPARE(knownReferences("a", corpora), (std::vector<std::string>{"x", "z", "w"}));
        QVERIFY(knownReferences("c", corpora).empty());
    }

    void theLinksOfThePairNotOfItsSource()
    {
        const std::array corpora{corpus({{"a", "x"}}), // without links
            corpus({{"a", "z"}, {"a", "x"}}, {{{0, 0, true}}, {{0, 0, false}}})};
        QCOMPARE(knownAlignment("a", "x", corpora), (Alignment{{0, 0, false}}));
        QVERIFY(knownAlignment("a", "w", corpora).empty());
    }

private:
    static std::shared_ptr<const Corpus> corpus(
        const std::vector<SentencePair> &pairs, std::vector<Alignment> alignments = {})
    {
        auto made = std::make_shared<Corpus>();
        for (const SentencePair &pair : pairs)
            made->pairs.push_back(pair);
        made->alignments = std::move(alignments);
        return made;
    }
};

QTEST_APPLESS_MAIN(TestKnownReferences)
#include "tst_known_references.moc"
