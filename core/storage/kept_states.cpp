// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/kept_states_p.h"

#include "core/run/kept_states.h"
#include "core/storage/damage_p.h"
#include "core/storage/json_p.h"
#include "core/storage/settings_json_p.h"

#include <algorithm>

namespace seq2seq {

using nlohmann::json;

std::string keptStateEntry(std::int64_t step)
{
    return "state-" + std::to_string(step) + ".safetensors";
}

std::string keptStatesText(const std::vector<KeptState> &states)
{
    json list = json::array();
    for (const KeptState &kept : states)
        list.push_back(toJson(kept.state));
    return jsonText(list);
}

std::vector<KeptState> keptStatesFrom(std::string_view text, const std::string &origin,
    const std::vector<Evaluation> &evaluations, const std::stop_token &stop)
{
    const json list = parseJson(text, origin, stop);
    if (!list.is_array())
        throwDamaged(origin, message("core", "it is not a list"));
    if (list.size() > kMostKeptStates)
        throwDamaged(origin,
            message("core", "it names the weights of %1 evaluations, at most %2 are kept")
                .arg(list.size())
                .arg(kMostKeptStates));
    std::vector<KeptState> states;
    for (const json &value : list) {
        const JsonFields fields(value, origin, "state " + std::to_string(states.size() + 1) + ".");
        KeptState kept{trainerStateFrom(fields), nullptr};
        if (!states.empty() && kept.state.step <= states.back().state.step)
            fields.fail("step", message("core", "does not come after the one before it"));
        if (std::ranges::find(evaluations, kept.state.step, &Evaluation::step) == evaluations.end())
            fields.fail("step", message("core", "is the step of no evaluation"));
        states.push_back(std::move(kept));
    }
    return states;
}

} // namespace seq2seq
