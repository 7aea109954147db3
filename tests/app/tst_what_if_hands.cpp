// SPDX-License-Identifier: GPL-3.0-or-later
// Changes, forced beginnings and the tree of the search, by mouse and keys on the real window with
// the shipped model. What the model then says is what a second engine says that is given the same
// change.
#include "app/session.h"
#include "choose_in_menu.h"
#include "core/model/config.h"
#include "tests/ui/look.h"
#include "ui/translate/beam_tree.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/token_strip.h"
#include "witness.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;
using namespace seq2seq::test;

namespace {

constexpr int kLongMs = 60'000;
constexpr int kStep = 5; // that is picked
constexpr int kWord = 4; // of the source
const std::string kSentence = "我的同学正在宿舍里看一本杂志。";

} // namespace

class TestWhatIfHands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_session.reset(); }
    void attentionIsChangedInEveryWay_data();
    void attentionIsChangedInEveryWay();
    void aDraggedCellIsAnswered();
    void keysChangeAWeight();
    void wordsOfTheSourceAreChanged();
    void switchesAndCrosses();
    void theTreeGrowsAndIsZoomed();
    void aNodeOfTheTreeForcesItsBeginning();
    void anAlternativeIsForced();
    void theMouseMovesOneSelection();

private:
    template <typename T = QWidget> T *find(const char *name) { return widgetOf<T>(view(), name); }
    ui::TranslateView &view() { return m_session->translateView(); }
    const Trace &trace() { return m_session->lastResult()->trace; }
    void click(const char *name) { QTest::mouseClick(find(name), Qt::LeftButton); }
    void pick(int word, int step);
    /// Does something that changes the model, and waits for what it then says.
    void untilAnswered(const std::function<void()> &begin)
    {
        QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), kLongMs);
    }
    /// The n-th entry of this text in the menu that a click opens.
    void chooseText(const std::function<void()> &open, const QString &text, int number);
    void changeByMenu(const QString &text, int number = 0);
    /// What the window shows is what the model says with these edits, and undo takes it back.
    void isAnswerTo(const Edits &edits, std::vector<int> kept);
    void undoGivesTheFirstAnswerBack();

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Witness> m_witness;
    Trace m_own; ///< what the model says without changes
};

void TestWhatIfHands::initTestCase()
{
    Session::Options options = realWindow(m_folder);
    options.language = ui::LanguageChoice::English;
    m_witness = std::make_unique<Witness>(options.builtinModel, kSentence);
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    m_session->window().showWorkspace(ui::Workspace::Translate);
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
    m_session->window().setExactSize({1280, 720});
    QTRY_COMPARE(m_session->window().size(), QSize(1280, 720));
}

/// Nothing changed, a word and a step picked.
void TestWhatIfHands::init()
{
    untilAnswered([this] {
        view().setOptions({});
        view().whatIf().clear();
        m_session->translations().translate(QString::fromStdString(kSentence));
    });
    m_own = trace();
    QVERIFY(int(m_own.targetLength()) > kStep + 1 && int(m_own.sourceLength()) > kWord + 1);
    pick(kWord, kStep);
}

void TestWhatIfHands::pick(int word, int step)
{
    auto *source = find<ui::TokenStrip>("sourceTokens");
    auto *target = find<ui::TokenStrip>("targetTokens");
    QTest::mouseClick(source, Qt::LeftButton, {}, source->tokenRect(word).center());
    QTest::mouseClick(target, Qt::LeftButton, {}, target->tokenRect(step).center());
    QCOMPARE(source->current(), word);
    QCOMPARE(target->current(), step);
}

void TestWhatIfHands::chooseText(const std::function<void()> &open, const QString &text, int number)
{
    bool isChosen = false;
    QTimer::singleShot(0, this, [&] { // the button waits for its menu
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            qFatal("no menu is open");
        int found = 0;
        for (QAction *action : menu->actions())
            if (action->text().startsWith(text) && !action->isSeparator() && found++ == number) {
                isChosen = true;
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return;
            }
        menu->close();
    });
    open();
    QTRY_VERIFY2(isChosen, qPrintable(text));
}

void TestWhatIfHands::changeByMenu(const QString &text, int number)
{
    untilAnswered([&] { chooseText([this] { click("changeAttention"); }, text, number); });
}

void TestWhatIfHands::isAnswerTo(const Edits &edits, std::vector<int> kept)
{
    TranslateRequest request;
    request.search = view().options();
    request.prefix = std::move(kept);
    request.edits = edits;
    const TranslateResult said = m_witness->translate(request);
    QCOMPARE(trace().targetIds, said.trace.targetIds);
    for (std::size_t t = 0; t < said.trace.targetIds.size(); ++t)
        QVERIFY(std::abs(trace().logProbabilities[t] - said.trace.logProbabilities[t]) < 1e-6);
    // Both answers stand in the list, each with its log p.
    auto *table = find<QTableWidget>("whatIfTable");
    QVERIFY(table->isVisible());
    const auto numberOf = [table](int row) {
        return table->item(row, 2) ? table->item(row, 2)->text() : QString();
    };
    QCOMPARE(numberOf(0), ui::fixedNumber(m_own.logProbability(), 2));
    QCOMPARE(numberOf(table->rowCount() - 1), ui::fixedNumber(said.trace.logProbability(), 2));
}

void TestWhatIfHands::undoGivesTheFirstAnswerBack()
{
    m_session->window().activateWindow(); // offscreen, a closed menu stays the active window
    QTRY_COMPARE(QApplication::activeWindow(), &m_session->window());
    untilAnswered(
        [this] { QTest::keyClick(&m_session->window(), Qt::Key_Z, Qt::ControlModifier); });
    QVERIFY(view().whatIf().isEmpty());
    QCOMPARE(trace().targetIds, m_own.targetIds);
    QCOMPARE(trace().logProbabilities, m_own.logProbabilities); // to the last bit
    QCOMPARE(trace().attention.values, m_own.attention.values);
}

void TestWhatIfHands::attentionIsChangedInEveryWay_data()
{
    using Kind = AttentionEdit::Kind;
    QTest::addColumn<QString>("entry");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isEveryStep");
    const QList<std::pair<QString, Kind>> kinds{{QStringLiteral("uniform"), Kind::Uniform},
        {QStringLiteral("hard"), Kind::Hard}, {QStringLiteral("permuted"), Kind::Permuted},
        {QStringLiteral("without its largest"), Kind::NoLargest},
        {QStringLiteral("nothing for"), Kind::WithoutWords}};
    for (const auto &[entry, kind] : kinds)
        for (const bool isEveryStep : {false, true})
            QTest::addRow("%s, %s", qPrintable(entry), isEveryStep ? "every step" : "one step")
                << entry << int(kind) << isEveryStep;
}

void TestWhatIfHands::attentionIsChangedInEveryWay()
{
    QFETCH(const QString, entry);
    QFETCH(const int, kind);
    QFETCH(const bool, isEveryStep);
    changeByMenu(entry, isEveryStep ? 1 : 0);
    AttentionEdit edit;
    edit.kind = AttentionEdit::Kind(kind);
    if (!isEveryStep)
        edit.steps = {kStep, kStep};
    if (edit.kind == AttentionEdit::Kind::WithoutWords)
        edit.words = {kWord};
    Edits edits;
    edits.attention = {edit};
    const std::vector<int> beginning(m_own.targetIds.begin(), m_own.targetIds.begin() + kStep);
    isAnswerTo(edits, isEveryStep ? std::vector<int>() : beginning);
    if (!isEveryStep)
        QVERIFY(std::equal(beginning.begin(), beginning.end(), trace().targetIds.begin()));

    // What the edit does to the weights, by its own words.
    const auto now = trace().attention.row(kStep);
    const auto was = m_own.attention.row(kStep);
    const auto largest = std::size_t(std::ranges::max_element(was) - was.begin());
    switch (edit.kind) {
    case AttentionEdit::Kind::Uniform:
        for (const float weight : now)
            QVERIFY(std::abs(double(weight) - 1.0 / double(now.size())) < 1e-6);
        break;
    case AttentionEdit::Kind::Hard:
        QCOMPARE(*std::ranges::max_element(now), 1.0F);
        break;
    case AttentionEdit::Kind::NoLargest:
        if (!isEveryStep)
            QCOMPARE(now[largest], 0.0F);
        break;
    case AttentionEdit::Kind::WithoutWords:
        QCOMPARE(now[kWord], 0.0F);
        break;
    default:
        break;
    }
    undoGivesTheFirstAnswerBack();
}

void TestWhatIfHands::aDraggedCellIsAnswered()
{
    auto *matrix = find<ui::HeatmapView>("attention");
    click("dragWeights");
    const int column = 2;
    const QPoint at = matrix->cellRect(kStep, column).center();
    untilAnswered([&] {
        QTest::mousePress(matrix, Qt::LeftButton, {}, at);
        QTest::mouseMove(matrix, at - QPoint(0, 30));
        QTest::mouseMove(matrix, at - QPoint(0, 60));
        QTest::mouseRelease(matrix, Qt::LeftButton, {}, at - QPoint(0, 60));
    });
    QTRY_COMPARE_WITH_TIMEOUT(view().whatIf().list().size(), 1, kLongMs);
    const Edits edits = view().whatIf().edits();
    QCOMPARE(edits.attention.size(), std::size_t(1));
    const std::vector<double> weights = edits.attention[0].weights;
    const double wanted = std::min(double(m_own.attention.at(kStep, column)) + 0.5, 1.0);
    QVERIFY(std::abs(weights[column] - wanted) < 1e-6);
    // The newest of the answers to a drag counts.
    QTRY_VERIFY_WITH_TIMEOUT(
        std::abs(double(trace().attention.at(kStep, column)) - wanted) < 1e-6, kLongMs);
    double sum = 0;
    for (const float weight : trace().attention.row(kStep))
        sum += double(weight);
    QVERIFY(std::abs(sum - 1) < 1e-5);
    isAnswerTo(edits, {m_own.targetIds.begin(), m_own.targetIds.begin() + kStep});
    undoGivesTheFirstAnswerBack(); // the whole drag at once
    click("dragWeights");
}

void TestWhatIfHands::keysChangeAWeight()
{
    auto *matrix = find<ui::HeatmapView>("attention");
    click("dragWeights");
    const double before = double(m_own.attention.at(kStep, kWord));
    const bool isUp = before < 0.5;
    untilAnswered([&] { QTest::keyClick(matrix, isUp ? Qt::Key_Plus : Qt::Key_Minus); });
    QVERIFY(std::abs(double(trace().attention.at(kStep, kWord)) - (before + (isUp ? 0.1 : -0.1)))
        < 1e-6);
    isAnswerTo(view().whatIf().edits(), {m_own.targetIds.begin(), m_own.targetIds.begin() + kStep});
    undoGivesTheFirstAnswerBack();
    click("dragWeights");
}

void TestWhatIfHands::wordsOfTheSourceAreChanged()
{
    auto *source = find<ui::TokenStrip>("sourceTokens");
    const auto byRightClick = [&](const QString &entry) {
        untilAnswered([&] {
            chooseText(
                [&] {
                    const QPoint at = source->tokenRect(kWord).center();
                    QContextMenuEvent event(QContextMenuEvent::Mouse, at, source->mapToGlobal(at));
                    QCoreApplication::sendEvent(source, &event);
                },
                entry, 0);
        });
    };
    const auto with = [](SourceEdit edit) {
        Edits edits;
        edits.source = {edit};
        return edits;
    };
    byRightClick(QStringLiteral("Read it twice"));
    QCOMPARE(trace().sourceLength(), m_own.sourceLength() + 1);
    QCOMPARE(trace().sourceIds[kWord], trace().sourceIds[kWord + 1]);
    isAnswerTo(with({SourceEdit::Kind::Repeat, kWord, 0}), {});
    undoGivesTheFirstAnswerBack();

    byRightClick(QStringLiteral("Leave it out"));
    QCOMPARE(trace().sourceLength(), m_own.sourceLength() - 1);
    isAnswerTo(with({SourceEdit::Kind::Drop, kWord, 0}), {});
    undoGivesTheFirstAnswerBack();

    // A word is typed in its place: another word of the sentence.
    const QString typed = QString::fromStdString(m_own.sourceTokens[0]);
    view().setAskWord([typed](const QString &) { return typed; });
    byRightClick(QStringLiteral("Replace this word"));
    QCOMPARE(trace().sourceIds[kWord], m_own.sourceIds[0]);
    isAnswerTo(with({SourceEdit::Kind::Replace, kWord, m_own.sourceIds[0]}), {});
    undoGivesTheFirstAnswerBack();
}

void TestWhatIfHands::switchesAndCrosses()
{
    changeByMenu(QStringLiteral("uniform"));
    changeByMenu(QStringLiteral("Leave it out"));
    QCOMPARE(view().whatIf().list().size(), 2);
    auto *table = find<QTableWidget>("whatIfTable");
    QCOMPARE(table->rowCount(), 4);
    const Edits both = view().whatIf().edits();
    QVERIFY(both.attention.size() == 1 && both.source.size() == 1);
    untilAnswered([&] { // the first is switched off
        QTest::mouseClick(
            table->cellWidget(1, 0)->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
    });
    Edits second = both;
    second.attention.clear();
    isAnswerTo(second, {});
    untilAnswered([&] { // and on again
        QTest::mouseClick(
            table->cellWidget(1, 0)->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
    });
    isAnswerTo(both, {});
    untilAnswered([&] { QTest::mouseClick(table->cellWidget(2, 4), Qt::LeftButton); });
    QCOMPARE(view().whatIf().list().size(), 1);
    Edits first = both;
    first.source.clear();
    isAnswerTo(first, {m_own.targetIds.begin(), m_own.targetIds.begin() + kStep});
    untilAnswered([&] { click("removeEdits"); });
    QCOMPARE(trace().targetIds, m_own.targetIds);
    QCOMPARE(trace().logProbabilities, m_own.logProbabilities);
}

void TestWhatIfHands::theTreeGrowsAndIsZoomed()
{
    untilAnswered([this] { find<QTabBar>("pages")->setCurrentIndex(1); });
    const SearchTree tree = m_session->lastResult()->translation.tree;
    auto *view = this->view().findChild<ui::BeamTree *>();
    ui::BeamTreePicture *picture = view->picture();
    int last = 0;
    for (const SearchNode &node : tree.nodes)
        last = std::max(last, node.step);
    const auto isShown = [&](int step) {
        for (int node = 0; node < int(tree.nodes.size()); ++node)
            if (tree.nodes[std::size_t(node)].step == step && !picture->nodeRect(node).isEmpty())
                return true;
        return false;
    };
    QCOMPARE(view->step(), last);
    click("treeBack");
    QCOMPARE(view->step(), last - 1);
    QVERIFY(isShown(last - 1) && !isShown(last));
    click("treeForward");
    QVERIFY(isShown(last));
    click("playTree");
    QVERIFY(view->step() < last);
    QTRY_COMPARE_WITH_TIMEOUT(view->step(), last, kLongMs);

    // On request the two likeliest words that were given up after each; all would bury the beam.
    const auto count = [&] {
        int shown = 0;
        for (int node = 0; node < int(tree.nodes.size()); ++node)
            shown += picture->nodeRect(node).isEmpty() ? 0 : 1;
        return shown;
    };
    const int kept = count();
    std::vector<int> givenUp(tree.nodes.size()); // by parent
    for (const SearchNode &node : tree.nodes)
        if (!node.isKept && node.parent >= 0)
            ++givenUp[std::size_t(node.parent)];
    int wanted = kept;
    for (const int words : givenUp)
        wanted += std::min(words, 2);
    QTest::mouseClick(find<QCheckBox>("showPruned"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(count(), wanted);
    QVERIFY(kept < count());
    QTest::mouseClick(find<QCheckBox>("showPruned"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(count(), kept);

    const int width = picture->nodeRect(0).width();
    click("treeLarger");
    QVERIFY(picture->nodeRect(0).width() > width);
    click("treeSmaller");
    click("treeSmaller");
    QVERIFY(picture->nodeRect(0).width() < width);
    click("fitTree");
    for (int node = 0; node < int(tree.nodes.size()); ++node)
        if (!picture->nodeRect(node).isEmpty())
            QVERIFY(picture->viewport()
                        ->rect()
                        .adjusted(-2, -2, 2, 2)
                        .contains(picture->nodeRect(node)));
    find<QTabBar>("pages")->setCurrentIndex(0);
}

void TestWhatIfHands::aNodeOfTheTreeForcesItsBeginning()
{
    untilAnswered([this] { find<QTabBar>("pages")->setCurrentIndex(1); });
    const SearchTree tree = m_session->lastResult()->translation.tree;
    QVERIFY(!tree.nodes.empty());
    ui::BeamTreePicture *picture = view().findChild<ui::BeamTree *>()->picture();
    // A node that is shown and that is not on the way to the best hypothesis.
    int chosen = -1;
    for (int node = 1; node < int(tree.nodes.size()) && chosen < 0; ++node) {
        const SearchNode &candidate = tree.nodes[std::size_t(node)];
        if (!candidate.isBest && !candidate.isFinished && candidate.step >= 2
            && !picture->nodeRect(node).isEmpty())
            chosen = node;
    }
    QVERIFY(chosen >= 0);
    std::vector<int> beginning;
    for (int node = chosen; node > 0; node = tree.nodes[std::size_t(node)].parent)
        beginning.insert(beginning.begin(), tree.nodes[std::size_t(node)].id);
    const auto place = [&] { return picture->nodeRect(chosen).center(); };
    if (!picture->viewport()->rect().contains(place()))
        QTest::mouseClick(find("fitTree"), Qt::LeftButton);
    QVERIFY(picture->viewport()->rect().contains(place()));
    untilAnswered([&] { QTest::mouseClick(picture->viewport(), Qt::LeftButton, {}, place()); });
    QVERIFY(std::equal(beginning.begin(), beginning.end(), trace().targetIds.begin()));
    TranslateRequest request;
    request.search = view().options();
    request.prefix = beginning;
    const TranslateResult said = m_witness->translate(request);
    QCOMPARE(trace().targetIds, said.trace.targetIds);
    QVERIFY(std::abs(trace().logProbability() - said.trace.logProbability()) < 1e-6);
    const int chosenStep = int(beginning.size()) - 1;
    QVERIFY(find<ui::TokenStrip>("targetTokens")->tokens().at(chosenStep).isForced);
    find<QTabBar>("pages")->setCurrentIndex(0);
}

void TestWhatIfHands::anAlternativeIsForced()
{
    auto *bars = find<ui::ProbabilityBars>("alternatives");
    const WordProbability second = m_own.topWords[kStep][1];
    QCOMPARE(bars->words().at(1).word, QString::fromStdString(second.word));
    untilAnswered([&] { QTest::mouseClick(bars, Qt::LeftButton, {}, bars->rowRect(1).center()); });
    std::vector<int> beginning(m_own.targetIds.begin(), m_own.targetIds.begin() + kStep);
    beginning.push_back(second.id);
    TranslateRequest request;
    request.search = view().options();
    request.prefix = beginning;
    const TranslateResult said = m_witness->translate(request);
    QCOMPARE(trace().targetIds, said.trace.targetIds);
    QVERIFY(std::equal(beginning.begin(), beginning.end(), trace().targetIds.begin()));
    QVERIFY(std::abs(trace().logProbabilities[kStep] - std::log(second.probability)) < 1e-6);
    QVERIFY(find<ui::TokenStrip>("targetTokens")->tokens().at(kStep).isForced);
    untilAnswered([&] { click("release"); });
    QCOMPARE(trace().targetIds, m_own.targetIds);
    QCOMPARE(trace().logProbabilities, m_own.logProbabilities);
}

/// A click in the matrix picks the word in both lists; the step is picked in Step through too.
void TestWhatIfHands::theMouseMovesOneSelection()
{
    auto *matrix = find<ui::HeatmapView>("attention");
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(2, 1).center());
    QCOMPARE(find<ui::TokenStrip>("targetTokens")->current(), 2);
    QCOMPARE(find<ui::TokenStrip>("sourceTokens")->current(), 1);
    QCOMPARE(m_session->stepView().step(), int(trace().sourceLength()) + 2);
    QTest::keyClick(matrix, Qt::Key_Down);
    QTest::keyClick(matrix, Qt::Key_Right);
    QCOMPARE(find<ui::TokenStrip>("targetTokens")->current(), 3);
    QCOMPARE(find<ui::TokenStrip>("sourceTokens")->current(), 2);
    QCOMPARE(m_session->stepView().step(), int(trace().sourceLength()) + 3);
    const QString said = matrix->accessibleDescription();
    QVERIFY2(
        said.contains(ui::fixedNumber(double(trace().attention.at(3, 2)), 2)), qPrintable(said));
}

QTEST_MAIN(TestWhatIfHands)
#include "tst_what_if_hands.moc"
