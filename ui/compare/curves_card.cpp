// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/curves_card.h"

#include "ui/compare/curve_legend.h"
#include "ui/compare/curves_plot.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QToolButton>

namespace seq2seq::ui {

CurvesCard::CurvesCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_plot(new CurvesPlot(book))
    , m_legend(new CurveLegend(*m_plot))
    , m_measure(new QComboBox)
    , m_axis(new QComboBox)
    , m_log(new QCheckBox)
    , m_bands(new QCheckBox)
    , m_hint(new MutedLabel({}, MutedLabel::Size::Small))
{
    m_measure->setObjectName(QStringLiteral("curveMeasure"));
    m_axis->setObjectName(QStringLiteral("curveAxis"));
    m_log->setObjectName(QStringLiteral("curveLog"));
    m_bands->setObjectName(QStringLiteral("curveBands"));
    m_hint->setWordWrap(true);
    for (QComboBox *box : {m_measure, m_axis})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const CurveMeasure measure : kCurveMeasures)
        m_measure->addItem({}, int(measure));
    for (const TimeAxis axis : {TimeAxis::Step, TimeAxis::Epoch, TimeAxis::Seconds})
        m_axis->addItem({}, int(axis));
    m_save
        = makeSaveMenuButton("saveCurves", [this](QMenu *menu) { m_plot->addSaveActions(menu); });
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_measure, m_axis, m_log, m_bands, m_save})
        addHeaderWidget(widget);
    connect(m_measure, &QComboBox::currentIndexChanged, this,
        [this] { m_plot->setMeasure(CurveMeasure(m_measure->currentData().toInt())); });
    connect(m_axis, &QComboBox::currentIndexChanged, this,
        [this] { m_plot->setTimeAxis(TimeAxis(m_axis->currentData().toInt())); });
    connect(m_log, &QCheckBox::toggled, m_plot, &CurvesPlot::setLogarithmic);
    connect(m_bands, &QCheckBox::toggled, m_plot, &CurvesPlot::setBands);

    auto *side = new QVBoxLayout;
    side->setSpacing(4);
    side->addWidget(m_legend, 1);
    side->addWidget(m_hint);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_plot, 2);
    row->addLayout(side, 1);
    setContent(content);
    setContentMargin(8);
    inEveryLanguage(this, [this] { nameAll(); });
}

void CurvesCard::nameAll()
{
    setTitle(tr("Curves"));
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemText(i, titleOf(CurveMeasure(m_measure->itemData(i).toInt())));
    const QStringList axes{tr("by step"), tr("by epoch"), tr("by time")};
    for (int i = 0; i < m_axis->count(); ++i)
        m_axis->setItemText(i, axes[i]);
    m_measure->setAccessibleName(tr("What is drawn"));
    m_measure->setToolTip(tr("What is drawn"));
    m_axis->setAccessibleName(tr("What runs along the x axis"));
    m_axis->setToolTip(tr("What runs along the x axis"));
    m_log->setText(tr("log y"));
    m_log->setToolTip(tr("A logarithmic y axis"));
    m_bands->setText(tr("mean ± σ of seeds"));
    m_bands->setToolTip(
        tr("One line for all ticked seeds of a configuration: their mean, in a band "
           "as wide as the deviation of the sample (n − 1) to either side"));
    m_hint->setText(tr("drag: zoom, double-click: all; click a name: hide it; dashed: no "
                       "attention"));
    m_save->setAccessibleName(tr("Save the curves"));
    m_save->setToolTip(tr("Save the curves"));
    m_plot->retranslate();
}

void CurvesCard::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_plot->setFileDialog(std::move(dialog));
}

std::vector<Figure> CurvesCard::figures()
{
    std::vector<Figure> figures;
    if (!m_plot->lines().empty())
        figures.push_back(plotFigure(m_plot));
    return figures;
}

} // namespace seq2seq::ui
