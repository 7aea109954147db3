// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/variants.h"

#include "core/error.h"

#include <algorithm>
#include <set>

namespace seq2seq {

namespace {

constexpr const char *kSeed = "seed";

/// What any file system takes and no shell changes; letters of every language stay.
std::string fileWord(std::string_view text)
{
    std::string word;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isPlain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
            || (byte >= 'A' && byte <= 'Z') || byte >= 0x80 || letter == '.' || letter == '+'
            || letter == '-';
        word += isPlain ? letter : '-';
    }
    return word;
}

Variant variantOf(std::vector<Setting> settings)
{
    Variant variant;
    for (const Setting &setting : settings) {
        variant.file
            += (variant.file.empty() ? "" : "_") + setting.name + '-' + fileWord(setting.value);
        variant.title += (variant.title.empty() ? "" : ", ") + setting.name + ' ' + setting.value;
    }
    if (settings.empty())
        variant.file = variant.title = "run";
    variant.settings = std::move(settings);
    return variant;
}

/// Two values may look alike in a file name ("a/b", "a-b"), also to a file system that knows no
/// capitals.
void nameApart(std::vector<Variant> &variants)
{
    constexpr std::size_t kLongestName = 200; // bytes; most file systems take 255
    std::set<std::string> taken;
    for (Variant &variant : variants) {
        std::string stem = variant.file;
        if (stem.size() > kLongestName) {
            std::size_t end = kLongestName;
            while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80)
                --end; // not in the middle of a letter
            stem.resize(end);
        }
        const auto plain = [](std::string text) {
            std::ranges::transform(text, text.begin(), [](char letter) {
                return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A'))
                                                      : letter;
            });
            return text;
        };
        std::string name = stem;
        for (int i = 2; !taken.insert(plain(name)).second; ++i)
            name = stem + "_" + std::to_string(i);
        variant.file = name + ".s2s";
    }
}

void requireDifferent(const std::vector<VariedSetting> &varied, bool variesSeed)
{
    std::set<std::string> names;
    if (variesSeed)
        names.insert(kSeed);
    for (const VariedSetting &setting : varied)
        if (!names.insert(setting.name).second)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "The setting %1 is varied twice").arg(setting.name), {},
                message("core", "Name all of its values at once, separated by commas."));
}

} // namespace

VariedSetting variedSetting(std::string_view text)
{
    const auto refuse = [&](const Message &what) {
        throw Error(ErrorCode::BadConfiguration, what, {},
            message("core", "Write a setting and its values, as in hidden=64,128."));
    };
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos || sign == 0)
        refuse(message("core", "\"%1\" names no setting and its values").arg(std::string(text)));
    VariedSetting varied{std::string(text.substr(0, sign)), {}};
    std::string_view rest = text.substr(sign + 1);
    for (bool isMore = true; isMore;) {
        const std::size_t comma = rest.find(',');
        const std::string value(rest.substr(0, comma));
        isMore = comma != std::string_view::npos;
        if (isMore)
            rest.remove_prefix(comma + 1);
        if (value.empty())
            refuse(message("core", "The setting %1 has an empty value").arg(varied.name));
        if (std::ranges::find(varied.values, value) != varied.values.end())
            refuse(message("core", "The setting %1 has the value %2 twice")
                       .arg(varied.name)
                       .arg(value));
        varied.values.push_back(value);
    }
    return varied;
}

std::vector<Variant> variantsOf(
    const std::vector<VariedSetting> &varied, std::optional<int> seeds, std::uint64_t firstSeed)
{
    requireDifferent(varied, seeds.has_value());
    std::vector<VariedSetting> all = varied;
    std::size_t count = 1;
    const auto grow = [&](std::size_t factor) {
        count = factor > kMostVariants ? kMostVariants + 1 : count * factor;
        if (count > kMostVariants)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "These are more than %1 runs").arg(kMostVariants), {},
                message("core", "Vary fewer settings, or fewer values of each."));
    };
    if (seeds) {
        grow(static_cast<std::size_t>(*seeds));
        all.push_back({kSeed, {}});
        for (int i = 0; i < *seeds; ++i)
            all.back().values.push_back(std::to_string(firstSeed + static_cast<unsigned>(i)));
    }
    for (const VariedSetting &setting : varied)
        grow(setting.values.size());
    std::vector<Variant> variants;
    for (std::size_t index = 0; index < count; ++index) {
        std::vector<Setting> settings(all.size());
        std::size_t rest = index;
        for (std::size_t k = all.size(); k-- > 0;) {
            const std::vector<std::string> &values = all[k].values;
            settings[k] = {all[k].name, values[rest % values.size()]};
            rest /= values.size();
        }
        variants.push_back(variantOf(std::move(settings)));
    }
    nameApart(variants);
    return variants;
}

} // namespace seq2seq
