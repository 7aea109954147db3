// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented_choice.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace seq2seq::ui {

namespace {

/// A line marks the one that holds: styles paint pressed buttons hardly darker on a dark window.
class Segment : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        constexpr int kLine = 3;
        if (isChecked())
            QPainter(this).fillRect(
                QRect(2, height() - kLine, width() - 4, kLine), Theme(palette()).primary);
    }
};

} // namespace

SegmentedChoice::SegmentedChoice(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_buttons(new QButtonGroup(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
}

void SegmentedChoice::add(const char *objectName, const std::function<Texts()> &texts)
{
    auto *button = new Segment;
    button->setObjectName(QLatin1String(objectName));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    const int index = int(m_buttons->buttons().size());
    button->setChecked(index == 0);
    m_buttons->addButton(button, index);
    m_row->addWidget(button);
    inEveryLanguage(button, [button, texts] {
        const Texts now = texts();
        button->setText(now.name);
        button->setAccessibleName(now.name);
        button->setToolTip(plainToolTip(now.meaning));
    });
}

int SegmentedChoice::current() const
{
    return m_buttons->checkedId();
}

void SegmentedChoice::setCurrent(int index)
{
    if (QAbstractButton *button = m_buttons->button(index))
        button->setChecked(true);
}

} // namespace seq2seq::ui
