// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the cards of the Model workspace and fills those that follow what is picked.
#include "ui/model/model_view_p.h"
#include "ui/model/part_formulas.h"
#include "ui/model/part_texts.h"
#include "ui/model/vectors_field.h"
#include "ui/widgets/card.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/header_layout.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

QScrollArea *makeScroll(const char *name)
{
    auto *area = new QScrollArea;
    area->setObjectName(QLatin1String(name));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

/// The card behind it is to be seen: setWidget() fills a widget's background.
void putInto(QScrollArea *area, QWidget *content)
{
    area->setWidget(content);
    content->setAutoFillBackground(false);
}

QWidget *makeColumn(int spacing)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(spacing);
    return content;
}

QLabel *makeText(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

void ModelView::Private::build()
{
    panels.clear();
    network = nullptr;
    if (page) { // it may still be told of the language
        page->hide();
        page->setParent(nullptr);
        page->deleteLater();
        page->disconnect(q);
    }
    if (!q->layout()) {
        auto *layout = new QVBoxLayout(q);
        layout->setContentsMargins(8, 8, 8, 8);
    }
    page = new QWidget(q);
    q->layout()->addWidget(page);
    model = new ModelForm(page);
    training = new TrainingForm;
    buildNetworkCard();
    buildTrainingPage();

    auto *estimateCard = new Card(ModelView::tr("Estimate for this machine"));
    estimate = new EstimatePanel;
    estimateCard->setContent(estimate);
    estimateCard->setContentMargin(8);
    estimateCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(networkCard, 1);
    column->addWidget(estimateCard);

    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(left, 1);
    buildSide();

    for (VectorsField *field : training->findChildren<VectorsField *>())
        field->setFileDialog(fileDialog);
    QObject::connect(model, &ModelForm::changed, page, [this] { noteChange(); });
    QObject::connect(training, &TrainingForm::changed, page, [this] { noteChange(); });
    QObject::connect(estimate, &EstimatePanel::measureRequested, page, [this] { measure(); });
    QObject::connect(
        estimate, &EstimatePanel::cancelRequested, page, [this] { cancelMeasuring(); });
    page->show();
}

void ModelView::Private::buildNetworkCard()
{
    networkCard = new Card(ModelView::tr("The network"));
    auto *shapes = new SegmentedChoice;
    shapes->setObjectName(QStringLiteral("shapes"));
    shapes->add("shapeNumbers", [] {
        return SegmentedChoice::Texts{ModelView::tr("Numbers"),
            ModelView::tr("Shapes on the arrows as numbers: [32, 7, 128]")};
    });
    shapes->add("shapeLetters", [] {
        return SegmentedChoice::Texts{
            ModelView::tr("Letters"), ModelView::tr("Shapes on the arrows as letters: [B, m, 2h]")};
    });
    shapes->setCurrent(isInLetters ? 1 : 0);
    auto *pages = new SegmentedChoice;
    pages->setObjectName(QStringLiteral("modelPages"));
    pages->add("networkPage", [] {
        return SegmentedChoice::Texts{
            ModelView::tr("Network"), ModelView::tr("The parts of the model and their settings")};
    });
    pages->add("trainingPage", [] {
        return SegmentedChoice::Texts{
            ModelView::tr("Training"), ModelView::tr("How the model is trained")};
    });
    pages->setCurrent(pageIndex);
    discard = new QPushButton(ModelView::tr("Discard changes"));
    discard->setObjectName(QStringLiteral("discardDraft"));
    discard->setToolTip(ModelView::tr("Show the model of the present run again"));
    apply = new QPushButton;
    apply->setObjectName(QStringLiteral("applyDraft"));
    makePrimary(apply);
    QToolButton *save = makeSaveMenuButton("exportNetwork", [this](QMenu *menu) {
        if (network)
            addFigureActions(menu, q, q->figures().front(), [this] { return fileDialog; });
    });
    for (QWidget *widget : std::initializer_list<QWidget *>{pages, shapes, discard, apply, save})
        networkCard->addHeaderWidget(widget);

    std::map<NetworkPart, QWidget *> widgets;
    for (int i = 0; i < kNetworkParts; ++i) {
        const auto part = NetworkPart(i);
        auto *panel = new PartPanel(part, model->fields(part));
        panels[part] = panel;
        widgets[part] = panel;
        QObject::connect(panel, &PartPanel::picked, page, [this](NetworkPart picked) {
            pick(selected == picked && !selectedFlow ? std::optional<NetworkPart>() : picked);
        });
    }
    network = new NetworkView(widgets);
    network->setObjectName(QStringLiteral("network"));
    network->setInLetters(isInLetters);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    problem = makeText({});
    problem->setObjectName(QStringLiteral("draftProblem"));
    layout->addWidget(problem);
    layout->addWidget(network, 1);
    layout->addWidget(buildFooter());
    stack = new QStackedWidget;
    stack->addWidget(content);
    networkCard->setContent(stack);
    networkCard->setContentMargin(8);
    addFigureActions(save->menu(), q, q->figures().front(), [this] { return fileDialog; });

    QObject::connect(shapes, &SegmentedChoice::chosen, page, [this](int index) {
        isInLetters = index == 1;
        network->setInLetters(isInLetters);
        refresh();
    });
    QObject::connect(pages, &SegmentedChoice::chosen, page, [this](int index) {
        pageIndex = index;
        stack->setCurrentIndex(index);
    });
    QObject::connect(discard, &QPushButton::clicked, page, [this] {
        push(run, {}, ModelView::tr("discard changes"));
        showChoice(run);
        refresh();
    });
    QObject::connect(apply, &QPushButton::clicked, page, [this] { emit q->applyRequested(shown); });
    QObject::connect(
        network, &NetworkView::partPicked, page, [this](NetworkPart part) { pick(part); });
    QObject::connect(network, &NetworkView::flowPicked, page,
        [this](FlowKind kind, NetworkPart from) { pick(from, kind); });
}

QWidget *ModelView::Private::buildFooter()
{
    auto *footer = new QWidget;
    auto *layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    shares = new ShareBar;
    totals = makeText({});
    totals->setObjectName(QStringLiteral("modelTotals"));
    remarks = new MutedLabel;
    remarks->setWordWrap(true);
    remarks->setObjectName(QStringLiteral("modelRemarks"));
    layout->addWidget(shares);
    layout->addWidget(totals);
    layout->addWidget(remarks);
    QObject::connect(shares, &ShareBar::picked, page, [this](NetworkPart part) { pick(part); });
    return footer;
}

void ModelView::Private::buildTrainingPage()
{
    QScrollArea *area = makeScroll("trainingArea");
    auto *content = makeColumn(6);
    content->layout()->addWidget(training);
    static_cast<QVBoxLayout *>(content->layout())->addStretch(1);
    putInto(area, content);
    stack->addWidget(area);
    stack->setCurrentIndex(pageIndex);
}

void ModelView::Private::buildSide()
{
    side = new QWidget;
    fitSide();
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);

    auto *presetCard = new Card(ModelView::tr("Start from"));
    preset = new QComboBox;
    preset->setObjectName(QStringLiteral("preset"));
    preset->setAccessibleName(ModelView::tr("Preset"));
    preset->setPlaceholderText(ModelView::tr("none of the presets"));
    preset->setToolTip(
        ModelView::tr("A model from the literature to start from. Choosing one sets every field."));
    for (const PresetChoice &choice : presets) {
        preset->addItem(presetTitle(choice.preset));
        preset->setItemData(preset->count() - 1, translated(choice.preset.title), Qt::ToolTipRole);
    }
    presetCard->addHeaderWidget(preset);
    paper = new MutedLabel({}, MutedLabel::Size::Small);
    paper->setObjectName(QStringLiteral("paper"));
    paper->setWordWrap(true);
    paper->setAccessibleName(ModelView::tr("Paper"));
    presetCard->setContent(paper);
    presetCard->setContentMargin(8);
    presetCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    QObject::connect(
        preset, &QComboBox::activated, page, [this](int index) { choosePreset(index); });

    formulaCard = new Card(ModelView::tr("Formulas"));
    auto *gates = new QCheckBox(ModelView::tr("gates"));
    gates->setObjectName(QStringLiteral("withGates"));
    gates->setToolTip(ModelView::tr("Write the gates of the cells out"));
    gates->setChecked(withGates);
    gates->setAccessibleName(gates->text());
    formulaCard->addHeaderWidget(gates);
    formulaArea = makeScroll("formulaArea");
    formulaCard->setContent(formulaArea);
    formulaCard->setContentMargin(8);
    QObject::connect(gates, &QCheckBox::toggled, page, [this](bool isOn) {
        withGates = isOn;
        showFormulas();
    });

    closedCard = new Card(ModelView::tr("Closed choices"));
    closedArea = makeScroll("closedArea");
    closedCard->setContent(closedArea);
    closedCard->setContentMargin(8);
    column->addWidget(presetCard);
    column->addWidget(formulaCard, 3);
    column->addWidget(closedCard, 2);
    page->layout()->addWidget(side);
}

/// As wide as its font asks for; the diagram has the rest.
void ModelView::Private::fitSide()
{
    side->setMinimumWidth(inLines(q->font(), 14));
    side->setMaximumWidth(inLines(q->font(), 24));
}

/// Those of the part that is picked, or all.
void ModelView::Private::showFormulas()
{
    formulaCard->setTitle(selected ? ModelView::tr("Formulas: %1").arg(partTitle(*selected))
                                   : ModelView::tr("Formulas"));
    QWidget *content = makeColumn(4);
    auto *column = static_cast<QVBoxLayout *>(content->layout());
    const ModelDescription described = describeNetwork(shown.model, batchSizes());
    const Flow *flow = selectedFlow ? described.find(*selectedFlow) : nullptr;
    if (flow) {
        auto *title = new EquationLabel(flowTitle(flow->kind));
        title->setObjectName(QStringLiteral("flowTitle"));
        title->setWordWrap(true);
        column->addWidget(title);
        auto *shape
            = makeText(QStringLiteral("%1 = %2").arg(shapeLetters(*flow), shapeNumbers(*flow)));
        shape->setObjectName(QStringLiteral("flowShape"));
        column->addWidget(shape);
    }
    if (selected)
        column->addWidget(makeText(partMeaning(shown.model, *selected)));
    auto *grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setVerticalSpacing(4);
    for (const PartFormula &formula : partFormulas(shown.model, withGates)) {
        if (selected && formula.part != *selected)
            continue;
        const int row = grid->rowCount();
        auto *equation = new EquationLabel(formula.markup);
        equation->setObjectName(QStringLiteral("partFormula"));
        equation->setWordWrap(true);
        equation->setAccessibleName(ModelView::tr("Formula of %1").arg(partTitle(formula.part)));
        grid->addWidget(equation, row, 0);
        auto *size = new MutedLabel(formula.size, MutedLabel::Size::Small);
        size->setToolTip(ModelView::tr("Numbers that the formula makes"));
        grid->addWidget(size, row, 1, Qt::AlignRight | Qt::AlignVCenter);
    }
    column->addLayout(grid);
    const PartDescription *part = selected ? described.find(*selected) : nullptr;
    if (part && !part->papers.empty()) {
        auto *papers
            = new MutedLabel(QString::fromStdString(part->papers), MutedLabel::Size::Small);
        papers->setObjectName(QStringLiteral("partPapers"));
        papers->setWordWrap(true);
        column->addWidget(papers);
    }
    column->addStretch(1);
    putInto(formulaArea, content);
}

void ModelView::Private::showClosed()
{
    const QVector<ClosedChoice> closed = closedChoices(shown.model);
    closedCard->setVisible(!closed.isEmpty());
    QWidget *content = makeColumn(4);
    auto *column = static_cast<QVBoxLayout *>(content->layout());
    for (const ClosedChoice &choice : closed) {
        auto *reason = makeText(QStringLiteral("<b>%1</b> %2").arg(choice.title, choice.reason));
        reason->setObjectName(QStringLiteral("why-") + choice.control);
        column->addWidget(reason);
        auto *ways = new QWidget;
        auto *line = new HeaderLayout(ways);
        line->setContentsMargins(0, 0, 0, 4);
        line->setSpacing(4);
        for (const WayOut &way : choice.ways) {
            auto *button = new QPushButton(way.text);
            button->setObjectName(way.name);
            button->setAccessibleName(QStringLiteral("%1 %2").arg(choice.title, way.text));
            line->addWidget(button);
            // Queued: the button goes with the choice that it opens.
            QObject::connect(
                button, &QPushButton::clicked, page, [this, way] { choose(way.model, way.text); },
                Qt::QueuedConnection);
        }
        column->addWidget(ways);
    }
    column->addStretch(1);
    putInto(closedArea, content);
}

} // namespace seq2seq::ui
