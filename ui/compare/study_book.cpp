// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/study_book.h"

#include <QCoreApplication>
#include <QUndoCommand>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace seq2seq::ui {

namespace {

constexpr int kTickedAtFirst = 12; // more lines than that are no picture

/// Told apart by colour-blind readers too (after Okabe and Ito), dark enough for lines on white.
constexpr std::array<QRgb, 10> kColors{0x1f6feb, 0xd95f02, 0x1b9e77, 0x7570b3, 0xe7298a, 0x66a61e,
    0xe6ab02, 0x8c564b, 0x17a2b8, 0x5c6773};
constexpr int kShades = 4;

std::string settingKey(const StudyRun &run)
{
    std::string key;
    for (const Setting &setting : run.settings)
        if (setting.name != "seed")
            key += setting.name + '=' + setting.value + '\n';
    return key;
}

std::string &fieldOf(StudyRun &run, RunField field)
{
    return field == RunField::Name ? run.name : field == RunField::Notes ? run.notes : run.colour;
}

} // namespace

/// A change of one field of one run.
class StudyBook::Edit : public QUndoCommand {
public:
    Edit(StudyBook &book, RunEdit before, RunEdit after)
        : m_book(book)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
        static constexpr std::array kTexts{
            QT_TRANSLATE_NOOP("seq2seq::ui::StudyBook", "name of a run"),
            QT_TRANSLATE_NOOP("seq2seq::ui::StudyBook", "notes on a run"),
            QT_TRANSLATE_NOOP("seq2seq::ui::StudyBook", "colour of a run")};
        setText(StudyBook::tr(kTexts.at(std::size_t(m_after.field))));
    }
    void undo() override { m_book.apply(m_before); }
    void redo() override { m_book.apply(m_after); }

private:
    StudyBook &m_book;
    RunEdit m_before;
    RunEdit m_after;
};

StudyBook::StudyBook(QObject *parent)
    : QObject(parent)
{
}

const Study &StudyBook::study() const
{
    static const Study kNone;
    return m_study ? *m_study : kNone;
}

void StudyBook::setStudy(const QString &folder, std::shared_ptr<const Study> study)
{
    const bool isOther = folder != m_folder || !m_study;
    m_folder = folder;
    m_study = std::move(study);
    m_groups = groupBySeed(this->study());
    giveColors();
    if (isOther) {
        m_undo.clear();
        m_ticked.clear();
        m_current.clear();
        tickSome();
    }
    emit studyChanged();
    if (isOther) {
        emit ticksChanged();
        emit currentChanged();
    }
}

void StudyBook::tickSome()
{
    for (int i = 0; i < runCount() && m_ticked.size() < kTickedAtFirst; ++i)
        if (!run(i).evaluations.empty())
            m_ticked.insert(fileOf(i));
}

int StudyBook::indexOf(const QString &file) const
{
    const std::string name = file.toStdString();
    const auto found = std::ranges::find(study().runs, name, &StudyRun::file);
    return found == study().runs.end() ? -1 : int(found - study().runs.begin());
}

QString StudyBook::fileOf(int index) const
{
    return QString::fromStdString(run(index).file);
}

bool StudyBook::isTicked(int index) const
{
    return m_ticked.contains(fileOf(index));
}

std::vector<int> StudyBook::tickedRuns() const
{
    std::vector<int> runs;
    for (int i = 0; i < runCount(); ++i)
        if (isTicked(i))
            runs.push_back(i);
    return runs;
}

QStringList StudyBook::tickedFiles() const
{
    QStringList files;
    for (const int run : tickedRuns())
        files << fileOf(run);
    return files;
}

void StudyBook::setTicked(const std::vector<int> &runs, bool isTicked)
{
    const QSet<QString> before = m_ticked;
    for (const int run : runs) {
        if (isTicked)
            m_ticked.insert(fileOf(run));
        else
            m_ticked.remove(fileOf(run));
    }
    if (m_ticked != before)
        emit ticksChanged();
}

void StudyBook::tickOnly(const std::vector<int> &runs)
{
    QSet<QString> ticked;
    for (const int run : runs)
        ticked.insert(fileOf(run));
    if (ticked == m_ticked)
        return;
    m_ticked = ticked;
    emit ticksChanged();
}

void StudyBook::setCurrent(const QString &file)
{
    if (file == m_current)
        return;
    m_current = file;
    emit currentChanged();
}

void StudyBook::giveColors()
{
    std::map<std::string, Shade> next;
    m_shades.clear();
    for (const StudyRun &run : study().runs) {
        const auto [place, isNew] = next.emplace(settingKey(run), Shade{int(next.size()), 0});
        m_shades.push_back(place->second);
        ++place->second.shade;
    }
}

QColor StudyBook::colorOf(int index, bool isDark) const
{
    const QColor chosen(QString::fromStdString(run(index).colour));
    if (chosen.isValid())
        return chosen;
    const auto [hue, shade] = m_shades[std::size_t(index)];
    QColor color(kColors.at(std::size_t(hue) % kColors.size()));
    if (isDark)
        color = color.lighter(135);
    const int step = shade % kShades;
    return step == 0 ? color
        : isDark     ? color.darker(100 + 18 * step)
                     : color.lighter(100 + 18 * step);
}

bool StudyBook::isDashed(int index) const
{
    return run(index).setting("attention") == "none";
}

void StudyBook::edit(const RunEdit &edit)
{
    const int index = indexOf(edit.file);
    if (index < 0)
        return;
    StudyRun run = this->run(index);
    const RunEdit before{edit.file, edit.field, QString::fromStdString(fieldOf(run, edit.field))};
    const RunEdit after{edit.file, edit.field, edit.text.trimmed()};
    if (before != after)
        m_undo.push(new Edit(*this, before, after)); // the stack owns it
}

void StudyBook::apply(const RunEdit &edit)
{
    const int index = indexOf(edit.file);
    if (index >= 0) {
        auto changed = std::make_shared<Study>(study());
        StudyRun &run = changed->runs[std::size_t(index)];
        fieldOf(run, edit.field) = edit.text.toStdString();
        if (edit.field == RunField::Name && edit.text.isEmpty())
            run.name = run.file; // until its own is read again
        m_study = std::move(changed);
        emit studyChanged();
    }
    emit edited(edit);
}

} // namespace seq2seq::ui
