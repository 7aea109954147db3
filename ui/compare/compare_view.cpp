// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the cards of Compare together and arranges them by the room there is.
#include "ui/compare/compare_view.h"

#include "core/study/experiments.h"
#include "ui/compare/curves_card.h"
#include "ui/compare/empty_study.h"
#include "ui/compare/finding_dialog.h"
#include "ui/compare/queue_bar.h"
#include "ui/compare/runs_card.h"
#include "ui/compare/sweep_card.h"
#include "ui/widgets/header_layout.h"
#include "ui/widgets/language.h"
#include "ui/widgets/muted_label.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace seq2seq::ui {

namespace {

constexpr int kMargin = 8;
constexpr double kLowerLines = 19.5; // of text: the least height of the lower cards

int leastWidth(const QWidget *widget)
{
    return widget->isHidden() ? 0
                              : std::max(widget->minimumSizeHint().width(), widget->minimumWidth());
}

int leastSum(const QSplitter *splitter)
{
    int sum = 0;
    for (int i = 0; i < splitter->count(); ++i) {
        const int width = leastWidth(splitter->widget(i));
        sum += width + (sum > 0 && width > 0 ? splitter->handleWidth() : 0);
    }
    return sum;
}

int widestOf(const QSplitter *splitter)
{
    int widest = 0;
    for (int i = 0; i < splitter->count(); ++i)
        widest = std::max(widest, leastWidth(splitter->widget(i)));
    return widest;
}

} // namespace

struct CompareView::Private {
    explicit Private(CompareView *view)
        : q(view)
    {
    }

    CompareView *q;
    StudyBook book;
    QStringList recent;
    QString reading;

    QWidget *bar = nullptr;
    QPushButton *chooser = nullptr;
    QMenu *chooserMenu = nullptr;
    QPushButton *experiments = nullptr;
    QPushButton *variants = nullptr;
    QLabel *finding = nullptr;
    StudyFinding found;
    QLabel *readingText = nullptr;
    QPushButton *cancel = nullptr;
    QueueBar *queue = nullptr;
    EmptyStudy *empty = nullptr;
    RunsCard *runs = nullptr;
    CurvesCard *curves = nullptr;
    SweepCard *sweep = nullptr;
    QSplitter *whole = nullptr; ///< left, right
    QSplitter *left = nullptr; ///< upper, lower
    QSplitter *upper = nullptr; ///< runs, curves
    QSplitter *lower = nullptr; ///< LowerLeft, LowerRight
    QSplitter *lowerLeft = nullptr;
    QSplitter *lowerRight = nullptr;
    QSplitter *right = nullptr;

    std::vector<std::function<std::vector<Figure>()>> moreFigures; ///< of cards that were added

    void build();
    void buildBar();
    void buildCards();
    void nameAll();
    void showStudy();
    void fillChooser();
    void fillExperiments();
    void showFinding();
    void showFigures();
    void arrange();
};

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    d->build();
    connect(&d->book, &StudyBook::studyChanged, this, [this] { d->showStudy(); });
    connect(&d->book, &StudyBook::ticksChanged, this,
        [this] { emit tickedRunsChanged(d->book.tickedFiles()); });
    connect(&d->book, &StudyBook::currentChanged, this,
        [this] { emit currentRunChanged(d->book.currentFile()); });
    inEveryLanguage(this, [this] { d->nameAll(); });
}

CompareView::~CompareView() = default;

void CompareView::Private::build()
{
    buildBar();
    buildCards();
    empty = new EmptyStudy;
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(kMargin);
    column->addWidget(bar);
    column->addWidget(finding);
    column->addWidget(empty, 1);
    column->addWidget(whole, 1);
    connect(empty, &EmptyStudy::openRequested, q, &CompareView::openStudyRequested);
    connect(empty, &EmptyStudy::studyRequested, q, &CompareView::studyRequested);
    connect(empty, &EmptyStudy::newRequested, q, &CompareView::newStudyRequested);
    connect(empty, &EmptyStudy::variantsRequested, q, &CompareView::variantsRequested);
    connect(runs, &RunsCard::openRequested, q, &CompareView::runRequested);
}

void CompareView::Private::buildBar()
{
    bar = new QWidget(q);
    chooser = new QPushButton;
    chooser->setObjectName(QStringLiteral("studyButton"));
    chooserMenu = new QMenu(chooser);
    chooserMenu->setObjectName(QStringLiteral("studyMenu"));
    chooser->setMenu(chooserMenu);
    connect(chooserMenu, &QMenu::aboutToShow, q, [this] { fillChooser(); });
    experiments = new QPushButton;
    experiments->setObjectName(QStringLiteral("experimentsButton"));
    auto *ready = new QMenu(experiments);
    ready->setObjectName(QStringLiteral("experimentsMenu"));
    ready->setToolTipsVisible(true);
    experiments->setMenu(ready);
    connect(ready, &QMenu::aboutToShow, q, [this] { fillExperiments(); });
    finding = new QLabel(q);
    finding->setObjectName(QStringLiteral("finding"));
    finding->setWordWrap(true);
    finding->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    connect(finding, &QLabel::linkActivated, q, [this] { showFigures(); });
    variants = new QPushButton;
    variants->setObjectName(QStringLiteral("addVariants"));
    connect(variants, &QPushButton::clicked, q, &CompareView::variantsRequested);
    readingText = new MutedLabel;
    readingText->setObjectName(QStringLiteral("readingStudy"));
    cancel = new QPushButton;
    cancel->setObjectName(QStringLiteral("cancelStudy"));
    connect(cancel, &QPushButton::clicked, q, &CompareView::cancelRequested);
    queue = new QueueBar;
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(chooser);
    row->addWidget(experiments);
    row->addWidget(variants);
    auto *line = new HeaderLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kMargin);
    for (QWidget *widget : std::initializer_list<QWidget *>{buttons, readingText, cancel, queue})
        line->addWidget(widget);
}

void CompareView::Private::buildCards()
{
    runs = new RunsCard(book);
    curves = new CurvesCard(book);
    sweep = new SweepCard(book);
    const auto makeColumn = [](const char *name) {
        auto *first = new QWidget;
        auto *second = new QWidget;
        QSplitter *column = makeSplitter(Qt::Vertical, name, first, second, 1, 1);
        delete first;
        delete second;
        return column;
    };
    lowerLeft = makeColumn("compareLowerLeft");
    lowerRight = makeColumn("compareLowerRight");
    right = makeColumn("compareRight");
    upper = makeSplitter(Qt::Horizontal, "compareUpper", runs, curves, 55, 45);
    lower = makeSplitter(Qt::Horizontal, "compareLower", lowerLeft, lowerRight, 45, 55);
    left = makeSplitter(Qt::Vertical, "compareRows", upper, lower, 55, 45);
    whole = makeSplitter(Qt::Horizontal, "compareColumns", left, right, 77, 23);
    right->addWidget(sweep);
    for (QSplitter *column : {lowerLeft, lowerRight, lower})
        column->hide();
}

void CompareView::Private::nameAll()
{
    variants->setText(tr("Add variants…"));
    variants->setToolTip(
        tr("Train variants of the chosen run, or of the open experiment, one after "
           "the other"));
    chooser->setToolTip(tr("A study is a folder of runs: open one, begin one"));
    experiments->setText(tr("Experiments"));
    experiments->setToolTip(
        tr("Ready-made experiments: each trains its variants in minutes and says "
           "in a sentence what it has found"));
    cancel->setText(tr("Cancel"));
    showFinding();
    showStudy();
}

void CompareView::Private::showStudy()
{
    const bool isReading = !reading.isEmpty();
    const bool isOpen = book.isOpen();
    chooser->setText(isOpen ? tr("Study: %1").arg(asMenuText(QFileInfo(book.folder()).fileName()))
                            : tr("Study"));
    variants->setVisible(isOpen);
    readingText->setText(tr("Reading %1…").arg(QFileInfo(reading).fileName()));
    readingText->setVisible(isReading);
    cancel->setVisible(isReading);
    empty->setFolder(isOpen ? book.folder() : QString());
    empty->setVisible(!isOpen || book.runCount() == 0);
    whole->setVisible(isOpen && book.runCount() > 0);
    arrange();
}

void CompareView::Private::fillChooser()
{
    chooserMenu->clear();
    chooserMenu->addAction(tr("Open a study…"), q, &CompareView::openStudyRequested)
        ->setObjectName(QStringLiteral("openStudy"));
    chooserMenu->addAction(tr("New study…"), q, &CompareView::newStudyRequested)
        ->setObjectName(QStringLiteral("newStudy"));
    if (book.isOpen())
        chooserMenu->addAction(tr("Close this study"), q, &CompareView::closeStudyRequested)
            ->setObjectName(QStringLiteral("closeStudy"));
    if (recent.isEmpty())
        return;
    chooserMenu->addSection(tr("Recent studies"));
    for (const QString &folder : recent)
        chooserMenu->addAction(asMenuText(QDir::toNativeSeparators(folder)), q,
            [this, folder] { emit q->studyRequested(folder); });
}

void CompareView::Private::fillExperiments()
{
    QMenu *menu = experiments->menu();
    menu->clear();
    for (const ReadyExperiment &experiment : readyExperiments()) {
        const QString name = QString::fromStdString(experiment.name);
        QAction *action = menu->addAction(asMenuText(translated(experiment.title)), q,
            [this, name] { emit q->experimentRequested(name); });
        action->setObjectName(name);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            translated(experiment.question), QString::fromStdString(experiment.paper)));
    }
}

void CompareView::Private::showFinding()
{
    finding->setVisible(!found.sentence.isEmpty());
    QString text = tr("<b>What was found:</b> %1").arg(translated(found.sentence).toHtmlEscaped());
    if (!figuresIn(found).empty())
        text += QStringLiteral(" <a href=\"figures\">%1</a>").arg(tr("Figures"));
    finding->setText(text);
}

void CompareView::Private::showFigures()
{
    auto *dialog = new FindingDialog(figuresIn(found), q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// As many cards side by side as have room; what has none stands below.
void CompareView::Private::arrange()
{
    const int room = q->width() - 2 * kMargin;
    const auto turn = [](QSplitter *splitter, bool fits) {
        const Qt::Orientation orientation = fits ? Qt::Horizontal : Qt::Vertical;
        if (splitter->orientation() != orientation)
            splitter->setOrientation(orientation);
    };
    const int rightWidth = right->isHidden() ? 0 : widestOf(right);
    const int leftWidth = std::max(leastSum(upper), lower->isHidden() ? 0 : leastSum(lower));
    const bool isWide = rightWidth == 0 || leftWidth + whole->handleWidth() + rightWidth <= room;
    turn(whole, isWide);
    turn(upper, leastSum(upper) <= room);
    turn(lower, leastSum(lower) <= room);
    if (isWide && right->orientation() != Qt::Vertical)
        right->setOrientation(Qt::Vertical);
    else if (!isWide)
        turn(right, leastSum(right) <= room);
}

void CompareView::addCard(QWidget *card, Place place, std::function<std::vector<Figure>()> figures)
{
    if (figures)
        d->moreFigures.push_back(std::move(figures));
    QSplitter *column = place == Place::Right ? d->right
        : place == Place::LowerLeft           ? d->lowerLeft
                                              : d->lowerRight;
    const int last = column == d->right ? column->indexOf(d->sweep) : column->count();
    column->insertWidget(last, card);
    if (place != Place::Right) // else a small window would squeeze it to nothing
        column->setMinimumHeight(inLines(font(), kLowerLines));
    QList<int> heights; // until a person drags
    for (int i = 0; i < column->count(); ++i)
        heights << std::max(1, column->widget(i)->sizeHint().height());
    column->setSizes(heights);
    card->show();
    column->show();
    if (place != Place::Right)
        d->lower->show();
    d->arrange();
    updateGeometry();
}

StudyBook &CompareView::book() const
{
    return d->book;
}

QStringList CompareView::tickedRuns() const
{
    return d->book.tickedFiles();
}

QString CompareView::currentRun() const
{
    return d->book.currentFile();
}

QueueBar &CompareView::queueBar() const
{
    return *d->queue;
}

void CompareView::setStudy(const QString &folder, std::shared_ptr<const Study> study)
{
    d->book.setStudy(folder, std::move(study));
}

void CompareView::setFinding(StudyFinding finding)
{
    d->found = std::move(finding);
    d->showFinding();
}

void CompareView::setRecentStudies(const QStringList &folders)
{
    d->recent = folders;
    d->empty->setRecent(folders);
}

void CompareView::setReading(const QString &folder)
{
    d->reading = folder;
    d->showStudy();
}

void CompareView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->runs->setFileDialog(dialog);
    d->curves->setFileDialog(dialog);
    d->sweep->setFileDialog(dialog);
}

QUndoStack *CompareView::undoStack() const
{
    return d->book.undoStack();
}

std::vector<Figure> CompareView::figures()
{
    std::vector<Figure> figures = d->runs->figures();
    for (std::vector<Figure> more : {d->curves->figures(), d->sweep->figures()})
        std::ranges::move(more, std::back_inserter(figures));
    for (const auto &further : d->moreFigures) {
        std::vector<Figure> more = further();
        std::ranges::move(more, std::back_inserter(figures));
    }
    return figures;
}

QSize CompareView::minimumSizeHint() const
{
    const int widest = std::max({widestOf(d->upper), widestOf(d->lowerLeft),
        widestOf(d->lowerRight), widestOf(d->right), leastWidth(d->bar), leastWidth(d->empty)});
    return {widest + 2 * kMargin, layout()->minimumSize().height()};
}

void CompareView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        d->arrange();
}

bool CompareView::event(QEvent *event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        d->arrange();
    return isDone;
}

} // namespace seq2seq::ui
