// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/sweep_card.h"

#include "ui/compare/study_book.h"
#include "ui/compare/sweep_plot.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace seq2seq::ui {

SweepCard::SweepCard(StudyBook &book, QWidget *parent)
    : Card({}, parent)
    , m_book(book)
    , m_plot(new SweepPlot(book))
    , m_clear(new QPushButton)
    , m_hint(new MutedLabel({}, MutedLabel::Size::Small))
{
    m_clear->setObjectName(QStringLiteral("clearBrushes"));
    m_save = makeSaveMenuButton("saveSweep", [this](QMenu *menu) {
        addFigureActions(menu, this, figure(), [this] { return m_fileDialog; });
    });
    offerMenuOf(m_save, m_plot);
    addHeaderWidget(m_clear);
    addHeaderWidget(m_save);
    m_hint->setWordWrap(true);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_plot, 1);
    column->addWidget(m_hint);
    setContent(content);
    setContentMargin(6);
    connect(m_plot, &SweepPlot::brushed, this, [this] {
        if (m_plot->hasBrush())
            m_book.tickOnly(m_plot->keptRuns());
        showBrush();
    });
    connect(m_clear, &QPushButton::clicked, m_plot, &SweepPlot::clearBrushes);
    connect(&book, &StudyBook::studyChanged, this, &SweepCard::showBrush);
    inEveryLanguage(this, [this] { nameAll(); });
}

void SweepCard::nameAll()
{
    setTitle(tr("The sweep at a glance"));
    m_clear->setText(tr("All again"));
    m_clear->setToolTip(tr("Takes the marked stretches of the axes away"));
    m_save->setAccessibleName(tr("Save the picture"));
    m_save->setToolTip(tr("Save the picture"));
    m_hint->setText(tr("Drag along an axis: the runs that pass there are ticked"));
    showBrush();
}

void SweepCard::showBrush()
{
    const QString brush = m_plot->brushText().toHtmlEscaped();
    m_clear->setVisible(m_plot->hasBrush());
    setInfo(brush);
    m_hint->setVisible(brush.isEmpty());
}

Figure SweepCard::figure()
{
    return pictureFigure(m_plot, QStringLiteral("sweep"), [this] { return m_plot->csv(); });
}

std::vector<Figure> SweepCard::figures()
{
    std::vector<Figure> figures;
    if (!m_book.groups().empty())
        figures.push_back(figure());
    return figures;
}

} // namespace seq2seq::ui
