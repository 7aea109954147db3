// SPDX-License-Identifier: GPL-3.0-or-later
// What the frame says: its messages, and its bar while something takes long.
#include "ui/frame/busy_bar.h"
#include "ui/frame/main_window.h"

#include <QDesktopServices>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

/// Stands in for the file manager.
class UrlCatcher : public QObject {
    Q_OBJECT

public:
    UrlCatcher() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~UrlCatcher() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened << url; }
};

} // namespace

class TestFrameMessages : public QObject {
    Q_OBJECT

private slots:
    void messagesStayUntilTheyAreClosed();
    void busyBarCanBeCancelled();
    void messagesCoverAndMoveNothing();
    void aNoticeShowsItsFolder();
    void successClearsTheProblemOfItsKind();
};

void TestFrameMessages::messagesStayUntilTheyAreClosed()
{
    MainWindow window;
    window.show();
    QVERIFY(window.messages().isHidden());
    window.addMessage(MessageKind::Remark, "The first.");
    window.addMessage(MessageKind::Problem, "The second.");
    window.addMessage(MessageKind::Problem, "The second.");
    QVERIFY(window.messages().isVisible());
    QCOMPARE(window.messages().count(), 2);
    QCOMPARE(window.messages().text(), QStringLiteral("The second."));
    QCOMPARE(window.findChild<QLabel *>(QStringLiteral("messageText"))->text(),
        QStringLiteral("The second."));
    QTest::mouseClick(
        window.findChild<QToolButton *>(QStringLiteral("messageClose")), Qt::LeftButton);
    QCOMPARE(window.messages().text(), QStringLiteral("The first."));
    window.messages().clearRemarks();
    QVERIFY(window.messages().isHidden());
}

void TestFrameMessages::busyBarCanBeCancelled()
{
    MainWindow window;
    window.show();
    BusyBar &bar = window.busyBar();
    QSignalSpy cancelled(&bar, &BusyBar::cancelRequested);
    bar.start("Reading…");
    bar.setProgress(0.25);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.findChild<QProgressBar *>()->value(), 250);
    auto *cancel = window.findChild<QPushButton *>(QStringLiteral("busyCancel"));
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTest::mouseClick(cancel, Qt::LeftButton); // a second click asks for nothing more
    QCOMPARE(cancelled.count(), 1);
    bar.finish();
    QVERIFY(!bar.isVisible());
    bar.start("Again…");
    QVERIFY(cancel->isEnabled());
}

void TestFrameMessages::messagesCoverAndMoveNothing()
{
    MainWindow window;
    auto *view = new QLabel(QStringLiteral("work"));
    window.setWorkspaceView(Workspace::Data, view);
    window.resize(760, 700);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const auto work = [&] { return QRect(view->mapTo(&window, QPoint()), view->size()); };
    const QRect before = work();
    window.addMessage(MessageKind::Problem, "The disk is full.");
    QTRY_VERIFY(window.messages().height() > 10);
    QCOMPARE(work(), before);
    const auto bar = [&] {
        return QRect(window.messages().mapTo(&window, QPoint()), window.messages().size());
    };
    QVERIFY(bar().height() >= window.messages().sizeHint().height());
    QVERIFY(window.rect().contains(bar()));
    QVERIFY(!bar().intersects(work()));
    const QPoint middle = bar().center();
    QVERIFY(window.messages().isAncestorOf(window.childAt(middle))
        || window.childAt(middle) == &window.messages());
    // What needs more room takes it from the work and hides none of it.
    window.busyBar().start("Reading…");
    window.addMessage(
        MessageKind::Problem, std::string(400, 'x') + std::string(" y").append(400, 'z'));
    QTRY_VERIFY(work().height() < before.height());
    QVERIFY(!bar().intersects(work()));
    QVERIFY(window.rect().contains(bar()));
    window.messages().closeCurrent();
    window.messages().closeCurrent();
    window.busyBar().finish();
    QTRY_COMPARE(work(), before);
}

/// Files that were written can be looked at from the notice.
void TestFrameMessages::aNoticeShowsItsFolder()
{
    UrlCatcher catcher;
    MainWindow window;
    window.show();
    auto *button = window.findChild<QToolButton *>(QStringLiteral("messageFolder"));
    window.addMessage(MessageKind::Remark, "Done.");
    QVERIFY(!button->isVisible());
    window.addMessage(MessageKind::Remark, "3 files written.", MessageSubject::Exporting,
        QStringLiteral("/tmp/my figures"));
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(catcher.opened, QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/tmp/my figures"))});
    window.messages().closeCurrent();
    QVERIFY(!button->isVisible());
}

void TestFrameMessages::successClearsTheProblemOfItsKind()
{
    MainWindow window;
    MessageBar &bar = window.messages();
    window.addMessage(MessageKind::Problem, "Not opened.", MessageSubject::Opening);
    window.addMessage(MessageKind::Problem, "Not saved.", MessageSubject::Saving);
    bar.clear(MessageSubject::Running);
    QCOMPARE(bar.count(), 2);
    bar.clear(MessageSubject::Saving);
    QCOMPARE(bar.text(), QStringLiteral("Not opened."));
    bar.clear(MessageSubject::Opening);
    QVERIFY(bar.isHidden());
    // A remark about a success stays until the next one of its kind.
    window.addMessage(MessageKind::Remark, "Written.", MessageSubject::Exporting);
    bar.clear(MessageSubject::Exporting);
    QCOMPARE(bar.text(), QStringLiteral("Written."));
    window.addMessage(MessageKind::Remark, "Written again.", MessageSubject::Exporting);
    QCOMPARE(bar.count(), 1);
}

QTEST_MAIN(TestFrameMessages)
#include "tst_frame_messages.moc"
