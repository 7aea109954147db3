// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Why?": its controls, and what it shows as files.
#include "ui/translate/why_page.h"

#include "ui/translate/what_if.h"
#include "ui/translate/why_texts.h"
#include "ui/translate/wish_row.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tool_tip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace seq2seq::ui {

namespace {

constexpr std::array kMethods{
    SaliencyMethod::IntegratedGradients, SaliencyMethod::GradientInput, SaliencyMethod::Occlusion};

} // namespace

WhyPage::WhyPage(Selection *selection, WhatIf *whatIf, QWidget *parent)
    : Card({}, parent)
    , m_selection(selection)
    , m_whatIf(whatIf)
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setContentMargin(8);
    QWidget *body = makeBody();
    makeHeader(); // its menus are about what is in the body
    m_hint = new MutedLabel;
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_hint);
    m_pages->addWidget(body);
    setContent(m_pages);
    connect(m_selection, &Selection::changed, this, [this] {
        followSelection();
        ask();
    });
    inEveryLanguage(this, [this] { retranslate(); });
}

void WhyPage::makeHeader()
{
    m_methods = new QComboBox;
    m_methods->setObjectName(QStringLiteral("whyMethod"));
    m_others = new QComboBox;
    m_others->setObjectName(QStringLiteral("whyOther"));
    for (QComboBox *box : {m_methods, m_others})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_words = new SegmentedChoice;
    m_words->setObjectName(QStringLiteral("whyWords"));
    const auto add = [this](const char *objectName, const char *name, const char *meaning) {
        m_words->add(objectName, [name, meaning] {
            return SegmentedChoice::Texts{tr(name), tr(meaning)};
        });
    };
    add("whyThisWord", QT_TR_NOOP("this word"), QT_TR_NOOP("Explain the picked word"));
    add("whyAllWords", QT_TR_NOOP("all"),
        QT_TR_NOOP("Explain all words: a row for each word written, a column for each word read"));
    auto *save = makeSaveMenuButton("exportWhy", [this](QMenu *menu) {
        menu->addSection(tr("This word"));
        addFigureActions(menu, m_bars, barsFigure(), [this] { return m_fileDialog; });
        menu->addSection(tr("All words"));
        addHeatmapActions(menu, m_matrix);
    });
    inEveryLanguage(save, [save] {
        save->setAccessibleName(tr("Save the importance"));
        save->setToolTip(tr("Save the bars or the matrix as PNG, SVG, PDF or CSV"));
    });
    for (QWidget *widget : std::initializer_list<QWidget *>{m_others, m_methods, m_words, save})
        addHeaderWidget(widget);
    connect(m_methods, &QComboBox::activated, this, [this] {
        m_method = SaliencyMethod(m_methods->currentData().toInt());
        ask();
    });
    connect(m_others, &QComboBox::activated, this, &WhyPage::ask);
    connect(m_words, &SegmentedChoice::chosen, this, &WhyPage::ask);
}

QWidget *WhyPage::makeBody()
{
    m_quantity = new QLabel;
    m_quantity->setObjectName(QStringLiteral("whyQuantity"));
    m_check = new MutedLabel;
    m_check->setObjectName(QStringLiteral("whyCheck"));
    m_meaning = new MutedLabel;
    m_meaning->setObjectName(QStringLiteral("whyMeaning"));
    m_meaning->setWordWrap(true);
    for (QLabel *label : {m_quantity, m_check, m_meaning})
        label->setTextFormat(Qt::PlainText); // they may quote words of the corpus
    m_bars = new BarRows;
    m_bars->setObjectName(QStringLiteral("whyBars"));
    m_bars->setSelection(m_selection);
    m_matrix = new HeatmapView;
    m_matrix->setObjectName(QStringLiteral("whyMatrix"));
    m_matrix->setSigned(true);
    m_matrix->setExportName(QStringLiteral("importance"));
    m_matrix->setSelection(m_selection);
    m_wishRow = new WishRow;
    connect(m_wishRow, &WishRow::asked, this, &WhyPage::askForWish);
    connect(m_wishRow, &WishRow::tryRequested, this, &WhyPage::tryWish);

    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(16);
    numbers->addWidget(m_quantity);
    numbers->addStretch();
    numbers->addWidget(m_check);
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(6);
    layout->addLayout(numbers);
    for (QWidget *picture : std::initializer_list<QWidget *>{m_bars, m_matrix})
        layout->addWidget(picture, 1); // one is shown; the other asks for no height
    layout->addWidget(m_meaning);
    layout->addWidget(m_wishRow);
    return body;
}

void WhyPage::retranslate()
{
    m_methods->setAccessibleName(tr("Method"));
    m_methods->setToolTip(tr("How the importance of a source word is measured"));
    m_others->setAccessibleName(tr("Rather than"));
    m_others->setToolTip(
        tr("The other word: what speaks for the one that was written and against this one"));
    m_check->setToolTip(tr("Integrated gradients share out the difference between the sentence and "
                           "embeddings of zeros; the finer the steps, the nearer the sum"));
    const QString meaning
        = tr("Importance of each source word: orange speaks for the word, blue against it. α: "
             "where the decoder looked.");
    m_bars->setMeaning(plainToolTip(meaning));
    m_matrix->setAccessibleName(tr("Importance matrix"));
    m_matrix->setMeaning(tr("Importance of each word read (column) for each word written (row): "
                            "orange speaks for it, blue against it. Click a cell to pick it "
                            "everywhere."));
    m_matrix->setPlaceholder(tr("computing …"));
    m_hint->setText(tr("Click a word of the translation to ask why the model wrote it, or click a "
                       "word of “Alternatives” with the right button to ask why it did not write "
                       "that one."));
    const std::optional<int> kept = other();
    fillMethods();
    fillOthers();
    askRatherThan(kept);
}

/// What needs embeddings cannot be chosen where words are one-hot.
void WhyPage::fillMethods()
{
    const QSignalBlocker blocker(m_methods);
    m_methods->clear();
    const bool isOneHot = trace() && trace()->config.oneHot;
    for (const SaliencyMethod method : kMethods) {
        m_methods->addItem(WhyTexts::methodName(method), int(method));
        const int index = m_methods->count() - 1;
        m_methods->setItemData(
            index, plainToolTip(WhyTexts::methodMeaning(method)), Qt::ToolTipRole);
        const bool isPossible = !isOneHot || method == SaliencyMethod::Occlusion;
        qobject_cast<QStandardItemModel *>(m_methods->model())->item(index)->setEnabled(isPossible);
    }
    const SaliencyMethod method = isOneHot ? SaliencyMethod::Occlusion : m_method;
    m_methods->setCurrentIndex(m_methods->findData(int(method)));
}

void WhyPage::fillOthers()
{
    const QSignalBlocker blocker(m_others);
    m_others->clear();
    m_others->addItem(tr("rather than nothing"));
    if (!trace() || m_step < 0 || std::size_t(m_step) >= trace()->topWords.size())
        return;
    for (const WordProbability &top : trace()->topWords[std::size_t(m_step)])
        if (top.id != trace()->targetIds[std::size_t(m_step)])
            m_others->addItem(tr("rather than %1").arg(QString::fromStdString(top.word)), top.id);
}

void WhyPage::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_fileDialog = std::move(dialog);
    m_matrix->setFileDialog(m_fileDialog);
}

Figure WhyPage::barsFigure()
{
    return pictureFigure(m_bars, QStringLiteral("why"), [this] { return m_bars->toCsv(); });
}

std::vector<Figure> WhyPage::figures()
{
    if (!m_saliency)
        return {};
    if (isOfAllWords())
        return {matrixFigure(m_matrix)};
    return {barsFigure()};
}

} // namespace seq2seq::ui
