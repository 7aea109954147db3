// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the Data workspace, shared by the file that builds them and the file that joins
// them.
#pragma once

#include "ui/data/data_view.h"

#include "ui/data/chunked_search.h"
#include "ui/data/cut_view.h"
#include "ui/data/frequency_plot.h"
#include "ui/data/length_plot.h"
#include "ui/data/one_hot_view.h"
#include "ui/data/pairs_card.h"
#include "ui/data/problem_model.h"
#include "ui/data/vocabulary_model.h"
#include "ui/data/vocabulary_size_bar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/segmented_choice.h"
#include "ui/widgets/selection.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <array>

namespace seq2seq::ui {

struct DataView::Private {
    explicit Private(DataView *view)
        : q(view)
    {
    }

    void build();
    void buildPairs();
    void buildLengths();
    void buildVocabulary();
    void buildSentence();
    void buildProblems();
    void retranslate();
    void fitColumns();
    void fillBuiltinMenu();
    void updateVocabularyInfo();
    void updateProblemInfo();
    void searchWords();
    void selectPair(bool isByPerson);
    void showPicked();
    void selectPicked(int row);
    void pickToken(int row);
    void showToken();
    /// The row of a place in the order the encoder reads, and the other way round.
    [[nodiscard]] int turned(int index) const;
    [[nodiscard]] Figure sentenceFigure();
    [[nodiscard]] QByteArray sentenceCsv() const;
    void showSide();
    void save(const QString &title, const QString &name, const QByteArray &csv);

    [[nodiscard]] QString currentSource() const; ///< empty: none is current
    [[nodiscard]] VocabularyModel *vocabulary() const
    {
        return vocabularies[std::size_t(sideBox->currentIndex())];
    }

    DataView *q;
    std::shared_ptr<FileDialog> fileDialog = std::make_shared<FileDialog>();
    std::vector<BuiltinCorpus> builtins;
    QPointer<Selection> selection;
    bool isReadBackwards = false; ///< the sentence that is shown
    QString pickedSource; ///< the sentence that was picked elsewhere; empty = none
    QString pickedTranslation;
    bool isPickShown = true;
    bool isPickFound = false;

    PairsCard *pairsCard = nullptr;
    ChunkedSearch *pickSearch = nullptr; ///< for the sentence that was picked elsewhere
    QPushButton *builtinButton = nullptr;
    QPushButton *openButton = nullptr;

    Card *lengthsCard = nullptr;
    LengthPlot *lengths = nullptr;
    QToolButton *lengthsExport = nullptr;

    Card *vocabularyCard = nullptr;
    std::array<VocabularyModel *, 2> vocabularies{};
    QStackedWidget *vocabularyStack = nullptr;
    QTableView *wordTable = nullptr;
    FrequencyPlot *frequencies = nullptr;
    SegmentedChoice *vocabularyForm = nullptr; ///< list or plot
    VocabularySizeBar *vocabularySize = nullptr;
    QComboBox *sideBox = nullptr;
    QLineEdit *wordSearchLine = nullptr;
    ChunkedSearch *wordSearch = nullptr;
    QToolButton *wordSave = nullptr;

    Card *sentenceCard = nullptr;
    QStackedWidget *sentenceStack = nullptr;
    QLabel *noSentence = nullptr;
    QWidget *sides = nullptr;
    QToolButton *sentenceExport = nullptr;
    QStackedWidget *sentenceForms = nullptr; ///< one-hot rows, or three ways to cut
    SegmentedChoice *sentenceForm = nullptr;
    CutView *cuts = nullptr;
    OneHotView *sourceOneHot = nullptr;
    OneHotView *targetOneHot = nullptr;

    Card *problemsCard = nullptr;
    ProblemModel *problems = nullptr;
    QTableView *problemTable = nullptr;
    QStackedWidget *problemStack = nullptr;
    QLabel *noProblems = nullptr;
    QToolButton *problemSave = nullptr;
};

} // namespace seq2seq::ui
