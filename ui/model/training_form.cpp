// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/training_form.h"

#include "ui/model/form_row.h"
#include "ui/model/number_box.h"
#include "ui/model/vectors_field.h"
#include "ui/train/learning_rate_box.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace seq2seq::ui {

namespace {

constexpr int kWidestField = 14; // characters

QSpinBox *makeCount(const char *objectName, int smallest, int largest, const QString &zeroText = {})
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(objectName));
    box->setRange(smallest, largest);
    box->setGroupSeparatorShown(true);
    box->setSpecialValueText(zeroText);
    box->setMinimumWidth(kWidestField * box->fontMetrics().averageCharWidth());
    return box;
}

QDoubleSpinBox *makeNumber(const char *objectName, double smallest, double largest, double step,
    const QString &zeroText = {})
{
    auto *box = new NumberBox;
    box->setObjectName(QLatin1String(objectName));
    box->setRange(smallest, largest);
    box->setSingleStep(step);
    box->setSpecialValueText(zeroText);
    box->setMinimumWidth(kWidestField * box->fontMetrics().averageCharWidth());
    return box;
}

} // namespace

TrainingForm::TrainingForm(QWidget *parent)
    : QWidget(parent)
{
    const auto makeForm = [] {
        auto *form = new QFormLayout;
        form->setVerticalSpacing(6);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        return form;
    };
    QFormLayout *left = makeForm();
    QFormLayout *right = makeForm();
    addUpdateRows(left);
    addScheduleRows(right);
    addStopRows(right);
    addVectorRows(right);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("trainingNote"));
    m_note->setWordWrap(true);
    m_note->setFont(smallFont(font()));
    m_note->setAccessibleName(tr("Remark on when training ends"));

    auto *columns = new QHBoxLayout;
    columns->setSpacing(18);
    columns->addLayout(left);
    columns->addLayout(right);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(columns);
    layout->addWidget(m_note);
    layout->addStretch(1);
    for (QSpinBox *box : {m_epochs, m_steps})
        connect(box, &QSpinBox::valueChanged, this, &TrainingForm::follow);
    for (QDoubleSpinBox *box : {m_minutes, m_targetBleu, m_forcing})
        connect(box, &QDoubleSpinBox::valueChanged, this, &TrainingForm::follow);
    for (const QSpinBox *box : findChildren<QSpinBox *>())
        connect(box, &QSpinBox::valueChanged, this, &TrainingForm::changed);
    for (const QDoubleSpinBox *box : findChildren<QDoubleSpinBox *>())
        connect(box, &QDoubleSpinBox::valueChanged, this, &TrainingForm::changed);
    for (const QComboBox *box : {m_optimizer, m_frozen})
        connect(box, &QComboBox::currentIndexChanged, this, &TrainingForm::changed);
    connect(m_seed, &QLineEdit::textChanged, this, &TrainingForm::changed);
    setTraining({});
}

void TrainingForm::addUpdateRows(QFormLayout *form)
{
    m_optimizer = new QComboBox;
    m_optimizer->setObjectName(QStringLiteral("optimizer"));
    m_optimizer->addItem(tr("Adam"), int(OptimizerKind::Adam));
    m_optimizer->addItem(tr("SGD"), int(OptimizerKind::Sgd));
    addFormRow(form, tr("&Optimizer"), m_optimizer,
        tr("How a gradient becomes a step: Adam scales it for each weight, SGD takes it as it is "
           "(and needs a larger rate, about 1)."));
    m_learningRate = new LearningRateBox;
    m_learningRate->setMinimumWidth(kWidestField * fontMetrics().averageCharWidth());
    m_learningRate->setObjectName(QStringLiteral("learningRate"));
    addFormRow(form, tr("Learning &rate"), m_learningRate,
        tr("How far one update moves the weights (no unit)."));
    m_batch = makeCount("batch", 1, 4096);
    addFormRow(form, tr("&Batch size"), m_batch, tr("Sentence pairs an update."));
    m_clip = makeNumber("clip", 0, 1e9, 0.5, tr("never"));
    addFormRow(form, tr("&Clip norm"), m_clip,
        tr("Gradients longer than this (global L2 norm) are scaled down to it; 0 = never."));
    m_maxLength = makeCount("maxLength", 1, 10'000);
    addFormRow(form, tr("&Longest sentence"), m_maxLength,
        tr("Tokens on either side; longer pairs are left out of training."));
    m_smoothing = makeNumber("labelSmoothing", 0, 0.95, 0.05);
    addFormRow(form, tr("Label s&moothing"), m_smoothing,
        tr("Probability spread evenly over the vocabulary instead of demanding all of it on the "
           "reference word (0 to 0.95)."));
    m_forcing = makeNumber("teacherForcing", 0, 1, 0.05);
    addFormRow(form, tr("&Teacher forcing"), m_forcing,
        tr("Probability that the decoder is fed the reference word; below 1 it sometimes reads its "
           "own (scheduled sampling)."));
    m_forcingDecay = makeNumber("forcingDecay", 0, 1, 0.05);
    addFormRow(form, tr("… less each epoch"), m_forcingDecay,
        tr("Subtracted from teacher forcing after each epoch, down to 0."));
    m_frozen = new QComboBox;
    m_frozen->setObjectName(QStringLiteral("frozen"));
    m_frozen->addItem(tr("nothing"), int(FrozenPart::Nothing));
    m_frozen->addItem(tr("encoder"), int(FrozenPart::Encoder));
    m_frozen->addItem(tr("decoder"), int(FrozenPart::Decoder));
    addFormRow(form, tr("&Freeze"), m_frozen,
        tr("This part keeps its weights while the rest learns. The encoder is the source "
           "embeddings and the cells that read them, the decoder all the rest."));
    m_seed = new QLineEdit;
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,19}")), m_seed));
    addFormRow(form, tr("S&eed"), m_seed,
        tr("Start of all random numbers: the same seed and threads give the same run."));
    m_threads = makeCount("threads", 1, 64);
    addFormRow(form, tr("T&hreads"), m_threads, tr("Workers that share a batch."));
    m_engine = new QComboBox;
    m_engine->setObjectName(QStringLiteral("engine"));
    m_engine->addItem(tr("automatic"), int(EngineKind::Auto));
    m_engine->addItem(tr("LibTorch"), int(EngineKind::LibTorch));
    m_engine->addItem(tr("fast"), int(EngineKind::Fast));
    addFormRow(form, tr("E&ngine"), m_engine,
        tr("What computes: LibTorch knows every model; the fast loops give the same numbers "
           "several times faster. Automatic takes the fast ones where they know the model."));
}

void TrainingForm::addScheduleRows(QFormLayout *form)
{
    m_evaluateEvery = makeCount("evaluateEvery", 1, 1'000'000);
    addFormRow(form, tr("E&valuate every"), m_evaluateEvery,
        tr("Updates between two looks at the dev sentences."));
    m_bleuSentences = makeCount("devBleuSentences", 0, 100'000);
    addFormRow(form, tr("BLEU &sentences"), m_bleuSentences,
        tr("Dev sentences translated at an evaluation to measure BLEU; perplexity always uses all "
           "of them."));
    m_patience = makeCount("patience", 1, 1000);
    addFormRow(form, tr("&Patience"), m_patience,
        tr("Evaluations without a better dev perplexity before the learning rate falls."));
    m_decay = makeNumber("decay", 0.01, 1, 0.05);
    addFormRow(form, tr("Rate &decay"), m_decay,
        tr("The learning rate is multiplied by this when patience is at its end, and the best "
           "weights come back."));
    m_trials = makeCount("maxTrials", 1, 1000);
    addFormRow(form, tr("Decays at &most"), m_trials,
        tr("How often the rate falls before training stops early."));
}

void TrainingForm::addStopRows(QFormLayout *form)
{
    const QString noLimit = tr("no limit");
    m_epochs = makeCount("epochs", 0, 100'000, noLimit);
    addFormRow(form, tr("Stop after epochs"), m_epochs,
        tr("Passes over the training sentences; 0 = no limit."));
    m_steps = makeCount("steps", 0, std::numeric_limits<int>::max(), noLimit);
    m_steps->setSingleStep(1000);
    addFormRow(form, tr("Stop after steps"), m_steps, tr("Updates in all; 0 = no limit."));
    m_minutes = makeNumber("minutes", 0, 1e6, 1, noLimit);
    addFormRow(form, tr("Stop after minutes"), m_minutes,
        tr("Minutes of training since it was started or resumed; 0 = no limit."));
    m_targetBleu = makeNumber("targetBleu", 0, 100, 1, noLimit);
    addFormRow(form, tr("Stop at dev BLEU"), m_targetBleu,
        tr("Stop once dev BLEU (0 to 100) reaches this; 0 = no limit."));
}

void TrainingForm::addVectorRows(QFormLayout *form)
{
    m_sourceVectors = new VectorsField;
    m_sourceVectors->setObjectName(QStringLiteral("sourceVectors"));
    addFormRow(form, tr("Source embeddings"), m_sourceVectors,
        tr("What the vectors of source words begin as: at random, or as they were learnt "
           "elsewhere. Words that the file lacks begin at random."));
    m_targetVectors = new VectorsField;
    m_targetVectors->setObjectName(QStringLiteral("targetVectors"));
    addFormRow(form, tr("Target embeddings"), m_targetVectors,
        tr("The same for the words of the target."));
    for (const VectorsField *field : {m_sourceVectors, m_targetVectors})
        connect(field, &VectorsField::changed, this, &TrainingForm::changed);
}

void TrainingForm::setVectors(const QString &source, const QString &target)
{
    m_sourceVectors->setPath(source);
    m_targetVectors->setPath(target);
}

QString TrainingForm::sourceVectors() const
{
    return m_sourceVectors->path();
}

QString TrainingForm::targetVectors() const
{
    return m_targetVectors->path();
}

void TrainingForm::setTraining(const TrainingConfig &training)
{
    m_given = training;
    m_optimizer->setCurrentIndex(m_optimizer->findData(int(training.optimizer)));
    m_learningRate->setValue(training.learningRate);
    m_batch->setValue(training.batchSize);
    m_clip->setValue(training.clipNorm);
    m_maxLength->setValue(training.maxLength);
    m_smoothing->setValue(training.labelSmoothing);
    m_forcing->setValue(training.teacherForcing);
    m_forcingDecay->setValue(training.teacherForcingDecay);
    m_evaluateEvery->setValue(training.evaluateEvery);
    m_bleuSentences->setValue(training.devBleuSentences);
    m_patience->setValue(training.patience);
    m_decay->setValue(training.decay);
    m_trials->setValue(training.maxTrials);
    m_epochs->setValue(training.maxEpochs);
    m_steps->setValue(int(std::min<std::int64_t>(training.maxSteps, m_steps->maximum())));
    m_minutes->setValue(training.maxMinutes);
    m_targetBleu->setValue(training.targetBleu);
    m_frozen->setCurrentIndex(m_frozen->findData(int(training.frozen)));
    m_seed->setText(QString::number(training.seed));
    m_threads->setValue(training.threads);
    m_engine->setCurrentIndex(m_engine->findData(int(training.engine)));
    follow();
}

TrainingConfig TrainingForm::training() const
{
    TrainingConfig training = m_given;
    training.optimizer = OptimizerKind(m_optimizer->currentData().toInt());
    training.learningRate = m_learningRate->value();
    training.batchSize = m_batch->value();
    training.clipNorm = m_clip->value();
    training.maxLength = m_maxLength->value();
    training.labelSmoothing = m_smoothing->value();
    training.teacherForcing = m_forcing->value();
    training.teacherForcingDecay = m_forcingDecay->value();
    training.evaluateEvery = m_evaluateEvery->value();
    training.devBleuSentences = m_bleuSentences->value();
    training.patience = m_patience->value();
    training.decay = m_decay->value();
    training.maxTrials = m_trials->value();
    training.maxEpochs = m_epochs->value();
    training.maxSteps = m_steps->value();
    training.maxMinutes = m_minutes->value();
    training.targetBleu = m_targetBleu->value();
    training.frozen = FrozenPart(m_frozen->currentData().toInt());
    training.seed = m_seed->text().isEmpty() ? m_given.seed : m_seed->text().toULongLong();
    training.threads = m_threads->value();
    training.engine = EngineKind(m_engine->currentData().toInt());
    return training;
}

void TrainingForm::follow()
{
    const bool hasLimit = m_epochs->value() > 0 || m_steps->value() > 0 || m_minutes->value() > 0
        || m_targetBleu->value() > 0;
    QStringList notes;
    if (!hasLimit)
        notes << tr(
            "Without a limit training goes on until the dev loss stops falling or you stop it.");
    if (m_forcing->value() < 1)
        notes << tr(
            "Teacher forcing below 1 is slower: the decoder has to read its own words one by one.");
    m_note->setText(notes.join(u' '));
}

} // namespace seq2seq::ui
