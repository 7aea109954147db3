// SPDX-License-Identifier: GPL-3.0-or-later
// The titled panel every workspace is made of.
#include "ui/widgets/card.h"

#include "ui/widgets/header_layout.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

/// One line where there is room for it; wrapped in a narrow card rather than cut.
class InfoLabel : public MutedLabel {
public:
    explicit InfoLabel(QWidget *parent)
        : MutedLabel({}, MutedLabel::Size::Body, parent)
    {
        setWordWrap(true);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        QTextDocument document;
        document.setDefaultFont(font());
        document.setDocumentMargin(0);
        if (Qt::mightBeRichText(text()))
            document.setHtml(text());
        else
            document.setPlainText(text());
        const int width = int(std::ceil(document.idealWidth())) + 2;
        return {width, heightForWidth(width)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {1, fontMetrics().height()}; }
};

} // namespace

Card::Card(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_header(new QWidget(this))
    , m_title(new QLabel(title, m_header))
    , m_info(new InfoLabel(m_header))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_header);
    m_body = new QVBoxLayout;
    outer->addLayout(m_body, 1);
    setContentMargin(12);

    m_headerLayout = new HeaderLayout(m_header);
    m_headerLayout->setContentsMargins(12, 5, 10, 5);
    m_headerLayout->setSpacing(8);
    m_headerLayout->addWidget(m_title);
    m_headerLayout->addWidget(m_info);
    // Not Fixed: that would hold a header of several lines to the height of one.
    m_header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_info->setObjectName(QStringLiteral("cardInfo"));
    m_info->hide();
    m_title->setTextFormat(Qt::PlainText); // it may quote words of the corpus
    setAccessibleName(title);
    applyFont();
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setInfo(const QString &text, const QString &meaning)
{
    m_info->setText(text);
    m_info->setToolTip(meaning);
    m_info->setVisible(!text.isEmpty());
}

QString Card::info() const
{
    return m_info->text();
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_headerLayout->addWidget(widget);
}

void Card::setContent(QWidget *content)
{
    if (content == m_content)
        return;
    delete m_content;
    m_content = content;
    if (content)
        m_body->addWidget(content, 1);
}

void Card::setContentMargin(int margin)
{
    m_body->setContentsMargins(margin, margin, margin, margin);
}

void Card::applyFont()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_header->setMinimumHeight(inLines(font(), 2));
}

void Card::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

QSize Card::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    const int more = m_headerLayout->heightForWidth(width()) - m_header->minimumSizeHint().height();
    return {least.width(), least.height() + std::max(more, 0)};
}

void Card::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const double line = m_header->geometry().bottom() + 0.5;
    painter.drawLine(QPointF(1, line), QPointF(width() - 1, line));
}

} // namespace seq2seq::ui
