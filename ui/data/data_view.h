// SPDX-License-Identifier: GPL-3.0-or-later
// The Data workspace: sentence pairs as a table, how long they are, both vocabularies, one sentence
// as tokens -> ids -> one-hot rows, and what was wrong with the file. Passive: it is given plain
// data and emits what the person did.
#pragma once

#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"
#include "core/run/text_study.h"
#include "ui/data/change_bar.h"
#include "ui/data/data_types.h"
#include "ui/data/pair_edits.h"
#include "ui/data/pair_query.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <string>

namespace seq2seq::ui {

class FileDialog;
class Selection;
struct Figure;

class DataView : public QWidget {
    Q_OBJECT

public:
    explicit DataView(QWidget *parent = nullptr);
    ~DataView() override;

    /// Shows these pairs; changes that were not taken over are forgotten. Clears histogram,
    /// vocabularies, report and sentence.
    void setPairs(PairTable table);
    /// The same of a train and a dev corpus alone; null = empty.
    void setCorpus(std::shared_ptr<const Corpus> train, std::shared_ptr<const Corpus> dev)
    {
        setPairs(PairTable(std::move(train), std::move(dev)));
    }
    /// What the person has changed, and what it can be undone by.
    [[nodiscard]] PairEdits &edits();
    /// The pairs can be looked at alone while the run takes them over.
    void setEditable(bool isEditable);
    /// Updates of the weights there are: what a change of the pairs means depends on it.
    void setTrained(std::int64_t updates);
    /// Tokens of every row of the table. @param longest tokens a side of the longest pairs that are
    /// trained on; 0 = any
    void setLengths(std::shared_ptr<const std::vector<PairLengths>> lengths, int longest);
    /// How the corpus that is set next is cut, for the lengths beside its pairs.
    void setTokenCounter(CountTokens countTokens);
    void setVocabularies(std::vector<VocabularyRow> source, std::vector<VocabularyRow> target);
    void setHistogram(const LengthHistogram &histogram);
    /// What reading the file found; an empty report shows "no problems".
    void setReport(const ReadReport &report);
    /// The answer to sentenceSelected: the selected pair as tokens and ids.
    void setSentence(const SentenceAnalysis &sentence);
    /// Shares the picked source token with the other workspaces; must outlive the view.
    void setSelection(Selection *selection);
    /// A sentence was picked in some workspace: selects its pair, in whichever part it is, also one
    /// that is picked while the view is hidden. When it is no pair of the corpus, nothing is
    /// selected and otherSentencePicked is emitted.
    void pickSentence(const QString &source, const QString &translation);
    /// What the "Built-in corpora" menu offers.
    void setBuiltinCorpora(const std::vector<BuiltinCorpus> &corpora);
    /// Asks where pictures and tables are saved; a test answers in its place.
    void setFileDialog(std::shared_ptr<FileDialog> dialog);
    /// What would come of vocabularies of other sizes: forgets what was counted. @param kind, size
    /// of the run that is open
    void beginStudies(TokenizerKind kind, int size);
    void setStudy(TokenizerKind kind, const std::shared_ptr<const TextStudy> &study);
    /// Pairs are looked for on a worker, or sorted.
    [[nodiscard]] bool isSearching() const;
    /// What is shown now, as files.
    [[nodiscard]] std::vector<Figure> figures();

signals:
    /// Open file was pressed: app shows the file dialog or the import dialog.
    void openRequested();
    void builtinRequested(const QString &name);
    void filesDropped(const QStringList &paths);
    /// A pair was selected, or its text changed. App answers with setSentence.
    void sentenceSelected(const seq2seq::SentencePair &pair);
    /// The run is to take what the person changed.
    void takeOverRequested(seq2seq::ui::TakeOver how);
    /// A run is to begin anew with a vocabulary like this.
    void vocabularyRequested(seq2seq::TokenizerKind kind, int size);
    /// The person picked a pair: it is the sentence all workspaces show.
    void sentencePicked(const QString &source);
    /// The sentence that was picked elsewhere is no pair of the corpus. App answers with
    /// setSentence.
    void otherSentencePicked(const QString &source, const QString &translation);
    /// "Translate this sentence" on a pair: open it in Translate.
    void translateRequested(const QString &source);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
