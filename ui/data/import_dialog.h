// SPDX-License-Identifier: GPL-3.0-or-later
// Asks how a file of sentence pairs is to be read: columns, languages, tokenizers, vocabulary,
// split; with a preview. Passive: app reads the file and passes the preview in.
#pragma once

#include "core/corpus/reader.h"
#include "core/text/tokenizer.h"
#include "core/text/vocabulary.h"

#include <QDialog>

#include <memory>

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
    std::string sourceEncoding; ///< name of core's textEncodings(); empty: to be found out
    std::string targetEncoding; ///< of the second of two files
};

class FileDialog;

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
    void setPreview(
        const QString &path, const TsvPreview &preview, const QString &encoding = QString());
    /// The file could not be read: shows the sentence instead of a preview, and import stays
    /// disabled.
    void setPreviewProblem(
        const QString &path, const QString &sentence, const QString &encoding = QString());

    /// Asks for the files behind the Browse buttons; a test answers in its place.
    void setFileDialog(std::shared_ptr<FileDialog> dialog);

    void accept() override;

signals:
    /// App answers with setPreview or setPreviewProblem, now or later.
    /// @param encoding  a name of core's textEncodings(); empty: to be found out
    void previewRequested(const QString &path, const QString &encoding);
    /// Import was pressed; emitted once, before QDialog::accepted.
    void importRequested(const seq2seq::ui::ImportChoice &choice);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq::ui
