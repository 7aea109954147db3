// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/health_panel.h"

#include "ui/train/learning_rate_box.h"
#include "ui/train/sparkline.h"
#include "ui/train/training_health.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <cmath>

namespace seq2seq::ui {

HealthPanel::HealthPanel(const RunRecord &run, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_verdict(new QLabel(this))
    , m_rateBox(new LearningRateBox(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    m_gradient = makeRow(0, new Sparkline(Sparkline::Tone::Violet, this), nullptr);
    m_rate = makeRow(1, new Sparkline(Sparkline::Tone::Green, this), m_rateBox);
    m_speed = makeRow(2, new Sparkline(Sparkline::Tone::Blue, this), nullptr);
    m_gates = makeRow(3, new Sparkline(Sparkline::Tone::Orange, this), nullptr);
    m_entropy = makeRow(4, new Sparkline(Sparkline::Tone::Blue, this), nullptr);
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    grid->addWidget(m_verdict, 0, 0, 1, 2);
    m_gradient.line->setObjectName(QStringLiteral("gradientLine"));
    m_rate.line->setObjectName(QStringLiteral("rateLine"));
    m_speed.line->setObjectName(QStringLiteral("speedLine"));
    m_gates.line->setObjectName(QStringLiteral("gatesLine"));
    m_entropy.line->setObjectName(QStringLiteral("entropyLine"));
    m_gradient.value->setObjectName(QStringLiteral("gradientValue"));
    m_speed.value->setObjectName(QStringLiteral("speedValue"));
    m_gates.value->setObjectName(QStringLiteral("gatesValue"));
    m_entropy.value->setObjectName(QStringLiteral("entropyValue"));
    m_rateBox->setObjectName(QStringLiteral("learningRate"));
    connect(m_rateBox, &QDoubleSpinBox::valueChanged, this, &HealthPanel::learningRateChanged);

    const auto at = [this](std::size_t index, const QString &value) {
        return index < m_run.losses.size()
            ? tr("step %1: %2").arg(QLocale().toString(qlonglong(m_run.losses[index].step)), value)
            : value;
    };
    m_gradient.line->setDescriber([this, at](std::size_t i) {
        return at(i, QLocale().toString(m_gradient.line->values()[i], 'g', 4));
    });
    m_rate.line->setDescriber(
        [this, at](std::size_t i) { return at(i, learningRateText(m_rate.line->values()[i])); });
    m_speed.line->setDescriber([this, at](std::size_t i) {
        return at(i,
            tr("%1 words per second").arg(QLocale().toString(m_speed.line->values()[i], 'f', 0)));
    });
    m_gates.line->setDescriber([this](std::size_t i) {
        const QString share = QLocale().toString(100 * m_gates.line->values()[i], 'f', 1);
        return i < m_run.evaluations.size()
            ? tr("step %1: %2 %")
                  .arg(QLocale().toString(qlonglong(m_run.evaluations[i]->step)), share)
            : share;
    });
    m_entropy.line->setDescriber([this](std::size_t i) {
        const Evaluation &evaluation = *m_run.evaluations[m_lookedInside[i]];
        return tr("step %1: %2 %")
            .arg(QLocale().toString(qlonglong(evaluation.step)),
                QLocale().toString(100 * m_entropy.line->values()[i], 'f', 1));
    });
    restyle();
    retranslate();
}

HealthPanel::Row HealthPanel::makeRow(int place, Sparkline *line, QWidget *valueWidget)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    Row row;
    row.line = line;
    row.title = new QLabel(this);
    if (!valueWidget) {
        row.value = new QLabel(this);
        row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        valueWidget = row.value;
    }
    const int top = 1 + 2 * place; // below the verdict
    grid->addWidget(row.title, top, 0);
    grid->addWidget(valueWidget, top, 1, Qt::AlignRight);
    grid->addWidget(line, top + 1, 0, 1, 2);
    grid->setRowStretch(top + 1, 1);
    return row;
}

void HealthPanel::describe(Row &row, const QString &name, const QString &meaning)
{
    row.title->setText(name);
    row.title->setToolTip(meaning);
    row.line->setAccessibleName(name);
    row.line->setAccessibleDescription(meaning);
    if (row.value) {
        row.value->setAccessibleName(name);
        row.value->setToolTip(meaning);
    }
}

void HealthPanel::retranslate()
{
    describe(m_gradient,
        m_clipNorm > 0
            ? tr("gradient norm (clipped at %1)").arg(QLocale().toString(m_clipNorm, 'g', 3))
            : tr("gradient norm (never clipped)"),
        tr("Length of the gradient of all weights together (global L2 norm, no unit) before "
           "clipping. "
           "Peaks mean unsteady training; close to zero means that nothing is learned."));
    describe(m_rate, tr("learning rate"),
        tr("How far one update moves the weights (no unit). It falls by itself when the dev loss "
           "stops falling; "
           "change it here while the run goes on."));
    describe(m_speed, tr("words per second"),
        tr("Source and target tokens trained in a second, padding not counted. The number is the "
           "average of the last updates, the curve tells of each."));
    describe(m_gates, tr("saturated gates"),
        tr("Share of the decoder's gate values below 0.05 or above 0.95, in percent. "
           "Saturated gates pass hardly any gradient."));
    describe(m_entropy, tr("attention entropy"),
        tr("How widely attention is spread over the source words, in percent of what it can be: 0 "
           "looks at one word, 100 at all alike. Mean over the steps of a few dev sentences."));
    m_rateBox->setAccessibleName(tr("Learning rate"));
    m_rateBox->setToolTip(tr(
        "Learning rate of the next updates (no unit). Type a number such as 5e-4 and press Enter; "
        "the arrows double and halve it."));
    m_verdict->setAccessibleName(tr("How training goes"));
    updateTexts();
}

void HealthPanel::clear()
{
    for (const Row *row : {&m_gradient, &m_rate, &m_speed, &m_gates, &m_entropy})
        row->line->clear();
    m_lookedInside.clear();
    m_takenLosses = 0;
    m_takenEvaluations = 0;
    updateTexts();
}

void HealthPanel::grow()
{
    for (; m_takenLosses < m_run.losses.size(); ++m_takenLosses) {
        const LossPoint &point = m_run.losses[m_takenLosses];
        m_gradient.line->append(point.gradientNorm);
        m_rate.line->append(point.learningRate);
        m_speed.line->append(point.wordsPerSecond);
    }
    for (; m_takenEvaluations < m_run.evaluations.size(); ++m_takenEvaluations) {
        const Evaluation &evaluation = *m_run.evaluations[m_takenEvaluations];
        if (evaluation.saturatedGates != kNoGates)
            m_gates.line->append(evaluation.saturatedGates);
        if (!evaluation.inside || !evaluation.inside->attentionEntropy)
            continue;
        m_entropy.line->append(*evaluation.inside->attentionEntropy);
        m_lookedInside.push_back(m_takenEvaluations);
    }
    updateTexts();
}

void HealthPanel::setClipNorm(double norm)
{
    m_clipNorm = norm;
    m_gradient.line->setReference(norm);
    retranslate();
}

void HealthPanel::setLearningRate(double learningRate)
{
    const auto *editor = m_rateBox->findChild<QLineEdit *>();
    if (learningRate <= 0 || (m_rateBox->hasFocus() && editor->isModified()))
        return;
    const QSignalBlocker blocker(m_rateBox);
    m_rateBox->setValue(learningRate);
}

void HealthPanel::setWordsPerSecond(double pace)
{
    m_wordsPerSecond = pace;
    showPace();
}

void HealthPanel::showPace()
{
    m_speed.value->setText(std::isfinite(m_wordsPerSecond)
            ? QLocale().toString(m_wordsPerSecond, 'f', 0)
            : QStringLiteral("–"));
}

void HealthPanel::updateTexts()
{
    const QLocale locale;
    const QString none = QStringLiteral("–");
    const bool hasLosses = !m_run.losses.empty();
    m_gradient.value->setText(
        hasLosses ? locale.toString(m_run.losses.back().gradientNorm, 'g', 3) : none);
    showPace();
    const double saturated
        = m_run.evaluations.empty() ? 0 : m_run.evaluations.back()->saturatedGates;
    m_gates.value->setText(m_run.evaluations.empty() ? none
            : saturated == kNoGates                  ? tr("a plain RNN has none")
                                    : tr("%1 %").arg(std::lround(100 * saturated)));
    const std::vector<double> &entropies = m_entropy.line->values();
    m_entropy.value->setText(
        entropies.empty() ? none : tr("%1 %").arg(std::lround(100 * entropies.back())));

    const TrainingHealth health = assessTraining(m_run, m_clipNorm);
    const Theme theme(palette());
    QString sign = QStringLiteral("●");
    QColor color = theme.mutedText;
    switch (health.level) {
    case TrainingHealth::Level::Fine:
        sign = QStringLiteral("✓");
        color = theme.good;
        break;
    case TrainingHealth::Level::Watch:
        sign = QStringLiteral("▲");
        color = theme.accent;
        break;
    case TrainingHealth::Level::Trouble:
        sign = QStringLiteral("✕");
        color = theme.bad;
        break;
    case TrainingHealth::Level::Unknown:
        break;
    }
    QString text = QStringLiteral("<span style='color:%1'>%2</span> %3")
                       .arg(color.name(), sign, health.sentences.first().toHtmlEscaped());
    if (const auto others = health.sentences.size() - 1; others > 0)
        text += QStringLiteral(" <span style='color:%1'>%2</span>")
                    .arg(theme.mutedText.name(), tr("(and %n more)", nullptr, int(others)));
    m_verdict->setText(text);
    m_verdict->setToolTip(health.sentences.join(u'\n'));
}

void HealthPanel::restyle()
{
    const Theme theme(palette());
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, theme.mutedText);
    for (const Row *row : {&m_gradient, &m_speed, &m_gates, &m_entropy})
        row->value->setPalette(muted);
    updateTexts();
}

void HealthPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

} // namespace seq2seq::ui
