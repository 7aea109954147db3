// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/attention_audit.h"

#include "core/error.h"
#include "core/explain/attention_need.h"

namespace seq2seq {

namespace {

/// What the changed model says at step t of the translation.
void auditStep(const Model &model, const AuditPair &pair, std::size_t t, bool isFunction,
    double logProbability, AuditRow &row)
{
    const AttentionNeed need
        = attentionNeed(model, pair.source, std::span(pair.translation).first(t + 1), row.kind);
    const bool stays = need.stays(pair.translation[t]);
    row.words += 1;
    row.stay += stays ? 1 : 0;
    row.functionWords += isFunction ? 1 : 0;
    row.functionStay += isFunction && stays ? 1 : 0;
    row.logProbabilityLost += logProbability - need.logProbability;
}

} // namespace

std::vector<AuditRow> auditAttention(const Model &model, std::span<const AuditPair> pairs,
    const std::function<bool(int)> &isFunctionWord,
    const std::function<void(std::size_t done)> &between)
{
    if (model.config().attention == AttentionKind::None)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "This model has no attention to audit"), {},
            message("core", "Choose a run with attention."));
    std::vector<AuditRow> rows;
    for (const AttentionEdit::Kind kind : attentionChanges())
        rows.push_back({kind});
    for (std::size_t number = 0; number < pairs.size(); ++number) {
        const AuditPair &pair = pairs[number];
        const Trace own = model.trace(pair.source, pair.translation, 0, {});
        for (AuditRow &row : rows)
            for (std::size_t t = 0; t < pair.translation.size(); ++t)
                auditStep(model, pair, t, isFunctionWord(pair.translation[t]),
                    own.logProbabilities[t], row);
        if (between)
            between(number + 1);
    }
    for (AuditRow &row : rows)
        if (row.words > 0)
            row.logProbabilityLost /= static_cast<double>(row.words);
    return rows;
}

} // namespace seq2seq
