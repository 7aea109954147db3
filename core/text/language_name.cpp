// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language_name.h"

#include <array>
#include <utility>

namespace seq2seq {

Message languageName(std::string_view code)
{
    static const std::array<std::pair<std::string_view, Message>, 41> kNames{{
        {"ar", message("core", "Arabic")},
        {"bg", message("core", "Bulgarian")},
        {"bn", message("core", "Bengali")},
        {"ca", message("core", "Catalan")},
        {"cs", message("core", "Czech")},
        {"da", message("core", "Danish")},
        {"de", message("core", "German")},
        {"el", message("core", "Greek")},
        {"en", message("core", "English")},
        {"es", message("core", "Spanish")},
        {"fa", message("core", "Persian")},
        {"fi", message("core", "Finnish")},
        {"fr", message("core", "French")},
        {"he", message("core", "Hebrew")},
        {"hi", message("core", "Hindi")},
        {"hu", message("core", "Hungarian")},
        {"hy", message("core", "Armenian")},
        {"id", message("core", "Indonesian")},
        {"it", message("core", "Italian")},
        {"ja", message("core", "Japanese")},
        {"ka", message("core", "Georgian")},
        {"km", message("core", "Khmer")},
        {"ko", message("core", "Korean")},
        {"lo", message("core", "Lao")},
        {"my", message("core", "Burmese")},
        {"nl", message("core", "Dutch")},
        {"no", message("core", "Norwegian")},
        {"pl", message("core", "Polish")},
        {"pt", message("core", "Portuguese")},
        {"ro", message("core", "Romanian")},
        {"ru", message("core", "Russian")},
        {"sv", message("core", "Swedish")},
        {"sw", message("core", "Swahili")},
        {"ta", message("core", "Tamil")},
        {"te", message("core", "Telugu")},
        {"th", message("core", "Thai")},
        {"tr", message("core", "Turkish")},
        {"uk", message("core", "Ukrainian")},
        {"vi", message("core", "Vietnamese")},
        {"yue", message("core", "Cantonese")},
        {"zh", message("core", "Chinese")},
    }};
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    for (const auto &[known, name] : kNames)
        if (known == primary)
            return name;
    return {};
}

} // namespace seq2seq
