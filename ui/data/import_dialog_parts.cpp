// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the import dialog.
#include "ui/data/import_dialog_p.h"

#include "core/corpus/pair_format.h"
#include "core/corpus/text_encoding.h"
#include "ui/data/file_patterns.h"
#include "ui/model/form_row.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHeaderView>

namespace seq2seq::ui {

void ImportDialog::Private::fillEncodings(QComboBox *box)
{
    box->addItem(ImportDialog::tr("Encoding: automatic"), QString());
    for (const TextEncoding &encoding : textEncodings())
        box->addItem(translated(encoding.label), QString::fromLatin1(encoding.name));
}

FileRow ImportDialog::Private::makeFileRow(const char *objectName, const char *encodingName)
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
    if (encodingName == nullptr)
        return file;
    file.encoding = new QComboBox;
    file.encoding->setObjectName(QLatin1String(encodingName));
    file.encoding->setAccessibleName(ImportDialog::tr("Encoding of the file"));
    file.encoding->setToolTip(
        ImportDialog::tr("How the file's bytes stand for characters. Automatic finds it out; if "
                         "the preview shows wrong characters, choose another."));
    file.encoding->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    file.encoding->setMinimumContentsLength(22);
    fillEncodings(file.encoding);
    layout->addWidget(file.encoding);
    return file;
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
    layoutBox->addItem(ImportDialog::tr("one file of pairs"));
    layoutBox->addItem(ImportDialog::tr("two files whose lines belong together"));
    formatBox = new QComboBox;
    formatBox->setObjectName(QStringLiteral("format"));
    formatBox->addItem(ImportDialog::tr("automatic: by what is in the file"), QString());
    for (const PairFormat &format : pairFormats())
        formatBox->addItem(translated(format.label), QString::fromStdString(format.name));
    formatBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    formatBox->setMinimumContentsLength(22);
    const auto describe = [](QComboBox *box, const QString &name, const QString &meaning) {
        box->setAccessibleName(name);
        box->setToolTip(meaning);
    };
    describe(layoutBox, ImportDialog::tr("Layout"),
        ImportDialog::tr("How the sentence pairs are stored"));
    describe(formatBox, ImportDialog::tr("Format"),
        ImportDialog::tr("What the file of pairs is written as"));
    auto *formatLabel = new QLabel(ImportDialog::tr("F&ormat"));
    formatLabel->setBuddy(formatBox);
    auto *layoutRow = new QWidget;
    auto *row = new QHBoxLayout(layoutRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(layoutBox, 1);
    row->addWidget(formatLabel);
    row->addWidget(formatBox, 1);
    addFormRow(fileForm, ImportDialog::tr("&Layout"), layoutRow,
        ImportDialog::tr("How the sentence pairs are stored"));
    qobject_cast<QLabel *>(fileForm->labelForField(layoutRow))->setBuddy(layoutBox);
    connect(formatBox, &QComboBox::activated, q, [this] {
        columnsAreChosen = false;
        fromLine = 1;
        requestPreviews();
    });
    source = makeFileRow("sourceFile", "sourceEncoding");
    target = makeFileRow("targetFile", "targetEncoding");
    devSource = makeFileRow("devSourceFile", nullptr);
    devTarget = makeFileRow("devTargetFile", nullptr);
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
    for (const FileRow &file : {source, target, devSource, devTarget})
        connectFile(file);
    connect(layoutBox, &QComboBox::currentIndexChanged, q, [this] {
        follow();
        requestPreviews();
    });
    return widget;
}

void ImportDialog::Private::connectFile(const FileRow &file)
{
    const bool hasPreview = file.encoding != nullptr;
    if (hasPreview)
        connect(file.encoding, &QComboBox::activated, q, [this] {
            follow();
            requestPreviews();
        });
    connect(file.browse, &QPushButton::clicked, q, [this, file, hasPreview] {
        const QString path = fileDialog->askOpen(q, ImportDialog::tr("Choose a file of sentences"),
            ImportDialog::tr("Sentence pairs (%1)").arg(pairFilePatterns()) + QStringLiteral(";;")
                + ImportDialog::tr("All files (*)"));
        if (path.isEmpty())
            return;
        file.path->setText(path);
        fromLine = 1;
        follow();
        if (hasPreview)
            requestPreviews();
    });
    connect(file.path, &QLineEdit::editingFinished, q, [this, file, hasPreview] {
        if (hasPreview && !facts(file))
            fromLine = 1;
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
              connect(box, &QComboBox::activated, q, [this, box] {
                  columnsAreChosen = true;
                  keepColumnsApart(box);
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
    previewTable->setToolTip(
        ImportDialog::tr("Lines of the file with their numbers; the chosen columns are coloured"));
    previewTable->setModel(preview);
    previewTable->setWordWrap(false);
    previewTable->setSelectionMode(QAbstractItemView::NoSelection);
    previewTable->setTabKeyNavigation(false);
    previewTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    previewTable->verticalHeader()->setDefaultSectionSize(previewTable->fontMetrics().height() + 6);
    previewTable->setMinimumHeight(96);
    layout->addWidget(columnRow);
    layout->addWidget(previewTable, 1);
    buildProblems(layout);
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

} // namespace seq2seq::ui
