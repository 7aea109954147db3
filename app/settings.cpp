// SPDX-License-Identifier: GPL-3.0-or-later
// Reads with care: a file edited by hand must not put the program out of order.
#include "app/settings.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace seq2seq::app {

namespace {

constexpr int kMostRecentFiles = 10;
constexpr int kMostCorpora = 50;
constexpr int kSmallestFontSteps = -4;
constexpr int kLargestFontSteps = 12;

const QString kGeometry = QStringLiteral("window/geometry");
const QString kSplitters = QStringLiteral("window/splitters/");
const QString kWorkspace = QStringLiteral("window/workspace");
const QString kTheme = QStringLiteral("window/theme");
const QString kLanguage = QStringLiteral("window/language");
const QString kAttentionForm = QStringLiteral("translate/attentionForm");
const QString kFontSteps = QStringLiteral("window/fontSteps");
const QString kRecentFiles = QStringLiteral("recentFiles");
const QString kRecentStudies = QStringLiteral("recentStudies");
const QString kCorpora = QStringLiteral("corpora");
const QString kBeam = QStringLiteral("search/beam");
const QString kLengthPenalty = QStringLiteral("search/lengthPenalty");
const QString kCopyUnknown = QStringLiteral("search/copyUnknown");
const QString kSample = QStringLiteral("search/sample");
const QString kTemperature = QStringLiteral("search/temperature");
const QString kTopK = QStringLiteral("search/topK");
const QString kTopP = QStringLiteral("search/topP");
const QString kSeed = QStringLiteral("search/seed");
const QString kMinLength = QStringLiteral("search/minLength");
const QString kMaxLength = QStringLiteral("search/maxLength");

QStringList withNewest(QStringList paths, const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    return paths.mid(0, kMostRecentFiles);
}

} // namespace

Settings::Settings(const QString &iniPath)
    : m_store(iniPath.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                + QStringLiteral("/seq2seq-explorer.ini")
            : iniPath,
        QSettings::IniFormat)
{
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(kGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.setValue(kGeometry, geometry);
}

QByteArray Settings::splitter(const QString &name) const
{
    return m_store.value(kSplitters + name).toByteArray();
}

void Settings::setSplitter(const QString &name, const QByteArray &state)
{
    m_store.setValue(kSplitters + name, state);
}

ui::Workspace Settings::workspace() const
{
    return ui::workspaceNamed(m_store.value(kWorkspace).toString())
        .value_or(ui::Workspace::Translate);
}

void Settings::setWorkspace(ui::Workspace workspace)
{
    m_store.setValue(kWorkspace, ui::nameOf(workspace));
}

ui::ThemeChoice Settings::theme() const
{
    const QString stored = m_store.value(kTheme).toString();
    if (stored == QLatin1String("light"))
        return ui::ThemeChoice::Light;
    return stored == QLatin1String("dark") ? ui::ThemeChoice::Dark : ui::ThemeChoice::System;
}

void Settings::setTheme(ui::ThemeChoice choice)
{
    const char *const names[] = {"system", "light", "dark"};
    m_store.setValue(kTheme, QString::fromLatin1(names[int(choice)]));
}

ui::LanguageChoice Settings::language() const
{
    const QString stored = m_store.value(kLanguage).toString();
    if (stored == QLatin1String("en"))
        return ui::LanguageChoice::English;
    return stored == QLatin1String("zh_CN") ? ui::LanguageChoice::Chinese
                                            : ui::LanguageChoice::System;
}

void Settings::setLanguage(ui::LanguageChoice choice)
{
    const char *const names[] = {"system", "en", "zh_CN"};
    m_store.setValue(kLanguage, QString::fromLatin1(names[int(choice)]));
}

int Settings::fontSteps() const
{
    return std::clamp(m_store.value(kFontSteps, 0).toInt(), kSmallestFontSteps, kLargestFontSteps);
}

void Settings::setFontSteps(int steps)
{
    m_store.setValue(kFontSteps, std::clamp(steps, kSmallestFontSteps, kLargestFontSteps));
}

ui::AttentionForm Settings::attentionForm() const
{
    return ui::AttentionForm(
        std::clamp(m_store.value(kAttentionForm, 0).toInt(), 0, int(ui::AttentionForm::Both)));
}

void Settings::setAttentionForm(ui::AttentionForm form)
{
    m_store.setValue(kAttentionForm, int(form));
}

SearchOptions Settings::searchOptions() const
{
    SearchOptions options;
    options.beam = std::clamp(m_store.value(kBeam, options.beam).toInt(), 1, 20);
    options.nBest = options.beam;
    options.lengthPenalty
        = std::clamp(m_store.value(kLengthPenalty, options.lengthPenalty).toDouble(), 0.0, 2.0);
    options.minLength = std::clamp(m_store.value(kMinLength, options.minLength).toInt(), 0, 50);
    options.maxLength = std::clamp(m_store.value(kMaxLength, options.maxLength).toInt(), 1, 500);
    options.replaceUnknown = m_store.value(kCopyUnknown, options.replaceUnknown).toBool();
    options.sample = m_store.value(kSample, options.sample).toBool();
    options.temperature
        = std::clamp(m_store.value(kTemperature, options.temperature).toDouble(), 0.1, 10.0);
    options.topK = std::clamp(m_store.value(kTopK, options.topK).toInt(), 0, 10'000);
    options.topP = std::clamp(m_store.value(kTopP, options.topP).toDouble(), 0.05, 1.0);
    options.seed = std::clamp<quint64>(
        m_store.value(kSeed, quint64(options.seed)).toULongLong(), 1, 999'999);
    return options;
}

void Settings::setSearchOptions(const SearchOptions &options)
{
    m_store.setValue(kBeam, options.beam);
    m_store.setValue(kLengthPenalty, options.lengthPenalty);
    m_store.setValue(kMinLength, options.minLength);
    m_store.setValue(kMaxLength, options.maxLength);
    m_store.setValue(kCopyUnknown, options.replaceUnknown);
    m_store.setValue(kSample, options.sample);
    m_store.setValue(kTemperature, options.temperature);
    m_store.setValue(kTopK, options.topK);
    m_store.setValue(kTopP, options.topP);
    m_store.setValue(kSeed, quint64(options.seed));
}

QStringList Settings::recentFiles() const
{
    return m_store.value(kRecentFiles).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    m_store.setValue(kRecentFiles, withNewest(recentFiles(), path));
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_store.setValue(kRecentFiles, files);
}

QStringList Settings::recentStudies() const
{
    return m_store.value(kRecentStudies).toStringList();
}

void Settings::addRecentStudy(const QString &folder)
{
    m_store.setValue(kRecentStudies, withNewest(recentStudies(), folder));
}

void Settings::removeRecentStudy(const QString &folder)
{
    QStringList folders = recentStudies();
    folders.removeAll(folder);
    m_store.setValue(kRecentStudies, folders);
}

std::map<std::uint64_t, CorpusFiles> Settings::knownCorpora() const
{
    std::map<std::uint64_t, CorpusFiles> known;
    for (const QString &entry : m_store.value(kCorpora).toStringList()) {
        const QStringList parts = entry.split(QLatin1Char('\t')); // fingerprint, file, second file
        bool isNumber = false;
        const quint64 fingerprint = parts.value(0).toULongLong(&isNumber, 16);
        if (!isNumber || parts.value(1).isEmpty())
            continue;
        CorpusFiles files;
        files.source = parts.value(1).toStdString();
        files.target = parts.value(2).toStdString();
        known.emplace(fingerprint, std::move(files)); // the newest stands first
    }
    return known;
}

void Settings::rememberCorpus(std::uint64_t fingerprint, const CorpusFiles &files)
{
    const QString key = QString::number(fingerprint, 16);
    QStringList entries = m_store.value(kCorpora).toStringList();
    entries.removeIf(
        [&](const QString &entry) { return entry.section(QLatin1Char('\t'), 0, 0) == key; });
    entries.prepend(
        QStringList{key, QString::fromStdString(files.source), QString::fromStdString(files.target)}
            .join(QLatin1Char('\t')));
    m_store.setValue(kCorpora, QStringList(entries.mid(0, kMostCorpora)));
}

} // namespace seq2seq::app
