// SPDX-License-Identifier: GPL-3.0-or-later
// A walk through all steps and its numbers, saved from the real window with the shipped model.
#include "app/session.h"
#include "choose_in_menu.h"
#include "core/storage/safetensors.h"
#include "tests/app/fake_engine.h"
#include "ui/frame/busy_bar.h"
#include "ui/frame/message_bar.h"
#include "ui/step/step_walk.h"

#include <QComboBox>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 120'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// How far two pictures of one size are from each other, in steps of 255 a pixel and colour.
double distance(const QImage &one, const QImage &other)
{
    double sum = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            sum += std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b))
                + std::abs(qBlue(a) - qBlue(b));
        }
    return sum / 3 / (double(one.width()) * one.height());
}

} // namespace

class TestWalk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_session.reset(); }
    void aPageAStep();
    void aPictureAStep();
    void everyNumberAsJson();
    void everyNumberAsSafetensors();
    void askedBeforeSomethingIsReplaced();
    void cancelWritesNothing();
    void aFailureIsSaid();

private:
    const Trace &trace() { return m_session->lastResult()->trace; }
    int steps() { return m_session->stepView().stepCount(); }
    /// Chooses an action of the menu of the step's card and waits for the file.
    QString save(const char *action, const char *name)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        m_answers->savePath = path;
        QSignalSpy finished(&m_session->walk(), &WalkController::finished);
        chooseInMenu(widgetOf<QToolButton>(m_session->stepView(), "exportStep"), action);
        if (m_session->walk().isBusy() && !finished.wait(kLongMs))
            qFatal("it is not written");
        return path;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<Answers> m_answers = std::make_shared<Answers>();
    std::unique_ptr<Session> m_session;
};

void TestWalk::initTestCase()
{
    Session::Options options = realWindow(m_folder);
    options.questions = m_answers;
    if (qEnvironmentVariable("SEQ2SEQ_LOOK").endsWith(QLatin1String("dark")))
        options.theme = ui::ThemeChoice::Dark;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->window().showWorkspace(ui::Workspace::Step);
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
    QVERIFY(QTest::qWaitForWindowExposed(&m_session->window()));
}

void TestWalk::aPageAStep()
{
    const int shown = m_session->stepView().step();
    const QByteArray pdf = contentOf(save("walkAsPdf", "steps.pdf"));
    QVERIFY(pdf.startsWith("%PDF"));
    QCOMPARE(pdf.count("/Type /Page\n"), steps());
    QCOMPARE(m_session->stepView().step(), shown); // what is on screen stays
    QVERIFY2(m_session->window().messages().text().contains(QStringLiteral("steps.pdf")),
        qPrintable(m_session->window().messages().text()));
    if (const QString folder = qEnvironmentVariable("SEQ2SEQ_LOOK"); !folder.isEmpty())
        QFile::copy(m_folder.filePath(QStringLiteral("steps.pdf")), folder + "/steps.pdf");
}

void TestWalk::aPictureAStep()
{
    auto *speed = widgetOf<QComboBox>(m_session->stepView(), "speed");
    speed->setCurrentIndex(2); // 2x
    const QString path = save("walkAsGif", "steps.gif");
    speed->setCurrentIndex(1);
    QImageReader gif(path);
    QCOMPARE(gif.format(), QByteArray("gif"));
    QCOMPARE(gif.imageCount(), steps());
    QCOMPARE(gif.loopCount(), -1); // for ever
    const ui::StepWalk walk(m_session->stepView().walk());
    for (int step = 0; step < steps(); ++step) {
        const QImage picture = gif.read();
        QCOMPARE(picture.size(), walk.pageSize());
        QCOMPARE(gif.nextImageDelay(), 500); // as fast as it plays
        const double far = distance(picture, walk.picture(step));
        QVERIFY2(far < 4, qPrintable(QStringLiteral("step %1: %2").arg(step).arg(far)));
    }
    // Steps differ: a frame is not all frames.
    QVERIFY(distance(walk.picture(0), walk.picture(steps() - 1)) > 4);
    if (const QString folder = qEnvironmentVariable("SEQ2SEQ_LOOK"); !folder.isEmpty())
        QFile::copy(path, folder + "/steps.gif");
}

void TestWalk::everyNumberAsJson()
{
    const QJsonObject json
        = QJsonDocument::fromJson(contentOf(save("traceAsJson", "trace.json"))).object();
    QCOMPARE(json[QStringLiteral("source")].toString().toStdString(), trace().source);
    const QJsonArray attention = json[QStringLiteral("attention")].toArray();
    QCOMPARE(std::size_t(attention.size()), trace().attention.rows);
    for (std::size_t t = 0; t < trace().attention.rows; ++t)
        for (std::size_t i = 0; i < trace().attention.columns; ++i)
            QVERIFY(std::abs(attention[qsizetype(t)].toArray()[qsizetype(i)].toDouble()
                        - double(trace().attention.row(t)[i]))
                < 1e-6);
    const QJsonArray ids = json[QStringLiteral("target_ids")].toArray();
    for (std::size_t t = 0; t < trace().targetIds.size(); ++t)
        QCOMPARE(ids[qsizetype(t)].toInt(), trace().targetIds[t]);
}

void TestWalk::everyNumberAsSafetensors()
{
    const QByteArray bytes = contentOf(save("traceAsSafetensors", "trace.safetensors"));
    const StateDict tensors
        = readSafetensors({bytes.constData(), std::size_t(bytes.size())}, "trace.safetensors");
    const auto attention = std::ranges::find(tensors, "attention", &NamedTensor::name);
    QVERIFY(attention != tensors.end());
    QCOMPARE(attention->values, trace().attention.values);
    QVERIFY(tensors.size() > 10);
}

void TestWalk::askedBeforeSomethingIsReplaced()
{
    const QString path = m_folder.filePath(QStringLiteral("mine.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    m_answers->toReplace = false;
    save("traceAsJson", "mine.json");
    QCOMPARE(m_answers->asked.last(), QStringLiteral("replace ") + path);
    QVERIFY(m_answers->asked.contains(QStringLiteral("path trace.json")));
    QCOMPARE(contentOf(path), QByteArray("mine"));
    m_answers->toReplace = true;
    save("traceAsJson", "mine.json");
    QVERIFY(contentOf(path).startsWith('{'));
}

void TestWalk::cancelWritesNothing()
{
    const QString path = m_folder.filePath(QStringLiteral("cancelled.gif"));
    m_answers->savePath = path;
    chooseInMenu(widgetOf<QToolButton>(m_session->stepView(), "exportStep"), "walkAsGif");
    QVERIFY(m_session->walk().isBusy());
    QVERIFY(m_session->window().busyBar().isVisible());
    QTest::mouseClick(widgetOf<QPushButton>(m_session->window(), "busyCancel"), Qt::LeftButton);
    QVERIFY(!m_session->walk().isBusy());
    QVERIFY(!m_session->window().busyBar().isVisible());
    QVERIFY(!QFileInfo::exists(path));
}

void TestWalk::aFailureIsSaid()
{
    m_answers->savePath = QStringLiteral("/nowhere/at/all/trace.json");
    QSignalSpy finished(&m_session->walk(), &WalkController::finished);
    chooseInMenu(widgetOf<QToolButton>(m_session->stepView(), "exportStep"), "traceAsJson");
    QVERIFY(!finished.isEmpty() || finished.wait(kLongMs));
    QVERIFY2(m_session->window().messages().text().contains(QStringLiteral("/nowhere/at/all")),
        qPrintable(m_session->window().messages().text()));
}

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
