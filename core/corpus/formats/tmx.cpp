// SPDX-License-Identifier: GPL-3.0-or-later
// Translation memories (TMX 1.1 to 1.4): a column a language. Units are cut out of the text and
// parsed one by one by pugixml, so that the size of a file does not matter; entities are not
// expanded.
#include "core/corpus/column_names.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/row_reader.h"
#include "core/corpus/text_start.h"
#include "core/error.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace seq2seq {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestUnit = 4u << 20; // bytes

/// The text of a segment. What stands for the markup of another program (bpt, ept, it, ph, ut) is
/// no text, what is highlighted (hi) is.
struct SegmentText : pugi::xml_tree_walker {
    std::string text;

    static bool isMarkup(const pugi::xml_node &node)
    {
        constexpr auto kMarkup = std::to_array({"bpt"sv, "ept"sv, "it"sv, "ph"sv, "ut"sv});
        return std::ranges::find(kMarkup, std::string_view(node.name())) != kMarkup.end();
    }
    bool for_each(pugi::xml_node &node) override
    {
        constexpr int kDeepest = 20;
        if ((node.type() != pugi::node_pcdata && node.type() != pugi::node_cdata)
            || depth() > kDeepest)
            return true;
        for (pugi::xml_node above = node.parent(); above && above.name() != "seg"sv;
             above = above.parent())
            if (isMarkup(above))
                return true;
        text += node.value();
        return true;
    }
};

bool beginsTag(std::string_view text, std::string_view name)
{
    return text.starts_with(name) && text.size() > name.size()
        && " \t\r\n/>"sv.find(text[name.size()]) != std::string_view::npos;
}

class UnitRows : public RowReader {
public:
    explicit UnitRows(LineReader &lines)
        : m_lines(lines)
    {
        lines.splitAt('>');
    }

    bool next() override
    {
        m_row = {};
        m_texts.clear();
        while (m_lines.next()) {
            if (!isInComment() && beginsUnit()) {
                takeUnit();
                return true;
            }
        }
        return false;
    }

private:
    [[nodiscard]] std::string_view tag() const
    {
        const std::string_view piece = m_lines.line().text;
        return piece.substr(std::min(piece.rfind('<'), piece.size()));
    }

    /// The line of the file that this place in the piece is on.
    [[nodiscard]] std::size_t lineAt(std::size_t place) const
    {
        const TextLine piece = m_lines.line();
        return piece.number
            + static_cast<std::size_t>(std::ranges::count(piece.text.substr(0, place), '\n'));
    }

    // A comment goes on to its end, whatever tags are in it.
    bool isInComment()
    {
        const std::string_view piece = m_lines.line().text;
        const bool wasOpen = m_isComment;
        if (const auto begin = piece.rfind("<!--"); begin != piece.npos)
            m_isComment = true;
        if (m_isComment && piece.ends_with("-->"))
            m_isComment = false;
        return wasOpen || m_isComment || piece.find("<!--") != piece.npos;
    }

    // Looks at what comes before the units as well.
    bool beginsUnit()
    {
        const std::string_view begun = tag();
        const auto entity = m_lines.line().text.find("<!ENTITY");
        if (entity != std::string_view::npos)
            throw Error(ErrorCode::FileUnreadable,
                message("core",
                    "it declares entities of its own (<!ENTITY ...>), which are not "
                    "read"),
                {m_lines.path(), lineAt(entity)},
                message("core", "Take the declarations out, and write out what uses them."));
        if (beginsTag(begun, "<header")) {
            pugi::xml_document header;
            const std::string text = std::string(begun) + "</header>";
            header.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
            m_sourceLanguage = languageNamed(header.child("header").attribute("srclang").value());
        }
        return beginsTag(begun, "<tu") && !begun.ends_with("/>");
    }

    // Takes pieces up to the end of the unit.
    void takeUnit()
    {
        std::string unit(tag());
        m_broken.clear();
        m_row.line = m_lines.line();
        m_row.line.number = lineAt(m_row.line.text.rfind('<'));
        bool isWhole = false;
        while (!isWhole && m_lines.next()) {
            const TextLine piece = m_lines.line();
            m_row.line.isTooLong
                = m_row.line.isTooLong || piece.isTooLong || unit.size() > kLongestUnit;
            if (!piece.isText && m_row.line.isText) {
                m_row.line.isText = false;
                m_broken = m_lines.bytes();
            }
            if (!m_row.line.isTooLong)
                unit += piece.text;
            isWhole = piece.text.ends_with("</tu>");
        }
        m_row.line.text = {};
        m_row.bytes = m_broken;
        if (m_row.line.isTooLong || !m_row.line.isText)
            return;
        if (!isWhole)
            m_row.problem = RowProblem{LineProblem::NotOfFormat,
                message("core", "line %1 begins a unit that does not end: the file was cut off")};
        else
            parse(unit);
    }

    void parse(const std::string &unit)
    {
        constexpr unsigned kBlanksCount = pugi::parse_default | pugi::parse_ws_pcdata;
        pugi::xml_document document;
        const pugi::xml_parse_result result
            = document.load_buffer(unit.data(), unit.size(), kBlanksCount, pugi::encoding_utf8);
        if (!result) {
            m_row.problem = RowProblem{LineProblem::NotOfFormat,
                message("core", "line %1 begins a unit that is no well-formed XML")};
            return;
        }
        const pugi::xml_node node = document.child("tu");
        // The language that was translated from comes first.
        for (const bool isSource : {true, false})
            for (const pugi::xml_node variant : node.children("tuv"))
                if (isOfSource(languageOf(variant)) == isSource)
                    take(variant);
        m_row.cells.assign(m_texts.begin(), m_texts.end());
    }

    /// As BCP 47 when it is a language, else as the file has it.
    const std::string &languageOf(const pugi::xml_node &variant)
    {
        constexpr std::size_t kMostNames = 1000;
        const pugi::xml_attribute named = variant.attribute("xml:lang");
        const std::string name = (named ? named : variant.attribute("lang")).value();
        if (m_languages.size() > kMostNames)
            m_languages.clear();
        const auto [place, isNew] = m_languages.try_emplace(name);
        if (isNew) {
            const std::string known = languageNamed(name);
            place->second = known.empty() ? name : known;
        }
        return place->second;
    }

    [[nodiscard]] bool isOfSource(const std::string &language) const
    {
        return !m_sourceLanguage.empty()
            && (language == m_sourceLanguage || language.starts_with(m_sourceLanguage + "-")
                || m_sourceLanguage.starts_with(language + "-"));
    }

    void take(const pugi::xml_node &variant)
    {
        constexpr std::size_t kMostLanguages = 500;
        const std::string language = languageOf(variant);
        auto column = std::ranges::find(m_columns, language, &RowColumn::name);
        if (column == m_columns.end()) {
            if (m_columns.size() == kMostLanguages)
                return;
            m_columns.push_back({language, languageNamed(language), true});
            column = std::prev(m_columns.end());
        }
        const auto place = static_cast<std::size_t>(column - m_columns.begin());
        m_texts.resize(std::max(m_texts.size(), place + 1));
        if (!m_texts[place].empty())
            return; // another wording of the same sentence
        SegmentText segment;
        pugi::xml_node seg = variant.child("seg");
        seg.traverse(segment);
        std::ranges::replace(segment.text, '\n', ' ');
        m_texts[place] = std::move(segment.text);
    }

    LineReader &m_lines;
    std::string m_sourceLanguage; // of the header; empty: any
    std::unordered_map<std::string, std::string> m_languages; // that were looked up
    bool m_isComment = false;
    std::string m_broken; // bytes of a piece that is no text
    std::vector<std::string> m_texts;
};

bool isTmx(std::string_view start, const std::string &)
{
    constexpr std::size_t kProlog = 4096; // bytes: declaration, document type, comments
    const std::string_view text = withoutBlanks(start);
    if (!text.starts_with("<"))
        return false;
    const std::size_t root = text.substr(0, kProlog).find("<tmx");
    return root != text.npos && (root == 0 || text.starts_with("<?xml") || text.starts_with("<!"));
}

} // namespace

PairFormat tmxFormat()
{
    return {"tmx", message("core", "Translation memory (TMX)"), {"tmx"}, true, &isTmx,
        [](LineReader &lines) -> std::unique_ptr<RowReader> {
            const std::string_view declaration = lines.start().substr(0, lines.start().find("?>"));
            if (const auto at = declaration.find("encoding="); at != declaration.npos) {
                const std::string_view name = declaration.substr(at + "encoding='"sv.size());
                lines.declareEncoding(name.substr(0, name.find_first_of("\"'")));
            }
            return std::make_unique<UnitRows>(lines);
        }};
}

} // namespace seq2seq
