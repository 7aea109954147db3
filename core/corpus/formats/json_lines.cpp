// SPDX-License-Identifier: GPL-3.0-or-later
// JSON lines: an object a line, whose texts are the columns: {"en": ..., "fr": ...} or
// {"translation": {"en": ..., "fr": ...}}, as data sets on the web have them. By nlohmann-json.
#include "core/corpus/column_names.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/row_reader.h"
#include "core/corpus/text_start.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace seq2seq {
namespace {

using Json = nlohmann::ordered_json;

Json parsed(std::string_view line)
{
    return Json::parse(line, nullptr, false); // discarded when it is none
}

class JsonRows : public RowReader {
public:
    explicit JsonRows(LineReader &lines)
        : m_lines(lines)
    {
    }

    bool next() override
    {
        if (!m_lines.next())
            return false;
        m_row = {};
        m_row.line = m_lines.line();
        m_row.bytes = m_lines.bytes();
        m_texts.clear();
        const std::string_view text = m_row.line.text;
        if (m_row.line.isTooLong || !m_row.line.isText || withoutBlanks(text).empty())
            return true;
        const Json value = parsed(text);
        if (value.is_object())
            takeMembers(value, {}, 0);
        else if (value.is_array())
            for (const Json &element : value)
                takeValue(std::to_string(m_texts.size() + 1), element, 0);
        else
            m_row.problem = RowProblem{
                LineProblem::NotOfFormat, message("core", "line %1 is no JSON object of its own")};
        m_row.cells.assign(m_texts.begin(), m_texts.end());
        return true;
    }

private:
    static constexpr std::size_t kMostColumns = 1000;
    static constexpr int kDeepest = 3; // objects in objects; what lies deeper is no sentence

    void takeMembers(const Json &object, const std::string &prefix, int depth)
    {
        for (const auto &[name, value] : object.items())
            takeValue(prefix + name, value, depth);
    }

    void takeValue(const std::string &name, const Json &value, int depth)
    {
        if (value.is_object() && depth < kDeepest)
            takeMembers(value, name + ".", depth + 1);
        else if (value.is_string())
            take(name, value.get_ref<const std::string &>());
        else if (value.is_number() || value.is_boolean())
            take(name, value.dump());
    }

    void take(const std::string &name, std::string text)
    {
        const auto [place, isNew] = m_places.try_emplace(name, m_columns.size());
        if (isNew && m_columns.size() == kMostColumns) {
            m_places.erase(place);
            return;
        }
        if (isNew) {
            const std::string last = name.substr(name.rfind('.') + 1);
            m_columns.push_back({name, languageNamed(last), true});
        }
        m_texts.resize(std::max(m_texts.size(), place->second + 1));
        std::ranges::replace(text, '\n', ' ');
        m_texts[place->second] = std::move(text);
    }

    LineReader &m_lines;
    std::unordered_map<std::string, std::size_t> m_places; // of the columns, by name
    std::vector<std::string> m_texts;
};

bool isJsonLines(std::string_view start, const std::string &path)
{
    if (hasExtension(path, "jsonl") || hasExtension(path, "ndjson"))
        return true;
    const std::string_view text = withoutBlanks(start);
    if (!text.starts_with('{') && !text.starts_with('['))
        return false;
    const Json first = parsed(text.substr(0, text.find_first_of("\r\n")));
    return first.is_object() || (first.is_array() && !first.empty() && first.front().is_string());
}

} // namespace

PairFormat jsonLinesFormat()
{
    return {"jsonl", message("core", "JSON lines"), {"jsonl", "ndjson", "json"}, true, &isJsonLines,
        [](LineReader &lines) -> std::unique_ptr<RowReader> {
            return std::make_unique<JsonRows>(lines);
        }};
}

} // namespace seq2seq
