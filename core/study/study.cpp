// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/study.h"

#include "core/failure.h"
#include "core/stop.h"
#include "core/study/claims.h"
#include "core/study/settings.h"
#include "core/study/study_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <thread>

namespace seq2seq {

namespace fs = std::filesystem;

namespace {

/// "seed-2" before "seed-10".
bool isNaturallyBefore(const std::string &a, const std::string &b)
{
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        const auto numberFrom = [&](const std::string &text, std::size_t &at) {
            while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1]))
                ++at;
            const std::size_t start = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return std::string_view(text).substr(start, at - start);
        };
        const std::string_view one = numberFrom(a, i);
        const std::string_view other = numberFrom(b, j);
        if (one != other)
            return one.size() != other.size() ? one.size() < other.size() : one < other;
    }
    return i == a.size() && j == b.size() ? a < b : i == a.size();
}

void setMeasures(const ExperimentSummary &summary, StudyRun &run)
{
    const EvaluationSummary *best = summary.best();
    if (best == nullptr)
        return;
    run.perplexity = best->devPerplexity;
    run.bleu = best->devBleu;
    run.chrf = best->devChrf;
    if (best->samples > 0)
        run.exactMatch
            = static_cast<double>(best->exactSamples) / static_cast<double>(best->samples);
    double speed = 0;
    for (const EvaluationSummary &evaluation : summary.evaluations)
        speed += evaluation.wordsPerSecond;
    run.wordsPerSecond = speed / static_cast<double>(summary.evaluations.size());
}

void read(const std::string &path, StudyRun &run, const std::stop_token &stop)
{
    const ExperimentSummary summary = loadSummary(path, stop);
    if (!summary.name.empty())
        run.name = summary.name;
    run.settings = settingsOf(summary);
    run.step = summary.state.step;
    run.progress = summary.progress();
    if (summary.state.engine != EngineKind::Auto)
        run.engine = std::string(name(summary.state.engine));
    run.seed = summary.training.seed;
    run.parameters = summary.parameters();
    run.dev = summary.dev;
    run.state = summary.isFinished() ? RunState::Done : RunState::Waiting;
    setMeasures(summary, run);
    run.evaluations = summary.evaluations;
}

/// What its file tells, and nothing else.
StudyRun runIn(const std::string &path, const std::string &file, const std::stop_token &stop)
{
    StudyRun run;
    run.file = file;
    run.name = fs::path(file).stem().string();
    try {
        read(path, run, stop);
    } catch (...) {
        const Error failure = currentFailure();
        if (failure.code() == ErrorCode::Cancelled)
            throw failure;
        run.state = RunState::Broken;
        run.problem = failure.sentence();
    }
    return run;
}

/// What its folder knows of it.
void judge(const Claims &claims, bool isThere, StudyRun &run)
{
    const std::optional<std::string> ended
        = isThere && run.state != RunState::Broken ? claims.ended(run.file) : std::nullopt;
    if (ended) {
        run.state = ended->empty() ? RunState::Done : RunState::Broken;
        if (!ended->empty())
            run.problem = Message(*ended);
    }
    if (run.state != RunState::Waiting)
        return;
    if (const std::optional<ProcessIdentity> owner = claims.ownerOf(run.file)) {
        run.state = RunState::Training;
        run.machine = owner->machine;
    }
}

/// What people have added, and what was varied for it where its own file does not tell.
void complete(const StudyFile &file, StudyRun &run)
{
    if (const std::string name = file.name(run.file); !name.empty())
        run.name = name;
    run.notes = file.notes(run.file);
    run.colour = file.colour(run.file);
    for (Setting &setting : file.settings(run.file)) {
        if (std::ranges::find(run.settings, setting.name, &Setting::name) == run.settings.end())
            run.settings.push_back(std::move(setting));
    }
}

std::vector<std::string> differingIn(const std::vector<StudyRun> &runs)
{
    std::vector<std::string> order;
    std::map<std::string, std::set<std::string>> values;
    for (const StudyRun &run : runs) {
        for (const Setting &setting : run.settings) {
            if (!values.contains(setting.name))
                order.push_back(setting.name);
            values[setting.name].insert(setting.value);
        }
    }
    std::vector<std::string> differing;
    for (const std::string &name : order)
        if (values[name].size() > 1)
            differing.push_back(name);
    return differing;
}

bool areComparable(const std::vector<StudyRun> &runs)
{
    std::map<std::uint64_t, CorpusRecord> records;
    return std::ranges::all_of(runs, [&](const StudyRun &run) {
        return !run.perplexity || records.emplace(*run.seed, run.dev).first->second == run.dev;
    });
}

} // namespace

std::string_view name(RunState state)
{
    constexpr std::array<std::string_view, 4> kNames{"waiting", "training", "done", "broken"};
    return kNames.at(static_cast<std::size_t>(state));
}

std::string_view StudyRun::setting(std::string_view option) const
{
    const auto found = std::ranges::find(settings, option, &Setting::name);
    return found == settings.end() ? std::string_view() : std::string_view(found->value);
}

std::vector<std::string> runFiles(const std::string &folder)
{
    std::vector<std::string> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        const std::string file = entry->path().filename().string();
        if (entry->path().extension() == ".s2s" && !file.starts_with('.'))
            files.push_back(file);
    }
    if (failure == std::errc::no_such_file_or_directory)
        throw Error(ErrorCode::FileNotFound, message("core", "There is no such folder"), {folder},
            message("core", "Name the folder that holds the runs."));
    if (failure)
        throw Error(ErrorCode::FileUnreadable,
            message("core", "The folder cannot be read (%1)").arg(failure.message()), {folder},
            message("core", "Name the folder that holds the runs."));
    std::ranges::sort(files, isNaturallyBefore);
    return files;
}

StudyReader::StudyReader(std::string folder)
    : m_folder(std::move(folder))
{
}

void StudyReader::readRun(
    StudyRun &run, std::optional<Kept> &kept, const std::stop_token &stop) const
{
    const std::string path = (fs::path(m_folder) / run.file).string();
    const std::optional<FileStamp> stamp = fileStamp(path);
    if (!stamp) {
        std::error_code ignored;
        kept.reset();
        if (fs::exists(fs::symlink_status(path, ignored))) // a link that leads nowhere
            run = runIn(path, run.file, stop);
        else
            run.name = fs::path(run.file).stem().string();
        return;
    }
    if (!kept || kept->stamp != *stamp)
        kept = Kept{*stamp, runIn(path, run.file, stop)};
    run = kept->run;
}

/// Both threads take the next run that is left.
void StudyReader::readAll(std::vector<StudyRun> &runs, const std::stop_token &stop)
{
    const Claims claims(m_folder);
    std::vector<std::optional<Kept>> kept(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (const auto found = m_kept.find(runs[i].file); found != m_kept.end())
            kept[i] = std::move(found->second);
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> isStopped = false;
    const auto work = [&] {
        for (std::size_t i = next++; i < runs.size() && !isStopped; i = next++) {
            try {
                readRun(runs[i], kept[i], stop);
                judge(claims, kept[i].has_value(), runs[i]);
            } catch (const Error &) {
                isStopped = true;
            }
        }
    };
    {
        const std::jthread other(work);
        work();
    }
    m_kept.clear();
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (kept[i])
            m_kept.emplace(runs[i].file, std::move(*kept[i]));
    throwIfStopped(stop);
}

Study StudyReader::read(const std::stop_token &stop)
{
    std::vector<std::string> files = runFiles(m_folder);
    const StudyFile file = StudyFile::load(m_folder);
    for (const std::string &run : file.runs()) {
        const bool isName = run.ends_with(".s2s") && run.find('/') == std::string::npos;
        const bool isPlanned = isName && !file.settings(run).empty();
        if (isPlanned && std::ranges::find(files, run) == files.end())
            files.push_back(run); // it waits
    }
    std::ranges::sort(files, isNaturallyBefore);
    Study study;
    study.notes = file.notes();
    study.runs.resize(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        study.runs[i].file = files[i];
    readAll(study.runs, stop);
    for (StudyRun &run : study.runs)
        complete(file, run);
    study.differing = differingIn(study.runs);
    study.isComparable = areComparable(study.runs);
    return study;
}

Study readStudy(const std::string &folder, const std::stop_token &stop)
{
    return StudyReader(folder).read(stop);
}

} // namespace seq2seq
