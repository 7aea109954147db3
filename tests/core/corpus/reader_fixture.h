// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of reading begin with: files in a folder that each case has for itself.
#pragma once

#include "tests/core/corpus/pair_files.h"

#include <memory>

namespace seq2seq::test {

/// To be inherited by a test class, whose init() renews the folder.
class ReaderFixture {
protected:
    void renewFolder() { m_folder = std::make_unique<QTemporaryDir>(); }

    std::string write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file for the test");
        return file.fileName().toStdString();
    }
    SentencePairs read(const QByteArray &bytes)
    {
        return readPairs(write("file.tsv", bytes), {}, m_report).pairs;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ReadReport m_report;
};

} // namespace seq2seq::test
