// SPDX-License-Identifier: GPL-3.0-or-later
// A formula from a small markup.
#include "ui/widgets/equation_label.h"

#include "ui/widgets/theme.h"

#include <QEvent>

namespace seq2seq::ui {

namespace {

/// Reads the markup from left to right; nested braces by recursion.
class EquationReader {
public:
    EquationReader(const QString &markup, const QColor &color)
        : m_markup(markup)
        , m_color(color)
    {
    }

    QString read()
    {
        QString html;
        while (m_position < m_markup.size())
            html += readPart();
        return html;
    }

private:
    QString readPart()
    {
        const QChar letter = m_markup.at(m_position++);
        if (letter == u'\\' && m_position < m_markup.size())
            return QString(m_markup.at(m_position++)).toHtmlEscaped();
        if (letter == u'^' && m_markup.mid(m_position, 1) == u"T") { // transposed
            ++m_position;
            return QStringLiteral("ᵀ"); // <sup> of a letter so tall is cut off in a one-line label
        }
        if (letter == u'_' || letter == u'^') {
            const QString tag = letter == u'_' ? QStringLiteral("sub") : QStringLiteral("sup");
            return QStringLiteral("<%1>%2</%1>").arg(tag, readArgument());
        }
        if (letter == u'*')
            return readBold();
        if (letter == u'{')
            return readSymbol();
        if (isLatin(letter))
            return readLetters();
        return QString(letter).toHtmlEscaped();
    }

    /// After _ or ^: one letter, or everything up to the closing brace.
    QString readArgument()
    {
        if (m_position >= m_markup.size())
            return {};
        if (m_markup.at(m_position) != u'{') {
            const QChar letter = m_markup.at(m_position++);
            const QString text = QString(letter).toHtmlEscaped();
            return isLatin(letter) ? QStringLiteral("<i>%1</i>").arg(text) : text;
        }
        ++m_position;
        return readUntil(u'}');
    }

    QString readBold() { return QStringLiteral("<b>%1</b>").arg(readUntil(u'*')); }

    QString readSymbol()
    {
        const qsizetype bar = m_markup.indexOf(u'|', m_position);
        if (bar < 0)
            return readUntil(u'}');
        const QString name = m_markup.mid(m_position, bar - m_position).toHtmlEscaped();
        m_position = bar + 1;
        const QString style
            = m_color.isValid() ? QStringLiteral("color:%1; ").arg(m_color.name()) : QString();
        return QStringLiteral("<a href=\"%1\" style=\"%2text-decoration:none\">%3</a>")
            .arg(name, style, readUntil(u'}'));
    }

    QString readUntil(QChar end)
    {
        QString html;
        while (m_position < m_markup.size() && m_markup.at(m_position) != end)
            html += readPart();
        ++m_position;
        return html;
    }

    /// One letter alone is a variable and slanted; several are the name of a function or a word.
    QString readLetters()
    {
        const qsizetype start = m_position - 1;
        while (m_position < m_markup.size() && isLatin(m_markup.at(m_position)))
            ++m_position;
        const QString letters = m_markup.mid(start, m_position - start);
        return letters.size() == 1 ? QStringLiteral("<i>%1</i>").arg(letters) : letters;
    }

    static bool isLatin(QChar letter)
    {
        return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
    }

    const QString &m_markup;
    QColor m_color;
    qsizetype m_position = 0;
};

} // namespace

QString equationHtml(const QString &markup, const QColor &color)
{
    return EquationReader(markup, color).read();
}

EquationLabel::EquationLabel(const QString &markup, QWidget *parent)
    : QLabel(parent)
    , m_markup(markup)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    connect(this, &QLabel::linkHovered, this, &EquationLabel::symbolHovered);
    render();
}

void EquationLabel::setEquation(const QString &markup)
{
    if (markup == m_markup)
        return;
    m_markup = markup;
    render();
}

void EquationLabel::render()
{
    m_isRendering = true;
    setText(equationHtml(m_markup, Theme(palette()).text));
    m_isRendering = false;
}

void EquationLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isRendering)
        render();
}

void EquationLabel::leaveEvent(QEvent *event)
{
    QLabel::leaveEvent(event);
    emit symbolHovered({});
}

} // namespace seq2seq::ui
