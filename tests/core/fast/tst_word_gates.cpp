// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a word is what its product gives, to the last bit, in whatever order words come
// and after more of them than there is room for.
#include "core/fast/word_gates.h"
#include "core/random.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

void compare(const fast::Weights<float> &weights, fast::WordGates<float> &kept,
    const std::vector<int> &ids, fast::Team *team)
{
    const std::size_t g = weights.decoder.front().gates;
    std::vector<float> expected(ids.size() * g);
    std::vector<float> found(ids.size() * g);
    fast::WordInput<float> words;
    fast::Buffer<float> product;
    words.start(weights.targetEmbeddings, ids);
    words.project(weights.decoder.front(), {expected.data(), g}, product);
    kept.project(weights.targetEmbeddings, weights.decoder.front(), ids, {found.data(), g}, team);
    QCOMPARE(found, expected);
}

} // namespace

class WordGatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfTheProduct();
    void startAnewWhenThereIsNoMoreRoom();
};

void WordGatesTest::areThoseOfTheProduct()
{
    ModelConfig config = tinyConfig();
    config.embeddingSize = 70;
    config.hiddenSize = 520; // so that a team has something to share
    config.targetVocabulary = 40;
    const auto weights = fastModel<float>(config);
    fast::Team team(2);
    const fast::Team::Shift shift(&team);
    fast::WordGates<float> kept;
    Random random(3);
    for (std::size_t turn = 0; turn < 60; ++turn) {
        std::vector<int> ids(1 + turn % 7);
        for (int &id : ids)
            id = static_cast<int>(random.uniform() * config.targetVocabulary);
        compare(*weights, kept, ids, turn % 2 == 0 ? &team : nullptr);
    }
}

void WordGatesTest::startAnewWhenThereIsNoMoreRoom()
{
    ModelConfig config = tinyConfig();
    config.hiddenSize = 1024; // 16 KB a word
    config.targetVocabulary = 6000; // 98 MB
    const auto weights = fastModel<float>(config);
    fast::WordGates<float> kept;
    std::vector<int> ids(500);
    for (int first = 0; first < config.targetVocabulary; first += 500) {
        std::iota(ids.begin(), ids.end(), first);
        compare(*weights, kept, ids, nullptr);
        QVERIFY(kept.bytes() <= std::size_t{80} << 20);
    }
    compare(*weights, kept, {0, 5999, 0, 17}, nullptr);
}

QTEST_GUILESS_MAIN(WordGatesTest)
#include "tst_word_gates.moc"
