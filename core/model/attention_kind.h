// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of attention as plain data: what files, counts and views need to know of one. A kind is
// one file in core/model/attention/; CMake makes the list from that folder.
#pragma once

#include "core/message.h"
#include "generated/attention_kinds.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

struct ModelConfig;

#define SEQ2SEQ_ENUMERATOR(kind) kind,
/// None: the decoder sees only its start state (Sutskever et al. 2014). The others are named as
/// their structs.
enum class AttentionKind { None, SEQ2SEQ_ATTENTION_KINDS(SEQ2SEQ_ENUMERATOR) };
#undef SEQ2SEQ_ENUMERATOR

/// How long one side of an attention weight is.
enum class AttentionSize {
    One,
    Hidden, ///< h
    State, ///< of an encoder state h_i
    Positions, ///< ModelConfig::positions
};

struct AttentionWeight {
    std::string name; ///< "weight" of att_projection.weight
    AttentionSize rows = AttentionSize::Hidden;
    AttentionSize columns = AttentionSize::State;
    std::string symbol; ///< "W_{att}", in the markup of formulas
    Message meaning; ///< one sentence
    bool learnsSlowly = false; ///< see learnsSlowly() in core/model/update.h
};

/// In equations stand: <h> the decoder state h_t, <hT> the same transposed, <s> an encoder state
/// h_i, <w0>, <w1>, .. the weights, <e> the scores e_t, <p> the position p_t, and the numbers <H>
/// (hidden size), <D> (window), <m> (words of the source).
struct AttentionDescription {
    std::string name; ///< in files and on the command line
    int place = 0; ///< in lists
    Message title; ///< "general, multiplicative (Luong 2015)"
    Message shortTitle; ///< "general"
    Message meaning; ///< one sentence
    std::vector<AttentionWeight> weights;
    std::string score; ///< the right side of e_{t,i} = ...
    std::string distribution = "softmax(<e>)"; ///< the right side of alpha_t = ...
    std::string position = {}; ///< the right side of p_t = ...; empty where there is none
    bool hasWindow = false; ///< weights are zero more than D words from p_t

    [[nodiscard]] bool hasPosition() const { return !position.empty(); }
};

/// @return of None too
[[nodiscard]] const AttentionDescription &describe(AttentionKind kind);
/// All there are, in the order of lists; None first.
[[nodiscard]] std::span<const AttentionKind> attentionKinds();

/// What stands before AttentionWeight::name in the names of a model's weights.
inline constexpr std::string_view kAttentionPrefix = "att_projection.";

/// Rows or columns of a weight.
[[nodiscard]] std::int64_t sizeOf(AttentionSize size, const ModelConfig &config);

[[nodiscard]] std::string_view name(AttentionKind kind);
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] AttentionKind attentionKind(std::string_view name);

} // namespace seq2seq
