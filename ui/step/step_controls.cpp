// SPDX-License-Identifier: GPL-3.0-or-later
// The Step through workspace: its controls and how they are laid out.
#include "ui/step/decoder_boxes.h"
#include "ui/step/encoder_boxes.h"
#include "ui/step/explanation_line.h"
#include "ui/step/state_film.h"
#include "ui/step/states_card.h"
#include "ui/step/step_view.h"
#include "ui/step/unit_pointer.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/save_button.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_area.h"
#include "ui/widgets/token_strip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr double kTallestStrips = 7; // lines of text before a long sentence scrolls

/// @param name, key marked by QT_TR_NOOP
QPushButton *makeButton(
    const QString &text, const QString &objectName, const char *name, const char *key)
{
    auto *button = new QPushButton(text);
    button->setObjectName(objectName);
    inEveryLanguage(button, [button, name, key] {
        button->setAccessibleName(StepView::tr(name));
        button->setToolTip(QStringLiteral("%1 (%2)").arg(StepView::tr(name), StepView::tr(key)));
    });
    return button;
}

/// A strip over a line that says what it is.
QVBoxLayout *labelled(TokenStrip *strip, QLabel *hint)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(strip);
    column->addWidget(hint);
    column->addStretch(1);
    return column;
}

/// Scrolls when the window is too small for all boxes at once.
QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

StepView::StepView(Selection *selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_fileDialog(std::make_shared<FileDialog>())
{
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(makePlayerCard());
    layout->addWidget(makeInsideCard(), 7);
    layout->addWidget(makeUnitPanel(), 7);
    layout->addWidget(makeStatesCard(), 2); // on a small screen its rows give way to the boxes
    connect(&m_player, &QTimer::timeout, this, [this] {
        goNext();
        if (m_step == stepCount() - 1)
            pause();
    });
    connect(m_selection, &Selection::changed, this, &StepView::selectionChanged);
    addKeys();
    setTrace(nullptr);
    inEveryLanguage(this, [this] { retranslate(); });
}

void StepView::retranslate()
{
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast Play goes; 1× is one step a second"));
    m_bookmark->setText(tr("★ Mark"));
    m_bookmark->setToolTip(
        tr("Mark this step (Ctrl+D); Ctrl+Left and Ctrl+Right go to the marked ones"));
    m_bookmark->setAccessibleName(tr("Mark this step"));
    for (int i = 0; i < m_speed->count(); ++i)
        m_speed->setItemText(i, tr("speed %1×").arg(m_speed->itemData(i).toDouble()));
    m_play->setText(isPlaying() ? tr("❚❚ Pause") : tr("▶ Play"));
    m_training->setText(tr("Training…"));
    m_training->setToolTip(tr("How the model learns this sentence"));
    m_training->setAccessibleName(m_training->toolTip());
    m_decoderHint->setText(tr("decoder, one word a step"));
    m_insideCard->setTitle(tr("Inside this step"));
    m_layer->setAccessibleName(tr("Layer"));
    m_layer->setToolTip(
        tr("Whose gates and states are shown; the top layer is the one that attention reads"));
    m_nothing->setText(tr("Translate a sentence: here you can walk through every step of it."));
    m_explanation->setIdleText(
        tr("Point at a symbol to light its numbers, click it to see them or its weights. Point at "
           "a number to see how it comes about, click it to keep that while you step. Left and "
           "Right step, Space plays."));
    nameLayers();
    showChanges();
    m_states->setTrace(m_trace, m_layer->currentIndex()); // its rows have names
    showStep();
}

/// These step whatever has the focus in here: the button that was just pressed, a strip, a list.
void StepView::addKeys()
{
    const auto add = [this](const QKeySequence &key, void (StepView::*go)()) {
        connect(new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, go);
    };
    add(Qt::Key_Left, &StepView::goPrevious);
    add(Qt::Key_Right, &StepView::goNext);
    add(Qt::Key_Home, &StepView::goFirst);
    add(Qt::Key_End, &StepView::goLast);
    add(Qt::Key_Escape, &StepView::closeUnit);
    add(Qt::CTRL | Qt::Key_D, &StepView::toggleBookmark);
    add(Qt::CTRL | Qt::Key_Left, &StepView::goPreviousBookmark);
    add(Qt::CTRL | Qt::Key_Right, &StepView::goNextBookmark);
    connect(new QShortcut(Qt::Key_P, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
        &QShortcut::activated, m_units, &UnitPointer::toggle);
}

QWidget *StepView::makePlayerCard()
{
    m_playerCard = new Card({});
    m_speed = new QComboBox;
    m_speed->setSizeAdjustPolicy(QComboBox::AdjustToContents); // in each language
    m_speed->setObjectName(QStringLiteral("speed"));
    for (const double speed : {0.5, 1.0, 2.0, 4.0})
        m_speed->addItem(QString(), speed);
    m_speed->setCurrentIndex(1);
    connect(m_speed, &QComboBox::currentIndexChanged, this, &StepView::setInterval);
    m_changes = new QLabel;
    m_changes->setObjectName(QStringLiteral("changes"));
    m_playerCard->addHeaderWidget(m_changes);
    m_notice = new AnswerNotice;
    connect(m_notice, &AnswerNotice::againRequested, this, &StepView::againRequested);
    m_bookmark = new QToolButton;
    m_bookmark->setObjectName(QStringLiteral("bookmark"));
    m_bookmark->setCheckable(true);
    connect(m_bookmark, &QToolButton::clicked, this, &StepView::toggleBookmark);
    m_playerCard->addHeaderWidget(m_notice);
    m_playerCard->addHeaderWidget(m_bookmark);
    makeTraining();
    m_playerCard->addHeaderWidget(m_training);
    m_playerCard->addHeaderWidget(m_speed);

    m_first = makeButton(QStringLiteral("|◀"), QStringLiteral("first"), QT_TR_NOOP("First step"),
        QT_TR_NOOP("Home"));
    m_previous = makeButton(QStringLiteral("◀"), QStringLiteral("previous"),
        QT_TR_NOOP("Step back"), QT_TR_NOOP("Left"));
    m_play = makeButton(
        QString(), QStringLiteral("play"), QT_TR_NOOP("Play or pause"), QT_TR_NOOP("Space"));
    makePrimary(m_play);
    m_next = makeButton(QStringLiteral("▶|"), QStringLiteral("next"), QT_TR_NOOP("Step forward"),
        QT_TR_NOOP("Right"));
    connect(m_first, &QPushButton::clicked, this, &StepView::goFirst);
    connect(m_previous, &QPushButton::clicked, this, &StepView::goPrevious);
    connect(m_play, &QPushButton::clicked, this, &StepView::togglePlaying);
    connect(m_next, &QPushButton::clicked, this, &StepView::goNext);

    m_encoderStrip = new TokenStrip(TokenStrip::Form::Compact, TokenStrip::Side::Source);
    m_encoderStrip->setObjectName(QStringLiteral("encoderStrip"));
    m_encoderStrip->setSelectsOnClick(false);
    connect(m_encoderStrip, &TokenStrip::clicked, this, &StepView::setStep);
    m_decoderStrip = new TokenStrip(TokenStrip::Form::Compact, TokenStrip::Side::Target);
    m_decoderStrip->setObjectName(QStringLiteral("decoderStrip"));
    m_decoderStrip->setSelectsOnClick(false);
    connect(m_decoderStrip, &TokenStrip::clicked, this,
        [this](int index) { setStep(m_trace ? int(m_trace->sourceLength()) + index : 0); });
    m_encoderHint = new MutedLabel({}, MutedLabel::Size::Small);
    m_decoderHint = new MutedLabel({}, MutedLabel::Size::Small);

    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(makeButtons(), 0, Qt::AlignTop);
    auto *strips = new QWidget;
    auto *columns = new QHBoxLayout(strips);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(8);
    columns->addLayout(labelled(m_encoderStrip, m_encoderHint));
    columns->addLayout(labelled(m_decoderStrip, m_decoderHint));
    m_strips = new TokenArea(strips, kTallestStrips);
    row->addWidget(m_strips, 1);
    m_playerCard->setContentMargin(6);
    m_playerCard->setContent(content);
    m_playerCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return m_playerCard;
}

/// A button with a menu of what there is to see of learning.
void StepView::makeTraining()
{
    m_training = new QPushButton;
    m_training->setObjectName(QStringLiteral("training"));
    connect(m_training, &QPushButton::clicked, this, [this] {
        QMenu *menu = makePopup(this);
        menu->setToolTipsVisible(true);
        const auto add = [&](const char *objectName, const QString &text, const QString &meaning,
                             void (StepView::*request)()) {
            QAction *action = menu->addAction(text, this, request);
            action->setObjectName(QLatin1String(objectName));
            action->setToolTip(meaning);
        };
        add("trainingStep", tr("One training step in slow motion…"),
            tr("Loss of each word, gradients, clipping, update"), &StepView::trainingStepRequested);
        add("freeRunning", tr("Teacher forcing beside free running…"),
            tr("The decoder fed the target, and fed its own words: where they part"),
            &StepView::freeRunningRequested);
        menu->popup(m_training->mapToGlobal(m_training->rect().bottomLeft()));
    });
}

/// All as high as the one with the boldest text.
QWidget *StepView::makeButtons()
{
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QPushButton *button : {m_first, m_previous, m_play, m_next}) {
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
        row->addWidget(button);
    }
    buttons->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return buttons;
}

QWidget *StepView::makeInsideCard()
{
    m_insideCard = new Card({});
    m_layer = new QComboBox;
    m_layer->setSizeAdjustPolicy(QComboBox::AdjustToContents); // in each language
    m_layer->setObjectName(QStringLiteral("layer"));
    connect(m_layer, &QComboBox::currentIndexChanged, this, [this] {
        m_states->setTrace(m_trace, m_layer->currentIndex());
        showStep();
    });
    m_insideCard->addHeaderWidget(m_layer);

    m_encoderBoxes = new EncoderBoxes;
    m_encoderBoxes->setObjectName(QStringLiteral("encoderBoxes"));
    m_decoderBoxes = new DecoderBoxes(m_selection);
    m_decoderBoxes->setObjectName(QStringLiteral("decoderBoxes"));
    connect(m_decoderBoxes, &DecoderBoxes::wordChosen, this, &StepView::forceWord);
    m_nothing = new MutedLabel;
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_boxes = new QStackedWidget;
    m_boxes->addWidget(scrolling(m_encoderBoxes));
    m_boxes->addWidget(scrolling(m_decoderBoxes));
    m_boxes->addWidget(m_nothing);
    m_boxes->setMinimumHeight(inLines(font(), kLeastBoxes));
    QWidget *below = makeBelow();
    connectBoard(m_encoderBoxes);
    connectBoard(m_decoderBoxes);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_boxes, 1);
    column->addWidget(below);
    m_insideCard->setContentMargin(6);
    m_insideCard->setContent(content);
    QToolButton *save
        = makeSaveMenuButton("exportStep", [this](QMenu *menu) { fillSaveMenu(menu); });
    inEveryLanguage(save, [save] {
        save->setToolTip(tr("Save this step, or all of them"));
        save->setAccessibleName(save->toolTip());
    });
    for (QWidget *board : std::initializer_list<QWidget *>{m_encoderBoxes, m_decoderBoxes})
        offerMenuOf(save, board);
    m_insideCard->addHeaderWidget(save);
    return m_insideCard;
}

/// What is pointed at, below the boxes.
QWidget *StepView::makeBelow()
{
    m_explanation = new ExplanationLine;
    m_term = new TermPanel(m_explanation);
    m_units = new UnitPointer(m_term, this);
    connect(m_units, &UnitPointer::termRequested, this, &StepView::termRequested);
    connect(m_units, &UnitPointer::changed, this, &StepView::showBelow);
    return m_term;
}

void StepView::connectBoard(StepBoard *board)
{
    m_units->addBoard(board);
    connect(board, &StepBoard::explained, this, &StepView::explain);
    connect(board, &StepBoard::weightRequested, this, &StepView::weightRequested);
}

void StepView::showBookmarks()
{
    const int m = m_trace ? int(m_trace->sourceLength()) : 0;
    m_encoderStrip->setMarked(m_bookmarks.within(0, m));
    m_decoderStrip->setMarked(m_bookmarks.within(m, stepCount()));
    m_bookmark->setEnabled(bool(m_trace));
    m_bookmark->setChecked(m_trace && m_bookmarks.contains(m_step));
}

void StepView::toggleBookmark()
{
    if (m_trace)
        m_bookmarks.toggle(m_step);
    showBookmarks();
}

void StepView::goToBookmark(int step)
{
    if (step >= 0)
        setStep(step);
}

void StepView::goPreviousBookmark()
{
    goToBookmark(m_bookmarks.previous(m_step));
}

void StepView::goNextBookmark()
{
    goToBookmark(m_bookmarks.next(m_step));
}

} // namespace seq2seq::ui
