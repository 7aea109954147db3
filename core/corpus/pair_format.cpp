// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/pair_format.h"

#include "core/corpus/foreign_format.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace seq2seq {

std::span<const PairFormat> pairFormats()
{
    static const std::array kFormats{jsonLinesFormat(), tmxFormat(), poFormat(), ankiFormat(),
        barsFormat(), csvFormat(), tsvFormat()};
    return kFormats;
}

const PairFormat &pairFormat(std::string_view name)
{
    const auto found = std::ranges::find(pairFormats(), name, &PairFormat::name);
    if (found != pairFormats().end())
        return *found;
    std::string names;
    for (const PairFormat &format : pairFormats())
        names += (names.empty() ? "" : ", ") + format.name;
    throw Error(ErrorCode::BadConfiguration,
        message("core", "\"%1\" is no format that is read").arg(std::string(name)), {},
        message("core", "Choose one of %1.").arg(names));
}

const PairFormat &recognisedFormat(std::string_view start, const std::string &path)
{
    for (const PairFormat &format : pairFormats())
        if (format.isLike(start, path))
            return format;
    return pairFormats().back();
}

const PairFormat &formatToRead(
    std::string_view start, const std::string &path, std::string_view chosen)
{
    if (!chosen.empty())
        return pairFormat(chosen);
    const PairFormat &format = recognisedFormat(start, path);
    if (!format.hasMarks)
        refuseOtherTexts(start, path);
    return format;
}

std::vector<std::string> pairExtensions()
{
    std::vector<std::string> result;
    for (const PairFormat &format : pairFormats())
        for (const std::string &extension : format.extensions)
            if (std::ranges::find(result, extension) == result.end())
                result.push_back(extension);
    std::ranges::sort(result);
    const std::size_t plain = result.size();
    for (std::size_t i = 0; i < plain; ++i)
        result.push_back(result[i] + ".gz");
    return result;
}

bool hasExtension(const std::string &path, std::string_view extension)
{
    std::string name;
    for (const char c : path)
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (name.ends_with(".gz"))
        name.resize(name.size() - std::string_view(".gz").size());
    return name.ends_with("." + std::string(extension));
}

} // namespace seq2seq
