// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence of the sources is in resources/translations, translated and finished; and core
// writes its errors so that they can be translated.
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Entry {
    QString context;
    QString source;
    QString comment;
    QStringList translations; // one, or one a plural form
    bool isPlural = false;
    bool isUnfinished = false;

    [[nodiscard]] QString key() const
    {
        return context + QStringLiteral(": ") + source
            + (comment.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(comment));
    }
};

Entry readMessage(QXmlStreamReader &xml, const QString &context)
{
    Entry entry;
    entry.context = context;
    entry.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            entry.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entry.isUnfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (entry.isPlural) {
                while (xml.readNextStartElement())
                    entry.translations += xml.readElementText();
            } else {
                entry.translations = {xml.readElementText()};
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

QList<Entry> readTs(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                entries += readMessage(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    return entries;
}

QSet<QString> keysOf(const QList<Entry> &entries)
{
    QSet<QString> keys;
    for (const Entry &entry : entries)
        keys += entry.key();
    return keys;
}

QString sortedLines(const QSet<QString> &lines)
{
    QStringList list(lines.begin(), lines.end());
    list.sort();
    return list.join(QLatin1Char('\n'));
}

/// What a pattern finds, each find once: the places of a sentence, its tags, its symbols.
QSet<QString> finds(const QString &text, const char *pattern)
{
    const QRegularExpression expression(QString::fromLatin1(pattern));
    QSet<QString> found;
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found += match.next().captured(0).remove(QLatin1Char('L'));
    return found;
}

const QString kFolder = QStringLiteral(SEQ2SEQ_SOURCE_DIR "/resources/translations/");
const QString kChinese = QStringLiteral("seq2seq_zh_CN.ts");
const QString kEnglish = QStringLiteral("seq2seq_en.ts");

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everySentenceIsListed_data();
    void everySentenceIsListed();
    void nothingIsUnfinished_data();
    void nothingIsUnfinished();
    void placesAndTagsAgree();
    void chineseIsSetAsChinese();
    void acceleratorsAreKept();
    void coreErrorsCanBeTranslated();

private:
    QTemporaryDir m_renewed; ///< the files as lupdate writes them today
    QString m_warnings;
};

void TestTranslations::initTestCase()
{
    for (const QString &name : {kChinese, kEnglish})
        QVERIFY(QFile::copy(kFolder + name, m_renewed.filePath(name)));
    QProcess update;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SEQ2SEQ_LUPDATE"),
        QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate"));
    update.setProcessEnvironment(environment);
    update.start(kFolder + QStringLiteral("update"), {m_renewed.path()});
    QVERIFY2(update.waitForFinished(), "lupdate does not end");
    m_warnings = QString::fromUtf8(update.readAllStandardError());
    QVERIFY2(update.exitCode() == 0, qPrintable(m_warnings));
}

void TestTranslations::everySentenceIsListed_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("Chinese") << kChinese;
    QTest::newRow("English") << kEnglish;
}

void TestTranslations::everySentenceIsListed()
{
    QFETCH(QString, file);
    // A class without Q_OBJECT translates in another context than the one lupdate writes down.
    static const QRegularExpression warning(
        QStringLiteral("^.*(lacks Q_OBJECT|unknown namespace|without context|Unbalanced).*$"),
        QRegularExpression::MultilineOption);
    const auto found = warning.match(m_warnings);
    QVERIFY2(!found.hasMatch(), qPrintable(found.captured(0)));

    const QSet<QString> listed = keysOf(readTs(kFolder + file));
    const QSet<QString> inSources = keysOf(readTs(m_renewed.filePath(file)));
    QVERIFY(!inSources.isEmpty());
    const QString missing = sortedLines(inSources - listed);
    QVERIFY2(missing.isEmpty(),
        qPrintable(
            QStringLiteral("not in the file; run resources/translations/update:\n") + missing));
    const QString gone = sortedLines(listed - inSources);
    QVERIFY2(gone.isEmpty(), qPrintable(QStringLiteral("no longer in the sources:\n") + gone));
}

void TestTranslations::nothingIsUnfinished_data()
{
    everySentenceIsListed_data();
}

void TestTranslations::nothingIsUnfinished()
{
    QFETCH(QString, file);
    QSet<QString> unfinished;
    for (const Entry &entry : readTs(kFolder + file)) {
        if (entry.isUnfinished || entry.translations.isEmpty()
            || entry.translations.contains(QString()))
            unfinished += entry.key();
    }
    QVERIFY2(unfinished.isEmpty(), qPrintable(sortedLines(unfinished)));
}

void TestTranslations::placesAndTagsAgree()
{
    QSet<QString> wrong;
    for (const QString &file : {kChinese, kEnglish}) {
        for (const Entry &entry : readTs(kFolder + file)) {
            for (const QString &translation : entry.translations) {
                // "%n" may be left out of a plural ("one word"), a place never.
                for (const char *pattern :
                    {"%L?[1-9]", "</?[a-z0-9]+>", "\\{[a-z_0-9%]+\\|", "\\(\\*[^)]*\\)", "\\n"}) {
                    if (finds(entry.source, pattern) != finds(translation, pattern))
                        wrong += entry.key() + QStringLiteral(" → ") + translation;
                }
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(sortedLines(wrong)));
}

void TestTranslations::chineseIsSetAsChinese()
{
    // Half-width marks after a Chinese character, blanks beside full-width ones, quotes of English.
    static const QRegularExpression careless(
        QString::fromUtf8("[\\x{4e00}-\\x{9fff}][,;:?!](?!\\))|[，。；：？！、] | "
                          "[，。；：？！、]|\\.\\.\\.|[\\x{4e00}-\\x{9fff}]\\.$"));
    QSet<QString> wrong;
    for (const Entry &entry : readTs(kFolder + kChinese)) {
        for (const QString &translation : entry.translations) {
            if (careless.match(translation).hasMatch())
                wrong += entry.key() + QStringLiteral(" → ") + translation;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(sortedLines(wrong)));
}

void TestTranslations::acceleratorsAreKept()
{
    static const QRegularExpression accelerator(QStringLiteral("&([A-Za-z])"));
    QSet<QString> wrong;
    for (const Entry &entry : readTs(kFolder + kChinese)) {
        const auto inSource = accelerator.match(entry.source);
        const auto inChinese = accelerator.match(entry.translations.value(0));
        if (entry.source.contains(QLatin1String("&lt;")))
            continue; // marked up, not a menu
        const bool isKept = inSource.hasMatch() == inChinese.hasMatch()
            && inSource.captured(1).toUpper() == inChinese.captured(1);
        if (!isKept)
            wrong += entry.key() + QStringLiteral(" → ") + entry.translations.value(0);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(sortedLines(wrong)));
}

namespace {

/// The arguments of the call whose opening bracket stands before `from`.
QString argumentsOf(const QString &text, qsizetype from)
{
    int depth = 1;
    bool isQuoted = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted) {
            if (c == QLatin1Char('\\'))
                ++i;
            else if (c == QLatin1Char('"'))
                isQuoted = false;
        } else if (c == QLatin1Char('"')) {
            isQuoted = true;
        } else if (c == QLatin1Char('(')) {
            ++depth;
        } else if (c == QLatin1Char(')') && --depth == 0) {
            return text.mid(from, i - from);
        }
    }
    return text.mid(from);
}

/// The same without message("core", "...") and without what is filled into its places.
QString withoutMessages(QString arguments)
{
    static const QRegularExpression call(QStringLiteral("(\\bmessage|\\.arg)\\("));
    for (auto match = call.match(arguments); match.hasMatch(); match = call.match(arguments)) {
        const qsizetype inside = match.capturedEnd();
        arguments.remove(match.capturedStart(),
            inside + argumentsOf(arguments, inside).size() + 1 - match.capturedStart());
    }
    return arguments;
}

} // namespace

void TestTranslations::coreErrorsCanBeTranslated()
{
    static const QRegularExpression error(
        QStringLiteral("\\b(?:throw Error|Error)\\(\\s*(?:ErrorCode::|code\\b|error\\.code)"));
    static const QRegularExpression place(QStringLiteral("\\{[^{}]*\\}"));
    static const QRegularExpression literal(QStringLiteral("\"[^\"]*[A-Za-z]{3}[^\"]*\""));
    QSet<QString> wrong;
    int errors = 0;
    QDirIterator files(QStringLiteral(SEQ2SEQ_SOURCE_DIR "/core"),
        {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = error.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            ++errors;
            const qsizetype open = text.indexOf(QLatin1Char('('), found.capturedStart()) + 1;
            QString rest = withoutMessages(argumentsOf(text, open));
            rest.remove(place); // names of files and fields are the same in every language
            const auto plain = literal.match(rest);
            if (plain.hasMatch() || rest.contains(QLatin1String("std::string(")))
                wrong += file.fileName() + QStringLiteral(": ") + rest.simplified();
        }
    }
    QVERIFY(errors > 50);
    QVERIFY2(wrong.isEmpty(), qPrintable(sortedLines(wrong)));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
