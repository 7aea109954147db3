// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/chart_svg.h"

#include "core/study/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace seq2seq {

namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 440;
constexpr double kLeft = 76;
constexpr double kRight = 16;
constexpr double kBottom = 64;
constexpr double kLine = 20; // from one line of text to the next
constexpr double kTextSize = 13;

/// Okabe and Ito 2008, without yellow, which is pale on white.
constexpr auto kColours = std::to_array<std::string_view>(
    {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"});

/// With two decimals at most: enough for a picture.
std::string number(double value)
{
    return settingText(std::round(value * 100) / 100);
}

std::string escaped(const std::string &text)
{
    std::string safe;
    for (const char letter : text) {
        if (letter == '&')
            safe += "&amp;";
        else if (letter == '<')
            safe += "&lt;";
        else if (letter == '>')
            safe += "&gt;";
        else if (letter == '"')
            safe += "&quot;";
        else
            safe += letter;
    }
    return safe;
}

/// Bytes of the UTF-8 character that begins there.
std::size_t lengthOfCharacter(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0)
        return 1;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Chinese and Japanese, which may be broken between any two characters.
bool isWide(std::string_view piece)
{
    return piece >= "\u2e80";
}

/// Pieces that are not broken: words with the blank behind them, Chinese characters with the signs
/// behind them.
std::vector<std::string> piecesOf(const std::string &text)
{
    constexpr std::string_view kSigns = "、。，：；）！？”";
    std::vector<std::string> pieces(1);
    bool mayBreak = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::string letter = text.substr(at, lengthOfCharacter(text[at]));
        at += letter.size();
        if ((mayBreak || isWide(letter)) && letter != " " && kSigns.find(letter) == kSigns.npos)
            pieces.emplace_back();
        pieces.back() += letter;
        mayBreak = isWide(letter) || letter == " ";
    }
    return pieces;
}

std::vector<std::string> brokenIntoLines(const std::string &text)
{
    constexpr std::size_t kColumns = 92; // a Chinese character, three bytes, takes two
    std::vector<std::string> lines(1);
    std::size_t columns = 0;
    for (const std::string &piece : piecesOf(text)) {
        const std::size_t width = isWide(piece) ? 2 * piece.size() / 3 : piece.size();
        if (columns + width > kColumns && columns > 0) {
            lines.emplace_back();
            columns = 0;
        }
        lines.back() += piece;
        columns += width;
    }
    return lines;
}

/// Values to places on the picture.
struct Scale {
    double low = 0;
    double high = 1;
    double from = 0; ///< where `low` is
    double to = 1; ///< where `high` is

    [[nodiscard]] double at(double value) const
    {
        return from + (value - low) / (high - low) * (to - from);
    }
};

class Drawing {
public:
    explicit Drawing(const Chart &chart)
        : m_chart(chart)
        , m_titleLines(brokenIntoLines(chart.title))
    {
        m_top = 18 + kLine * static_cast<double>(m_titleLines.size() + (hasLegend() ? 1 : 0));
        m_y = {0, 1, kHeight - kBottom, m_top + 8};
        const std::vector<double> marks = yMarks();
        m_y.low = marks.front();
        m_y.high = marks.back();
        m_x = {0, 1, kLeft, kWidth - kRight};
        setXRange();
    }

    std::string draw()
    {
        m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(kWidth) + ' '
            + number(kHeight) + "\" width=\"" + number(kWidth) + "\" height=\"" + number(kHeight)
            + "\" font-family=\"sans-serif\" font-size=\"" + number(kTextSize)
            + "\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
        drawShade();
        drawAxes();
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            if (isBars())
                drawBars(i);
            else
                drawLine(i);
        }
        drawTitle();
        drawLegend();
        return m_svg + "</svg>\n";
    }

private:
    [[nodiscard]] bool isBars() const { return !m_chart.categories.empty(); }
    [[nodiscard]] bool hasLegend() const { return m_chart.series.size() > 1; }
    [[nodiscard]] static std::string colour(std::size_t series)
    {
        return std::string(kColours.at(series % kColours.size()));
    }

    [[nodiscard]] std::vector<double> yMarks() const
    {
        if (m_chart.isPercent)
            return axisMarks(0, 1);
        double low = 0;
        double high = 0;
        for (const ChartSeries &series : m_chart.series)
            for (const ChartPoint &point : series.points) {
                const double deviation = point.deviation.value_or(0);
                if (!std::isfinite(point.mean + deviation))
                    continue;
                low = std::min(low, point.mean - deviation);
                high = std::max(high, point.mean + deviation);
            }
        return axisMarks(low, high);
    }

    void setXRange()
    {
        if (isBars()) {
            m_x.low = -0.5;
            m_x.high = static_cast<double>(m_chart.categories.size()) - 0.5;
            return;
        }
        bool isFirst = true;
        for (const ChartSeries &series : m_chart.series)
            for (const ChartPoint &point : series.points) {
                m_x.low = isFirst ? point.x : std::min(m_x.low, point.x);
                m_x.high = isFirst ? point.x : std::max(m_x.high, point.x);
                isFirst = false;
            }
        const double room = std::max(0.04 * (m_x.high - m_x.low), 0.5);
        m_x.low -= room;
        m_x.high += room;
    }

    void addText(double x, double y, const std::string &text, const std::string &more = {})
    {
        m_svg += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" fill=\"#222222\"" + more
            + ">" + escaped(text) + "</text>\n";
    }
    void addStroke(double x1, double y1, double x2, double y2, const std::string &stroke)
    {
        m_svg += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2)
            + "\" y2=\"" + number(y2) + "\" " + stroke + "/>\n";
    }

    void drawShade()
    {
        if (!m_chart.shadedTo || isBars())
            return;
        const double right = std::clamp(m_x.at(*m_chart.shadedTo), m_x.from, m_x.to);
        m_svg += "<rect x=\"" + number(m_x.from) + "\" y=\"" + number(m_y.to) + "\" width=\""
            + number(right - m_x.from) + "\" height=\"" + number(m_y.from - m_y.to)
            + "\" fill=\"#eef3f8\"/>\n";
        addText(m_x.from + 6, m_y.from - 8, m_chart.shadedName, " fill-opacity=\"0.7\"");
    }

    void drawAxes()
    {
        for (const double mark : yMarks()) {
            const double y = m_y.at(mark);
            addStroke(m_x.from, y, m_x.to, y, "stroke=\"#dddddd\"");
            addText(m_x.from - 8, y + 4,
                m_chart.isPercent ? number(100 * mark) + "\u00a0%" : number(mark),
                " text-anchor=\"end\"");
        }
        const double zero = m_y.at(std::clamp(0.0, m_y.low, m_y.high));
        addStroke(m_x.from, zero, m_x.to, zero, "stroke=\"#555555\"");
        drawXMarks();
        addText((m_x.from + m_x.to) / 2, kHeight - 14, m_chart.xTitle, " text-anchor=\"middle\"");
        const double middle = (m_y.from + m_y.to) / 2;
        addText(20, middle, m_chart.yTitle,
            " text-anchor=\"middle\" transform=\"rotate(-90 20 " + number(middle) + ")\"");
    }

    void drawXMarks()
    {
        const auto mark = [this](double x, const std::string &text) {
            addStroke(m_x.at(x), m_y.from, m_x.at(x), m_y.from + 5, "stroke=\"#555555\"");
            addText(m_x.at(x), m_y.from + 20, text, " text-anchor=\"middle\"");
        };
        for (std::size_t i = 0; i < m_chart.categories.size(); ++i)
            mark(static_cast<double>(i), m_chart.categories[i]);
        if (isBars())
            return;
        std::vector<double> measured;
        for (const ChartSeries &series : m_chart.series)
            for (const ChartPoint &point : series.points)
                measured.push_back(point.x);
        std::ranges::sort(measured);
        measured.erase(std::ranges::unique(measured).begin(), measured.end());
        for (const double x : measured)
            mark(x, number(x));
    }

    void drawDeviation(double x, const ChartPoint &point)
    {
        if (!point.deviation || !std::isfinite(*point.deviation))
            return;
        const double high = m_y.at(std::min(point.mean + *point.deviation, m_y.high));
        const double low = m_y.at(std::max(point.mean - *point.deviation, m_y.low));
        const std::string stroke = "stroke=\"#222222\" stroke-width=\"1.2\"";
        addStroke(x, high, x, low, stroke);
        for (const double end : {high, low})
            addStroke(x - 4, end, x + 4, end, stroke);
    }

    void drawBars(std::size_t index)
    {
        constexpr double kFilled = 0.8; // of a category
        const auto count = static_cast<double>(m_chart.series.size());
        const double width = kFilled * (m_x.at(1) - m_x.at(0)) / count;
        for (const ChartPoint &point : m_chart.series[index].points) {
            if (!std::isfinite(point.mean))
                continue;
            const double middle
                = m_x.at(point.x) + (static_cast<double>(index) - (count - 1) / 2) * width;
            const double top = m_y.at(std::max(point.mean, 0.0));
            const double bottom = m_y.at(std::min(point.mean, 0.0));
            m_svg += "<rect class=\"bar\" x=\"" + number(middle - 0.45 * width) + "\" y=\""
                + number(top) + "\" width=\"" + number(0.9 * width) + "\" height=\""
                + number(bottom - top) + "\" fill=\"" + colour(index) + "\"/>\n";
            drawDeviation(middle, point);
            const double reach = m_y.at(std::max(point.mean, 0.0) + point.deviation.value_or(0));
            addText(middle, std::max(std::min(top, reach) - 6, m_y.to + 10), valueText(point.mean),
                " text-anchor=\"middle\" font-size=\"11\" stroke=\"#ffffff\" stroke-width=\"3\" "
                "paint-order=\"stroke\"");
        }
    }

    [[nodiscard]] std::string valueText(double value) const
    {
        if (m_chart.isPercent)
            return settingText(std::round(1000 * value) / 10) + "\u00a0%";
        return number(value);
    }

    void drawLine(std::size_t index)
    {
        static constexpr auto kDashes
            = std::to_array<std::string_view>({"none", "7 4", "2 3", "9 3 2 3"});
        const std::string dashes(kDashes.at(index % kDashes.size()));
        std::string path;
        for (const ChartPoint &point : m_chart.series[index].points)
            if (std::isfinite(point.mean))
                path += (path.empty() ? "" : " ") + number(m_x.at(point.x)) + ','
                    + number(m_y.at(point.mean));
        m_svg += "<polyline points=\"" + path + "\" fill=\"none\" stroke=\"" + colour(index)
            + "\" stroke-width=\"2\" stroke-dasharray=\"" + dashes + "\"/>\n";
        for (const ChartPoint &point : m_chart.series[index].points) {
            if (!std::isfinite(point.mean))
                continue;
            drawDeviation(m_x.at(point.x), point);
            drawMark(index, m_x.at(point.x), m_y.at(point.mean));
        }
    }

    void drawMark(std::size_t index, double x, double y)
    {
        constexpr double kSize = 4;
        if (index % 2 == 0)
            m_svg += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\""
                + number(kSize) + "\" fill=\"" + colour(index) + "\"/>\n";
        else
            m_svg += "<rect x=\"" + number(x - kSize) + "\" y=\"" + number(y - kSize)
                + "\" width=\"" + number(2 * kSize) + "\" height=\"" + number(2 * kSize)
                + "\" fill=\"" + colour(index) + "\"/>\n";
    }

    void drawTitle()
    {
        double y = 24;
        for (const std::string &line : m_titleLines) {
            addText(kLeft - 60, y, line, " font-weight=\"bold\"");
            y += kLine;
        }
    }

    void drawLegend()
    {
        if (!hasLegend())
            return;
        constexpr double kLetter = 7.2; // about
        double x = kLeft;
        const double y = 24 + kLine * static_cast<double>(m_titleLines.size());
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            drawMark(i, x + 4, y - 4);
            addText(x + 14, y, m_chart.series[i].name);
            x += 36 + kLetter * static_cast<double>(m_chart.series[i].name.size());
        }
    }

    const Chart &m_chart;
    std::vector<std::string> m_titleLines;
    double m_top = 0;
    Scale m_x;
    Scale m_y;
    std::string m_svg;
};

} // namespace

std::vector<double> axisMarks(double low, double high)
{
    constexpr double kFewest = 4; // steps, about
    if (!std::isfinite(low) || !std::isfinite(high) || high <= low)
        high = low + 1;
    const double rough = (high - low) / kFewest;
    const double ten = std::pow(10.0, std::floor(std::log10(rough)));
    double step = ten;
    for (const double round : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (round * ten <= rough * 1.0001)
            step = round * ten;
    std::vector<double> marks;
    const auto first = static_cast<long long>(std::floor(low / step + 1e-9));
    const auto last = static_cast<long long>(std::ceil(high / step - 1e-9));
    for (long long i = first; i <= last; ++i)
        marks.push_back(static_cast<double>(i) * step);
    return marks;
}

std::string svgOf(const Chart &chart)
{
    return Drawing(chart).draw();
}

} // namespace seq2seq
