// SPDX-License-Identifier: GPL-3.0-or-later
// What people add to the runs of a study, in "study.json" beside them.
#pragma once

#include "core/study/variants.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seq2seq {

/// Notes, colours and what the runs' own files do not tell. Fields that this version does not know
/// stay as they are.
class StudyFile {
public:
    /// Of an empty study.
    StudyFile();
    ~StudyFile();
    StudyFile(StudyFile &&) noexcept;
    StudyFile &operator=(StudyFile &&) noexcept;

    /// Without a file: an empty study. @throws Error FileUnreadable, BadExperiment when it cannot
    /// be read
    [[nodiscard]] static StudyFile load(const std::string &folder);

    [[nodiscard]] std::string notes() const; ///< on the whole study
    void setNotes(const std::string &text);
    /// Shown instead of the one in the run's own file, which stays as it is; empty: none.
    /// @param run the name of its file
    [[nodiscard]] std::string name(const std::string &run) const;
    void setName(const std::string &run, const std::string &name);
    [[nodiscard]] std::string notes(const std::string &run) const;
    void setNotes(const std::string &run, const std::string &text);
    [[nodiscard]] std::string colour(const std::string &run) const; ///< "#1f6feb"; empty: none
    void setColour(const std::string &run, const std::string &colour);
    /// What was varied for it; with it also runs that wait have a configuration.
    [[nodiscard]] std::vector<Setting> settings(const std::string &run) const;
    void setSettings(const std::string &run, const std::vector<Setting> &settings);
    /// All runs that it speaks of, those without a file too.
    [[nodiscard]] std::vector<std::string> runs() const;

private:
    friend void changeStudyFile(const std::string &, const std::function<void(StudyFile &)> &);
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Loads, changes and saves it, atomically, with nobody else in between.
/// @throws Error as load(); FileInUse when another program does not let go of it; FileUnwritable,
/// DiskFull
void changeStudyFile(
    const std::string &folder, const std::function<void(StudyFile &study)> &change);

} // namespace seq2seq
