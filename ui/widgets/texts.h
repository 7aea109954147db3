// SPDX-License-Identifier: GPL-3.0-or-later
// Core's texts as Qt's.
#pragma once

#include <QStringList>

#include <string>
#include <vector>

namespace seq2seq::ui {

[[nodiscard]] inline QStringList textsOf(const std::vector<std::string> &words)
{
    QStringList texts;
    for (const std::string &word : words)
        texts << QString::fromStdString(word);
    return texts;
}

} // namespace seq2seq::ui
