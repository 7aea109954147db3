// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/unit_panel.h"

#include "ui/step/state_film.h"
#include "ui/step/unit_clamp.h"
#include "ui/step/unit_contexts.h"
#include "ui/step/unit_curve.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/save_button.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShowEvent>
#include <QToolButton>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr double kLeastR = 0.3; // below it a unit and a number have little to do with each other
constexpr std::size_t kWordsTold = 5;
constexpr double kLeastTable = 9; // lines of text

} // namespace

UnitPanel::UnitPanel(QWidget *parent)
    : Card({}, parent)
    , m_fileDialog(std::make_shared<FileDialog>())
    , m_close(new QPushButton)
{
    setObjectName(QStringLiteral("unitPanel"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(makeLeft(), 3);
    row->addWidget(makeRight(), 2);
    auto *area = new QScrollArea; // so that large fonts do not make the window grow
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setContentMargin(6);
    setContent(area);
    addHeaderWidget(makeSaveMenuButton("saveUnit", [this](QMenu *menu) {
        for (const Figure &figure : figures())
            addFigureActions(menu, this, figure, [this] { return m_fileDialog; });
    }));
    m_close->setObjectName(QStringLiteral("closeUnit"));
    connect(m_close, &QPushButton::clicked, this, &UnitPanel::closed);
    addHeaderWidget(m_close);
    inEveryLanguage(this, [this] { retranslate(); });
}

QWidget *UnitPanel::makeLeft()
{
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_curve = new UnitCurve;
    m_curve->setObjectName(QStringLiteral("unitCurve"));
    connect(m_curve, &UnitCurve::placeClicked, this, [this](int place) {
        if (m_unit && m_trace)
            emit stepClicked(
                m_unit->place.isOfSource() ? place : int(m_trace->sourceLength()) + place);
    });
    m_clamp = new UnitClamp;
    connect(m_clamp, &UnitClamp::clampRequested, this, &UnitPanel::clampRequested);
    connect(m_clamp, &UnitClamp::undoRequested, this, &UnitPanel::undoRequested);
    column->addWidget(m_curve, 1);
    column->addWidget(m_clamp);
    return left;
}

QWidget *UnitPanel::makeRight()
{
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_facts = new QLabel;
    m_facts->setObjectName(QStringLiteral("unitFacts"));
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::RichText);
    m_which = new QComboBox;
    m_which->setObjectName(QStringLiteral("unitExtremes"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_which->addItems({QString(), QString()});
    m_contexts = new UnitContexts;
    connect(m_which, &QComboBox::currentIndexChanged, this,
        [this](int index) { m_contexts->setAnswer(m_answer, index == 1); });
    connect(m_contexts, &UnitContexts::sentencePicked, this, &UnitPanel::sentencePicked);
    m_contexts->setMinimumHeight(inLines(font(), kLeastTable));
    column->addWidget(m_facts);
    column->addWidget(m_which, 0, Qt::AlignLeft);
    column->addWidget(m_contexts, 1);
    return right;
}

void UnitPanel::retranslate()
{
    m_close->setText(tr("Back to the step"));
    m_close->setAccessibleName(m_close->text());
    m_close->setToolTip(tr("Show the inside of this step again (Esc)"));
    m_which->setItemText(0, tr("dev sentences, highest first"));
    m_which->setItemText(1, tr("dev sentences, lowest first"));
    m_which->setAccessibleName(tr("Which sentences are listed"));
    m_which->setToolTip(
        tr("Each sentence stands here with the word at which the unit is highest, or lowest"));
    m_curve->retranslate();
    showAll();
}

void UnitPanel::setUnit(const std::optional<UnitId> &unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    m_answer = nullptr;
    showAll();
    if (m_unit)
        emit asked(*m_unit);
}

void UnitPanel::setTrace(std::shared_ptr<const Trace> trace)
{
    m_trace = std::move(trace);
    m_original = nullptr; // whoever set the trace says what it was without changes
    showAll();
}

void UnitPanel::setStep(int step)
{
    m_step = step;
    showPlace();
}

void UnitPanel::setAnswers(const std::shared_ptr<const TranslateResult> &shown,
    const std::shared_ptr<const TranslateResult> &original)
{
    m_original = original ? std::shared_ptr<const Trace>(original, &original->trace) : nullptr;
    if (shown) {
        const WhatIfAnswer now = whatIfAnswerOf(*shown);
        m_clamp->setAnswers(original ? whatIfAnswerOf(*original) : now,
            original ? std::optional(now) : std::nullopt);
    }
    showAll();
}

void UnitPanel::setProfile(std::shared_ptr<const UnitAnswer> answer, qint64 step)
{
    if (!answer || !m_unit || !(answer->unit == *m_unit))
        return;
    m_answer = std::move(answer);
    m_answerStep = step;
    showFacts();
}

void UnitPanel::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_curve->setFileDialog(dialog);
    m_fileDialog = std::move(dialog);
}

bool UnitPanel::isThere() const
{
    return m_unit && m_trace && hasUnit(*m_trace, *m_unit);
}

QString UnitPanel::name() const
{
    const QString state = StateFilm::nameOf(m_unit->place);
    return m_trace && m_trace->config.layers > 1
        ? tr("%1 of layer %2, unit %3").arg(state).arg(m_unit->place.layer + 1).arg(m_unit->unit)
        : tr("%1, unit %2").arg(state).arg(m_unit->unit);
}

QString UnitPanel::word(int row) const
{
    const auto &words = m_unit->place.isOfSource() ? m_trace->sourceTokens : m_trace->targetTokens;
    return row >= 0 && std::size_t(row) < words.size()
        ? QString::fromStdString(words[std::size_t(row)])
        : QString();
}

int UnitPanel::row() const
{
    const int m = int(m_trace->sourceLength());
    if (m_unit->place.isOfSource())
        return m_step < m ? m_step : -1;
    return m_step >= m ? m_step - m : -1;
}

void UnitPanel::showAll()
{
    if (!isThere()) {
        setTitle({});
        m_curve->setCurves({});
        m_clamp->setUnit({}, {}, nullptr);
        return;
    }
    setTitle(name());
    showCurve();
    m_clamp->setUnit(*m_unit, name(), m_original ? m_original.get() : m_trace.get());
    showPlace();
    showFacts();
}

void UnitPanel::showCurve()
{
    UnitCurves curves;
    curves.values = curveOf(*m_trace, *m_unit);
    for (std::size_t i = 0; i < curves.values.size(); ++i)
        curves.words << word(int(i));
    if (m_original && hasUnit(*m_original, *m_unit))
        curves.original = curveOf(*m_original, *m_unit);
    m_curve->setCurves(std::move(curves));
}

void UnitPanel::showPlace()
{
    if (!isThere())
        return;
    m_curve->setCurrent(row());
    m_clamp->setPlace(row(), word(row()));
}

void UnitPanel::showFacts()
{
    m_facts->setText(factsText());
    m_contexts->setAnswer(m_answer, m_which->currentIndex() == 1);
}

QString UnitPanel::factsText() const
{
    if (!m_answer)
        return tr("Looking through the dev sentences…");
    const UnitProfile &profile = m_answer->profile;
    if (profile.words == 0)
        return tr("This experiment has no dev sentences to look through.");
    const QString position = fixedNumber(profile.withPosition, 2);
    const QString left = fixedNumber(profile.withLeft, 2);
    QStringList lines{(m_unit->place.isOfSource()
            ? tr("At step %L1, over %L2 words of %L3 dev sentences:")
            : tr("At step %L1, over %L2 words of %L3 dev sentences, along their references:"))
                          .arg(m_answerStep)
                          .arg(profile.words)
                          .arg(profile.highest.size())};
    lines << (profile.withPosition >= kLeastR  ? tr("rises with the position: r = %1")
            : profile.withPosition <= -kLeastR ? tr("falls with the position: r = %1")
                                               : tr("hardly goes with the position: r = %1"))
                 .arg(position);
    lines << (profile.withLeft >= kLeastR ? tr("rises with the number of words left: r = %1")
            : profile.withLeft <= -kLeastR
            ? tr("falls with the number of words left: r = %1")
            : tr("hardly goes with the number of words left: r = %1"))
                 .arg(left);
    if (!profile.byMean.empty())
        lines << wordsText(false) << wordsText(true);
    return lines.join(QStringLiteral("<br>"));
}

/// "highest when it reads: 我 0.81, 的 0.62"
QString UnitPanel::wordsText(bool isLowest) const
{
    const std::vector<UnitWord> &words = m_answer->profile.byMean;
    QStringList texts;
    for (std::size_t i = 0; i < std::min(kWordsTold, words.size()); ++i) {
        const std::size_t at = isLowest ? words.size() - 1 - i : i;
        texts << QStringLiteral("<b>%1</b> %2")
                     .arg(QString::fromStdString(m_answer->words[at]).toHtmlEscaped(),
                         fixedNumber(words[at].mean, 2));
    }
    const bool isOfSource = m_unit->place.isOfSource();
    const QString sentence = isLowest ? (isOfSource ? tr("lowest, on average, when it reads %1")
                                                    : tr("lowest, on average, when it writes %1"))
                                      : (isOfSource ? tr("highest, on average, when it reads %1")
                                                    : tr("highest, on average, when it writes %1"));
    return sentence.arg(texts.join(QStringLiteral(", ")));
}

void UnitPanel::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    if (!event->spontaneous())
        emit shown();
}

std::vector<Figure> UnitPanel::figures()
{
    if (!isThere())
        return {};
    std::vector<Figure> found{plotFigure(m_curve)};
    if (m_answer)
        found.push_back(pictureFigure(
            m_contexts, QStringLiteral("unit-sentences"), [this] { return m_contexts->toCsv(); }));
    return found;
}

} // namespace seq2seq::ui
