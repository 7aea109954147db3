// SPDX-License-Identifier: GPL-3.0-or-later
// Translate under mouse and keyboard, on the real window with the shipped model: what a person
// changes there is what the model then says.
#include "app/session.h"
#include "core/storage/experiment.h"
#include "fake_engine.h"
#include "real_window.h"
#include "tests/ui/look.h"
#include "tests/ui/painted_texts.h"
#include "ui/translate/attention_links.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/format.h"
#include "ui/widgets/token_strip.h"
#include "witness.h"

#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;
using namespace seq2seq::test;

namespace {

constexpr int kLongMs = 60'000;
const std::string kSentence = "我的同学正在宿舍里看一本杂志。";

} // namespace

class TestTranslateHands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void linksFollowTheSelection();
    void aNearWordIsReadInstead();
    void aMovedPenaltyRanksAnewAtOnce();
    void drawsAreFixedByTheirSeed();
    void anUnknownWordIsCopied();
    void doesItNeedAttentionHere();
    void bothFormsOfBothAnswers();
    void eachChangeHasItsOwnAnswer();
    void whatIsAskedAnewWhenTheModelLearns(); // last: the other engine does not follow
    void cleanupTestCase() { m_session.reset(); }

private:
    template <typename T> T *find(const char *name) { return widgetOf<T>(view(), name); }
    ui::TranslateView &view() { return m_session->translateView(); }
    const Trace &trace() { return m_session->lastResult()->trace; }
    void click(const char *button)
    {
        QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton);
    }
    /// Chooses a change of what is picked, and waits until the model has answered with it.
    void change(const QString &entry)
    {
        QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
        QMenu *menu = find<QPushButton>("changeAttention")->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text() == entry) {
                action->trigger();
                break;
            }
        waitForAnswer(answered);
    }
    /// The answer to the newest request is there.
    void waitForAnswer(QSignalSpy &answered)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), kLongMs);
    }
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Witness> m_witness;
};

void TestTranslateHands::initTestCase()
{
    Session::Options options = realWindow(m_folder);
    options.language = ui::LanguageChoice::English;
    m_witness = std::make_unique<Witness>(options.builtinModel, kSentence);
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    m_session->window().showWorkspace(ui::Workspace::Translate);
    QVERIFY(QTest::qWaitForWindowExposed(&m_session->window()));
    m_session->window().setExactSize({1280, 720});
    QTRY_COMPARE(m_session->window().size(), QSize(1280, 720));
    for (const QWidget *top : QApplication::topLevelWidgets())
        QVERIFY(!top->isVisible() || top == &m_session->window()); // no control on its own
}

/// Nothing changed, nothing picked.
void TestTranslateHands::init()
{
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    view().setOptions({});
    view().whatIf().clear();
    m_session->translations().translate(QString::fromStdString(kSentence));
    waitForAnswer(answered);
}

void TestTranslateHands::linksFollowTheSelection()
{
    click("asLinks");
    auto *links = find<ui::AttentionLinks>("attentionLinks");
    QVERIFY(links->isVisible());
    const auto word = std::size_t(5);
    QTest::mouseClick(links, Qt::LeftButton, {}, links->targetRect(int(word)).center());
    auto *target = find<ui::TokenStrip>("targetTokens");
    QCOMPARE(target->current(), int(word));
    const auto weights = trace().attention.row(word);
    const auto largest = std::size_t(std::ranges::max_element(weights) - weights.begin());
    const QString number = ui::fixedNumber(double(weights[largest]), 2);
    QVERIFY(links->targetText(int(word)).startsWith(
        QStringLiteral("%1 ← %2 %3")
            .arg(QString::fromStdString(trace().targetTokens[word]),
                QString::fromStdString(trace().sourceTokens[largest]), number)));
    bool isWritten = false;
    for (const PaintedText &painted : paintedTexts(*links))
        isWritten |= painted.text == number;
    QVERIFY(isWritten);
    QTest::keyClick(links, links->isInColumns() ? Qt::Key_Down : Qt::Key_Right);
    QCOMPARE(target->current(), int(word) + 1);
    (void)grab(m_session->window(), QStringLiteral("hands-links"));
    click("asBoth");
    (void)grab(m_session->window(), QStringLiteral("hands-both"));
    QVERIFY2((cutTexts(view()) + cutPaintedTexts(view())).isEmpty(),
        qPrintable((cutTexts(view()) + cutPaintedTexts(view())).join(u'\n')));
    click("asMatrix");
}

void TestTranslateHands::aNearWordIsReadInstead()
{
    constexpr int kWord = 9; // 杂志
    auto *source = find<ui::TokenStrip>("sourceTokens");
    const QPoint at = source->tokenRect(kWord).center();
    QContextMenuEvent rightClick(QContextMenuEvent::Mouse, at, source->mapToGlobal(at));
    QCoreApplication::sendEvent(source, &rightClick);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    auto *near = menu->findChild<QMenu *>(QStringLiteral("nearWords"));
    QVERIFY(near);
    QCOMPARE(near->actions().size(), 1); // it opens before the model has answered
    QTRY_COMPARE_WITH_TIMEOUT(near->actions().size(), 8, kLongMs);
    const auto expected = m_witness->ask<NeighboursAnswer>(
        NeighboursQuestion{PlaceKind::SourceEmbeddings, trace().sourceIds[std::size_t(kWord)], 8});
    for (std::size_t k = 0; k < 8; ++k)
        QCOMPARE(near->actions().at(qsizetype(k))->text(),
            QStringLiteral("%1  %2").arg(QString::fromStdString(expected.words[k]),
                ui::fixedNumber(expected.neighbours[k].cosine, 2)));
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(near->menuAction()).center());
    QTRY_VERIFY(near->isVisible());
    QTest::mouseClick(
        near, Qt::LeftButton, {}, near->actionGeometry(near->actions().first()).center());
    waitForAnswer(answered);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QCOMPARE(trace().sourceIds[std::size_t(kWord)], expected.neighbours[0].id);
    QCOMPARE(trace().sourceTokens[std::size_t(kWord)], expected.words[0]);
    TranslateRequest request;
    request.search = view().options();
    request.edits.source = {{SourceEdit::Kind::Replace, kWord, expected.neighbours[0].id}};
    const TranslateResult said = m_witness->translate(request);
    QCOMPARE(trace().targetIds, said.trace.targetIds);
    QVERIFY(std::abs(trace().logProbability() - said.trace.logProbability()) < 1e-6);
}

void TestTranslateHands::aMovedPenaltyRanksAnewAtOnce()
{
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    QSignalSpy asked(&view(), &ui::TranslateView::translateRequested);
    auto *beam = find<QSpinBox>("beam");
    beam->setFocus();
    beam->selectAll();
    QTest::keyClicks(beam, QStringLiteral("20")); // many hypotheses of unequal length
    find<QTabBar>("pages")->setCurrentIndex(1); // the tree is recorded from now on
    QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty()
            && m_session->lastResult()->translation.hypotheses.size() == 20
            && !m_session->lastResult()->translation.tree.nodes.empty(),
        kLongMs);
    asked.clear();
    auto *slider = find<QSlider>("rankAnew");
    auto *table = find<QTreeWidget>("hypotheses");
    const std::vector<int> shown = trace().targetIds;
    slider->setFocus();
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End}) {
        QTest::keyClick(slider, key);
        const double penalty = key == Qt::Key_Home ? 0 : 2;
        QCOMPARE(find<QDoubleSpinBox>("lengthPenalty")->value(), penalty);
        TranslateRequest request;
        request.search = view().options();
        QCOMPARE(request.search.lengthPenalty, penalty);
        const TranslateResult said = m_witness->translate(request);
        QCOMPARE(table->topLevelItemCount(), 20);
        for (int row = 0; row < 20; ++row) {
            const Hypothesis &hypothesis = said.translation.hypotheses[std::size_t(row)];
            QCOMPARE(table->topLevelItem(row)->text(1), QString::fromStdString(hypothesis.text));
            QCOMPARE(table->topLevelItem(row)->text(3), ui::fixedNumber(hypothesis.score, 2));
        }
        QCOMPARE(trace().targetIds, shown); // what is looked at stays
    }
    QCOMPARE(asked.count(), 0); // nobody asked the window's engine
    find<QTabBar>("pages")->setCurrentIndex(0);
}

void TestTranslateHands::drawsAreFixedByTheirSeed()
{
    auto *table = find<QTreeWidget>("hypotheses");
    const auto listed = [table] {
        QStringList rows;
        for (int row = 0; row < table->topLevelItemCount(); ++row)
            rows << table->topLevelItem(row)->text(1) + u' ' + table->topLevelItem(row)->text(2);
        return rows;
    };
    QVERIFY(!find<QPushButton>("drawAgain")->isVisible());
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    click("bySample");
    QVERIFY(!find<QDoubleSpinBox>("lengthPenalty")->isVisible());
    auto *temperature = find<QDoubleSpinBox>("temperature");
    temperature->setFocus();
    temperature->selectAll();
    QTest::keyClicks(temperature, QStringLiteral("3"));
    const auto isDrawn = [&](std::uint64_t seed) {
        const SearchOptions now = view().options();
        return !answered.isEmpty() && now.sample && now.seed == seed && now.temperature == 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn(1), kLongMs);
    answered.clear();
    click("drawAgain");
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn(2), kLongMs);
    QCOMPARE(find<QSpinBox>("seed")->value(), 2);
    TranslateRequest request;
    request.search = view().options();
    const QStringList second = listed();
    const auto compare = [&] {
        const TranslateResult said = m_witness->translate(request);
        QCOMPARE(int(said.translation.hypotheses.size()), table->topLevelItemCount());
        QStringList expected;
        for (const Hypothesis &draw : said.translation.hypotheses)
            expected << QString::fromStdString(draw.text) + u' '
                    + ui::fixedNumber(draw.logProbability, 2);
        QCOMPARE(listed(), expected);
    };
    compare();
    answered.clear();
    click("drawAgain");
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn(3), kLongMs);
    QVERIFY(listed() != second);
    request.search = view().options();
    compare();
    answered.clear();
    auto *seed = find<QSpinBox>("seed");
    seed->setFocus();
    QTest::keyClick(seed, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn(2), kLongMs);
    QCOMPARE(listed(), second);
    (void)grab(m_session->window(), QStringLiteral("hands-draws"));
    const QStringList cut = cutTexts(view()) + cutPaintedTexts(view());
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    click("bySearch");
    QVERIFY(find<QDoubleSpinBox>("lengthPenalty")->isVisible());
}

void TestTranslateHands::anUnknownWordIsCopied()
{
    const std::string sentence = "我的同学正在看饕餮。";
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    QVERIFY(!find<QCheckBox>("copyUnknown")->isVisible());
    m_session->translations().translate(QString::fromStdString(sentence));
    waitForAnswer(answered);
    QVERIFY(find<QCheckBox>("copyUnknown")->isVisible());
    const auto isUnknown = [](const ui::Token &token) { return token.isUnknown; };
    QVERIFY(std::ranges::any_of(find<ui::TokenStrip>("sourceTokens")->tokens(), isUnknown));
    answered.clear();
    view().force({kUnk}); // whether or not this model would write it
    waitForAnswer(answered);
    auto *target = find<ui::TokenStrip>("targetTokens");
    QCOMPARE(target->tokens().first().word, QStringLiteral("<unk>"));
    QVERIFY(target->tokens().first().isUnknown && !target->tokens().first().isCopied);
    answered.clear();
    auto *copies = find<QCheckBox>("copyUnknown");
    QTest::mouseClick(copies, Qt::LeftButton, {}, QPoint(8, copies->height() / 2));
    waitForAnswer(answered);
    TranslateRequest request;
    request.source = sentence;
    request.search = view().options();
    QVERIFY(request.search.replaceUnknown);
    request.prefix = {kUnk};
    const TranslateResult said = m_witness->translate(request);
    const ui::Token first = target->tokens().first();
    QVERIFY(first.isCopied && first.isForced);
    QVERIFY2(said.translation.text().starts_with(first.word.toStdString()),
        (first.word.toStdString() + ": " + said.translation.text()).c_str());
    QCOMPARE(find<QTreeWidget>("hypotheses")->topLevelItem(0)->text(1),
        QString::fromStdString(said.translation.text()));
    QVERIFY(target->accessibleDescription().contains(QStringLiteral("copied from the source")));
    (void)grab(m_session->window(), QStringLiteral("hands-copied"));

    // A hypothesis is looked at by its words, not by its text, in which one is copied.
    auto *table = find<QTreeWidget>("hypotheses");
    const std::vector<int> second = said.translation.hypotheses[1].ids;
    QVERIFY(second[0] == kUnk);
    answered.clear();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        table->visualItemRect(table->topLevelItem(1)).center());
    waitForAnswer(answered);
    QCOMPARE(trace().targetIds, second);
    QVERIFY(
        std::abs(trace().logProbability() - said.translation.hypotheses[1].logProbability) < 1e-3);
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 1);
    QVERIFY(target->tokens().first().isCopied);
}

/// By two clicks, and a third for the whole translation.
void TestTranslateHands::doesItNeedAttentionHere()
{
    constexpr int kStep = 5; // magazine
    auto *target = find<ui::TokenStrip>("targetTokens");
    QTest::mouseClick(target, Qt::LeftButton, {}, target->tokenRect(kStep).center());
    auto *table = find<QTableWidget>("attentionNeedTable");
    QVERIFY(!table->isVisible());
    click("needsAttention");
    QVERIFY(table->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 5, kLongMs);

    AttentionNeedQuestion question;
    question.source = trace().sourceIds;
    question.written = {trace().targetIds.begin(), trace().targetIds.begin() + kStep + 1};
    const auto said = m_witness->ask<AttentionNeedAnswer>(question);
    QVERIFY(std::abs(said.needs[0].logProbability - trace().logProbabilities[kStep]) < 1e-6);
    const QStringList names{QStringLiteral("as it is"), QStringLiteral("uniform"),
        QStringLiteral("permuted"), QStringLiteral("without its largest"), QStringLiteral("hard")};
    for (int row = 0; row < 5; ++row) {
        const AttentionNeed &need = said.needs[std::size_t(row)];
        QCOMPARE(table->item(row, 0)->text(), names.at(row));
        QCOMPARE(table->item(row, 1)->text(), QString::fromStdString(said.words[std::size_t(row)]));
        QCOMPARE(table->item(row, 2)->text(),
            ui::fixedNumber(std::exp(need.logProbabilityOfLikeliest), 2));
        QCOMPARE(table->item(row, 3)->text(), ui::fixedNumber(need.logProbability, 2));
    }
    const QString reading = find<QLabel>("attentionNeedReading")->text();
    const bool staysUniform = said.needs[1].stays(question.written.back());
    QVERIFY2(reading.contains(QString::fromStdString(said.words[1]))
            && reading.contains(staysUniform ? QStringLiteral("all the same")
                                             : QStringLiteral("needs attention here")),
        qPrintable(reading));
    (void)grab(m_session->window(), QStringLiteral("hands-need"));
    const QStringList cut = cutTexts(view()) + cutPaintedTexts(view());
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));

    // Another word is asked about by itself.
    QTest::keyClick(target, Qt::Key_Left);
    QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() == 5
            && table->horizontalHeaderItem(3)->text().contains(
                QString::fromStdString(trace().targetTokens[kStep - 1])),
        kLongMs);
    QTest::keyClick(target, Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 5, kLongMs);

    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    QTest::mouseClick(
        table->viewport(), Qt::LeftButton, {}, table->visualItemRect(table->item(1, 0)).center());
    waitForAnswer(answered);
    const Edits edits = view().whatIf().edits();
    QCOMPARE(edits.attention.size(), std::size_t(1));
    QVERIFY(edits.attention[0].kind == AttentionEdit::Kind::Uniform);
    QVERIFY(edits.attention[0].steps == (StepRange{kStep, kStep}));
    TranslateRequest request;
    request.search = view().options();
    request.prefix = {question.written.begin(), question.written.end() - 1};
    request.edits = edits;
    const TranslateResult all = m_witness->translate(request);
    QCOMPARE(trace().targetIds, all.trace.targetIds);
    QVERIFY(std::abs(trace().logProbability() - all.trace.logProbability()) < 1e-6);
    click("needsAttention");
}

/// With a change in force the matrix and the links of both answers are there.
void TestTranslateHands::bothFormsOfBothAnswers()
{
    const Trace own = trace();
    constexpr int kStep = 5;
    auto *target = find<ui::TokenStrip>("targetTokens");
    click("asBoth");
    QTest::mouseClick(target, Qt::LeftButton, {}, target->tokenRect(kStep).center());
    change(QStringLiteral("uniform"));
    QVector<QRect> places;
    for (const char *name : {"originalAttention", "attention", "originalLinks", "attentionLinks"}) {
        auto *picture = find<QWidget>(name);
        QVERIFY2(picture->isVisible() && picture->width() > 100 && picture->height() > 40, name);
        const QRect place(picture->mapTo(&view(), QPoint()), picture->size());
        for (const QRect &other : places)
            QVERIFY2(!place.intersects(other)
                    || qobject_cast<ui::AttentionLinks *>(picture), // scrolls in its area
                name);
        places << place;
    }
    const auto said
        = [&](const char *links) { return find<ui::AttentionLinks>(links)->targetText(kStep); };
    const auto largest = [](const Trace &of) {
        return ui::fixedNumber(double(*std::ranges::max_element(of.attention.row(kStep))), 2);
    };
    QVERIFY2(said("originalLinks").contains(largest(own)), qPrintable(said("originalLinks")));
    QVERIFY2(said("attentionLinks").contains(largest(trace())), qPrintable(said("attentionLinks")));
    QVERIFY(said("originalLinks") != said("attentionLinks"));
    (void)grab(m_session->window(), QStringLiteral("hands-both-changed"));
    QVERIFY2((cutTexts(view()) + cutPaintedTexts(view())).isEmpty(),
        qPrintable((cutTexts(view()) + cutPaintedTexts(view())).join(u'\n')));
    click("asMatrix");
}

void TestTranslateHands::eachChangeHasItsOwnAnswer()
{
    auto *source = find<ui::TokenStrip>("sourceTokens");
    auto *target = find<ui::TokenStrip>("targetTokens");
    const std::vector<int> own = trace().targetIds;
    QTest::mouseClick(target, Qt::LeftButton, {}, target->tokenRect(5).center());
    change(QStringLiteral("uniform"));
    QTest::mouseClick(source, Qt::LeftButton, {}, source->tokenRect(4).center());
    change(QStringLiteral("Leave it out"));
    QCOMPARE(view().whatIf().list().size(), 2);
    auto *table = find<QTableWidget>("whatIfTable");
    QCOMPARE(table->rowCount(), 4);
    const auto number = [table](int row) {
        const QTableWidgetItem *item = table->item(row, 2);
        return item ? item->text() : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!number(1).isEmpty() && !number(2).isEmpty(), kLongMs);
    for (int index = 0; index < 2; ++index) {
        TranslateRequest request;
        request.search = view().options();
        request.edits = view().whatIf().alone(index);
        if (index == 0)
            request.prefix = {own.begin(), own.begin() + 5};
        const TranslateResult said = m_witness->translate(request);
        QCOMPARE(number(index + 1), ui::fixedNumber(said.trace.logProbability(), 2));
        const auto *words = qobject_cast<QLabel *>(table->cellWidget(index + 1, 1));
        QVERIFY(words);
        QStringList expected;
        for (std::size_t t = 0; t + 1 < said.trace.targetTokens.size(); ++t)
            expected << QString::fromStdString(said.trace.targetTokens[t]);
        QCOMPARE(words->accessibleName(), expected.join(u' '));
    }
    QCOMPARE(number(3), ui::fixedNumber(trace().logProbability(), 2)); // all together
    (void)grab(m_session->window(), QStringLiteral("hands-each"));
    const QStringList cut = cutTexts(view()) + cutPaintedTexts(view());
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    // One that is switched off keeps its answer.
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    const QString before = number(2);
    QTest::mouseClick(
        table->cellWidget(2, 0)->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
    waitForAnswer(answered);
    QTRY_COMPARE_WITH_TIMEOUT(number(2), before, kLongMs);
}

void TestTranslateHands::whatIsAskedAnewWhenTheModelLearns()
{
    auto *target = find<ui::TokenStrip>("targetTokens");
    QTest::mouseClick(target, Qt::LeftButton, {}, target->tokenRect(5).center());
    view().whatIf().add({AttentionEdit{}, QStringLiteral("attention uniform")});
    auto *table = find<QTableWidget>("whatIfTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->rowCount() == 3 && table->item(1, 2), kLongMs);
    const auto weights = m_session->lastResult()->weights;
    auto *step = m_session->window().findChild<QToolButton *>(QStringLiteral("oneStepToolButton"));
    QTest::mouseClick(step, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()->weights != weights, kLongMs);
    // The answer without changes is of the new weights too.
    QTRY_COMPARE_WITH_TIMEOUT(table->item(0, 0)->text(), QStringLiteral("as it is"), kLongMs);
}

QTEST_MAIN(TestTranslateHands)
#include "tst_translate_hands.moc"
