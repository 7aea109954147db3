// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/quality_curves.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace seq2seq {

namespace {

/// Of one run.
struct RunSlices {
    std::size_t group = 0;
    std::vector<LengthSlice> byLength;
    std::map<std::int64_t, FrequencyClass> byFrequency; ///< by where a class begins
};

std::vector<SentenceCounts> countsIn(const RunAnswers &answers)
{
    std::vector<SentenceCounts> counts;
    for (const AnsweredSentence &sentence : answers.sentences)
        counts.push_back(sentence.counts);
    return counts;
}

std::vector<RunSlices> slicesOf(std::span<const CurveRun> runs, std::span<const LengthBin> bins)
{
    std::vector<RunSlices> slices;
    for (const CurveRun &run : runs) {
        RunSlices &of = slices.emplace_back();
        of.group = run.group;
        of.byLength = qualityByLength(countsIn(*run.answers), bins, run.answers->bleuOptions());
        for (const FrequencyClass &one : run.answers->byFrequency)
            of.byFrequency[one.from] = one;
    }
    return slices;
}

std::vector<FrequencyClass> classesOf(std::span<const RunSlices> runs)
{
    std::map<std::int64_t, FrequencyClass> all;
    for (const RunSlices &run : runs)
        for (const auto &[from, one] : run.byFrequency) {
            FrequencyClass &known = all.emplace(from, one).first->second;
            known.words = std::max(known.words, one.words);
            known.found = 0; // differs from run to run
        }
    std::vector<FrequencyClass> classes;
    for (const auto &[from, one] : all)
        classes.push_back(one);
    return classes;
}

QualityCurve curveOf(const QualityCurves &of, std::span<const RunSlices> runs, std::size_t group)
{
    QualityCurve curve;
    curve.group = group;
    curve.runs = static_cast<std::size_t>(std::ranges::count(runs, group, &RunSlices::group));
    for (std::size_t bin = 0; bin < of.lengths.size(); ++bin) {
        auto &point = curve.byLength.emplace_back();
        for (std::size_t measure = 0; measure < kSliceMeasures; ++measure) {
            std::vector<double> values;
            for (const RunSlices &run : runs)
                if (run.group == group && run.byLength[bin].sentences > 0)
                    values.push_back(run.byLength[bin].quality.at(measure));
            point.at(measure) = spreadOf(values);
        }
    }
    for (const FrequencyClass &one : of.classes) {
        std::vector<double> values;
        for (const RunSlices &run : runs)
            if (run.group == group && run.byFrequency.contains(one.from))
                values.push_back(run.byFrequency.at(one.from).recall());
        curve.byFrequency.push_back(spreadOf(values));
    }
    return curve;
}

/// What all were trained on.
std::optional<LengthBin> trainedIn(std::span<const CurveRun> runs)
{
    std::optional<LengthBin> common;
    for (const CurveRun &run : runs) {
        if (!run.answers->trained)
            return std::nullopt;
        const LengthBin &trained = *run.answers->trained;
        common = common
            ? LengthBin{std::max(common->from, trained.from), std::min(common->to, trained.to)}
            : trained;
    }
    return common && common->from <= common->to ? common : std::nullopt;
}

double middleOf(const LengthBin &bin)
{
    return (bin.from + bin.to) / 2.0;
}

} // namespace

QualityCurves qualityCurves(std::span<const CurveRun> runs)
{
    QualityCurves curves;
    if (runs.empty())
        return curves;
    std::vector<int> lengths;
    for (const CurveRun &run : runs) {
        for (const AnsweredSentence &sentence : run.answers->sentences)
            lengths.push_back(sentence.counts.sourceLength);
        curves.isOneDevSet &= run.answers->dev == runs.front().answers->dev;
        curves.isCutAlike &= run.answers->sourceTokens == runs.front().answers->sourceTokens;
    }
    curves.lengths = lengthBins(std::move(lengths));
    curves.trained = trainedIn(runs);
    const std::vector<RunSlices> slices = slicesOf(runs, curves.lengths);
    for (std::size_t bin = 0; bin < curves.lengths.size(); ++bin) {
        std::size_t most = 0;
        for (const RunSlices &run : slices)
            most = std::max(most, run.byLength[bin].sentences);
        curves.sentences.push_back(most);
    }
    curves.classes = classesOf(slices);
    for (const RunSlices &run : slices)
        if (std::ranges::find(curves.curves, run.group, &QualityCurve::group)
            == curves.curves.end())
            curves.curves.push_back(curveOf(curves, slices, run.group));
    return curves;
}

std::optional<QualityGap> gapOf(const QualityCurves &curves, SliceMeasure measure)
{
    constexpr double kTimesTrained = 1.2;
    const auto at = static_cast<std::size_t>(measure);
    const double longest = curves.trained ? curves.trained->to : 0;
    std::optional<QualityGap> gap;
    double distance = 0;
    for (std::size_t bin = 0; bin < curves.lengths.size(); ++bin) {
        std::optional<std::size_t> better;
        std::optional<std::size_t> worse;
        std::size_t present = 0;
        const auto mean
            = [&](std::size_t curve) { return curves.curves[curve].byLength[bin].at(at)->mean; };
        for (std::size_t i = 0; i < curves.curves.size(); ++i) {
            if (!curves.curves[i].byLength[bin].at(at))
                continue;
            ++present;
            if (!better || mean(i) > mean(*better))
                better = i;
            if (!worse || mean(i) <= mean(*worse))
                worse = i;
        }
        if (present < 2 || present < curves.curves.size())
            continue;
        const double far = std::abs(middleOf(curves.lengths[bin]) - kTimesTrained * longest);
        const bool isBeyond = curves.lengths[bin].from > longest && longest > 0;
        const bool wasBeyond = gap && curves.lengths[gap->bin].from > longest && longest > 0;
        if (gap && (wasBeyond ? !isBeyond || far >= distance : false))
            continue; // one beyond what was trained on is kept for a nearer one alone
        distance = far;
        gap = QualityGap{bin, *better, *worse, mean(*better) - mean(*worse),
            longest > 0 ? middleOf(curves.lengths[bin]) / longest : 0};
    }
    return gap;
}

std::vector<ComparedSentence> comparedSentences(
    std::span<const std::shared_ptr<const RunAnswers>> runs)
{
    std::vector<ComparedSentence> compared;
    if (runs.empty())
        return compared;
    struct Said {
        double best = 0;
        double worst = 0;
        std::size_t runs = 0;
        std::set<std::string_view> translations;
    };
    std::map<std::size_t, Said> said; // by index
    std::size_t asked = 0;
    for (const std::shared_ptr<const RunAnswers> &run : runs) {
        if (run->dev != runs.front()->dev)
            continue;
        ++asked;
        for (const AnsweredSentence &sentence : run->sentences) {
            Said &one = said.try_emplace(sentence.index, Said{sentence.bleu, sentence.bleu, 0, {}})
                            .first->second;
            one.best = std::max(one.best, sentence.bleu);
            one.worst = std::min(one.worst, sentence.bleu);
            one.translations.insert(sentence.translation);
            ++one.runs;
        }
    }
    for (const AnsweredSentence &sentence : runs.front()->sentences) {
        const Said &one = said.at(sentence.index);
        if (one.runs == asked)
            compared.push_back({sentence.index, sentence.source, sentence.reference,
                one.best - one.worst, one.translations.size()});
    }
    return compared;
}

void sortByDifference(std::vector<ComparedSentence> &sentences)
{
    std::ranges::stable_sort(sentences, [](const ComparedSentence &a, const ComparedSentence &b) {
        return a.difference != b.difference ? a.difference > b.difference
                                            : a.translations > b.translations;
    });
}

} // namespace seq2seq
