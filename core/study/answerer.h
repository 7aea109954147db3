// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the runs of a study and has them translate, through the same search as everything else.
#pragma once

#include "core/study/answers.h"

#include <list>

namespace seq2seq {

/// Runs that stay open, so that the next sentence needs no file to be read.
inline constexpr std::size_t kMostOpenRuns = 8;

/// Keeps the models of the runs that were asked last, kMostOpenRuns at most; a file that was
/// written anew is opened anew.
class StudyAnswerer : public RunAnswerer {
public:
    StudyAnswerer();
    ~StudyAnswerer() override;

    std::shared_ptr<const RunAnswers> answers(const std::string &path,
        const ProgressCallback &progress, const std::stop_token &stop) override;
    std::shared_ptr<const RunLook> look(const std::string &path, const std::string &source,
        const std::string &reference, const std::stop_token &stop) override;
    std::shared_ptr<const RunAudit> audit(const std::string &path, const ProgressCallback &progress,
        const std::stop_token &stop) override;
    std::shared_ptr<const RunAnswers> ensemble(const std::vector<std::string> &paths,
        const ProgressCallback &progress, const std::stop_token &stop) override;
    void average(const std::vector<std::string> &paths, const std::string &to) override;

private:
    struct OpenRun;
    OpenRun &open(const std::string &path, const std::stop_token &stop);

    std::list<OpenRun> m_open; ///< the one that was asked last comes first
};

} // namespace seq2seq
