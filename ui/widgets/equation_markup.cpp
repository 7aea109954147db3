// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/equation_markup.h"

#include <QStringList>

namespace seq2seq::ui {

namespace {

using Arrow = EquationRun::Arrow;
using Script = EquationRun::Script;

constexpr QChar kArrowRight(0x20D7);
constexpr QChar kArrowLeft(0x20D6);

bool isLatin(QChar letter)
{
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
}

/// Reads the markup from left to right; nested braces by recursion.
class EquationReader {
public:
    explicit EquationReader(const QString &markup)
        : m_markup(markup)
    {
    }

    QVector<EquationRun> read()
    {
        while (m_position < m_markup.size())
            readPart();
        return m_runs;
    }

private:
    void add(const QString &text, bool isSlanted)
    {
        EquationRun run = m_style;
        run.text = text;
        run.isSlanted = isSlanted;
        if (m_position < m_markup.size()) {
            const QChar next = m_markup.at(m_position);
            run.arrow = next == kArrowRight ? Arrow::Right
                : next == kArrowLeft        ? Arrow::Left
                                            : Arrow::None;
            m_position += run.arrow == Arrow::None ? 0 : 1;
        }
        EquationRun sameStyle = run;
        if (!m_runs.isEmpty())
            sameStyle.text = m_runs.last().text;
        if (!m_runs.isEmpty() && !isSlanted && run.arrow == Arrow::None
            && m_runs.last() == sameStyle)
            m_runs.last().text += text;
        else
            m_runs << run;
    }

    void readPart()
    {
        const QChar letter = m_markup.at(m_position++);
        if (letter == u'\\' && m_position < m_markup.size()) {
            add(QString(m_markup.at(m_position++)), false);
        } else if (letter == u'^' && m_markup.mid(m_position, 1) == u"T") { // transposed
            ++m_position;
            add(QStringLiteral("ᵀ"), false); // <sup> of a letter so tall is cut off on one line
        } else if (letter == u'_' || letter == u'^') {
            readScript(letter == u'_' ? Script::Sub : Script::Super);
        } else if (letter == u'*') {
            m_style.isBold = true;
            readUntil(u'*');
            m_style.isBold = false;
        } else if (letter == u'{') {
            readSymbol();
        } else if (isLatin(letter)) {
            readLetters();
        } else {
            add(QString(letter), false);
        }
    }

    /// After _ or ^: one letter, or everything up to the closing brace.
    void readScript(Script script)
    {
        if (m_position >= m_markup.size())
            return;
        const Script before = std::exchange(m_style.script, script);
        const QChar letter = m_markup.at(m_position++);
        if (letter == u'{')
            readUntil(u'}');
        else
            add(QString(letter), isLatin(letter));
        m_style.script = before;
    }

    void readSymbol()
    {
        const qsizetype bar = m_markup.indexOf(u'|', m_position);
        if (bar < 0) {
            readUntil(u'}');
            return;
        }
        const QString before = m_style.symbol;
        m_style.symbol = m_markup.mid(m_position, bar - m_position);
        m_position = bar + 1;
        readUntil(u'}');
        m_style.symbol = before;
    }

    void readUntil(QChar end)
    {
        while (m_position < m_markup.size() && m_markup.at(m_position) != end)
            readPart();
        ++m_position;
    }

    /// One letter alone is a variable and slanted; several are the name of a function or a word.
    void readLetters()
    {
        const qsizetype start = m_position - 1;
        while (m_position < m_markup.size() && isLatin(m_markup.at(m_position)))
            ++m_position;
        const QString letters = m_markup.mid(start, m_position - start);
        add(letters, letters.size() == 1);
    }

    const QString &m_markup;
    qsizetype m_position = 0;
    EquationRun m_style; // of what is read now
    QVector<EquationRun> m_runs;
};

QString arrowMark(Arrow arrow)
{
    return arrow == Arrow::Right ? QString(kArrowRight)
        : arrow == Arrow::Left   ? QString(kArrowLeft)
                                 : QString();
}

/// Runs from `first` on that share the script, as a page sets them.
QString scriptHtml(const QVector<EquationRun> &runs, qsizetype first, qsizetype end)
{
    QString html;
    for (qsizetype i = first; i < end; ++i) {
        const EquationRun &run = runs.at(i);
        QString text = run.text.toHtmlEscaped() + arrowMark(run.arrow);
        if (run.isSlanted)
            text = QStringLiteral("<i>%1</i>").arg(text);
        html += run.isBold ? QStringLiteral("<b>%1</b>").arg(text) : text;
    }
    const QString tag = runs.at(first).script == Script::Sub ? QStringLiteral("sub")
        : runs.at(first).script == Script::Super             ? QStringLiteral("sup")
                                                             : QString();
    return tag.isEmpty() ? html : QStringLiteral("<%1>%2</%1>").arg(tag, html);
}

template <typename Same>
qsizetype endOfGroup(const QVector<EquationRun> &runs, qsizetype first, qsizetype end, Same same)
{
    qsizetype last = first + 1;
    while (last < end && same(runs.at(first), runs.at(last)))
        ++last;
    return last;
}

} // namespace

QVector<EquationRun> readEquation(const QString &markup)
{
    return EquationReader(markup).read();
}

QString equationHtml(const QString &markup, const QColor &color)
{
    const QVector<EquationRun> runs = readEquation(markup);
    const QString style
        = color.isValid() ? QStringLiteral("color:%1; ").arg(color.name()) : QString();
    QString html;
    for (qsizetype first = 0; first < runs.size();) {
        const qsizetype end = endOfGroup(runs, first, runs.size(),
            [](const EquationRun &a, const EquationRun &b) { return a.symbol == b.symbol; });
        QString inner;
        for (qsizetype i = first; i < end;) {
            const qsizetype next = endOfGroup(runs, i, end,
                [](const EquationRun &a, const EquationRun &b) { return a.script == b.script; });
            inner += scriptHtml(runs, i, next);
            i = next;
        }
        const QString &symbol = runs.at(first).symbol;
        html += symbol.isEmpty()
            ? inner
            : QStringLiteral("<a href=\"%1\" style=\"%2text-decoration:none\">%3</a>")
                  .arg(symbol.toHtmlEscaped(), style, inner);
        first = end;
    }
    return html;
}

QString equationText(const QString &markup)
{
    QString text;
    Script before = Script::None;
    for (const EquationRun &run : readEquation(markup)) {
        if (run.script != before && run.script != Script::None)
            text += run.script == Script::Sub ? u'_' : u'^';
        text += run.text + arrowMark(run.arrow);
        before = run.script;
    }
    return text;
}

QStringList equationSymbols(const QString &markup)
{
    QStringList symbols;
    for (const EquationRun &run : readEquation(markup)) {
        if (!run.symbol.isEmpty() && !symbols.contains(run.symbol))
            symbols << run.symbol;
    }
    return symbols;
}

} // namespace seq2seq::ui
