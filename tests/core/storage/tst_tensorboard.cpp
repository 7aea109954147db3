// SPDX-License-Identifier: GPL-3.0-or-later
// The event file, taken apart by what its formats' documents say: records and their checksums,
// then the fields of each event.
#include "core/storage/curve_tables.h"
#include "core/storage/tensorboard.h"

#include <QtTest>

#include <bit>
#include <cstring>
#include <map>

using namespace seq2seq;

namespace {

template <typename Number> Number numberAt(std::string_view bytes, std::size_t at)
{
    Number number{};
    std::memcpy(&number, bytes.substr(at, sizeof number).data(), sizeof number);
    return number;
}

std::uint32_t unmasked(std::uint32_t crc)
{
    return std::rotl(crc - 0xa282ead8U, 15);
}

/// A message's fields: its number, and the bytes or the number as bytes.
std::multimap<int, std::string> fieldsOf(std::string_view bytes)
{
    std::multimap<int, std::string> fields;
    const auto varint = [&] {
        std::uint64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes.front());
            bytes.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
    };
    while (!bytes.empty()) {
        const std::uint64_t key = varint();
        std::string value;
        if ((key & 7) == 0) {
            value = std::to_string(varint());
        } else {
            const std::size_t size = (key & 7) == 1 ? 8 : (key & 7) == 5 ? 4 : varint();
            value = bytes.substr(0, size);
            bytes.remove_prefix(size);
        }
        fields.emplace(static_cast<int>(key >> 3), value);
    }
    return fields;
}

struct Event {
    double time = 0;
    std::int64_t step = 0;
    std::string version;
    std::map<std::string, float> scalars;
};

std::vector<Event> eventsOf(std::string_view file)
{
    std::vector<Event> events;
    while (!file.empty()) {
        const auto length = numberAt<std::uint64_t>(file, 0);
        const std::string_view data = file.substr(12, length);
        if (unmasked(numberAt<std::uint32_t>(file, 8)) != crc32c(file.substr(0, 8))
            || unmasked(numberAt<std::uint32_t>(file, 12 + length)) != crc32c(data))
            return {};
        Event event;
        for (const auto &[field, value] : fieldsOf(data)) {
            if (field == 1)
                event.time = numberAt<double>(value, 0);
            else if (field == 2)
                event.step = std::stoll(value);
            else if (field == 3)
                event.version = value;
            else if (field == 5)
                for (const auto &[one, scalar] : fieldsOf(value)) {
                    const auto parts = fieldsOf(scalar);
                    event.scalars[parts.find(1)->second]
                        = numberAt<float>(parts.find(2)->second, 0);
                }
        }
        events.push_back(event);
        file.remove_prefix(12 + length + 4);
    }
    return events;
}

History sample()
{
    History history;
    history.losses = {{1, 0.01, 0.5, 6.25, 3, 0.001, 900}, {300, 1.5, 12, 2.5, 1, 0.0005, 1100}};
    Evaluation evaluation;
    evaluation.step = 300;
    evaluation.seconds = 12.5;
    evaluation.devLoss = 2.75;
    evaluation.devBleu = 31.5;
    evaluation.saturatedGates = kNoGates;
    history.evaluations = {evaluation};
    return history;
}

} // namespace

class TestTensorboard : public QObject {
    Q_OBJECT

private slots:
    void checksumIsCastagnolis();
    void everyPointIsAnEvent();
    void evaluationsAreATable();
};

void TestTensorboard::checksumIsCastagnolis()
{
    QCOMPARE(crc32c("123456789"), 0xe3069283U); // the check value of CRC-32C
    QCOMPARE(crc32c(std::string(32, '\0')), 0x8a9136aaU); // RFC 3720, B.4
    QCOMPARE(crc32c(std::string(32, '\xff')), 0x62a8ab43U);
}

void TestTensorboard::everyPointIsAnEvent()
{
    const std::vector<Event> events = eventsOf(tensorboardEvents(sample(), 1'700'000'000));
    QCOMPARE(events.size(), 4U);
    QCOMPARE(events[0].version, std::string("brain.Event:2"));
    QCOMPARE(events[1].step, 1);
    QCOMPARE(events[1].time, 1'700'000'000.5);
    QCOMPARE(events[2].step, 300);
    QCOMPARE(events[2].scalars.at("train/loss"), 2.5F);
    QCOMPARE(events[2].scalars.at("train/gradient_norm"), 1.0F);
    QCOMPARE(events[2].scalars.at("train/learning_rate"), 0.0005F);
    QCOMPARE(events[2].scalars.at("train/words_per_second"), 1100.0F);
    QCOMPARE(events[3].time, 1'700'000'012.5);
    QCOMPARE(events[3].scalars.at("dev/loss"), 2.75F);
    QCOMPARE(events[3].scalars.at("dev/bleu"), 31.5F);
    QVERIFY(!events[3].scalars.contains("dev/saturated_gates")); // a plain RNN has no gates
}

void TestTensorboard::evaluationsAreATable()
{
    const std::string table = evaluationTable(sample().evaluations);
    const QStringList lines = QString::fromStdString(table).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QStringList names = lines[0].split(',');
    const QStringList values = lines[1].split(',');
    QCOMPARE(values.size(), names.size());
    QCOMPARE(values[names.indexOf("step")], "300");
    QCOMPARE(values[names.indexOf("dev_bleu")].toDouble(), 31.5);
    QCOMPARE(values[names.indexOf("saturated_gates")], "");
}

QTEST_GUILESS_MAIN(TestTensorboard)
#include "tst_tensorboard.moc"
