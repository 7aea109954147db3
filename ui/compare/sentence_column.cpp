// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/sentence_column.h"

#include "ui/train/word_diff.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr int kDigits = 2;
constexpr double kMatrixLines = 7; ///< the least height of the attention, in lines of text

} // namespace

QString markedTranslation(
    const QString &reference, const QString &translation, const QWidget *widget)
{
    const Theme theme(widget->palette());
    const WordDiff diff = compareWords(reference, translation);
    QString html;
    qsizetype missing = 0;
    const auto addMissing = [&](int before) {
        for (; missing < diff.missing.size() && diff.missingAt[missing] <= before; ++missing)
            html += QStringLiteral("<s style=\"color:%1\">%2</s> ")
                        .arg(theme.mutedText.name(), diff.missing[missing].toHtmlEscaped());
    };
    int written = 0;
    const auto addPlain = [&](int to) {
        while (missing < diff.missing.size() && diff.missingAt[missing] < to) {
            const int at = std::max(diff.missingAt[missing], written);
            html += translation.mid(written, at - written).toHtmlEscaped();
            written = at;
            addMissing(at);
        }
        html += translation.mid(written, to - written).toHtmlEscaped();
        written = to;
    };
    for (const DiffSpan &span : diff.wrong) {
        addPlain(span.start);
        addMissing(span.start);
        html
            += QStringLiteral("<b style=\"color:%1\"><u>%2</u></b>")
                   .arg(theme.bad.name(), translation.mid(span.start, span.length).toHtmlEscaped());
        written = span.start + span.length;
    }
    addPlain(int(translation.size()));
    if (missing < diff.missing.size())
        html += QChar::Space;
    addMissing(int(translation.size()));
    return html.trimmed();
}

SentenceColumn::SentenceColumn(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_score(new MutedLabel({}, MutedLabel::Size::Small))
    , m_views(new QStackedWidget)
    , m_attention(new HeatmapView)
    , m_none(new MutedLabel({}, MutedLabel::Size::Small))
    , m_links(new QLabel)
{
    setObjectName(QStringLiteral("sentenceColumn"));
    m_title->setObjectName(QStringLiteral("columnTitle"));
    m_text->setObjectName(QStringLiteral("columnText"));
    m_score->setObjectName(QStringLiteral("columnScore"));
    m_none->setObjectName(QStringLiteral("columnNoAttention"));
    m_attention->setObjectName(QStringLiteral("columnAttention"));
    m_attention->setExportName(QStringLiteral("attention-of-run"));
    m_links->setObjectName(QStringLiteral("columnLinks"));
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    for (QLabel *label : {m_title, m_text, m_score, m_none, m_links}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::RichText);
    }
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_views->addWidget(m_attention);
    m_views->addWidget(m_none);
    // A small matrix shows its cells alone; it shall not push the links out.
    m_views->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_views->setMinimumHeight(inLines(font(), kMatrixLines));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(3);
    for (QLabel *label : {m_title, m_text, m_score})
        column->addWidget(label);
    column->addWidget(m_views, 1);
    column->addWidget(m_links);
    connect(m_links, &QLabel::linkActivated, this, &SentenceColumn::linkClicked);
    retranslate();
}

void SentenceColumn::setRun(const QString &file, const QString &name, const QColor &color)
{
    if (file != m_file) {
        m_look.reset();
        m_problem.clear();
    }
    m_file = file;
    m_name = name;
    m_color = color;
    show();
}

void SentenceColumn::setLook(std::shared_ptr<const RunLook> look)
{
    m_look = std::move(look);
    m_problem.clear();
    show();
}

void SentenceColumn::setProblem(const QString &sentence)
{
    m_look.reset();
    m_problem = sentence;
    show();
}

void SentenceColumn::retranslate()
{
    m_links->setText(
        QStringLiteral("<a href=\"translate\">%1</a> · <a href=\"step\">%2</a>")
            .arg(tr("Open in Translate").toHtmlEscaped(), tr("Step through").toHtmlEscaped()));
    m_links->setToolTip(tr("Opens this run with this sentence"));
    show();
}

void SentenceColumn::show()
{
    m_title->setText(QStringLiteral("<span style=\"color:%1\">●</span> <b>%2</b>")
                         .arg(m_color.name(), m_name.toHtmlEscaped()));
    m_links->setVisible(m_look != nullptr);
    setAccessibleName(m_name);
    if (!m_look) {
        m_text->setText(m_problem.isEmpty() ? tr("Translating…") : m_problem.toHtmlEscaped());
        m_score->clear();
        showAttention();
        return;
    }
    const QString translation = QString::fromStdString(m_look->translation);
    const QString reference = QString::fromStdString(m_look->reference);
    QStringList scores;
    if (m_look->bleu)
        scores << tr("BLEU <b>%1</b>").arg(fixedNumber(*m_look->bleu, 0));
    scores << tr("log p %1").arg(fixedNumber(m_look->logProbability, kDigits));
    QString score = scores.join(QStringLiteral(" · "));
    if (reference.isEmpty()) {
        m_text->setText(translation.toHtmlEscaped());
    } else {
        const WordDiff diff = compareWords(reference, translation);
        m_text->setText(markedTranslation(reference, translation, this));
        score += QStringLiteral("<br>")
            + (diff.wrong.isEmpty() && diff.missing.isEmpty()
                    ? tr("all %1 words as in the reference").arg(diff.same)
                    : tr("%1 wrong, %2 missing").arg(diff.wrong.size()).arg(diff.missing.size()));
    }
    if (!m_look->isDevSentence)
        score += QStringLiteral("<br>") + tr("not a dev sentence of this run");
    m_score->setText(score);
    m_score->setToolTip(m_look->isDevSentence
            ? tr("Sentence BLEU (0 to 100) and the natural logarithm of the probability of this "
                 "translation; weights of step %L1")
                  .arg(m_look->version.step)
            : tr("It was not held back when this run was trained: the run may have learnt it by "
                 "heart. Weights of step %L1.")
                  .arg(m_look->version.step));
    showAttention();
}

void SentenceColumn::showAttention()
{
    if (m_look && !m_look->attention.isEmpty()) {
        m_attention->setMatrix(
            textsOf(m_look->targetTokens), textsOf(m_look->sourceTokens), m_look->attention);
        m_attention->setAccessibleName(tr("Attention of %1").arg(m_name));
        m_views->setCurrentWidget(m_attention);
        return;
    }
    m_attention->clear();
    m_none->setText(m_look ? tr("No attention to show: the decoder sees %1 source tokens through "
                                "the encoder’s last state alone.")
                                 .arg(m_look->sourceTokens.size())
                           : QString());
    m_views->setCurrentWidget(m_none);
}

void SentenceColumn::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        show();
}

} // namespace seq2seq::ui
