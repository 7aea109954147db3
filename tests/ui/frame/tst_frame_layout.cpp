// SPDX-License-Identifier: GPL-3.0-or-later
// The frame fits the screen, and nothing in it moves or is cut for longer or larger texts.
#include "engine_state.h"
#include "ui/frame/main_window.h"

#include <QLabel>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScreen>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::status;

class TestFrameLayout : public QObject {
    Q_OBJECT

private slots:
    void fitsASmallScreen();
    void firstWindowFitsTheScreenWithItsFrame_data();
    void firstWindowFitsTheScreenWithItsFrame();
    void numbersStayWhenTheTextGrows_data();
    void numbersStayWhenTheTextGrows();
    void toolButtonsStayWhateverTheCorpusIsCalled();
};

void TestFrameLayout::fitsASmallScreen()
{
    MainWindow window;
    window.setExperimentTexts(QStringLiteral("demo"),
        QStringLiteral("Everyday Chinese to English · 30,000"),
        QStringLiteral("CS224N: BiLSTM · general · 256"));
    EngineStatus now = status(EngineState::Training);
    now.maxEpochs = 20;
    window.setStatus(now);
    window.show();
    QVERIFY2(window.minimumSizeHint().width() <= 1280,
        qPrintable(QString::number(window.minimumSizeHint().width())));
    window.resize(1280, 720);
    const auto *reset = window.findChild<QToolButton *>(QStringLiteral("resetToolButton"));
    QVERIFY(reset->mapTo(&window, reset->rect().bottomRight()).x() < 1280);
}

void TestFrameLayout::firstWindowFitsTheScreenWithItsFrame_data()
{
    QTest::addColumn<QRect>("available");
    QTest::addColumn<QMargins>("frame");
    const QMargins frame(6, 32, 6, 6);
    QTest::newRow("1280x720 with a panel") << QRect(0, 28, 1280, 692) << frame;
    QTest::newRow("1024x768") << QRect(0, 0, 1024, 768) << frame;
    QTest::newRow("1920x1080") << QRect(0, 0, 1920, 1080) << frame;
    QTest::newRow("second screen") << QRect(1920, 0, 1280, 720) << QMargins();
}

void TestFrameLayout::firstWindowFitsTheScreenWithItsFrame()
{
    QFETCH(QRect, available);
    QFETCH(QMargins, frame);
    const QRect first = firstGeometry(available, frame);
    QVERIFY(available.contains(first.marginsAdded(frame)));
    QVERIFY(first.width() >= std::min(1440, available.width() - frame.left() - frame.right()));
    // And the window itself, on the screen of this machine.
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(window.screen()->availableGeometry().contains(window.frameGeometry()));
}

void TestFrameLayout::numbersStayWhenTheTextGrows_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("factor");
    QTest::newRow("wide, normal") << 1440 << 1.0;
    QTest::newRow("1000, normal") << 1000 << 1.0;
    QTest::newRow("1280, eight times bigger") << 1280 << 1.8;
    QTest::newRow("1000, largest") << 1000 << 2.2;
}

void TestFrameLayout::numbersStayWhenTheTextGrows()
{
    QFETCH(int, width);
    QFETCH(double, factor);
    const QFont normal = QApplication::font();
    MainWindow window;
    window.setExperimentTexts(QStringLiteral("demo"),
        QStringLiteral("Everyday Chinese to English · 29,000"),
        QStringLiteral("BiLSTM · general · 64"));
    EngineStatus now = status(EngineState::Training);
    now.maxEpochs = 20;
    now.epoch = 7.2;
    now.progress = 0.36;
    now.secondsLeft = 101.4;
    window.setStatus(now);
    window.setPace(6.21, 5310);
    window.show();
    QFont larger = normal;
    larger.setPointSizeF(normal.pointSizeF() * factor);
    QApplication::setFont(larger);
    window.resize(width, 700);
    const auto restore = qScopeGuard([&] { QApplication::setFont(normal); });

    const auto *pace = window.findChild<QLabel *>(QStringLiteral("paceLabel"));
    QVERIFY(pace->text().contains(QLatin1String("dev perplexity")));
    QTRY_VERIFY2(pace->width() >= pace->sizeHint().width(),
        qPrintable(
            QStringLiteral("%1 of %2 pixels").arg(pace->width()).arg(pace->sizeHint().width())));
    QVERIFY(pace->mapTo(&window, pace->rect().bottomRight()).x() < window.width());
    QTRY_COMPARE(window.width(), width); // nothing makes it wider than it was asked to be
    for (const auto *button :
        window.findChildren<QToolButton *>(QRegularExpression(QStringLiteral("ToolButton$")))) {
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->objectName()));
        QTRY_VERIFY2(
            button->height() >= QFontMetrics(larger).height(), qPrintable(button->objectName()));
        QVERIFY2(button->mapTo(&window, button->rect().bottomRight()).x() < window.width(),
            qPrintable(button->objectName()));
    }
}

/// Whoever is about to click Train does not hit Reset because a corpus has a longer name.
void TestFrameLayout::toolButtonsStayWhateverTheCorpusIsCalled()
{
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    EngineStatus now = status(EngineState::Training);
    now.maxEpochs = 20;
    window.setStatus(now);
    const auto places = [&](const QString &corpus, const QString &model) {
        window.setExperimentTexts(QStringLiteral("demo"), corpus, model);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QList<QRect> rects;
        for (const char *name : {"runButton", "trainToolButton", "oneStepToolButton",
                 "stopToolButton", "resetToolButton"})
            rects << window.findChild<QToolButton *>(QLatin1String(name))->geometry();
        return rects;
    };
    const QList<QRect> before = places(QStringLiteral("a · 3"), QStringLiteral("GRU"));
    QCOMPARE(places(QStringLiteral("A corpus with a name that never seems to end · 1,234,567"),
                 QStringLiteral("BiLSTM 2×256 · additive · 512 · 4 layers")),
        before);
    window.setPace(3.14, 123'456);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(places(QStringLiteral("b"), QStringLiteral("RNN")), before);
}

QTEST_MAIN(TestFrameLayout)
#include "tst_frame_layout.moc"
