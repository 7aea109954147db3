// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/vectors_field.h"

#include "ui/widgets/file_dialog.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace seq2seq::ui {

VectorsField::VectorsField(QWidget *parent)
    : QWidget(parent)
    , m_fileDialog(std::make_shared<FileDialog>())
    , m_name(new QLabel)
    , m_clear(new QToolButton)
{
    auto *choose = new QToolButton;
    choose->setObjectName(QStringLiteral("choose"));
    choose->setText(tr("File…"));
    choose->setToolTip(tr("Word vectors in the text format of word2vec, GloVe or fastText: a word "
                          "and its numbers a line"));
    m_clear->setObjectName(QStringLiteral("clear"));
    m_clear->setText(QStringLiteral("×"));
    m_clear->setToolTip(tr("Begin at random instead"));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_clear);
    layout->addWidget(choose);
    setFocusProxy(choose);
    connect(choose, &QToolButton::clicked, this, &VectorsField::choose);
    connect(m_clear, &QToolButton::clicked, this, [this] { setPath({}); });
    setPath({});
}

void VectorsField::setFileDialog(std::shared_ptr<FileDialog> dialog)
{
    m_fileDialog = std::move(dialog);
}

void VectorsField::setPath(const QString &path)
{
    m_path = path;
    m_name->setText(path.isEmpty() ? tr("random") : QFileInfo(path).fileName());
    m_name->setToolTip(path);
    m_clear->setVisible(!path.isEmpty());
    emit changed();
}

void VectorsField::choose()
{
    const QString path = m_fileDialog->askOpen(window(), tr("Word vectors"),
        tr("Word vectors (*.txt *.vec *.w2v *.glove);;All files (*)"));
    if (!path.isEmpty())
        setPath(path);
}

} // namespace seq2seq::ui
