// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: its controls and how they are laid out.
#include "ui/translate/translate_view.h"
#include "ui/widgets/token_area.h"

#include "ui/translate/beam_tree.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/penalty_slider.h"
#include "ui/translate/sampling_controls.h"
#include "ui/translate/what_if.h"
#include "ui/translate/what_if_card.h"
#include "ui/widgets/card.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"
#include "ui/widgets/tool_tip.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr int kTypingPauseMs = 120;
constexpr int kBusyNoticeMs = 200;
constexpr double kMostPenalty = 2;
constexpr double kTallestTokens = 13.5; // lines of text

/// @param name, meaning texts marked by QT_TR_NOOP
void describe(QWidget *widget, const QString &objectName, const char *name, const char *meaning)
{
    widget->setObjectName(objectName);
    inEveryLanguage(widget, [widget, name, meaning] {
        widget->setAccessibleName(TranslateView::tr(name));
        widget->setToolTip(plainToolTip(TranslateView::tr(meaning))); // </s> is no tag
    });
}

/// A thin line between the two sides.
QFrame *makeLine()
{
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Midlight);
    return line;
}

} // namespace

TranslateView::TranslateView(Selection *selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_fileDialog(std::make_shared<FileDialog>())
    , m_whatIf(new WhatIf(this))
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { request({}); });
    m_busyDelay.setSingleShot(true);
    m_busyDelay.setInterval(kBusyNoticeMs);
    connect(
        &m_busyDelay, &QTimer::timeout, this, [this] { m_numbers->setText(tr("translating …")); });

    // Five hypotheses without a scroll bar.
    QWidget *source = makeSourceCard();
    QWidget *alternatives = makeAlternativesCard();
    QWidget *hypotheses = makeHypothesesCard();
    QSplitter *right
        = makeSplitter(Qt::Vertical, "translateRight", alternatives, hypotheses, 31, 26);
    makePages();
    QSplitter *lower = makeSplitter(Qt::Horizontal, "translateColumns", m_pages, right, 58, 42);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(source);
    layout->addWidget(lower, 1);
    makeWhatIf();
    layout->addWidget(m_whatIfCard);

    // The sentence comes first for the keyboard too, though the options stand above it.
    QWidget *before = m_translate;
    for (QWidget *option : searchControls()) {
        setTabOrder(before, option);
        before = option;
    }

    connect(m_selection, &Selection::changed, this, &TranslateView::showAlternatives);
    setExamples({});
    inEveryLanguage(this, [this] { retranslate(); });
}

void TranslateView::retranslate()
{
    m_sourceCard->setTitle(tr("Source"));
    showSearchKind();
    m_lengthPenalty->setPrefix(tr("length penalty "));
    m_minLength->setPrefix(tr("min "));
    m_maxLength->setPrefix(tr("max "));
    m_live->setText(tr("live"));
    m_copyUnknown->setText(tr("copy unknown words"));
    m_examples->setText(tr("Examples"));
    m_translate->setText(tr("Translate"));
    m_attentionCard->setTitle(tr("Attention α"));
    m_treeCard->setTitle(tr("Beam search tree"));
    m_change->setText(tr("Change"));
    m_dragWeights->setText(tr("Drag weights"));
    m_alternativesHint->setText(
        tr("Click a word of the translation to see what else the model could have written there. "
           "Click one of those words to force it and let the model go on from it."));
    m_alternatives->setHint(tr("Click to force this word and let the model go on from it."));
    m_hypotheses->setHeaderLabels({tr("#"), tr("translation"), tr("log p"), tr("score")});
    m_hypotheses->headerItem()->setToolTip(0, tr("Rank by score, the best first"));
    m_hypotheses->headerItem()->setToolTip(
        1, tr("The whole translation; click it to look inside it"));
    m_hypotheses->headerItem()->setToolTip(
        2, tr("Natural logarithm of the probability; 0 = certain"));
    m_hypotheses->headerItem()->setToolTip(
        3, tr("log p divided by the length penalty; decides the order"));
    showPlaceholder();
    showModelHint();
    showResult();
}

void TranslateView::addOptions()
{
    m_beam = new QSpinBox;
    m_beam->setRange(1, 100);
    m_beam->setValue(SearchOptions().beam);
    m_beam->setObjectName(QStringLiteral("beam"));
    m_lengthPenalty = new QDoubleSpinBox;
    m_lengthPenalty->setRange(0, kMostPenalty);
    m_lengthPenalty->setSingleStep(0.1);
    m_lengthPenalty->setDecimals(1);
    m_lengthPenalty->setValue(SearchOptions().lengthPenalty);
    describe(m_lengthPenalty, QStringLiteral("lengthPenalty"), QT_TR_NOOP("Length penalty"),
        QT_TR_NOOP("Exponent a of score = log p / ((5 + length) / 6)^a. 0 favours short "
                   "translations, more "
                   "favours longer ones."));
    m_minLength = new QSpinBox;
    m_minLength->setRange(0, 50);
    m_minLength->setValue(SearchOptions().minLength);
    describe(m_minLength, QStringLiteral("minLength"), QT_TR_NOOP("Minimal length"),
        QT_TR_NOOP("Shortest translation in words, the closing </s> not counted; 0: it may be "
                   "empty"));
    m_maxLength = new QSpinBox;
    m_maxLength->setRange(1, 10'000);
    m_maxLength->setValue(SearchOptions().maxLength);
    describe(m_maxLength, QStringLiteral("maxLength"), QT_TR_NOOP("Maximal length"),
        QT_TR_NOOP("Longest translation in tokens, the closing </s> included"));
    m_live = new QCheckBox;
    m_live->setChecked(true);
    describe(m_live, QStringLiteral("live"), QT_TR_NOOP("Translate while typing"),
        QT_TR_NOOP("Translate while you type, and anew when the model has learnt something; "
                   "otherwise press Return or Translate"));
    m_sampling = new SamplingControls(this);
    for (QWidget *option : searchControls())
        m_sourceCard->addHeaderWidget(option);
    const auto optionChanged = [this] {
        if (m_live->isChecked() && !source().isEmpty())
            m_typing.start();
    };
    connect(m_beam, &QSpinBox::valueChanged, this, optionChanged);
    connect(m_lengthPenalty, &QDoubleSpinBox::valueChanged, this, [this, optionChanged](double a) {
        m_penalty->setValue(a);
        rank(a);
        optionChanged();
    });
    connect(m_minLength, &QSpinBox::valueChanged, this, optionChanged);
    connect(m_maxLength, &QSpinBox::valueChanged, this, optionChanged);
    connect(m_live, &QCheckBox::toggled, this, optionChanged);
    connect(m_sampling, &SamplingControls::changed, this, optionChanged);
    connect(m_sampling, &SamplingControls::drawAgainRequested, this, &TranslateView::askTheSame);
    connect(m_sampling, &SamplingControls::kindChanged, this, [this, optionChanged] {
        showSearchKind();
        optionChanged();
    });
}

QWidget *TranslateView::makeSourceCard()
{
    m_sourceCard = new Card({});
    addOptions();

    m_input = new QLineEdit;
    m_input->setClearButtonEnabled(true);
    enlargeInput();
    setFocusProxy(m_input);
    describe(m_input, QStringLiteral("source"), QT_TR_NOOP("Source sentence"),
        QT_TR_NOOP("The sentence to translate"));
    m_examples = new QPushButton;
    describe(m_examples, QStringLiteral("examples"), QT_TR_NOOP("Example sentences"),
        QT_TR_NOOP("Sentences of the corpus to try"));
    m_translate = new QPushButton;
    makePrimary(m_translate);
    describe(m_translate, QStringLiteral("translate"), QT_TR_NOOP("Translate"),
        QT_TR_NOOP("Translate the sentence now (Return)"));
    connect(m_input, &QLineEdit::textEdited, this, &TranslateView::sourceEdited);
    connect(m_input, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            sourceEdited(); // the clear button edits without saying so
    });
    connect(m_input, &QLineEdit::returnPressed, this, [this] { request({}); });
    connect(m_translate, &QPushButton::clicked, this, [this] { request({}); });

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_input, 1);
    for (QPushButton *button : {m_examples, m_translate}) {
        button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Expanding); // as high as the line
        line->addWidget(button);
    }
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(line);
    layout->addWidget(new TokenArea(makeTokens(), kTallestTokens));
    m_sourceCard->setContent(content);
    m_sourceCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return m_sourceCard;
}

QWidget *TranslateView::makeTokens()
{
    m_sourceTokens = new TokenStrip(TokenStrip::Form::Chips, TokenStrip::Side::Source);
    m_sourceTokens->setObjectName(QStringLiteral("sourceTokens"));
    m_sourceTokens->setSelection(m_selection);
    m_unknownWords = new MutedLabel;
    describe(m_unknownWords, QStringLiteral("unknownWords"), QT_TR_NOOP("Unknown words"),
        QT_TR_NOOP("Words of the sentence that are not in the vocabulary of the source: the model "
                   "reads <unk> in their place"));
    m_copyUnknown = new QCheckBox;
    describe(m_copyUnknown, QStringLiteral("copyUnknown"), QT_TR_NOOP("Copy unknown words"),
        QT_TR_NOOP("Write the source word that the model looks at most where it writes <unk>: a "
                   "name or a number is often the same in both languages (Luong et al. 2015)"));
    connect(m_copyUnknown, &QCheckBox::toggled, this, &TranslateView::askTheSame);
    m_targetTokens = new TokenStrip(TokenStrip::Form::Chips, TokenStrip::Side::Target);
    m_targetTokens->setObjectName(QStringLiteral("targetTokens"));
    m_targetTokens->setSelection(m_selection);
    m_numbers = new MutedLabel;
    describe(m_numbers, QStringLiteral("numbers"), QT_TR_NOOP("Probability and time"),
        QT_TR_NOOP(
            "log p: natural logarithm of the probability of the whole translation, 0 = certain.\n"
            "ms: milliseconds the engine took"));
    m_release = new QPushButton;
    describe(m_release, QStringLiteral("release"), QT_TR_NOOP("Free translation"),
        QT_TR_NOOP("Let the model choose every word again"));
    connect(m_release, &QPushButton::clicked, this, [this] { request({}); });

    m_notice = new AnswerNotice;
    connect(m_notice, &AnswerNotice::againRequested, this, &TranslateView::againRequested);

    auto *below = new QHBoxLayout;
    below->setSpacing(12);
    below->addWidget(m_notice, 1);
    below->addWidget(m_release);
    below->addWidget(makePin());
    below->addWidget(m_numbers);
    auto *tokens = new QWidget;
    auto *layout = new QVBoxLayout(tokens);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_sourceTokens);
    auto *unknown = new QHBoxLayout;
    unknown->setSpacing(12);
    unknown->addWidget(m_unknownWords, 1);
    unknown->addWidget(m_copyUnknown);
    layout->addLayout(unknown);
    layout->addWidget(makeLine());
    layout->addWidget(m_targetTokens);
    layout->addLayout(below);
    return tokens;
}

/// A new page is a card of its own and a line here.
void TranslateView::makePages()
{
    m_pages = new PageStack;
    const auto add
        = [this](QWidget *page, const char *objectName, const char *name, const char *meaning) {
              m_pages->addPage(page, QLatin1String(objectName), [name, meaning] {
                  return PageStack::Texts{tr(name), tr(meaning)};
              });
          };
    add(makeAttentionCard(), "attention", QT_TR_NOOP("Attention"),
        QT_TR_NOOP("Where the model looked when it wrote each word"));
    add(makeTreeCard(), "tree", QT_TR_NOOP("Beam tree"),
        QT_TR_NOOP("How the search found this translation, step by step"));
    add(makeWhyPage(), "why", QT_TR_NOOP("Why?"),
        QT_TR_NOOP("Which source words the picked word depends on, and why not another word"));
    add(makeCompareCard(), "compare", QT_TR_NOOP("Compare"),
        QT_TR_NOOP("A pinned translation against this one, and which part of it carries a word"));
    add(makeKnownWhenCard(), "knownWhen", QT_TR_NOOP("Known when?"),
        QT_TR_NOOP("What is known of the translation after each word that was read"));
    add(makeLinksCard(), "links", QT_TR_NOOP("Word links"),
        QT_TR_NOOP("Whether attention finds the words that belong together"));
    add(makeBleuCard(), "bleu", QT_TR_NOOP("BLEU"),
        QT_TR_NOOP("How this translation is scored against a reference, term by term"));
    connect(m_pages, &PageStack::currentPageChanged, this, &TranslateView::showPage);
}

QWidget *TranslateView::makeAttentionCard()
{
    m_attentionCard = new Card({});
    m_attentionCard->setContentMargin(6);
    m_attentionPair = new AttentionPair;
    m_heatmap = m_attentionPair->current();
    m_attentionPair->setSelection(m_selection);
    m_attentionCard->setContent(m_attentionPair);
    auto *save = makeSaveMenuButton("export", [this](QMenu *menu) { fillAttentionMenu(menu); });
    describe(save, QStringLiteral("export"), QT_TR_NOOP("Save the attention"),
        QT_TR_NOOP("Save the matrix or the links as PNG, SVG, PDF or CSV"));
    addAttentionForms();
    addChangeButtons();
    m_attentionCard->addHeaderWidget(save);
    return m_attentionCard;
}

QWidget *TranslateView::makeTreeCard()
{
    m_treeCard = new Card({});
    m_treeCard->setContentMargin(6);
    m_tree = new BeamTree;
    connect(m_tree, &BeamTree::forceRequested, this, &TranslateView::force);
    m_treeCard->setContent(m_tree);
    auto *save = makeSaveMenuButton("exportTree", [this](QMenu *menu) {
        addFigureActions(menu, m_tree->picture(), treeFigure(), [this] { return m_fileDialog; });
    });
    describe(save, QStringLiteral("exportTree"), QT_TR_NOOP("Save the tree"),
        QT_TR_NOOP("Save this tree as PNG, SVG, PDF or CSV"));
    m_treeCard->addHeaderWidget(save);
    return m_treeCard;
}

QWidget *TranslateView::makeAlternativesCard()
{
    m_alternativesCard = new Card({});
    m_alternativesHint = new MutedLabel;
    m_alternativesHint->setWordWrap(true);
    m_alternativesHint->setAlignment(Qt::AlignCenter);
    m_alternatives = new ProbabilityBars;
    m_alternatives->setObjectName(QStringLiteral("alternatives"));
    connect(m_alternatives, &ProbabilityBars::wordChosen, this, &TranslateView::forceWord);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_alternativesHint, 1);
    layout->addWidget(m_alternatives, 1);
    m_alternativesCard->setContent(content);
    addAttentionNeed(content);
    auto *save = makeSaveMenuButton(
        "exportAlternatives", [this](QMenu *menu) { fillAlternativesMenu(menu); });
    describe(save, QStringLiteral("exportAlternatives"), QT_TR_NOOP("Save the alternatives"),
        QT_TR_NOOP(
            "Save these bars, or the table of what the word needs, as PNG, SVG, PDF or CSV"));
    m_alternativesCard->addHeaderWidget(save);
    return m_alternativesCard;
}

QWidget *TranslateView::makeHypothesesCard()
{
    m_hypothesesCard = new Card({});
    m_hypothesesCard->setContentMargin(1);
    m_hypotheses = new QTreeWidget;
    makeQuiet(m_hypotheses);
    describe(m_hypotheses, QStringLiteral("hypotheses"), QT_TR_NOOP("Hypotheses of the beam"),
        QT_TR_NOOP(
            "The best translations the search found, best score first. Click one to look inside "
            "it."));
    m_hypotheses->setColumnCount(4);
    for (const int column : {2, 3})
        m_hypotheses->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_hypotheses->header()->setStretchLastSection(false);
    m_hypotheses->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_hypotheses->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    connect(m_hypotheses, &QTreeWidget::itemClicked, this, &TranslateView::chooseHypothesis);
    connect(m_hypotheses, &QTreeWidget::itemActivated, this, &TranslateView::chooseHypothesis);
    m_hypothesesCard->setContent(m_hypotheses);
    m_penalty = new PenaltySlider(kMostPenalty, SearchOptions().lengthPenalty);
    connect(m_penalty, &PenaltySlider::moved, this, [this](double a) {
        const QSignalBlocker blocker(m_lengthPenalty);
        m_lengthPenalty->setValue(a);
        rank(a);
    });
    m_hypothesesCard->addHeaderWidget(m_penalty);
    auto *save = makeSaveMenuButton("exportHypotheses", [this](QMenu *menu) {
        addFigureActions(menu, m_hypotheses, hypothesesFigure(), [this] { return m_fileDialog; });
    });
    describe(save, QStringLiteral("exportHypotheses"), QT_TR_NOOP("Save the hypotheses"),
        QT_TR_NOOP("Save this table as PNG, SVG, PDF or CSV"));
    offerMenuOf(save, m_hypotheses);
    m_hypothesesCard->addHeaderWidget(save);
    return m_hypothesesCard;
}

/// The sentence is the largest thing here, whatever size the person chose for the rest.
void TranslateView::enlargeInput()
{
    QFont large = font();
    if (large.pointSizeF() > 0)
        large.setPointSizeF(large.pointSizeF() * 1.15);
    m_input->setFont(large);
    const int air = inLines(font(), 0.35);
    m_input->setTextMargins(air, air / 2, air, air / 2);
}

void TranslateView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_input)
        enlargeInput();
}

} // namespace seq2seq::ui
