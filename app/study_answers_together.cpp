// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the controller of answers that makes one of the ticked runs: ensemble, average,
// audit.
#include "app/study_answers_controller_p.h"
#include "ui/compare/together_card.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QFileInfo>

namespace seq2seq::app {

void StudyAnswersController::makeTogetherCard(std::shared_ptr<ui::FileDialog> fileDialog)
{
    m_together->setFileDialog(std::move(fileDialog));
    m_view.addCard(
        m_together, ui::CompareView::Place::Right, [card = m_together] { return card->figures(); });
    const auto begin = [this](auto task) {
        return [this, task](const QStringList &files) {
            m_together->setWorking(0);
            m_wish = [this, task, files] { (this->*task)(files); };
            next();
        };
    };
    using Self = StudyAnswersController;
    connect(m_together, &ui::TogetherCard::ensembleRequested, this, begin(&Self::putTogether));
    connect(m_together, &ui::TogetherCard::averageRequested, this, begin(&Self::average));
    connect(m_together, &ui::TogetherCard::auditRequested, this, begin(&Self::audit));
    connect(m_together, &ui::TogetherCard::stopRequested, this, [this] {
        m_wish = nullptr;
        m_stop.request_stop();
        m_together->setIdle();
    });
}

ProgressCallback StudyAnswersController::reporting(std::function<void(double)> tell)
{
    return [this, tell = std::move(tell)](double part) { // on the worker
        QMetaObject::invokeMethod(
            this, [tell, part] { tell(part); }, Qt::QueuedConnection);
        return true; // it is stopped by its token
    };
}

/// Members that were trained on what others hold back would know the answers.
void StudyAnswersController::putTogether(const QStringList &files)
{
    std::vector<std::string> paths;
    std::vector<std::shared_ptr<const RunAnswers>> alone;
    for (const QString &file : files) {
        const auto found = m_answers.find(file);
        if (found == m_answers.end())
            return m_together->setProblem(
                tr("%1 has not been asked yet: wait until its dev sentences are translated.")
                    .arg(nameOf(file)));
        if (!alone.empty() && found->second->dev != alone.front()->dev)
            return m_together->setProblem(
                tr("%1 and %2 hold back different dev sentences: together they would be asked "
                   "what one of them was trained on. Tick runs of one seed, or train all with one "
                   "dev file.")
                    .arg(nameOf(files.front()), nameOf(file)));
        alone.push_back(found->second);
        paths.push_back(pathOf(file));
    }
    m_stop = std::stop_source();
    run<Ensemble>(
        [asked = m_asked, paths, alone, files, stop = m_stop.get_token(),
            report = reporting([this](double part) { m_together->setWorking(part); })] {
            constexpr int kResamples = 1000;
            const std::shared_ptr<const RunAnswers> together
                = asked->get().ensemble(paths, report, stop);
            Ensemble found;
            for (std::size_t i = 0; i < alone.size(); ++i) {
                SystemComparison one = compareRuns(*alone[i], *together, kResamples, stop);
                if (found.best.isEmpty() || one.bleu.first > found.comparison.bleu.first)
                    found = {files[int(i)], std::move(one)};
            }
            return found;
        },
        [this, files](const Outcome<Ensemble> &outcome) {
            if (outcome.result)
                m_together->setEnsemble(
                    int(files.size()), outcome.result->best, outcome.result->comparison);
            else
                concludeTogether(outcome.failure);
        });
}

/// Into the study's folder, under a name that is free.
void StudyAnswersController::average(const QStringList &files)
{
    std::vector<std::string> paths;
    for (const QString &file : files)
        paths.push_back(pathOf(file));
    run<QString>(
        [asked = m_asked, paths, folder = m_folder] {
            QString name = QStringLiteral("average.s2s");
            for (int i = 2; QFileInfo::exists(QDir(folder).filePath(name)); ++i)
                name = QStringLiteral("average-%1.s2s").arg(i);
            asked->get().average(paths, QDir(folder).filePath(name).toStdString());
            return name;
        },
        [this](const Outcome<QString> &outcome) {
            if (outcome.result)
                m_together->setAverage(*outcome.result);
            else
                concludeTogether(outcome.failure);
        });
}

void StudyAnswersController::audit(const QStringList &files)
{
    std::vector<std::string> paths;
    for (const QString &file : files)
        paths.push_back(pathOf(file));
    m_stop = std::stop_source();
    using Audits = ui::TogetherCard::Audits;
    run<Audits>(
        [asked = m_asked, paths, files, stop = m_stop.get_token(),
            report = reporting([this](double part) { m_together->setWorking(part); })] {
            Audits audits;
            for (std::size_t i = 0; i < paths.size(); ++i) {
                const auto part = [&](double done) {
                    return report((double(i) + done) / double(paths.size()));
                };
                audits.emplace_back(files[int(i)], asked->get().audit(paths[i], part, stop));
            }
            return audits;
        },
        [this](const Outcome<Audits> &outcome) {
            if (outcome.result)
                m_together->setAudits(*outcome.result);
            else
                concludeTogether(outcome.failure);
        });
}

void StudyAnswersController::concludeTogether(const Failure &failure)
{
    if (failure.isCancelled)
        m_together->setIdle();
    else
        m_together->setProblem(ui::translated(failure.sentence));
}

} // namespace seq2seq::app
