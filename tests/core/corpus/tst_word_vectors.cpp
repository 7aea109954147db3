// SPDX-License-Identifier: GPL-3.0-or-later
// Word vectors: what is taken, and what is refused with the line that is wrong.
#include "core/corpus/word_vectors.h"
#include "core/error.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace seq2seq;

class WordVectorsTest : public QObject {
    Q_OBJECT

private slots:
    void wordsOfTheVocabularyAreTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray lines = "dog 1 2 3\nworm 7 8 9\ncat -0.5 1e-1 .25\ndog 4 4 4\n";
        QTest::newRow("GloVe, no first line") << lines;
        QTest::newRow("word2vec") << "4 3\n" + lines;
        QTest::newRow("Windows line ends") << QByteArray(lines).replace("\n", "\r\n");
    }
    void wordsOfTheVocabularyAreTaken()
    {
        QFETCH(QByteArray, text);
        const WordVectors found = readWordVectors(write(text), m_words, 3);
        QVERIFY(QString::fromStdString(found.path).endsWith("vectors.txt"));
        QCOMPARE(found.words, std::size_t(3));
        QCOMPARE(found.ids, (std::vector<int>{m_words.id("dog"), m_words.id("cat")}));
        QCOMPARE(found.rows.values, (std::vector<float>{1, 2, 3, -0.5F, 0.1F, 0.25F}));
        QCOMPARE(found.rows.rows, std::size_t(2));
    }

    void whatIsNoVectorIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("size of the first line")
            << QByteArray("4 300\ndog 1 2 3\n") << "line 1: Its vectors have 300 numbers";
        QTest::newRow("a number too few")
            << QByteArray("dog 1 2 3\ncat 1 2\n") << "line 2: Its vectors have 2 numbers";
        QTest::newRow("no number") << QByteArray("dog 1 two 3\n") << "line 1: \"two\" is no number";
        QTest::newRow("not finite") << QByteArray("dog 1 nan 3\n") << "\"nan\" is no number";
        QTest::newRow("no vector") << QByteArray("dog 1 2 3\n\ncat\n") << "line 3";
        QTest::newRow("none of the words")
            << QByteArray("worm 1 2 3\n") << "none of the 3 words of the vocabulary";
        QTest::newRow("empty") << QByteArray() << "none of the 3 words";
    }
    void whatIsNoVectorIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        try {
            (void)readWordVectors(write(text), m_words, 3);
            QFAIL("it was taken");
        } catch (const Error &error) {
            QVERIFY2(QString(error.what()).contains(part), error.what());
        }
    }

private:
    std::string write(const QByteArray &text)
    {
        const std::string path = m_folder.filePath("vectors.txt").toStdString();
        std::ofstream(path, std::ios::binary) << text.toStdString();
        return path;
    }

    QTemporaryDir m_folder;
    Vocabulary m_words = Vocabulary::build({{"dog", 3}, {"cat", 2}, {"bird", 1}}, {});
};

QTEST_GUILESS_MAIN(WordVectorsTest)
#include "tst_word_vectors.moc"
