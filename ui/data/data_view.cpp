// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the cards of the Data workspace: what is selected, searched or given in one is shown by the
// others.
#include "ui/data/data_view_p.h"
#include "ui/widgets/language.h"
#include "ui/widgets/texts.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/tool_tip.h"

#include <QDragEnterEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace seq2seq::ui {

namespace {

QString count(std::size_t number)
{
    return QLocale().toString(qulonglong(number));
}

} // namespace

DataView::DataView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setAcceptDrops(true);
    d->build();
    d->retranslate();
}

DataView::~DataView()
{
    // The children outlive d and may still tell of themselves while they go: a header its widths, a
    // line that it was left.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void DataView::Private::fillBuiltinMenu()
{
    QMenu *menu = builtinButton->menu();
    menu->clear();
    for (const BuiltinCorpus &corpus : builtins) {
        const QString name = QString::fromStdString(corpus.name);
        QAction *action = menu->addAction(
            DataView::tr("%1 · %2 pairs").arg(translated(corpus.title), count(corpus.pairs)));
        action->setObjectName(name);
        action->setToolTip(translated(corpus.description));
        connect(action, &QAction::triggered, q, [this, name] { emit q->builtinRequested(name); });
    }
    builtinButton->setVisible(!builtins.empty());
}

QString DataView::Private::currentSource() const
{
    const auto pair = pairsCard->currentPair();
    return pair ? QString::fromStdString(pair->source) : QString();
}

void DataView::Private::selectPair(bool isByPerson)
{
    const auto pair = pairsCard->currentPair();
    if (!pair)
        return;
    cuts->setPair(*pair);
    emit q->sentenceSelected(*pair);
    if (!isByPerson)
        return;
    pickSearch->stop();
    emit q->sentencePicked(QString::fromStdString(pair->source));
}

void DataView::Private::showPicked()
{
    pickSearch->stop(); // of what was picked before
    if (isPickShown || !q->isVisible())
        return;
    isPickShown = true;
    if (currentSource() == pickedSource)
        return; // that very row, even when other pairs have the same source
    // The part that is shown first, then the others; between events, as a corpus may be large.
    const auto table = std::make_shared<const PairTable>(pairsCard->edits().table());
    const auto reader = std::make_shared<PairTable::Reader>(*table);
    isPickFound = false;
    pickSearch->start(2 * table->size(),
        [table, reader, here = pairsCard->place(), wanted = pickedSource.toStdString()](int i) {
            const bool isFirstRound = i < table->size();
            const int row = isFirstRound ? i : i - table->size();
            return !table->isRemoved(row) && (table->place(row) == here) == isFirstRound
                && reader->at(row).source == wanted;
        });
}

/// @param found a row of the table, or that many rows more; -1 = it is in no part
void DataView::Private::selectPicked(int found)
{
    pickSearch->stop();
    const int rows = pairsCard->edits().table().size();
    pairsCard->select(found < rows ? found : found - rows);
    if (found < 0)
        cuts->setPair({pickedSource.toStdString(), pickedTranslation.toStdString()});
    if (found < 0)
        emit q->otherSentencePicked(pickedSource, pickedTranslation);
}

int DataView::Private::turned(int index) const
{
    const int words = int(sourceOneHot->tokens().size()) - 1; // </s> stays the last
    return isReadBackwards && index >= 0 && index < words ? words - 1 - index : index;
}

void DataView::Private::pickToken(int row)
{
    if (!selection)
        return;
    const QString source = currentSource();
    if (!source.isEmpty()) { // a token of a sentence is picked with its sentence
        if (source != pickedSource)
            emit q->sentencePicked(source);
        pickedSource = source;
    }
    selection->set(turned(row), -1);
    showToken();
}

/// The picked token is one of the sentence shown here only when that is the picked sentence.
void DataView::Private::showToken()
{
    const QString source = currentSource();
    const bool isPicked = selection && (source.isEmpty() || source == pickedSource);
    sourceOneHot->setCurrent(isPicked ? turned(selection->sourceIndex()) : -1);
}

/// One row a token, source first: what the one-hot rows show, as numbers.
Figure DataView::Private::sentenceFigure()
{
    return pictureFigure(sides, QStringLiteral("one-hot"), [this] { return sentenceCsv(); });
}

std::vector<Figure> DataView::figures()
{
    std::vector<Figure> figures;
    if (!d->lengths->isEmpty())
        figures.push_back(plotFigure(d->lengths));
    if (d->sentenceStack->currentIndex() != 0)
        figures.push_back(d->sentenceFigure());
    return figures;
}

QByteArray DataView::Private::sentenceCsv() const
{
    QByteArray bytes
        = csvLine({QStringLiteral("side"), QStringLiteral("token"), QStringLiteral("id")});
    const auto add = [&bytes](const QString &side, const OneHotView *view) {
        for (qsizetype i = 0; i < view->tokens().size(); ++i)
            bytes
                += csvLine({side, view->tokens()[i], QString::number(view->ids()[std::size_t(i)])});
    };
    add(QStringLiteral("source"), sourceOneHot);
    add(QStringLiteral("target"), targetOneHot);
    return bytes;
}

void DataView::Private::showSide()
{
    wordSearch->stop();
    {
        const QSignalBlocker blocker(wordSearchLine);
        wordSearchLine->clear();
    }
    vocabulary()->showAll();
    wordTable->setModel(vocabulary());
    wordTable->horizontalHeader()->setSectionResizeMode(
        VocabularyModel::Word, QHeaderView::Stretch);
    updateVocabularyInfo();
    fitColumns();
}

void DataView::Private::searchWords()
{
    wordSearch->stop();
    const QString text = wordSearchLine->text();
    if (text.isEmpty())
        return vocabulary()->showAll();
    vocabulary()->showNone();
    wordSearch->start(vocabulary()->dataCount(), vocabulary()->matcher(text));
}

void DataView::Private::updateVocabularyInfo()
{
    const VocabularyModel *shown = vocabulary();
    vocabularyCard->setInfo(
        shown->dataCount() == 0 ? QString() : count(std::size_t(shown->dataCount())));
    vocabularyCard->setToolTip(
        DataView::tr("%1 words, special ones included; they cover %2 % of the training sentences.")
            .arg(count(std::size_t(shown->dataCount())),
                QLocale().toString(100 * shown->coverage(), 'f', 1)));
}

void DataView::Private::updateProblemInfo()
{
    const QString summary = problems->summary();
    problemsCard->setToolTip(plainToolTip(summary));
    noProblems->setText(summary.isEmpty() ? DataView::tr("Nothing was read from a file.")
                                          : DataView::tr("No problems found.") + u'\n' + summary);
    problemStack->setCurrentIndex(problems->rowCount() > 0 ? 1 : 0);
    problemsCard->setInfo(
        problems->rowCount() > 0 ? count(std::size_t(problems->rowCount())) : QString());
    problemSave->setEnabled(problems->rowCount() > 0);
}

void DataView::Private::save(const QString &title, const QString &name, const QByteArray &csv)
{
    fileDialog->save(q, title, name, DataView::tr("Tables (*.csv)"), csv);
}

void DataView::setPairs(PairTable table)
{
    d->pickedSource.clear();
    d->pickSearch->stop();
    d->isPickShown = true;
    d->sentenceStack->setCurrentIndex(0);
    setHistogram({});
    setVocabularies({}, {});
    setReport({});
    d->pairsCard->load(std::move(table));
}

PairEdits &DataView::edits()
{
    return d->pairsCard->edits();
}

void DataView::beginStudies(TokenizerKind kind, int size)
{
    for (const TokenizerKind each :
        {TokenizerKind::Word, TokenizerKind::Character, TokenizerKind::Subword})
        d->cuts->setStudy(each, nullptr);
    d->vocabularySize->begin(kind, size);
}

void DataView::setStudy(TokenizerKind kind, const std::shared_ptr<const TextStudy> &study)
{
    d->cuts->setStudy(kind, study);
    d->vocabularySize->setStudy(kind, study);
}

bool DataView::isSearching() const
{
    return d->pairsCard->isSearching();
}

void DataView::setEditable(bool isEditable)
{
    d->pairsCard->setEditable(isEditable);
}

void DataView::setTrained(std::int64_t updates)
{
    d->pairsCard->changeBar().setTrained(updates);
}

void DataView::setTokenCounter(CountTokens countTokens)
{
    d->pairsCard->model().setTokenCounter(std::move(countTokens));
}

void DataView::setLengths(std::shared_ptr<const std::vector<PairLengths>> lengths, int longest)
{
    d->lengths->setLongest(longest);
    d->pairsCard->setLengths(std::move(lengths), longest);
}

void DataView::setVocabularies(std::vector<VocabularyRow> source, std::vector<VocabularyRow> target)
{
    d->wordSearch->stop();
    d->vocabularies[0]->setRows(std::move(source));
    d->vocabularies[1]->setRows(std::move(target));
    d->showSide();
}

void DataView::setHistogram(const LengthHistogram &histogram)
{
    d->lengths->setHistogram(histogram);
}

void DataView::setReport(const ReadReport &report)
{
    d->problems->setReport(report);
    d->updateProblemInfo();
}

void DataView::setSelection(Selection *selection)
{
    d->selection = selection;
    connect(selection, &Selection::changed, this, [this] { d->showToken(); });
    connect(d->sourceOneHot, &OneHotView::clicked, this, [this](int row) { d->pickToken(row); });
}

void DataView::setSentence(const SentenceAnalysis &sentence)
{
    d->isReadBackwards = sentence.isReadBackwards;
    d->sourceOneHot->setSentence(
        textsOf(sentence.sourceTokens), sentence.sourceIds, sentence.sourceVocabulary);
    d->targetOneHot->setSentence(
        textsOf(sentence.targetTokens), sentence.targetIds, sentence.targetVocabulary);
    d->sentenceStack->setCurrentIndex(
        sentence.sourceTokens.empty() && sentence.targetTokens.empty() ? 0 : 1);
    d->showToken();
}

void DataView::pickSentence(const QString &source, const QString &translation)
{
    if (source == d->pickedSource && translation == d->pickedTranslation)
        return;
    d->pickedSource = source;
    d->pickedTranslation = translation;
    d->isPickShown = source.isEmpty();
    d->showPicked();
    d->showToken();
}

void DataView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    d->showPicked(); // looking through a million pairs waits until somebody looks
}

void DataView::setBuiltinCorpora(const std::vector<BuiltinCorpus> &corpora)
{
    d->builtins = corpora;
    d->fillBuiltinMenu();
}

void DataView::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->fileDialog = dialog;
    d->pairsCard->setFileDialog(dialog);
    d->frequencies->setFileDialog(dialog);
    d->lengths->setFileDialog(std::move(dialog));
}

void DataView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DataView::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesDropped(paths);
}

void DataView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        d->retranslate();
    if (event->type() == QEvent::FontChange)
        d->fitColumns();
}

} // namespace seq2seq::ui
