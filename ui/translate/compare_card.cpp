// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/compare_card.h"

#include "ui/translate/aligned_rows.h"
#include "ui/translate/attention_links.h"
#include "ui/translate/attention_pair.h"
#include "ui/translate/patch_panel.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/token_area.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr double kTallestRows = 6; // lines of text
constexpr int kLeastViewHeight = 90; // pixels: the matrices shrink, the grid scrolls

std::shared_ptr<const Trace> traceOf(const std::shared_ptr<const TranslateResult> &result)
{
    return result ? std::shared_ptr<const Trace>(result, &result->trace) : nullptr;
}

} // namespace

CompareCard::CompareCard(Selection *selection, QWidget *parent)
    : Card({}, parent)
    , m_selection(selection)
    , m_fileDialog(std::make_shared<FileDialog>())
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("compareCard"));
    setContentMargin(8);
    auto *hint = new MutedLabel;
    hint->setObjectName(QStringLiteral("compareHint"));
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(hint);
    m_stack->addWidget(makeContent());
    setContent(m_stack);
    makeHeader();
    connect(m_selection, &Selection::changed, this,
        [this] { m_rows->setPicked(m_selection->targetIndex()); });
    inEveryLanguage(this, [this, hint] {
        hint->setText(tr("Pin a translation (the button below it, or Ctrl+P): it stays here as A, "
                         "and the next one, B, is shown against it: another sentence, the same "
                         "after more training, or with changes."));
        retranslate();
    });
}

QWidget *CompareCard::makeContent()
{
    m_rows = new AlignedRows;
    m_rows->setObjectName(QStringLiteral("alignedRows"));
    connect(m_rows, &AlignedRows::columnChosen, this, &CompareCard::choose);
    auto *rows = new QWidget;
    auto *rowsLayout = new QVBoxLayout(rows);
    rowsLayout->setContentsMargins(0, 0, 0, 0);
    rowsLayout->addWidget(m_rows);

    m_attention = new AttentionPair;
    m_attention->original()->setObjectName(QStringLiteral("pinnedAttention"));
    m_attention->original()->setExportName(QStringLiteral("attention-pinned"));
    m_attention->originalLinks()->setObjectName(QStringLiteral("pinnedLinks"));
    m_attention->current()->setObjectName(QStringLiteral("comparedAttention"));
    m_attention->currentLinks()->setObjectName(QStringLiteral("comparedLinks"));
    m_attention->setSelection(m_selection);
    m_patch = new PatchPanel;
    m_views = new QStackedWidget;
    // The tallest page would push the list of changes out of a small window; these make do.
    m_views->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_views->setMinimumHeight(kLeastViewHeight);
    m_views->addWidget(m_attention);
    m_views->addWidget(m_patch);

    m_showAttention = new QRadioButton;
    m_showAttention->setObjectName(QStringLiteral("compareAttention"));
    m_showPatch = new QRadioButton;
    m_showPatch->setObjectName(QStringLiteral("whichPart"));
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(m_showAttention);
    line->addWidget(m_showPatch);
    line->addStretch(1);
    line->addWidget(m_patch->unit());
    m_patch->unit()->hide();
    m_showAttention->setChecked(true);
    connect(m_showPatch, &QRadioButton::toggled, this, [this](bool isPatch) {
        m_views->setCurrentIndex(isPatch ? 1 : 0);
        m_patch->unit()->setVisible(isPatch);
    });

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(new TokenArea(rows, kTallestRows));
    layout->addLayout(line);
    layout->addWidget(m_views, 1);
    return content;
}

void CompareCard::makeHeader()
{
    m_swap = new QPushButton;
    m_swap->setObjectName(QStringLiteral("swapPinned"));
    m_unpin = new QPushButton;
    m_unpin->setObjectName(QStringLiteral("unpin"));
    connect(m_swap, &QPushButton::clicked, this, &CompareCard::swap);
    connect(m_unpin, &QPushButton::clicked, this, &CompareCard::unpin);
    auto *save = makeSaveMenuButton("exportComparison", [this](QMenu *menu) {
        const auto dialog = [this] { return m_fileDialog; };
        const bool isPatch = m_views->currentWidget() == m_patch;
        std::vector<Figure> figures = this->figures();
        for (const Figure &figure : figures) {
            const bool isWords = &figure == &figures.front();
            const bool isGrid = figure.name == QLatin1String("patch-grid");
            if (!isWords && isGrid != isPatch)
                continue;
            menu->addSection(isWords ? tr("Words") : isGrid ? tr("Grid") : tr("Attention of A"));
            addFigureActions(menu, this, figure, dialog);
        }
    });
    for (QWidget *button : std::initializer_list<QWidget *>{m_swap, m_unpin, save})
        addHeaderWidget(button);
    inEveryLanguage(save, [save] {
        save->setAccessibleName(tr("Save the comparison"));
        save->setToolTip(tr("Save what is compared as PNG, SVG, PDF or CSV"));
    });
}

void CompareCard::retranslate()
{
    setTitle(tr("Compare"));
    m_rows->setNames(tr("A, pinned"), tr("B, shown"));
    m_showAttention->setText(tr("Both attentions"));
    m_showAttention->setToolTip(tr("Where the model looked in A and in B"));
    m_showPatch->setText(tr("Which part carries this word?"));
    m_showPatch->setToolTip(tr("Put the start state, the annotations or one step's state of A into "
                               "B, and see how far each brings A's word"));
    m_swap->setText(tr("Swap"));
    m_swap->setToolTip(tr("Pin B, and translate A's sentence as B"));
    m_unpin->setText(tr("Unpin"));
    m_unpin->setToolTip(tr("Forget A"));
    for (QAbstractButton *button :
        std::initializer_list<QAbstractButton *>{m_showAttention, m_showPatch, m_swap, m_unpin})
        button->setAccessibleName(button->text());
    show();
}

void CompareCard::setShown(std::shared_ptr<const TranslateResult> result, bool isChanged)
{
    const auto isOther = [](const std::shared_ptr<const TranslateResult> &one,
                             const std::shared_ptr<const TranslateResult> &two) {
        return !one || !two || one->trace.sourceIds != two->trace.sourceIds;
    };
    m_shown = std::move(result);
    m_isChanged = isChanged && !isOther(m_plain, m_shown);
    if (!m_isChanged) {
        const bool asksAnew
            = isOther(m_plain, m_shown) || m_plain->trace.targetIds != m_shown->trace.targetIds;
        m_plain = m_shown;
        if (asksAnew)
            chooseFirstDifference();
    }
    show();
}

void CompareCard::pin()
{
    if (!m_shown)
        return;
    m_pinned = m_shown;
    m_isOtherModel = false;
    chooseFirstDifference();
    show();
    emit pinnedChanged(true);
}

void CompareCard::unpin()
{
    m_pinned.reset();
    m_showAttention->setChecked(true);
    chooseFirstDifference();
    show();
    emit pinnedChanged(false);
}

void CompareCard::swap()
{
    if (!m_pinned || !m_shown)
        return;
    const QString source = QString::fromStdString(m_pinned->trace.source);
    pin();
    emit swapRequested(source);
}

void CompareCard::setOtherModel()
{
    m_isOtherModel = m_pinned != nullptr;
    show();
}

/// What the two say at the end of their common beginning.
void CompareCard::chooseFirstDifference()
{
    m_wordOfA = -1;
    m_wordOfB = -1;
    if (!m_pinned || !m_plain)
        return;
    const std::vector<int> &a = m_pinned->trace.targetIds;
    const std::vector<int> &b = m_plain->trace.targetIds;
    const auto [first, second] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (first == a.end() || second == b.end())
        return;
    m_wordOfA = int(first - a.begin());
    m_wordOfB = m_wordOfA;
}

void CompareCard::choose(int column, bool isFirst)
{
    const AlignedWords &words = m_rows->columns().at(std::size_t(column));
    m_attention->original()->selection()->set(-1, words.first);
    if (words.second >= 0)
        m_selection->setTargetIndex(words.second);
    // With changes the lower row is not what the question is about.
    const bool takesSecond = words.second >= 0 && !m_isChanged;
    if (isFirst && words.first >= 0)
        setWords(words.first, takesSecond && !words.isEqual ? words.second : m_wordOfB);
    else if (!isFirst && takesSecond)
        setWords(m_wordOfA, words.second);
}

void CompareCard::setWords(int a, int b)
{
    m_wordOfA = a;
    m_wordOfB = b;
    m_rows->setAsked(a, b);
    m_patch->setWords(a, b);
}

void CompareCard::show()
{
    const bool isComparing = m_pinned && m_shown;
    m_stack->setCurrentIndex(m_pinned ? 1 : 0);
    m_swap->setEnabled(isComparing);
    m_unpin->setEnabled(m_pinned != nullptr);
    showInfo();
    nameSubject();
    showRows();
    showAttention();
    m_patch->setSentences(traceOf(m_pinned), traceOf(m_plain), m_shown ? m_shown->weights : 0);
    m_patch->setOtherModel(m_isOtherModel);
    m_patch->setWords(m_wordOfA, m_wordOfB);
}

void CompareCard::showInfo()
{
    if (!m_pinned) {
        setInfo({});
        return;
    }
    const QString a = tr("A: step %L1, log p %2")
                          .arg(m_pinned->step)
                          .arg(fixedNumber(m_pinned->trace.logProbability(), 2));
    setInfo(m_shown ? tr("%1 · B: step %L2, log p %3")
                          .arg(a)
                          .arg(m_shown->step)
                          .arg(fixedNumber(m_shown->trace.logProbability(), 2))
                    : a,
        tr("The weights that gave each translation, and the natural logarithm of its "
           "probability"));
}

/// Both translations, whichever is shown in the view around the card.
void CompareCard::nameSubject()
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const TranslateResult *result) {
        if (result)
            lines << tr("%1: %2 → %3")
                         .arg(name, QString::fromStdString(result->trace.source),
                             QString::fromStdString(result->trace.target));
    };
    add(tr("A, pinned"), m_pinned.get());
    add(tr("B, shown"), m_shown.get());
    setPictureSubject(this, lines.join(u'\n'));
}

void CompareCard::showRows()
{
    m_rows->setRows(m_pinned ? textsOf(m_pinned->trace.targetTokens) : QStringList(),
        m_pinned && m_shown ? textsOf(m_shown->trace.targetTokens) : QStringList());
    m_rows->setPicked(m_selection->targetIndex());
    m_rows->setAsked(m_wordOfA, m_wordOfB);
}

void CompareCard::showAttention()
{
    const auto explain = [](HeatmapView *view, const TranslateResult *result) {
        view->setPlaceholder(result && result->trace.attention.isEmpty()
                ? tr("No attention: the decoder sees only the encoder's last state.")
                : QString());
    };
    explain(m_attention->original(), m_pinned.get());
    explain(m_attention->current(), m_shown.get());
    m_attention->setOriginal({}, {}, {});
    m_attention->clear();
    if (m_pinned)
        m_attention->setOriginal(textsOf(m_pinned->trace.targetTokens),
            textsOf(m_pinned->trace.sourceTokens), m_pinned->trace.attention);
    if (m_shown)
        m_attention->setCurrent(textsOf(m_shown->trace.targetTokens),
            textsOf(m_shown->trace.sourceTokens), m_shown->trace.attention);
    m_attention->showOriginal(
        m_pinned ? tr("A, pinned at step %L1").arg(m_pinned->step) : tr("A, pinned"),
        tr("B, shown"));
    m_attention->current()->setAccessibleName(tr("B, shown"));
}

void CompareCard::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_fileDialog = std::move(dialog);
    m_attention->original()->setFileDialog(m_fileDialog);
    m_attention->current()->setFileDialog(m_fileDialog);
}

std::vector<Figure> CompareCard::figures() const
{
    if (!m_pinned || !m_shown)
        return {};
    AlignedRows *rows = m_rows;
    std::vector<Figure> figures{
        pictureFigure(rows, QStringLiteral("compared-words"), [rows] { return rows->toCsv(); })};
    if (!m_attention->original()->weights().isEmpty())
        figures.push_back(matrixFigure(m_attention->original()));
    for (Figure &figure : m_patch->figures())
        figures.push_back(std::move(figure));
    return figures;
}

} // namespace seq2seq::ui
