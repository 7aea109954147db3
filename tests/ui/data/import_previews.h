// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the import dialog answer its questions with.
#pragma once

#include "ui/data/import_dialog.h"

#include <QSignalSpy>

namespace seq2seq::test {

inline std::vector<PreviewColumn> columns(const std::vector<std::string> &languages)
{
    std::vector<PreviewColumn> result;
    for (const std::string &language : languages)
        result.push_back({{}, language, ColumnKind::Sentences});
    return result;
}

/// A file that is asked for as it is: no encoding or format was chosen.
inline ui::PreviewQuestion fileOf(const QString &path, const QString &encoding = {})
{
    return {path, encoding, {}, 1};
}

/// One of two files of lines.
inline ui::PreviewQuestion linesOf(const QString &path)
{
    return {path, {}, QString::fromLatin1(kLinesFormat), 1};
}

inline ui::PreviewQuestion asked(const QSignalSpy &spy, int index)
{
    return spy[index][0].value<ui::PreviewQuestion>();
}

inline PairPreview manyThings()
{
    PairPreview preview;
    preview.encoding = "UTF-8";
    preview.format = "tsv";
    preview.columns = columns({"en", "zh", ""});
    preview.isManyThings = true;
    preview.rows = {{"Hi.", "嗨。", "CC-BY 2.0 (France) Attribution: tatoeba.org #538123"},
        {"Run.", "你用跑的。", "CC-BY 2.0 (France) Attribution: tatoeba.org #4008918"},
        {"Wait!", "等等！", "CC-BY 2.0 (France) Attribution: tatoeba.org #1744314"},
        {"I try.", "让我来。", "CC-BY 2.0 (France) Attribution: tatoeba.org #20776"}};
    return preview;
}

inline PairPreview oneColumn(const std::string &language, const std::string &text)
{
    PairPreview preview;
    preview.encoding = "UTF-8";
    preview.columns = columns({language});
    preview.rows = {{text}, {text}};
    return preview;
}

} // namespace seq2seq::test
