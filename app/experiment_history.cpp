// SPDX-License-Identifier: GPL-3.0-or-later
// The time machine: back to the weights of an earlier evaluation, and on from there; and the
// sentences whose attention a run records.
#include "app/experiment_controller.h"

#include "app/descriptions.h"
#include "ui/train/time_machine.h"

#include <QLocale>

namespace seq2seq::app {

namespace {
constexpr int kCorrectionUpdates = 20; // on a corrected sentence, at most
}

void ExperimentController::connectTimeMachine()
{
    const ui::TimeMachine *machine = &m_trainView.timeMachine();
    const auto comeBack = [this] { m_bridge.engine().returnToPresent(); };
    connect(machine, &ui::TimeMachine::visitRequested, this,
        [this](qint64 step) { m_bridge.engine().visit(step); });
    connect(machine, &ui::TimeMachine::returnRequested, this, comeBack);
    connect(machine, &ui::TimeMachine::branchRequested, this, &ExperimentController::branch);
    connect(machine, &ui::TimeMachine::keepRequested, this,
        [this](int megabytes) { m_bridge.engine().keepUpTo(megabytes); });
    connect(&m_window, &ui::MainWindow::returnRequested, this, comeBack);
    connect(&m_window, &ui::MainWindow::branchRequested, this, &ExperimentController::branch);
}

/// The run that is left is kept first, as before any other that takes its place.
void ExperimentController::branch(std::int64_t step)
{
    if (!m_experiment || !mayReplace())
        return;
    m_branchesNext = true;
    m_bridge.engine().branch(step,
        tr("%1, from step %2")
            .arg(nameOf(*m_experiment), QLocale().toString(qlonglong(step)))
            .toStdString());
}

void ExperimentController::connectSentences()
{
    connect(&m_trainView, &ui::TrainView::probeRequested, this,
        [this](const QString &source, const QString &reference) {
            m_bridge.engine().setProbe({source.toStdString(), reference.toStdString()});
        });
    connect(&m_bridge, &EngineBridge::probeArrived, &m_trainView, &ui::TrainView::setProbeLook);
    connect(&m_trainView, &ui::TrainView::pinRequested, this, &ExperimentController::pin);
    connect(&m_trainView, &ui::TrainView::filmRequested, this,
        [this](const QString &source, const QString &reference) {
            m_inquirer.ask(FilmQuestion{{source.toStdString(), reference.toStdString()}},
                [this](const FilmAnswer &film, const Answer &) {
                    m_trainView.setFilm(film.pair, film.frames);
                });
        });
    connect(&m_trainView, &ui::TrainView::correctionRequested, this,
        [this](const QString &source, const QString &target) {
            m_bridge.engine().correct(
                {source.toStdString(), target.toStdString()}, kCorrectionUpdates);
        });
    connect(
        &m_bridge, &EngineBridge::correctionArrived, &m_trainView, &ui::TrainView::showCorrection);
}

void ExperimentController::pin(const QString &source, const QString &reference, bool isOn)
{
    const SentencePair pair{source.toStdString(), reference.toStdString()};
    std::erase(m_pinned, pair);
    if (isOn)
        m_pinned.push_back(pair);
    m_bridge.engine().setPinned(m_pinned);
    m_trainView.setPinned(m_pinned);
}

} // namespace seq2seq::app
