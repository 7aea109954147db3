// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/model_dialog.h"

#include "core/error.h"
#include "ui/model/model_form.h"
#include "ui/model/training_form.h"
#include "ui/widgets/attention_equation.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/language.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QTabWidget>
#include <QTableWidget>

#include <array>
#include <map>
#include <optional>

namespace seq2seq::ui {

namespace {

/// The parts countParameters names, so that they can be translated.
constexpr std::array kPartNames{
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "source embeddings"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "target embeddings"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "convolution"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "encoder"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "start state"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "decoder"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "attention"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "output vector"),
    QT_TRANSLATE_NOOP("seq2seq::ui::ModelDialog", "output vocabulary"),
};

/// The name in the person's language; a part that is not in the list keeps core's name.
QString partName(const std::string &part)
{
    for (const char *known : kPartNames)
        if (part == known)
            return ModelDialog::tr(known);
    return QString::fromStdString(part);
}

/// "*W*_1" of "W_1": the letter of a vector or matrix is bold.
QString bold(const std::string &symbol)
{
    const QString text = QString::fromStdString(symbol);
    return u'*' + text.left(1) + u'*' + text.mid(1);
}

/// Names of functions stand upright in the markup of EquationLabel.
QString upright(QString equation)
{
    for (const QString &function : {QStringLiteral("softmax"), QStringLiteral("sparsemax"),
             QStringLiteral("tanh"), QStringLiteral("exp"), QStringLiteral("min")}) {
        QString letters;
        for (const QChar letter : function)
            letters += QStringLiteral("\\") + letter;
        equation.replace(
            QRegularExpression(QStringLiteral("\\b%1(?=[(_])").arg(function)), letters);
    }
    return equation;
}

/// An equation of the model's attention, *bold* = vectors and matrices.
QString equationOf(const ModelConfig &model, const std::string &right)
{
    static const QHash<QString, QString> symbols{
        {QStringLiteral("h"), QStringLiteral("*h*_t")},
        {QStringLiteral("hT"), QStringLiteral("*h*_t^T")},
        {QStringLiteral("s"), QStringLiteral("*h*_i")},
        {QStringLiteral("e"), QStringLiteral("e_t")},
        {QStringLiteral("p"), QStringLiteral("p_t")},
        {QStringLiteral("H"), QStringLiteral("h")},
        {QStringLiteral("m"), QStringLiteral("m")},
    };
    return upright(setEquation(right, [&](const QString &place) {
        if (place.startsWith(u'w'))
            return bold(describe(model.attention).weights.at(place.mid(1).toUInt()).symbol);
        return place == QLatin1String("D") ? QString::number(model.window) : symbols.value(place);
    }));
}

/// Where the decoder starts: all that it learns of the source without attention.
QString startFormula(const ModelConfig &model)
{
    switch (model.start) {
    case StartKind::Projected:
        break;
    case StartKind::Last:
        return QStringLiteral("*h*_0 = *h*_m");
    case StartKind::Zero:
        return QStringLiteral("*h*_0 = 0");
    }
    return QStringLiteral("*h*_0 = *W*_h *h*_m");
}

} // namespace

struct ModelDialog::Private {
    void showPreset(int index);
    /// Says which preset this is, whether a value of it was changed, and what the button will do.
    void showWhatItIs();
    [[nodiscard]] bool isModified() const;
    void showModel();
    void showCounts(const std::vector<ParameterCount> &counts);
    QWidget *buildFacts(ModelDialog *q);

    [[nodiscard]] std::string presetName() const;
    /// Sizes for the chosen preset; unset while they are being counted.
    [[nodiscard]] std::optional<VocabularySizes> vocabulary() const;

    std::vector<PresetChoice> presets;
    ParameterCounter counter;
    VocabularySizes own; ///< as the text is cut now
    std::map<std::string, std::optional<VocabularySizes>> others; ///< by preset
    QComboBox *preset = nullptr;
    QLabel *paper = nullptr;
    ModelForm *model = nullptr;
    TrainingForm *training = nullptr;
    EquationLabel *formula = nullptr;
    EquationLabel *weights = nullptr;
    EquationLabel *position = nullptr;
    QLabel *meaning = nullptr;
    QTableWidget *counts = nullptr;
    QLabel *total = nullptr;
    QPushButton *use = nullptr;
    std::optional<ModelChoice> given; ///< what the dialog was opened with
};

ModelDialog::ModelDialog(
    std::vector<PresetChoice> presets, ParameterCounter counter, QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>())
{
    d->presets = std::move(presets);
    d->counter = std::move(counter);
    setWindowTitle(tr("Model"));
    fitDialog(this, 52, 33);

    d->preset = new QComboBox;
    d->preset->setObjectName(QStringLiteral("preset"));
    d->preset->setAccessibleName(tr("Preset"));
    d->preset->setToolTip(
        tr("A model from the literature to start from. Choosing one sets every field below."));
    for (const PresetChoice &choice : d->presets)
        d->preset->addItem(translated(choice.preset.title));
    auto *presetLabel = new QLabel(tr("&Start from"));
    presetLabel->setBuddy(d->preset);
    d->paper = new QLabel;
    d->paper->setObjectName(QStringLiteral("paper"));
    d->paper->setWordWrap(true);
    d->paper->setAccessibleName(tr("Paper"));
    d->paper->setFont(smallFont(font()));
    auto *head = new QFormLayout;
    head->addRow(presetLabel, d->preset);
    head->addRow(QString(), d->paper);

    d->model = new ModelForm;
    d->training = new TrainingForm;
    const auto padded = [](QWidget *form) {
        auto *page = new QWidget;
        auto *layout = new QVBoxLayout(page);
        layout->addWidget(form);
        layout->addStretch(1);
        return page;
    };
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("tabs"));
    tabs->addTab(padded(d->model), tr("Network"));
    tabs->addTab(padded(d->training), tr("Training"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    d->use = buttons->addButton(tr("Use this model"), QDialogButtonBox::AcceptRole);
    d->use->setObjectName(QStringLiteral("use"));
    d->use->setDefault(true);
    makePrimary(d->use);
    connect(buttons, &QDialogButtonBox::accepted, this, &ModelDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ModelDialog::reject);

    auto *columns = new QHBoxLayout;
    columns->addWidget(tabs, 3);
    columns->addWidget(d->buildFacts(this), 2);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);

    connect(d->preset, &QComboBox::activated, this, [this](int index) { d->showPreset(index); });
    connect(d->model, &ModelForm::changed, this, [this] { d->showModel(); });
    connect(d->training, &TrainingForm::changed, this, [this] { d->showWhatItIs(); });
    if (!d->presets.empty()) {
        d->preset->setCurrentIndex(int(d->presets.size()) - 1);
        d->showPreset(d->preset->currentIndex());
    }
}

ModelDialog::~ModelDialog()
{
    // The children outlive d and may still tell of themselves while they go: a header its widths, a
    // line that it was left.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

QWidget *ModelDialog::Private::buildFacts(ModelDialog *q)
{
    auto *attention = new Card(ModelDialog::tr("Attention"), q);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    formula = new EquationLabel;
    formula->setObjectName(QStringLiteral("formula"));
    weights = new EquationLabel;
    QFont large = q->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    formula->setFont(large);
    weights->setFont(large);
    position = new EquationLabel;
    position->setObjectName(QStringLiteral("position"));
    position->setFont(large);
    position->setAccessibleName(ModelDialog::tr("Formula of the place that is looked at"));
    weights->setWordWrap(true);
    formula->setAccessibleName(ModelDialog::tr("Formula of the attention score"));
    weights->setAccessibleName(ModelDialog::tr("Formula of the attention weights"));
    meaning = new QLabel;
    meaning->setWordWrap(true);
    meaning->setObjectName(QStringLiteral("meaning"));
    layout->addWidget(formula);
    layout->addWidget(weights);
    layout->addWidget(position);
    layout->addWidget(meaning);
    attention->setContent(content);

    auto *size = new Card(ModelDialog::tr("Weights"), q);
    counts = new QTableWidget(0, 3);
    counts->setObjectName(QStringLiteral("counts"));
    counts->setAccessibleName(ModelDialog::tr("Weights of each part"));
    counts->setToolTip(ModelDialog::tr("Numbers that training adjusts, by part of the network"));
    const std::array headers{
        ModelDialog::tr("part"), ModelDialog::tr("weights"), ModelDialog::tr("share")};
    const std::array meanings{ModelDialog::tr("Part of the network"),
        ModelDialog::tr("Numbers in it that training adjusts"),
        ModelDialog::tr("Of all weights of the model, in percent")};
    for (int column = 0; column < int(headers.size()); ++column) {
        auto *item = new QTableWidgetItem(headers[std::size_t(column)]);
        item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        item->setToolTip(meanings[std::size_t(column)]);
        counts->setHorizontalHeaderItem(column, item);
    }
    makeQuiet(counts);
    counts->setSelectionMode(QAbstractItemView::NoSelection);
    counts->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    counts->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    total = new QLabel;
    total->setObjectName(QStringLiteral("total"));
    total->setWordWrap(true);
    size->setContentMargin(1);
    auto *sizeContent = new QWidget;
    auto *sizeLayout = new QVBoxLayout(sizeContent);
    sizeLayout->setContentsMargins(0, 0, 0, 6);
    sizeLayout->addWidget(counts, 1);
    total->setContentsMargins(11, 0, 11, 0);
    sizeLayout->addWidget(total);
    size->setContent(sizeContent);

    auto *facts = new QWidget;
    auto *column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(attention);
    column->addWidget(size, 1);
    return facts;
}

void ModelDialog::Private::showPreset(int index)
{
    const PresetChoice &choice = presets[std::size_t(index)];
    ModelConfig config = choice.preset.model;
    const VocabularySizes sizes = vocabulary().value_or(own);
    config.sourceVocabulary = sizes.source;
    config.targetVocabulary = sizes.target;
    paper->setText(QString::fromStdString(choice.preset.paper));
    training->setTraining(choice.training);
    model->setModel(config);
}

std::string ModelDialog::Private::presetName() const
{
    const int index = preset->currentIndex();
    return index < 0 ? std::string() : presets[std::size_t(index)].preset.name;
}

std::optional<VocabularySizes> ModelDialog::Private::vocabulary() const
{
    const auto other = others.find(presetName());
    return other == others.end() ? std::optional(own) : other->second;
}

bool ModelDialog::Private::isModified() const
{
    const int index = preset->currentIndex();
    if (index < 0)
        return false;
    const PresetChoice &original = presets[std::size_t(index)];
    ModelConfig config = model->model();
    config.sourceVocabulary = original.preset.model.sourceVocabulary;
    config.targetVocabulary = original.preset.model.targetVocabulary;
    TrainingConfig settings = training->training();
    // What computes is no part of a recipe.
    settings.seed = original.training.seed;
    settings.threads = original.training.threads;
    settings.engine = original.training.engine;
    settings.device = original.training.device;
    return config != original.preset.model || settings != original.training;
}

void ModelDialog::Private::showWhatItIs()
{
    for (int i = 0; i < preset->count(); ++i) {
        const QString title = translated(presets[std::size_t(i)].preset.title);
        const bool isChanged = i == preset->currentIndex() && isModified();
        preset->setItemText(i, isChanged ? ModelDialog::tr("%1, modified").arg(title) : title);
    }
    const bool keeps = given && model->model() == given->model
        && training->training().seed == given->training.seed
        && training->training().initialization == given->training.initialization
        && training->sourceVectors().toStdString() == given->sourceVectors
        && training->targetVectors().toStdString() == given->targetVectors;
    use->setText(keeps ? ModelDialog::tr("Use these settings") : ModelDialog::tr("Use this model"));
    use->setToolTip(keeps
            ? ModelDialog::tr("The network stays as it is and keeps its weights; training goes on "
                              "with these settings.")
            : ModelDialog::tr(
                "Takes this model in place of the present one; its weights start anew."));
}

void ModelDialog::Private::showModel()
{
    showWhatItIs();
    const ModelConfig config = model->model();
    const AttentionDescription &kind = describe(config.attention);
    const bool hasAttention = config.attention != AttentionKind::None;
    formula->setEquation(hasAttention
            ? QStringLiteral("e_{t,i} = ") + equationOf(config, kind.score)
            : startFormula(config));
    weights->setEquation(QStringLiteral("α_t = %1,  *a*_t = Σ_i α_{t,i} *h*_i")
                             .arg(equationOf(config, kind.distribution)));
    weights->setVisible(hasAttention);
    position->setEquation(QStringLiteral("p_t = ") + equationOf(config, kind.position));
    position->setVisible(kind.hasPosition());
    meaning->setText(translated(kind.meaning));
    try {
        config.validateShape();
        if (vocabulary()) {
            showCounts(counter(config));
        } else {
            counts->setRowCount(0);
            total->setText(
                ModelDialog::tr("The words of the corpus are being counted, cut for this preset…"));
        }
        use->setEnabled(true);
    } catch (const Error &problem) { // the settings do not make a model: say why, go no further
        counts->setRowCount(0);
        total->setText(translated(problem.sentence()));
        use->setEnabled(false);
    }
}

void ModelDialog::Private::showCounts(const std::vector<ParameterCount> &parts)
{
    const QLocale locale;
    std::int64_t sum = 0;
    for (const ParameterCount &part : parts)
        sum += part.parameters;
    counts->setRowCount(int(parts.size()));
    for (int row = 0; row < int(parts.size()); ++row) {
        const ParameterCount &part = parts[std::size_t(row)];
        const double share = sum > 0 ? 100.0 * double(part.parameters) / double(sum) : 0;
        const std::array texts{partName(part.part), locale.toString(qlonglong(part.parameters)),
            ModelDialog::tr("%1 %").arg(locale.toString(share, 'f', share < 10 ? 1 : 0))};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(texts[std::size_t(column)]);
            item->setTextAlignment(
                (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            counts->setItem(row, column, item);
        }
    }
    constexpr double kBytesAWeight
        = 16; // the weight, its gradient and two moments of Adam, 4 bytes each
    total->setText(ModelDialog::tr("<b>%1 weights</b> · about %2 MB while training")
                       .arg(locale.toString(qlonglong(sum)),
                           locale.toString(double(sum) * kBytesAWeight / 1e6, 'f', 0)));
}

void ModelDialog::setChoice(const ModelChoice &choice)
{
    for (std::size_t i = 0; i < d->presets.size(); ++i) {
        if (d->presets[i].preset.name != choice.preset)
            continue;
        d->preset->setCurrentIndex(int(i));
        d->paper->setText(QString::fromStdString(d->presets[i].preset.paper));
    }
    d->own = {choice.model.sourceVocabulary, choice.model.targetVocabulary};
    d->training->setTraining(choice.training);
    d->training->setVectors(
        QString::fromStdString(choice.sourceVectors), QString::fromStdString(choice.targetVectors));
    d->model->setModel(choice.model);
    d->given = this->choice();
    d->showWhatItIs();
    // Qt gives a dialog two thirds of the screen at most, which would cut its notes.
    layout()->activate();
    const QSize wished = sizeHint();
    resize(QSize(wished.width(), layout()->totalHeightForWidth(wished.width()))
               .expandedTo(minimumSizeHint())
               .boundedTo(screen()->availableSize()));
}

void ModelDialog::setVocabulary(
    const std::string &preset, const std::optional<VocabularySizes> &sizes)
{
    d->others[preset] = sizes;
    if (preset != d->presetName())
        return;
    ModelConfig model = d->model->model();
    const VocabularySizes shown = sizes.value_or(d->own);
    model.sourceVocabulary = shown.source;
    model.targetVocabulary = shown.target;
    d->model->setModel(model);
}

ModelChoice ModelDialog::choice() const
{
    ModelChoice choice;
    choice.model = d->model->model();
    choice.training = d->training->training();
    choice.preset = d->presetName();
    choice.sourceVectors = d->training->sourceVectors().toStdString();
    choice.targetVectors = d->training->targetVectors().toStdString();
    return choice;
}

void ModelDialog::accept()
{
    emit modelRequested(choice());
    QDialog::accept();
}

} // namespace seq2seq::ui
