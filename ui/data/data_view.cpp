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
#include <QScopedValueRollback>

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

void DataView::Private::showPart()
{
    pairSearch->stop();
    pickSearch->stop();
    {
        const QSignalBlocker blocker(pairSearchLine);
        pairSearchLine->clear();
    }
    const std::shared_ptr<const Corpus> &shown = part() == CorpusPart::Dev ? dev : train;
    sentenceStack->setCurrentIndex(0);
    pairs->setCorpus(shown);
    pairStack->setCurrentIndex(pairs->dataCount() > 0 ? 1 : 0);
    updatePairInfo();
    fitColumns();
    if (pairs->dataCount() > 0) {
        const QScopedValueRollback selecting(isSelecting, true);
        pairTable->selectRow(0);
    }
}

void DataView::Private::updatePairInfo()
{
    partBox->setItemText(0, DataView::tr("train · %1").arg(count(train ? train->size() : 0)));
    partBox->setItemText(1, DataView::tr("dev · %1").arg(count(dev ? dev->size() : 0)));
    if (!pairs->isFiltered())
        return pairsCard->setInfo({});
    const QString found = count(std::size_t(pairs->rowCount()));
    pairsCard->setInfo(pairSearch->isRunning() ? DataView::tr("%1 found…").arg(found)
                                               : DataView::tr("%1 found").arg(found));
}

void DataView::Private::searchPairs()
{
    const QString text = pairSearchLine->text();
    pairSearch->stop();
    if (text.isEmpty() || pairs->dataCount() == 0) {
        pairs->showAll();
    } else {
        pairs->showNone();
        pairSearch->start(pairs->dataCount(), pairs->matcher(text));
    }
    updatePairInfo();
}

void DataView::Private::selectPair()
{
    const QModelIndex current = pairTable->currentIndex();
    if (!current.isValid())
        return;
    emit q->sentenceSelected(part(), pairs->dataRow(current.row()));
    if (isSelecting)
        return;
    pickSearch->stop();
    emit q->sentencePicked(QString::fromStdString(pairs->pair(current.row()).source));
}

void DataView::Private::showPicked()
{
    pickSearch->stop(); // of what was picked before
    if (isPickShown || !q->isVisible())
        return;
    isPickShown = true;
    const QModelIndex current = pairTable->currentIndex();
    if (current.isValid()
        && QString::fromStdString(pairs->pair(current.row()).source) == pickedSource)
        return; // that very row, even when other pairs have the same source
    // The half that is shown first, then the other; between events, as a corpus may be large.
    const bool isDevShown = part() == CorpusPart::Dev;
    const std::array halves{isDevShown ? dev : train, isDevShown ? train : dev};
    const auto sizeOf
        = [](const std::shared_ptr<const Corpus> &half) { return half ? int(half->size()) : 0; };
    const int first = sizeOf(halves[0]);
    std::array<SentencePairs::Cursor, 2> cursors;
    for (std::size_t i = 0; i < halves.size(); ++i)
        if (halves[i])
            cursors[i] = SentencePairs::Cursor(halves[i]->pairs);
    isPickFound = false;
    pickSearch->start(first + sizeOf(halves[1]),
        [halves, cursors, first, wanted = pickedSource.toStdString()](int row) mutable {
            return row < first ? cursors[0].at(std::size_t(row)).source == wanted
                               : cursors[1].at(std::size_t(row - first)).source == wanted;
        });
}

/// @param row in the half that is shown, and behind it in the other; -1 = in neither
void DataView::Private::selectPicked(int row)
{
    pickSearch->stop();
    const QScopedValueRollback selecting(isSelecting, true);
    if (row < 0) {
        pairTable->clearSelection();
        pairTable->setCurrentIndex({});
        emit q->otherSentencePicked(pickedSource, pickedTranslation);
        return;
    }
    if (row >= pairs->dataCount()) {
        row -= pairs->dataCount();
        partBox->setCurrentIndex(part() == CorpusPart::Dev ? 0 : 1);
    }
    pairSearchLine->clear(); // the pair might be filtered away
    pairTable->selectRow(row);
    pairTable->scrollTo(pairs->index(row, 0));
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
    const QModelIndex current = pairTable->currentIndex();
    if (current.isValid()) { // a token of a sentence is picked with its sentence
        const QString source = QString::fromStdString(pairs->pair(current.row()).source);
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
    const QModelIndex current = pairTable->currentIndex();
    const bool isPicked = selection
        && (!current.isValid()
            || QString::fromStdString(pairs->pair(current.row()).source) == pickedSource);
    sourceOneHot->setCurrent(isPicked ? turned(selection->sourceIndex()) : -1);
}

void DataView::Private::translateCurrent()
{
    const QModelIndex current = pairTable->currentIndex();
    if (current.isValid())
        emit q->translateRequested(QString::fromStdString(pairs->pair(current.row()).source));
}

void DataView::Private::showPairMenu(const QPoint &position)
{
    auto *menu = new QMenu(pairTable);
    menu->setObjectName(QStringLiteral("pairMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *translate = menu->addAction(
        DataView::tr("Translate this sentence"), q, [this] { translateCurrent(); });
    translate->setEnabled(pairTable->currentIndex().isValid());
    menu->addAction(DataView::tr("Save these pairs as CSV…"), q, [this] { savePairs(); });
    menu->popup(pairTable->viewport()->mapToGlobal(position));
}

void DataView::Private::savePairs()
{
    save(DataView::tr("Save these pairs"), QStringLiteral("pairs.csv"), pairs->toCsv());
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

void DataView::setCorpus(std::shared_ptr<const Corpus> train, std::shared_ptr<const Corpus> dev)
{
    d->train = std::move(train);
    d->dev = std::move(dev);
    d->pickedSource.clear();
    d->pickSearch->stop();
    d->isPickShown = true;
    setHistogram({});
    setVocabularies({}, {});
    setReport({});
    {
        const QSignalBlocker blocker(d->partBox);
        d->partBox->setCurrentIndex(0);
    }
    d->showPart();
}

void DataView::setTokenCounter(
    std::function<std::size_t(Side side, const std::string &sentence)> countTokens)
{
    d->pairs->setTokenCounter(std::move(countTokens));
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
