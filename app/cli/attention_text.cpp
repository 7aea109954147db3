// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attention_text.h"

#include "app/cli/console.h"
#include "app/cli/display_width.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace seq2seq::cli {

namespace {

constexpr int kNumberWidth = 5; // "█ 100"
constexpr int kGap = 1;
constexpr int kProbabilityWidth = 6;

std::string_view shade(float weight)
{
    constexpr std::array<std::string_view, 5> kShades{"·", "░", "▒", "▓", "█"};
    constexpr std::array<float, 4> kFrom{0.05F, 0.25F, 0.5F, 0.75F};
    const auto place = std::upper_bound(kFrom.begin(), kFrom.end(), weight) - kFrom.begin();
    return kShades[static_cast<std::size_t>(place)];
}

int widest(const std::vector<std::string> &tokens)
{
    int width = 0;
    for (const std::string &token : tokens)
        width = std::max(width, displayWidth(token));
    return width;
}

class Table {
public:
    Table(const Trace &trace, int width)
        : m_trace(trace)
        , m_labelWidth(widest(trace.targetTokens))
    {
        if (trace.attention.isEmpty())
            return;
        int total = m_labelWidth + kGap + kProbabilityWidth;
        for (const std::string &token : trace.sourceTokens) {
            m_columns.push_back(std::max(displayWidth(token), kNumberWidth));
            total += kGap + m_columns.back();
        }
        m_showsNumbers = total <= width;
        if (m_showsNumbers)
            return;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            m_columns[i] = std::max(displayWidth(trace.sourceTokens[i]), 1);
    }

    [[nodiscard]] std::string head() const
    {
        std::string line(static_cast<std::size_t>(m_labelWidth), ' ');
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            line += std::string(kGap, ' ') + paddedLeft(m_trace.sourceTokens[i], m_columns[i]);
        return line + std::string(kGap, ' ') + paddedLeft("P", kProbabilityWidth);
    }

    [[nodiscard]] std::string row(std::size_t step) const
    {
        std::string line = paddedRight(m_trace.targetTokens[step], m_labelWidth);
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            line += std::string(kGap, ' ')
                + paddedLeft(cell(m_trace.attention.at(step, i)), m_columns[i]);
        return line + std::string(kGap, ' ')
            + paddedLeft(
                percent(std::exp(m_trace.logProbabilities[step])) + " %", kProbabilityWidth);
    }

private:
    static std::string percent(double share) { return formatNumber(100 * share, 0); }

    [[nodiscard]] std::string cell(float weight) const
    {
        constexpr float kVisible = 0.005F; // rounds to 1 %
        std::string text(shade(weight));
        if (m_showsNumbers)
            text += " " + paddedLeft(weight < kVisible ? "" : percent(weight), 3);
        return text;
    }

    const Trace &m_trace;
    int m_labelWidth;
    std::vector<int> m_columns; // width of each source word's column; empty without attention
    bool m_showsNumbers = true;
};

} // namespace

std::vector<std::string> attentionText(const Trace &trace, int width)
{
    const Table table(trace, width);
    std::vector<std::string> lines{table.head()};
    for (std::size_t step = 0; step < trace.targetLength(); ++step)
        lines.push_back(table.row(step));
    return lines;
}

} // namespace seq2seq::cli
