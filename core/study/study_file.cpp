// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/study_file.h"

#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/writer_lock.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

namespace seq2seq {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kName = "study.json";
constexpr std::uintmax_t kLargest = 16u << 20;

std::string pathIn(const std::string &folder)
{
    return (std::filesystem::path(folder) / kName).string();
}

Error unreadable(const std::string &path, const Message &what)
{
    return {ErrorCode::BadExperiment, what, {path},
        message("core", "Mend it, or move it away: the runs themselves are not in it.")};
}

std::string textIn(const Json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// An empty text is no field.
void setText(Json &object, const char *name, const std::string &text)
{
    if (text.empty())
        object.erase(name);
    else
        object[name] = text;
}

} // namespace

struct StudyFile::Data {
    Json json = Json::object();

    [[nodiscard]] Json run(const std::string &name) const
    {
        return json.contains("runs") && json["runs"].contains(name) ? json["runs"][name]
                                                                    : Json::object();
    }
    Json &changedRun(const std::string &name) { return json["runs"][name]; }
};

StudyFile::StudyFile()
    : m_data(std::make_unique<Data>())
{
}
StudyFile::~StudyFile() = default;
StudyFile::StudyFile(StudyFile &&) noexcept = default;
StudyFile &StudyFile::operator=(StudyFile &&) noexcept = default;

StudyFile StudyFile::load(const std::string &folder)
{
    const std::string path = pathIn(folder);
    StudyFile file;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return file;
    if (!std::filesystem::is_regular_file(path, ignored)
        || std::filesystem::file_size(path, ignored) > kLargest)
        throw unreadable(path, message("core", "It is not the description of a study"));
    file.m_data->json = Json::parse(readWholeFile(path), nullptr, false);
    const Json &json = file.m_data->json;
    if (!json.is_object())
        throw unreadable(path, message("core", "The JSON is broken"));
    bool isWhole = !json.contains("runs") || json["runs"].is_object();
    if (isWhole && json.contains("runs"))
        for (const Json &run : json["runs"])
            isWhole = isWhole && run.is_object();
    if (!isWhole)
        throw unreadable(path, message("core", "\"runs\" is not a list of runs"));
    return file;
}

std::string StudyFile::notes() const
{
    return textIn(m_data->json, "notes");
}
void StudyFile::setNotes(const std::string &text)
{
    setText(m_data->json, "notes", text);
}

std::string StudyFile::name(const std::string &run) const
{
    return textIn(m_data->run(run), "name");
}
void StudyFile::setName(const std::string &run, const std::string &name)
{
    setText(m_data->changedRun(run), "name", name);
}

std::string StudyFile::notes(const std::string &run) const
{
    return textIn(m_data->run(run), "notes");
}
void StudyFile::setNotes(const std::string &run, const std::string &text)
{
    setText(m_data->changedRun(run), "notes", text);
}

std::string StudyFile::colour(const std::string &run) const
{
    return textIn(m_data->run(run), "colour");
}
void StudyFile::setColour(const std::string &run, const std::string &colour)
{
    setText(m_data->changedRun(run), "colour", colour);
}

std::vector<Setting> StudyFile::settings(const std::string &run) const
{
    const Json object = m_data->run(run);
    std::vector<Setting> settings;
    if (object.contains("settings") && object["settings"].is_object())
        for (const auto &[name, value] : object["settings"].items())
            if (value.is_string())
                settings.push_back({name, value.get<std::string>()});
    return settings;
}
void StudyFile::setSettings(const std::string &run, const std::vector<Setting> &settings)
{
    Json object = Json::object();
    for (const Setting &setting : settings)
        object[setting.name] = setting.value;
    m_data->changedRun(run)["settings"] = std::move(object);
}

std::vector<std::string> StudyFile::runs() const
{
    std::vector<std::string> names;
    if (m_data->json.contains("runs"))
        for (const auto &[name, run] : m_data->json["runs"].items())
            names.push_back(name);
    return names;
}

void changeStudyFile(const std::string &folder, const std::function<void(StudyFile &study)> &change)
{
    using Clock = std::chrono::steady_clock;
    constexpr auto kPatience = std::chrono::seconds(10); // others hold it for milliseconds
    constexpr auto kPause = std::chrono::milliseconds(10);
    const std::string path = pathIn(folder);
    const Clock::time_point start = Clock::now();
    WriterLock lock;
    while (!lock.isHeld()) {
        try {
            lock = WriterLock(path);
            break; // also where there is nothing to hold: saving tells why
        } catch (const Error &error) {
            if (error.code() != ErrorCode::FileInUse || Clock::now() - start > kPatience)
                throw;
        }
        std::this_thread::sleep_for(kPause);
    }
    StudyFile file = StudyFile::load(folder);
    const Json before = file.m_data->json;
    change(file);
    if (file.m_data->json == before)
        return;
    constexpr int kIndent = 2;
    writeFileAtomically(
        path, file.m_data->json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace seq2seq
