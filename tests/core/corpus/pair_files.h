// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the formats begin with: a file of these bytes, read as a person's file is.
#pragma once

#include "core/corpus/reader.h"
#include "core/error.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace seq2seq::test {

/// Files in a folder of their own, and what reading the last of them found.
class PairFiles {
public:
    std::string write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file for the test");
        return file.fileName().toStdString();
    }

    SentencePairs read(const QString &name, const QByteArray &bytes, ReadOptions options = {})
    {
        corpus = readPairs(write(name, bytes), options, report);
        return corpus.pairs;
    }

    /// The sentence that a file is refused with.
    QString refusal(const QString &name, const QByteArray &bytes, ReadOptions options = {})
    {
        try {
            (void)read(name, bytes, options);
        } catch (const Error &error) {
            lastCode = error.code();
            return QString::fromUtf8(error.what());
        }
        return QStringLiteral("not refused");
    }

    [[nodiscard]] QStringList remarks() const
    {
        QStringList result;
        for (const Message &remark : report.remarks)
            result << QString::fromStdString(remark.english());
        return result;
    }
    /// "line 3 ..." of each line that gave no pair.
    [[nodiscard]] QStringList problems() const
    {
        QStringList result;
        for (const SkippedLine &line : report.listed)
            result << QString::fromStdString(line.message.english());
        return result;
    }

    Corpus corpus;
    ReadReport report;
    ErrorCode lastCode = ErrorCode::Internal;

private:
    QTemporaryDir m_folder;
};

inline SentencePairs pairs(std::initializer_list<SentencePair> list)
{
    return list;
}

/// A file of shared/reports, beside the checkout or beside the folder of worktrees; empty when they
/// are not here.
inline QByteArray reported(const char *sources, const QString &name)
{
    for (const char *place : {"/../shared/reports/", "/../../shared/reports/"}) {
        QFile file(QString::fromUtf8(sources) + QLatin1String(place) + name);
        if (file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    return {};
}

} // namespace seq2seq::test
