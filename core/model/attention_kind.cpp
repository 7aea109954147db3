// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attention_kind.h"

#include "core/error.h"
#include "core/model/config.h"
#include "generated/attention_files.h"

#include <algorithm>

namespace seq2seq {

namespace {

AttentionDescription describeNone()
{
    AttentionDescription none;
    none.name = "none";
    none.title = message("core", "none (Sutskever 2014)");
    none.shortTitle = message("core", "no attention");
    none.meaning = message("core",
        "No attention: all the decoder learns of the source is its start state, made from the "
        "encoder's last one.");
    return none;
}

} // namespace

const AttentionDescription &describe(AttentionKind kind)
{
#define SEQ2SEQ_DESCRIPTION(kind) attention::kind::description(),
    static const std::vector<AttentionDescription> all{
        describeNone(), SEQ2SEQ_ATTENTION_KINDS(SEQ2SEQ_DESCRIPTION)};
#undef SEQ2SEQ_DESCRIPTION
    return all.at(static_cast<std::size_t>(kind));
}

std::span<const AttentionKind> attentionKinds()
{
#define SEQ2SEQ_KIND(kind) AttentionKind::kind,
    static const std::vector<AttentionKind> kinds = [] {
        std::vector<AttentionKind> all{AttentionKind::None, SEQ2SEQ_ATTENTION_KINDS(SEQ2SEQ_KIND)};
        std::ranges::sort(all, {}, [](AttentionKind kind) { return describe(kind).place; });
        return all;
    }();
#undef SEQ2SEQ_KIND
    return kinds;
}

std::int64_t sizeOf(AttentionSize size, const ModelConfig &config)
{
    switch (size) {
    case AttentionSize::One:
        break;
    case AttentionSize::Hidden:
        return config.hiddenSize;
    case AttentionSize::State:
        return config.encoderStateSize();
    case AttentionSize::Positions:
        return config.positions;
    }
    return 1;
}

std::string_view name(AttentionKind kind)
{
    return describe(kind).name;
}

AttentionKind attentionKind(std::string_view text)
{
    std::string known;
    for (const AttentionKind kind : attentionKinds()) {
        if (name(kind) == text)
            return kind;
        known += (known.empty() ? "" : ", ") + std::string(name(kind));
    }
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no %1 \"%2\"")
            .arg(message("core", "attention"))
            .arg(std::string(text)),
        {}, message("core", "Choose one of %1.").arg(known));
}

} // namespace seq2seq
