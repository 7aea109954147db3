// SPDX-License-Identifier: GPL-3.0-or-later
// From a corpus and some choices to an experiment that can be trained.
#include "core/error.h"
#include "core/run/recipe.h"

#include <QtTest>

using namespace seq2seq;

namespace {

Corpus chineseToEnglish()
{
    Corpus corpus;
    corpus.origin.name = "toy";
    for (int i = 0; i < 100; ++i)
        corpus.pairs.push_back({"我今天看了" + std::to_string(i) + "本好书。",
            "Today I read " + std::to_string(i) + " good books."});
    return corpus;
}

Recipe smallRecipe()
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = 8;
    recipe.model.hiddenSize = 8;
    recipe.devCount = 10;
    return recipe;
}

} // namespace

class TestRecipe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void presetsBringModelAndTokenizer();
    void preparesEverythingButWeights();
    void vocabularyKnowsTrainOnly();
    void ownDevCorpusIsTakenAsItIs();
    void probeIsOfMiddlingLength();
    void subwordsAreLearnedOnEachSide();
    void tooManySubwordsAreJudgedOnBothSides();
    void impossibleChoicesAreRefused();
    void canBeCancelled();
};

void TestRecipe::presetsBringModelAndTokenizer()
{
    for (const ModelPreset &preset : modelPresets()) {
        const Recipe recipe = Recipe::fromPreset(preset.name);
        QCOMPARE(recipe.preset, preset.name);
        QVERIFY(recipe.model == preset.model);
        QCOMPARE(recipe.sourceTokenizer.kind, preset.tokenizer);
        QCOMPARE(recipe.targetTokenizer.kind, preset.tokenizer);
        recipe.training.validate();
    }
    QVERIFY_THROWS_EXCEPTION(Error, (void)Recipe::fromPreset("nothing"));
}

void TestRecipe::preparesEverythingButWeights()
{
    const Experiment experiment = prepareExperiment(smallRecipe(), chineseToEnglish());
    QCOMPARE(experiment.name, std::string("toy"));
    QCOMPARE(experiment.preset, std::string("cs224n"));
    QCOMPARE(experiment.dev->size(), std::size_t(10));
    QCOMPARE(experiment.train->size(), std::size_t(90));
    QCOMPARE(experiment.source.code, std::string("zh"));
    QCOMPARE(experiment.target.code, std::string("en"));
    QCOMPARE(static_cast<std::size_t>(experiment.model.sourceVocabulary),
        experiment.source.vocabulary.size());
    QCOMPARE(static_cast<std::size_t>(experiment.model.targetVocabulary),
        experiment.target.vocabulary.size());
    QVERIFY(experiment.target.vocabulary.id("books") >= kSpecials);
    QCOMPARE(experiment.target.vocabulary.count(experiment.target.vocabulary.id("books")),
        std::int64_t(90));
    QVERIFY(experiment.weights.empty());
    QCOMPARE(experiment.state.step, std::int64_t(0));
}

void TestRecipe::vocabularyKnowsTrainOnly()
{
    const Experiment experiment = prepareExperiment(smallRecipe(), chineseToEnglish());
    for (const SentencePair &pair : experiment.dev->pairs) {
        const auto tokens
            = experiment.target.tokenizer->split(pair.target); // Today I read 17 good books .
        QCOMPARE(experiment.target.vocabulary.id(tokens.at(3)), kUnk);
    }
}

void TestRecipe::ownDevCorpusIsTakenAsItIs()
{
    auto dev = std::make_shared<Corpus>();
    dev->pairs = {{"我看书。", "I read books."}};
    const Experiment experiment = prepareExperiment(smallRecipe(), chineseToEnglish(), dev);
    QCOMPARE(experiment.train->size(), std::size_t(100));
    QCOMPARE(experiment.dev.get(), static_cast<const Corpus *>(dev.get()));
    QCOMPARE(experiment.probe, dev->pairs.front());
}

void TestRecipe::probeIsOfMiddlingLength()
{
    const std::string many = "很好很好很好很好很好很好很好很好很好很好。";
    auto dev = std::make_shared<Corpus>();
    dev->pairs
        = {{"好。", "Good."}, {many, "Good, good, good, good, good, good, good, good, good."},
            {"我今天看了一本好书。", "Today I read a good book."},
            {"我今天看了两本好书。", "Today I read two good books."}};
    QCOMPARE(prepareExperiment(smallRecipe(), chineseToEnglish(), dev).probe, dev->pairs[2]);
    dev->pairs = {dev->pairs.front()};
    QCOMPARE(prepareExperiment(smallRecipe(), chineseToEnglish(), dev).probe, dev->pairs[0]);
}

void TestRecipe::subwordsAreLearnedOnEachSide()
{
    Recipe recipe = smallRecipe();
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Subword;
    recipe.targetTokenizer.subwordVocabulary = 30;
    const Experiment experiment = prepareExperiment(recipe, chineseToEnglish());
    QVERIFY(experiment.source.tokenizer->model().empty());
    QVERIFY(!experiment.target.tokenizer->model().empty());
    const std::string sentence = "Today I read 42 good books.";
    QCOMPARE(experiment.target.decode(experiment.target.encode(sentence)), sentence);
}

/// One number is that of both sides: the one that is advised has to do for both.
void TestRecipe::tooManySubwordsAreJudgedOnBothSides()
{
    const auto sentence = [](const Recipe &recipe, const Corpus &corpus) {
        try {
            (void)prepareExperiment(recipe, corpus);
        } catch (const Error &error) {
            return QString::fromStdString(error.what());
        }
        return QString();
    };
    const auto chosen = [](int size) {
        Recipe recipe = smallRecipe();
        for (TokenizerOptions *side : {&recipe.sourceTokenizer, &recipe.targetTokenizer}) {
            side->kind = TokenizerKind::Subword;
            side->subwordVocabulary = size;
        }
        return recipe;
    };
    Corpus corpus; // the target has fewer pieces than the source
    for (int i = 0; i < 100; ++i)
        corpus.pairs.push_back({"the " + std::to_string(i) + " books", "a b " + std::to_string(i)});
    const QString both = sentence(chosen(4000), corpus);
    QVERIFY2(both.contains("source and target have too little text for 4000 subwords"),
        qPrintable(both));
    const auto match = QRegularExpression("Choose (\\d+) or fewer; both sides").match(both);
    QVERIFY2(match.hasMatch(), qPrintable(both));
    const int largest = match.captured(1).toInt();
    QCOMPARE(sentence(chosen(largest), corpus), QString());
    const QString target = sentence(chosen(largest + 1), corpus);
    QVERIFY2(target.contains("the target sentences have too little text"), qPrintable(target));

    Recipe one = chosen(4000);
    one.sourceTokenizer.kind = TokenizerKind::Word;
    const QString alone = sentence(one, corpus);
    QVERIFY2(alone.contains("target sentences") && !alone.contains("both"), qPrintable(alone));

    Corpus apart; // as many letters on one side as the other has no pieces for
    for (int i = 0; i < 26; ++i)
        apart.pairs.push_back({std::string(1, static_cast<char>('a' + i)) + " "
                + std::string(1, static_cast<char>('A' + i)) + " " + std::to_string(i),
            i % 2 == 0 ? "x" : "y"});
    const QString none = sentence(chosen(4000), apart);
    QVERIFY2(none.contains("No number fits both sides"), qPrintable(none));
}

void TestRecipe::impossibleChoicesAreRefused()
{
    const auto code
        = [](const Recipe &recipe, Corpus corpus, std::shared_ptr<const Corpus> dev = nullptr) {
              try {
                  (void)prepareExperiment(recipe, std::move(corpus), std::move(dev));
              } catch (const Error &error) {
                  return error.code();
              }
              return ErrorCode::Internal;
          };
    QCOMPARE(code(smallRecipe(), {}), ErrorCode::EmptyCorpus);
    QCOMPARE(code(smallRecipe(), chineseToEnglish(), std::make_shared<Corpus>()),
        ErrorCode::EmptyCorpus);
    Recipe rare = smallRecipe();
    rare.vocabulary.minimumCount = 1'000'000;
    QCOMPARE(code(rare, chineseToEnglish()), ErrorCode::BadConfiguration);
    Recipe flat = smallRecipe();
    flat.model.hiddenSize = 0;
    QCOMPARE(code(flat, chineseToEnglish()), ErrorCode::BadConfiguration);
}

void TestRecipe::canBeCancelled()
{
    int calls = 0;
    double last = 0;
    (void)prepareExperiment(smallRecipe(), chineseToEnglish(), nullptr, [&](double done) {
        ++calls;
        const bool grows = done >= last;
        last = done;
        return grows;
    });
    QCOMPARE(last, 1.0);
    QVERIFY(calls > 2);
    for (int allowed = 0; allowed < calls; ++allowed) {
        int left = allowed;
        try {
            (void)prepareExperiment(
                smallRecipe(), chineseToEnglish(), nullptr, [&](double) { return left-- > 0; });
            QFAIL("it was not cancelled");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::Cancelled);
        }
    }
}

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
