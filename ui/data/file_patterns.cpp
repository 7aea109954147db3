// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/file_patterns.h"

#include "core/corpus/pair_format.h"

#include <QStringList>

namespace seq2seq::ui {

QString pairFilePatterns()
{
    QStringList patterns;
    for (const std::string &extension : pairExtensions())
        patterns << QStringLiteral("*.") + QString::fromStdString(extension);
    return patterns.join(u' ');
}

} // namespace seq2seq::ui
