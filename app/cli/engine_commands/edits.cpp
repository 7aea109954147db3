// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/edits.h"

#include "app/cli/known_word.h"
#include "app/cli/usage.h"
#include "core/explain/patches.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace seq2seq::cli {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

template <typename Number> std::optional<Number> numberOf(std::string_view text)
{
    Number value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

/// A word or step from 1 on, as a place from 0 on.
int placeFrom(std::string_view text, const std::string &whole)
{
    const std::optional<int> number = numberOf<int>(trimmed(text));
    if (!number || *number < 1)
        wrongUsage("\"" + whole + "\": \"" + std::string(text) + "\" is no number from 1 on.");
    return *number - 1;
}

/// "3" or "2-4".
StepRange rangeFrom(std::string_view text, const std::string &whole)
{
    const std::size_t dash = text.find('-');
    const int first = placeFrom(text.substr(0, dash), whole);
    const int last
        = dash == std::string_view::npos ? first : placeFrom(text.substr(dash + 1), whole);
    if (last < first)
        wrongUsage("\"" + whole + "\": the last step comes before the first.");
    return {first, last};
}

/// "3: word": a place, and what stands behind the colon.
std::pair<int, std::string> placed(const std::string &text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        wrongUsage("\"" + text + "\": write a number, a colon and a value, as in \"3: word\".");
    return {placeFrom(std::string_view(text).substr(0, colon), text),
        std::string(trimmed(std::string_view(text).substr(colon + 1)))};
}

AttentionEdit attentionSet(const std::string &text)
{
    const auto [step, values] = placed(text);
    AttentionEdit edit;
    edit.kind = AttentionEdit::Kind::Set;
    edit.steps = {step, step};
    std::istringstream numbers(values);
    numbers.imbue(std::locale::classic());
    for (double weight = 0; numbers >> weight;)
        edit.weights.push_back(weight);
    if (!numbers.eof() || edit.weights.empty())
        wrongUsage("\"" + text + "\": write a step, a colon and a number for each source token.");
    return edit;
}

/// "decoder.0.h[17]=0@3-5"; without [..] all units, without @.. all steps; "mean" as a value.
Clamp clampFrom(const std::string &text, const Trace &trace)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        wrongUsage("\"" + text + "\": write a place and a value, as in \"decoder.0.h[17]=0@3-5\".");
    std::string place = text.substr(0, equals);
    std::string value = text.substr(equals + 1);
    Clamp clamp;
    if (const std::size_t at = value.find('@'); at != std::string::npos) {
        clamp.steps = rangeFrom(std::string_view(value).substr(at + 1), text);
        value.resize(at);
    }
    if (const std::size_t bracket = place.find('['); bracket != std::string::npos) {
        std::string units = place.substr(bracket + 1);
        if (units.empty() || units.back() != ']')
            wrongUsage("\"" + text + "\": write units in brackets, as in [3,17].");
        units.pop_back();
        std::istringstream list(units);
        for (std::string unit; std::getline(list, unit, ',');) {
            const std::optional<int> number = numberOf<int>(trimmed(unit));
            if (!number)
                wrongUsage("\"" + text + "\": \"" + unit + "\" is no unit.");
            clamp.units.push_back(*number);
        }
        place.resize(bracket);
    }
    clamp.place = placeOf(place);
    if (value == "mean") {
        clamp.values = meansOf(trace, clamp.place, clamp.units);
        return clamp;
    }
    const std::optional<float> number = numberOf<float>(trimmed(value));
    if (!number)
        wrongUsage("\"" + text + "\": \"" + value + "\" is neither a number nor mean.");
    clamp.values = {*number};
    return clamp;
}

/// "start" is all start states; "decoder.0.h@4" one row of a place, without @ all.
void addPatches(Edits &edits, const std::string &text, const Trace &other, std::size_t sourceWords)
{
    const std::size_t at = text.find('@');
    const int row
        = at == std::string::npos ? -1 : placeFrom(std::string_view(text).substr(at + 1), text);
    const std::vector<Place> places = text == "start"
        ? startPlaces(other.config)
        : std::vector<Place>{placeOf(text.substr(0, at))};
    for (const Place &place : places)
        edits.patches.push_back(patchFrom(other, place, row, sourceWords));
}

void addAttention(const EditArguments &arguments, Edits &edits)
{
    const StepRange steps
        = arguments.steps ? rangeFrom(*arguments.steps, *arguments.steps) : StepRange{};
    if (!arguments.withoutWords.empty()) {
        AttentionEdit edit;
        edit.kind = AttentionEdit::Kind::WithoutWords;
        edit.steps = steps;
        for (const int word : arguments.withoutWords)
            edit.words.push_back(word - 1);
        edits.attention.push_back(edit);
    }
    if (arguments.attention) {
        AttentionEdit edit;
        edit.kind = attentionEditKind(*arguments.attention);
        edit.steps = steps;
        edit.seed = arguments.seed;
        edits.attention.push_back(edit);
    }
    for (const std::string &text : arguments.setAttention)
        edits.attention.push_back(attentionSet(text));
}

} // namespace

Edits editsFrom(const EditArguments &arguments, const Translator &translator, const Trace &trace,
    const SearchOptions &options)
{
    Edits edits;
    for (const std::string &text : arguments.replaced) {
        const auto [word, written] = placed(text);
        edits.source.push_back(
            {SourceEdit::Kind::Replace, word, knownWord(translator.source(), written)});
    }
    for (const int word : arguments.dropped)
        edits.source.push_back({SourceEdit::Kind::Drop, word - 1, 0});
    for (const int word : arguments.repeated)
        edits.source.push_back({SourceEdit::Kind::Repeat, word - 1, 0});
    const std::size_t sourceWords = editedSource(trace.sourceIds, edits.source).ids.size();
    if (arguments.patchFrom) {
        const Trace other = translator.trace(*arguments.patchFrom, {}, options);
        for (const std::string &text : arguments.patches)
            addPatches(edits, text, other, sourceWords);
    }
    for (const std::string &text : arguments.clamps)
        edits.clamps.push_back(clampFrom(text, trace));
    addAttention(arguments, edits);
    for (const std::string &text : arguments.forced) {
        const auto [step, word] = placed(text);
        edits.forced.push_back({step, knownWord(translator.target(), word)});
    }
    return edits;
}

} // namespace seq2seq::cli
