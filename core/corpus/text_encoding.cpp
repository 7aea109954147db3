// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/text_encoding.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace seq2seq {
namespace {

struct Alias {
    std::string_view spelling; // small letters and digits alone
    const char *name;
};

// Where one encoding holds all of another, the larger one reads both.
constexpr auto kAliases = std::to_array<Alias>({
    {"utf8bom", "UTF-8"},
    {"utf8withbom", "UTF-8"},
    {"utf16", "UTF-16LE"},
    {"unicode", "UTF-16LE"},
    {"gbk", "GB18030"},
    {"gb2312", "GB18030"},
    {"gb", "GB18030"},
    {"euccn", "GB18030"},
    {"cp936", "GB18030"},
    {"windows936", "GB18030"},
    {"big5hkscs", "Big5"},
    {"cp950", "Big5"},
    {"windows950", "Big5"},
    {"sjis", "Shift_JIS"},
    {"cp932", "Shift_JIS"},
    {"windows31j", "Shift_JIS"},
    {"cp949", "EUC-KR"},
    {"uhc", "EUC-KR"},
    {"windows949", "EUC-KR"},
    {"ascii", "UTF-8"},
    {"usascii", "UTF-8"},
    {"latin1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"latin2", "ISO-8859-2"},
    {"latin9", "ISO-8859-15"},
    {"iso88599", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso88598", "windows-1255"},
    {"iso88598i", "windows-1255"},
    {"tis620", "windows-874"},
    {"iso885911", "windows-874"},
    {"koi8", "KOI8-R"},
    {"mac", "macintosh"},
});

std::string plain(std::string_view name)
{
    std::string result;
    for (const char c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

} // namespace

std::span<const TextEncoding> textEncodings()
{
    static const std::array kEncodings{
        TextEncoding{"UTF-8", message("core", "Unicode (UTF-8)")},
        TextEncoding{"UTF-16LE", message("core", "Unicode (UTF-16, little endian)")},
        TextEncoding{"UTF-16BE", message("core", "Unicode (UTF-16, big endian)")},
        TextEncoding{"GB18030", message("core", "Chinese, simplified (GB18030, GBK, GB2312)")},
        TextEncoding{"Big5", message("core", "Chinese, traditional (Big5)")},
        TextEncoding{"Shift_JIS", message("core", "Japanese (Shift-JIS)")},
        TextEncoding{"EUC-JP", message("core", "Japanese (EUC-JP)")},
        TextEncoding{"EUC-KR", message("core", "Korean (EUC-KR, CP949)")},
        TextEncoding{"windows-1252", message("core", "Western (Windows-1252, ISO 8859-1)")},
        TextEncoding{"ISO-8859-15", message("core", "Western (ISO 8859-15)")},
        TextEncoding{"macintosh", message("core", "Western (Macintosh)")},
        TextEncoding{"windows-1250", message("core", "Central European (Windows-1250)")},
        TextEncoding{"ISO-8859-2", message("core", "Central European (ISO 8859-2)")},
        TextEncoding{"windows-1251", message("core", "Cyrillic (Windows-1251)")},
        TextEncoding{"KOI8-R", message("core", "Russian (KOI8-R)")},
        TextEncoding{"KOI8-U", message("core", "Ukrainian (KOI8-U)")},
        TextEncoding{"ISO-8859-5", message("core", "Cyrillic (ISO 8859-5)")},
        TextEncoding{"windows-1253", message("core", "Greek (Windows-1253)")},
        TextEncoding{"ISO-8859-7", message("core", "Greek (ISO 8859-7)")},
        TextEncoding{"windows-1254", message("core", "Turkish (Windows-1254)")},
        TextEncoding{"windows-1255", message("core", "Hebrew (Windows-1255)")},
        TextEncoding{"windows-1256", message("core", "Arabic (Windows-1256)")},
        TextEncoding{"ISO-8859-6", message("core", "Arabic (ISO 8859-6)")},
        TextEncoding{"windows-1257", message("core", "Baltic (Windows-1257)")},
        TextEncoding{"windows-1258", message("core", "Vietnamese (Windows-1258)")},
        TextEncoding{"windows-874", message("core", "Thai (Windows-874)")},
    };
    return kEncodings;
}

std::optional<std::string> encodingNamed(std::string_view name)
{
    const std::string wanted = plain(name);
    for (const TextEncoding &encoding : textEncodings()) {
        const std::string known = plain(encoding.name);
        // "cp1252" and "1252" are Windows' as well
        if (wanted == known
            || (known.starts_with("windows")
                && (wanted == "cp" + known.substr(7) || wanted == known.substr(7))))
            return encoding.name;
    }
    const auto alias = std::ranges::find(kAliases, wanted, &Alias::spelling);
    return alias == kAliases.end() ? std::nullopt : std::optional<std::string>(alias->name);
}

std::string knownEncoding(const std::string &name)
{
    if (name.empty())
        return {};
    if (std::optional<std::string> known = encodingNamed(name))
        return *known;
    std::string names;
    for (const TextEncoding &encoding : textEncodings())
        names += (names.empty() ? "" : ", ") + std::string(encoding.name);
    throw Error(ErrorCode::BadConfiguration,
        message("core", "\"%1\" is no encoding that is read").arg(name), {},
        message("core", "Choose one of %1.").arg(names));
}

} // namespace seq2seq
