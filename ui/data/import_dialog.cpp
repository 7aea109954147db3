// SPDX-License-Identifier: GPL-3.0-or-later
// Follows what is chosen in the import dialog: previews, columns, and whether it can be imported.
#include "ui/data/import_dialog_p.h"

#include "ui/widgets/dialog_size.h"

#include <QEvent>

#include <algorithm>

namespace seq2seq::ui {

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

const FileFacts *ImportDialog::Private::facts(const FileRow &file) const
{
    const auto found = files.find({file.text(), file.chosenEncoding()});
    return found == files.end() ? nullptr : &found->second;
}

void ImportDialog::Private::requestPreviews()
{
    for (const FileRow &file : isAligned() ? std::vector{source, target} : std::vector{source})
        if (!file.text().isEmpty() && !facts(file))
            emit q->previewRequested(file.text(), file.chosenEncoding());
    showPreview();
}

void ImportDialog::Private::chooseColumns(const TsvPreview &shown)
{
    const int columns = int(shown.columns);
    const auto fill = [columns](QComboBox *box, int chosen) {
        box->clear();
        for (int column = 1; column <= columns; ++column)
            box->addItem(QString::number(column));
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
    preview->setRows({}, 0);
    const FileFacts *known = facts(source);
    if (isAligned()) {
        showAlignedPreview();
    } else if (known && known->preview) {
        const TsvPreview &shown = *known->preview;
        preview->setRows(shown.rows, int(shown.columns));
        preview->setChosen(sourceColumn->currentIndex(), targetColumn->currentIndex());
        const auto language = [&shown](int column) {
            return column >= 0 && column < int(shown.languages.size())
                ? shown.languages[std::size_t(column)]
                : std::string();
        };
        sourceSide->setLanguage(language(sourceColumn->currentIndex()));
        targetSide->setLanguage(language(targetColumn->currentIndex()));
        QStringList notes{encodingNote(source),
            shown.columns == 1 ? ImportDialog::tr("1 column")
                               : ImportDialog::tr("%1 columns").arg(shown.columns)};
        if (shown.isManyThings)
            notes << ImportDialog::tr("ManyThings/Tatoeba layout");
        previewNote->setText(notes.join(QStringLiteral(" · ")));
    }
    follow();
}

void ImportDialog::Private::showAlignedPreview()
{
    const FileFacts *left = facts(source);
    const FileFacts *right = facts(target);
    if (!left || !right || !left->preview || !right->preview)
        return;
    const auto line = [](const TsvPreview &shown, std::size_t row) {
        std::string text;
        for (std::size_t column = 0; row < shown.rows.size() && column < shown.rows[row].size();
             ++column)
            text += (column > 0 ? "\t" : "") + shown.rows[row][column];
        return text;
    };
    std::vector<std::vector<std::string>> rows;
    for (std::size_t row = 0;
         row < std::max(left->preview->rows.size(), right->preview->rows.size()); ++row)
        rows.push_back({line(*left->preview, row), line(*right->preview, row)});
    preview->setRows(std::move(rows), 2);
    preview->setChosen(0, 1);
    sourceSide->setLanguage(
        left->preview->languages.empty() ? "" : left->preview->languages.front());
    targetSide->setLanguage(
        right->preview->languages.empty() ? "" : right->preview->languages.front());
    previewNote->setText(encodingNote(source) + QStringLiteral(" / ") + encodingNote(target));
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
    const TsvPreview &shown = *known->preview;
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
    if (facts(source)->preview->isCsv)
        return ImportDialog::tr("This is a CSV file, with commas or the like between its columns; "
                                "these are not read yet. Save it as tab-separated text in UTF-8 "
                                "and open that.");
    if (facts(source)->preview->columns < 2)
        return ImportDialog::tr("The file has one column; two are needed, separated by a tab. If "
                                "the sentences of the other "
                                "language are in a second file, choose the layout with two files.");
    if (sourceColumn->currentIndex() == targetColumn->currentIndex())
        return ImportDialog::tr("Source and target are the same column.");
    return {};
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
    devCount->setEnabled(devSource.text().isEmpty());
    const QString reason = obstacle();
    obstacleLabel->setText(reason);
    import->setEnabled(reason.isEmpty());
}

void ImportDialog::setFiles(const QStringList &paths)
{
    d->columnsAreChosen = false;
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
        d->requestPreviews();
    }
    d->follow();
}

ImportChoice ImportDialog::choice() const
{
    const auto origin = [this](const FileRow &source, const FileRow &target) {
        CorpusOrigin result;
        if (source.text().isEmpty())
            return result;
        result.kind = d->isAligned() ? CorpusOrigin::Kind::Aligned : CorpusOrigin::Kind::Tsv;
        result.name = source.text().section(u'/', -1).toStdString();
        result.sourceFile = source.text().toStdString();
        if (d->isAligned())
            result.targetFile = target.text().toStdString();
        else {
            result.sourceColumn = std::max(0, d->sourceColumn->currentIndex()) + 1;
            result.targetColumn = std::max(0, d->targetColumn->currentIndex()) + 1;
        }
        return result;
    };
    ImportChoice choice;
    choice.origin = origin(d->source, d->target);
    choice.devOrigin = origin(d->devSource, d->devTarget);
    choice.sourceLanguage = d->sourceSide->language();
    choice.targetLanguage = d->targetSide->language();
    choice.sourceTokenizer = d->sourceSide->tokenizer();
    choice.targetTokenizer = d->targetSide->tokenizer();
    choice.vocabulary.size = std::size_t(d->vocabulary->value());
    choice.vocabulary.minimumCount = d->minimumCount->value();
    choice.maxLength = d->maxLength->value();
    choice.devCount = std::size_t(d->devCount->value());
    choice.sourceEncoding = d->source.chosenEncoding().toStdString();
    choice.targetEncoding = d->target.chosenEncoding().toStdString();
    return choice;
}

void ImportDialog::setPreview(
    const QString &path, const TsvPreview &preview, const QString &encoding)
{
    d->files[{path, encoding}] = {preview, {}};
    if (path == d->source.text() && encoding == d->source.chosenEncoding() && !d->isAligned())
        d->chooseColumns(preview);
    d->showPreview();
}

void ImportDialog::setPreviewProblem(
    const QString &path, const QString &sentence, const QString &encoding)
{
    d->files[{path, encoding}] = {std::nullopt, sentence};
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
    if (!d->obstacle().isEmpty())
        return;
    emit importRequested(choice());
    QDialog::accept();
}

} // namespace seq2seq::ui
