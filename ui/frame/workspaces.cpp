// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/workspaces.h"

#include <QCoreApplication>

#include <array>

namespace seq2seq::ui {

std::span<const WorkspaceEntry> workspaces()
{
    static constexpr std::array<WorkspaceEntry, kWorkspaces> kEntries{{
        {Workspace::Data, "data", QT_TRANSLATE_NOOP("seq2seq::ui::Workspaces", "Data")},
        {Workspace::Model, "model", QT_TRANSLATE_NOOP("seq2seq::ui::Workspaces", "Model")},
        {Workspace::Train, "train", QT_TRANSLATE_NOOP("seq2seq::ui::Workspaces", "Train")},
        {Workspace::Translate, "translate",
            QT_TRANSLATE_NOOP("seq2seq::ui::Workspaces", "Translate")},
        {Workspace::Step, "step", QT_TRANSLATE_NOOP("seq2seq::ui::Workspaces", "Step through")},
        {Workspace::Compare, "compare", QT_TRANSLATE_NOOP("seq2seq::ui::Workspaces", "Compare")},
    }};
    return kEntries;
}

QString titleOf(Workspace workspace)
{
    return QCoreApplication::translate(
        "seq2seq::ui::Workspaces", workspaces()[std::size_t(workspace)].title);
}

QString nameOf(Workspace workspace)
{
    return QString::fromLatin1(workspaces()[std::size_t(workspace)].name);
}

std::optional<Workspace> workspaceNamed(const QString &name)
{
    for (const WorkspaceEntry &entry : workspaces())
        if (name == QLatin1String(entry.name))
            return entry.workspace;
    return std::nullopt;
}

} // namespace seq2seq::ui
