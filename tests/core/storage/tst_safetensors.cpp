// SPDX-License-Identifier: GPL-3.0-or-later
// Tensors come back to the last bit, the bytes are those other programs write, and a hostile file
// is refused.
#include "core/error.h"
#include "core/storage/safetensors.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>
#include <limits>

using namespace seq2seq;
using nlohmann::json;

namespace {

std::string file(const std::string &header, const std::string &data)
{
    const std::uint64_t length = header.size();
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes + header + data;
}

json tensor(const char *dtype, const json &shape, std::int64_t begin, std::int64_t end)
{
    return {{"dtype", dtype}, {"shape", shape}, {"data_offsets", {begin, end}}};
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private slots:
    void valuesAndOrderComeBack();
    void bytesAreAsOthersWriteThem();
    void doublesAreRead();
    void hostileFilesAreRefused_data();
    void hostileFilesAreRefused();
    void headerOfEveryLengthIsSafe();
    void brokenTensorsAreNotWritten();
};

void TestSafetensors::valuesAndOrderComeBack()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const StateDict tensors{
        {"z.weight", {2, 3},
            {0.1F, -0.0F, 1e-45F, std::numeric_limits<float>::infinity(), 3.4e38F, 1.0F / 3}},
        {"empty", {0, 4}, {}},
        {"a \"quoted\" 名", {}, {42}},
        {"b", {1}, {nan}},
    };
    const StateDict back = readSafetensors(writeSafetensors(tensors, {{"format", "pt"}}), "test");
    QCOMPARE(back.size(), tensors.size());
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        QCOMPARE(back[i].name, tensors[i].name);
        QCOMPARE(back[i].shape, tensors[i].shape);
        QCOMPARE(back[i].values.size(), tensors[i].values.size());
        QVERIFY(tensors[i].values.empty()
            || std::memcmp(
                   back[i].values.data(), tensors[i].values.data(), 4 * tensors[i].values.size())
                == 0);
    }
    QVERIFY(readSafetensors(writeSafetensors({}), "test").empty());
}

void TestSafetensors::bytesAreAsOthersWriteThem()
{
    const std::string bytes = writeSafetensors({{"w", {2}, {1.0F, -2.0F}}}, {{"format", "pt"}});
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), 8);
    QCOMPARE(length % 8, std::uint64_t{0});
    QCOMPARE(bytes.size(), 8 + length + 8);
    const json header
        = json::parse(bytes.substr(8, length)); // padded with blanks, which JSON allows
    QCOMPARE(header, (json{{"__metadata__", {{"format", "pt"}}}, {"w", tensor("F32", {2}, 0, 8)}}));
    QCOMPARE(bytes.substr(8 + length), std::string("\0\0\x80\x3f\0\0\0\xc0", 8));
}

void TestSafetensors::doublesAreRead()
{
    const double value = 0.1;
    std::string data(8, '\0');
    std::memcpy(data.data(), &value, 8);
    const StateDict back
        = readSafetensors(file(json{{"w", tensor("F64", {1}, 0, 8)}}.dump(), data), "test");
    QCOMPARE(back.at(0).values.at(0), 0.1F);
}

void TestSafetensors::hostileFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *name, const std::string &bytes, const char *reason) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(reason);
    };
    const auto addHeader = [&](const char *name, const json &header, const char *reason) {
        add(name, file(header.dump(), std::string(8, 'x')), reason);
    };
    constexpr std::int64_t kHuge = std::int64_t{1} << 62;
    add("empty", "", "too short");
    add("length beyond the file", std::string("\xff\xff\xff\xff\xff\xff\xff\x7f{}", 10),
        "bytes long");
    add("length of all ones", std::string(8, '\xff') + "{}", "bytes long");
    add("no JSON", file("hello", ""), "JSON");
    add("not an object", file("[]", ""), "not a JSON object");
    add("broken UTF-8", file("{\"\xff\":1}", ""), "JSON");
    add("nested deeply", file(std::string(100'000, '['), ""), "nested");
    add("nested objects", file("{\"a\":" + std::string(50'000, '[') + "}", ""), "nested");
    add("key twice",
        file(
            R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
            std::string(8, 'x')),
        "twice");
    addHeader("other type", {{"w", tensor("I64", {1}, 0, 8)}}, "type I64");
    addHeader("no type", {{"w", {{"shape", {2}}, {"data_offsets", {0, 8}}}}}, "missing");
    addHeader("entry is a number", {{"w", 3}}, "not an object");
    addHeader("negative size", {{"w", tensor("F32", {-2}, 0, 8)}}, "impossible size");
    addHeader("fractional size", {{"w", tensor("F32", {2.0}, 0, 8)}}, "impossible size");
    addHeader("size is text", {{"w", tensor("F32", {"2"}, 0, 8)}}, "impossible size");
    addHeader("size is NaN", {{"w", tensor("F32", {nullptr}, 0, 8)}}, "impossible size");
    addHeader(
        "product overflows to 0", {{"w", tensor("F32", {kHuge, 4}, 0, 0)}}, "impossible shape");
    addHeader(
        "product overflows to 2", {{"w", tensor("F32", {kHuge + 1, 2}, 0, 8)}}, "impossible shape");
    addHeader("huge", {{"w", tensor("F32", {1'000'000'000}, 0, 4'000'000'000)}}, "bytes of data");
    addHeader("huge, data small", {{"w", tensor("F32", {1'000'000'000}, 0, 8)}}, "another size");
    addHeader("too many dimensions", {{"w", tensor("F32", json(std::vector<int>(9, 1)), 0, 4)}},
        "dimensions");
    addHeader("ends before it begins", {{"w", tensor("F32", {2}, 8, 0)}}, "another size");
    addHeader("negative offset", {{"w", tensor("F32", {2}, -8, 0)}}, "begins and ends");
    addHeader("three offsets",
        {{"w", {{"dtype", "F32"}, {"shape", {2}}, {"data_offsets", {0, 4, 8}}}}},
        "begins and ends");
    addHeader(
        "overlap", {{"v", tensor("F32", {2}, 0, 8)}, {"w", tensor("F32", {1}, 4, 8)}}, "overlaps");
    addHeader("gap", {{"v", tensor("F32", {1}, 4, 8)}}, "gap");
    addHeader("data left over", {{"v", tensor("F32", {1}, 0, 4)}}, "bytes of data");
}

void TestSafetensors::hostileFilesAreRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, reason);
    try {
        (void)readSafetensors(
            {bytes.data(), static_cast<std::size_t>(bytes.size())}, "run.s2s, model.safetensors");
        QFAIL("It was accepted");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadExperiment);
        QVERIFY2(QString(error.what()).startsWith("run.s2s, model.safetensors: "), error.what());
        QVERIFY2(QString(error.what()).contains(reason), error.what());
    }
}

void TestSafetensors::headerOfEveryLengthIsSafe()
{
    const std::string valid = writeSafetensors({{"w", {3}, {1, 2, 3}}, {"v", {1, 1}, {4}}});
    for (std::size_t length = 0; length < valid.size(); ++length)
        QVERIFY_EXCEPTION_THROWN(
            (void)readSafetensors(std::string_view(valid).substr(0, length), "test"),
            seq2seq::Error);
}

void TestSafetensors::brokenTensorsAreNotWritten()
{
    QVERIFY_EXCEPTION_THROWN((void)writeSafetensors({{"w", {2}, {1}}}), seq2seq::Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)writeSafetensors({{"w", {1}, {1}}, {"w", {1}, {1}}}), seq2seq::Error);
}

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
