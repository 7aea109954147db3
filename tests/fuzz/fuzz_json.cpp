// SPDX-License-Identifier: GPL-3.0-or-later
// experiment.json and evaluations.json: parsed, and their fields read.
#include "core/storage/evaluations_p.h"
#include "core/storage/settings_json_p.h"
#include "fuzz.h"

using namespace seq2seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    fuzz::worksOrRefuses([&] { (void)evaluationsFrom(text, "input"); });
    fuzz::worksOrRefuses([&] {
        const nlohmann::json document = parseJson(text, "input");
        const JsonFields description(document, "input");
        fuzz::worksOrRefuses([&] { (void)modelConfigFrom(description.object("model")); });
        fuzz::worksOrRefuses([&] { (void)trainingConfigFrom(description.object("training")); });
        fuzz::worksOrRefuses([&] { (void)trainerStateFrom(description.object("state")); });
        for (const char *side : {"source", "target"})
            fuzz::worksOrRefuses(
                [&] { (void)tokenizerOptionsFrom(description.object(side).object("tokenizer")); });
        for (const char *corpus : {"train", "dev"})
            fuzz::worksOrRefuses(
                [&] { (void)corpusOriginFrom(description.object(corpus).object("origin")); });
    });
    return 0;
}
