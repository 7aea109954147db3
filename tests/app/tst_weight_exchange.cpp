// SPDX-License-Identifier: GPL-3.0-or-later
// File, Exchange with PyTorch, on the real window: what is written there comes back and translates
// the same.
#include "app/session.h"
#include "real_window.h"
#include "ui/frame/message_bar.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 60'000;

} // namespace

class TestWeightExchange : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_session.reset(); }
    void whatIsWrittenTranslatesTheSame();
    void nothingIsReplacedUnasked();
    void weightsWithoutVocabulariesAreExplained();

private:
    void trigger(const char *action) { widgetOf<QAction>(m_session->window(), action)->trigger(); }
    bool says(const QString &part)
    {
        const QList<QLabel *> labels = m_session->window().messages().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->text().contains(part); });
    }

    QTemporaryDir m_folder;
    std::shared_ptr<Answers> m_answers = std::make_shared<Answers>();
    std::unique_ptr<Session> m_session;
};

void TestWeightExchange::initTestCase()
{
    Session::Options options = realWindow(m_folder);
    options.language = ui::LanguageChoice::English;
    options.questions = m_answers;
    m_answers->folder = m_folder.filePath(QStringLiteral("python"));
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("python")));
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
}

void TestWeightExchange::whatIsWrittenTranslatesTheSame()
{
    const std::shared_ptr<const TranslateResult> own = m_session->lastResult();
    trigger("exportPythonAction");
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("seq2seq_model.py")), kLongMs);
    for (const char *file : {"seq2seq_model.py", "weights.safetensors", "source.vocabulary.tsv",
             "target.vocabulary.tsv"})
        QVERIFY2(QFile::exists(m_answers->folder + QLatin1Char('/') + QLatin1String(file)), file);

    m_answers->openPath = m_answers->folder + QStringLiteral("/weights.safetensors");
    const std::shared_ptr<const Experiment> before = m_session->experiments().experiment();
    trigger("openWeightsAction");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->experiments().experiment() != before, kLongMs);
    QVERIFY(m_session->experiments().experiment()->train->pairs.empty());
    m_session->translations().translate(QString::fromStdString(own->trace.source));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != own
            && m_session->lastResult()->trace.source == own->trace.source,
        kLongMs);
    QCOMPARE(m_session->lastResult()->trace.target, own->trace.target);
    QCOMPARE(m_session->lastResult()->trace.targetIds, own->trace.targetIds);
    QVERIFY(std::abs(m_session->lastResult()->trace.logProbability() - own->trace.logProbability())
        < 1e-4);
}

void TestWeightExchange::nothingIsReplacedUnasked()
{
    const QString program = m_answers->folder + QStringLiteral("/seq2seq_model.py");
    QFile file(program);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    m_answers->toReplace = false;
    m_answers->asked.clear();
    trigger("exportPythonAction");
    QTRY_VERIFY_WITH_TIMEOUT(!m_answers->asked.isEmpty(), kLongMs);
    QVERIFY(m_answers->asked.first().contains(program));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TestWeightExchange::weightsWithoutVocabulariesAreExplained()
{
    const QString alone = m_folder.filePath(QStringLiteral("alone.safetensors"));
    QVERIFY(QFile::copy(m_answers->folder + QStringLiteral("/weights.safetensors"), alone));
    const std::shared_ptr<const Experiment> before = m_session->experiments().experiment();
    m_answers->openPath = alone;
    trigger("openWeightsAction");
    QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("source.vocabulary.tsv")), kLongMs);
    QCOMPARE(m_session->experiments().experiment(), before);
}

QTEST_MAIN(TestWeightExchange)
#include "tst_weight_exchange.moc"
