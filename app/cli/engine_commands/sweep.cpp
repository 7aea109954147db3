// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq sweep: trains what nobody else trains until nothing is left.
#include "app/cli/engine_commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/study_table.h"
#include "app/cli/usage.h"
#include "core/error.h"
#include "core/failure.h"
#include "core/storage/experiment.h"
#include "core/storage/experiment_summary.h"
#include "core/study/claims.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>

namespace seq2seq::cli {

namespace fs = std::filesystem;

namespace {

constexpr auto kLook = std::chrono::seconds(1); // between two looks at what the others do

/// Waits, unless somebody wants the program to end. @return false then
bool pause()
{
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop.token(), kLook, [] { return false; });
    return !interrupt.isRequested();
}

/// Ends a training whose run somebody else has taken.
std::jthread watch(const Claim &claim)
{
    return std::jthread([&claim](const std::stop_token &end) {
        std::mutex mutex;
        std::condition_variable_any condition;
        std::unique_lock lock(mutex);
        while (!end.stop_requested() && !claim.isLost())
            condition.wait_for(lock, end, kLook, [] { return false; });
        if (!end.stop_requested())
            InterruptGuard::request();
    });
}

class Sweep {
public:
    Sweep(const SweepArguments &arguments, const std::vector<PlannedRun> &plan, Console &console)
        : m_arguments(arguments)
        , m_plan(plan)
        , m_console(console)
        , m_claims(arguments.common.out)
    {
    }

    /// @return false when it was interrupted
    /// @throws Error when runs could not be trained; the others are by then
    bool run()
    {
        while (isAnythingLeft()) {
            const Round round = trainWhatIsFree();
            if (round == Round::Interrupted)
                return false;
            if (round == Round::NothingLeft)
                break;
            if (round == Round::Waiting) {
                m_console.setStatus("Waiting for what others train in this folder ...");
                if (!pause())
                    return false;
            }
        }
        m_console.clearStatus();
        sayHowItEnded();
        return true;
    }

private:
    enum class Round { Trained, Waiting, NothingLeft, Interrupted };
    enum class End { Done, Failed, Interrupted };

    /// A run once through is through: its file is not read again.
    bool isDone(const PlannedRun &run)
    {
        const std::string &file = run.variant.file;
        if (m_done.contains(file))
            return true;
        std::error_code ignored;
        if (!fs::exists(run.arguments.out, ignored))
            return false;
        const std::optional<std::string> ended = m_claims.ended(file);
        if (!ended && !loadSummary(run.arguments.out).isFinished())
            return false;
        if (ended && !ended->empty()) {
            m_console.say(*ended);
            m_failed.insert(file);
        }
        m_done.insert(file);
        return true;
    }

    bool isAnythingLeft()
    {
        return std::ranges::any_of(m_plan, [&](const PlannedRun &run) { return !isDone(run); });
    }

    Round trainWhatIsFree()
    {
        bool isTrained = false;
        bool isOthers = false;
        for (const PlannedRun &run : m_plan) {
            const std::string &file = run.variant.file;
            if (isDone(run))
                continue;
            if (m_failed.contains(file)) { // here; another computer may do better
                isOthers = isOthers || m_claims.ownerOf(file);
                continue;
            }
            const std::optional<Claim> claim = m_claims.take(file);
            if (!claim) {
                isOthers = true;
                continue;
            }
            if (isDone(run)) // meanwhile
                continue;
            const End end = train(run, *claim);
            isTrained = true;
            if (end == End::Interrupted)
                return Round::Interrupted;
        }
        if (isTrained)
            return Round::Trained;
        return isOthers ? Round::Waiting : Round::NothingLeft;
    }

    End train(const PlannedRun &run, const Claim &claim)
    {
        m_console.say("Run " + std::to_string(&run - m_plan.data() + 1) + " of "
            + std::to_string(m_plan.size()) + ": " + run.variant.title + ".");
        const std::string &file = run.variant.file;
        try {
            bool isEnded = false;
            {
                const std::jthread watcher = watch(claim);
                isEnded = trainFile(run);
            }
            if (claim.isLost()) {
                m_console.say(
                    "Another computer has taken " + file + " meanwhile, and goes on with it.");
                return End::Failed;
            }
            if (!isEnded)
                return End::Interrupted;
            if (!loadSummary(run.arguments.out).isFinished())
                m_claims.markEnded(file, {}); // its time was up
        } catch (const CLI::ParseError &error) {
            return fail(run, Error(ErrorCode::BadConfiguration, std::string(error.what())));
        } catch (...) {
            const Error failure = currentFailure();
            if (failure.code() == ErrorCode::Cancelled)
                return End::Interrupted;
            return fail(run, failure);
        }
        ++m_trained;
        report(run);
        return End::Done;
    }

    /// @return false when it was interrupted
    bool trainFile(const PlannedRun &run)
    {
        std::error_code ignored;
        if (!fs::exists(run.arguments.out, ignored)) {
            m_claims.forgetEnd(run.variant.file);
            return cli::train(run.arguments, run.recipe, m_console);
        }
        ResumeArguments arguments;
        arguments.file = run.arguments.out;
        arguments.compute = run.arguments.compute;
        arguments.isQuiet = true;
        const ReadOptions columns = run.arguments.corpus.readOptions();
        if (needsCorpus(run) && columns.sourceName.empty() && columns.targetName.empty())
            arguments.corpus = run.arguments.corpus;
        return resume(arguments, m_console);
    }

    /// Whether its sentences may be outside the file.
    static bool needsCorpus(const PlannedRun &run)
    {
        std::uintmax_t bytes = 0;
        std::error_code ignored;
        for (const std::string &file : run.arguments.corpus.files())
            bytes += fs::file_size(file, ignored);
        return bytes > kEmbeddedCorpusBytes / 4; // it may be packed
    }

    End fail(const PlannedRun &run, const Error &failure)
    {
        m_console.say(failure.what());
        if (failure.code() == ErrorCode::Diverged) { // so it would anywhere
            m_claims.markEnded(run.variant.file, failure.what());
            m_done.insert(run.variant.file);
        }
        m_failed.insert(run.variant.file);
        return End::Failed;
    }

    void report(const PlannedRun &run)
    {
        if (!m_arguments.isJson)
            return;
        for (const StudyRun &trained : readStudy(m_arguments.common.out).runs)
            if (trained.file == run.variant.file)
                m_console.printJson(toJson(trained));
    }

    void sayHowItEnded()
    {
        if (!m_arguments.isJson && !m_arguments.common.isQuiet)
            printStudy(readStudy(m_arguments.common.out), m_console);
        m_console.say(formatCount(m_trained, "run was", "runs were") + " trained here, of "
            + std::to_string(m_plan.size()) + ".");
        if (!m_failed.empty())
            throw Error(ErrorCode::BadConfiguration,
                formatCount(static_cast<long long>(m_failed.size()), "run", "runs")
                    + " could not be trained: " + *m_failed.begin()
                    + (m_failed.size() > 1 ? ", ..." : ""),
                {m_arguments.common.out}, "The sentences above say why.");
    }

    const SweepArguments &m_arguments;
    const std::vector<PlannedRun> &m_plan;
    Console &m_console;
    const Claims m_claims;
    std::set<std::string> m_done; // files
    std::set<std::string> m_failed;
    long long m_trained = 0;
};

} // namespace

bool sweep(const SweepArguments &arguments, const std::vector<PlannedRun> &plan, Console &console)
{
    return Sweep(arguments, plan, console).run();
}

} // namespace seq2seq::cli
