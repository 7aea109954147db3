// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/word_vectors.h"

#include "core/corpus/line_reader.h"
#include "core/error.h"
#include "core/stop.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace seq2seq {

namespace {

std::vector<std::string_view> partsOf(std::string_view line)
{
    constexpr std::string_view kBlanks = " \t\r";
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t begin = line.find_first_not_of(kBlanks);
        if (begin == std::string_view::npos)
            return parts;
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find_first_of(kBlanks), line.size());
        parts.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

template <typename Number> std::optional<Number> numberOf(std::string_view text)
{
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

/// "400000 300", the words and their size.
std::optional<int> sizeOfHeader(const std::vector<std::string_view> &parts)
{
    if (parts.size() != 2 || !numberOf<long long>(parts[0]))
        return {};
    return numberOf<int>(parts[1]);
}

[[noreturn]] void refuse(const TextLine &line, Message what)
{
    throw Error(ErrorCode::BadConfiguration, std::move(what), {std::string(line.path), line.number},
        message("core",
            "Word vectors are in the text format of word2vec: a word and its numbers a line, with "
            "blanks between them. Mend the line, or choose another file."));
}

void requireSize(const TextLine &line, std::size_t found, int wanted)
{
    if (found != static_cast<std::size_t>(wanted))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "Its vectors have %1 numbers, the embeddings %2")
                .arg(found)
                .arg(wanted),
            {std::string(line.path), line.number},
            message("core", "Choose the embedding size %1, or another file.").arg(found));
}

std::vector<float> vectorOf(const TextLine &line, std::span<const std::string_view> parts)
{
    std::vector<float> values;
    for (const std::string_view part : parts) {
        const std::optional<float> value = numberOf<float>(part);
        if (!value || !std::isfinite(*value))
            refuse(line, message("core", "\"%1\" is no number").arg(std::string(part)));
        values.push_back(*value);
    }
    return values;
}

} // namespace

WordVectors readWordVectors(
    const std::string &path, const Vocabulary &vocabulary, int size, const std::stop_token &stop)
{
    WordVectors vectors;
    vectors.path = path;
    vectors.words = vocabulary.size() - static_cast<std::size_t>(kSpecials);
    vectors.rows.columns = static_cast<std::size_t>(size);
    std::vector<bool> isFound(vocabulary.size());
    LineReader reader(path);
    while (reader.next()) {
        throwIfStopped(stop);
        const TextLine line = reader.line();
        const std::vector<std::string_view> parts = partsOf(line.text);
        if (parts.empty())
            continue;
        if (line.number == 1)
            if (const std::optional<int> ofHeader = sizeOfHeader(parts)) {
                requireSize(line, static_cast<std::size_t>(std::max(*ofHeader, 0)), size);
                continue;
            }
        if (!line.isText || line.isTooLong || parts.size() < 2)
            refuse(line, message("core", "The line is no word with its numbers"));
        const int id = vocabulary.id(parts[0]);
        if (id < kSpecials || isFound[static_cast<std::size_t>(id)])
            continue;
        requireSize(line, parts.size() - 1, size);
        const std::vector<float> values = vectorOf(line, std::span(parts).subspan(1));
        isFound[static_cast<std::size_t>(id)] = true;
        vectors.ids.push_back(id);
        vectors.rows.values.insert(vectors.rows.values.end(), values.begin(), values.end());
        ++vectors.rows.rows;
    }
    if (vectors.ids.empty())
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "It has a vector for none of the %1 words of the vocabulary")
                .arg(vectors.words),
            {path},
            message("core",
                "Choose vectors of this language, whose words are cut as these are (see "
                "Tokenisation)."));
    return vectors;
}

} // namespace seq2seq
