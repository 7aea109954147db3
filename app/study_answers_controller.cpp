// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/study_answers_controller_p.h"

#include "app/engine_module.h"
#include "ui/compare/quality_card.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/compare/together_card.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QEvent>
#include <QMetaObject>

#include <algorithm>

namespace seq2seq::app {

namespace {

/// Kept of runs that are not ticked any more, so that ticking them again costs nothing.
constexpr std::size_t kMostKept = 32;

} // namespace

StudyAnswersController::AnswererFactory StudyAnswersController::liveAnswerer()
{
    return [] { return engineModule().makeRunAnswerer(); };
}

StudyAnswersController::StudyAnswersController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_window(parts.window)
    , m_view(parts.view)
    , m_bridge(parts.bridge)
    , m_experiments(parts.experiments)
    , m_translations(parts.translations)
    , m_quality(new ui::QualityCard(parts.view.book()))
    , m_sentence(new ui::SameSentenceCard(parts.view.book()))
    , m_significance(new ui::SignificanceCard(parts.view.book()))
    , m_together(new ui::TogetherCard(parts.view.book()))
    , m_asked(std::make_shared<Asked>(Asked{parts.makeAnswerer, nullptr}))
{
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1); // the same thread from first to last
    makeCards(parts.fileDialog);
    m_view.installEventFilter(this);
    const ui::StudyBook *book = &m_view.book();
    connect(book, &ui::StudyBook::studyChanged, this, &StudyAnswersController::noteStudy);
    connect(book, &ui::StudyBook::ticksChanged, this, &StudyAnswersController::noteStudy);
    connect(&m_bridge, &EngineBridge::statusChanged, this, &StudyAnswersController::noteStatus);
}

void StudyAnswersController::makeCards(std::shared_ptr<ui::FileDialog> fileDialog)
{
    m_quality->setFileDialog(fileDialog);
    m_sentence->setFileDialog(fileDialog);
    m_significance->setFileDialog(fileDialog);
    using Place = ui::CompareView::Place;
    m_view.addCard(m_quality, Place::LowerLeft, [card = m_quality] { return card->figures(); });
    m_view.addCard(m_sentence, Place::LowerRight, [card = m_sentence] { return card->figures(); });
    m_view.addCard(
        m_significance, Place::Right, [card = m_significance] { return card->figures(); });
    connect(m_quality, &ui::QualityCard::stopRequested, this, &StudyAnswersController::stop);
    connect(m_quality, &ui::QualityCard::goOnRequested, this, [this] {
        m_isStopped = false;
        next();
    });
    connect(m_sentence, &ui::SameSentenceCard::asked, this, [this](const ui::SentenceTask &task) {
        m_lookTask = task;
        m_looks = task.files;
        next();
    });
    connect(m_sentence, &ui::SameSentenceCard::openRequested, this, &StudyAnswersController::open);
    connect(m_significance, &ui::SignificanceCard::asked, this,
        [this](const ui::SignificanceTask &task) {
            m_significanceTask = task;
            next();
        });
    connect(
        m_significance, &ui::SignificanceCard::seedsRequested, this, [this](const QString &file) {
            m_view.book().setCurrent(file);
            emit m_view.variantsRequested();
        });
    makeTogetherCard(std::move(fileDialog));
}

StudyAnswersController::~StudyAnswersController()
{
    m_stop.request_stop();
    m_worker.waitForDone();
}

bool StudyAnswersController::isIdle() const
{
    return !m_isBusy && !m_areFilesUnchecked && m_looks.isEmpty() && !m_significanceTask
        && !m_isStale && !m_wish
        && (m_isStopped || std::ranges::none_of(m_wanted, [this](const QString &file) {
               return needsAnswers(file);
           }));
}

bool StudyAnswersController::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_view && event->type() == QEvent::Show)
        QMetaObject::invokeMethod(this, &StudyAnswersController::next, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

std::string StudyAnswersController::pathOf(const QString &file) const
{
    return QDir(m_folder).filePath(file).toStdString();
}

QString StudyAnswersController::nameOf(const QString &file) const
{
    const int run = m_view.book().indexOf(file);
    return run < 0 ? file : ui::runTitle(m_view.book().study(), run);
}

/// Ticked runs that have weights; remarks on the others.
QStringList StudyAnswersController::wantedRuns()
{
    const ui::StudyBook &book = m_view.book();
    QStringList wanted;
    m_remarks.clear();
    for (const int index : book.tickedRuns()) {
        const StudyRun &run = book.run(index);
        if (run.state == RunState::Training)
            m_remarks << tr("%1 is being trained: it is asked when it is done.")
                             .arg(ui::runTitle(book.study(), index));
        else if (run.step > 0 && run.state != RunState::Broken)
            wanted << book.fileOf(index);
    }
    if (wanted.size() > kMostRuns) {
        m_remarks << tr("The first %1 of %2 ticked runs are translated.")
                         .arg(kMostRuns)
                         .arg(wanted.size());
        wanted = wanted.mid(0, kMostRuns);
    }
    return wanted;
}

void StudyAnswersController::noteStudy()
{
    if (m_view.book().folder() != m_folder) {
        m_folder = m_view.book().folder();
        m_answers.clear();
        m_problems.clear();
        m_looks.clear();
        m_significanceTask.reset();
        m_wish = nullptr;
        m_together->setIdle();
        m_isStopped = false;
        m_stop.request_stop(); // of another study
        m_wanted.clear();
    }
    const QStringList wanted = wantedRuns();
    if (!m_askedRun.isEmpty() && !wanted.contains(m_askedRun))
        m_stop.request_stop();
    for (const QString &file : wanted)
        if (!m_wanted.contains(file))
            m_isStopped = false; // the person wants to know more
    m_isStale = m_isStale || wanted != m_wanted;
    m_wanted = wanted;
    m_areFilesUnchecked = true;
    showProblems();
    showProgress(0);
    next();
}

bool StudyAnswersController::needsAnswers(const QString &file) const
{
    return !m_answers.contains(file) && !m_problems.contains(file);
}

/// The next task, unless one runs or nobody looks.
void StudyAnswersController::next()
{
    if (m_isBusy || !m_view.isVisible())
        return;
    if (m_areFilesUnchecked)
        return checkFiles();
    if (!m_looks.isEmpty())
        return askLook(m_looks.takeFirst());
    if (m_isStale)
        return findOut();
    if (m_wish)
        return std::exchange(m_wish, nullptr)();
    if (m_significanceTask)
        return compare();
    const auto run = std::ranges::find_if(
        m_wanted, [this](const QString &file) { return needsAnswers(file); });
    if (run != m_wanted.end() && !m_isStopped)
        askRun(*run);
}

/// Drops the answers of weights that the files do not hold any more; a file that could not be asked
/// is asked again once it is another.
void StudyAnswersController::checkFiles()
{
    using Stamps = std::map<QString, std::optional<FileStamp>>;
    m_areFilesUnchecked = false;
    std::map<QString, std::string> paths;
    for (const auto &[file, answers] : m_answers)
        paths[file] = answers->file;
    for (const auto &[file, problem] : m_problems)
        paths[file] = pathOf(file);
    run<Stamps>(
        [paths] {
            Stamps found;
            for (const auto &[file, path] : paths)
                found[file] = fileStamp(path);
            return found;
        },
        [this, folder = m_folder](const Outcome<Stamps> &outcome) {
            if (!outcome.result || folder != m_folder)
                return;
            for (const auto &[file, stamp] : *outcome.result) {
                const auto answers = m_answers.find(file);
                if (answers != m_answers.end() && stamp != answers->second->version.file) {
                    m_answers.erase(answers);
                    m_isStale = true;
                }
                const auto problem = m_problems.find(file);
                if (problem == m_problems.end())
                    continue;
                const bool isOther = problem->second.isStamped && problem->second.file != stamp;
                if (isOther || !m_wanted.contains(file))
                    m_problems.erase(problem);
                else
                    problem->second = {problem->second.sentence, stamp, true};
            }
            showProblems();
            showProgress(0);
        });
}

void StudyAnswersController::askRun(const QString &file)
{
    m_stop = std::stop_source();
    m_askedRun = file;
    showProgress(0);
    using Answers = std::shared_ptr<const RunAnswers>;
    run<Answers>([asked = m_asked, path = pathOf(file), stop = m_stop.get_token(),
                     report = reporting([this](double part) {
                         showProgress(part);
                     })] { return asked->get().answers(path, report, stop); },
        [this, file, folder = m_folder](const Outcome<Answers> &outcome) {
            m_askedRun.clear();
            if (folder != m_folder)
                return;
            if (outcome.result)
                m_answers[file] = *outcome.result;
            else if (!outcome.failure.isCancelled)
                m_problems[file] = {ui::translated(outcome.failure.sentence), {}, false};
            if (m_answers.size() > kMostKept)
                std::erase_if(m_answers,
                    [this](const auto &entry) { return !m_wanted.contains(entry.first); });
            m_isStale = m_isStale || outcome.result;
            m_areFilesUnchecked = m_areFilesUnchecked || m_problems.contains(file);
            showProblems();
            showProgress(0);
        });
}

void StudyAnswersController::askLook(const QString &file)
{
    m_stop = std::stop_source();
    using Look = std::shared_ptr<const RunLook>;
    run<Look>(
        [asked = m_asked, path = pathOf(file), task = m_lookTask, stop = m_stop.get_token()] {
            return asked->get().look(
                path, task.source.toStdString(), task.reference.toStdString(), stop);
        },
        [this, file, task = m_lookTask](const Outcome<Look> &outcome) {
            if (outcome.result)
                m_sentence->setLook(task, file, *outcome.result);
            else if (!outcome.failure.isCancelled)
                m_sentence->setProblem(task, file, ui::translated(outcome.failure.sentence));
        });
}

/// Curves, and the sentences in which runs differ, of what has been answered so far.
void StudyAnswersController::findOut()
{
    m_isStale = false;
    std::vector<CurveRun> runs;
    Findings findings;
    const ui::StudyBook &book = m_view.book();
    for (const QString &file : m_wanted) {
        const auto found = m_answers.find(file);
        if (found == m_answers.end())
            continue;
        const auto index = std::size_t(std::max(book.indexOf(file), 0));
        const auto group = std::ranges::find_if(book.groups(), [index](const SeedGroup &one) {
            return std::ranges::find(one.runs, index) != one.runs.end();
        });
        const QString first
            = group == book.groups().end() ? file : book.fileOf(int(group->runs.front()));
        if (!findings.first.contains(first))
            findings.first << first;
        runs.push_back({found->second, std::size_t(findings.first.indexOf(first))});
        findings.files << file;
    }
    run<Findings>(
        [runs, findings]() mutable {
            std::vector<std::shared_ptr<const RunAnswers>> answers;
            for (const CurveRun &one : runs)
                answers.push_back(one.answers);
            if (!runs.empty())
                findings.curves = std::make_shared<const QualityCurves>(qualityCurves(runs));
            findings.sentences = comparedSentences(answers);
            return findings;
        },
        [this](const Outcome<Findings> &outcome) {
            if (outcome.result)
                showFindings(*outcome.result);
        });
}

void StudyAnswersController::showFindings(const Findings &findings)
{
    m_quality->setCurves(findings.curves, findings.first);
    m_together->setRuns(findings.files);
    m_sentence->setRuns(findings.files, findings.sentences);
    // Two of many would be chosen as A and B while the better ones are still being translated.
    const bool isWhole = m_isStopped || std::ranges::none_of(m_wanted, [this](const QString &file) {
        return needsAnswers(file);
    });
    const ui::SignificanceTask shown = m_significance->task();
    if (isWhole)
        m_significance->setChoices(findings.files);
    else if (!findings.files.contains(shown.a) || !findings.files.contains(shown.b))
        m_significance->setChoices({}); // they have other weights now
}

void StudyAnswersController::compare()
{
    const ui::SignificanceTask task = *std::exchange(m_significanceTask, std::nullopt);
    const auto a = m_answers.find(task.a);
    const auto b = m_answers.find(task.b);
    if (a == m_answers.end() || b == m_answers.end())
        return next(); // it is asked again when the answers are there
    m_stop = std::stop_source();
    run<SystemComparison>(
        [first = b->second, second = a->second, samples = task.samples, stop = m_stop.get_token()] {
            return compareRuns(*first, *second, samples, stop);
        },
        [this, task](const Outcome<SystemComparison> &outcome) {
            if (outcome.result)
                m_significance->setComparison(task, outcome.result);
            else if (!outcome.failure.isCancelled)
                m_significance->setProblem(task, ui::translated(outcome.failure.sentence));
        });
}

void StudyAnswersController::stop()
{
    m_isStopped = true;
    if (!m_askedRun.isEmpty())
        m_stop.request_stop();
    m_isStale = true; // the choice of A and B
    showProgress(0);
    next();
}

/// Unsaved training of the open experiment is asked about first.
void StudyAnswersController::open(const QString &file, const QString &source, bool isStep)
{
    m_opening = Opening{
        pathOf(file), source, isStep ? ui::Workspace::Step : ui::Workspace::Translate, false};
    if (m_bridge.status().savedPath == m_opening->path)
        showOpened();
    else
        m_experiments.open(QString::fromStdString(m_opening->path));
}

void StudyAnswersController::noteStatus(const EngineStatus &status)
{
    if (!m_opening)
        return;
    if (status.state == EngineState::Loading)
        m_opening->hasBegun = true;
    else if (m_opening->hasBegun && status.savedPath == m_opening->path)
        showOpened();
    else if (m_opening->hasBegun)
        m_opening.reset(); // another one was opened, or none
}

void StudyAnswersController::showOpened()
{
    const Opening opened = *std::exchange(m_opening, std::nullopt);
    m_window.showWorkspace(opened.workspace);
    m_translations.translate(opened.source);
}

void StudyAnswersController::showProgress(double part)
{
    const auto missing = std::ranges::count_if(
        m_wanted, [this](const QString &file) { return needsAnswers(file); });
    if (m_isStopped && missing > 0)
        m_quality->setStopped(int(missing));
    else
        m_quality->setProgress(int(m_wanted.size() - missing), int(m_wanted.size()), part);
}

void StudyAnswersController::showProblems()
{
    QStringList problems;
    for (const auto &[file, problem] : m_problems)
        if (m_wanted.contains(file))
            problems << tr("%1: %2").arg(nameOf(file), problem.sentence);
    m_quality->setProblems(problems + m_remarks);
}

} // namespace seq2seq::app
