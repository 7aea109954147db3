// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/sweep_order.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace seq2seq {

std::vector<Variant> variantsOf(const SweepOrder &order)
{
    return variantsOf(order.varied, order.seeds, order.firstSeed);
}

std::vector<std::string> argumentsOf(const SweepOrder &order, const std::string &folder)
{
    // What stands in the order itself, and what each computer chooses for itself.
    std::set<std::string, std::less<>> left{"seed", "pairs", "source", "engine", "device"};
    for (const VariedSetting &setting : order.varied)
        left.insert(setting.name);
    if (order.maxSteps)
        left.insert("max-steps");
    if (order.epochs)
        left.insert("epochs");
    std::vector<std::string> arguments{"sweep"};
    const auto add = [&](std::string_view name, const std::string &value) {
        if (!left.contains(name) && !value.empty())
            arguments.push_back("--" + std::string(name) + "=" + value);
    };
    const bool isTable = order.secondFile.empty();
    if (!order.firstFile.empty()) {
        left.insert({"builtin", "count"});
        arguments.push_back((isTable ? "--pairs=" : "--source=") + order.firstFile);
        if (!isTable)
            arguments.push_back("--target=" + order.secondFile);
    }
    const auto hasValue = [&](std::string_view name, std::string_view value) {
        return std::ranges::find(order.base, Setting{std::string(name), std::string(value)})
            != order.base.end();
    };
    // "unidirectional=false" would leave it to the preset.
    const bool isBidirectional = hasValue("unidirectional", "false")
        && !left.contains("unidirectional") && !left.contains("bidirectional");
    if (isBidirectional)
        left.insert("unidirectional");
    for (const Setting &setting : order.base)
        add(setting.name, setting.value);
    if (isBidirectional)
        arguments.emplace_back("--bidirectional");
    if (order.maxSteps)
        arguments.push_back("--max-steps=" + std::to_string(*order.maxSteps));
    if (order.epochs)
        arguments.push_back("--epochs=" + std::to_string(*order.epochs));
    if (order.devPairs)
        arguments.push_back("--dev-count=" + std::to_string(*order.devPairs));
    for (const VariedSetting &setting : order.varied) {
        std::string values;
        for (const std::string &value : setting.values)
            values += (values.empty() ? "" : ",") + value;
        arguments.push_back("--set=" + setting.name + "=" + values);
    }
    arguments.push_back("--seed=" + std::to_string(order.firstSeed));
    arguments.push_back("--seeds=" + std::to_string(order.seeds));
    arguments.push_back("--out=" + folder);
    arguments.emplace_back("--json");
    return arguments;
}

} // namespace seq2seq
