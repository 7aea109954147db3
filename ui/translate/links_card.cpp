// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/links_card.h"

#include "core/metrics/alignment_error.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/save_button.h"

#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace seq2seq::ui {

namespace {

QStringList wordsOf(std::vector<std::string> tokens, bool isReversed)
{
    QStringList words;
    if (!tokens.empty())
        tokens.pop_back(); // </s>
    if (isReversed)
        std::ranges::reverse(tokens);
    for (const std::string &token : tokens)
        words << QString::fromStdString(token);
    return words;
}

/// Without the row and the column of </s>, columns in the order of the text.
Matrix attentionOf(const Trace &trace)
{
    if (trace.attention.isEmpty())
        return {};
    Matrix words(trace.attention.rows - 1, trace.attention.columns - 1);
    for (std::size_t t = 0; t < words.rows; ++t) {
        const auto row = trace.attention.row(t);
        for (std::size_t i = 0; i < words.columns; ++i)
            words.row(t)[i] = row[trace.config.reverseSource ? words.columns - 1 - i : i];
    }
    return words;
}

/// Those between words that are shown: a word that the model does not know may be cut otherwise.
Alignment within(Alignment links, const LinkGrid::Content &content)
{
    std::erase_if(links, [&](const AlignmentLink &link) {
        return link.source >= content.source.size() || link.target >= content.target.size();
    });
    return links;
}

} // namespace

LinksCard::LinksCard(QWidget *parent)
    : Card({}, parent)
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setObjectName(QStringLiteral("linksCard"));
    setContentMargin(8);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_explanation = new MutedLabel({}, MutedLabel::Size::Small);
    m_rates = new QLabel;
    m_rates->setObjectName(QStringLiteral("linkRates"));
    m_legend = new MutedLabel({}, MutedLabel::Size::Small);
    m_told = new MutedLabel({}, MutedLabel::Size::Small);
    m_told->setObjectName(QStringLiteral("linkTold"));
    m_told->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_explanation, m_rates, m_legend, m_told})
        label->setWordWrap(true);
    m_grid = new LinkGrid;
    m_grid->setObjectName(QStringLiteral("linkGrid"));
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_grid);
    for (QWidget *ground : {m_scroll->viewport(), static_cast<QWidget *>(m_grid)})
        ground->setAutoFillBackground(false); // the card's shows
    layout->addWidget(m_explanation);
    layout->addWidget(m_rates);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_legend);
    layout->addWidget(m_told);
    setContent(content);
    m_clear = new QToolButton;
    m_clear->setObjectName(QStringLiteral("clearGold"));
    addHeaderWidget(m_clear);
    auto *save = makeSaveMenuButton("exportLinks", [this](QMenu *menu) {
        for (const Figure &figure : figures())
            addFigureActions(menu, m_grid, figure, [this] { return m_fileDialog; });
    });
    addHeaderWidget(save);
    connect(m_grid, &LinkGrid::goldChanged, this, &LinksCard::keepGold);
    connect(m_grid, &LinkGrid::told, m_told, &QLabel::setText);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_grid->setGold({});
        keepGold();
    });
    inEveryLanguage(this, [this, save] {
        setTitle(tr("Word links"));
        m_grid->setAccessibleName(tr("Links between the words"));
        m_clear->setText(tr("Clear"));
        m_clear->setToolTip(tr("Take all gold links of this pair away"));
        m_clear->setAccessibleName(m_clear->toolTip());
        save->setAccessibleName(tr("Save the links"));
        save->setToolTip(tr("Save these links as PNG, SVG, PDF or CSV"));
        m_legend->setText(tr("Colour: attention. Dot: its strongest word. Cross: IBM Model 1. "
                             "Square: gold, solid when sure, dotted when only possible."));
        showGrid();
    });
}

LinksCard::Pair LinksCard::shownPair() const
{
    return m_shown ? Pair{m_shown->trace.source, m_shown->trace.target} : Pair{};
}

void LinksCard::setShown(std::shared_ptr<const TranslateResult> result)
{
    const Pair before = shownPair();
    m_shown = std::move(result);
    if (shownPair() != before) {
        m_isAnswered = false;
        m_corpusGold.clear();
        m_modelled.clear();
    }
    showGrid();
    if (isVisible())
        ask();
}

void LinksCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    ask();
}

/// Unless the answer is there.
void LinksCard::ask()
{
    if (m_shown && !m_isAnswered)
        emit asked(QString::fromStdString(m_shown->trace.source),
            QString::fromStdString(m_shown->trace.target));
}

void LinksCard::setLinks(const WordLinks &links)
{
    if (!m_shown || shownPair() != Pair{links.source, links.target})
        return;
    m_isAnswered = true;
    m_modelled = links.modelled;
    m_pairs = links.pairs;
    m_corpusGold = links.gold;
    showGrid();
}

void LinksCard::showGrid()
{
    LinkGrid::Content content;
    Alignment gold;
    if (m_shown) {
        const Trace &trace = m_shown->trace;
        content.source = wordsOf(trace.sourceTokens, trace.config.reverseSource);
        content.target = wordsOf(trace.targetTokens, false);
        content.attention = attentionOf(trace);
        content.attended = linksFromAttention(trace.attention, trace.config.reverseSource);
        content.modelled = within(m_modelled, content);
        const auto marked = m_marked.find(shownPair());
        gold = within(marked == m_marked.end() ? m_corpusGold : marked->second, content);
    }
    m_explanation->setText(explanation());
    m_scroll->setVisible(m_shown != nullptr);
    m_legend->setVisible(m_shown != nullptr);
    m_told->clear();
    m_grid->setContent(std::move(content));
    m_grid->setGold(std::move(gold));
    showRates();
}

QString LinksCard::explanation() const
{
    if (!m_shown)
        return tr("Type a sentence: which of its words belong to which word of the translation "
                  "appears here.");
    const QString marked = m_marked.contains(shownPair()) ? tr("These gold links are yours.")
        : m_corpusGold.empty() ? tr("Click the cells of words that belong together.")
                               : tr("These gold links are the corpus's; click to change them.");
    return marked + QChar::Space
        + tr("Alignment error rate (AER): 0 when attention finds all sure links and nothing else, "
             "1 when it finds none (Och and Ney 2003).");
}

void LinksCard::keepGold()
{
    if (!m_shown)
        return;
    m_marked[shownPair()] = m_grid->gold();
    m_explanation->setText(explanation());
    showRates();
}

QString LinksCard::rateOf(const Alignment &links) const
{
    AlignmentErrorRate rate;
    rate.add(links, m_grid->gold());
    return tr("<b>%1</b> (%2 of %3 sure links found, %4 wrong)")
        .arg(fixedNumber(rate.value(), 2))
        .arg(rate.sureFound())
        .arg(rate.sure())
        .arg(rate.wrong());
}

void LinksCard::showRates()
{
    m_clear->setEnabled(!m_grid->gold().empty());
    m_rates->setVisible(m_shown != nullptr);
    if (!m_shown)
        return;
    QStringList lines;
    if (m_grid->gold().empty()) {
        lines << tr("No gold links yet: nothing to measure against.");
    } else {
        lines << (m_shown->trace.attention.isEmpty()
                ? tr("This model has no attention.")
                : tr("AER of attention: %1").arg(rateOf(m_grid->content().attended)));
        if (m_pairs > 0)
            lines << tr("AER of IBM Model 1, trained on %L1 pairs: %2")
                         .arg(m_pairs)
                         .arg(rateOf(m_modelled));
    }
    if (!m_isAnswered)
        lines << tr("IBM Model 1 is being trained…");
    else if (m_pairs == 0)
        lines << tr("There are no training pairs for IBM Model 1.");
    m_rates->setText(lines.join(QStringLiteral("<br>")));
}

QByteArray LinksCard::csv() const
{
    QByteArray bytes = csvLine({QStringLiteral("source"), QStringLiteral("target"),
        QStringLiteral("source_word"), QStringLiteral("target_word"), QStringLiteral("kind")});
    const LinkGrid::Content &content = m_grid->content();
    const auto add = [&](const Alignment &links, const char *kind, const char *possible) {
        for (const AlignmentLink &link : links)
            bytes += csvLine({QString::number(link.source), QString::number(link.target),
                content.source.value(link.source), content.target.value(link.target),
                QLatin1String(link.sure ? kind : possible)});
    };
    add(m_grid->gold(), "gold", "gold, possible");
    add(content.attended, "attention", "attention");
    add(content.modelled, "IBM Model 1", "IBM Model 1");
    return bytes;
}

std::vector<Figure> LinksCard::figures() const
{
    if (!m_shown || (m_grid->gold().empty() && m_modelled.empty()))
        return {};
    return {pictureFigure(m_grid, QStringLiteral("word-links"), [this] { return csv(); })};
}

} // namespace seq2seq::ui
