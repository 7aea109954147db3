// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the headless program and reads what it says; shared by its tests.
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using Json = nlohmann::json;
using namespace Qt::StringLiterals;

inline constexpr int kPatience = 60'000; // ms; a loaded machine starts LibTorch slowly
inline constexpr int kHidden = 16;

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray words;
};

inline Outcome finish(QProcess &process)
{
    if (!process.waitForFinished(kPatience))
        process.kill();
    const bool isNormal = process.exitStatus() == QProcess::NormalExit;
    return {isNormal ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}

inline Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

inline std::vector<Json> jsonLines(const QByteArray &text)
{
    std::vector<Json> objects;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            objects.push_back(Json::parse(line.toStdString()));
    }
    return objects;
}

inline std::set<std::string> keys(const Json &object)
{
    std::set<std::string> names;
    for (const auto &[key, value] : object.items())
        names.insert(key);
    return names;
}

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

inline bool hasShape(const Json &table, std::size_t rows, std::size_t columns)
{
    return table.size() == rows && std::all_of(table.begin(), table.end(), [&](const Json &row) {
        return row.size() == columns;
    });
}

/// The arguments that train a small model in a second.
inline QStringList tiny(const QString &out, const QStringList &more = {})
{
    return QStringList{u"train"_s, u"--builtin"_s, u"reverse-letters"_s, u"--count"_s, u"200"_s,
               u"--dev-count"_s, u"20"_s, u"--embedding"_s, u"16"_s, u"--hidden"_s,
               QString::number(kHidden), u"--threads"_s, u"1"_s, u"--json"_s, u"--out"_s, out}
    + more;
}
