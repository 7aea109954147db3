// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/bleu_card.h"

#include "ui/translate/ngram_lanes.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr int kReferenceLines = 2; // that are seen without scrolling

QLabel *makeWrapped()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    return label;
}

/// "4", or "0.5" where smoothing put something else in the place of a count.
QString countText(std::int64_t count, double used)
{
    return double(count) == used ? QString::number(count) : QString::number(used, 'g', 3);
}

} // namespace

BleuCard::BleuCard(QWidget *parent)
    : Card({}, parent)
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setObjectName(QStringLiteral("bleuCard"));
    setContentMargin(8);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_explanation = new MutedLabel({}, MutedLabel::Size::Small);
    m_explanation->setWordWrap(true);
    layout->addWidget(m_explanation);
    layout->addWidget(makeTexts());
    layout->addWidget(makeNumbers());
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    for (QWidget *ground : {scroll->viewport(), content})
        ground->setAutoFillBackground(false); // the card's shows
    setContent(scroll);
    auto *save = makeSaveMenuButton("exportBleu", [this](QMenu *menu) {
        for (const Figure &figure : figures())
            addFigureActions(menu, m_numbers, figure, [this] { return m_fileDialog; });
    });
    addHeaderWidget(save);
    inEveryLanguage(this, [this, save] {
        setTitle(tr("BLEU, taken apart"));
        m_numbers->setAccessibleName(title());
        m_hypothesisLabel->setText(tr("&Hypothesis"));
        m_hypothesis->setAccessibleName(tr("Hypothesis that is scored"));
        m_hypothesis->setToolTip(tr("Change it: every term of the score follows"));
        m_reset->setText(tr("Model's own"));
        m_reset->setToolTip(tr("The translation of the model again"));
        m_reset->setAccessibleName(m_reset->toolTip());
        m_referencesLabel->setText(tr("&References"));
        m_references->setAccessibleName(tr("References, one a line"));
        m_references->setToolTip(tr("What people would write, one reference a line: a second one "
                                    "allows more n-grams"));
        m_references->setPlaceholderText(
            tr("The corpus has no reference for this sentence: type one, and the score appears"));
        m_lanes->setAccessibleName(tr("n-grams of the hypothesis"));
        save->setAccessibleName(tr("Save the score"));
        save->setToolTip(tr("Save the terms of BLEU as PNG, SVG, PDF or CSV"));
        showDissection();
    });
}

QWidget *BleuCard::makeTexts()
{
    auto *texts = new QWidget;
    auto *grid = new QGridLayout(texts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    m_hypothesisLabel = new QLabel;
    m_hypothesis = new QLineEdit;
    m_hypothesis->setObjectName(QStringLiteral("bleuHypothesis"));
    m_hypothesisLabel->setBuddy(m_hypothesis);
    m_reset = new QToolButton;
    m_reset->setObjectName(QStringLiteral("bleuReset"));
    m_referencesLabel = new QLabel;
    m_references = new QPlainTextEdit;
    m_references->setObjectName(QStringLiteral("bleuReferences"));
    m_references->setTabChangesFocus(true);
    m_references->setFixedHeight(
        kReferenceLines * textHeight(m_references->font()) + 12); // frame and margins of text
    m_referencesLabel->setBuddy(m_references);
    grid->addWidget(m_hypothesisLabel, 0, 0);
    grid->addWidget(m_hypothesis, 0, 1);
    grid->addWidget(m_reset, 0, 2);
    grid->addWidget(m_referencesLabel, 1, 0, Qt::AlignTop);
    grid->addWidget(m_references, 1, 1, 1, 2);
    connect(m_hypothesis, &QLineEdit::textChanged, this, &BleuCard::dissect);
    connect(m_references, &QPlainTextEdit::textChanged, this, &BleuCard::dissect);
    connect(m_reset, &QToolButton::clicked, this,
        [this] { m_hypothesis->setText(QString::fromStdString(m_shown->trace.target)); });
    return texts;
}

QWidget *BleuCard::makeNumbers()
{
    m_numbers = new QWidget;
    auto *layout = new QVBoxLayout(m_numbers);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_lanes = new NgramLanes;
    m_lanes->setObjectName(QStringLiteral("ngramLanes"));
    m_told = new MutedLabel({}, MutedLabel::Size::Small);
    m_told->setObjectName(QStringLiteral("ngramTold"));
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    m_orders = makeWrapped();
    m_orders->setObjectName(QStringLiteral("bleuOrders"));
    m_formula = makeWrapped();
    m_formula->setObjectName(QStringLiteral("bleuFormula"));
    auto *below = new QHBoxLayout;
    below->setSpacing(16);
    below->addWidget(m_orders, 0, Qt::AlignTop);
    below->addWidget(m_formula, 1, Qt::AlignTop);
    layout->addWidget(m_lanes);
    layout->addWidget(m_told);
    layout->addLayout(below);
    connect(m_lanes, &NgramLanes::told, this,
        [this](const QString &text) { m_told->setText(text.isEmpty() ? hint() : text); });
    return m_numbers;
}

void BleuCard::setShown(std::shared_ptr<const TranslateResult> result)
{
    const bool isSameSource = m_shown && result && m_shown->trace.source == result->trace.source;
    m_shown = std::move(result);
    const QSignalBlocker hypothesis(m_hypothesis);
    const QSignalBlocker references(m_references);
    m_hypothesis->setText(m_shown ? QString::fromStdString(m_shown->trace.target) : QString());
    if (!isSameSource)
        m_references->clear();
    dissect();
}

void BleuCard::setReferences(
    const QString &source, const QStringList &references, const QString &language)
{
    if (!m_shown || QString::fromStdString(m_shown->trace.source) != source)
        return;
    m_options.tokenizer = bleuTokenizerFor(language.toStdString());
    const QSignalBlocker blocker(m_references);
    m_references->setPlainText(references.join(u'\n'));
    dissect();
}

void BleuCard::dissect()
{
    std::vector<std::string> references;
    for (const QString &line : m_references->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            references.push_back(line.trimmed().toStdString());
    }
    m_options.effectiveOrder = true; // as sentenceBleu() does
    m_dissection.reset();
    if (m_shown && !references.empty())
        m_dissection = dissectBleu(m_hypothesis->text().toStdString(), references, m_options);
    showDissection();
}

void BleuCard::showDissection()
{
    m_explanation->setText(m_shown
            ? tr("How much of the hypothesis stands in a reference: words and sequences of up to "
                 "four, each counted at most as often as a reference has it (Papineni et al. "
                 "2002).")
            : tr("Type a sentence: what its translation scores, and why, appears here."));
    m_hypothesis->setEnabled(m_shown != nullptr);
    m_references->setEnabled(m_shown != nullptr);
    m_reset->setEnabled(
        m_shown && m_hypothesis->text() != QString::fromStdString(m_shown->trace.target));
    m_numbers->setVisible(m_dissection.has_value());
    m_lanes->setDissection(m_dissection);
    m_told->setText(hint());
    m_orders->setText(m_dissection ? orders() : QString());
    m_formula->setText(m_dissection ? formula() : QString());
    setInfo(m_dissection ? tr("BLEU <b>%1</b>").arg(fixedNumber(m_dissection->terms.score, 1))
                         : QString(),
        tr("Of this sentence alone, 0 to 100: %1")
            .arg(QString::fromStdString(
                bleuSignature(m_options, m_dissection ? m_dissection->references.size() : 1))));
}

QString BleuCard::hint() const
{
    return tr(
        "Blue: counted. Striped: clipped. Empty: in no reference. Point at a bar to read it.");
}

/// A line an order: what counts, of how many, and the precision that is.
QString BleuCard::orders() const
{
    QString rows;
    for (std::size_t n = 1; n <= kBleuOrders; ++n) {
        const BleuTerm &term = m_dissection->terms.orders[n - 1];
        QString value = tr("none so long, left out");
        if (term.isUsed)
            value = QStringLiteral("%1 / %2 = <b>%3 %</b>%4")
                        .arg(countText(term.correct, term.numerator),
                            countText(term.total, term.denominator), fixedNumber(term.precision, 1),
                            term.isSmoothed ? QChar::Space + tr("(smoothed)") : QString());
        rows += QStringLiteral("<tr><td>p<sub>%1</sub>&nbsp;=&nbsp;</td><td>%2</td></tr>")
                    .arg(n)
                    .arg(value);
    }
    return QStringLiteral("<table cellspacing='0' cellpadding='1'>%1</table>").arg(rows);
}

/// The brevity penalty and the product, with their numbers.
QString BleuCard::formula() const
{
    const BleuTerms &terms = m_dissection->terms;
    const bool isShort = terms.hypothesisLength < terms.referenceLength;
    const QString lengths = tr("c = %1 words here, r = %2 in the reference nearest in length")
                                .arg(terms.hypothesisLength)
                                .arg(terms.referenceLength);
    const QString penalty = fixedNumber(terms.brevityPenalty, 3);
    const QString brevity = isShort && terms.hypothesisLength > 0
        ? tr("BP = exp(1 − r/c) = <b>%1</b>: it is too short").arg(penalty)
        : tr("BP = <b>%1</b>: it is not too short").arg(penalty);
    int used = 0;
    for (const BleuTerm &term : terms.orders)
        used += term.isUsed;
    const QString mean
        = tr("mean of the p<sub>n</sub> = (∏ p<sub>n</sub>)<sup>1/%1</sup> = <b>%2 %</b>")
              .arg(used)
              .arg(fixedNumber(terms.geometricMean, 1));
    const QString score
        = tr("BLEU = BP · mean = %1 · %2 = <b>%3</b>")
              .arg(penalty, fixedNumber(terms.geometricMean, 1), fixedNumber(terms.score, 1));
    return QStringList{lengths, brevity, mean, score}.join(QStringLiteral("<br>"));
}

QByteArray BleuCard::csv() const
{
    QByteArray bytes = csvLine({QStringLiteral("n"), QStringLiteral("ngram"),
        QStringLiteral("times"), QStringLiteral("allowed"), QStringLiteral("counted")});
    for (std::size_t n = 1; n <= kBleuOrders; ++n) {
        for (const BleuNgram &ngram : m_dissection->ngrams[n - 1])
            bytes += csvLine(
                {QString::number(n), QString::fromStdString(m_dissection->text(ngram, n)),
                    QString::number(ngram.positions.size()), QString::number(ngram.allowed),
                    QString::number(ngram.correct)});
    }
    return bytes;
}

std::vector<Figure> BleuCard::figures() const
{
    if (!m_dissection)
        return {};
    return {pictureFigure(m_numbers, QStringLiteral("bleu"), [this] { return csv(); })};
}

} // namespace seq2seq::ui
