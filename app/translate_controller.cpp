// SPDX-License-Identifier: GPL-3.0-or-later
// Requests bear ascending ids; an answer to an older one is not shown.
#include "app/translate_controller.h"

#include "ui/translate/attention_need_view.h"
#include "ui/translate/neighbour_menu.h"
#include "ui/translate/what_if.h"

#include <algorithm>

namespace seq2seq::app {

namespace {

constexpr std::size_t kExamples = 8;
constexpr std::size_t kNeighbours = 8; // of a word, in a menu

/// Dev sentences of growing length, the probe first.
QStringList exampleSentences(const Experiment &experiment)
{
    QStringList examples;
    if (!experiment.probe.source.empty())
        examples += QString::fromStdString(experiment.probe.source);
    const SentencePairs &dev = experiment.dev->pairs;
    std::vector<std::string> chosen;
    const std::size_t stride = std::max<std::size_t>(1, dev.size() / kExamples);
    for (std::size_t i = 0; i < dev.size() && chosen.size() < kExamples; i += stride)
        chosen.push_back(dev[i].source);
    std::stable_sort(chosen.begin(), chosen.end(),
        [](const std::string &a, const std::string &b) { return a.size() < b.size(); });
    for (const std::string &sentence : chosen)
        examples += QString::fromStdString(sentence);
    examples.removeDuplicates();
    return examples;
}

} // namespace

TranslateController::TranslateController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_bridge(parts.bridge)
    , m_inquirer(parts.inquirer)
    , m_translateView(parts.translateView)
    , m_stepView(parts.stepView)
    , m_selection(parts.selection)
{
    m_translateView.setEnabledForModel(false);
    connect(&m_translateView, &ui::TranslateView::translateRequested, this,
        [this](const QString &source, const SearchOptions &options, const QVector<int> &prefix) {
            ask({0, source.toStdString(), options, {prefix.begin(), prefix.end()}, {},
                m_translateView.whatIf().edits()});
            emit searchOptionsChanged(options);
        });
    connect(&m_translateView, &ui::TranslateView::targetRequested, this,
        [this](const QString &source, const SearchOptions &options, const QVector<int> &target) {
            ask({0, source.toStdString(), options, {target.begin(), target.end()}, {},
                m_translateView.whatIf().edits()});
        });
    connect(&m_translateView.neighbours(), &ui::NeighbourMenu::asked, this, [this](int word) {
        m_inquirer.ask(NeighboursQuestion{PlaceKind::SourceEmbeddings, word, kNeighbours},
            [this](const NeighboursAnswer &answer, const Answer &) {
                m_translateView.neighbours().show(answer);
            });
    });
    connect(&m_translateView.attentionNeed(), &ui::AttentionNeedView::asked, this,
        [this](const AttentionNeedQuestion &question) {
            m_inquirer.ask(question, [this](const AttentionNeedAnswer &answer, const Answer &) {
                m_translateView.attentionNeed().showAnswer(answer);
            });
        });
    connect(&m_translateView, &ui::TranslateView::whatIfEachRequested, this,
        [this](const WhatIfEachQuestion &question) {
            m_inquirer.ask(question, [this](const WhatIfEachAnswer &each, const Answer &answer) {
                m_translateView.showWhatIfEach(each, answer.step, answer.weights);
            });
        });
    connect(&m_stepView, &ui::StepView::weightRequested, this,
        [this](const WeightId &weight) { m_bridge.engine().readWeight(weight); });
    connect(&m_bridge, &EngineBridge::weightArrived, &m_stepView, &ui::StepView::showWeight);
    connect(&m_stepView, &ui::StepView::termRequested, this, &TranslateController::askForTerm);
    connect(&m_stepView, &ui::StepView::forceRequested, &m_translateView,
        &ui::TranslateView::force); // one place counts what was forced
    connect(
        &m_translateView, &ui::TranslateView::againRequested, this, &TranslateController::askAgain);
    connect(&m_stepView, &ui::StepView::againRequested, this, &TranslateController::askAgain);
    connect(
        &m_bridge, &EngineBridge::experimentArrived, this, &TranslateController::showExperiment);
    connect(&m_bridge, &EngineBridge::translationArrived, this, &TranslateController::show);
    connect(&m_bridge, &EngineBridge::problemArrived, this, [this] {
        m_isWaiting = false;
        m_translateView.setBusy(false);
    });
    // The model has learnt something: look at the same sentence again.
    connect(&m_bridge, &EngineBridge::evaluationArrived, this, &TranslateController::renew);
    connect(&m_bridge, &EngineBridge::statusChanged, this, [this](const EngineStatus &status) {
        if (status.state == EngineState::Ready)
            renew();
        showAge();
    });
}

void TranslateController::showExperiment(const std::shared_ptr<const Experiment> &experiment)
{
    m_translateView.setEnabledForModel(true);
    m_translateView.setSourceIds([experiment](const QString &word) {
        return experiment->source.vocabulary.id(word.toStdString());
    });
    if (m_train == experiment->train && m_request.id != 0) {
        if (m_translateView.isLive())
            askAgain(); // a reset: the same sentence, other weights
        showAge();
        return;
    }
    m_train = experiment->train;
    m_selection.set(-1, -1);
    const QStringList examples = exampleSentences(*experiment);
    m_translateView.setExamples(examples);
    if (!examples.isEmpty())
        translate(examples.constFirst());
    m_isPicked = false; // the program chose it
}

void TranslateController::translate(const QString &source)
{
    m_translateView.setSource(source);
    ask({0, source.toStdString(), m_translateView.options(), {}, {}});
}

void TranslateController::ask(TranslateRequest request)
{
    request.id = m_request.id + 1;
    m_request = std::move(request);
    m_isPicked = true;
    m_isWaiting = true;
    m_translateView.setBusy(true);
    m_bridge.engine().translate(m_request);
}

void TranslateController::askAgain()
{
    if (m_request.id == 0 || m_translateView.source().isEmpty())
        return;
    ++m_request.id;
    m_isWaiting = true;
    m_bridge.engine().translate(m_request);
}

void TranslateController::askForTerm(const TensorId &tensor, int unit)
{
    if (!m_shown)
        return;
    m_inquirer.ask(
        UnitTermQuestion{std::shared_ptr<const Trace>(m_shown, &m_shown->trace), tensor, unit},
        [this](const UnitTermAnswer &terms, const Answer &answer) {
            m_stepView.showTerms(
                terms.terms, {answer.step, m_shown && answer.weights == m_shown->weights});
        });
}

/// Asks once more if what is shown is of other weights than the present ones, unless the person
/// does not want that now.
void TranslateController::renew()
{
    const bool isOld = m_shown && m_shown->weights != m_bridge.status().weights;
    if (isOld && !m_isWaiting && m_translateView.isLive() && !m_stepView.isPlaying())
        askAgain();
}

void TranslateController::showAge()
{
    std::optional<ui::AnswerAge> age;
    if (m_shown) {
        const EngineStatus &status = m_bridge.status();
        age = ui::AnswerAge{m_shown->step, status.answerStep(), m_shown->weights == status.weights};
        if (status.visited)
            age->presentStep = status.step;
    }
    m_translateView.setAnswerAge(age);
    m_stepView.setAnswerAge(age);
}

void TranslateController::show(const std::shared_ptr<const TranslateResult> &result)
{
    if (result->id != m_request.id)
        return;
    m_isWaiting = false;
    if (m_translateView.source().isEmpty())
        return; // the sentence was deleted while its translation was under way
    m_shown = result;
    m_selection.setLengths(int(result->trace.sourceLength()), int(result->trace.targetLength()));
    m_translateView.setBusy(false);
    m_translateView.setResult(result);
    m_stepView.setTrace(
        std::shared_ptr<const Trace>(result, &result->trace), m_translateView.forcedSteps());
    showAge();
    emit answered(result);
    if (m_isPicked)
        emit sentencePicked(QString::fromStdString(result->trace.source),
            QString::fromStdString(result->trace.target));
    if (m_bridge.status().state == EngineState::Ready)
        renew(); // it changed while this was under way
}

} // namespace seq2seq::app
