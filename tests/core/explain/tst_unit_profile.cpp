// SPDX-License-Identifier: GPL-3.0-or-later
// What a unit goes with, against sums over the traces of the same sentences.
#include "core/explain/unit_profile.h"

#include "core/error.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

std::vector<UnitSentence> sentences()
{
    std::vector<UnitSentence> found;
    for (std::size_t i = 0; i < kSources.size(); ++i)
        found.push_back({kSources[i], kTargets[i]});
    found.push_back({kSources[1], {5, 5, 4, 2}}); // 2, 4 and 5 are seen three times
    return found;
}

/// r = (n Sxy - Sx Sy) / sqrt((n Sxx - Sx^2) (n Syy - Sy^2)).
double pearson(const std::vector<double> &x, const std::vector<double> &y)
{
    const auto n = double(x.size());
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sx += x[i];
        sy += y[i];
        sxx += x[i] * x[i];
        syy += y[i] * y[i];
        sxy += x[i] * y[i];
    }
    return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class UnitProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTakenFromTheTraces_data();
    void isTakenFromTheTraces();
    void asksBetweenTwoSentences();
    void aUnitThatIsNotThereIsRefused();
};

void UnitProfileTest::isTakenFromTheTraces_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"encoder.0.h", "encoder.0.reverse.h", "encoder.0.c", "decoder.0.h",
             "decoder.0.c", "output"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void UnitProfileTest::isTakenFromTheTraces()
{
    QFETCH(QString, place);
    const auto model = torchModel(tinyConfig());
    const UnitId unit{placeOf(place.toStdString()), 2};
    const UnitProfile profile = profileUnit(*model, unit, sentences());

    std::vector<double> values;
    std::vector<double> positions;
    std::vector<double> left;
    std::map<int, std::vector<double>> byWord;
    const std::vector<UnitSentence> all = sentences();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Matrix rows = rowsOf(model->trace(all[i].source, all[i].target, 1, {}), unit.place);
        const std::vector<int> &ids = unit.place.isOfSource() ? all[i].source : all[i].target;
        QCOMPARE(rows.rows, ids.size());
        for (std::size_t row = 0; row < rows.rows; ++row) {
            values.push_back(double(rows.at(row, 2)));
            positions.push_back(double(row + 1));
            left.push_back(double(rows.rows - row));
            byWord[ids[row]].push_back(values.back());
        }
        const auto ofThis = [i](const UnitExtreme &found) { return found.sentence == i; };
        const auto high = std::ranges::find_if(profile.highest, ofThis);
        const auto low = std::ranges::find_if(profile.lowest, ofThis);
        QCOMPARE(high->value, rows.at(high->row, 2));
        QCOMPARE(low->value, rows.at(low->row, 2));
        for (std::size_t row = 0; row < rows.rows; ++row)
            QVERIFY(rows.at(row, 2) <= high->value && rows.at(row, 2) >= low->value);
    }
    QCOMPARE(profile.words, values.size());
    QCOMPARE(profile.highest.size(), all.size());
    QVERIFY(std::ranges::is_sorted(profile.highest, std::greater{}, &UnitExtreme::value));
    QVERIFY(std::ranges::is_sorted(profile.lowest, std::less{}, &UnitExtreme::value));
    double sum = 0;
    for (const double value : values)
        sum += value;
    QVERIFY(isNear(profile.mean, sum / double(values.size())));
    QVERIFY(isNear(profile.withPosition, pearson(values, positions)));
    QVERIFY(isNear(profile.withLeft, pearson(values, left)));
    QVERIFY(std::abs(profile.withPosition) > 1e-3); // or the comparison says nothing

    std::size_t often = 0;
    for (const auto &[id, seen] : byWord) {
        const auto word = std::ranges::find(profile.byMean, id, &UnitWord::id);
        QCOMPARE(word != profile.byMean.end(), seen.size() >= kLeastSeen);
        if (seen.size() < kLeastSeen)
            continue;
        ++often;
        double ofWord = 0;
        for (const double value : seen)
            ofWord += value;
        QCOMPARE(word->count, seen.size());
        QVERIFY(isNear(word->mean, ofWord / double(seen.size())));
    }
    QVERIFY(often >= 2); // two words can stand in the wrong order
    QVERIFY(std::ranges::is_sorted(profile.byMean, std::greater{}, &UnitWord::mean));
}

void UnitProfileTest::asksBetweenTwoSentences()
{
    const auto model = torchModel(tinyConfig());
    int asked = 0;
    const UnitId unit{placeOf("decoder.0.h"), 0};
    (void)profileUnit(*model, unit, sentences(), [&] { ++asked; });
    QCOMPARE(asked, int(sentences().size()) - 1);
    struct Enough { };
    QVERIFY_EXCEPTION_THROWN(
        (void)profileUnit(*model, unit, sentences(), [] { throw Enough(); }), Enough);
    const UnitProfile none = profileUnit(*model, unit, {});
    QCOMPARE(none.words, std::size_t{0});
    QCOMPARE(none.withPosition, 0.0);
}

void UnitProfileTest::aUnitThatIsNotThereIsRefused()
{
    const auto model = torchModel(tinyConfig());
    QVERIFY_EXCEPTION_THROWN(
        (void)profileUnit(*model, {placeOf("decoder.0.h"), 4}, sentences()), Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)profileUnit(*model, {placeOf("decoder.0.h"), -1}, sentences()), Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)profileUnit(*model, {placeOf("decoder.3.h"), 0}, sentences()), Error);
}

QTEST_APPLESS_MAIN(UnitProfileTest)
#include "tst_unit_profile.moc"
