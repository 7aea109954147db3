// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/free_running_dialog.h"

#include "core/text/vocabulary.h"
#include "ui/step/free_running_table.h"
#include "ui/step/slow_motion_texts.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace seq2seq::ui {

namespace {

constexpr double kWide = 82; // of the dialog, in lines of text
constexpr double kHigh = 36;
constexpr int kStepMs = 800; // of playing
constexpr int kDigits = 3; // of log P, as in the table

double lossOf(const std::vector<FedStep> &steps)
{
    double sum = 0;
    for (const FedStep &step : steps)
        sum -= step.targetLogProbability;
    return sum;
}

QLabel *makeSentence(const char *objectName)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

FreeRunningDialog::FreeRunningDialog(QWidget *parent)
    : QDialog(parent)
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setObjectName(QStringLiteral("freeRunning"));
    m_table = new FreeRunningTable;
    m_table->setObjectName(QStringLiteral("freeRunningTable"));
    connect(m_table, &QTableWidget::currentCellChanged, this, &FreeRunningDialog::showStep);
    m_sentence = makeSentence("freeRunningStep");
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeHeader());
    layout->addWidget(makeControls());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_sentence);
    m_player.setInterval(kStepMs);
    connect(&m_player, &QTimer::timeout, this, &FreeRunningDialog::advance);
    addKeys();
    inEveryLanguage(this, [this] { retranslate(); });
    fitDialog(this, kWide, kHigh);
}

QWidget *FreeRunningDialog::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_pair = makeSentence("freeRunningPair");
    QFont bold = font();
    bold.setBold(true);
    m_pair->setFont(bold);
    m_remark = new MutedLabel({}, MutedLabel::Size::Small);
    m_remark->setObjectName(QStringLiteral("freeRunningRemark"));
    m_remark->setWordWrap(true);
    m_whole = makeSentence("freeRunningWhole");
    for (QLabel *label : {m_pair, m_remark, m_whole})
        column->addWidget(label);
    return header;
}

QWidget *FreeRunningDialog::makeControls()
{
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    m_previous = new QPushButton(QStringLiteral("◀"));
    m_play = new QPushButton;
    m_next = new QPushButton(QStringLiteral("▶|"));
    m_walkForced = new QPushButton;
    m_walkFree = new QPushButton;
    m_previous->setObjectName(QStringLiteral("freeRunningPrevious"));
    m_play->setObjectName(QStringLiteral("freeRunningPlay"));
    m_next->setObjectName(QStringLiteral("freeRunningNext"));
    m_walkForced->setObjectName(QStringLiteral("walkForced"));
    m_walkFree->setObjectName(QStringLiteral("walkFree"));
    makePrimary(m_play);
    for (QPushButton *button : {m_previous, m_play, m_next, m_walkForced, m_walkFree}) {
        button->setAutoDefault(false);
        if (button == m_walkForced)
            row->addStretch(1);
        row->addWidget(button);
    }
    connect(m_previous, &QPushButton::clicked, this, [this] { setStep(step() - 1); });
    connect(m_play, &QPushButton::clicked, this, &FreeRunningDialog::togglePlaying);
    connect(m_next, &QPushButton::clicked, this, [this] { setStep(step() + 1); });
    connect(m_walkForced, &QPushButton::clicked, this, [this] { walk(false); });
    connect(m_walkFree, &QPushButton::clicked, this, [this] { walk(true); });
    m_save = makeSaveMenuButton("saveFreeRunning", [this](QMenu *menu) {
        addFigureActions(menu, this, tableFigure(), [this] { return m_fileDialog; });
    });
    inEveryLanguage(m_save, [this] {
        m_save->setAccessibleName(tr("Save this table"));
        m_save->setToolTip(tr("Save this table as PNG, SVG, PDF or CSV"));
    });
    row->addWidget(m_save);
    return controls;
}

/// These work whatever has the focus in here.
void FreeRunningDialog::addKeys()
{
    const auto add = [this](Qt::Key key, auto &&go) {
        connect(new QShortcut(
                    QKeySequence(key), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, go);
    };
    add(Qt::Key_Left, [this] { setStep(step() - 1); });
    add(Qt::Key_Right, [this] { setStep(step() + 1); });
    add(Qt::Key_Home, [this] { setStep(0); });
    add(Qt::Key_End, [this] { setStep(m_table->rowCount() - 1); });
    add(Qt::Key_Space, [this] { togglePlaying(); });
}

void FreeRunningDialog::retranslate()
{
    setWindowTitle(tr("Teacher forcing beside free running"));
    nameWithKey(m_previous, tr("Step back"), tr("Left"));
    nameWithKey(m_play, tr("Play or pause"), tr("Space"));
    nameWithKey(m_next, tr("Step forward"), tr("Right"));
    m_walkForced->setText(tr("Step through the target"));
    m_walkForced->setToolTip(tr("Show every number of the decoder while it is fed the target"));
    m_walkFree->setText(tr("Step through its own words"));
    m_walkFree->setToolTip(tr("Show every number of the decoder while it is fed its own words"));
    showAnswer();
}

void FreeRunningDialog::setWaiting()
{
    pause();
    m_answer = nullptr;
    showAnswer();
}

void FreeRunningDialog::setAnswer(std::shared_ptr<const FreeRunningAnswer> answer, qint64 step)
{
    pause();
    m_answer = std::move(answer);
    m_weights = step;
    showAnswer();
    setStep(int(partingOf(m_answer->runs, m_answer->targetIds)));
    if (!focusWidget()) // while it waits nothing can have the focus; keys need one
        m_table->setFocus();
}

void FreeRunningDialog::showAnswer()
{
    m_pair->setText(m_answer ? tr("%1 → %2").arg(QString::fromStdString(m_answer->source),
                        QString::fromStdString(m_answer->target))
                             : tr("Running the decoder…"));
    m_remark->setText(m_answer
            ? tr("Of the weights after step %1.").arg(QLocale().toString(m_weights)) + u' '
                + targetRemark(m_answer->isReference)
            : QString());
    m_whole->setText(m_answer ? wholeSentence() : QString());
    m_table->setVisible(bool(m_answer));
    for (QWidget *button :
        std::initializer_list<QWidget *>{m_play, m_walkForced, m_walkFree, m_save})
        button->setEnabled(bool(m_answer));
    if (m_answer) {
        const QSignalBlocker quiet(m_table);
        const int kept = step();
        m_table->setAnswer(*m_answer);
        m_table->setCurrentCell(std::clamp(kept, 0, m_table->rowCount() - 1), 0);
    }
    m_play->setText(isPlaying() ? tr("❚❚ Pause") : tr("▶ Play"));
    showStep();
}

QString FreeRunningDialog::wholeSentence() const
{
    const std::size_t parting = partingOf(m_answer->runs, m_answer->targetIds);
    const QString forced = fixedNumber(lossOf(m_answer->runs.forced), kLossDigits);
    if (parting == m_answer->targetIds.size())
        return tr("The model writes the target by itself: both ways are the same, J = %1 nats.")
            .arg(forced);
    return tr("They part at step %1: the target goes on with “%2”, the model with “%3”. Fed the "
              "target J = %4 nats, fed its own words J = %5 nats of the same target.")
        .arg(parting + 1)
        .arg(QString::fromStdString(m_answer->targetWords[parting]),
            QString::fromStdString(m_answer->free[parting].likeliest), forced,
            fixedNumber(lossOf(m_answer->runs.free), kLossDigits));
}

QString FreeRunningDialog::stepSentence(int step) const
{
    const auto t = std::size_t(step);
    const FedStep &forced = m_answer->runs.forced[t];
    const FedStep &free = m_answer->runs.free[t];
    const auto text = [](const std::string &word) { return QString::fromStdString(word); };
    const QString target = text(m_answer->targetWords[t]);
    if (t <= partingOf(m_answer->runs, m_answer->targetIds))
        return tr("Step %1: both have been fed the same words. log P of “%2” is %3; the model "
                  "writes “%4” (%5).")
            .arg(step + 1)
            .arg(target, fixedNumber(forced.targetLogProbability, kDigits),
                text(m_answer->forced[t].likeliest),
                fixedNumber(forced.likeliestLogProbability, kDigits));
    return tr("Step %1: log P of “%2” is %3 after the target's words and %4 after its own. It "
              "writes “%5” and “%6”.")
        .arg(step + 1)
        .arg(target, fixedNumber(forced.targetLogProbability, kDigits),
            fixedNumber(free.targetLogProbability, kDigits), text(m_answer->forced[t].likeliest),
            text(m_answer->free[t].likeliest));
}

int FreeRunningDialog::step() const
{
    return m_answer ? m_table->currentRow() : -1;
}

void FreeRunningDialog::setStep(int step)
{
    if (!m_answer)
        return;
    if (isPlaying())
        pause();
    m_table->setCurrentCell(std::clamp(step, 0, m_table->rowCount() - 1), 0);
}

void FreeRunningDialog::showStep()
{
    const int now = step();
    m_sentence->setText(now >= 0 ? stepSentence(now) : QString());
    m_previous->setEnabled(now > 0);
    m_next->setEnabled(now >= 0 && now + 1 < m_table->rowCount());
}

void FreeRunningDialog::togglePlaying()
{
    if (isPlaying() || !m_answer) {
        pause();
        return;
    }
    m_table->showSteps(1);
    m_table->setCurrentCell(0, 0);
    m_player.start();
    m_play->setText(tr("❚❚ Pause"));
}

void FreeRunningDialog::advance()
{
    const int next = step() + 1;
    if (next >= m_table->rowCount()) {
        pause();
        return;
    }
    m_table->showSteps(next + 1);
    m_table->setCurrentCell(next, 0);
    if (next + 1 == m_table->rowCount())
        pause();
}

void FreeRunningDialog::pause()
{
    m_player.stop();
    m_table->showSteps(m_table->rowCount());
    m_play->setText(tr("▶ Play"));
}

/// Its own words end where it wrote </s>.
void FreeRunningDialog::walk(bool isFree)
{
    if (!m_answer)
        return;
    QVector<int> target(m_answer->targetIds.begin(), m_answer->targetIds.end());
    if (isFree) {
        target.clear();
        for (const FedStep &step : m_answer->runs.free) {
            target << step.likeliest;
            if (step.likeliest == kEos)
                break;
        }
    }
    emit walkRequested(target);
}

Figure FreeRunningDialog::tableFigure()
{
    const auto paint = [this](PictureFormat format) {
        // With all steps, whether the window has room for them or not.
        FreeRunningTable whole;
        whole.setPalette(m_table->palette());
        whole.setFont(m_table->font());
        whole.setAnswer(*m_answer);
        whole.clearSelection();
        whole.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        whole.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        whole.resize(m_table->width(), m_table->height());
        layOutHidden(&whole, whole.size());
        layOutHidden(&whole,
            {whole.width(), whole.horizontalHeader()->height() + whole.verticalHeader()->length()});
        return titledPicture(
            format, &whole, windowTitle() + u'\n' + m_pair->text() + u'\n' + m_whole->text());
    };
    return {QStringLiteral("free-running"), paint, [this] { return m_table->toCsv(); }};
}

std::vector<Figure> FreeRunningDialog::figures()
{
    return m_answer ? std::vector<Figure>{tableFigure()} : std::vector<Figure>();
}

} // namespace seq2seq::ui
