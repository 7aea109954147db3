// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/text_stream.h"

#include "core/corpus/encoding.h"
#include "core/corpus/line_decoder.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/text_encoding.h"
#include "core/corpus/utf16_stream.h"
#include "core/error.h"

#include <algorithm>

namespace seq2seq {

struct TextStream::Private {
    std::string name;
    std::string encoding; ///< empty until the first bytes have told
    std::string start; ///< the first bytes, while they may be a part of a byte order mark
    bool hasStarted = false;
    std::optional<Utf16Stream> utf16;
    std::optional<LineDecoder> decoder;

    std::string text; ///< not given out yet
    std::size_t begin = 0; ///< of the next line in it
    std::size_t lines = 0; ///< given out
    char lineEnd = '\n';
    bool hasLineFeed = false;
    bool isAtEnd = false;

    void detectEncoding(bool isAll);
    void take(std::string_view bytes);
    [[nodiscard]] std::string decoded(std::string bytes);
};

TextStream::TextStream(std::string name, const std::string &encoding)
    : d(std::make_unique<Private>())
{
    d->name = std::move(name);
    d->encoding = knownEncoding(encoding);
}

TextStream::~TextStream() = default;
TextStream::TextStream(TextStream &&) noexcept = default;
TextStream &TextStream::operator=(TextStream &&) noexcept = default;

// Looks for a byte order mark once enough bytes are there to tell.
void TextStream::Private::detectEncoding(bool isAll)
{
    constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
    constexpr std::string_view kLittleEndian = "\xFF\xFE";
    constexpr std::string_view kBigEndian = "\xFE\xFF";
    const bool mayHaveMark = encoding.empty() || encoding.starts_with("UTF");
    if (mayHaveMark && !isAll)
        for (const std::string_view mark : {kUtf8Mark, kLittleEndian, kBigEndian})
            if (start.size() < mark.size() && mark.starts_with(start))
                return;
    hasStarted = true;
    if (mayHaveMark && start.starts_with(kUtf8Mark)) {
        encoding = "UTF-8";
        start.erase(0, kUtf8Mark.size());
    } else if (mayHaveMark && (start.starts_with(kLittleEndian) || start.starts_with(kBigEndian))) {
        encoding = start.starts_with(kLittleEndian) ? "UTF-16LE" : "UTF-16BE";
        start.erase(0, kLittleEndian.size());
    }
    if (encoding.empty())
        encoding = "UTF-8";
    if (encoding.starts_with("UTF-16"))
        utf16.emplace(encoding == "UTF-16LE");
    else if (encoding != "UTF-8")
        decoder.emplace(encoding);
    take(std::exchange(start, {}));
}

void TextStream::Private::take(std::string_view bytes)
{
    text.erase(0, begin);
    begin = 0;
    if (utf16)
        utf16->append(bytes, text);
    else
        text += bytes;
}

void TextStream::append(std::string_view bytes)
{
    if (d->hasStarted) {
        d->take(bytes);
        return;
    }
    d->start += bytes;
    d->detectEncoding(false);
}

void TextStream::end()
{
    d->isAtEnd = true;
    if (!d->hasStarted)
        d->detectEncoding(true);
    if (d->utf16 && d->utf16->isCutOff())
        d->text += Utf16Stream::kNoText; // half a character is none
    if (!d->hasLineFeed && d->text.find('\n', d->begin) == std::string::npos)
        d->lineEnd = '\r';
}

std::optional<std::string> TextStream::takeLine()
{
    const std::size_t end = d->text.find(d->lineEnd, d->begin);
    const bool isWhole = end != std::string::npos;
    const std::size_t length = (isWhole ? end : d->text.size()) - d->begin;
    if (length > LineReader::kLongestLine)
        throw Error(ErrorCode::FileUnreadable,
            message("core", "the line is too long: it has more than %1 bytes")
                .arg(LineReader::kLongestLine),
            {d->name, d->lines + 1}, message("core", "Put one sentence on a line."));
    if (!isWhole && (!d->isAtEnd || length == 0))
        return std::nullopt;
    std::string line = d->text.substr(d->begin, length);
    d->begin += length + (isWhole ? 1 : 0);
    d->hasLineFeed |= isWhole && d->lineEnd == '\n';
    ++d->lines;
    while (!line.empty() && line.back() == '\r')
        line.pop_back();
    std::ranges::replace(line, '\r', ' ');
    return d->decoded(std::move(line));
}

std::string TextStream::Private::decoded(std::string bytes)
{
    std::string result;
    if (decoder ? decoder->decode(bytes, result) : isValidUtf8(bytes))
        return decoder ? result : bytes;
    const std::string guess = encoding == "UTF-8" ? guessEncoding(bytes).name : std::string();
    throw Error(ErrorCode::WrongEncoding,
        guess.empty()
            ? message("core", "this is not %1 text").arg(encoding)
            : message("core", "this is not %1 text; it may be %2").arg(encoding).arg(guess),
        {name, lines}, encodingRemedy(guess));
}

} // namespace seq2seq
