// SPDX-License-Identifier: GPL-3.0-or-later
// A study: a folder of runs, whoever wrote them, as the table that compares them.
#pragma once

#include "core/error.h"
#include "core/storage/experiment_summary.h"
#include "core/storage/file_identity.h"
#include "core/study/variants.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

enum class RunState {
    Waiting, ///< nobody trains it, and it has not come to its end
    Training,
    Done,
    Broken, ///< its file cannot be read, or training failed: `problem` says how
};
/// "waiting", "training", "done", "broken"
[[nodiscard]] std::string_view name(RunState state);

/// A run of the study. The numbers are those of the weights that translate: of the evaluation with
/// the lowest dev perplexity. All are unset while there are none.
struct StudyRun {
    std::string file; ///< its name in the folder; of a run that waits it may not be there yet
    std::string name; ///< shown to people
    std::string notes;
    std::string colour;
    RunState state = RunState::Waiting;
    std::string machine; ///< that trains it
    std::optional<Message> problem;
    std::vector<Setting> settings; ///< all that are known, see settingsOf()
    std::int64_t step = 0;
    std::optional<double> progress; ///< 0..1
    std::string engine; ///< that computed the last updates; empty: not known
    std::optional<std::uint64_t> seed;
    std::optional<std::int64_t> parameters;
    std::optional<double> perplexity;
    std::optional<double> bleu;
    std::optional<double> chrf;
    std::optional<double> exactMatch; ///< 0..1 of the translations that the file keeps
    std::optional<double> wordsPerSecond; ///< mean of the evaluations
    CorpusRecord dev; ///< the sentences that all this was measured on
    std::vector<EvaluationSummary> evaluations; ///< its curves

    /// Empty when it is not known.
    [[nodiscard]] std::string_view setting(std::string_view option) const;
    bool operator==(const StudyRun &) const = default;
};

struct Study {
    std::string notes;
    std::vector<StudyRun> runs; ///< in the order of their files' names, numbers by their size
    std::vector<std::string> differing; ///< settings that are not the same in all runs
    /// Runs of one seed were measured on the same sentences. (The seed splits a corpus, so those of
    /// two seeds were only when a dev file was named.)
    bool isComparable = true;
    bool operator==(const Study &) const = default;
};

/// Reads what a table needs of every run of a folder, on two threads. A file that cannot be read is
/// a broken run. @throws Error FileNotFound when there is no such folder; BadExperiment when its
/// study.json cannot be read; Cancelled
[[nodiscard]] Study readStudy(const std::string &folder, const std::stop_token &stop = {});

/// Reads a study again and again, as its runs are trained: a file that has not changed is not
/// opened anew. One thread at a time.
class StudyReader {
public:
    explicit StudyReader(std::string folder);
    /// @throws Error as readStudy(); what was read before it was cancelled is kept
    [[nodiscard]] Study read(const std::stop_token &stop = {});

private:
    struct Kept {
        FileStamp stamp;
        StudyRun run; ///< what its file tells
    };
    void readRun(StudyRun &run, std::optional<Kept> &kept, const std::stop_token &stop) const;
    void readAll(std::vector<StudyRun> &runs, const std::stop_token &stop);

    std::string m_folder;
    std::map<std::string, Kept> m_kept; ///< by the names of the files
};

/// The .s2s files of a folder. @throws Error FileNotFound, FileUnreadable
[[nodiscard]] std::vector<std::string> runFiles(const std::string &folder);

} // namespace seq2seq
