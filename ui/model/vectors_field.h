// SPDX-License-Identifier: GPL-3.0-or-later
// Where embeddings begin: at random, or from a file of word vectors.
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QToolButton;

namespace seq2seq::ui {

class FileDialog;

class VectorsField : public QWidget {
    Q_OBJECT

public:
    explicit VectorsField(QWidget *parent = nullptr);
    /// Asked for files from now on; a test answers in its place.
    void setFileDialog(std::shared_ptr<FileDialog> dialog);

    void setPath(const QString &path);
    [[nodiscard]] const QString &path() const { return m_path; } ///< empty: at random

signals:
    void changed();

private:
    void choose();

    std::shared_ptr<FileDialog> m_fileDialog;
    QString m_path;
    QLabel *m_name = nullptr;
    QToolButton *m_clear = nullptr;
};

} // namespace seq2seq::ui
