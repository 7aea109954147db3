// SPDX-License-Identifier: GPL-3.0-or-later
// A run that was loaded goes on: whatever its description says, training, measuring and translating
// work or refuse. A line of the input is a JSON pointer into experiment.json, a blank and a value.
#include "core/error.h"
#include "core/run/recipe.h"
#include "core/search/translator.h"
#include "core/storage/experiment.h"
#include "core/training/trainer.h"
#include "fuzz.h"
#include "tests/core/storage/sample_experiment.h"
#include "tests/core/training/small_experiment.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace seq2seq;

namespace {

using nlohmann::json;

/// A run of a few updates, its entries apart.
struct Base {
    Base()
    {
        Recipe recipe = test::smallRecipe();
        recipe.model.embeddingSize = 4;
        recipe.model.hiddenSize = 4;
        recipe.training.batchSize = 4;
        recipe.training.evaluateEvery = 2;
        recipe.training.threads = 1;
        recipe.devCount = 4;
        Trainer trainer(prepareExperiment(recipe, test::letterCorpus(24, 5)));
        trainer.step();
        trainer.step();
        (void)trainer.evaluate();
        const std::string path = file.with("");
        saveExperiment(trainer.snapshot(), path);
        entries = test::unzip(path);
        description = json::parse(entries["experiment.json"]);
    }

    /// @return the path of the run with those changes that are some
    std::string with(std::string_view changes) const
    {
        json changed = description;
        while (!changes.empty()) {
            const std::string_view line = changes.substr(0, changes.find('\n'));
            changes.remove_prefix(std::min(changes.size(), line.size() + 1));
            const std::size_t blank = std::min(line.find(' '), line.size());
            try {
                json &field = changed.at(json::json_pointer(std::string(line.substr(0, blank))));
                field = json::parse(line.substr(blank));
            } catch (const json::exception &) { // no pointer or no value
            }
        }
        test::Entries all = entries;
        all["experiment.json"] = changed.dump(-1, ' ', false, json::error_handler_t::replace);
        std::string path = file.with("");
        test::zipTo(path, all);
        return path;
    }

    fuzz::InputFile file{".s2s"};
    test::Entries entries;
    json description;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Base base;
    fuzz::worksOrRefuses([&] {
        Experiment experiment = loadExperiment(base.with(fuzz::textOf(data, size)));
        experiment.training.threads = 1;
        Trainer trainer(std::move(experiment));
        for (int i = 0; i < 8; ++i) // more than an epoch
            trainer.step();
        (void)trainer.evaluate();
        (void)trainer.stopReason();
        (void)trainer.translator().translate(std::vector<std::string>{"a b c"}, {});
        saveExperiment(trainer.snapshot(), base.file.with(""));
    });
    return 0;
}
