// SPDX-License-Identifier: GPL-3.0-or-later
// Words whose embeddings point the same way.
#include "core/explain/neighbours.h"

#include "core/error.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

class NeighboursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseWithTheLargestCosine_data();
    void areThoseWithTheLargestCosine();
    void oneHotWordsHaveNone();
    void aWordThatIsNotThereIsRefused();
};

void NeighboursTest::areThoseWithTheLargestCosine_data()
{
    QTest::addColumn<bool>("isSource");
    QTest::newRow("source") << true;
    QTest::newRow("target") << false;
}

void NeighboursTest::areThoseWithTheLargestCosine()
{
    QFETCH(bool, isSource);
    const auto model = torchModel(tinyConfig());
    const auto table = *model->weight(
        isSource ? "model_embeddings.source.weight" : "model_embeddings.target.weight");
    const auto width = std::size_t(table.shape[1]);
    const int word = 5;
    const auto cosine = [&](int other) {
        double product = 0;
        double mine = 0;
        double its = 0;
        for (std::size_t k = 0; k < width; ++k) {
            const double a = double(table.values[std::size_t(word) * width + k]);
            const double b = double(table.values[std::size_t(other) * width + k]);
            product += a * b;
            mine += a * a;
            its += b * b;
        }
        return product / std::sqrt(mine * its);
    };
    const std::vector<Neighbour> all = nearestWords(
        *model, isSource ? PlaceKind::SourceEmbeddings : PlaceKind::TargetEmbeddings, word, 1000);
    QCOMPARE(int(all.size()), int(table.shape[0]) - kUnk - 2); // no special word, not itself
    for (std::size_t i = 0; i < all.size(); ++i) {
        QVERIFY(all[i].id > kUnk && all[i].id != word);
        QVERIFY(std::abs(all[i].cosine - cosine(all[i].id)) < 1e-6);
        QVERIFY(i == 0 || all[i - 1].cosine >= all[i].cosine);
    }
    const auto two = nearestWords(
        *model, isSource ? PlaceKind::SourceEmbeddings : PlaceKind::TargetEmbeddings, word, 2);
    QVERIFY(std::equal(two.begin(), two.end(), all.begin()));
}

void NeighboursTest::oneHotWordsHaveNone()
{
    ModelConfig config = tinyConfig();
    config.oneHot = true;
    const auto model = torchModel(config);
    QVERIFY(nearestWords(*model, PlaceKind::SourceEmbeddings, 5, 3).empty());
}

void NeighboursTest::aWordThatIsNotThereIsRefused()
{
    const auto model = torchModel(tinyConfig());
    QVERIFY_EXCEPTION_THROWN(
        (void)nearestWords(*model, PlaceKind::SourceEmbeddings, 400, 3), Error);
}

QTEST_APPLESS_MAIN(NeighboursTest)
#include "tst_neighbours.moc"
