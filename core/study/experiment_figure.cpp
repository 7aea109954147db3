// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/experiment_figure.h"

#include "core/study/seed_groups.h"

#include <algorithm>
#include <cstdlib>

namespace seq2seq {

namespace {

/// Draws the rows of one experiment, measure by measure.
class Figures {
public:
    Figures(const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows,
        const ExperimentFinding &finding, std::function<std::string(const Message &)> inLanguage)
        : m_experiment(experiment)
        , m_rows(rows)
        , m_finding(finding)
        , m_say(inLanguage ? std::move(inLanguage)
                           : [](const Message &text) { return text.english(); })
    {
        for (const MeasuredRow &row : rows)
            if (!row.condition.empty()
                && std::ranges::find(m_conditions, row.condition) == m_conditions.end())
                m_conditions.push_back(row.condition);
    }

    [[nodiscard]] Chart chart(const std::vector<Measure> &measures) const
    {
        Chart chart;
        chart.title = m_say(m_finding.sentence);
        chart.xTitle = m_say(title(m_experiment.conditions));
        chart.yTitle = m_say(
            measures.size() == 1 ? title(measures.front()) : message("core", "Words that stay"));
        chart.isPercent = text(measures.front(), 0).ends_with('%');
        if (m_conditions.empty())
            addVariants(measures.front(), chart);
        else
            addConditions(measures, chart);
        return chart;
    }

private:
    /// Adds the point of a which where it was measured.
    void add(const MeasuredValue &which, double x, ChartSeries &series) const
    {
        if (const std::optional<Spread> spread = spreadOf(valuesOf(m_rows, which)))
            series.points.push_back({x, spread->mean, spread->deviation});
    }

    /// A bar each variant.
    void addVariants(Measure measure, Chart &chart) const
    {
        ChartSeries series{m_say(title(measure)), {}};
        for (const ExperimentVariant &variant : m_experiment.variants) {
            add({variant.name, {}, measure}, static_cast<double>(chart.categories.size()), series);
            chart.categories.push_back(m_say(variant.title));
        }
        chart.series.push_back(std::move(series));
    }

    /// A line each variant over lengths, or a bar each variant and measure by condition.
    void addConditions(const std::vector<Measure> &measures, Chart &chart) const
    {
        const bool isLine = m_experiment.conditions == ConditionKind::SourceLength;
        if (!isLine)
            chart.categories = m_conditions;
        if (isLine && m_experiment.corpus.longest > 0) {
            chart.shadedTo = m_experiment.corpus.longest;
            chart.shadedName = m_say(message("core", "lengths in training"));
        }
        for (const ExperimentVariant &variant : m_experiment.variants)
            for (const Measure measure : measures) {
                ChartSeries series{
                    m_say(measures.size() == 1 ? variant.title : title(measure)), {}};
                for (std::size_t i = 0; i < m_conditions.size(); ++i)
                    add({variant.name, m_conditions[i], measure},
                        isLine ? std::atof(m_conditions[i].c_str()) : static_cast<double>(i),
                        series);
                chart.series.push_back(std::move(series));
            }
    }

    const ReadyExperiment &m_experiment;
    const std::vector<MeasuredRow> &m_rows;
    const ExperimentFinding &m_finding;
    std::function<std::string(const Message &)> m_say;
    std::vector<std::string> m_conditions;
};

} // namespace

std::vector<ExperimentFigure> figuresOf(const ReadyExperiment &experiment,
    const std::vector<MeasuredRow> &rows, const ExperimentFinding &finding,
    std::function<std::string(const Message &)> inLanguage)
{
    const Figures figures(experiment, rows, finding, std::move(inLanguage));
    if (experiment.conditions == ConditionKind::AttentionChange)
        return {{"words_stay", figures.chart(experiment.figures)}};
    std::vector<ExperimentFigure> drawn;
    for (const Measure measure : experiment.figures)
        drawn.push_back({std::string(name(measure)), figures.chart({measure})});
    return drawn;
}

} // namespace seq2seq
