// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/encoding.h"

#include "core/error.h"
#include "core/front_end.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace seq2seq {
namespace {

constexpr std::size_t kTolerated = 20; // one line in so many may be damaged

} // namespace

bool isValidUtf8(std::string_view text)
{
    const auto length = static_cast<int>(text.size());
    int i = 0;
    while (i < length) {
        UChar32 character = 0;
        U8_NEXT(text.data(), i, length, character);
        if (character < 0)
            return false;
    }
    return true;
}

std::string replacingInvalid(std::string_view text)
{
    std::string result;
    const auto length = static_cast<int>(text.size());
    for (int i = 0; i < length;) {
        const int begin = i;
        UChar32 character = 0;
        U8_NEXT(text.data(), i, length, character);
        if (character < 0)
            result += "\uFFFD";
        else
            result += text.substr(
                static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
    return result;
}

bool isMostlyUtf8(std::string_view start)
{
    std::size_t lines = 0;
    std::size_t broken = 0;
    while (!start.empty()) {
        const std::size_t end = std::min(start.find_first_of("\r\n"), start.size());
        std::string_view line = start.substr(0, end);
        const bool isLast = end == start.size();
        start.remove_prefix(isLast ? end : end + 1);
        for (int cut = 0; isLast && cut < U8_MAX_LENGTH - 1 && !isValidUtf8(line); ++cut)
            line.remove_suffix(1); // it may end in the middle of a character
        lines += !line.empty();
        broken += !isValidUtf8(line);
    }
    return broken * kTolerated <= lines;
}

Message encodingRemedy(const std::string &guess, const std::string &option)
{
    const Message how
        = perProgram(message("core", "with %1").arg(guess.empty() ? option : option + " " + guess),
            message("core", "in the import dialog"));
    if (guess.empty())
        return message("core", "Name its encoding %1, or convert it to UTF-8 first.").arg(how);
    return message("core",
        "Name its encoding %1, or convert it to UTF-8 first, for example with: iconv -f %2 -t "
        "UTF-8.")
        .arg(how)
        .arg(guess);
}

Message foundOutRemark(const std::string &path, const std::string &encoding)
{
    return message("core",
        "%1 is not UTF-8; by its bytes it is %2 and was read as that. If characters are wrong, "
        "name another encoding.")
        .arg(path)
        .arg(encoding);
}

EncodingJudge::EncodingJudge(std::string path, std::string encoding, std::string option)
    : m_path(std::move(path))
    , m_encoding(std::move(encoding))
    , m_option(std::move(option))
{
}

void EncodingJudge::takeBroken(std::string_view bytes, std::size_t number)
{
    constexpr std::size_t kSampleBytes = 8192;
    constexpr std::size_t kClear = 200; // broken lines after which one need not read on
    if (m_broken++ == 0)
        m_firstBroken = number;
    if (m_sample.size() < kSampleBytes)
        m_sample.append(bytes.substr(0, kSampleBytes)).append("\n");
    if (m_broken >= kClear)
        decide();
}

void EncodingJudge::decide() const
{
    if (m_broken * kTolerated <= m_good + m_broken)
        return;
    const std::string guess = guessEncoding(m_sample).name;
    const ErrorPlace place{m_path, m_firstBroken};
    if (guess.empty() || guess == m_encoding)
        throw Error(ErrorCode::WrongEncoding,
            message("core", "this is not %1 text").arg(m_encoding), place,
            encodingRemedy({}, m_option));
    throw Error(ErrorCode::WrongEncoding,
        message("core", "this is not %1 text; it may be %2").arg(m_encoding).arg(guess), place,
        encodingRemedy(guess, m_option));
}

} // namespace seq2seq
