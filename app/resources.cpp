// SPDX-License-Identifier: GPL-3.0-or-later
// Looks where the program was installed, then where it was built.
#include "app/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace seq2seq::app {

QString shippedModel()
{
    const QString name = QString::fromLatin1(kBuiltinModel);
    const QString places[] = {QDir(QCoreApplication::applicationDirPath())
                                  .filePath(QStringLiteral("../share/seq2seq-explorer")),
        QStringLiteral(SEQ2SEQ_RESOURCE_DIR)};
    for (const QString &place : places) {
        const QString path = QDir(place).filePath(name);
        if (QFileInfo::exists(path))
            return QDir::cleanPath(path);
    }
    return {};
}

} // namespace seq2seq::app
