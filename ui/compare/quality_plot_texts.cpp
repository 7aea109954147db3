// SPDX-License-Identifier: GPL-3.0-or-later
// What the plot of quality says in words and writes as numbers.
#include "ui/compare/quality_plot.h"

#include "ui/train/csv_number.h"
#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"

#include <QLocale>

#include <array>
#include <cmath>
#include <limits>

namespace seq2seq::ui {

namespace {

constexpr int kDigits = 1; ///< of a percentage

QString number(qlonglong count)
{
    return QLocale().toString(count);
}

} // namespace

QString titleOf(SliceMeasure measure)
{
    switch (measure) {
    case SliceMeasure::OutputAccuracy:
        return QualityPlot::tr("words right");
    case SliceMeasure::ForcedAccuracy:
        return QualityPlot::tr("token accuracy, forced");
    case SliceMeasure::Bleu:
        return QualityPlot::tr("BLEU");
    case SliceMeasure::ExactMatch:
        return QualityPlot::tr("exact match");
    }
    return {};
}

QString meaningOf(SliceMeasure measure)
{
    switch (measure) {
    case SliceMeasure::OutputAccuracy:
        return QualityPlot::tr(
            "Share of tokens that are right in what the model writes by itself: those that "
            "translation and reference have in the same order (the longest common subsequence), "
            "of the longer of the two.");
    case SliceMeasure::ForcedAccuracy:
        return QualityPlot::tr(
            "Share of reference tokens that were the likeliest after the reference's own beginning "
            "(teacher forcing). It hides that errors feed on errors.");
    case SliceMeasure::Bleu:
        return QualityPlot::tr("BLEU of all sentences of these lengths, 0 to 100");
    case SliceMeasure::ExactMatch:
        return QualityPlot::tr("Share of sentences that are the reference to the letter");
    }
    return {};
}

QString QualityPlot::placeName(int place) const
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    if (m_axis == Axis::Length) {
        const LengthBin &bin = m_curves->lengths[std::size_t(place)];
        from = bin.from;
        to = bin.to;
    } else {
        const FrequencyClass &one = m_curves->classes[std::size_t(place)];
        if (one.from == 0)
            return tr("unknown");
        if (one.to == std::numeric_limits<std::int64_t>::max())
            return QStringLiteral("≥%1").arg(number(one.from));
        from = one.from;
        to = one.to;
    }
    return from == to ? number(from) : QStringLiteral("%1–%2").arg(number(from), number(to));
}

QString QualityPlot::valueText(const Spread &value) const
{
    const bool isBleu = m_axis == Axis::Length && m_measure == SliceMeasure::Bleu;
    const QString mean = fixedNumber(value.mean, kDigits);
    const QString text = value.deviation
        ? mean + QStringLiteral("\u00a0±\u00a0") + fixedNumber(*value.deviation, kDigits)
        : mean;
    return isBleu ? text : text + QChar::Nbsp + u'%';
}

QString QualityPlot::sentence() const
{
    if (pointCount() == 0)
        return {};
    QString text = m_axis == Axis::Length ? lengthSentence() : frequencySentence();
    if (!m_curves->isCutAlike)
        text += QChar::Space
            + tr("These runs cut sentences into different tokens: each counts its own.");
    else if (!m_curves->isOneDevSet)
        text += QChar::Space + tr("Not all of these runs were asked the same dev sentences.");
    return text;
}

QString QualityPlot::lengthSentence() const
{
    const std::optional<QualityGap> gap = gapOf(*m_curves, m_measure);
    if (!gap) {
        const auto first = valueOf(0, 0);
        const auto last = valueOf(0, pointCount() - 1);
        if (!first || !last)
            return {};
        return tr("%1: %2 at %3 tokens, %4 at %5.")
            .arg(m_lines[0].name, valueText(*first), placeName(0), valueText(*last),
                placeName(pointCount() - 1));
    }
    const int place = int(gap->bin);
    const QString better = m_lines[gap->better].name;
    const QString worse = m_lines[gap->worse].name;
    const QString points = fixedNumber(gap->difference * percentOf(m_measure), kDigits);
    if (gap->difference * percentOf(m_measure) < kSmallGap)
        return tr("At %1 tokens all of them are within %2 points.").arg(placeName(place), points);
    const QString values
        = tr("%1 has %2 at %3 tokens, %4 has %5: %6 points.")
              .arg(better, valueText(*valueOf(gap->better, place)), placeName(place), worse,
                  valueText(*valueOf(gap->worse, place)), points);
    if (gap->timesTrained <= 1)
        return values;
    return tr("Beyond what was trained on (%1 times the longest): %2")
        .arg(fixedNumber(gap->timesTrained, 1), values);
}

QString QualityPlot::frequencySentence() const
{
    int first = 0;
    while (first + 1 < pointCount() && m_curves->classes[std::size_t(first)].from == 0)
        ++first; // what no model can write tells nothing about models
    QStringList parts;
    for (std::size_t i = 0; i < m_curves->curves.size(); ++i) {
        const auto rare = valueOf(i, first);
        const auto common = valueOf(i, pointCount() - 1);
        if (rare && common)
            parts << tr("%1 %2 of the rarest, %3 of the most frequent")
                         .arg(m_lines[i].name, valueText(*rare), valueText(*common));
    }
    return tr("Words of the reference that are found again: %1.").arg(parts.join(tr("; ")));
}

QString QualityPlot::valuesAt(double place) const
{
    const int at = int(std::lround(place));
    if (at < 0 || at >= pointCount())
        return {};
    QStringList lines;
    lines << (m_axis == Axis::Length
            ? tr("%1 tokens, %n sentence(s)", nullptr, int(countAt(at))).arg(placeName(at))
            : tr("seen in training: %1, %n word(s)", nullptr, int(countAt(at))).arg(placeName(at)));
    for (std::size_t i = 0; i < m_curves->curves.size(); ++i)
        if (const std::optional<Spread> value = valueOf(i, at))
            lines << tr("%1: %2").arg(m_lines[i].name, valueText(*value));
    return lines.join(u'\n');
}

QByteArray QualityPlot::csv() const
{
    constexpr std::array kNames{"output_accuracy", "forced_accuracy", "bleu", "exact_match"};
    QStringList header{QStringLiteral("run"), QStringLiteral("runs"), QStringLiteral("from"),
        QStringLiteral("to"),
        m_axis == Axis::Length ? QStringLiteral("sentences") : QStringLiteral("words")};
    const auto addColumns
        = [&header](const QString &name) { header << name << name + QStringLiteral("_deviation"); };
    if (m_axis == Axis::Length)
        for (const char *name : kNames)
            addColumns(QLatin1String(name));
    else
        addColumns(QStringLiteral("recall"));
    QByteArray bytes = csvLine(header);
    for (std::size_t i = 0; pointCount() > 0 && i < m_curves->curves.size(); ++i) {
        const QualityCurve &curve = m_curves->curves[i];
        for (std::size_t place = 0; place < std::size_t(pointCount()); ++place) {
            QStringList row{m_lines[i].name, QString::number(curve.runs)};
            if (m_axis == Axis::Length)
                row << QString::number(m_curves->lengths[place].from)
                    << QString::number(m_curves->lengths[place].to);
            else
                row << QString::number(m_curves->classes[place].from)
                    << QString::number(m_curves->classes[place].to);
            row << QString::number(countAt(int(place)));
            const auto add = [&](const std::optional<Spread> &value) {
                row << (value ? csvNumber(value->mean) : QString())
                    << (value && value->deviation ? csvNumber(*value->deviation) : QString());
            };
            if (m_axis == Axis::Length)
                for (const std::optional<Spread> &value : curve.byLength[place])
                    add(value);
            else
                add(curve.byFrequency[place]);
            bytes += csvLine(row);
        }
    }
    return bytes;
}

} // namespace seq2seq::ui
