// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/pair_filter_bar.h"

#include "ui/data/pair_model.h"
#include "ui/widgets/header_layout.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace seq2seq::ui {

namespace {

/// Those a person looks for: the reasons of unused pairs are listed with these.
constexpr std::array kListed{
    Oddity::Duplicate, Oddity::SameSides, Oddity::LengthRatio, Oddity::Script};
constexpr int kMostTokens = 100'000;

QSpinBox *makeBound(const char *name)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0, kMostTokens);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setSpecialValueText(QStringLiteral("–")); // 0: no bound
    box->setAlignment(Qt::AlignCenter);
    return box;
}

} // namespace

PairFilterBar::PairFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_expression(new QToolButton)
    , m_oddity(new QComboBox)
    , m_tokens(new MutedLabel)
    , m_shortest(makeBound("shortest"))
    , m_to(new MutedLabel(QStringLiteral("–")))
    , m_longest(makeBound("longest"))
    , m_rest(new QWidget)
{
    m_text->setObjectName(QStringLiteral("pairSearch"));
    m_text->setClearButtonEnabled(true);
    m_expression->setObjectName(QStringLiteral("isExpression"));
    m_expression->setText(QStringLiteral(".*"));
    m_expression->setCheckable(true);
    m_oddity->setObjectName(QStringLiteral("oddity"));
    m_oddity->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (std::size_t i = 0; i <= kListed.size(); ++i)
        m_oddity->addItem({});
    auto *tokens = new QWidget;
    auto *bounds = new QHBoxLayout(tokens);
    bounds->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_tokens, m_shortest, m_to, m_longest})
        bounds->addWidget(widget);
    auto *line = new HeaderLayout(m_rest); // in as many lines as large letters need
    line->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_expression, m_oddity, tokens})
        line->addWidget(widget);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_rest, 3);
    for (QLayout *layout : std::initializer_list<QLayout *>{bounds, line, row})
        layout->setSpacing(6);
    connect(m_text, &QLineEdit::textChanged, this, &PairFilterBar::changed);
    connect(m_expression, &QToolButton::toggled, this, &PairFilterBar::changed);
    connect(m_oddity, &QComboBox::currentIndexChanged, this, &PairFilterBar::changed);
    connect(m_shortest, &QSpinBox::valueChanged, this, &PairFilterBar::changed);
    connect(m_longest, &QSpinBox::valueChanged, this, &PairFilterBar::changed);
    connect(this, &PairFilterBar::changed, this, &PairFilterBar::showProblem);
    inEveryLanguage(this, [this] {
        m_text->setPlaceholderText(tr("Search"));
        m_text->setAccessibleName(tr("Search in the sentence pairs"));
        m_expression->setAccessibleName(tr("Regular expression"));
        m_expression->setToolTip(tr("Search by a regular expression (as Perl has them), in which "
                                    "upper and lower case differ"));
        m_oddity->setAccessibleName(tr("Suspicious pairs"));
        m_tokens->setText(tr("tokens"));
        m_shortest->setAccessibleName(tr("Fewest tokens"));
        m_shortest->setToolTip(tr("Only pairs with so many tokens, or more, on both sides"));
        m_longest->setAccessibleName(tr("Most tokens"));
        m_longest->setToolTip(tr("Only pairs with so many tokens, or fewer, on both sides"));
        nameOddities();
        showProblem();
    });
    fit();
}

void PairFilterBar::addWidget(QWidget *widget)
{
    m_rest->layout()->addWidget(widget);
}

void PairFilterBar::fill(PairQuery &query) const
{
    query.text = m_text->text();
    query.isExpression = m_expression->isChecked();
    if (query.isExpression && !expressionProblem(query.text).isEmpty())
        query.text.clear();
    query.shortest = m_shortest->value();
    query.longest = m_longest->value() > 0 ? m_longest->value() : std::numeric_limits<int>::max();
    query.oddity.reset();
    if (m_oddity->currentIndex() > 0)
        query.oddity = kListed.at(std::size_t(m_oddity->currentIndex() - 1));
}

void PairFilterBar::clear()
{
    const QSignalBlocker blocker(this);
    m_text->clear();
    m_oddity->setCurrentIndex(0);
    m_shortest->setValue(0);
    m_longest->setValue(0);
    showProblem();
}

void PairFilterBar::setCounts(const std::vector<std::size_t> &counts)
{
    m_counts = counts;
    nameOddities();
}

void PairFilterBar::nameOddities()
{
    m_oddity->setItemText(0, tr("all pairs"));
    m_oddity->setItemData(0, tr("Suspicious pairs as well as others"), Qt::ToolTipRole);
    QStringList meanings{tr("Show suspicious pairs alone, to be looked at, edited or removed:")};
    for (std::size_t i = 0; i < kListed.size(); ++i) {
        const auto at = std::size_t(kListed[i]);
        const QString name = nameOf(kListed[i]);
        m_oddity->setItemText(int(i + 1),
            at < m_counts.size()
                ? tr("%1 · %2").arg(name, QLocale().toString(qulonglong(m_counts[at])))
                : name);
        m_oddity->setItemData(int(i + 1), meaningOf(kListed[i]), Qt::ToolTipRole);
        meanings << tr("%1: %2").arg(name, meaningOf(kListed[i]));
    }
    m_oddity->setToolTip(meanings.join(u'\n'));
}

/// An expression that is none yet is red, and the tooltip says why.
void PairFilterBar::showProblem()
{
    const QString problem
        = m_expression->isChecked() ? expressionProblem(m_text->text()) : QString();
    QPalette palette = this->palette();
    if (!problem.isEmpty())
        palette.setColor(QPalette::Text, Theme(palette).bad);
    m_text->setPalette(palette);
    m_text->setToolTip(problem.isEmpty()
            ? tr("Show only pairs with this text on either side (upper and lower case alike)")
            : plainToolTip(tr("This is no regular expression: %1.").arg(problem)));
    m_text->setAccessibleDescription(problem);
}

void PairFilterBar::fit()
{
    for (QSpinBox *box : {m_shortest, m_longest})
        box->setFixedWidth(
            fontMetrics().horizontalAdvance(QStringLiteral("0000")) + inLines(font(), 1));
    m_text->setMinimumWidth(inLines(font(), 6));
}

void PairFilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
    if (event->type() == QEvent::PaletteChange)
        showProblem();
}

} // namespace seq2seq::ui
