// SPDX-License-Identifier: GPL-3.0-or-later
// What the program remembers between two starts.
#pragma once

#include "core/search/hypothesis.h"
#include "core/storage/corpus_source.h"
#include "ui/frame/main_window.h"
#include "ui/translate/attention_pair.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <map>

namespace seq2seq::app {

class Settings {
public:
    /// The person's own settings; with a path, that ini file (tests).
    explicit Settings(const QString &iniPath = {});

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    /// Where a splitter stands, by its object name; empty = never moved.
    [[nodiscard]] QByteArray splitter(const QString &name) const;
    void setSplitter(const QString &name, const QByteArray &state);
    [[nodiscard]] ui::Workspace workspace() const; ///< Translate at the first start
    void setWorkspace(ui::Workspace workspace);
    [[nodiscard]] ui::ThemeChoice theme() const;
    void setTheme(ui::ThemeChoice choice);
    [[nodiscard]] ui::LanguageChoice language() const;
    void setLanguage(ui::LanguageChoice choice);
    [[nodiscard]] int fontSteps() const; ///< how often Bigger was pressed more than Smaller, -4..12
    void setFontSteps(int steps);
    [[nodiscard]] ui::AttentionForm attentionForm() const; ///< in Translate; a matrix at first
    void setAttentionForm(ui::AttentionForm form);
    [[nodiscard]] SearchOptions searchOptions() const;
    void setSearchOptions(const SearchOptions &options);

    /// Newest first, at most ten, none twice.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);

    /// The same of studies in Compare.
    [[nodiscard]] QStringList recentStudies() const;
    void addRecentStudy(const QString &folder);
    void removeRecentStudy(const QString &folder);

    /// Where corpora were last found that do not travel in an experiment, by fingerprint; at most
    /// fifty. It is this memory, and never an experiment file, that says what is opened.
    [[nodiscard]] std::map<std::uint64_t, CorpusFiles> knownCorpora() const;
    void rememberCorpus(std::uint64_t fingerprint, const CorpusFiles &files);

    /// Writes what has changed now.
    void flush() { m_store.sync(); }

private:
    QSettings m_store;
};

} // namespace seq2seq::app
