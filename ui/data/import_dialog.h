// SPDX-License-Identifier: GPL-3.0-or-later
// Asks how a file of sentence pairs is to be read: columns, languages, tokenizers, vocabulary,
// split; with a preview. Passive: app reads the file and passes the preview in.
#pragma once

#include "core/corpus/reader.h"
#include "core/text/tokenizer.h"
#include "core/text/vocabulary.h"

#include <QDialog>

#include <memory>
#include <tuple>

namespace seq2seq::ui {

/// What the person chose. `origin` says files and columns; `origin.kind` is Tsv or Aligned.
struct ImportChoice {
    CorpusOrigin origin;
    CorpusOrigin devOrigin; ///< kind None: dev is split off
    std::string sourceLanguage; ///< BCP 47 or empty
    std::string targetLanguage;
    TokenizerOptions sourceTokenizer;
    TokenizerOptions targetTokenizer;
    Vocabulary::Limits vocabulary;
    int maxLength = 100; ///< tokens a side; longer pairs are left out of training
    std::size_t devCount = 0; ///< pairs held back; 0 = a twentieth
    std::string format; ///< of the file of pairs, in core's pairFormats(); empty: recognised
    std::string sourceEncoding; ///< name of core's textEncodings(); empty: to be found out
    std::string targetEncoding; ///< of the second of two files
};

class FileDialog;

/// What the dialog wants to see of a file.
struct PreviewQuestion {
    QString path;
    QString encoding; ///< a name of core's textEncodings(); empty: to be found out
    QString format; ///< a name of core's pairFormats(), or kLinesFormat; empty: to be recognised
    qulonglong fromLine = 1;
    bool operator<(const PreviewQuestion &other) const
    {
        return std::tie(path, encoding, format, fromLine)
            < std::tie(other.path, other.encoding, other.format, other.fromLine);
    }
};

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(QWidget *parent = nullptr);
    ~ImportDialog() override;

    /// Starts with one tab-separated file, or with two line-aligned files; emits previewRequested
    /// for each.
    void setFiles(const QStringList &paths);
    /// Where the settings start from (the last import, or a preset's tokenizer).
    void setChoice(const ImportChoice &choice);
    [[nodiscard]] ImportChoice choice() const;

    /// The answer to previewRequested.
    void setPreview(const PreviewQuestion &question, const PairPreview &preview);
    /// The file could not be read: shows the sentence instead of a preview, and import stays
    /// disabled.
    void setPreviewProblem(const PreviewQuestion &question, const QString &sentence);
    /// The answer to checkRequested: what reading all of it found.
    void setReport(const ImportChoice &choice, const ReadReport &report);
    /// All of it could not be read: why, and import is disabled.
    void setCheckProblem(const ImportChoice &choice, const QString &sentence);

    /// Asks for the files behind the Browse buttons; a test answers in its place.
    void setFileDialog(std::shared_ptr<FileDialog> dialog);

    void accept() override;

signals:
    /// App answers with setPreview or setPreviewProblem, now or later.
    void previewRequested(const seq2seq::ui::PreviewQuestion &question);
    /// Nothing stands against importing so far: App reads all of the files and answers with
    /// setReport or setCheckProblem, for the last request alone.
    void checkRequested(const seq2seq::ui::ImportChoice &choice);
    /// Import was pressed; emitted once, before QDialog::accepted.
    void importRequested(const seq2seq::ui::ImportChoice &choice);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
