// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: type a sentence, see its tokens, its translation, the attention and what
// else could have been said.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/translate/attention_pair.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/answer_notice.h"
#include "ui/widgets/figure.h"

#include <QStringList>
#include <QTimer>
#include <QVector>
#include <QWidget>

#include <functional>
#include <memory>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSpinBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace seq2seq::ui {

class AttentionNeedView;
class BeamTree;
class BleuCard;
class Card;
class CompareCard;
class HeatmapView;
class KnownWhenCard;
class LinksCard;
class NeighbourMenu;
class PageStack;
class PenaltySlider;
class ProbabilityBars;
class SamplingControls;
class SegmentedChoice;
class Selection;
class TokenStrip;
class WhatIfCard;
class WhyPage;

/// A passive view: it is given results and asks for new ones by signal. It never calls the engine.
class TranslateView : public QWidget {
    Q_OBJECT

public:
    /// @param selection shared with the other workspaces; must outlive the view
    explicit TranslateView(Selection *selection, QWidget *parent = nullptr);

    /// The newest answer. Results that are older than the newest request must not be handed in.
    void setResult(std::shared_ptr<const TranslateResult> result);
    /// Sentences offered in the menu beside the input; the first one is its placeholder.
    void setExamples(const QStringList &sentences);
    /// Puts a sentence in the input without asking for its translation.
    void setSource(const QString &sentence);
    [[nodiscard]] QString source() const;
    /// Of which weights the result is; unset without one.
    void setAnswerAge(const std::optional<AnswerAge> &age);
    /// The places of the words that the person chose, ascending.
    [[nodiscard]] const QVector<int> &forcedSteps() const { return m_forcedSteps; }
    /// Whether an answer is to follow what is typed and what the model learns.
    [[nodiscard]] bool isLive() const;
    /// Asks for a translation that begins with these target ids, the last of which the person
    /// chose.
    void force(const QVector<int> &prefix);
    /// Asks for the numbers along these target ids of the sentence that is shown.
    void lookAt(const QVector<int> &target);
    /// A request is under way: the numbers at the right say so, the old result stays visible.
    void setBusy(bool isBusy);
    /// Without a model nothing can be asked for.
    void setEnabledForModel(bool isEnabled);
    [[nodiscard]] SearchOptions options() const; ///< as the controls stand; nBest = beam
    void setOptions(const SearchOptions &options);
    [[nodiscard]] AttentionForm attentionForm() const;
    void setAttentionForm(AttentionForm form);
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// What the person changed in the middle of the model; part of each request.
    [[nodiscard]] WhatIf &whatIf() { return *m_whatIf; }
    /// Asks for words near to a source word, and is given them.
    [[nodiscard]] NeighbourMenu &neighbours() { return *m_neighbours; }
    [[nodiscard]] WhyPage &whyPage() { return *m_whyPage; }
    /// The last answer to which nothing was forced and in which nothing was changed; may be null.
    [[nodiscard]] std::shared_ptr<const TranslateResult> original() const { return m_free; }
    /// "Does it need attention here?": asks for itself, and is given the answer.
    [[nodiscard]] AttentionNeedView &attentionNeed() { return *m_need; }
    /// The answer to whatIfEachRequested(). @param step, weights of the model it is from
    void showWhatIfEach(const WhatIfEachAnswer &answer, std::int64_t step, std::uint64_t weights);
    /// The pages that ask the engine themselves.
    [[nodiscard]] CompareCard &compareCard() { return *m_compareCard; }
    [[nodiscard]] KnownWhenCard &knownWhenCard() { return *m_knownWhenCard; }
    [[nodiscard]] BleuCard &bleuCard() { return *m_bleuCard; }
    [[nodiscard]] LinksCard &linksCard() { return *m_linksCard; }
    /// Asks a person for a word that is to be read instead of another; empty = none.
    using AskWord = std::function<QString(const QString &instead)>;
    void setAskWord(AskWord askWord) { m_askWord = std::move(askWord); }
    /// The id of a source word of the model that is open.
    using WordId = std::function<int(const QString &word)>;
    void setSourceIds(WordId idOf) { m_sourceId = std::move(idOf); }
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();

signals:
    /// Translate, after the forced target ids in `prefix` (empty = the model is free).
    void translateRequested(
        const QString &source, const seq2seq::SearchOptions &options, const QVector<int> &prefix);
    /// Show the numbers of this given translation (a clicked hypothesis): force-decode along the
    /// ids `target`, whatever they look like as a text.
    void targetRequested(
        const QString &source, const seq2seq::SearchOptions &options, const QVector<int> &target);
    /// What does each of the listed changes bring about alone?
    void whatIfEachRequested(const seq2seq::WhatIfEachQuestion &question);
    /// Ask the same once more: the answer is of older weights.
    void againRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeSourceCard();
    QWidget *makeTokens();
    QWidget *makeAttentionCard();
    QWidget *makeAlternativesCard();
    QWidget *makeHypothesesCard();
    QWidget *makeTreeCard();
    QWidget *makeWhyPage();
    void offerAlternative(const QPoint &position);
    void offerTargetWord(int step, const QPoint &position);
    void makePages();
    QWidget *makeCompareCard();
    QWidget *makeKnownWhenCard();
    QWidget *makeBleuCard();
    QWidget *makeLinksCard();
    QWidget *makePin();
    void showComparison();
    void showPage(QWidget *page);
    [[nodiscard]] Figure treeFigure();
    [[nodiscard]] QByteArray treeCsv() const;
    void makeWhatIf();
    void addChangeButtons();
    void addAttentionForms();
    void fillAttentionMenu(QMenu *menu);
    void showAttentionForm();
    void fillChangeMenu(QMenu *menu);
    void offerSourceWord(QMenu *menu, int word);
    void replaceSourceWord(int word);
    void showWhatIf();
    void askEach();
    void addAttentionNeed(QWidget *content);
    void showAttentionNeed(bool hasWord);
    void fillAlternativesMenu(QMenu *menu);
    [[nodiscard]] Figure attentionNeedFigure();
    void askWithEdits();
    [[nodiscard]] int placeInSentence(int word) const;
    void addOptions();
    [[nodiscard]] QList<QWidget *> searchControls() const;
    void showSearchKind();
    void retranslate();
    void showPlaceholder();
    void showModelHint();
    void enlargeInput();
    void request(const QVector<int> &prefix);
    void sourceEdited();
    void showResult();
    void showTokens();
    void showUnknownWords();
    void askTheSame();
    void showAttention();
    void showOriginalAttention();
    void showAlternatives();
    void showHypotheses();
    void listHypotheses();
    void rank(double lengthPenalty);
    void showNumbers();
    void forceWord(int index);
    void chooseHypothesis(QTreeWidgetItem *item);
    [[nodiscard]] Figure alternativesFigure();
    [[nodiscard]] Figure hypothesesFigure();
    [[nodiscard]] QByteArray alternativesCsv() const;
    [[nodiscard]] QByteArray hypothesesCsv() const;

    Selection *m_selection;
    std::shared_ptr<const TranslateResult> m_result;
    std::shared_ptr<FileDialog> m_fileDialog;
    QString m_firstExample;
    Translation
        m_search; ///< the last search: its hypotheses stay listed while one of them is looked at
    QVector<int> m_forcedSteps; ///< where the person chose the word, ascending
    bool m_isLookingAtHypothesis = false; ///< the last request was for a given translation
    std::shared_ptr<const TranslateResult> m_free; ///< the last answer to which nothing was forced
    WhatIf *m_whatIf = nullptr;
    WhatIfCard *m_whatIfCard = nullptr;
    NeighbourMenu *m_neighbours = nullptr;
    QVector<WhatIfEdit> m_eachEdits; ///< those that were asked about one by one
    WhatIfEachQuestion m_each; ///< the newest
    std::uint64_t m_eachWeights = 0; ///< at that time
    PageStack *m_pages = nullptr; ///< the attention, the tree of the search, ...
    Card *m_treeCard = nullptr;
    BeamTree *m_tree = nullptr;
    WhyPage *m_whyPage = nullptr;
    CompareCard *m_compareCard = nullptr;
    KnownWhenCard *m_knownWhenCard = nullptr;
    BleuCard *m_bleuCard = nullptr; ///< the page "BLEU"
    LinksCard *m_linksCard = nullptr; ///< the page "Word links"
    QPushButton *m_pin = nullptr;
    QPushButton *m_change = nullptr;
    QPushButton *m_dragWeights = nullptr;
    AskWord m_askWord;
    WordId m_sourceId;
    bool m_isBusy = false;
    QTimer m_typing; ///< waits until the person pauses
    QTimer m_busyDelay; ///< a quick answer needs no notice that it is under way

    Card *m_sourceCard = nullptr;
    QLineEdit *m_input = nullptr;
    QPushButton *m_examples = nullptr;
    QPushButton *m_translate = nullptr;
    SamplingControls *m_sampling = nullptr;
    QSpinBox *m_beam = nullptr; ///< or the number of draws
    QDoubleSpinBox *m_lengthPenalty = nullptr;
    QSpinBox *m_minLength = nullptr;
    QSpinBox *m_maxLength = nullptr;
    QCheckBox *m_live = nullptr;
    TokenStrip *m_sourceTokens = nullptr;
    TokenStrip *m_targetTokens = nullptr;
    QLabel *m_unknownWords = nullptr;
    QCheckBox *m_copyUnknown = nullptr;
    AnswerNotice *m_notice = nullptr;
    QLabel *m_numbers = nullptr;
    QPushButton *m_release = nullptr;
    Card *m_attentionCard = nullptr;
    AttentionPair *m_attentionPair = nullptr;
    SegmentedChoice *m_attentionForms = nullptr;
    HeatmapView *m_heatmap = nullptr; ///< of the present answer
    Card *m_alternativesCard = nullptr;
    QLabel *m_alternativesHint = nullptr;
    ProbabilityBars *m_alternatives = nullptr;
    QPushButton *m_needsAttention = nullptr;
    AttentionNeedView *m_need = nullptr; ///< in place of the bars while the button is down
    Card *m_hypothesesCard = nullptr;
    QTreeWidget *m_hypotheses = nullptr;
    PenaltySlider *m_penalty = nullptr; ///< the same number as m_lengthPenalty
};

} // namespace seq2seq::ui
