// SPDX-License-Identifier: GPL-3.0-or-later
// The ready-made experiments without a model: the table is whole, the sentences to measure on are
// new, the finding is judged rightly both ways, and the figures show the numbers.
#include "core/corpus/builtin.h"
#include "core/error.h"
#include "core/study/chart_svg.h"
#include "core/study/experiment_figure.h"
#include "core/study/experiment_finding.h"
#include "core/study/experiment_sentences.h"
#include "core/study/experiments.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <set>

using namespace seq2seq;

namespace {

const ReadyExperiment &experiment(const char *name)
{
    return readyExperiment(name);
}

/// Rows in which a which has a value; others of the same row may be added.
void put(
    std::vector<MeasuredRow> &rows, std::uint64_t seed, const MeasuredValue &which, double value)
{
    rows.push_back({which.variant, seed, which.condition, 100, {{which.measure, value}}});
}

/// Numbers with which every expectation of an experiment holds (or, reversed, none).
std::vector<MeasuredRow> inventedRows(const ReadyExperiment &of, bool holds, std::uint64_t seed = 1)
{
    std::vector<MeasuredRow> rows;
    // From the worst to the best of the numbers that are compared, in the measure's better
    // direction; a chain (a < b < c) needs its middle between.
    for (const Expectation &one : of.expectations) {
        const double sign = (isLowerBetter(one.ahead.measure) ? -1 : 1) * (holds ? 1 : -1);
        const double worst = 30;
        const auto unlessThere = [&](const MeasuredValue &which, double value) {
            if (!valueOf(rows, which, seed))
                put(rows, seed, which, value);
        };
        if (one.behind)
            unlessThere(*one.behind, worst);
        const double base = one.behind ? *valueOf(rows, *one.behind, seed) : 0;
        unlessThere(one.ahead, base + sign * (one.least + 10));
        if (one.ofGainTo)
            unlessThere(*one.ofGainTo, base + sign * (one.least + 12));
    }
    return rows;
}

std::size_t placesIn(const Message &sentence)
{
    std::size_t highest = 0;
    for (std::size_t i = 0; i + 1 < sentence.text().size(); ++i)
        if (sentence.text()[i] == '%' && std::isdigit(sentence.text()[i + 1]) != 0)
            highest = std::max(highest, static_cast<std::size_t>(sentence.text()[i + 1] - '0'));
    return highest;
}

bool isXml(const std::string &text)
{
    QXmlStreamReader reader(QByteArray::fromStdString(text));
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

} // namespace

class TestExperiments : public QObject {
    Q_OBJECT

private slots:
    void everyEntryIsWhole_data();
    void everyEntryIsWhole();
    void everyEntryIsJudgedBothWays_data();
    void everyEntryIsJudgedBothWays();
    void namesAnUnknownExperiment();
    void aSeedThatDoesNotShowIsTold();
    void lowerIsBetterWhereItIs();
    void aShareOfAGainIsJudged();
    void whatWasNotMeasuredIsAnError();
    void sentencesAreNew_data();
    void sentencesAreNew();
    void lengthsAreThoseAskedFor();
    void runsAreNamedBySeed();
    void writesCsv();
    void readsItsCsv();
    void longTitlesAreBroken();
    void figuresShowMeansAndDeviations();
    void chartsAreSvg();
    void axesHaveRoundMarks();
};

void TestExperiments::everyEntryIsWhole_data()
{
    QTest::addColumn<QString>("name");
    std::set<std::string> names;
    for (const ReadyExperiment &one : readyExperiments()) {
        QVERIFY(names.insert(one.name).second);
        QTest::newRow(one.name.c_str()) << QString::fromStdString(one.name);
    }
    QCOMPARE(names.size(), std::size_t(11));
}

void TestExperiments::everyEntryIsWhole()
{
    QFETCH(QString, name);
    const ReadyExperiment &one = readyExperiment(name.toStdString());
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    QVERIFY(plain.match(name).hasMatch());
    for (const Message &text : {one.title, one.question, one.shows, one.showsNot}) {
        QVERIFY(!text.isEmpty());
        QCOMPARE(text.context(), std::string("core")); // so that it is translated
    }
    QVERIFY(QString::fromStdString(one.paper).contains(QRegularExpression("\\d{4}|week")));
    const auto corpora = builtinCorpora();
    QVERIFY(std::ranges::find(corpora, one.corpus.builtin, &BuiltinCorpus::name) != corpora.end());
    QVERIFY(one.corpus.trainPairs > 0 && one.corpus.devPairs > 0 && one.corpus.testPairs > 0);
    QVERIFY(!one.figures.empty());
    QVERIFY(!one.expectations.empty());

    std::set<std::string> variants;
    for (const ExperimentVariant &variant : one.variants) {
        QVERIFY(plain.match(QString::fromStdString(variant.name)).hasMatch());
        QVERIFY(variants.insert(variant.name).second);
        QVERIFY(!variant.title.isEmpty());
        QVERIFY(std::stoll(settingOf(one, variant, "max-steps")) > 0); // a budget
        QVERIFY(settingOf(one, variant, "seed").empty()); // it is the person's
    }
    std::size_t places = 0;
    for (const Expectation &expectation : one.expectations)
        for (const std::optional<MeasuredValue> &which :
            {std::optional(expectation.ahead), expectation.behind, expectation.ofGainTo}) {
            if (!which)
                continue;
            ++places;
            QVERIFY(variants.contains(which->variant));
            const bool isWhole = one.conditions == ConditionKind::Whole;
            QVERIFY(!isWhole || which->condition.empty());
        }
    QVERIFY(placesIn(one.shows) > 0 && placesIn(one.shows) <= places);
    QVERIFY(placesIn(one.showsNot) > 0 && placesIn(one.showsNot) <= places);
}

void TestExperiments::everyEntryIsJudgedBothWays_data()
{
    everyEntryIsWhole_data();
}

void TestExperiments::everyEntryIsJudgedBothWays()
{
    QFETCH(QString, name);
    const ReadyExperiment &one = readyExperiment(name.toStdString());
    const ExperimentFinding good = judge(one, inventedRows(one, true));
    QVERIFY(good.shows);
    QCOMPARE(good.sentence.text(), one.shows.text());
    const ExperimentFinding bad = judge(one, inventedRows(one, false));
    QVERIFY(!bad.shows);
    QCOMPARE(bad.sentence.text(), one.showsNot.text());
    for (const ExperimentFinding &finding : {good, bad}) {
        const QString sentence = QString::fromStdString(finding.sentence.english());
        QVERIFY2(!sentence.contains(QRegularExpression("%\\d")), qPrintable(sentence));
    }
}

void TestExperiments::namesAnUnknownExperiment()
{
    try {
        (void)readyExperiment("lenght");
        QFAIL("it was found");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadConfiguration);
        QVERIFY(QByteArray(error.what()).contains("lenght"));
        QVERIFY(QByteArray(error.what()).contains("length, reversal"));
    }
}

/// The finding is one only when each seed shows it; the sentence has the means.
void TestExperiments::aSeedThatDoesNotShowIsTold()
{
    const ReadyExperiment &length = experiment("length");
    const MeasuredValue with{"attention-general", "12", Measure::OutputAccuracy};
    const MeasuredValue without{"attention-none", "12", Measure::OutputAccuracy};
    std::vector<MeasuredRow> rows;
    for (const auto &[seed, value] : {std::pair{1, 0.9}, {2, 0.65}, {3, 0.95}}) {
        put(rows, static_cast<std::uint64_t>(seed), with, value);
        put(rows, static_cast<std::uint64_t>(seed), without, 0.4);
    }
    const ExperimentFinding finding = judge(length, rows);
    QVERIFY(!finding.shows);
    QCOMPARE(finding.seeds.size(), std::size_t(3));
    QVERIFY(finding.seeds[0].shows);
    QVERIFY(!finding.seeds[1].shows); // ahead by 25 points
    QVERIFY(finding.seeds[2].shows);
    QVERIFY(std::abs(finding.seeds[1].leads[0] - 0.25) < 1e-12);
    const QString sentence = QString::fromStdString(finding.sentence.english());
    QVERIFY2(sentence.startsWith(QStringLiteral("With 2 of 3 seeds only: ")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("83.3\u00a0%")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("40.0\u00a0%")), qPrintable(sentence));
}

void TestExperiments::lowerIsBetterWhereItIs()
{
    const Expectation expectation{.ahead = {"a", "", Measure::AlignmentErrorRate},
        .behind = MeasuredValue{"b", "", Measure::AlignmentErrorRate},
        .least = 0.01};
    std::vector<MeasuredRow> rows;
    put(rows, 7, expectation.ahead, 0.16);
    put(rows, 7, *expectation.behind, 0.20);
    QVERIFY(std::abs(leadOf(expectation, rows, 7) - 0.04) < 1e-12);
}

/// "Most of the gain": 2 is better than 1, and by half at least of what 12 is.
void TestExperiments::aShareOfAGainIsJudged()
{
    const ReadyExperiment &beam = experiment("beam");
    const auto finding = [&](double one, double two, double twelve) {
        std::vector<MeasuredRow> rows;
        put(rows, 1, {"model", "1", Measure::Bleu}, one);
        put(rows, 1, {"model", "2", Measure::Bleu}, two);
        put(rows, 1, {"model", "12", Measure::Bleu}, twelve);
        return judge(beam, rows);
    };
    QVERIFY(finding(33.0, 34.5, 34.8).shows); // Sutskever et al. 2014, table 1
    QVERIFY(!finding(33.0, 33.5, 34.8).shows); // less than half
    QVERIFY(!finding(33.0, 32.5, 32.4).shows); // nothing gained
    QVERIFY(finding(33.0, 34.0, 32.0).shows); // a wide beam hurts (Koehn and Knowles 2017)
}

void TestExperiments::whatWasNotMeasuredIsAnError()
{
    QVERIFY_EXCEPTION_THROWN((void)judge(experiment("length"), {}), Error);
    std::vector<MeasuredRow> rows;
    put(rows, 1, {"attention-general", "12", Measure::OutputAccuracy}, 0.9);
    QVERIFY_EXCEPTION_THROWN((void)judge(experiment("length"), rows), Error);
}

void TestExperiments::sentencesAreNew_data()
{
    everyEntryIsWhole_data();
}

void TestExperiments::sentencesAreNew()
{
    QFETCH(QString, name);
    const ExperimentCorpus &corpus = readyExperiment(name.toStdString()).corpus;
    const ExperimentSentences sentences = sentencesOf(corpus, 1);
    QCOMPARE(sentences.dev.size(), corpus.devPairs);
    const std::size_t lengths = std::max<std::size_t>(1, corpus.testLengths.size());
    QCOMPARE(sentences.test.size(), lengths * corpus.testPairs);
    std::set<std::string> sources;
    std::set<std::string> targets;
    for (const SentencePair &pair : generateBuiltin(corpus.builtin, corpus.trainPairs, 1).pairs) {
        sources.insert(pair.source);
        targets.insert(pair.target);
    }
    for (const Corpus *part : {&sentences.dev, &sentences.test})
        for (const SentencePair &pair : part->pairs) {
            QVERIFY(sources.insert(pair.source).second);
            QVERIFY(targets.insert(pair.target).second);
        }
    if (corpus.testLengths.empty())
        QCOMPARE(sentences.test.alignments.size(), sentences.test.size());
}

void TestExperiments::lengthsAreThoseAskedFor()
{
    const ExperimentCorpus &corpus = experiment("length").corpus;
    const ExperimentSentences sentences = sentencesOf(corpus, 1);
    for (const SentencePair &pair : sentences.dev.pairs)
        QVERIFY(std::ranges::count(pair.source, ' ') + 1 <= corpus.longest);
    for (std::size_t i = 0; const SentencePair &pair : sentences.test.pairs) {
        const int length = corpus.testLengths[i++ / corpus.testPairs];
        QCOMPARE(std::ranges::count(pair.source, ' ') + 1, std::ptrdiff_t(length));
        std::string reversed = pair.source;
        std::ranges::reverse(reversed);
        QCOMPARE(pair.target, reversed);
    }
}

void TestExperiments::runsAreNamedBySeed()
{
    const std::vector<Variant> runs = variantsOf(experiment("length"), 5, 2, 30);
    QCOMPARE(runs.size(), std::size_t(4));
    QCOMPARE(runs[0].file, std::string("attention-general_seed-5.s2s"));
    QCOMPARE(runs[1].file, std::string("attention-none_seed-5.s2s"));
    QCOMPARE(runs[3].title, std::string("without attention, seed 6"));
    const std::vector<Setting> wanted{{"attention", "none"}, {"max-steps", "30"}, {"seed", "6"}};
    QVERIFY(runs[3].settings == wanted);
}

void TestExperiments::writesCsv()
{
    const std::vector<MeasuredRow> rows{
        {"a", 1, "12", 200, {{Measure::Bleu, 12.5}, {Measure::Perplexity, 1.25}}},
        {"b", 1, "", 100, {{Measure::Perplexity, 3}}}};
    QCOMPARE(csvOf(rows),
        std::string("variant,seed,condition,sentences,bleu,perplexity\n"
                    "a,1,12,200,12.5,1.25\n"
                    "b,1,,100,,3\n"));
}

/// A folder's file may be anybody's.
void TestExperiments::readsItsCsv()
{
    const std::string csv = "variant,seed,condition,sentences,bleu,novel\n"
                            "a,1,12,200,12.5,3\n"
                            "a,one,12,200,12.5,3\n"
                            "a,1,12\n"
                            "b,2,,100,,\n";
    const std::vector<MeasuredRow> rows = rowsOf(csv);
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].condition, std::string("12"));
    QCOMPARE(rows[0].values.size(), std::size_t(1)); // the measure that is known
    QCOMPARE(rows[0].value(Measure::Bleu).value_or(0), 12.5);
    QCOMPARE(rows[1].seed, std::uint64_t(2));
    QVERIFY(rows[1].values.empty());
    QVERIFY(rowsOf("").empty());
    const std::vector<MeasuredRow> whole{{"a", 1, "uniform", 7, {{Measure::Counting, 0.125}}}};
    QCOMPARE(csvOf(rowsOf(csvOf(whole))), csvOf(whole));
}

/// Also where a language has no blanks to break at.
void TestExperiments::longTitlesAreBroken()
{
    Chart chart;
    for (int i = 0; i < 60; ++i)
        chart.title += "注意，";
    const QString picture = QString::fromStdString(svgOf(chart));
    QVERIFY(picture.count(QStringLiteral("font-weight=\"bold\"")) > 1);
    QVERIFY(!picture.contains(QStringLiteral(">，"))); // no sign begins a line
    chart.title = "one two three";
    QVERIFY(svgOf(chart).find(">one two three<") != std::string::npos);
}

void TestExperiments::figuresShowMeansAndDeviations()
{
    const ReadyExperiment &length = experiment("length");
    std::vector<MeasuredRow> rows;
    for (const auto &[seed, value] : {std::pair{1, 0.8}, {2, 0.9}}) {
        put(rows, static_cast<std::uint64_t>(seed),
            {"attention-general", "12", Measure::OutputAccuracy}, value);
        put(rows, static_cast<std::uint64_t>(seed),
            {"attention-none", "12", Measure::OutputAccuracy}, 0.4);
    }
    const std::vector<ExperimentFigure> figures = figuresOf(length, rows, judge(length, rows));
    QCOMPARE(figures.size(), length.figures.size());
    const Chart &chart = figures.front().chart;
    QCOMPARE(figures.front().name, std::string("output_accuracy"));
    QVERIFY(chart.isPercent);
    QVERIFY(chart.categories.empty()); // lines over lengths
    QCOMPARE(chart.shadedTo.value_or(0), 10.0);
    QCOMPARE(chart.series.size(), std::size_t(2));
    const ChartPoint &point = chart.series[0].points.at(0);
    QCOMPARE(point.x, 12.0);
    QVERIFY(std::abs(point.mean - 0.85) < 1e-12);
    QVERIFY(std::abs(*point.deviation - std::sqrt(0.005)) < 1e-12); // by n - 1
    QVERIFY(QString::fromStdString(chart.title).contains(QStringLiteral("85.0\u00a0%")));

    // One bar a variant, and those of changed attention in one figure.
    const ReadyExperiment &kinds = experiment("attention-kinds");
    std::vector<MeasuredRow> kindRows = inventedRows(kinds, true);
    const auto kindFigures = figuresOf(kinds, kindRows, judge(kinds, kindRows));
    QCOMPARE(kindFigures.front().chart.categories.size(), kinds.variants.size());
    const ReadyExperiment &need = experiment("attention-need");
    const auto needRows = inventedRows(need, true);
    const auto needFigures = figuresOf(need, needRows, judge(need, needRows));
    QCOMPARE(needFigures.size(), std::size_t(1));
    QCOMPARE(needFigures.front().chart.series.size(), std::size_t(2));
}

void TestExperiments::chartsAreSvg()
{
    Chart bars;
    bars.title = "A < B & \"C\"";
    bars.yTitle = "BLEU";
    bars.categories = {"none", "general"};
    bars.series = {{"BLEU", {{0, 10, {}}, {1, 20, 2.0}}}};
    const std::string picture = svgOf(bars);
    QVERIFY(isXml(picture));
    const QString text = QString::fromStdString(picture);
    QCOMPARE(text.count(QStringLiteral("class=\"bar\"")), 2);
    QVERIFY(text.contains(QStringLiteral("A &lt; B &amp; &quot;C&quot;")));
    // The second bar is twice as high as the first.
    static const QRegularExpression bar(QStringLiteral("class=\"bar\"[^>]* height=\"([0-9.]+)\""));
    auto found = bar.globalMatch(text);
    const double first = found.next().captured(1).toDouble();
    const double second = found.next().captured(1).toDouble();
    QVERIFY(std::abs(second - 2 * first) < 0.05);

    // What is not a number, and no number at all, leave a picture too.
    bars.series[0].points[0].mean = std::nan("");
    QVERIFY(isXml(svgOf(bars)));
    QCOMPARE(QString::fromStdString(svgOf(bars)).count(QStringLiteral("class=\"bar\"")), 1);
    QVERIFY(isXml(svgOf(Chart{})));
}

void TestExperiments::axesHaveRoundMarks()
{
    const std::vector<double> share = axisMarks(0, 1);
    QCOMPARE(share.size(), std::size_t(5));
    QCOMPARE(share[1], 0.25);
    const std::vector<double> bleu = axisMarks(0, 34.2);
    QCOMPARE(bleu.front(), 0.0);
    QVERIFY(bleu.back() >= 34.2 && bleu.back() <= 45);
    QVERIFY(axisMarks(3, 3).size() >= 3); // no range
    QVERIFY(axisMarks(-0.4, 0.3).front() <= -0.4);
}

QTEST_GUILESS_MAIN(TestExperiments)
#include "tst_experiments.moc"
