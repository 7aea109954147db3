// SPDX-License-Identifier: GPL-3.0-or-later
// The rail keeps its dark colours in both themes: it frames the work and never competes with it.
#include "ui/frame/workspace_rail.h"

#include "ui/frame/symbol.h"
#include "ui/widgets/language.h"

#include <QButtonGroup>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr QRgb kRail = qRgb(0x26, 0x31, 0x40);
constexpr QRgb kHover = qRgb(0x33, 0x41, 0x53);
constexpr QRgb kChosen = qRgb(0x1f, 0x6f, 0xeb);
constexpr QRgb kText = qRgb(0xc3, 0xcc, 0xd6);

/// One entry: a symbol above its title.
class RailButton : public QToolButton {
public:
    RailButton(const QString &symbol, QWidget *parent)
        : QToolButton(parent)
        , m_symbol(symbol)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics = fontMetrics();
        return {metrics.horizontalAdvance(text()) + 20, metrics.height() * 2 + 28};
    }
    /// Without the symbol, where large letters leave no room for it.
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {sizeHint().width(), fontMetrics().height() + 12};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (isChecked())
            painter.fillRect(rect(), QColor(kChosen));
        else if (underMouse())
            painter.fillRect(rect(), QColor(kHover));
        const QColor color = isChecked() || underMouse() ? QColor(Qt::white) : QColor(kText);
        const int line = fontMetrics().height();
        const int size = line + 4;
        const bool hasSymbol = height() >= size + line + 8;
        const int top = (height() - size - line - 4) / 2;
        if (hasSymbol)
            painter.drawPixmap((width() - size) / 2, top,
                symbolPixmap(m_symbol, color, size, devicePixelRatioF()));
        painter.setPen(color);
        painter.drawText(
            hasSymbol ? QRect(0, top + size + 4, width(), line) : rect(), Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setPen(QPen(QColor(0x9e, 0xc3, 0xff), 2));
            painter.drawRect(rect().adjusted(2, 2, -2, -2));
        }
    }

private:
    QString m_symbol;
};

} // namespace

WorkspaceRail::WorkspaceRail(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    inEveryLanguage(this, [this] { setAccessibleName(tr("Workspaces")); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const WorkspaceEntry &entry : workspaces()) {
        const QString name = nameOf(entry.workspace);
        auto *button = new RailButton(name, this);
        button->setObjectName(name + QStringLiteral("Button"));
        inEveryLanguage(button, [button, workspace = entry.workspace] {
            const QString title = titleOf(workspace);
            button->setText(title);
            button->setToolTip(tr("%1 (Ctrl+%2)").arg(title).arg(int(workspace) + 1));
            button->setAccessibleName(title);
            button->updateGeometry();
        });
        m_buttons->addButton(button, int(entry.workspace));
        column->addWidget(button);
    }
    column->addStretch(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCurrent(Workspace::Data);
    connect(m_buttons, &QButtonGroup::idClicked, this,
        [this](int id) { emit workspaceChosen(Workspace(id)); });
}

void WorkspaceRail::setCurrent(Workspace workspace)
{
    m_buttons->button(int(workspace))->setChecked(true);
}

Workspace WorkspaceRail::current() const
{
    return Workspace(std::max(m_buttons->checkedId(), 0));
}

void WorkspaceRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(kRail));
}

} // namespace seq2seq::ui
