// SPDX-License-Identifier: GPL-3.0-or-later
// A coloured bar with one sentence, the number of further ones, and a button to close it.
#include "ui/frame/message_bar.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

namespace seq2seq::ui {

namespace {
constexpr int kMostMessages = 50; // a run that fails again and again must not eat the memory
}

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_more(new QLabel(this))
    , m_folder(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 8, 2);
    row->setSpacing(10);
    m_label->setObjectName(QStringLiteral("messageText"));
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(m_label, 1);
    row->addWidget(m_more);
    m_folder->setObjectName(QStringLiteral("messageFolder"));
    m_folder->setAutoRaise(true);
    row->addWidget(m_folder, 0, Qt::AlignTop);
    connect(m_folder, &QToolButton::clicked, this, &MessageBar::openFolder);
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setAutoRaise(true);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeCurrent);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Message"));
        m_folder->setText(tr("Show in folder"));
        m_folder->setToolTip(tr("Open the folder of these files in the file manager"));
        m_close->setText(tr("Close"));
        m_close->setToolTip(tr("Close this message"));
        showNewest();
    });
}

void MessageBar::add(
    MessageKind kind, const Message &sentence, MessageSubject subject, const QString &folder)
{
    const Entry message{kind, sentence, subject, folder};
    m_messages.removeAll(message);
    if (kind == MessageKind::Remark && subject != MessageSubject::Other) {
        m_messages.removeIf([subject](const Entry &older) { return older.subject == subject; });
    }
    m_messages.append(message);
    if (m_messages.size() > kMostMessages)
        m_messages.removeFirst();
    showNewest();
}

void MessageBar::clear(MessageSubject subject)
{
    const auto isOver = [subject](const Entry &message) {
        return message.kind == MessageKind::Problem && message.subject == subject;
    };
    if (m_messages.removeIf(isOver) > 0)
        showNewest();
}

void MessageBar::clearRemarks()
{
    m_messages.removeIf([](const Entry &message) { return message.kind == MessageKind::Remark; });
    showNewest();
}

QString MessageBar::text() const
{
    return m_messages.isEmpty() ? QString() : translated(m_messages.last().sentence);
}

void MessageBar::closeCurrent()
{
    if (!m_messages.isEmpty())
        m_messages.removeLast();
    showNewest();
}

void MessageBar::openFolder()
{
    if (!m_messages.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_messages.last().folder));
}

void MessageBar::showNewest()
{
    setVisible(!m_messages.isEmpty());
    if (m_messages.isEmpty()) {
        m_label->clear();
        return;
    }
    m_label->setText(text());
    m_folder->setVisible(!m_messages.last().folder.isEmpty());
    const auto more = int(m_messages.size()) - 1;
    m_more->setText(more > 0 ? tr("and %1 more").arg(more) : QString());
    m_more->setVisible(more > 0);
    setAccessibleDescription(text());
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    if (m_messages.isEmpty())
        return;
    const Theme theme(palette());
    const bool isProblem = m_messages.last().kind == MessageKind::Problem;
    QColor fill = isProblem ? theme.bad : theme.primary;
    const QColor stripe = fill;
    fill.setAlphaF(theme.isDark ? 0.22F : 0.10F);
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(rect(), fill);
    painter.fillRect(QRect(0, 0, 4, height()), stripe);
    painter.fillRect(QRect(0, 0, width(), 1), theme.insetBorder);
}

} // namespace seq2seq::ui
