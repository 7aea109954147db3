// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/vocabulary_file.h"

#include "core/corpus/encoding.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"

#include <charconv>
#include <filesystem>
#include <unordered_set>

namespace seq2seq {

namespace {

std::string vocabularyText(const Vocabulary &vocabulary)
{
    std::string text;
    for (std::size_t id = 0; id < vocabulary.size(); ++id)
        text += vocabulary.word(static_cast<int>(id)) + '\t'
            + std::to_string(vocabulary.count(static_cast<int>(id))) + '\n';
    return text;
}

void write(const Language &language, const LanguageFiles &files)
{
    writeFileAtomically(files.vocabulary, vocabularyText(language.vocabulary));
    const std::string model = language.tokenizer->model();
    if (!model.empty())
        writeFileAtomically(files.model, model);
}

struct CountedWord {
    std::string_view word;
    std::int64_t count = 0;
};

/// "word TAB count" or "word".
CountedWord countedWord(std::string_view line)
{
    CountedWord counted{line};
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string_view::npos)
        return counted;
    const char *end = line.data() + line.size();
    const auto [stop, error] = std::from_chars(line.data() + tab + 1, end, counted.count);
    if (error == std::errc() && stop == end && counted.count >= 0)
        return {line.substr(0, tab), counted.count};
    return {line};
}

/// Collects the words of a file, in order.
class WordList {
public:
    explicit WordList(const std::string &path)
        : m_path(path)
    {
    }

    void append(std::string_view line)
    {
        ++m_line;
        const auto [word, count] = countedWord(line);
        if (m_line <= kSpecials) {
            if (word != Vocabulary().word(static_cast<int>(m_line) - 1))
                fail(message("core", "the first four words have to be <pad>, <s>, </s>, <unk>"),
                    message("core", "Ids 0 to 3 of the model belong to them."));
            m_unknown = count;
            return;
        }
        if (word.empty())
            fail(message("core", "there is no word"), message("core", "Every id needs one."));
        if (!m_seen.emplace(word).second)
            fail(message("core", "the word \"%1\" is there twice").arg(std::string(word)),
                message("core", "Every id needs a word of its own."));
        m_words.emplace_back(word);
        m_counts.push_back(count);
    }

    [[nodiscard]] Vocabulary take() &&
    {
        if (m_line < kSpecials)
            fail(message("core", "the first four words have to be <pad>, <s>, </s>, <unk>"), {});
        return Vocabulary::restore(std::move(m_words), std::move(m_counts), m_unknown);
    }

private:
    [[noreturn]] void fail(const Message &problem, const Message &remedy) const
    {
        throw Error(ErrorCode::BadExperiment, problem, {m_path, m_line}, remedy);
    }

    std::string m_path;
    std::size_t m_line = 0;
    std::int64_t m_unknown = 0;
    std::unordered_set<std::string> m_seen;
    std::vector<std::string> m_words;
    std::vector<std::int64_t> m_counts;
};

} // namespace

LanguageFiles languageFiles(const std::string &folder, const std::string &side)
{
    const std::string stem = (std::filesystem::path(folder) / side).string();
    return {stem + ".vocabulary.tsv", stem + ".sentencepiece.model"};
}

std::vector<std::string> languageFilesIn(const std::string &folder)
{
    std::vector<std::string> names;
    for (const char *side : {"source", "target"}) {
        const LanguageFiles files = languageFiles(folder, side);
        names.insert(names.end(), {files.vocabulary, files.model});
    }
    return names;
}

void writeLanguageFiles(const Language &source, const Language &target, const std::string &folder)
{
    write(source, languageFiles(folder, "source"));
    write(target, languageFiles(folder, "target"));
}

Vocabulary readVocabularyFile(const std::string &path)
{
    const std::string text = readWholeFile(path);
    if (!isValidUtf8(text))
        throw Error(ErrorCode::WrongEncoding, message("core", "it is not UTF-8"), {path},
            message("core", "Save it as UTF-8."));
    WordList words(path);
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.find('\n', begin);
        end = end == std::string::npos ? text.size() : end;
        std::string_view line = std::string_view(text).substr(begin, end - begin);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        words.append(line);
        begin = end + 1;
    }
    return std::move(words).take();
}

} // namespace seq2seq
