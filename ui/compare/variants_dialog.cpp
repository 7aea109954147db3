// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/variants_dialog.h"

#include "core/error.h"
#include "core/model/attention_kind.h"
#include "ui/compare/run_texts.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <limits>

namespace seq2seq::ui {

namespace {

/// What is worth varying comes first; the rest of the settings follow.
constexpr std::array kOftenVaried{"attention", "hidden", "layers", "cell", "reverse-source",
    "no-input-feeding", "teacher-forcing", "start", "tokenizer", "count", "dropout", "embedding",
    "learning-rate", "batch"};
/// What is no setting of a variant: the text itself, limits, and what has fields of its own.
constexpr std::array kNotVaried{"builtin", "pairs", "source", "seed", "engine", "device", "threads",
    "preset", "epochs", "max-steps", "minutes", "target-bleu", "keep-weights", "evaluate-every"};
constexpr int kMostSeeds = 20;
constexpr int kMostNamed = 4; // runs that are listed
constexpr int kMostSteps = 100'000'000;
constexpr int kMostEpochs = 100'000;

QSpinBox *makeNumber(const char *name, int low, int high, int value)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(low, high);
    box->setValue(value);
    return box;
}

/// Values that teach something beside the one the run has.
QString suggestionFor(const QString &setting, const QString &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (setting == QLatin1String("attention"))
        return value == QLatin1String("none") ? QStringLiteral("none,general")
                                              : QStringLiteral("none,%1").arg(value);
    if (value == QLatin1String("true") || value == QLatin1String("false"))
        return QStringLiteral("false,true");
    if (setting == QLatin1String("cell"))
        return QStringLiteral("rnn,gru,lstm");
    if (setting == QLatin1String("start"))
        return QStringLiteral("projected,zero");
    if (setting == QLatin1String("tokenizer"))
        return QStringLiteral("word,character");
    if (setting == QLatin1String("teacher-forcing"))
        return QStringLiteral("1,0.5,0");
    if (setting == QLatin1String("dropout"))
        return QStringLiteral("0,0.2,0.5");
    if (setting == QLatin1String("layers"))
        return QStringLiteral("1,2");
    if (setting == QLatin1String("learning-rate") && isNumber)
        return QStringLiteral("%1,%2").arg(value).arg(number / 2);
    if (setting == QLatin1String("count") && isNumber)
        return QStringLiteral("%1,%2,%3").arg(int(number) / 4).arg(int(number) / 2).arg(value);
    if (isNumber && number >= 2 && number == double(int(number)))
        return QStringLiteral("%1,%2").arg(int(number) / 2).arg(value);
    return value;
}

} // namespace

VariantsDialog::VariantsDialog(const QString &baseName, SweepOrder base, QWidget *parent)
    : QDialog(parent)
    , m_base(std::move(base))
    , m_baseName(baseName)
    , m_intro(new QLabel)
    , m_rows(new QGridLayout)
    , m_more(new QPushButton)
    , m_seeds(makeNumber("seeds", 1, kMostSeeds, 3))
    , m_firstSeed(makeNumber("firstSeed", 0, std::numeric_limits<int>::max(), 1))
    , m_steps(makeNumber("maxSteps", 0, kMostSteps, valueOf("max-steps").toInt()))
    , m_epochs(makeNumber("epochs", 0, kMostEpochs, valueOf("epochs").toInt()))
    , m_firstFile(new QLineEdit(QString::fromStdString(m_base.firstFile)))
    , m_secondFile(new QLineEdit(QString::fromStdString(m_base.secondFile)))
    , m_twins(new MutedLabel)
    , m_outcome(new QLabel)
{
    setObjectName(QStringLiteral("variantsDialog"));
    build();
    inEveryLanguage(this, [this] { nameAll(); });
    addRow(QStringLiteral("attention"));
    fitDialog(this, 34, 26);
}

QString VariantsDialog::valueOf(const std::string &setting) const
{
    const auto found = std::ranges::find(m_base.base, setting, &Setting::name);
    return found == m_base.base.end() ? QString() : QString::fromStdString(found->value);
}

bool VariantsDialog::needsFile() const
{
    return valueOf("builtin").isEmpty();
}

void VariantsDialog::build()
{
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_more->setObjectName(QStringLiteral("varyMore"));
    m_firstFile->setObjectName(QStringLiteral("firstFile"));
    m_secondFile->setObjectName(QStringLiteral("secondFile"));
    m_outcome->setObjectName(QStringLiteral("variantsOutcome"));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setMinimumHeight(inLines(font(), 3.5));
    m_outcome->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_twins->setWordWrap(true);
    m_rows->setColumnStretch(1, 1);

    auto *form = new QFormLayout;
    const auto addField = [&](QWidget *field, const char *text) {
        auto *label = new QLabel;
        label->setBuddy(field);
        inEveryLanguage(label, [label, text] { label->setText(tr(text)); });
        form->addRow(label, field);
    };
    addField(m_seeds, QT_TR_NOOP("Seeds for each variant"));
    addField(m_firstSeed, QT_TR_NOOP("From seed"));
    addField(m_epochs, QT_TR_NOOP("Epochs (0: no limit)"));
    addField(m_steps, QT_TR_NOOP("Updates (0: no limit)"));
    if (needsFile()) {
        for (auto [field, text] : {std::pair{m_firstFile, QT_TR_NOOP("File of the sentence pairs")},
                 std::pair{m_secondFile, QT_TR_NOOP("Second file (of two line by line)")}}) {
            auto *row = new QWidget;
            auto *line = new QHBoxLayout(row);
            line->setContentsMargins(0, 0, 0, 0);
            auto *browse = new QPushButton;
            inEveryLanguage(browse, [browse] { browse->setText(tr("Choose…")); });
            line->addWidget(field, 1);
            line->addWidget(browse);
            connect(browse, &QPushButton::clicked, this, [this, field] { askForFile(field); });
            connect(field, &QLineEdit::textChanged, this, &VariantsDialog::showOutcome);
            addField(row, text);
        }
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_train = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_train->setObjectName(QStringLiteral("trainVariants"));
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit ordered(order());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_more, &QPushButton::clicked, this, [this] { addRow(); });
    for (QSpinBox *box : {m_seeds, m_firstSeed, m_steps, m_epochs})
        connect(box, &QSpinBox::valueChanged, this, &VariantsDialog::showOutcome);

    auto *more = new QHBoxLayout;
    more->addWidget(m_more);
    more->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_intro);
    column->addLayout(m_rows);
    column->addLayout(more);
    column->addLayout(form);
    column->addWidget(m_twins);
    column->addWidget(m_outcome);
    column->addStretch();
    column->addWidget(buttons);
}

void VariantsDialog::nameAll()
{
    setWindowTitle(tr("Add variants"));
    m_intro->setText(tr("Variants of “%1”. Every combination of the values below becomes a run of "
                        "its own; everything else stays as in that run.")
                         .arg(m_baseName));
    m_more->setText(tr("+ Vary another setting"));
    m_seeds->setToolTip(tr("Runs that are equal in all but the seed show how much is chance: three "
                           "at least, to say that one variant is better"));
    m_twins->setText(tr("Runs of one seed are twins: they see the same batches in the same order. "
                        "They are trained one after the other by the program seq2seq, also on "
                        "other computers that start the same sweep in this folder."));
    m_train->setText(tr("Train"));
    for (const Row &row : m_settings) {
        row.setting->setAccessibleName(tr("Setting that is varied"));
        row.values->setAccessibleName(tr("Its values, separated by commas"));
        row.values->setToolTip(tr("Its values, separated by commas"));
        row.remove->setAccessibleName(tr("Do not vary it"));
        row.remove->setToolTip(tr("Do not vary it"));
    }
    showOutcome();
}

void VariantsDialog::addRow(const QString &setting)
{
    const Row row{new QComboBox, new QLineEdit, new QToolButton};
    const auto place = int(m_settings.size());
    row.setting->setObjectName(QStringLiteral("setting%1").arg(place));
    row.values->setObjectName(QStringLiteral("values%1").arg(place));
    row.remove->setText(QStringLiteral("×"));
    row.remove->setAutoRaise(true);
    QStringList names;
    for (const char *name : kOftenVaried)
        names << QString::fromLatin1(name);
    for (const Setting &known : m_base.base)
        if (std::ranges::find(kNotVaried, known.name) == kNotVaried.end()
            && !names.contains(QString::fromStdString(known.name)))
            names << QString::fromStdString(known.name);
    if (needsFile())
        names.removeAll(QStringLiteral("count"));
    for (const QString &name : names)
        row.setting->addItem(columnTitle(name.toStdString()), name);
    // The first that is not varied yet.
    QString wanted = setting;
    for (const QString &name : names) {
        const bool isVaried = std::ranges::any_of(m_settings,
            [&](const Row &other) { return other.setting->currentData().toString() == name; });
        if (wanted.isEmpty() && !isVaried)
            wanted = name;
    }
    row.setting->setCurrentIndex(std::max(0, row.setting->findData(wanted)));
    m_rows->addWidget(row.setting, place, 0);
    m_rows->addWidget(row.values, place, 1);
    m_rows->addWidget(row.remove, place, 2);
    m_settings.push_back(row);
    connect(row.setting, &QComboBox::currentIndexChanged, this, [this, row] { suggest(row); });
    connect(row.values, &QLineEdit::textChanged, this, &VariantsDialog::showOutcome);
    connect(row.remove, &QToolButton::clicked, this, [this, row] { removeRow(row.remove); });
    suggest(row);
    nameAll();
}

void VariantsDialog::removeRow(QToolButton *button)
{
    const auto found = std::ranges::find(m_settings, button, &Row::remove);
    if (found == m_settings.end())
        return;
    for (QWidget *widget :
        std::initializer_list<QWidget *>{found->setting, found->values, found->remove}) {
        widget->hide();
        widget->deleteLater(); // this runs in a signal of one of them
    }
    m_settings.erase(found);
    showOutcome();
}

void VariantsDialog::suggest(const Row &row)
{
    const QString setting = row.setting->currentData().toString();
    row.values->setText(suggestionFor(setting, valueOf(setting.toStdString())));
    QString tip;
    if (setting == QLatin1String("attention")) {
        QStringList kinds;
        for (const AttentionKind kind : attentionKinds())
            kinds << QString::fromUtf8(name(kind).data(), qsizetype(name(kind).size()));
        tip = kinds.join(QStringLiteral(", "));
    }
    row.setting->setToolTip(tip.isEmpty() ? columnMeaning(setting.toStdString()) : tip);
}

void VariantsDialog::askForFile(QLineEdit *field)
{
    const QString path
        = m_fileDialog->askOpen(this, tr("Open the sentence pairs"), tr("All files (*)"));
    if (!path.isEmpty())
        field->setText(path);
}

SweepOrder VariantsDialog::order() const
{
    SweepOrder order = m_base;
    order.varied.clear();
    for (const Row &row : m_settings) {
        const std::string name = row.setting->currentData().toString().toStdString();
        QString values = row.values->text();
        values.remove(u' ');
        order.varied.push_back(variedSetting(name + "=" + values.toStdString()));
    }
    order.seeds = m_seeds->value();
    order.firstSeed = std::uint64_t(m_firstSeed->value());
    order.maxSteps = m_steps->value();
    order.epochs = m_epochs->value();
    if (needsFile()) {
        order.firstFile = m_firstFile->text().trimmed().toStdString();
        order.secondFile = m_secondFile->text().trimmed().toStdString();
    }
    return order;
}

QString VariantsDialog::obstacle(const SweepOrder &order) const
{
    if (needsFile() && order.firstFile.empty())
        return tr("Say where the sentence pairs are: a file of runs does not tell.");
    if (order.maxSteps == 0 && order.epochs == 0)
        return tr("Set a limit: a number of epochs or of updates.");
    return {};
}

void VariantsDialog::showOutcome()
{
    QString problem;
    QString text;
    try {
        const SweepOrder wanted = order();
        const std::vector<Variant> runs = variantsOf(wanted);
        QStringList titles;
        for (std::size_t i = 0; i < std::min<std::size_t>(runs.size(), kMostNamed); ++i)
            titles << QString::fromStdString(runs[i].title);
        if (runs.size() > kMostNamed)
            titles << QStringLiteral("…");
        text
            = tr("%n run(s): %1", nullptr, int(runs.size())).arg(titles.join(QStringLiteral("; ")));
        problem = obstacle(wanted);
    } catch (const Error &error) {
        problem = translated(error.sentence());
    }
    m_outcome->setText(problem.isEmpty() ? text : problem);
    m_train->setEnabled(problem.isEmpty());
}

} // namespace seq2seq::ui
