// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/page_stack.h"

#include "ui/widgets/language.h"
#include "ui/widgets/tool_tip.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

PageStack::PageStack(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
{
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        emit currentPageChanged(currentPage());
    });
    inEveryLanguage(this, [this] {
        m_tabs->setAccessibleName(tr("What is shown of the translation"));
        m_tabs->setToolTip(tr("What is shown of the translation"));
        // Where the tabs are wider than the page; Qt names them once, in the language of the start.
        for (auto *button : m_tabs->findChildren<QToolButton *>()) {
            const bool isLeft = button->arrowType() == Qt::LeftArrow;
            button->setAccessibleName(isLeft ? tr("Tabs further left") : tr("Tabs further right"));
            button->setToolTip(button->accessibleName());
        }
    });
}

void PageStack::addPage(
    QWidget *page, const QString &objectName, const std::function<Texts()> &texts)
{
    m_pages->addWidget(page); // before its tab, which shows it
    const int index = m_tabs->addTab({});
    m_tabs->setTabData(index, objectName);
    inEveryLanguage(this, [this, index, texts] {
        const Texts now = texts();
        m_tabs->setTabText(index, now.name);
        m_tabs->setTabToolTip(index, plainToolTip(now.meaning));
        m_tabs->setAccessibleTabName(index, now.name);
    });
}

void PageStack::setCurrentPage(QWidget *page)
{
    m_tabs->setCurrentIndex(m_pages->indexOf(page));
}

QWidget *PageStack::currentPage() const
{
    return m_pages->currentWidget();
}

int PageStack::indexOf(const QString &objectName) const
{
    for (int i = 0; i < m_tabs->count(); ++i)
        if (m_tabs->tabData(i).toString() == objectName)
            return i;
    return -1;
}

} // namespace seq2seq::ui
