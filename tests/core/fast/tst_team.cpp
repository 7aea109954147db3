// SPDX-License-Identifier: GPL-3.0-or-later
// A team does every part of a job exactly once, whoever comes, and shared products give the same
// numbers as those of one thread.
#include "core/fast/packed_matrix.h"
#include "core/fast/team.h"
#include "core/random.h"

#include <QtTest>

#include <numeric>

using namespace seq2seq;
using namespace seq2seq::fast;

class TeamTest : public QObject {
    Q_OBJECT
private slots:
    void everyPartIsDoneOnce();
    void withoutHelpersTheCallerDoesAll();
    void restsAndWorksAgain();
    void eachBeginsWithItsOwnShare();
    void sharedProductsAreTheSame();
};

void TeamTest::everyPartIsDoneOnce()
{
    Team team(3);
    QCOMPARE(team.threads(), std::size_t{3});
    const Team::Shift shift(&team);
    for (std::size_t job = 0; job < 20'000; ++job) {
        const std::size_t parts = job % 37;
        std::vector<int> done(parts, 0); // plain numbers: each is one thread's, or TSan says so
        team.run(parts, [&](std::size_t part) { ++done[part]; });
        QCOMPARE(std::accumulate(done.begin(), done.end(), 0), static_cast<int>(parts));
        QVERIFY(std::ranges::all_of(done, [](int count) { return count == 1; }));
    }
}

void TeamTest::withoutHelpersTheCallerDoesAll()
{
    std::vector<std::thread::id> who(5);
    const auto note = [&](std::size_t part) { who[part] = std::this_thread::get_id(); };
    inParts(nullptr, who.size(), note);
    QVERIFY(std::ranges::all_of(who, [](auto id) { return id == std::this_thread::get_id(); }));

    who.assign(5, {});
    Team asleep(2); // no shift: the helper does not come, and is not waited for
    asleep.run(who.size(), note);
    QVERIFY(std::ranges::all_of(who, [](auto id) { return id == std::this_thread::get_id(); }));
}

void TeamTest::restsAndWorksAgain()
{
    Team team(2);
    for (int round = 0; round < 200; ++round) {
        const Team::Shift shift(&team);
        std::atomic<int> sum = 0;
        for (int job = 0; job < 5; ++job)
            team.run(10, [&](std::size_t part) { sum += static_cast<int>(part); });
        QCOMPARE(sum.load(), 5 * 45);
    }
}

void TeamTest::eachBeginsWithItsOwnShare()
{
    Team asleep(2); // the caller does its share, then that of the other
    std::vector<std::size_t> order;
    const auto note = [&](std::size_t part) { order.push_back(part); };
    asleep.run(6, note);
    QCOMPARE(order, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5}));
    order.clear();
    asleep.run(6, note, PartOrder::Backwards);
    QCOMPARE(order, (std::vector<std::size_t>{2, 1, 0, 5, 4, 3}));
    order.clear();
    asleep.run(3, note, PartOrder::Backwards);
    QCOMPARE(order, (std::vector<std::size_t>{0, 2, 1}));

    Team awake(2);
    const Team::Shift shift(&awake);
    std::atomic<int> present = 0;
    std::vector<std::thread::id> who(8);
    awake.run(who.size(), [&](std::size_t part) {
        who[part] = std::this_thread::get_id();
        if (part % 4 != 0)
            return;
        ++present;
        while (present.load() < 2) // both have come before anyone goes on
            std::this_thread::yield();
    });
    QVERIFY(who[0] != who[4]);
    QCOMPARE(who[0], std::this_thread::get_id());
}

void TeamTest::sharedProductsAreTheSame()
{
    Team team(2);
    const Team::Shift shift(&team);
    Random random(1);
    const auto numbers = [&](std::size_t size) {
        std::vector<float> values(size);
        for (float &value : values)
            value = static_cast<float>(random.uniform()) - 0.5F;
        return values;
    };
    for (const std::size_t columns : {33, 1000, 5001})
        for (const std::size_t rows : {1, 5, 20}) {
            const std::size_t depth = 300;
            const std::vector<float> b = numbers(depth * columns);
            const std::vector<float> a = numbers(rows * depth);
            PackedMatrix<float> packed;
            packed.resize(depth, columns);
            packed.fill({b.data(), columns}, false);
            std::vector<float> alone = numbers(rows * columns);
            std::vector<float> shared = alone;
            packed.multiply({a.data(), depth}, rows, {alone.data(), columns}, true);
            packed.multiply({a.data(), depth}, rows, {shared.data(), columns}, true, &team);
            QVERIFY(alone == shared);
            packed.multiply({a.data(), depth}, rows, {alone.data(), columns}, true);
            packed.multiply({a.data(), depth}, rows, {shared.data(), columns}, true, &team,
                PartOrder::Backwards);
            QVERIFY(alone == shared);
        }
}

QTEST_GUILESS_MAIN(TeamTest)
#include "tst_team.moc"
