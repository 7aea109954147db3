// SPDX-License-Identifier: GPL-3.0-or-later
// A batch is cut into shards that cover it, and long sentences into small ones.
#include "core/model/shards.h"

#include "core/random.h"

#include <QtTest>

#include <algorithm>

using namespace seq2seq;

namespace {

Batch batchOf(std::size_t sentences, std::size_t words)
{
    Batch batch;
    batch.sources.assign(sentences, std::vector<int>(words, 4));
    batch.targets = batch.sources;
    batch.numbers.resize(sentences);
    return batch;
}

} // namespace

class ShardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coverTheBatch();
    void areSmallWhereSentencesAreLong();
};

void ShardsTest::coverTheBatch()
{
    Random random(3);
    for (int round = 0; round < 200; ++round) {
        Batch batch;
        std::vector<std::size_t> all;
        const std::size_t size = 1 + random.below(40);
        for (std::size_t i = 0; i < size; ++i) {
            batch.sources.emplace_back(1 + random.below(30), 4);
            batch.targets.emplace_back(1 + random.below(30), 4);
            batch.numbers.push_back(100 + i);
            all.push_back(i);
        }
        const std::size_t count = 1 + random.below(4);
        const auto shards = cutShards(batch, count);
        QCOMPARE(shards.size(), std::min(count, size));
        std::vector<std::size_t> seen;
        for (const auto &shard : shards) {
            QVERIFY(!shard.empty());
            const Batch pairs = pairsOf(batch, shard);
            for (std::size_t i = 0; i < shard.size(); ++i) {
                QCOMPARE(pairs.sources[i], batch.sources[shard[i]]);
                QCOMPARE(pairs.numbers[i], 100 + shard[i]);
            }
            seen.insert(seen.end(), shard.begin(), shard.end());
        }
        std::ranges::sort(seen);
        QCOMPARE(seen, all);
    }
}

/// Sixteen sentences a thread of 100 words and 100, of 200, and of 500; and two of 1000.
void ShardsTest::areSmallWhereSentencesAreLong()
{
    const auto shardsOf = [](std::size_t sentences, std::size_t words, std::size_t &smallest) {
        const Batch batch = batchOf(sentences, words);
        const auto shards = cutShards(batch, shardCount(batch, 2));
        smallest = sentences;
        for (const auto &shard : shards)
            smallest = std::min(smallest, shard.size());
        return shards.size();
    };
    std::size_t smallest = 0;
    QCOMPARE(shardsOf(32, 20, smallest), 2U);
    QCOMPARE(shardsOf(32, 100, smallest), 4U);
    QCOMPARE(smallest, 8U);
    QCOMPARE(shardsOf(32, 200, smallest), 8U);
    QCOMPARE(smallest, 4U);
    QCOMPARE(shardsOf(32, 500, smallest), 8U);
    QCOMPARE(smallest, 4U);
    QCOMPARE(shardsOf(2, 1000, smallest), 2U);
}

QTEST_APPLESS_MAIN(ShardsTest)
#include "tst_shards.moc"
