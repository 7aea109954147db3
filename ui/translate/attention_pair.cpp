// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/attention_pair.h"

#include "ui/translate/attention_links.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/selection.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace seq2seq::ui {

namespace {

QVBoxLayout *makeColumn(QLabel *title, QBoxLayout *pictures, QWidget *heatmap, QWidget *links)
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    title->setAlignment(Qt::AlignHCenter);
    title->setTextFormat(Qt::PlainText);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(title);
    pictures->addWidget(heatmap, 1);
    pictures->addWidget(links, 1);
    column->addLayout(pictures, 1);
    return column;
}

QScrollArea *scrolled(AttentionLinks *links)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false); // the card's own
    area->setWidget(links);
    links->setAutoFillBackground(false);
    return area;
}

} // namespace

AttentionPair::AttentionPair(QWidget *parent)
    : QWidget(parent)
    , m_left(new QWidget(this))
    , m_originalTitle(new QLabel)
    , m_currentTitle(new QLabel)
    , m_original(new HeatmapView)
    , m_current(new HeatmapView)
    , m_originalLinks(new AttentionLinks)
    , m_currentLinks(new AttentionLinks)
    , m_originalArea(scrolled(m_originalLinks))
    , m_currentArea(scrolled(m_currentLinks))
    , m_originalPictures(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_currentPictures(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_original->setObjectName(QStringLiteral("originalAttention"));
    m_original->setExportName(QStringLiteral("attention-original"));
    m_current->setObjectName(QStringLiteral("attention"));
    m_originalLinks->setObjectName(QStringLiteral("originalLinks"));
    m_currentLinks->setObjectName(QStringLiteral("attentionLinks"));
    m_left->setLayout(makeColumn(m_originalTitle, m_originalPictures, m_original, m_originalArea));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_left, 1);
    row->addLayout(makeColumn(m_currentTitle, m_currentPictures, m_current, m_currentArea), 1);
    hideOriginal();
    inEveryLanguage(this, [this] {
        const QString name = AttentionLinks::tr("Attention as links");
        m_currentLinks->setAccessibleName(name);
        if (m_originalTitle->text().isEmpty()) // else it is named by what it shows
            m_originalLinks->setAccessibleName(name);
    });
}

void AttentionPair::setSelection(Selection *selection)
{
    m_current->setSelection(selection);
    m_currentLinks->setSelection(selection);
}

void AttentionPair::setCurrent(
    const QStringList &targetWords, const QStringList &sourceWords, const Matrix &weights)
{
    m_current->setMatrix(targetWords, sourceWords, weights);
    m_currentLinks->setMatrix(targetWords, sourceWords, weights);
    arrange();
}

void AttentionPair::clear()
{
    setCurrent({}, {}, {});
}

void AttentionPair::setOriginal(
    const QStringList &targetWords, const QStringList &sourceWords, const Matrix &weights)
{
    m_original->setMatrix(targetWords, sourceWords, weights);
    m_originalLinks->setMatrix(targetWords, sourceWords, weights);
}

void AttentionPair::showOriginal(const QString &originalTitle, const QString &currentTitle)
{
    m_originalTitle->setText(originalTitle);
    m_original->setAccessibleName(originalTitle);
    m_originalLinks->setAccessibleName(originalTitle);
    m_currentTitle->setText(currentTitle);
    m_currentTitle->show();
    m_left->show();
    arrange();
}

void AttentionPair::hideOriginal()
{
    m_left->hide();
    m_currentTitle->hide();
    arrange();
}

void AttentionPair::setForm(AttentionForm form)
{
    m_form = form;
    arrange();
}

/// Two translations side by side leave no room for both forms of each beside each other: then the
/// links stand below the matrices.
void AttentionPair::arrange()
{
    const bool isPair = !m_left->isHidden();
    for (QBoxLayout *pictures : {m_originalPictures, m_currentPictures})
        pictures->setDirection(isPair ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const bool isEmpty = m_current->weights().isEmpty();
    const bool hasLinks = !isEmpty && m_form != AttentionForm::Matrix;
    const bool hasMatrix = m_form != AttentionForm::Links || isEmpty;
    m_current->setVisible(hasMatrix);
    m_original->setVisible(hasMatrix);
    m_currentArea->setVisible(hasLinks);
    m_originalArea->setVisible(hasLinks);
}

} // namespace seq2seq::ui
