// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"
#include "core/metrics/references_p.h"

namespace seq2seq {

void checkReferences(std::string_view metric, std::size_t hypotheses,
    std::span<const std::vector<std::string>> references)
{
    const std::string name(metric);
    if (references.empty())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "%1 needs at least one reference translation").arg(name));
    for (const std::vector<std::string> &set : references)
        if (set.size() != hypotheses)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "There are %1 translations and %2 references")
                    .arg(hypotheses)
                    .arg(set.size()),
                {}, message("core", "%1 needs one reference for each translation.").arg(name));
}

} // namespace seq2seq
