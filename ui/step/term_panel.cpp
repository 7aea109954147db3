// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/term_panel.h"

#include "ui/step/explanation_line.h"
#include "ui/step/term_markup.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kSame = 1e-3; // relative; weights of one step give the numbers of the trace closer

QString spaced(const QStringList &parts)
{
    return parts.join(QStringLiteral("   "));
}

} // namespace

TermPanel::TermPanel(ExplanationLine *explanation, QWidget *parent)
    : QWidget(parent)
    , m_explanation(explanation)
    , m_first(new EquationLabel({}, this))
    , m_second(new EquationLabel({}, this))
    , m_release(new QToolButton(this))
{
    setObjectName(QStringLiteral("unitTerm"));
    m_explanation->setParent(this);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_first->setObjectName(QStringLiteral("unitEquation"));
    m_second->setObjectName(QStringLiteral("unitProducts"));
    for (EquationLabel *label : {m_first, m_second}) {
        label->setWordWrap(true);
        connect(label, &EquationLabel::symbolHovered, this, &TermPanel::symbolHovered);
        connect(label, &EquationLabel::symbolClicked, this, &TermPanel::symbolClicked);
    }
    m_release->setObjectName(QStringLiteral("releaseUnit"));
    m_release->setText(QStringLiteral("✕"));
    m_release->setAutoRaise(true);
    connect(m_release, &QToolButton::clicked, this, &TermPanel::releaseRequested);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("How a number comes about"));
        m_first->setAccessibleName(tr("Equation of the number"));
        m_second->setAccessibleName(tr("Largest products of its sums"));
        m_release->setAccessibleName(tr("Let go of this number"));
        m_release->setToolTip(tr("%1 (%2)").arg(tr("Let go of this number"), QStringLiteral("P")));
    });
    reserve();
}

QString TermPanel::equation() const
{
    return m_first->equation();
}

QString TermPanel::products() const
{
    return m_second->equation();
}

void TermPanel::showNumber(const QString &markup)
{
    m_equation = markup;
    m_shortEquation = markup;
    m_details.clear();
    arrange();
}

void TermPanel::setKept(bool isKept)
{
    m_isKept = isKept;
    arrange();
}

void TermPanel::showEquation(bool isShown)
{
    m_isEquation = isShown;
    arrange();
}

void TermPanel::showTerms(
    const Trace &trace, const std::vector<UnitTerm> &terms, const TermAge &age)
{
    if (terms.empty())
        return; // the model is another by now
    m_equation = equationMarkup(trace, terms.front());
    m_shortEquation = equationMarkup(trace, terms.front(), false);
    m_details.clear();
    const QString note = remark(terms.front(), age);
    for (int most = int(kLargestProducts); most >= 0; --most) {
        QStringList details;
        if (!note.isEmpty())
            details << note;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const bool isDot = terms[i].right.kind == TermKind::Dot; // its products say all of it
            if (i > 0 && (!isDot || most == 0))
                details << equationMarkup(trace, terms[i]);
            if (most > 0)
                details << productMarkups(trace, terms[i], most);
            if (i > 0 && isDot && most > 0)
                details.last().prepend(
                    unitMarkup(trace, terms[i].tensor, terms[i].unit) + QStringLiteral(" = "));
        }
        m_details.push_back(details);
    }
    arrange();
}

/// Why the equation does not give what the trace shows.
QString TermPanel::remark(const UnitTerm &term, const TermAge &age) const
{
    const double difference = std::abs(term.shown - term.right.value);
    if (difference <= kSame * std::max(std::abs(term.right.value), 0.01))
        return {};
    const QString shown = termNumber(term.shown);
    const QString text = age.isOfTrace
        ? tr("Here stands %1 instead: it was changed by hand.").arg(shown)
        : tr("Here stands %1: the translation is older than these weights of step %L2.")
              .arg(shown)
              .arg(age.step);
    return QStringLiteral("*%1*").arg(plainMarkup(text));
}

/// A long one in large letters is set smaller before its symbols are left out.
void TermPanel::fitEquation(int width)
{
    m_first->setFont(font());
    m_first->setEquation(m_equation);
    if (m_first->heightForWidth(width) <= height())
        return;
    m_first->setFont(smallFont(font()));
    if (m_first->heightForWidth(width) > height())
        m_first->setEquation(m_shortEquation);
}

/// The equation has the lines it needs, the products those that are left: as many of them as fit.
void TermPanel::arrange()
{
    m_explanation->setVisible(!m_isEquation);
    m_explanation->resize(width(), m_explanation->height());
    m_first->setVisible(m_isEquation);
    m_release->setVisible(m_isEquation && m_isKept);
    const QSize button = m_release->sizeHint();
    const int end = m_isKept ? width() - button.width() : width();
    m_release->setGeometry({{end, 0}, button});
    m_second->setFont(smallFont(font()));
    fitEquation(end);
    const int room = std::min(m_first->heightForWidth(end), height());
    m_first->setGeometry(0, 0, end, room);
    const int left = height() - room;
    QString details;
    for (const QStringList &candidate : m_details) {
        details = spaced(candidate);
        m_second->setEquation(details);
        if (m_second->heightForWidth(end) <= left)
            break;
        details.clear();
    }
    m_second->setEquation(details);
    m_second->setVisible(m_isEquation && !details.isEmpty());
    m_second->setGeometry(0, room, end, m_second->heightForWidth(end));
}

/// Room for a line of an equation and a line of its products in small letters.
void TermPanel::reserve()
{
    EquationLabel highest(QStringLiteral("h⃗^f_{ih}"));
    highest.setFont(font());
    int height = highest.sizeHint().height();
    highest.setFont(smallFont(font()));
    height += highest.sizeHint().height();
    setFixedHeight(std::max(height, m_explanation->height()));
}

void TermPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TermPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    reserve();
    arrange();
}

} // namespace seq2seq::ui
