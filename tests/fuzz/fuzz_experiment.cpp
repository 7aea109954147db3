// SPDX-License-Identifier: GPL-3.0-or-later
// An .s2s file. Checksums would keep most changes from being looked at, so the input is either a
// whole file ("PK...") or a digit that names an entry of a good file (a = 10) and what stands there
// instead.
#include "core/storage/experiment.h"
#include "core/storage/experiment_summary.h"
#include "fuzz.h"
#include "tests/core/storage/sample_experiment.h"

#include <optional>

using namespace seq2seq;

namespace {

/// A good file and where inputs are put.
struct Base {
    Base()
    {
        const std::string path = file.with("");
        saveExperiment(test::sampleExperiment(), path);
        entries = test::unzip(path);
    }
    /// @return the path of a file with this content
    std::string with(std::string_view input) const
    {
        if (input.starts_with("PK"))
            return file.with(input);
        test::Entries changed = entries;
        std::string path = file.with("");
        if (input.empty())
            return path;
        const auto letter = static_cast<unsigned char>(input.front());
        const std::size_t index
            = letter >= 'a' ? letter - 'a' + 10U : letter - static_cast<unsigned>('0');
        auto entry = changed.begin();
        std::advance(entry, static_cast<std::ptrdiff_t>(index % changed.size()));
        entry->second = input.substr(1);
        test::zipTo(path, changed);
        return path;
    }

    fuzz::InputFile file{".s2s"};
    test::Entries entries;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Base base;
    const std::string path = base.with(fuzz::textOf(data, size));
    fuzz::worksOrRefuses([&] { (void)loadSummary(path); });
    fuzz::worksOrRefuses([&] { (void)loadExperiment(path); });
    return 0;
}
