// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/split_dialog.h"

#include "core/failure.h"
#include "ui/data/on_worker.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace seq2seq::ui {

namespace {

constexpr int kDelayMs = 250;
constexpr double kMostShare = 50; // percent: training needs its half

QDoubleSpinBox *makeShare(const char *name, double percent)
{
    auto *box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0, kMostShare);
    box->setDecimals(2);
    box->setSingleStep(1);
    box->setSuffix(QStringLiteral(" %"));
    box->setValue(percent);
    return box;
}

QString number(std::size_t count)
{
    return QLocale().toString(qulonglong(count));
}

} // namespace

SplitDialog::SplitDialog(PairTable table, QWidget *parent)
    : QDialog(parent)
    , m_table(std::move(table))
    , m_dev(makeShare("devShare", 5))
    , m_test(makeShare("testShare", 5))
    , m_seed(new QSpinBox)
    , m_outcome(new QLabel)
{
    setObjectName(QStringLiteral("splitDialog"));
    makeForm();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &SplitDialog::place);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &SplitDialog::showOutcome);
    const auto again = [this] {
        m_places.reset();
        m_take->setEnabled(false);
        m_delay.start();
    };
    connect(m_dev, &QDoubleSpinBox::valueChanged, this, again);
    connect(m_test, &QDoubleSpinBox::valueChanged, this, again);
    connect(m_seed, &QSpinBox::valueChanged, this, again);
    place();
}

SplitDialog::~SplitDialog()
{
    m_watcher.disconnect(this);
    m_watcher.cancel(); // the worker notices; nobody waits for it
}

void SplitDialog::makeForm()
{
    m_seed->setObjectName(QStringLiteral("splitSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_outcome->setObjectName(QStringLiteral("splitOutcome"));
    m_outcome->setWordWrap(true);
    auto *rules = new MutedLabel;
    rules->setWordWrap(true);
    auto *devName = new QLabel;
    auto *testName = new QLabel;
    auto *seedName = new QLabel;
    devName->setBuddy(m_dev);
    testName->setBuddy(m_test);
    seedName->setBuddy(m_seed);
    auto *form = new QFormLayout;
    form->addRow(devName, m_dev);
    form->addRow(testName, m_test);
    form->addRow(seedName, m_seed);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_take = buttons->button(QDialogButtonBox::Ok);
    m_take->setObjectName(QStringLiteral("takeSplit"));
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(rules);
    column->addWidget(m_outcome, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (m_places)
            emit chosen(m_places);
        accept();
    });
    fitDialog(this, 34, 18);
    inEveryLanguage(this, [this, devName, testName, seedName, rules] {
        setWindowTitle(tr("Split into train, dev and test"));
        devName->setText(tr("&Dev"));
        testName->setText(tr("&Test"));
        seedName->setText(tr("&Seed"));
        m_dev->setToolTip(tr("Share of all pairs to be measured on while the model is trained; the "
                             "best weights are chosen by it"));
        m_test->setToolTip(tr("Share of all pairs to be measured on at the very end, and never "
                              "before; 0: none"));
        m_seed->setToolTip(tr("The same number gives the same split"));
        m_dev->setAccessibleName(tr("Share of dev"));
        m_test->setAccessibleName(tr("Share of test"));
        m_seed->setAccessibleName(tr("Seed of the split"));
        rules->setText(tr("No sentence of dev or test stays in train, and none of test in dev: a "
                          "pair that shares one is used nowhere, and listed with the reason."));
        m_take->setText(tr("Split"));
        if (!m_places)
            m_outcome->setText(tr("Splitting…"));
    });
}

SplitDialog::Outcome SplitDialog::placed(const PairTable &table, double dev, double test,
    std::uint64_t seed, const ProgressCallback &progress)
{
    Outcome outcome;
    try {
        outcome.places = placeAnew(table, dev, test, seed, progress);
        for (int row = 0; row < table.size(); ++row)
            if (!table.isRemoved(row))
                ++outcome.counts.at(std::size_t((*outcome.places)[std::size_t(row)]));
    } catch (...) {
        outcome.problem = currentFailure().sentence();
    }
    return outcome;
}

void SplitDialog::place()
{
    m_take->setEnabled(false);
    m_outcome->setText(tr("Splitting…"));
    m_watcher.cancel();
    m_watcher.setFuture(onWorker<Outcome>(
        [table = m_table, dev = m_dev->value() / 100, test = m_test->value() / 100,
            seed = std::uint64_t(m_seed->value())](QPromise<Outcome> &promise) {
            promise.addResult(placed(
                table, dev, test, seed, [&promise](double) { return !promise.isCanceled(); }));
        }));
}

void SplitDialog::showOutcome()
{
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
        return;
    const Outcome outcome = m_watcher.result();
    m_places = outcome.places;
    m_take->setEnabled(m_places != nullptr);
    m_outcome->setText(m_places ? tr("train %1 · dev %2 · test %3 · used nowhere %4")
                                      .arg(number(outcome.counts[0]), number(outcome.counts[1]),
                                          number(outcome.counts[2]), number(outcome.counts[3]))
                                : translated(outcome.problem));
}

} // namespace seq2seq::ui
