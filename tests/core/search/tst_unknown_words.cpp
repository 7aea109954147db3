// SPDX-License-Identifier: GPL-3.0-or-later
// Where the model writes <unk>, the source word with the largest attention may stand.
#include "core/search/translator.h"
#include "core/text/unknown_words.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

Language language(std::vector<std::string> words)
{
    Language result;
    result.tokenizer = restoreTokenizer({}, {});
    std::vector<std::int64_t> counts(words.size(), 1);
    result.vocabulary = Vocabulary::restore(std::move(words), std::move(counts), 1);
    return result;
}

Translator translator(const ModelConfig &config)
{
    auto model = std::make_shared<Seq2Seq>(config);
    fillWeights(*model);
    return {std::make_shared<TorchModel>(model, Compute{}), language({"x", "y", "z"}),
        language({"a", "b", "c", "d"}), TrainingConfig{}.maxLength};
}

const std::string kSentence = "x Ulm y Bonn z";

} // namespace

class UnknownWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachUnknownWordBecomesWhatItLooksAt();
    void theEndOfTheSentenceIsNoWord();
    void withoutAttentionNothingChanges();
    void aTranslationShowsTheSourceWord_data();
    void aTranslationShowsTheSourceWord();
    void aChangedModelCopiesWhereItLooksThen();
    void aModelWithoutAttentionKeepsUnknown();
};

void UnknownWordsTest::eachUnknownWordBecomesWhatItLooksAt()
{
    Matrix attention(4, 3);
    attention.values = {0.1F, 0.8F, 0.1F, 0.9F, 0.05F, 0.05F, 0.6F, 0.3F, 0.1F, 0, 0, 1};
    const std::vector<int> ids{kUnk, 5, kUnk, kEos};
    QCOMPARE(replaceUnknownWords(ids, {"<unk>", "b", "<unk>", "</s>"}, attention,
                 std::vector<std::string>{"Ulm", "Bonn", "</s>"}),
        (std::vector<std::string>{"Bonn", "b", "Ulm", "</s>"}));
}

void UnknownWordsTest::theEndOfTheSentenceIsNoWord()
{
    Matrix attention(1, 3);
    attention.values = {0.1F, 0.2F, 0.7F};
    QCOMPARE(replaceUnknownWords(std::vector<int>{kUnk}, {"<unk>"}, attention,
                 std::vector<std::string>{"Ulm", "Bonn", "</s>"}),
        (std::vector<std::string>{"Bonn"}));
    Matrix empty(1, 1);
    QCOMPARE(replaceUnknownWords(
                 std::vector<int>{kUnk}, {"<unk>"}, empty, std::vector<std::string>{"</s>"}),
        (std::vector<std::string>{"<unk>"}));
}

void UnknownWordsTest::withoutAttentionNothingChanges()
{
    QCOMPARE(replaceUnknownWords(
                 std::vector<int>{kUnk}, {"<unk>"}, {}, std::vector<std::string>{"Ulm", "</s>"}),
        (std::vector<std::string>{"<unk>"}));
}

void UnknownWordsTest::aTranslationShowsTheSourceWord_data()
{
    QTest::addColumn<bool>("reverses");
    QTest::newRow("as read") << false;
    QTest::newRow("reversed") << true;
}

void UnknownWordsTest::aTranslationShowsTheSourceWord()
{
    QFETCH(bool, reverses);
    ModelConfig config = tinyConfig();
    config.reverseSource = reverses;
    const Translator model = translator(config);
    const std::vector<int> prefix{kUnk, 4, kUnk, 6, kEos};
    SearchOptions options;
    const Translation plain = model.translateFrom(kSentence, prefix, options);
    QCOMPARE(plain.text(), std::string("<unk> a <unk> c"));

    options.replaceUnknown = true;
    const Translation replaced = model.translateFrom(kSentence, prefix, options);
    QCOMPARE(replaced.hypotheses[0].ids, plain.hypotheses[0].ids); // only what is shown changes
    const Trace trace
        = model.traceIds(kSentence, prefix, options); // columns and tokens in reading order
    const auto seen = [&](std::size_t t) {
        const auto row = trace.attention.row(t).first(trace.attention.columns - 1);
        return trace
            .sourceTokens[static_cast<std::size_t>(std::ranges::max_element(row) - row.begin())];
    };
    QCOMPARE(replaced.text(), seen(0) + " a " + seen(2) + " c");
    QVERIFY(kSentence.find(seen(0)) != std::string::npos);
}

/// What a changed model looks at is what is copied.
void UnknownWordsTest::aChangedModelCopiesWhereItLooksThen()
{
    const Translator model = translator(tinyConfig());
    const std::vector<int> prefix{kUnk, kEos};
    SearchOptions options;
    options.replaceUnknown = true;
    const std::size_t words = model.read(kSentence).size();
    for (std::size_t seen = 0; seen + 1 < words; ++seen) {
        Edits edits;
        AttentionEdit edit;
        edit.kind = AttentionEdit::Kind::Set;
        edit.weights.assign(words, 0);
        edit.weights[seen] = 1;
        edits.attention = {edit};
        const Trace trace = model.traceIds(kSentence, prefix, options, 1, {}, edits);
        QCOMPARE(model.translateFrom(kSentence, prefix, options, {}, edits).text(),
            trace.sourceTokens[seen]);
    }
}

void UnknownWordsTest::aModelWithoutAttentionKeepsUnknown()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    SearchOptions options;
    options.replaceUnknown = true;
    QCOMPARE(translator(config)
                 .translateFrom(kSentence, std::vector<int>{kUnk, 4, kEos}, options)
                 .text(),
        std::string("<unk> a"));
}

QTEST_APPLESS_MAIN(UnknownWordsTest)
#include "tst_unknown_words.moc"
