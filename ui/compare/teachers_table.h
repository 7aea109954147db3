// SPDX-License-Identifier: GPL-3.0-or-later
// The runs as a table to hand out: a line a configuration, numbers as mean ± deviation over its
// seeds, the best of a column in bold.
#pragma once

#include "ui/widgets/picture_export.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace seq2seq::ui {

class StudyBook;

struct TeachersTable {
    struct Cell {
        QString text;
        bool isNumber = false;
        bool isBest = false; ///< of its column
    };
    QStringList header;
    std::vector<std::vector<Cell>> rows;

    [[nodiscard]] QByteArray toCsv() const;
    /// @param widget whose font and palette it is painted with
    [[nodiscard]] QByteArray toPicture(
        PictureFormat format, const QWidget *widget, const QString &title) const;
};

/// Of the ticked runs that have numbers; of all when none is ticked.
[[nodiscard]] TeachersTable teachersTableOf(const StudyBook &book);

} // namespace seq2seq::ui
