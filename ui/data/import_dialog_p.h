// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the import dialog, shared by the file that builds them and the file that follows
// what is chosen.
#pragma once

#include "ui/data/import_dialog.h"

#include "ui/data/preview_model.h"
#include "ui/data/problem_model.h"
#include "ui/data/side_form.h"
#include "ui/widgets/file_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPoint>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include <map>
#include <optional>

namespace seq2seq::ui {

/// A path with a Browse button and, for a file that is previewed, the encoding it is read in.
struct FileRow {
    QWidget *row = nullptr;
    QLineEdit *path = nullptr;
    QPushButton *browse = nullptr;
    QComboBox *encoding = nullptr;

    [[nodiscard]] QString text() const { return path->text().trimmed(); }
    /// Empty: to be found out.
    [[nodiscard]] QString chosenEncoding() const
    {
        return encoding ? encoding->currentData().toString() : QString();
    }
};

/// What is known of a file: its preview, or why there is none.
struct FileFacts {
    std::optional<PairPreview> preview;
    QString problem;
};

/// Whether two choices take the same pairs of the same files.
[[nodiscard]] bool isSameReading(const ImportChoice &a, const ImportChoice &b);

struct ImportDialog::Private {
    explicit Private(ImportDialog *dialog)
        : q(dialog)
    {
    }

    void build();
    QWidget *buildFiles();
    QWidget *buildPreview();
    QWidget *buildLimits();
    FileRow makeFileRow(const char *objectName, const char *encodingName);
    void fillEncodings(QComboBox *box);
    void connectFile(const FileRow &file);
    void requestPreviews();
    void buildProblems(QBoxLayout *layout);
    void chooseColumns(const PairPreview &preview);
    void requestCheck();
    void showCheck();
    void jumpTo(const QModelIndex &problem);
    void markLine(qulonglong line);
    void keepColumnsApart(const QComboBox *chosen);
    void showPreview();
    bool showPairsPreview();
    bool showAlignedPreview();
    void follow();
    [[nodiscard]] bool isAligned() const { return layoutBox->currentIndex() == 1; }
    [[nodiscard]] PreviewQuestion question(const FileRow &file, qulonglong line = 1) const;
    [[nodiscard]] const FileFacts *facts(const FileRow &file, qulonglong line = 1) const;
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] QString reasonAgainst() const;
    [[nodiscard]] QString obstacleIn(const FileRow &file) const;
    [[nodiscard]] QString encodingNote(const FileRow &file) const;
    [[nodiscard]] CorpusOrigin origin(const FileRow &first, const FileRow &second) const;

    ImportDialog *q;
    std::shared_ptr<FileDialog> fileDialog = std::make_shared<FileDialog>();
    std::map<PreviewQuestion, FileFacts> files;
    qulonglong fromLine = 1; ///< of the rows that are shown
    ImportChoice checked; ///< the files and columns that a check was asked for last
    bool isChecked = false; ///< it has been answered
    QString checkProblem; ///< why not all of them could be read
    bool columnsAreChosen = false; ///< by the person or setChoice; a preview then proposes none

    QComboBox *layoutBox = nullptr;
    QComboBox *formatBox = nullptr;
    FileRow source;
    FileRow target;
    FileRow devSource;
    FileRow devTarget;
    QFormLayout *fileForm = nullptr;
    PreviewModel *preview = nullptr;
    QTableView *previewTable = nullptr;
    QLabel *previewNote = nullptr;
    ProblemModel *problems = nullptr;
    QTableView *problemTable = nullptr;
    QLabel *checkNote = nullptr;
    QPushButton *toStart = nullptr;
    QPoint columnsBefore; ///< source and target, as the preview showed them last
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

} // namespace seq2seq::ui
