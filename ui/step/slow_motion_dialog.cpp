// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/step/slow_motion_dialog.h"

#include "ui/step/weight_steps.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace seq2seq::ui {

namespace {

constexpr double kWide = 78; // of the dialog, in lines of text
constexpr double kHigh = 40;
constexpr double kSentence = 3; // lines of what a stage says
constexpr int kStageMs = 6000; // that the playing of a long stage takes
constexpr int kSlowestMs = 400; // a moment
constexpr int kFastestMs = 40;
constexpr int kReadMs = 2500; // before the next stage

} // namespace

SlowMotionDialog::SlowMotionDialog(QWidget *parent)
    : QDialog(parent)
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setObjectName(QStringLiteral("slowMotion"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeHeader());
    layout->addWidget(makeControls());
    m_sentence = new QLabel;
    m_sentence->setObjectName(QStringLiteral("motionSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_sentence->setMinimumHeight(inLines(font(), kSentence)); // the pages stay where they are
    layout->addWidget(m_sentence);
    makePages();
    layout->addWidget(m_pages, 1);
    connect(&m_player, &QTimer::timeout, this, &SlowMotionDialog::advance);
    addKeys();
    inEveryLanguage(this, [this] { retranslate(); });
    fitDialog(this, kWide, kHigh);
}

QWidget *SlowMotionDialog::makeHeader()
{
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_pair = new QLabel;
    m_pair->setObjectName(QStringLiteral("motionPair"));
    m_pair->setTextFormat(Qt::PlainText);
    m_pair->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_pair->setFont(bold);
    m_remark = new MutedLabel({}, MutedLabel::Size::Small);
    m_remark->setObjectName(QStringLiteral("motionRemark"));
    m_remark->setWordWrap(true);
    column->addWidget(m_pair);
    column->addWidget(m_remark);
    return header;
}

QWidget *SlowMotionDialog::makeControls()
{
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    m_previous = new QPushButton(QStringLiteral("◀"));
    m_play = new QPushButton;
    m_next = new QPushButton(QStringLiteral("▶|"));
    m_previous->setObjectName(QStringLiteral("motionPrevious"));
    m_play->setObjectName(QStringLiteral("motionPlay"));
    m_next->setObjectName(QStringLiteral("motionNext"));
    makePrimary(m_play);
    for (QPushButton *button : {m_previous, m_play, m_next}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_previous, &QPushButton::clicked, this, &SlowMotionDialog::goPrevious);
    connect(m_play, &QPushButton::clicked, this, &SlowMotionDialog::togglePlaying);
    connect(m_next, &QPushButton::clicked, this, &SlowMotionDialog::goNext);
    m_stages = new SegmentedChoice;
    constexpr std::array kNames{
        "motionForward", "motionBackward", "motionClipping", "motionUpdate"};
    for (int stage = 0; stage < kMotionStages; ++stage)
        m_stages->add(kNames.at(std::size_t(stage)), [stage] {
            return SegmentedChoice::Texts{
                motionStageName(MotionStage(stage)), motionStageMeaning(MotionStage(stage))};
        });
    connect(m_stages, &SegmentedChoice::chosen, this, [this](int stage) {
        pause();
        setStage(stage, true);
    });
    row->addSpacing(8);
    row->addWidget(m_stages);
    row->addStretch(1);
    QToolButton *save = makeSaveMenuButton("saveMotion", [this](QMenu *menu) {
        Figure asked; // of the stage at the moment of the click
        asked.name = QStringLiteral("training-step");
        asked.picture = [this](PictureFormat format) { return figure(m_stage).picture(format); };
        asked.csv = [this] { return figure(m_stage).csv(); };
        addFigureActions(menu, this, asked, [this] { return m_fileDialog; });
    });
    inEveryLanguage(save, [save] {
        save->setAccessibleName(tr("Save this stage"));
        save->setToolTip(tr("Save what is shown as a picture or a table"));
    });
    row->addWidget(save);
    return controls;
}

void SlowMotionDialog::makePages()
{
    m_losses = new BarRows;
    m_losses->setObjectName(QStringLiteral("motionLosses"));
    m_map = new GradientMap;
    m_map->setObjectName(QStringLiteral("motionMap"));
    m_clipping = new BarRows;
    m_clipping->setObjectName(QStringLiteral("motionClip"));
    m_weights = new WeightSteps;
    m_weights->setObjectName(QStringLiteral("motionWeights"));
    m_pages = new QStackedWidget;
    for (QWidget *page : std::initializer_list<QWidget *>{m_losses, m_map, m_clipping, m_weights})
        m_pages->addWidget(page);
}

/// These work whatever has the focus in here.
void SlowMotionDialog::addKeys()
{
    const auto add = [this](Qt::Key key, auto &&go) {
        connect(new QShortcut(
                    QKeySequence(key), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, go);
    };
    add(Qt::Key_Left, [this] { goPrevious(); });
    add(Qt::Key_Right, [this] { goNext(); });
    add(Qt::Key_Home, [this] {
        pause();
        setStage(0, true);
    });
    add(Qt::Key_End, [this] {
        pause();
        setStage(kMotionStages - 1, true);
    });
}

/// Space that no button or table has taken.
void SlowMotionDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        togglePlaying();
    else
        QDialog::keyPressEvent(event);
}

void SlowMotionDialog::retranslate()
{
    setWindowTitle(tr("One training step in slow motion"));
    nameWithKey(m_previous, tr("Stage before"), tr("Left"));
    nameWithKey(m_play, tr("Play or pause"), tr("Space"));
    nameWithKey(m_next, tr("Next stage"), tr("Right"));
    m_losses->setAccessibleName(tr("Loss of each target word"));
    m_losses->setMeaning(tr("−log P of each target word in nats: 0 for a word that was certain"));
    m_clipping->setAccessibleName(tr("Gradient norm and its limit"));
    m_clipping->setMeaning(
        tr("The norm of all gradients together before clipping, its limit, and after clipping"));
    showPair();
    showStage();
}

void SlowMotionDialog::setWaiting()
{
    pause();
    m_answer = nullptr;
    showPair();
    showStage();
}

void SlowMotionDialog::setAnswer(std::shared_ptr<const SlowMotionAnswer> answer, qint64 step)
{
    pause();
    m_answer = std::move(answer);
    m_step = step;
    m_moment = moments();
    showPair();
    showStage();
}

void SlowMotionDialog::showPair()
{
    m_pair->setText(m_answer ? tr("%1 → %2").arg(QString::fromStdString(m_answer->source),
                        QString::fromStdString(m_answer->target))
                             : tr("Computing a training step…"));
    m_remark->setText(m_answer ? tr("Of the weights after step %1.").arg(QLocale().toString(m_step))
                + u' ' + motionRemark(*m_answer)
                               : QString());
}

int SlowMotionDialog::moments() const
{
    if (!m_answer)
        return 0;
    switch (m_stage) {
    case MotionStage::Forward:
        return int(m_answer->targetWords.size());
    case MotionStage::Backward:
        return gradientMoments(*m_answer);
    default:
        return 1;
    }
}

void SlowMotionDialog::setStage(int stage, bool isWhole)
{
    m_stage = MotionStage(std::clamp(stage, 0, kMotionStages - 1));
    m_moment = isWhole ? moments() : 1;
    showStage();
}

void SlowMotionDialog::goPrevious()
{
    pause();
    setStage(int(m_stage) - 1, true);
}

void SlowMotionDialog::goNext()
{
    pause();
    setStage(int(m_stage) + 1, true);
}

void SlowMotionDialog::togglePlaying()
{
    if (isPlaying() || !m_answer) {
        pause();
        return;
    }
    setStage(int(m_stage), false);
    m_player.start(std::clamp(kStageMs / std::max(moments(), 1), kFastestMs, kSlowestMs));
    m_play->setText(tr("❚❚ Pause"));
}

void SlowMotionDialog::advance()
{
    if (m_moment < moments()) {
        ++m_moment;
        showMoments();
        if (m_moment == moments())
            m_player.setInterval(kReadMs);
    } else if (int(m_stage) + 1 < kMotionStages) {
        setStage(int(m_stage) + 1, false);
        m_player.setInterval(
            moments() > 1 ? std::clamp(kStageMs / moments(), kFastestMs, kSlowestMs) : kReadMs);
    } else {
        pause();
    }
}

void SlowMotionDialog::pause()
{
    m_player.stop();
    m_play->setText(tr("▶ Play"));
}

void SlowMotionDialog::showStage()
{
    if (!isPlaying())
        m_play->setText(tr("▶ Play"));
    m_stages->setCurrent(int(m_stage));
    m_previous->setEnabled(m_answer && int(m_stage) > 0);
    m_next->setEnabled(m_answer && int(m_stage) + 1 < kMotionStages);
    m_play->setEnabled(bool(m_answer));
    m_pages->setCurrentIndex(int(m_stage));
    m_pages->setVisible(bool(m_answer));
    m_sentence->setText(m_answer ? motionSentence(*m_answer, m_stage) : QString());
    if (!m_answer)
        return;
    m_map->setRows(
        textsOf(m_answer->sourceWords), textsOf(m_answer->targetWords), gradientRows(*m_answer));
    fillClipping();
    m_weights->setSteps(m_answer->motion.weights);
    showMoments();
}

void SlowMotionDialog::showMoments()
{
    std::vector<double> losses = m_answer->motion.losses;
    if (m_stage == MotionStage::Forward)
        losses.resize(std::min(losses.size(), std::size_t(m_moment)));
    m_losses->setRows(textsOf(m_answer->targetWords),
        {{QStringLiteral("−log P"), std::move(losses), BarRow::Scale::Signed}});
    if (m_stage == MotionStage::Backward)
        m_map->setShown(gradientsShown(*m_answer, m_moment));
}

void SlowMotionDialog::fillClipping()
{
    const SlowMotion &motion = m_answer->motion;
    QStringList names{tr("before clipping")};
    std::vector<double> values{motion.gradientNorm};
    if (motion.clipLimit > 0) {
        names << tr("limit");
        values.push_back(motion.clipLimit);
    }
    names << tr("after clipping");
    values.push_back(motion.gradientNorm * motion.clipScale);
    m_clipping->setRows(names, {{QStringLiteral("‖∇J‖"), values, BarRow::Scale::Signed}});
}

Figure SlowMotionDialog::figure(MotionStage stage)
{
    constexpr std::array kNames{"training-step-losses", "training-step-gradients",
        "training-step-clipping", "training-step-weights"};
    QWidget *page = m_pages->widget(int(stage));
    const auto picture = [this, page] {
        page->resize(m_pages->currentWidget()->size()); // one that was never shown has no size
        return page;
    };
    const auto title = [this, stage] {
        return motionStageName(stage) + u'\n' + m_pair->text() + u'\n'
            + (m_answer ? motionSentence(*m_answer, stage) : QString());
    };
    const auto csv = [this, stage]() -> QByteArray {
        switch (stage) {
        case MotionStage::Forward:
            return m_losses->toCsv();
        case MotionStage::Backward:
            return m_map->toCsv();
        case MotionStage::Clipping:
            return m_clipping->toCsv();
        case MotionStage::Update:
            break;
        }
        return m_weights->toCsv();
    };
    return titledFigure({picture, title, QLatin1String(kNames.at(std::size_t(stage))),
        [this] { return m_fileDialog; }, csv});
}

std::vector<Figure> SlowMotionDialog::figures()
{
    if (!m_answer)
        return {};
    pause();
    m_moment = moments(); // nothing of a stage is left out
    showMoments();
    std::vector<Figure> all;
    for (int stage = 0; stage < kMotionStages; ++stage)
        all.push_back(figure(MotionStage(stage)));
    return all;
}

} // namespace seq2seq::ui
