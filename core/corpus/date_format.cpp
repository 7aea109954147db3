// SPDX-License-Identifier: GPL-3.0-or-later
// A spelling is a pattern of parts; the links are where year, month and day came to stand.
#include "core/corpus/date_format.h"

#include <array>
#include <chrono>
#include <optional>
#include <string_view>

namespace seq2seq {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr sys_days kFirst{std::chrono::year(1900) / 1 / 1};
constexpr sys_days kLast{std::chrono::year(2099) / 12 / 31};

constexpr auto kMonths = std::to_array<std::string_view>({"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December"});
constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
constexpr auto kOrdinals = std::to_array<std::string_view>(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
        "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
        "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
        "twenty-ninth", "thirtieth", "thirty-first"});

// Y year, M March, m Mar, N 03, D 3, o 3rd, O third, W Wednesday, w Wed; the rest stands for
// itself.
// "{of}" keeps its letters.
constexpr auto kWordPatterns
    = std::to_array<std::string_view>({"M D, Y", "M o, Y", "D M Y", "o M Y", "the o {of} M Y",
        "the O {of} M, Y", "W, M D, Y", "W, D M Y", "W the o {of} M Y", "M the O, Y"});
constexpr auto kShortPatterns
    = std::to_array<std::string_view>({"m D, Y", "D m Y", "w, m D, Y", "w, D m Y"});
constexpr auto kDigitPatterns = std::to_array<std::string_view>({"N/D/Y", "D/N/Y"});

constexpr unsigned kMay = 5; // needs no short form
constexpr unsigned kMonthsInYear = 12;

struct Day {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    unsigned weekday = 0;
};

Day dayAt(sys_days date)
{
    const year_month_day parts{date};
    return {static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
        static_cast<unsigned>(parts.day()), std::chrono::weekday(date).c_encoding()};
}

std::string twoDigits(unsigned number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string withOrdinalEnding(unsigned day)
{
    const bool isTeen = day >= 11 && day <= 13;
    const unsigned last = isTeen ? 0 : day % 10;
    return std::to_string(day) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::size_t patternCount(const Day &day)
{
    return kWordPatterns.size() + (day.month == kMay ? 0 : kShortPatterns.size())
        + (day.day > kMonthsInYear ? kDigitPatterns.size() : 0);
}

std::string_view patternAt(const Day &day, std::size_t index)
{
    if (index < kWordPatterns.size())
        return kWordPatterns[index];
    index -= kWordPatterns.size();
    if (day.month != kMay) {
        if (index < kShortPatterns.size())
            return kShortPatterns[index];
        index -= kShortPatterns.size();
    }
    return kDigitPatterns[index];
}

/// What a letter of a pattern stands for.
std::optional<std::string> spelledPart(char letter, const Day &day)
{
    const std::string_view month = kMonths[day.month - 1];
    const std::string_view weekday = kWeekdays[day.weekday];
    switch (letter) {
    case 'Y':
        return std::to_string(day.year);
    case 'M':
        return std::string(month);
    case 'm':
        return std::string(month.substr(0, 3));
    case 'N':
        return twoDigits(day.month);
    case 'D':
        return std::to_string(day.day);
    case 'o':
        return withOrdinalEnding(day.day);
    case 'O':
        return std::string(kOrdinals[day.day - 1]);
    case 'W':
        return std::string(weekday);
    case 'w':
        return std::string(weekday.substr(0, 3));
    default:
        return std::nullopt;
    }
}

} // namespace

LinkedText drawDate(Random &random)
{
    const auto days = static_cast<std::uint64_t>((kLast - kFirst).count() + 1);
    const Day day = dayAt(kFirst + std::chrono::days(random.below(days)));
    const std::string_view pattern = patternAt(day, random.below(patternCount(day)));
    LinkedText pair;
    TextSpan year;
    TextSpan month;
    TextSpan date;
    bool isLiteral = false;
    for (const char letter : pattern) {
        if (letter == '{' || letter == '}') {
            isLiteral = letter == '{';
            continue;
        }
        const std::size_t begin = pair.source.size();
        const auto part = isLiteral ? std::nullopt : spelledPart(letter, day);
        if (!part) {
            pair.source += letter;
            continue;
        }
        pair.source += *part;
        const TextSpan span{begin, pair.source.size()};
        if (letter == 'Y')
            year = span;
        else if (letter == 'M' || letter == 'm' || letter == 'N')
            month = span;
        else if (letter == 'D' || letter == 'o' || letter == 'O')
            date = span;
    }
    pair.target = std::to_string(day.year) + "-" + twoDigits(day.month) + "-" + twoDigits(day.day);
    // 1999-03-03: digits from their words, a hyphen loosely from what it parts.
    pair.links = {{year, {0, 4}, true}, {month, {5, 7}, true}, {date, {8, 10}, true},
        {year, {4, 5}, false}, {month, {4, 5}, false}, {month, {7, 8}, false},
        {date, {7, 8}, false}};
    return pair;
}

double countDates()
{
    std::size_t count = 0;
    for (sys_days date = kFirst; date <= kLast; date += std::chrono::days(1))
        count += patternCount(dayAt(date));
    return static_cast<double>(count);
}

} // namespace seq2seq
