// SPDX-License-Identifier: GPL-3.0-or-later
// Preview, columns and text settings of an import: one file, because each choice enables others.
#include "ui/data/import_dialog.h"

#include "ui/data/preview_model.h"
#include "ui/data/side_form.h"
#include "ui/model/form_row.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>
#include <map>
#include <optional>

namespace seq2seq::ui {

namespace {

/// A path with a Browse button.
struct FileRow {
    QWidget *row = nullptr;
    QLineEdit *path = nullptr;
    QPushButton *browse = nullptr;

    [[nodiscard]] QString text() const { return path->text().trimmed(); }
};

FileRow makeFileRow(const char *objectName)
{
    FileRow file;
    file.row = new QWidget;
    file.path = new QLineEdit;
    file.path->setObjectName(QLatin1String(objectName));
    file.browse = new QPushButton(ImportDialog::tr("Browse…"));
    file.browse->setAutoDefault(false);
    auto *layout = new QHBoxLayout(file.row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(file.path, 1);
    layout->addWidget(file.browse);
    return file;
}

/// What is known of a file: its preview, or why there is none.
struct FileFacts {
    std::optional<TsvPreview> preview;
    QString problem;
};

} // namespace

struct ImportDialog::Private {
    explicit Private(ImportDialog *dialog)
        : q(dialog)
    {
    }

    void build();
    QWidget *buildFiles();
    QWidget *buildPreview();
    QWidget *buildLimits();
    void connectFile(const FileRow &file, bool hasPreview);
    void requestPreviews();
    void chooseColumns(const TsvPreview &preview);
    void showPreview();
    void showAlignedPreview();
    void follow();
    [[nodiscard]] bool isAligned() const { return layoutBox->currentIndex() == 1; }
    [[nodiscard]] const FileFacts *facts(const FileRow &file) const;
    [[nodiscard]] QString obstacle() const;

    ImportDialog *q;
    std::shared_ptr<FileDialog> fileDialog = std::make_shared<FileDialog>();
    std::map<QString, FileFacts> files;
    bool columnsAreChosen = false; ///< by the person or setChoice; a preview then proposes none

    QComboBox *layoutBox = nullptr;
    FileRow source;
    FileRow target;
    FileRow devSource;
    FileRow devTarget;
    QFormLayout *fileForm = nullptr;
    PreviewModel *preview = nullptr;
    QTableView *previewTable = nullptr;
    QLabel *previewNote = nullptr;
    QComboBox *sourceColumn = nullptr;
    QComboBox *targetColumn = nullptr;
    QWidget *columnRow = nullptr;
    SideForm *sourceSide = nullptr;
    SideForm *targetSide = nullptr;
    QSpinBox *vocabulary = nullptr;
    QSpinBox *minimumCount = nullptr;
    QSpinBox *maxLength = nullptr;
    QSpinBox *devCount = nullptr;
    QLabel *obstacleLabel = nullptr;
    QPushButton *import = nullptr;
};

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , d(std::make_unique<Private>(this))
{
    setWindowTitle(tr("Import sentence pairs"));
    resize(920, 640);
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

void ImportDialog::Private::build()
{
    sourceSide = new SideForm(ImportDialog::tr("Source"));
    sourceSide->setObjectName(QStringLiteral("sourceSide"));
    targetSide = new SideForm(ImportDialog::tr("Target"));
    targetSide->setObjectName(QStringLiteral("targetSide"));
    QWidget *fileRows = buildFiles();
    QWidget *table = buildPreview();
    auto *settings = new QHBoxLayout;
    settings->addWidget(sourceSide, 1);
    settings->addWidget(targetSide, 1);
    settings->addWidget(buildLimits(), 1);

    obstacleLabel = new QLabel;
    obstacleLabel->setObjectName(QStringLiteral("obstacle"));
    obstacleLabel->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    import = buttons->addButton(ImportDialog::tr("Import"), QDialogButtonBox::AcceptRole);
    import->setObjectName(QStringLiteral("import"));
    import->setDefault(true);
    import->setToolTip(
        ImportDialog::tr("Reads the whole file with these settings and prepares a new experiment"));
    makePrimary(import);
    connect(buttons, &QDialogButtonBox::accepted, q, &ImportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, q, &ImportDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(obstacleLabel, 1);
    bottom->addWidget(buttons);

    auto *layout = new QVBoxLayout(q);
    layout->addWidget(fileRows);
    layout->addWidget(table, 1);
    layout->addLayout(settings);
    layout->addLayout(bottom);
}

QWidget *ImportDialog::Private::buildFiles()
{
    auto *widget = new QWidget;
    fileForm = new QFormLayout(widget);
    fileForm->setContentsMargins(0, 0, 0, 0);
    fileForm->setVerticalSpacing(5);
    layoutBox = new QComboBox;
    layoutBox->setObjectName(QStringLiteral("layout"));
    layoutBox->addItem(ImportDialog::tr("one file, tab-separated columns"));
    layoutBox->addItem(ImportDialog::tr("two files whose lines belong together"));
    addFormRow(fileForm, ImportDialog::tr("&Layout"), layoutBox,
        ImportDialog::tr("How the sentence pairs are stored"));
    source = makeFileRow("sourceFile");
    target = makeFileRow("targetFile");
    devSource = makeFileRow("devSourceFile");
    devTarget = makeFileRow("devTargetFile");
    const auto addFile = [this](const FileRow &file, const QString &name, const QString &meaning) {
        addFormRow(fileForm, name, file.row, meaning);
        file.path->setAccessibleName(name);
        file.path->setToolTip(meaning);
        file.browse->setAccessibleName(ImportDialog::tr("Browse: %1").arg(name));
        file.browse->setToolTip(ImportDialog::tr("Choose the file in a dialog"));
        qobject_cast<QLabel *>(fileForm->labelForField(file.row))->setBuddy(file.path);
    };
    addFile(source, ImportDialog::tr("&File"),
        ImportDialog::tr("The file with the sentence pairs, or with the source sentences"));
    addFile(target, ImportDialog::tr("&Target file"),
        ImportDialog::tr("The file with the target sentences, as many lines as the source file"));
    addFile(devSource, ImportDialog::tr("&Dev file"),
        ImportDialog::tr("Sentences held back to measure quality, in the same layout. Empty: some "
                         "pairs of the file above are held back."));
    addFile(devTarget, ImportDialog::tr("De&v target file"),
        ImportDialog::tr("The target sentences of the dev file"));
    devSource.path->setPlaceholderText(ImportDialog::tr("none: hold back pairs of the file above"));
    connectFile(source, true);
    connectFile(target, true);
    connectFile(devSource, false);
    connectFile(devTarget, false);
    connect(layoutBox, &QComboBox::currentIndexChanged, q, [this] {
        follow();
        requestPreviews();
    });
    return widget;
}

void ImportDialog::Private::connectFile(const FileRow &file, bool hasPreview)
{
    connect(file.browse, &QPushButton::clicked, q, [this, file, hasPreview] {
        const QString path = fileDialog->askOpen(q, ImportDialog::tr("Choose a file of sentences"),
            ImportDialog::tr("Texts (*.tsv *.txt *.csv *.en *.zh *.de *.fr);;All files (*)"));
        if (path.isEmpty())
            return;
        file.path->setText(path);
        follow();
        if (hasPreview)
            requestPreviews();
    });
    connect(file.path, &QLineEdit::editingFinished, q, [this, hasPreview] {
        follow();
        if (hasPreview)
            requestPreviews();
    });
}

QWidget *ImportDialog::Private::buildPreview()
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    columnRow = new QWidget;
    auto *columns = new QHBoxLayout(columnRow);
    columns->setContentsMargins(0, 0, 0, 0);
    const auto addColumn
        = [&](const char *objectName, const QString &name, const QString &meaning) {
              auto *box = new QComboBox;
              box->setObjectName(QLatin1String(objectName));
              box->setAccessibleName(name);
              box->setToolTip(meaning);
              auto *label = new QLabel(name);
              label->setBuddy(box);
              columns->addWidget(label);
              columns->addWidget(box);
              connect(box, &QComboBox::activated, q, [this] {
                  columnsAreChosen = true;
                  showPreview();
              });
              return box;
          };
    sourceColumn = addColumn("sourceColumn", ImportDialog::tr("&Source column"),
        ImportDialog::tr("The column that is translated, counted from 1"));
    targetColumn = addColumn("targetColumn", ImportDialog::tr("Tar&get column"),
        ImportDialog::tr("The column it is translated into, counted from 1"));
    columns->addStretch(1);
    previewNote = new QLabel;
    previewNote->setObjectName(QStringLiteral("previewNote"));
    previewNote->setAccessibleName(ImportDialog::tr("What the file looks like"));
    columns->addWidget(previewNote);
    preview = new PreviewModel(q);
    preview->setPalette(q->palette());
    previewTable = new QTableView;
    previewTable->setObjectName(QStringLiteral("preview"));
    previewTable->setAccessibleName(ImportDialog::tr("First lines of the file"));
    previewTable->setToolTip(ImportDialog::tr("The first lines; the chosen columns are coloured"));
    previewTable->setModel(preview);
    previewTable->setWordWrap(false);
    previewTable->setSelectionMode(QAbstractItemView::NoSelection);
    previewTable->setTabKeyNavigation(false);
    previewTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    previewTable->verticalHeader()->setDefaultSectionSize(previewTable->fontMetrics().height() + 6);
    previewTable->setMinimumHeight(110);
    layout->addWidget(columnRow);
    layout->addWidget(previewTable, 1);
    return widget;
}

QWidget *ImportDialog::Private::buildLimits()
{
    auto *box = new QGroupBox(ImportDialog::tr("Both sides"));
    auto *form = new QFormLayout(box);
    form->setVerticalSpacing(5);
    const auto addCount = [form](const char *objectName, int smallest, int largest,
                              const QString &name, const QString &meaning) {
        auto *spin = new QSpinBox;
        spin->setObjectName(QLatin1String(objectName));
        spin->setRange(smallest, largest);
        spin->setGroupSeparatorShown(true);
        addFormRow(form, name, spin, meaning);
        return spin;
    };
    vocabulary = addCount("vocabulary", 5, 1'000'000, ImportDialog::tr("&Vocabulary"),
        ImportDialog::tr(
            "Words a side at most, the most frequent ones; all others are read as <unk>.")
            .toHtmlEscaped());
    vocabulary->setSingleStep(1000);
    minimumCount = addCount("minimumCount", 1, 1'000'000, ImportDialog::tr("&Least count"),
        ImportDialog::tr("Words that occur less often are read as <unk>.").toHtmlEscaped());
    maxLength = addCount("maxLength", 1, 10'000, ImportDialog::tr("Lon&gest sentence"),
        ImportDialog::tr("Tokens on either side; longer pairs are left out of training."));
    devCount = addCount("devCount", 0, 1'000'000, ImportDialog::tr("&Hold back for dev"),
        ImportDialog::tr("Pairs kept out of training to measure quality; automatic takes a "
                         "twentieth, at most 1,000."));
    devCount->setSpecialValueText(ImportDialog::tr("automatic"));
    devCount->setSingleStep(100);
    vocabulary->setValue(int(Vocabulary::Limits().size));
    maxLength->setValue(100);
    return box;
}

const FileFacts *ImportDialog::Private::facts(const FileRow &file) const
{
    const auto found = files.find(file.text());
    return found == files.end() ? nullptr : &found->second;
}

void ImportDialog::Private::requestPreviews()
{
    for (const FileRow &file : isAligned() ? std::vector{source, target} : std::vector{source})
        if (!file.text().isEmpty() && !facts(file))
            emit q->previewRequested(file.text());
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
        sourceIndex = shown.isManyThings ? 1 : 0;
        targetIndex = shown.isManyThings ? 0 : 1;
    }
    fill(sourceColumn, sourceIndex);
    fill(targetColumn, targetIndex);
}

void ImportDialog::Private::showPreview()
{
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
        QStringList notes{QString::fromStdString(shown.encoding),
            ImportDialog::tr("%n column(s)", nullptr, int(shown.columns))};
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
    previewNote->setText(QString::fromStdString(left->preview->encoding) + QStringLiteral(" / ")
        + QString::fromStdString(right->preview->encoding));
}

QString ImportDialog::Private::obstacle() const
{
    const std::vector<FileRow> needed
        = isAligned() ? std::vector{source, target} : std::vector{source};
    for (const FileRow &file : needed) {
        if (file.text().isEmpty())
            return isAligned() ? ImportDialog::tr("Choose both files.")
                               : ImportDialog::tr("Choose a file.");
        if (const FileFacts *known = facts(file); !known)
            return ImportDialog::tr("Reading the first lines…");
        else if (!known->preview)
            return known->problem;
    }
    if (isAligned())
        return devSource.text().isEmpty() == devTarget.text().isEmpty()
            ? QString()
            : ImportDialog::tr("Choose both dev files or none.");
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
    return choice;
}

void ImportDialog::setPreview(const QString &path, const TsvPreview &preview)
{
    d->files[path] = {preview, {}};
    if (path == d->source.text() && !d->isAligned())
        d->chooseColumns(preview);
    d->showPreview();
}

void ImportDialog::setPreviewProblem(const QString &path, const QString &sentence)
{
    d->files[path] = {std::nullopt, sentence};
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
