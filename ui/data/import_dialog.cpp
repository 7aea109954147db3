// SPDX-License-Identifier: GPL-3.0-or-later
// Follows what is chosen in the import dialog: previews, columns, and whether it can be imported.
#include "ui/data/import_dialog_p.h"

#include "core/corpus/pair_format.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/language.h"

#include <QEvent>

#include <algorithm>

namespace seq2seq::ui {

namespace {

/// What people call a format; empty for lines of sentences.
QString formatName(const std::string &name)
{
    return name == kLinesFormat || name.empty() ? QString() : translated(pairFormat(name).label);
}

/// "2", and what the file calls the column or what it holds instead of sentences.
QString columnTitle(const PairPreview &shown, int column)
{
    const PreviewColumn &facts = shown.columns[std::size_t(column) - 1];
    QString title = QString::number(column);
    if (!facts.name.empty())
        title += QStringLiteral(" · ") + QString::fromStdString(facts.name);
    if (facts.kind != ColumnKind::Sentences)
        title += QStringLiteral(" · ") + PreviewModel::kindName(facts.kind);
    return title;
}

} // namespace

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this))
{
    setWindowTitle(tr("Import sentence pairs"));
    fitDialog(this, 54, 37);
    d->build();
    d->follow();
}

ImportDialog::~ImportDialog()
{
    // The children outlive d and may still tell of themselves while they go: a header its widths, a
    // line that it was left.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

PreviewQuestion ImportDialog::Private::question(const FileRow &file, qulonglong line) const
{
    const QString format
        = isAligned() ? QString::fromLatin1(kLinesFormat) : formatBox->currentData().toString();
    return {file.text(), file.chosenEncoding(), format, line};
}

const FileFacts *ImportDialog::Private::facts(const FileRow &file, qulonglong line) const
{
    const auto found = files.find(question(file, line));
    return found == files.end() ? nullptr : &found->second;
}

void ImportDialog::Private::requestPreviews()
{
    for (const FileRow &file : isAligned() ? std::vector{source, target} : std::vector{source})
        for (const qulonglong line : fromLine > 1 ? std::vector{1ULL, fromLine} : std::vector{1ULL})
            if (!file.text().isEmpty() && !facts(file, line))
                emit q->previewRequested(question(file, line));
    showPreview();
}

void ImportDialog::Private::chooseColumns(const PairPreview &shown)
{
    const auto columns = int(shown.columns.size());
    const auto fill = [&shown, columns](QComboBox *box, int chosen) {
        box->clear();
        for (int column = 1; column <= columns; ++column)
            box->addItem(columnTitle(shown, column));
        box->setCurrentIndex(std::min(chosen, columns - 1));
    };
    int sourceIndex = std::max(0, sourceColumn->currentIndex());
    int targetIndex = targetColumn->count() > 0 ? targetColumn->currentIndex() : 1;
    if (!columnsAreChosen) {
        // ManyThings files have English first; what people want to translate is the other language.
        sourceIndex = shown.isManyThings ? 1 : shown.sourceColumn - 1;
        targetIndex = shown.isManyThings ? 0 : shown.targetColumn - 1;
    }
    fill(sourceColumn, sourceIndex);
    fill(targetColumn, targetIndex);
}

/// Who takes the column of the other side wants the two exchanged.
void ImportDialog::Private::keepColumnsApart(const QComboBox *chosen)
{
    if (sourceColumn->currentIndex() != targetColumn->currentIndex())
        return;
    if (chosen == sourceColumn)
        targetColumn->setCurrentIndex(columnsBefore.x());
    else
        sourceColumn->setCurrentIndex(columnsBefore.y());
}

void ImportDialog::Private::showPreview()
{
    columnsBefore = {sourceColumn->currentIndex(), targetColumn->currentIndex()};
    previewNote->clear();
    preview->setPreview({});
    const bool isFurther = isAligned() ? showAlignedPreview() : showPairsPreview();
    markLine(isFurther ? fromLine : 1);
    follow();
}

/// @return true: the lines that were jumped to, false: the first ones, or none yet
bool ImportDialog::Private::showPairsPreview()
{
    const FileFacts *known = facts(source);
    if (!known || !known->preview)
        return false;
    const PairPreview &shown = *known->preview;
    const FileFacts *further = facts(source, fromLine);
    const bool isFurther = further && further->preview;
    preview->setPreview(isFurther ? *further->preview : shown);
    preview->setChosen(sourceColumn->currentIndex(), targetColumn->currentIndex());
    const auto language = [&shown](int column) {
        return column >= 0 && column < int(shown.columns.size())
            ? shown.columns[std::size_t(column)].language
            : std::string();
    };
    sourceSide->setLanguage(language(sourceColumn->currentIndex()));
    targetSide->setLanguage(language(targetColumn->currentIndex()));
    QStringList notes{formatName(shown.format), encodingNote(source),
        shown.columns.size() == 1 ? ImportDialog::tr("1 column")
                                  : ImportDialog::tr("%1 columns").arg(shown.columns.size())};
    notes.removeAll(QString());
    if (shown.isManyThings)
        notes << ImportDialog::tr("ManyThings/Tatoeba layout");
    previewNote->setText(notes.join(QStringLiteral(" · ")));
    return isFurther;
}

/// As showPairsPreview.
bool ImportDialog::Private::showAlignedPreview()
{
    const FileFacts *left = facts(source);
    const FileFacts *right = facts(target);
    if (!left || !right || !left->preview || !right->preview)
        return false;
    const auto language = [](const PairPreview &shown) {
        return shown.columns.empty() ? std::string() : shown.columns.front().language;
    };
    sourceSide->setLanguage(language(*left->preview));
    targetSide->setLanguage(language(*right->preview));
    const FileFacts *furtherLeft = facts(source, fromLine);
    const FileFacts *furtherRight = facts(target, fromLine);
    const bool isFurther
        = furtherLeft && furtherRight && furtherLeft->preview && furtherRight->preview;
    if (isFurther) {
        left = furtherLeft;
        right = furtherRight;
    }
    PairPreview both = *left->preview;
    const auto line = [](const PairPreview &shown, std::size_t row) {
        return row < shown.rows.size() && !shown.rows[row].empty() ? shown.rows[row].front()
                                                                   : std::string();
    };
    both.columns.assign(2, {});
    both.rows.clear();
    both.lines = std::max(left->preview->lines, right->preview->lines,
        [](const auto &a, const auto &b) { return a.size() < b.size(); });
    for (std::size_t row = 0;
         row < std::max(left->preview->rows.size(), right->preview->rows.size()); ++row)
        both.rows.push_back({line(*left->preview, row), line(*right->preview, row)});
    preview->setPreview(both);
    preview->setChosen(0, 1);
    previewNote->setText(encodingNote(source) + QStringLiteral(" / ") + encodingNote(target));
    return isFurther;
}

QString ImportDialog::Private::encodingNote(const FileRow &file) const
{
    const QString name = QString::fromStdString(facts(file)->preview->encoding);
    const bool isUnicode = name.startsWith(QLatin1String("UTF"));
    return isUnicode || !file.chosenEncoding().isEmpty()
        ? name
        : ImportDialog::tr("%1, found out by its bytes").arg(name);
}

// What the first lines of a file say against reading it.
QString ImportDialog::Private::obstacleIn(const FileRow &file) const
{
    constexpr std::size_t kTolerated = 20; // one line in so many may be damaged
    const FileFacts *known = facts(file);
    if (!known)
        return ImportDialog::tr("Reading the first lines…");
    if (!known->preview)
        return known->problem;
    const PairPreview &shown = *known->preview;
    const QString encoding = QString::fromStdString(shown.encoding);
    if (shown.brokenLines * kTolerated > shown.rows.size())
        return ImportDialog::tr("Line %1 is not %2 text. Choose another encoding beside the file.")
            .arg(shown.firstBroken)
            .arg(encoding);
    if (!shown.isEncodingCertain)
        return ImportDialog::tr(
            "The file is not UTF-8, and it is not certain that it is %1. Choose "
            "its encoding beside the file: that one if the preview reads well.")
            .arg(encoding);
    if (shown.rows.empty())
        return ImportDialog::tr("The file is empty.");
    return {};
}

QString ImportDialog::Private::obstacle() const
{
    const std::vector<FileRow> needed
        = isAligned() ? std::vector{source, target} : std::vector{source};
    for (const FileRow &file : needed) {
        if (file.text().isEmpty())
            return isAligned() ? ImportDialog::tr("Choose both files.")
                               : ImportDialog::tr("Choose a file.");
        if (const QString reason = obstacleIn(file); !reason.isEmpty())
            return reason;
    }
    if (isAligned())
        return devSource.text().isEmpty() == devTarget.text().isEmpty()
            ? QString()
            : ImportDialog::tr("Choose both dev files or none.");
    if (facts(source)->preview->columns.size() < 2)
        return ImportDialog::tr(
            "The file has one column; two are needed, with a tab or another separator between "
            "them. If the sentences of the other language are in a second file, choose the layout "
            "with two files.");
    if (sourceColumn->currentIndex() == targetColumn->currentIndex())
        return ImportDialog::tr("Source and target are the same column.");
    return {};
}

/// An obstacle in the first lines, or what stopped the look at all of them.
QString ImportDialog::Private::reasonAgainst() const
{
    const QString reason = obstacle();
    return reason.isEmpty() && isSameReading(checked, q->choice()) ? checkProblem : reason;
}

void ImportDialog::Private::follow()
{
    qobject_cast<QLabel *>(fileForm->labelForField(source.row))
        ->setText(isAligned() ? ImportDialog::tr("Source &file") : ImportDialog::tr("&File"));
    for (const FileRow &file : {target, devTarget}) {
        file.row->setVisible(isAligned());
        fileForm->labelForField(file.row)->setVisible(isAligned());
    }
    for (QComboBox *box : {sourceColumn, targetColumn})
        box->setEnabled(!isAligned() && box->count() > 0);
    formatBox->setEnabled(!isAligned());
    devCount->setEnabled(devSource.text().isEmpty());
    requestCheck();
    const QString reason = reasonAgainst();
    obstacleLabel->setText(reason);
    import->setEnabled(reason.isEmpty());
}

void ImportDialog::setFiles(const QStringList &paths)
{
    d->columnsAreChosen = false;
    d->fromLine = 1;
    d->source.path->setText(paths.value(0));
    d->target.path->setText(paths.value(1));
    {
        const QSignalBlocker blocker(d->layoutBox);
        d->layoutBox->setCurrentIndex(paths.size() > 1 ? 1 : 0);
    }
    d->follow();
    d->requestPreviews();
}

void ImportDialog::setChoice(const ImportChoice &choice)
{
    d->sourceSide->setTokenizer(choice.sourceTokenizer);
    d->targetSide->setTokenizer(choice.targetTokenizer);
    d->sourceSide->setLanguage(choice.sourceLanguage);
    d->targetSide->setLanguage(choice.targetLanguage);
    d->vocabulary->setValue(int(choice.vocabulary.size));
    d->minimumCount->setValue(int(choice.vocabulary.minimumCount));
    d->maxLength->setValue(choice.maxLength);
    d->devCount->setValue(int(choice.devCount));
    d->devSource.path->setText(QString::fromStdString(choice.devOrigin.sourceFile));
    d->devTarget.path->setText(QString::fromStdString(choice.devOrigin.targetFile));
    if (choice.origin.kind != CorpusOrigin::Kind::None) {
        const QSignalBlocker blocker(d->layoutBox);
        d->layoutBox->setCurrentIndex(choice.origin.kind == CorpusOrigin::Kind::Aligned ? 1 : 0);
        d->source.path->setText(QString::fromStdString(choice.origin.sourceFile));
        d->target.path->setText(QString::fromStdString(choice.origin.targetFile));
        const auto choose = [](QComboBox *box, const std::string &encoding) {
            box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(encoding))));
        };
        choose(d->source.encoding, choice.sourceEncoding);
        choose(d->target.encoding, choice.targetEncoding);
        choose(d->formatBox, choice.format);
        d->requestPreviews();
    }
    d->follow();
}

CorpusOrigin ImportDialog::Private::origin(const FileRow &first, const FileRow &second) const
{
    CorpusOrigin result;
    if (first.text().isEmpty())
        return result;
    result.kind = isAligned() ? CorpusOrigin::Kind::Aligned : CorpusOrigin::Kind::Tsv;
    result.name = first.text().section(u'/', -1).toStdString();
    result.sourceFile = first.text().toStdString();
    result.sourceEncoding = first.chosenEncoding().toStdString();
    if (isAligned()) {
        result.targetFile = second.text().toStdString();
        result.targetEncoding = second.chosenEncoding().toStdString();
    } else {
        result.sourceColumn = std::max(0, sourceColumn->currentIndex()) + 1;
        result.targetColumn = std::max(0, targetColumn->currentIndex()) + 1;
    }
    return result;
}

ImportChoice ImportDialog::choice() const
{
    ImportChoice choice;
    choice.origin = d->origin(d->source, d->target);
    choice.devOrigin = d->origin(d->devSource, d->devTarget);
    choice.sourceLanguage = d->sourceSide->language();
    choice.targetLanguage = d->targetSide->language();
    choice.sourceTokenizer = d->sourceSide->tokenizer();
    choice.targetTokenizer = d->targetSide->tokenizer();
    choice.vocabulary.size = std::size_t(d->vocabulary->value());
    choice.vocabulary.minimumCount = d->minimumCount->value();
    choice.maxLength = d->maxLength->value();
    choice.devCount = std::size_t(d->devCount->value());
    choice.format
        = d->isAligned() ? std::string() : d->formatBox->currentData().toString().toStdString();
    choice.sourceEncoding = d->source.chosenEncoding().toStdString();
    choice.targetEncoding = d->target.chosenEncoding().toStdString();
    return choice;
}

void ImportDialog::setPreview(const PreviewQuestion &question, const PairPreview &preview)
{
    d->files[question] = {preview, {}};
    const PreviewQuestion wanted = d->question(d->source);
    const bool isOfSource = !(question < wanted) && !(wanted < question);
    if (isOfSource && !d->isAligned())
        d->chooseColumns(preview);
    d->showPreview();
}

void ImportDialog::setPreviewProblem(const PreviewQuestion &question, const QString &sentence)
{
    d->files[question] = {std::nullopt, sentence};
    d->showPreview();
}

void ImportDialog::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    d->fileDialog = std::move(dialog);
}

void ImportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d->preview)
        d->preview->setPalette(palette());
}

void ImportDialog::accept()
{
    if (!d->reasonAgainst().isEmpty())
        return;
    emit importRequested(choice());
    QDialog::accept();
}

} // namespace seq2seq::ui
