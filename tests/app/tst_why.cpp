// SPDX-License-Identifier: GPL-3.0-or-later
// "Why this word, and not that one?" on the real window with real models, by mouse: what is shown
// is what a second engine on the same weights says.
#include "app/live_engine.h"
#include "app/preparation.h"
#include "app/resources.h"
#include "app/session.h"
#include "core/corpus/builtin.h"
#include "core/run/recipe.h"
#include "fake_engine.h"
#include "real_window.h"
#include "tests/ui/look.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/what_if.h"
#include "ui/translate/why_page.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/format.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/token_strip.h"
#include "witness.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 60'000;

SaliencyAnswer saliencyOf(Witness &witness, const Trace &trace, const SaliencyOptions &options)
{
    return witness.ask<SaliencyAnswer>(SaliencyQuestion{trace.sourceIds, trace.targetIds, options});
}

WishAnswer wishOf(Witness &witness, const Trace &trace, const Wish &wish)
{
    return witness.ask<WishAnswer>(WishQuestion{trace.sourceIds, trace.targetIds, wish});
}

bool areClose(const std::vector<double> &shown, std::span<const float> expected)
{
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (i >= shown.size() || std::abs(shown[i] - double(expected[i])) > 1e-6)
            return false;
    return shown.size() == expected.size();
}

Experiment letters(const std::string &preset)
{
    return lettersExperiment(endlessLetters(preset));
}

} // namespace

class TestWhy : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whyMagazineRatherThanNovelInUnderEightClicks();
    void everyMethodSaysWhatTheModelSays();
    void allWordsAsAMatrix();
    void theAttentionThatIsWishedForCanBeTried();
    void theChangedModelIsExplained();
    void worksWhileTrainingRuns();
    void aOneHotModelWithoutAttention();

private:
    template <typename T> T *find(const char *name)
    {
        return m_session->window().findChild<T *>(QLatin1String(name));
    }
    void press(const char *button) { click(find<QAbstractButton>(button)); }
    void click(
        QWidget *widget, const QPoint &position = {}, Qt::MouseButton button = Qt::LeftButton)
    {
        ++m_clicks;
        QTest::mouseClick(
            widget, button, {}, position.isNull() ? widget->rect().center() : position);
        if (button == Qt::RightButton) { // the platform sends this one beside the press
            QContextMenuEvent event(
                QContextMenuEvent::Mouse, position, widget->mapToGlobal(position));
            QCoreApplication::sendEvent(widget, &event);
        }
    }
    const Trace &trace() { return m_session->lastResult()->trace; }
    void openBuiltin();
    /// Picks a word of the translation and an alternative to it, and asks, all by mouse.
    void askByMouse(int step, int alternative);
    void choose(const char *box, int index);
    void openPage();
    int stepOf(const std::string &word);
    int alternative(int step, const std::string &word);
    ui::BarRows *bars() { return find<ui::BarRows>("whyBars"); }
    bool isAnswered() { return !bars()->rows().isEmpty() && !bars()->rows()[0].values.empty(); }
    void look(const char *name)
    {
        (void)seq2seq::test::grab(m_session->window(), QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    int m_clicks = 0;
};

void TestWhy::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<Session>(realWindow(*m_folder));
    m_session->show();
    m_clicks = 0;
}

void TestWhy::cleanup()
{
    m_session.reset();
}

void TestWhy::openBuiltin()
{
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().state == EngineState::Ready, kLongMs);
}

void TestWhy::askByMouse(int step, int alternative)
{
    auto *tokens = find<ui::TokenStrip>("targetTokens");
    click(tokens, tokens->tokenRect(step).center());
    auto *alternatives = find<ui::ProbabilityBars>("alternatives");
    QTRY_VERIFY(alternatives->isVisible());
    click(alternatives, alternatives->rowRect(alternative).center(), Qt::RightButton);
    auto *menu = alternatives->findChild<QMenu *>();
    QVERIFY(menu);
    click(menu, menu->actionGeometry(menu->actions().constFirst()).center());
}

void TestWhy::openPage()
{
    auto *pages = m_session->translateView().findChild<ui::PageStack *>();
    click(pages->tabs(), pages->tabs()->tabRect(pages->indexOf(QStringLiteral("why"))).center());
    QVERIFY(m_session->translateView().whyPage().isVisible());
}

/// By keys: popups of boxes are windows of their own.
void TestWhy::choose(const char *name, int index)
{
    auto *box = find<QComboBox>(name);
    while (box->currentIndex() != index)
        QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
}

/// The place of a word of the translation that is shown.
int TestWhy::stepOf(const std::string &word)
{
    const std::vector<std::string> &words = trace().targetTokens;
    return int(std::ranges::find(words, word) - words.begin());
}

int TestWhy::alternative(int step, const std::string &word)
{
    const std::vector<WordProbability> &top = trace().topWords.at(std::size_t(step));
    return int(std::ranges::find(top, word, [](const WordProbability &p) { return p.word; })
        - top.begin());
}

void TestWhy::whyMagazineRatherThanNovelInUnderEightClicks()
{
    openBuiltin();
    press("translateButton");
    const int step = stepOf("magazine");
    const int novel = alternative(step, "novel");
    askByMouse(step, novel);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongMs);
    QVERIFY2(m_clicks < 8, qPrintable(QString::number(m_clicks)));
    look("why-rather-than");

    QCOMPARE(m_session->translateView().whyPage().title(), QStringLiteral("Why “magazine” …"));
    QCOMPARE(find<QComboBox>("whyOther")->currentText(), QStringLiteral("rather than novel"));
    Witness reference(prepareFile(shippedModel().toStdString()).experiment);
    SaliencyOptions options;
    options.word = step;
    options.ratherThan = trace().topWords[std::size_t(step)][std::size_t(novel)].id;
    const Saliency expected = saliencyOf(reference, trace(), options).saliency;
    QVERIFY(areClose(bars()->rows()[0].values, expected.scores.row(0)));
    QVERIFY(areClose(bars()->rows()[1].values, trace().attention.row(std::size_t(step))));
    QCOMPARE(bars()->columns().size(), qsizetype(trace().sourceLength()));
    QCOMPARE(find<QLabel>("whyQuantity")->text(),
        QStringLiteral("log P(magazine) − log P(novel) = %1")
            .arg(ui::fixedNumber(expected.quantities[0], 3)));
    const double sum
        = std::accumulate(expected.scores.row(0).begin(), expected.scores.row(0).end(), 0.0);
    QVERIFY(std::abs(sum - expected.differences[0]) < 0.05);
    const QString check = find<QLabel>("whyCheck")->text();
    QVERIFY2(check.contains(ui::fixedNumber(sum, 3))
            && check.contains(ui::fixedNumber(expected.differences[0], 3)),
        qPrintable(check));
    // A source word that is picked here is picked everywhere.
    click(bars(), bars()->columnRect(9).center());
    QCOMPARE(find<ui::TokenStrip>("sourceTokens")->current(), 9);
}

void TestWhy::everyMethodSaysWhatTheModelSays()
{
    openBuiltin();
    press("translateButton");
    const int step = stepOf("magazine");
    auto *tokens = find<ui::TokenStrip>("targetTokens");
    click(tokens, tokens->tokenRect(step).center());
    openPage();
    Witness reference(prepareFile(shippedModel().toStdString()).experiment);
    const std::array methods{SaliencyMethod::IntegratedGradients, SaliencyMethod::GradientInput,
        SaliencyMethod::Occlusion};
    for (int i = 0; i < int(methods.size()); ++i) {
        choose("whyMethod", i);
        SaliencyOptions options;
        options.method = methods[std::size_t(i)];
        options.word = step;
        const Saliency expected = saliencyOf(reference, trace(), options).saliency;
        QTRY_VERIFY_WITH_TIMEOUT(
            isAnswered() && areClose(bars()->rows()[0].values, expected.scores.row(0)), kLongMs);
        QVERIFY(find<QLabel>("whyQuantity")
                    ->text()
                    .contains(ui::fixedNumber(expected.quantities[0], 3)));
        QCOMPARE(find<QLabel>("whyCheck")->text().isEmpty(), i != 0);
    }
    look("why-occlusion");
}

void TestWhy::allWordsAsAMatrix()
{
    openBuiltin();
    press("translateButton");
    openPage();
    press("whyAllWords");
    auto *matrix = find<ui::HeatmapView>("whyMatrix");
    QTRY_VERIFY_WITH_TIMEOUT(!matrix->weights().isEmpty(), kLongMs);
    Witness reference(prepareFile(shippedModel().toStdString()).experiment);
    const Saliency expected = saliencyOf(reference, trace(), SaliencyOptions()).saliency;
    QCOMPARE(matrix->weights().rows, trace().targetLength());
    QVERIFY(areClose({matrix->weights().values.begin(), matrix->weights().values.end()},
        expected.scores.values));
    click(matrix, matrix->cellRect(3, 4).center());
    QCOMPARE(find<ui::TokenStrip>("targetTokens")->current(), 3);
    look("why-all");
    // Back to the word that was picked in the matrix.
    press("whyThisWord");
    QTRY_VERIFY_WITH_TIMEOUT(
        isAnswered() && areClose(bars()->rows()[0].values, expected.scores.row(3)), kLongMs);
}

void TestWhy::theAttentionThatIsWishedForCanBeTried()
{
    openBuiltin();
    press("translateButton");
    const int step = stepOf("magazine");
    const int novel = alternative(step, "novel");
    askByMouse(step, novel);
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongMs);
    press("wish");
    QTRY_VERIFY_WITH_TIMEOUT(bars()->rows().size() == 3, kLongMs);
    look("why-wish");
    Witness reference(prepareFile(shippedModel().toStdString()).experiment);
    Wish wish;
    wish.step = step;
    wish.word = trace().topWords[std::size_t(step)][std::size_t(novel)].id;
    const WishedAttention expected = wishOf(reference, trace(), wish).found;
    for (std::size_t i = 0; i < expected.weights.size(); ++i)
        QVERIFY(std::abs(bars()->rows()[2].values[i] - expected.weights[i]) < 1e-6);
    QVERIFY(expected.after > expected.before);
    const QString answer = find<QLabel>("wishAnswer")->text();
    QVERIFY2(answer.contains(ui::fixedNumber(expected.after, 2))
            && answer.contains(ui::fixedNumber(expected.before, 2)),
        qPrintable(answer));
    QCOMPARE(answer.contains(QStringLiteral("is the likeliest word")), expected.isLikeliest);

    const auto before = m_session->lastResult();
    press("tryWish");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != before, kLongMs);
    const std::vector<float> now(trace().attention.row(std::size_t(step)).begin(),
        trace().attention.row(std::size_t(step)).end());
    for (std::size_t i = 0; i < expected.weights.size(); ++i)
        QVERIFY(std::abs(double(now[i]) - expected.weights[i]) < 1e-6);
    for (const WordProbability &top : trace().topWords[std::size_t(step)])
        if (top.id == wish.word)
            QVERIFY(std::abs(std::log(top.probability) - expected.after) < 1e-4);
    QCOMPARE(trace().topWords[std::size_t(step)][0].id, expected.likeliest);
    look("why-tried");
    m_session->translateView().whatIf().undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(trace().attention == before->trace.attention, kLongMs);
}

void TestWhy::theChangedModelIsExplained()
{
    openBuiltin();
    press("translateButton");
    const int step = stepOf("magazine");
    auto *tokens = find<ui::TokenStrip>("targetTokens");
    click(tokens, tokens->tokenRect(step).center());
    openPage();
    choose("whyMethod", 2); // occlusion: places move with the words
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongMs);
    const std::vector<double> own = bars()->rows()[0].values;
    AttentionEdit edit;
    edit.kind = AttentionEdit::Kind::WithoutWords;
    edit.words = {2};
    const auto before = m_session->lastResult();
    m_session->translateView().whatIf().add({edit, QStringLiteral("hidden")});
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != before, kLongMs);
    Witness reference(prepareFile(shippedModel().toStdString()).experiment);
    SaliencyOptions options;
    options.method = SaliencyMethod::Occlusion;
    options.word = step;
    options.edits.attention = {edit};
    const Saliency expected = saliencyOf(reference, trace(), options).saliency;
    QTRY_VERIFY_WITH_TIMEOUT(
        isAnswered() && areClose(bars()->rows()[0].values, expected.scores.row(0)), kLongMs);
    QVERIFY(bars()->rows()[0].values != own);
    QVERIFY(m_session->translateView().whyPage().info().contains(QStringLiteral("changed model")));
}

void TestWhy::worksWhileTrainingRuns()
{
    m_session->bridge().engine().use(letters("cs224n"), {});
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    press("translateButton");
    openPage();
    m_session->bridge().engine().train();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().step > 2, kLongMs);
    // Of weights that came after those of the translation: the page says so.
    auto *tokens = find<ui::TokenStrip>("targetTokens");
    click(tokens, tokens->tokenRect(0).center());
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongMs);
    QCOMPARE(m_session->bridge().status().state, EngineState::Training);
    const QString info = m_session->translateView().whyPage().info();
    QVERIFY2(info.contains(QStringLiteral("of step")), qPrintable(info));
    m_session->bridge().engine().stop();
    // The translation of the newest weights is asked for, and explained.
    QTRY_VERIFY_WITH_TIMEOUT(
        isAnswered() && m_session->translateView().whyPage().info().isEmpty(), kLongMs);
}

void TestWhy::aOneHotModelWithoutAttention()
{
    m_session->bridge().engine().use(letters("char-classic"), {});
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    QVERIFY(trace().config.oneHot && trace().attention.isEmpty());
    press("translateButton");
    auto *tokens = find<ui::TokenStrip>("targetTokens");
    click(tokens, tokens->tokenRect(0).center());
    openPage();
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kLongMs);
    look("why-one-hot");
    QCOMPARE(bars()->rows().size(), 1); // no attention beside it
    QVERIFY(!find<QPushButton>("wish")->isVisible());
    auto *methods = find<QComboBox>("whyMethod");
    QCOMPARE(methods->currentIndex(), 2);
    auto *model = qobject_cast<QStandardItemModel *>(methods->model());
    QVERIFY(!model->item(0)->isEnabled() && !model->item(1)->isEnabled());
    const QString meaning = find<QLabel>("whyMeaning")->text();
    QVERIFY2(meaning.contains(QStringLiteral("one-hot"))
            && meaning.contains(QStringLiteral("has no attention")),
        qPrintable(meaning));
    Witness reference(letters("char-classic"));
    SaliencyOptions options;
    options.method = SaliencyMethod::Occlusion;
    options.word = 0;
    QVERIFY(areClose(
        bars()->rows()[0].values, saliencyOf(reference, trace(), options).saliency.scores.row(0)));
}

QTEST_MAIN(TestWhy)
#include "tst_why.moc"
