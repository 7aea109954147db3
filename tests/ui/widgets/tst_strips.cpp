// SPDX-License-Identifier: GPL-3.0-or-later
// Token chips and number strips, and the table of a strip's values.
#include "tests/ui/made_up_trace.h"
#include "tests/ui/pseudo_language.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tensor_strip.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"
#include "ui/widgets/value_table.h"

#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

int countColor(const QImage &image, const QRect &area, QRgb color)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixel(x, y) == color;
    }
    return count;
}

} // namespace

class TestStrips : public QObject {
    Q_OBJECT

private slots:
    void tokensComeFromATrace()
    {
        const Trace trace = madeUpTrace();
        const QVector<Token> tokens = tokensOf(trace.sourceTokens, trace.sourceIds);
        QCOMPARE(tokens.size(), 13);
        QCOMPARE(tokens.at(3), (Token{QStringLiteral("图书馆"), 1916, false, false}));
        QVERIFY(tokens.at(8).isUnknown); // kUnk keeps its spelling
    }

    void chipsWrapAndNeverOverlap()
    {
        TokenStrip strip(TokenStrip::Form::Chips, TokenStrip::Side::Source);
        const Trace trace = madeUpTrace();
        strip.setTokens(tokensOf(trace.sourceTokens, trace.sourceIds));
        QVERIFY(strip.heightForWidth(200) > strip.heightForWidth(2000));
        strip.resize(200, strip.heightForWidth(200));
        strip.show();
        for (int i = 0; i < 13; ++i) {
            QVERIFY(strip.rect().contains(strip.tokenRect(i)));
            for (int j = 0; j < i; ++j)
                QVERIFY(!strip.tokenRect(i).intersects(strip.tokenRect(j)));
        }
    }

    void theSelectedChipIsOrangeInBothModes()
    {
        Selection selection;
        TokenStrip strip(TokenStrip::Form::Chips, TokenStrip::Side::Target);
        strip.setSelection(&selection);
        const Trace trace = madeUpTrace();
        strip.setTokens(tokensOf(trace.targetTokens, trace.targetIds));
        strip.resize(900, 50);
        selection.setTargetIndex(8);
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            strip.setPalette(palette);
            const QImage image = strip.grab().toImage();
            const QRgb fill = Theme(palette).accentFill.rgb();
            QVERIFY(countColor(image, strip.tokenRect(8), fill) > 200);
            QCOMPARE(countColor(image, strip.tokenRect(7), fill), 0);
        }
    }

    void clickAndKeysSelectOnTheirOwnSide()
    {
        Selection selection;
        TokenStrip strip(TokenStrip::Form::Chips, TokenStrip::Side::Source);
        strip.setSelection(&selection);
        strip.setTokens(
            {{QStringLiteral("a"), 5}, {QStringLiteral("b"), 6}, {QStringLiteral("c"), 7}});
        strip.resize(400, 50);
        QSignalSpy clicked(&strip, &TokenStrip::clicked);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tokenRect(1).center());
        QCOMPARE(selection.sourceIndex(), 1);
        QCOMPARE(selection.targetIndex(), -1);
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Right);
        QCOMPARE(selection.sourceIndex(), 2);
        QTest::keyClick(&strip, Qt::Key_Home);
        QCOMPARE(selection.sourceIndex(), 0);
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("token 1 of 3")));
    }

    void hoverIsShared()
    {
        Selection selection;
        TokenStrip strip(TokenStrip::Form::Chips, TokenStrip::Side::Target);
        strip.setSelection(&selection);
        strip.setTokens({{QStringLiteral("a"), 5}, {QStringLiteral("b"), 6}});
        strip.resize(400, 50);
        strip.show();
        QTest::mouseMove(&strip, strip.tokenRect(1).center());
        QTRY_COMPARE(selection.hoveredTarget(), 1);
    }

    void aPlayersStripOnlySpeaks()
    {
        TokenStrip strip(TokenStrip::Form::Compact, TokenStrip::Side::Target);
        strip.setPalette(lightPalette());
        strip.setSelectsOnClick(false);
        const Trace trace = madeUpTrace();
        strip.setTokens(tokensOf(trace.targetTokens, trace.targetIds));
        strip.resize(300, strip.heightForWidth(300));
        strip.show();
        QVERIFY(strip.rect().contains(strip.tokenRect(10)));
        for (int i = 0; i < strip.tokens().size(); ++i) // each word whole, in as many lines
            QVERIFY2(strip.tokenRect(i).width() >= QFontMetrics(smallFont(strip.font()))
                                                       .horizontalAdvance(strip.tokens().at(i).word)
                        + 4,
                qPrintable(strip.tokens().at(i).word));
        QVERIFY(strip.tokenRect(10).top() > strip.tokenRect(0).top());
        strip.setReached(2);
        strip.setCurrent(2);
        QSignalSpy clicked(&strip, &TokenStrip::clicked);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tokenRect(5).center());
        QCOMPARE(clicked.takeFirst(), QVariantList{5});
        QCOMPARE(strip.current(), 2);
        const Theme theme(lightPalette());
        const QImage image = strip.grab().toImage();
        QVERIFY(countColor(image, strip.tokenRect(1), theme.targetFill.rgb()) > 50);
        QVERIFY(countColor(image, strip.tokenRect(2), theme.accent.rgb()) > 50);
        QCOMPARE(countColor(image, strip.tokenRect(5), theme.targetFill.rgb()), 0);
    }

    void stripCellsHaveTheColourOfTheirValue()
    {
        TensorStrip strip(QStringLiteral("h"), TensorStrip::Kind::State);
        const std::vector<float> values{-1, -0.5F, 0, 0.5F, 1};
        strip.setValues(values);
        strip.resize(252, 16); // 50 pixels a cell
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            strip.setPalette(palette);
            const Theme theme(palette);
            strip.setKind(TensorStrip::Kind::State);
            QImage image = strip.grab().toImage();
            for (int i = 0; i < 5; ++i)
                QCOMPARE(image.pixel(1 + 50 * i + 25, 8),
                    theme.diverging(double(values[std::size_t(i)])));
            strip.setKind(TensorStrip::Kind::Gate);
            image = strip.grab().toImage();
            QCOMPARE(image.pixel(1 + 50 * 4 + 25, 8), theme.blues(1));
        }
        strip.setKind(TensorStrip::Kind::State);
        strip.setScale(2);
        QCOMPARE(
            strip.grab().toImage().pixel(1 + 50 * 4 + 25, 8), Theme(darkPalette()).diverging(0.5));
    }

    void nothingBigIsHiddenWhenCellsAreNarrowerThanPixels()
    {
        TensorStrip strip(QStringLiteral("h"), TensorStrip::Kind::State);
        strip.setPalette(lightPalette());
        std::vector<float> values(1000, 0.0F);
        values[503] = 1;
        strip.setValues(values);
        strip.resize(102, 16);
        QVERIFY(countColor(strip.grab().toImage(), strip.rect(), Theme(lightPalette()).diverging(1))
            > 10);
    }

    void valuesAreNamedAndAskedForByMouseAndKeys()
    {
        TensorStrip strip(QStringLiteral("h"), TensorStrip::Kind::State);
        std::vector<float> values(64, 0.25F);
        values[37] = -0.213F;
        strip.setValues(values);
        strip.resize(642, 16);
        QCOMPARE(strip.valueText(37), QStringLiteral("h[37] = −0.213"));
        QCOMPARE(strip.valueText(64), QString());
        QCOMPARE(strip.indexAt(1 + 37 * 10 + 5), 37);
        QCOMPARE(strip.indexAt(900), -1);
        QSignalSpy asked(&strip, &TensorStrip::valuesRequested);
        QTest::mouseDClick(&strip, Qt::LeftButton, {}, {100, 8});
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(asked.count(), 2);
        QTest::keyClick(&strip, Qt::Key_End);
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("h[63] = 0.250")));
    }

    void litStripsAreFramedInOrange()
    {
        TensorStrip strip(QStringLiteral("h"), TensorStrip::Kind::State);
        strip.setPalette(lightPalette());
        strip.setValues(std::vector<float>(8, 0.0F));
        strip.resize(200, 16);
        const QRgb accent = Theme(lightPalette()).accent.rgb();
        QCOMPARE(countColor(strip.grab().toImage(), strip.rect(), accent), 0);
        strip.setLit(true);
        QVERIFY(countColor(strip.grab().toImage(), strip.rect(), accent) > 300);
    }

    void anEmptyStripIsHarmless()
    {
        TensorStrip strip(QStringLiteral("h"), TensorStrip::Kind::State);
        QSignalSpy asked(&strip, &TensorStrip::valuesRequested);
        QTest::mouseDClick(&strip, Qt::LeftButton);
        QTest::keyClick(&strip, Qt::Key_Right);
        QVERIFY(!strip.grab().isNull());
        QCOMPARE(asked.count(), 0);
    }

    void valueTableShowsEveryNumberAtItsIndex()
    {
        std::vector<float> values;
        for (int i = 0; i < 23; ++i)
            values.push_back(float(i) / 10 - 1);
        const ValueTable table(
            QStringLiteral("h_9"), values, [] { return QStringLiteral("State (h_9)"); });
        QCOMPARE(table.summary(),
            QStringLiteral("23 values, smallest −1.000, largest 1.200, mean 0.100"));
        const auto *cells = table.findChild<QTableWidget *>(QStringLiteral("values"));
        QCOMPARE(cells->rowCount(), 3);
        QCOMPARE(cells->item(2, 2)->text(), QStringLiteral("1.2000"));
        QCOMPARE(cells->item(0, 0)->text(), QStringLiteral("−1.0000"));
        QCOMPARE(table.toCsv().split('\n').value(0), QByteArray("index,h_9\r"));
        QCOMPARE(table.toCsv().split('\n').value(23), QByteArray("22,1.20000005\r"));
    }

    /// It is no modal dialog: the language may change while it is open.
    void valueTableFollowsTheLanguage()
    {
        const std::vector<float> values{1, 2};
        ValueTable table(QStringLiteral("h"), values,
            [] { return QCoreApplication::translate("seq2seq::ui::Test", "State of a word"); });
        table.show();
        QCOMPARE(table.windowTitle(), QStringLiteral("State of a word"));
        seq2seq::test::PseudoTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QTRY_VERIFY(table.windowTitle().startsWith(seq2seq::test::kPseudoMark));
        QStringList left = seq2seq::test::untranslatedTexts(table);
        QCoreApplication::removeTranslator(&translator);
        left.removeIf([](const QString &text) { return text.contains(QStringLiteral("Close")); });
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    }

    void forcedTokensAreMarkedAndSaid()
    {
        TokenStrip strip(TokenStrip::Form::Compact, TokenStrip::Side::Target);
        strip.resize(300, 40);
        const std::vector<std::string> words{"I", "see", "it"};
        strip.setTokens(tokensOf(words, {4, 5, 6}));
        const QImage free = strip.grab().toImage();
        strip.setTokens(tokensOf(words, {4, 5, 6}, {1}));
        const QImage forced = strip.grab().toImage();
        QVERIFY(free.copy(strip.tokenRect(1)) != forced.copy(strip.tokenRect(1)));
        QVERIFY(free.copy(strip.tokenRect(0)) == forced.copy(strip.tokenRect(0)));
        QVERIFY(strip.accessibleDescription().contains(QStringLiteral("forced: see")));
    }
};

QTEST_MAIN(TestStrips)
#include "tst_strips.moc"
