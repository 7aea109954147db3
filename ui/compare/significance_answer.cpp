// SPDX-License-Identifier: GPL-3.0-or-later
// What a paired bootstrap says of A and B, in numbers and in words.
#include "ui/compare/difference_plot.h"
#include "ui/compare/significance_card.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/format.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr int kDigits = 1;

QString signedNumber(double value)
{
    return (value > 0 ? QStringLiteral("+") : QString()) + fixedNumber(value, kDigits);
}

QString number(qlonglong count)
{
    return QLocale().toString(count);
}

} // namespace

const BootstrapResult &SignificanceCard::result() const
{
    switch (Measure(m_measure->currentIndex())) {
    case Measure::Chrf:
        return m_comparison->chrf;
    case Measure::ExactMatch:
        return m_comparison->exactMatch;
    default:
        return m_comparison->bleu;
    }
}

QString SignificanceCard::unit() const
{
    return Measure(m_measure->currentIndex()) == Measure::ExactMatch ? tr("points")
                                                                     : m_measure->currentText();
}

void SignificanceCard::showResult()
{
    const bool isSame = !m_asked.a.isEmpty() && m_asked.a == m_asked.b;
    m_hint->setText(!m_problem.isEmpty() ? m_problem
            : m_choices.size() < 2
            ? tr("Tick two trained runs or more: here you see whether one is better than another, "
                 "or whether the difference hangs on the choice of dev sentences.")
            : isSame ? tr("A and B are one run: choose another.")
                     : tr("Drawing samples…"));
    m_stack->setCurrentIndex(m_comparison ? 1 : 0);
    if (!m_comparison) {
        m_plot->setResult(std::nullopt, m_measure->currentText());
        return;
    }
    m_plot->setResult(result(),
        Measure(m_measure->currentIndex()) == Measure::ExactMatch ? tr("% exact match")
                                                                  : m_measure->currentText());
    showNumbers(result());
    m_verdict->setText(verdict(result()));
    m_seeds->setText(seedsRemark(result()));
    m_plot->setAccessibleDescription(m_verdict->text());
}

void SignificanceCard::showNumbers(const BootstrapResult &result)
{
    m_values[0]->setText(tr("%1 %2").arg(signedNumber(result.second - result.first), unit()));
    m_values[1]->setText(tr("%1 … %2").arg(signedNumber(result.low), signedNumber(result.high)));
    m_values[2]->setText(fixedNumber(result.p, 3));
    m_values[3]->setText(
        QStringLiteral("%1 / %2 / %3")
            .arg(number(qlonglong(result.secondBetter)), number(qlonglong(result.firstBetter)),
                number(qlonglong(
                    m_comparison->sentences - result.secondBetter - result.firstBetter))));
}

QString SignificanceCard::verdict(const BootstrapResult &result) const
{
    const QString sentences = number(qlonglong(m_comparison->sentences));
    const QString samples = number(m_comparison->resamples);
    const bool isA = result.second >= result.first;
    const QString ahead = isA
        ? tr("A is ahead in %1 of %2 samples.").arg(number(result.secondWins), samples)
        : tr("B is ahead in %1 of %2 samples.").arg(number(result.firstWins), samples);
    if (result.ties == m_comparison->resamples)
        return tr("<b>No difference at all</b> on these %1 sentences.").arg(sentences);
    if (result.p < kSignificant)
        return tr("<b>Yes, on these %1 sentences:</b> %2").arg(sentences, ahead);
    return tr("<b>Not shown by these %1 sentences:</b> %2 With others it may well be the other way "
              "round.")
        .arg(sentences, ahead);
}

/// The measure on the whole dev set of each run that differs from this one in the seed alone.
std::vector<double> SignificanceCard::valuesOfSeeds(const QString &file) const
{
    const int run = m_book.indexOf(file);
    std::vector<double> values;
    for (const SeedGroup &group : m_book.groups()) {
        if (std::ranges::find(group.runs, std::size_t(std::max(run, 0))) == group.runs.end())
            continue;
        for (const std::size_t one : group.runs) {
            const StudyRun &of = m_book.run(int(one));
            const std::optional<double> value = Measure(m_measure->currentIndex()) == Measure::Chrf
                ? of.chrf
                : Measure(m_measure->currentIndex()) == Measure::Bleu ? of.bleu
                : of.exactMatch ? std::optional(100 * *of.exactMatch)
                                : std::nullopt;
            if (value)
                values.push_back(*value);
        }
    }
    return values;
}

QString SignificanceCard::seedsRemark(const BootstrapResult &result) const
{
    const std::vector<double> a = valuesOfSeeds(m_asked.a);
    const std::vector<double> b = valuesOfSeeds(m_asked.b);
    const auto range = [](const std::vector<double> &values) {
        const auto [least, most] = std::ranges::minmax(values);
        return fixedNumber(most - least, kDigits);
    };
    if (a.size() > 1 && b.size() > 1) {
        const bool isApart = std::ranges::min(a) > std::ranges::max(b)
            || std::ranges::min(b) > std::ranges::max(a);
        const QString spreads = tr("A’s %1 seeds differ by %2, B’s %3 by %4 %5.")
                                    .arg(a.size())
                                    .arg(range(a))
                                    .arg(b.size())
                                    .arg(range(b), unit());
        return isApart ? tr("<b>And not by the seed:</b> %1 All seeds of the one are ahead of all "
                            "of the other.")
                             .arg(spreads)
                       : tr("<b>But the seed matters:</b> %1 They overlap.").arg(spreads);
    }
    const bool isA = a.size() > 1; // of which there are several
    const QString more = QStringLiteral(" <a href=\"%1\">%2</a>")
                             .arg(isA ? QStringLiteral("b") : QStringLiteral("a"),
                                 tr("Train more seeds…").toHtmlEscaped());
    if (isA)
        return tr("<b>But one seed of B</b>, and A’s %1 seeds differ by %2 %3. Train B with more "
                  "seeds before you say what makes the difference.")
                   .arg(a.size())
                   .arg(range(a), unit())
            + more;
    if (b.size() > 1)
        return tr("<b>But one seed of A</b>, and B’s %1 seeds differ by %2 %3. Train A with more "
                  "seeds before you say what makes the difference.")
                   .arg(b.size())
                   .arg(range(b), unit())
            + more;
    return (result.p < kSignificant
                   ? tr("<b>But one seed each:</b> another seed may move either run by more than "
                        "that. "
                        "Train both with two seeds more before you say what makes the difference.")
                   : tr("<b>And one seed each:</b> another seed may move either run, too."))
        + more;
}

} // namespace seq2seq::ui
