// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/encoding.h"

#include "core/error.h"

#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

namespace seq2seq {
namespace {

bool looksLikeUtf16(std::string_view start)
{
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < start.size(); ++i)
        zeros[i % 2] += start[i] == '\0';
    const auto [few, many] = std::minmax(zeros[0], zeros[1]);
    return many > start.size() / 8 && many > 10 * few;
}

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

std::string likelyEncoding(const std::string &bytes)
{
    constexpr int kLeastConfidence = 15; // of 100; a wrong guess does little harm
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
        ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
    const UCharsetMatch *match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr
        || ucsdet_getConfidence(match, &status) < kLeastConfidence)
        return {};
    const char *name = ucsdet_getName(match, &status);
    return U_FAILURE(status) ? std::string() : std::string(name);
}

void refuseBinary(std::string_view start, const std::string &path)
{
    using namespace std::string_view_literals;
    const auto refuse = [&](const Message &what, const Message &remedy) {
        throw Error(ErrorCode::WrongEncoding, what, {path}, remedy);
    };
    if (start.starts_with("PK\x03\x04"sv))
        refuse(message("core", "it is a ZIP archive or an office document, not a text file"),
            message("core", "Unpack it, or save it as tab-separated text."));
    if (start.starts_with("\x1F\x8B"sv) || start.starts_with("BZh"sv)
        || start.starts_with("\xFD"
                             "7zXZ"sv))
        refuse(message("core", "it is compressed, not a text file"),
            message("core", "Unpack it first."));
    if (start.starts_with("%PDF"sv))
        refuse(message("core", "it is a PDF, not a text file"),
            message("core", "Save its text as UTF-8."));
    if (start.starts_with("\xFF\xFE\0\0"sv) || start.starts_with("\0\0\xFE\xFF"sv))
        refuse(message("core", "it is UTF-32, which is not supported"),
            message("core", "Convert it to UTF-8 first."));
    if (!start.starts_with("\xFF\xFE"sv) && !start.starts_with("\xFE\xFF"sv)
        && looksLikeUtf16(start.substr(0, 4096)))
        refuse(message("core", "it looks like UTF-16 without a byte order mark"),
            message("core", "Convert it to UTF-8 first, or save it with a byte order mark."));
}

EncodingJudge::EncodingJudge(std::string path)
    : m_path(std::move(path))
{
}

void EncodingJudge::takeBroken(std::string_view line, std::size_t number)
{
    constexpr std::size_t kSampleBytes = 8192;
    constexpr std::size_t kClear = 200; // broken lines after which one need not read on
    if (m_broken++ == 0)
        m_firstBroken = number;
    if (m_sample.size() < kSampleBytes)
        m_sample.append(line.substr(0, kSampleBytes)).append("\n");
    if (m_broken >= kClear)
        decide();
}

void EncodingJudge::decide() const
{
    constexpr std::size_t kTolerated = 20; // one line in so many may be damaged
    if (m_broken * kTolerated <= m_good + m_broken)
        return;
    const std::string guess = likelyEncoding(m_sample);
    if (guess.empty())
        throw Error(ErrorCode::WrongEncoding, message("core", "this is not UTF-8 text"),
            {m_path, m_firstBroken}, message("core", "Convert it to UTF-8 first."));
    throw Error(ErrorCode::WrongEncoding,
        message("core", "this is not UTF-8 text; it may be %1").arg(guess), {m_path, m_firstBroken},
        message("core", "Convert it to UTF-8 first, for example with: iconv -f %1 -t UTF-8.")
            .arg(guess));
}

} // namespace seq2seq
