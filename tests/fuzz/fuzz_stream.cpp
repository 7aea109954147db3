// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of text, as it comes from a pipe: the first byte chooses the encoding, the second how
// large the pieces are. Whatever they are, the lines are the same, and valid UTF-8.
#include "core/corpus/encoding.h"
#include "core/corpus/text_encoding.h"
#include "core/corpus/text_stream.h"
#include "fuzz.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace seq2seq;

namespace {

/// What came out of a stream: lines, then the sentence it was refused with, if it was.
struct Outcome {
    std::vector<std::string> lines;
    std::string refusal;
    bool operator==(const Outcome &) const = default;
};

Outcome read(std::string_view bytes, const std::string &encoding, std::size_t piece)
{
    Outcome outcome;
    try {
        TextStream stream("standard input", encoding);
        const auto take = [&] {
            while (std::optional<std::string> line = stream.takeLine())
                outcome.lines.push_back(std::move(*line));
        };
        while (!bytes.empty()) {
            stream.append(bytes.substr(0, piece));
            bytes.remove_prefix(std::min(piece, bytes.size()));
            take();
        }
        stream.end();
        take();
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Internal || error.problem().isEmpty())
            throw;
        outcome.refusal = error.what();
    }
    return outcome;
}

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto encodings = textEncodings();
    const std::size_t choice = data[0] % (encodings.size() + 1); // the last: it is found out
    const std::string encoding = choice < encodings.size() ? encodings[choice].name : "";
    const std::size_t piece = 1 + data[1] % 16;
    const std::string_view bytes = fuzz::textOf(data + 2, size - 2);

    const Outcome whole = read(bytes, encoding, std::max<std::size_t>(bytes.size(), 1));
    for (const std::string &line : whole.lines) {
        if (!isValidUtf8(line))
            fail("A line is not UTF-8.");
        if (line.find_first_of("\r\n") != std::string::npos)
            fail("A line has a line end in it.");
    }
    if (read(bytes, encoding, piece) != whole)
        fail("Other pieces give other lines.");
    return 0;
}
