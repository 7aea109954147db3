// SPDX-License-Identifier: GPL-3.0-or-later
// A whole file of lines, for what is compared line by line.
#include "core/corpus/encoding.h"
#include "core/corpus/foreign_format.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/reader.h"
#include "core/error.h"

namespace seq2seq {
namespace {

[[noreturn]] void throwNotText(
    const std::string &path, const LineReader &lines, const LinesOptions &options)
{
    const std::string guess
        = options.encoding.empty() ? guessEncoding(lines.bytes()).name : std::string();
    throw Error(ErrorCode::WrongEncoding,
        guess.empty()
            ? message("core", "this is not %1 text").arg(lines.encoding())
            : message("core", "this is not %1 text; it may be %2").arg(lines.encoding()).arg(guess),
        {path, lines.number()}, encodingRemedy(guess, options.encodingOption));
}

} // namespace

std::vector<std::string> readTextLines(const std::string &path, const LinesOptions &options)
{
    LineReader lines(path, options.encoding, Detection::Unicode);
    refuseTaggedText(lines.start(), path);
    std::vector<std::string> texts;
    while (lines.next()) {
        const TextLine line = lines.line();
        if (line.isTooLong)
            throw Error(ErrorCode::FileUnreadable,
                message("core", "the line is too long: it has more than %1 bytes")
                    .arg(LineReader::kLongestLine),
                {path, line.number}, message("core", "Check that it is the right file."));
        if (!line.isText)
            throwNotText(path, lines, options);
        texts.emplace_back(line.text);
    }
    return texts;
}

} // namespace seq2seq
