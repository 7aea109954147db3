// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/quality_card.h"

#include "ui/compare/quality_plot.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kProgressSteps = 1000;
constexpr int kMostProblems = 3; ///< that are written out

} // namespace

QualityCard::QualityCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_book(book)
{
    setObjectName(QStringLiteral("qualityCard"));
    setContentMargin(8);
    setContent(makeContent());
    makeHeader();
    connect(&m_book, &StudyBook::studyChanged, this, &QualityCard::showCurves);
    connect(m_plot, &Plot::themed, this, &QualityCard::showCurves); // colours of the other theme
    inEveryLanguage(this, [this] { nameAll(); });
}

QWidget *QualityCard::makeContent()
{
    m_plot = new QualityPlot;
    m_hint = new MutedLabel;
    m_hint->setObjectName(QStringLiteral("qualityHint"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_plot);
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("qualitySentence"));
    m_problems = new MutedLabel;
    m_problems->setObjectName(QStringLiteral("qualityProblems"));
    for (QLabel *label : {m_sentence, m_problems}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    m_work = new QWidget;
    m_work->setObjectName(QStringLiteral("qualityWork"));
    m_workText = new MutedLabel({}, MutedLabel::Size::Small);
    m_workText->setObjectName(QStringLiteral("qualityWorkText"));
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("qualityProgress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setMaximumHeight(8);
    m_stop = new QPushButton;
    m_stop->setObjectName(QStringLiteral("qualityStop"));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_missing > 0)
            emit goOnRequested();
        else
            emit stopRequested();
    });
    auto *line = new QHBoxLayout(m_work);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_workText);
    line->addWidget(m_progress, 1);
    line->addWidget(m_stop);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_work);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_problems);
    return content;
}

void QualityCard::makeHeader()
{
    m_measure = new QComboBox;
    m_measure->setObjectName(QStringLiteral("qualityMeasure"));
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (std::size_t measure = 0; measure < kSliceMeasures; ++measure)
        m_measure->addItem({}, int(measure));
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_plot->setMeasure(SliceMeasure(index));
        showState();
    });
    m_axis = new SegmentedChoice;
    m_axis->add("overLength", [] {
        return SegmentedChoice::Texts{tr("length"), tr("Over the tokens of the source")};
    });
    m_axis->add("overFrequency", [] {
        return SegmentedChoice::Texts{tr("word frequency"),
            tr("Which words of the references are found again, by how often training saw them")};
    });
    connect(m_axis, &SegmentedChoice::chosen, this, [this](int index) {
        m_plot->setAxis(QualityPlot::Axis(index));
        m_measure->setVisible(index == 0);
        nameAll();
    });
    m_save
        = makeSaveMenuButton("saveQuality", [this](QMenu *menu) { m_plot->addSaveActions(menu); });
    addHeaderWidget(m_measure);
    addHeaderWidget(m_axis);
    addHeaderWidget(m_save);
}

void QualityCard::nameAll()
{
    const bool isLength = m_plot->axis() == QualityPlot::Axis::Length;
    setTitle(isLength ? tr("Quality by source length") : tr("Quality by word frequency"));
    for (int i = 0; i < m_measure->count(); ++i) {
        m_measure->setItemText(i, titleOf(SliceMeasure(i)));
        m_measure->setItemData(i, meaningOf(SliceMeasure(i)), Qt::ToolTipRole);
    }
    m_measure->setAccessibleName(tr("What is measured"));
    m_save->setAccessibleName(tr("Save the curves of quality"));
    m_save->setToolTip(tr("Save these curves as PNG, SVG, PDF or CSV"));
    m_plot->retranslate();
    showCurves();
}

void QualityCard::setCurves(std::shared_ptr<const QualityCurves> curves, const QStringList &first)
{
    m_curves = std::move(curves);
    m_first = first;
    showCurves();
}

QString QualityCard::nameOf(const QualityCurve &curve, int run) const
{
    if (curve.runs < 2)
        return runTitle(m_book.study(), run);
    return tr("%1 (%2 seeds)").arg(shortName(m_book.run(run)), QString::number(curve.runs));
}

/// With the names and colours of now; curves of a run that has gone are not shown.
void QualityCard::showCurves()
{
    std::vector<QualityLine> lines;
    bool isWhole = m_curves != nullptr;
    for (std::size_t i = 0; m_curves && i < m_curves->curves.size(); ++i) {
        const QualityCurve &curve = m_curves->curves[i];
        const int run = m_book.indexOf(m_first.value(int(curve.group)));
        isWhole = isWhole && run >= 0;
        if (run >= 0)
            lines.push_back({nameOf(curve, run), m_book.colorOf(run, m_plot->theme().isDark),
                m_book.isDashed(run)});
    }
    if (isWhole)
        m_plot->setCurves(m_curves, std::move(lines));
    else
        m_plot->setCurves(nullptr, {});
    showState();
}

void QualityCard::setProgress(int done, int all, double part)
{
    m_done = done;
    m_all = all;
    m_part = part;
    m_missing = 0;
    showState();
}

void QualityCard::setStopped(int missing)
{
    m_missing = missing;
    m_done = m_all = 0;
    showState();
}

void QualityCard::setProblems(const QStringList &problems)
{
    m_problemTexts = problems;
    showState();
}

void QualityCard::showState()
{
    const bool isWorking = m_done < m_all;
    m_stack->setCurrentIndex(m_plot->isEmpty() ? 0 : 1);
    m_hint->setText(isWorking
            ? tr("The dev sentences are being translated…")
            : tr("Tick trained runs in the table: their dev sentences are translated, and how good "
                 "short and long ones are appears here."));
    m_sentence->setText(m_plot->sentence());
    m_sentence->setVisible(!m_plot->isEmpty());
    m_measure->setToolTip(meaningOf(m_plot->measure()));
    m_work->setVisible(isWorking || m_missing > 0);
    m_progress->setVisible(isWorking);
    m_workText->setText(isWorking
            ? tr("Translating dev sentences: run %1 of %2").arg(m_done + 1).arg(m_all)
            : tr("Stopped: %n run(s) not translated", nullptr, m_missing));
    m_progress->setValue(int(std::lround(kProgressSteps * (m_done + m_part) / std::max(m_all, 1))));
    m_progress->setAccessibleName(m_workText->text());
    m_stop->setText(isWorking ? tr("Stop") : tr("Go on"));
    QStringList problems = m_problemTexts.mid(0, kMostProblems);
    if (m_problemTexts.size() > kMostProblems)
        problems << tr("and %1 more, see the tooltip").arg(m_problemTexts.size() - kMostProblems);
    m_problems->setText(problems.join(u'\n'));
    m_problems->setToolTip(problems == m_problemTexts ? QString() : m_problemTexts.join(u'\n'));
    m_problems->setVisible(!m_problemTexts.isEmpty());
}

void QualityCard::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_plot->setFileDialog(std::move(dialog));
}

std::vector<Figure> QualityCard::figures() const
{
    return m_plot->isEmpty() ? std::vector<Figure>() : std::vector<Figure>{plotFigure(m_plot)};
}

} // namespace seq2seq::ui
