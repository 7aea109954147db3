// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences with places, and the error that is made of them.
#include "core/error.h"
#include "core/front_end.h"

#include <QTest>

using namespace seq2seq;

class TestMessage : public QObject {
    Q_OBJECT

private slots:
    void fillsPlacesInOrder()
    {
        const Message sentence
            = message("core", "%1 of %2 words, a rate of %3").arg(6).arg("seven").arg(0.5);
        QCOMPARE(sentence.english(), std::string("6 of seven words, a rate of 0.5"));
        QCOMPARE(sentence.context(), std::string("core"));
        QCOMPARE(sentence.arguments().size(), std::size_t(3));
    }

    /// A translation may name the places in another order.
    void fillsTranslatedTextByNumber()
    {
        const Message sentence = message("core", "%1 of %2").arg(6).arg(7);
        QCOMPARE(sentence.inLanguage([](const Message &) { return std::string("7 = %2, 6 = %1"); }),
            std::string("7 = 7, 6 = 6"));
    }

    /// A message in a place is translated with the one around it; text in a place is not.
    void translatesMessagesInPlaces()
    {
        const Message sentence
            = message("core", "the %1 of %2").arg(message("core", "size")).arg(std::string("size"));
        QCOMPARE(sentence.english(), std::string("the size of size"));
        QCOMPARE(sentence.inLanguage([](const Message &part) {
            return part.text() == "size" ? std::string("大小") : std::string("%2 的%1");
        }),
            std::string("size 的大小"));
    }

    /// An argument is somebody's text: a place in it is not filled.
    void leavesPlacesInsideArguments()
    {
        const Message sentence = message("core", "%1 and %2 and %3 and 5 %").arg("%2").arg("x");
        QCOMPARE(sentence.english(), std::string("%2 and x and %3 and 5 %"));
    }

    /// A sentence that counts reads right for one thing, too, and its places go on after the
    /// number.
    void countsInTheRightNumber()
    {
        const auto sentence = [](int number) {
            return counted(number, message("core", "%1 of %2 words is unknown"),
                message("core", "%1 of %2 words are unknown"))
                .arg(6);
        };
        QCOMPARE(sentence(1).english(), std::string("1 of 6 words is unknown"));
        QCOMPARE(sentence(0).english(), std::string("0 of 6 words are unknown"));
        QCOMPARE(sentence(2).english(), std::string("2 of 6 words are unknown"));
        // A part of a sentence with a number of its own.
        const Message both
            = message("core", "%1, now %2")
                  .arg(counted(1, message("core", "%1 pair"), message("core", "%1 pairs")))
                  .arg(counted(2, message("core", "%1 pair"), message("core", "%1 pairs")));
        QCOMPARE(both.english(), std::string("1 pair, now 2 pairs"));
    }

    /// One program has options, the other has dialogs; the sentence around is the same.
    void eachProgramHasItsOwnWords()
    {
        const Message sentence = message("core", "Name it %1.")
                                     .arg(perProgram(message("core", "with %1").arg("--name"),
                                         message("core", "in the dialog")));
        QCOMPARE(sentence.english(), std::string("Name it with --name."));
        QCOMPARE(sentence.inLanguage([](const Message &part) {
            return part.context() == kPerProgram ? std::string(kWindowsWords) : part.text();
        }),
            std::string("Name it in the dialog."));
    }

    void errorKeepsItsParts()
    {
        const Error error(ErrorCode::BadConfiguration, message("core", "The beam is %1").arg(0),
            {"run.s2s", 3}, message("core", "It has to be at least %1.").arg(1));
        QCOMPARE(std::string(error.what()),
            std::string("run.s2s, line 3: The beam is 0. It has to be at least 1."));
        QCOMPARE(error.problem().arguments().front().text(), std::string("0"));
        QCOMPARE(error.remedy().text(), std::string("It has to be at least %1."));
    }
};

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
