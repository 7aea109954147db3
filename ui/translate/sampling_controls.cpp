// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/sampling_controls.h"

#include "ui/widgets/language.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/tool_tip.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace seq2seq::ui {

namespace {

/// @param name, meaning texts marked by QT_TR_NOOP
void describe(QWidget *widget, const char *objectName, const char *name, const char *meaning)
{
    widget->setObjectName(QLatin1String(objectName));
    inEveryLanguage(widget, [widget, name, meaning] {
        widget->setAccessibleName(SamplingControls::tr(name));
        widget->setToolTip(plainToolTip(SamplingControls::tr(meaning)));
    });
}

QDoubleSpinBox *makeNumber(double least, double most, double step, int decimals)
{
    auto *number = new QDoubleSpinBox;
    number->setDecimals(decimals);
    number->setRange(least, most);
    number->setSingleStep(step);
    return number;
}

} // namespace

SamplingControls::SamplingControls(QObject *parent)
    : QObject(parent)
    , m_choice(new SegmentedChoice)
    , m_temperature(makeNumber(0.1, 10, 0.1, 1))
    , m_topK(new QSpinBox)
    , m_topP(makeNumber(0.05, 1, 0.05, 2))
    , m_seed(new QSpinBox)
    , m_again(new QPushButton)
{
    m_choice->setObjectName(QStringLiteral("searchKind"));
    m_choice->add("bySearch", [] {
        return SegmentedChoice::Texts{
            tr("beam"), tr("Search for the likeliest translation with a beam")};
    });
    m_choice->add("bySample", [] {
        return SegmentedChoice::Texts{
            tr("sample"), tr("Draw each word by chance, as likely as the model holds it to be")};
    });
    m_topK->setRange(0, 10'000);
    m_seed->setRange(1, 999'999);
    describe(m_temperature, "temperature", QT_TR_NOOP("Temperature"),
        QT_TR_NOOP("Words are drawn with P^(1/temperature), made to sum to 1: above 1 bolder, "
                   "below 1 more careful"));
    describe(m_topK, "topK", QT_TR_NOOP("Top-k"),
        QT_TR_NOOP("Draw only among so many likeliest words of each step (Fan et al. 2018)"));
    describe(m_topP, "topP", QT_TR_NOOP("Top-p"),
        QT_TR_NOOP("Draw only among the fewest likeliest words whose probabilities sum to this: "
                   "the nucleus (Holtzman et al. 2020)"));
    describe(m_seed, "seed", QT_TR_NOOP("Seed"),
        QT_TR_NOOP("Fixes what is drawn: the same seed draws the same words from the same model"));
    describe(m_again, "drawAgain", QT_TR_NOOP("Draw again"),
        QT_TR_NOOP("Draw other translations, with the next seed"));
    inEveryLanguage(m_temperature, [this] { m_temperature->setPrefix(tr("temperature ")); });
    inEveryLanguage(m_topK, [this] {
        m_topK->setPrefix(tr("top-k "));
        m_topK->setSpecialValueText(tr("top-k all"));
    });
    inEveryLanguage(m_topP, [this] { m_topP->setPrefix(tr("top-p ")); });
    inEveryLanguage(m_seed, [this] { m_seed->setPrefix(tr("seed ")); });
    inEveryLanguage(m_again, [this] { m_again->setText(tr("Draw again")); });
    show({});
    connect(m_choice, &SegmentedChoice::chosen, this, [this] {
        showKind();
        emit kindChanged();
    });
    for (QDoubleSpinBox *number : {m_temperature, m_topP})
        connect(number, &QDoubleSpinBox::valueChanged, this, &SamplingControls::changed);
    for (QSpinBox *number : {m_topK, m_seed})
        connect(number, &QSpinBox::valueChanged, this, &SamplingControls::changed);
    connect(m_again, &QPushButton::clicked, this, [this] {
        const QSignalBlocker blocker(m_seed); // one request
        m_seed->setValue(m_seed->value() < m_seed->maximum() ? m_seed->value() + 1 : 1);
        emit drawAgainRequested();
    });
}

QWidget *SamplingControls::choice() const
{
    return m_choice;
}

QList<QWidget *> SamplingControls::settings() const
{
    return {m_temperature, m_topK, m_topP, m_seed, m_again};
}

bool SamplingControls::isSampling() const
{
    return m_choice->current() == 1;
}

void SamplingControls::showKind()
{
    for (QWidget *widget : settings())
        widget->setVisible(isSampling());
}

void SamplingControls::writeTo(SearchOptions &options) const
{
    options.sample = isSampling();
    options.temperature = m_temperature->value();
    options.topK = m_topK->value();
    options.topP = m_topP->value();
    options.seed = std::uint64_t(m_seed->value());
}

void SamplingControls::show(const SearchOptions &options)
{
    const QSignalBlocker blocker(this);
    m_choice->setCurrent(options.sample ? 1 : 0);
    m_temperature->setValue(options.temperature);
    m_topK->setValue(options.topK);
    m_topP->setValue(options.topP);
    m_seed->setValue(int(options.seed));
    showKind();
}

} // namespace seq2seq::ui
