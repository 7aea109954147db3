// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is in an .s2s file, cut, flipped or of another kind: it loads, or it is refused with a
// sentence; it never crashes.
#include "hostile_fixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

namespace {

/// The next number of a fixed sequence.
std::uint32_t next(std::uint32_t &state)
{
    return state = state * 1664525 + 1013904223;
}

} // namespace

class TestHostileExperiment : public QObject, private GoodExperiment {
    Q_OBJECT

private slots:
    void initTestCase() { begin(); }
    void cutFilesAreRefused();
    void flippedBytesAreRefusedOrHarmless();
    void mutatedEntriesAreRefusedOrHarmless();
    void otherFilesAreRefused();
    void newerVersionAsksForAnUpdate();
};

void TestHostileExperiment::cutFilesAreRefused()
{
    for (std::size_t length = 0; length < m_valid.size(); length += 1 + length / 50) {
        writeQuickly(m_path, m_valid.substr(0, length));
        const Outcome outcome = load(m_path);
        QVERIFY(outcome.isRefused);
        QCOMPARE(outcome.code, ErrorCode::BadExperiment);
        QVERIFY2(outcome.text.startsWith(QString::fromStdString(m_path)), qPrintable(outcome.text));
    }
}

void TestHostileExperiment::flippedBytesAreRefusedOrHarmless()
{
    std::uint32_t state = 1;
    int refused = 0;
    int tried = 0;
    for (std::size_t at = 0; at < m_valid.size(); at += 1 + next(state) % 40) {
        std::string bytes = m_valid;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (next(state) >> 29)));
        writeQuickly(m_path, bytes);
        const Outcome outcome = load(m_path);
        ++tried;
        refused += outcome.isRefused ? 1 : 0;
        QVERIFY2(!outcome.isRefused || outcome.code == ErrorCode::BadExperiment,
            qPrintable(outcome.text));
    }
    qInfo("%d of %d flipped bits were noticed", refused, tried);
    QVERIFY(tried > 300);
    QVERIFY(refused > tried / 2);
}

void TestHostileExperiment::mutatedEntriesAreRefusedOrHarmless()
{
    // With right checksums, so that it is our own reading that has to notice.
    std::uint32_t state = 7;
    const std::string pieces = "0-9\"{}[],:.\t\n\\e?\xff";
    for (const auto &[name, original] : m_entries) {
        const bool isTensors = name.ends_with(".safetensors");
        for (int round = 0; round < (isTensors ? 60 : 120); ++round) {
            std::string bytes = original;
            for (std::uint32_t change = 0; change <= next(state) % 3 && !bytes.empty(); ++change) {
                const std::size_t range
                    = isTensors ? std::min<std::size_t>(bytes.size(), 200) : bytes.size();
                const std::size_t at = (next(state) >> 4) % range;
                const char piece = pieces[(next(state) >> 8) % pieces.size()];
                switch ((next(state) >> 12) % 4) {
                case 0:
                    bytes[at] = piece;
                    break;
                case 1:
                    bytes.insert(at, 1 + (next(state) >> 20) % 20, piece);
                    break;
                case 2:
                    bytes.erase(at, 1 + (next(state) >> 20) % 10);
                    break;
                default:
                    bytes.resize(at);
                }
            }
            Entries entries = m_entries;
            entries[name] = bytes;
            zipTo(m_path, entries);
            const Outcome outcome = load(m_path);
            QVERIFY2(!outcome.isRefused || outcome.code == ErrorCode::BadExperiment,
                qPrintable(outcome.text));
        }
    }
}

void TestHostileExperiment::otherFilesAreRefused()
{
    for (const std::string &bytes : {std::string("a text file\n"), std::string(100'000, '\0'),
             std::string("PK\5\6") + std::string(18, '\0')}) {
        writeQuickly(m_path, bytes);
        const Outcome outcome = load(m_path);
        QVERIFY(outcome.isRefused);
        QCOMPARE(outcome.code, ErrorCode::BadExperiment);
    }
    QVERIFY(load("/dev/zero").isRefused);
}

void TestHostileExperiment::newerVersionAsksForAnUpdate()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    description["version"] = 2;
    description.erase("model"); // whatever a newer version has changed
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const Outcome outcome = load(m_path);
    QCOMPARE(outcome.code, ErrorCode::BadExperiment);
    QVERIFY2(outcome.text.contains("newer version") && outcome.text.contains("Update"),
        qPrintable(outcome.text));
}

QTEST_APPLESS_MAIN(TestHostileExperiment)
#include "tst_hostile_experiment.moc"
