// SPDX-License-Identifier: GPL-3.0-or-later
// The real window in both languages: it follows the language, no text stays English or is cut.
#include "app/session.h"
#include "app/window_language.h"
#include "core/front_end.h"
#include "fake_engine.h"
#include "tests/ui/look.h"
#include "tests/ui/painted_texts.h"
#include "ui/data/import_dialog.h"
#include "ui/frame/shortcuts_dialog.h"
#include "ui/step/free_running_dialog.h"
#include "ui/step/slow_motion_dialog.h"
#include "ui/widgets/language.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;
using namespace seq2seq::test;

namespace {

/// Names that are the same in Chinese.
const QSet<QString> kNames = [] {
    const QStringList names = QStringLiteral(
        "LSTM GRU RNN BiLSTM BiGRU BiRNN BLEU chrF CSV PNG SVG PDF GIF JSON safetensors CPU NFC "
        "NFKC BCP Unicode UTF Adam "
        "SGD Dropout softmax tanh log unk Seq Explorer LibTorch ICU SentencePiece QCustomPlot GNU "
        "Ctrl Shift Home End Esc English Sutskever Bahdanau Luong Cho Tatoeba ManyThings ISO Top "
        "src "
        "enc vocab att GBK JIS Big EUC Windows Macintosh KOI word vec GloVe fastText pad local "
        "Local "
        "sparsemax Sparsemax Martins Astudillo Press Wolf Fan Holtzman Top top TMX gettext Anki "
        "PyTorch tgt "
        "Perl Del Python Koehn Moradi Och Ney Papineni Shi AER IBM")
                                  .split(u' ');
    return QSet<QString>(names.begin(), names.end());
}();

void turn(Session &session, const char *action)
{
    session.window().findChild<QAction *>(QString::fromLatin1(action))->trigger();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

QString lines(const QList<VisibleText> &texts)
{
    QString result;
    for (const VisibleText &shown : texts)
        result += shown.where + QStringLiteral(": ") + shown.text + u'\n';
    return result;
}

/// Without the papers that are cited in the language they were written in.
QList<VisibleText> withoutPapers(QList<VisibleText> texts)
{
    texts.removeIf([](const VisibleText &shown) {
        return shown.where.contains(QStringLiteral("aper")); // paper, partPapers
    });
    return texts;
}

/// What the model reads and writes is in its own languages.
QSet<QString> wordsOf(const Trace &trace)
{
    QSet<QString> words;
    for (const auto &side : {trace.sourceTokens, trace.targetTokens})
        for (const std::string &word : side)
            words += QString::fromStdString(word);
    return words;
}

/// Without what differs from one moment to the next: memory, milliseconds, when it was opened.
QList<VisibleText> steadyTexts(const QWidget &window)
{
    QList<VisibleText> texts = textsOf(window);
    texts.removeIf([](const VisibleText &shown) {
        return shown.where.contains(QStringLiteral("status"))
            || shown.where.contains(QStringLiteral("numbers"));
    });
    return texts;
}

} // namespace

class TestWindowLanguage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { turn(*m_session, "englishAction"); }
    void cleanupTestCase() { m_session.reset(); }
    void theSystemIsFollowed_data();
    void theSystemIsFollowed();
    void theChoiceIsRemembered();
    void coreMessagesAreTranslated();
    void theWindowNamesItsOwnControls();
    void messagesFollowTheLanguage();
    void pluralsOfEnglish();
    void switchesLive();
    void nothingStaysEnglish_data() { addWorkspaces(); }
    void nothingStaysEnglish();
    void nothingIsCut_data();
    void nothingIsCut();
    void aDecoderStepFits_data();
    void aDecoderStepFits();
    void dialogs_data();
    void dialogs();
    void learningDialogs_data(); // last: they stay, hidden
    void learningDialogs();

private:
    static void addWorkspaces();
    std::unique_ptr<Session> makeSession(ui::LanguageChoice language);

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session; // in English, or back in it after each test
};

std::unique_ptr<Session> TestWindowLanguage::makeSession(ui::LanguageChoice language)
{
    Session::Options options;
    options.settingsFile = m_folder.filePath(QStringLiteral("settings.ini"));
    options.questions = std::make_shared<Answers>();
    options.language = language;
    options.size = QSize(1280, 720);
    auto session = std::make_unique<Session>(std::move(options));
    session->show();
    QSignalSpy answered(&session->translations(), &TranslateController::answered);
    QSignalSpy facts(&session->data(), &DataController::factsShown);
    session->start();
    const auto isTold = [&](const char *label) {
        return session->window()
            .findChild<QLabel *>(QLatin1String(label))
            ->text()
            .contains(QRegularExpression(QStringLiteral("\\d")));
    };
    const auto isReady = [&] { // what a corpus is like is worked out beside the window
        return !answered.isEmpty() && !facts.isEmpty() && isTold("sourceCoverage")
            && isTold("targetCoverage") && isTold("targetWords") && isTold("targetCharacters");
    };
    if (!QTest::qWaitFor(isReady, 60000))
        qWarning("the shipped model does not come");
    return session;
}

void TestWindowLanguage::initTestCase()
{
    m_session = makeSession(ui::LanguageChoice::English);
    QVERIFY(m_session->lastResult());
}

void TestWindowLanguage::addWorkspaces()
{
    QTest::addColumn<int>("workspace");
    for (const ui::WorkspaceEntry &entry : ui::workspaces())
        QTest::newRow(entry.title) << int(entry.workspace);
}

void TestWindowLanguage::theSystemIsFollowed_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QLocale::Language>("language");
    const auto names = [](const char *list) { return QString::fromLatin1(list).split(u' '); };
    QTest::newRow("China") << names("zh-Hans-CN zh-CN zh") << QLocale::Chinese;
    QTest::newRow("Taiwan") << names("zh-Hant-TW zh-TW") << QLocale::Chinese;
    QTest::newRow("United States") << names("en-US en") << QLocale::English;
    QTest::newRow("German, then Chinese") << names("de-DE zh-CN en") << QLocale::Chinese;
    QTest::newRow("French") << names("fr-FR fr") << QLocale::English;
    QTest::newRow("none") << QStringList() << QLocale::English;
}

void TestWindowLanguage::theSystemIsFollowed()
{
    QFETCH(QStringList, wanted);
    QTEST(closestLanguage(wanted), "language");
}

void TestWindowLanguage::theChoiceIsRemembered()
{
    Settings settings(m_folder.filePath(QStringLiteral("settings.ini")));
    turn(*m_session, "chineseAction");
    QCOMPARE(m_session->window().findChild<QAction *>(QStringLiteral("quitAction"))->text(),
        QStringLiteral("退出(&Q)"));
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    QCOMPARE(Settings(m_folder.filePath(QStringLiteral("settings.ini"))).language(),
        ui::LanguageChoice::Chinese);
    turn(*m_session, "englishAction");
    QCOMPARE(m_session->window().findChild<QAction *>(QStringLiteral("quitAction"))->text(),
        QStringLiteral("&Quit"));
    QCOMPARE(Settings(m_folder.filePath(QStringLiteral("settings.ini"))).language(),
        ui::LanguageChoice::English);
}

void TestWindowLanguage::coreMessagesAreTranslated()
{
    const Error error(ErrorCode::BadConfiguration, message("core", "The beam is %1").arg(0),
        {"a.tsv", 3}, message("core", "It has to lie between 1 and 1000."));
    turn(*m_session, "chineseAction");
    QCOMPARE(ui::translated(error.sentence()),
        QStringLiteral("a.tsv，第 3 行：束宽为 0。必须在 1 到 1000 之间。"));
    turn(*m_session, "englishAction");
    QCOMPARE(ui::translated(error.sentence()), QString::fromStdString(error.what()));
}

/// The window has no options to name, in either language.
void TestWindowLanguage::theWindowNamesItsOwnControls()
{
    const Message how = perProgram(message("core", "with %1").arg("--encoding latin1"),
        message("core", "in the import dialog"));
    const Message sentence
        = message("core", "Name its encoding %1, or convert it to UTF-8 first.").arg(how);
    QCOMPARE(ui::translated(sentence),
        QStringLiteral("Name its encoding in the import dialog, or convert it to UTF-8 first."));
    turn(*m_session, "chineseAction");
    const QString chinese = ui::translated(sentence);
    QVERIFY2(chinese.contains(QStringLiteral("导入对话框")), qPrintable(chinese));
    QVERIFY2(!chinese.contains(QStringLiteral("--")), qPrintable(chinese));
}

/// What stands in the message bar already is set again when the language changes.
void TestWindowLanguage::messagesFollowTheLanguage()
{
    ui::MainWindow &window = m_session->window();
    window.addMessage(ui::MessageKind::Remark,
        counted(1, message("core", "%1 of %2 words is unknown to this model"),
            message("core", "%1 of %2 words are unknown to this model"))
            .arg(6));
    const auto *label = window.findChild<QLabel *>(QStringLiteral("messageText"));
    QCOMPARE(label->text(), QStringLiteral("1 of 6 words is unknown to this model"));
    turn(*m_session, "chineseAction");
    QVERIFY2(!label->text().contains(QLatin1String("words")), qPrintable(label->text()));
    QVERIFY2(label->text().contains(u'6'), qPrintable(label->text()));
    turn(*m_session, "englishAction");
    QCOMPARE(label->text(), QStringLiteral("1 of 6 words is unknown to this model"));
    window.messages().closeCurrent();
}

void TestWindowLanguage::pluralsOfEnglish()
{
    QCOMPARE(ui::TranslateView::tr("%n word(s) forced ✕", nullptr, 1),
        QStringLiteral("1 word forced ✕"));
    QCOMPARE(ui::TranslateView::tr("%n word(s) forced ✕", nullptr, 2),
        QStringLiteral("2 words forced ✕"));
}

/// A window that was switched shows what a window shows that began in that language.
void TestWindowLanguage::switchesLive()
{
    const QList<VisibleText> english = steadyTexts(m_session->window());
    turn(*m_session, "chineseAction");
    const QList<VisibleText> switched = steadyTexts(m_session->window());
    turn(*m_session, "englishAction");
    const QString back = lines(steadyTexts(m_session->window()));
    QCOMPARE(back, lines(english));

    const std::unique_ptr<Session> begun = makeSession(ui::LanguageChoice::Chinese);
    const QString expected = lines(steadyTexts(begun->window()));
    const QString shown = lines(switched);
    const QStringList expectedLines = expected.split(u'\n');
    QStringList different;
    for (const QString &line : shown.split(u'\n')) {
        if (!expectedLines.contains(line))
            different += line;
    }
    QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
}

void TestWindowLanguage::nothingStaysEnglish()
{
    QFETCH(int, workspace);
    turn(*m_session, "chineseAction");
    m_session->window().showWorkspace(ui::Workspace(workspace));
    QList<VisibleText> texts = textsOf(m_session->window());
    texts.removeIf([](const VisibleText &shown) { // what the model reads and writes is English
        static const QRegularExpression sentences(
            QStringLiteral("(ownLine|target(Words|Characters|Subwords)), text$"));
        return sentences.match(shown.where).hasMatch();
    });
    const QStringList found = englishWords(withoutPapers(texts), kNames);
    turn(*m_session, "englishAction");
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestWindowLanguage::nothingIsCut_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("workspace");
    QTest::addColumn<int>("bigger");
    const QStringList actions{QStringLiteral("englishAction"), QStringLiteral("chineseAction")};
    for (const QString &action : actions) {
        for (const int bigger : {0, 4, 8}) {
            for (int i = 0; i < ui::kWorkspaces; ++i)
                QTest::addRow("%s, workspace %d, bigger %d times", qPrintable(action), i, bigger)
                    << action << i << bigger;
        }
    }
}

void TestWindowLanguage::nothingIsCut()
{
    QFETCH(QString, action);
    QFETCH(int, workspace);
    QFETCH(int, bigger);
    ui::MainWindow &window = m_session->window();
    turn(*m_session, action.toLatin1().constData());
    for (int i = 0; i < bigger; ++i)
        turn(*m_session, "biggerAction");
    const auto restore = qScopeGuard([&] {
        turn(*m_session, "normalFontAction");
        turn(*m_session, "englishAction");
    });
    window.showWorkspace(ui::Workspace(workspace));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.setExactSize({1280, 720}); // it began as large as the screen of the test
    QTRY_COMPARE(window.size(), QSize(1280, 720));
    // A word is picked, with its alternatives; Step through shows both of its pages.
    const Trace &trace = m_session->lastResult()->trace;
    const int first = int(trace.sourceLength());
    std::vector<int> steps{first + int(trace.targetLength()) / 2};
    if (ui::Workspace(workspace) == ui::Workspace::Step)
        steps.insert(steps.end(), {0, first, m_session->stepView().stepCount() - 1});
    for (const int step : steps) {
        m_session->stepView().setStep(step);
        for (int round = 0; round < 4; ++round) // what is wrapped asks for its height anew
            QCoreApplication::processEvents();
        QStringList cut = cutTexts(window) + cutPaintedTexts(window);
        if (ui::Workspace(workspace) != ui::Workspace::Model || bigger == 0)
            cut += sidewaysScrolling(window); // the network in big letters is wider than the screen
        cut.removeDuplicates();
        if (!qEnvironmentVariableIsEmpty("SEQ2SEQ_GRAB_FOLDER"))
            (void)grab(window,
                QStringLiteral("%1-%2-%3-%4").arg(action).arg(workspace).arg(bigger).arg(step));
        QVERIFY2(
            cut.isEmpty(), qPrintable(QStringLiteral("step %1\n").arg(step) + cut.join(u'\n')));
    }
}

void TestWindowLanguage::aDecoderStepFits_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("English") << "englishAction";
    QTest::newRow("Chinese") << "chineseAction";
}

/// On a small screen all of a step is there at once: nothing of it has to be scrolled to.
void TestWindowLanguage::aDecoderStepFits()
{
    QFETCH(QString, action);
    ui::MainWindow &window = m_session->window();
    turn(*m_session, action.toLatin1().constData());
    window.showWorkspace(ui::Workspace::Step);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    constexpr QSize kUnderATitleBar(1280, 690); // on a screen of 1280 x 720
    window.setExactSize(kUnderATitleBar);
    QTRY_COMPARE(window.size(), kUnderATitleBar);
    const int first = int(m_session->lastResult()->trace.sourceLength());
    for (const int step : {first, first + 4}) {
        m_session->stepView().setStep(step);
        for (int round = 0; round < 4; ++round) // what is wrapped asks for its height anew
            QCoreApplication::processEvents();
        for (const auto *area : window.findChildren<QScrollArea *>()) {
            if (area->isVisible())
                QVERIFY2(area->verticalScrollBar()->maximum() == 0,
                    qPrintable(QStringLiteral("%1 pixels of %2")
                                   .arg(area->verticalScrollBar()->maximum())
                                   .arg(area->widget()->objectName())));
        }
    }
    turn(*m_session, "englishAction");
}

void TestWindowLanguage::dialogs_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("opens");
    QTest::newRow("shortcuts, English") << "englishAction"
                                        << "shortcutsAction";
    QTest::newRow("shortcuts, Chinese") << "chineseAction"
                                        << "shortcutsAction";
    QTest::newRow("about, English") << "englishAction"
                                    << "aboutAction";
    QTest::newRow("about, Chinese") << "chineseAction"
                                    << "aboutAction";
    QTest::newRow("import, English") << "englishAction" << QString();
    QTest::newRow("import, Chinese") << "chineseAction" << QString();
}

/// Windows about how the sentence is learnt, in all their stages.
void TestWindowLanguage::learningDialogs_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("bigger");
    QTest::newRow("English") << "englishAction" << 0;
    QTest::newRow("Chinese") << "chineseAction" << 0;
    QTest::newRow("English, big") << "englishAction" << 4;
    QTest::newRow("Chinese, big") << "chineseAction" << 4;
}

void TestWindowLanguage::learningDialogs()
{
    QFETCH(QString, action);
    QFETCH(int, bigger);
    turn(*m_session, action.toLatin1().constData());
    for (int i = 0; i < bigger; ++i)
        turn(*m_session, "biggerAction");
    const auto restore = qScopeGuard([&] {
        turn(*m_session, "normalFontAction");
        turn(*m_session, "englishAction");
    });
    QStringList cut;
    QStringList english;
    int looks = 0;
    const auto look = [&](QDialog *dialog) {
        for (int round = 0; round < 4; ++round) // what is wrapped asks for its height anew
            QCoreApplication::processEvents();
        if (!qEnvironmentVariableIsEmpty("SEQ2SEQ_GRAB_FOLDER"))
            (void)grab(*dialog,
                QStringLiteral("%1-%2-%3-%4")
                    .arg(action, dialog->objectName())
                    .arg(bigger)
                    .arg(++looks));
        cut += cutTexts(*dialog) + cutPaintedTexts(*dialog);
        QList<VisibleText> texts = textsOf(*dialog);
        texts.removeIf([](const VisibleText &shown) { // sentences and names of weights
            return shown.where.contains(QStringLiteral("Pair"))
                || shown.where.contains(QStringLiteral("Table"))
                || shown.where.contains(QStringLiteral("motionWeights"));
        });
        if (action == QLatin1String("chineseAction"))
            english += englishWords(texts, kNames + wordsOf(m_session->lastResult()->trace));
    };
    emit m_session->stepView().trainingStepRequested();
    auto *motion = m_session->window().findChild<ui::SlowMotionDialog *>();
    QTRY_VERIFY_WITH_TIMEOUT(!motion->figures().empty(), 60000);
    for (int stage = 0; stage < ui::kMotionStages; ++stage) {
        look(motion);
        motion->goNext();
    }
    emit m_session->stepView().freeRunningRequested();
    auto *free = m_session->window().findChild<ui::FreeRunningDialog *>();
    QTRY_VERIFY_WITH_TIMEOUT(!free->figures().empty(), 60000);
    look(free);
    QTest::keyClick(motion, Qt::Key_Home);
    motion->close();
    free->close();
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

void TestWindowLanguage::dialogs()
{
    QFETCH(QString, action);
    QFETCH(QString, opens);
    turn(*m_session, action.toLatin1().constData());
    if (opens.isEmpty()) {
        const QString path = m_folder.filePath(QStringLiteral("pairs.tsv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("我喜欢喝茶。\tI like tea.\n车站在哪里？\tWhere is the station?\n");
        file.close();
        emit m_session->window().filesDropped({path});
    } else {
        turn(*m_session, opens.toLatin1().constData());
    }
    auto *dialog = m_session->window().findChild<QDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    if (opens.isEmpty()) { // the preview is read in the background
        auto *preview = dialog->findChild<QTableView *>(QStringLiteral("preview"));
        QTRY_COMPARE(preview->model()->rowCount(), 2);
    }
    QCoreApplication::processEvents(); // what was set last is laid out
    const QStringList cut = cutTexts(*dialog);
    const QStringList english = action == QLatin1String("chineseAction")
        ? englishWords(textsOf(*dialog), kNames)
        : QStringList();
    dialog->reject();
    QTRY_VERIFY(!m_session->window().findChild<QDialog *>());
    turn(*m_session, "englishAction");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

QTEST_MAIN(TestWindowLanguage)
#include "tst_window_language.moc"
