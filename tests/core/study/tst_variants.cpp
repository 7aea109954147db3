// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a sweep: every combination once, always in the same order, each under its own name.
#include "core/study/variants.h"

#include "core/error.h"

#include <QTest>

#include <set>

using namespace seq2seq;

namespace {

std::vector<std::string> filesOf(const std::vector<Variant> &variants)
{
    std::vector<std::string> files;
    for (const Variant &variant : variants)
        files.push_back(variant.file);
    return files;
}

/// The sentence with which something is refused.
template <typename Call> QString refusal(Call &&call)
{
    try {
        static_cast<void>(call());
    } catch (const Error &error) {
        return error.code() == ErrorCode::BadConfiguration ? QString::fromUtf8(error.what())
                                                           : QStringLiteral("another error");
    }
    return {};
}

} // namespace

class TestVariants : public QObject {
    Q_OBJECT

private slots:
    void readsASettingWithItsValues()
    {
        QVERIFY((variedSetting("hidden=64,128") == VariedSetting{"hidden", {"64", "128"}}));
        QVERIFY((variedSetting("pairs=a=b.tsv") == VariedSetting{"pairs", {"a=b.tsv"}}));
    }

    void refusesWhatIsNoSetting_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("no values") << QByteArray("hidden") << QStringLiteral("hidden");
        QTest::newRow("no name") << QByteArray("=64") << QStringLiteral("=64");
        QTest::newRow("nothing") << QByteArray("") << QStringLiteral("hidden=64,128");
        QTest::newRow("an empty value") << QByteArray("layers=1,,2") << QStringLiteral("layers");
        QTest::newRow("an empty last value") << QByteArray("layers=1,") << QStringLiteral("layers");
        QTest::newRow("one twice") << QByteArray("layers=1,2,1") << QStringLiteral("1 twice");
    }
    void refusesWhatIsNoSetting()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, names);
        const QString sentence = refusal([&] { return variedSetting(text.toStdString()); });
        QVERIFY2(sentence.contains(names), qPrintable(sentence));
    }

    void everyCombinationInAFixedOrder()
    {
        const std::vector<Variant> variants
            = variantsOf({{"hidden", {"64", "128"}}, {"attention", {"none", "general"}}}, 2, 1);
        const std::vector<std::string> expected{"hidden-64_attention-none_seed-1.s2s",
            "hidden-64_attention-none_seed-2.s2s", "hidden-64_attention-general_seed-1.s2s",
            "hidden-64_attention-general_seed-2.s2s", "hidden-128_attention-none_seed-1.s2s",
            "hidden-128_attention-none_seed-2.s2s", "hidden-128_attention-general_seed-1.s2s",
            "hidden-128_attention-general_seed-2.s2s"};
        QVERIFY(filesOf(variants) == expected);
        QCOMPARE(variants[3].title, std::string("hidden 64, attention general, seed 2"));
        const std::vector<Setting> settings{
            {"hidden", "64"}, {"attention", "general"}, {"seed", "2"}};
        QVERIFY(variants[3].settings == settings);
    }

    void moreSeedsKeepTheNamesOfTheFirst()
    {
        const std::vector<VariedSetting> varied{{"hidden", {"64"}}};
        const auto one = filesOf(variantsOf(varied, 1, 5));
        const auto three = filesOf(variantsOf(varied, 3, 5));
        QCOMPARE(one, std::vector<std::string>{"hidden-64_seed-5.s2s"});
        QCOMPARE(three.front(), one.front());
        QCOMPARE(three.back(), std::string("hidden-64_seed-7.s2s"));
    }

    void nothingVariedIsOneRun()
    {
        QCOMPARE(filesOf(variantsOf({}, {}, 1)), std::vector<std::string>{"run.s2s"});
    }

    void namesAreFileNamesAndDiffer()
    {
        const std::vector<Variant> variants
            = variantsOf({{"pairs", {"a/b.tsv", "a b.tsv", "A-B.tsv", "数据.tsv"}}}, {}, 1);
        std::set<std::string> names;
        for (const Variant &variant : variants) {
            QVERIFY2(
                variant.file.find_first_of("/ \\:*?") == std::string::npos, variant.file.c_str());
            names.insert(QString::fromStdString(variant.file).toLower().toStdString());
        }
        QCOMPARE(names.size(), variants.size());
        QCOMPARE(variants.back().file, std::string("pairs-数据.tsv.s2s"));
    }

    void aLongNameIsCutBetweenLetters()
    {
        std::string folder;
        for (int i = 0; i < 100; ++i)
            folder += "数据";
        const std::vector<Variant> variants
            = variantsOf({{"pairs", {folder + "1", folder + "2"}}}, {}, 1);
        for (const Variant &variant : variants) {
            QVERIFY(variant.file.size() < 256);
            QVERIFY(QString::fromStdString(variant.file).toStdString() == variant.file);
        }
        QVERIFY(variants[0].file != variants[1].file);
    }

    void refusesWhatIsVariedTwice()
    {
        QVERIFY(refusal([] {
            return variantsOf({{"layers", {"1"}}, {"layers", {"2"}}}, {}, 1);
        }).contains(QStringLiteral("layers")));
        QVERIFY(refusal([] {
            return variantsOf({{"seed", {"1"}}}, 3, 1);
        }).contains(QStringLiteral("seed")));
    }

    void refusesMoreRunsThanAnybodyTrains()
    {
        std::vector<VariedSetting> varied;
        for (int i = 0; i < 40; ++i)
            varied.push_back({"a" + std::to_string(i), {"1", "2", "3"}});
        QVERIFY(!refusal([&] { return variantsOf(varied, {}, 1); }).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
