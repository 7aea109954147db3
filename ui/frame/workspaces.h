// SPDX-License-Identifier: GPL-3.0-or-later
// The workspaces of the window: a new one is a line in the enum and in the list, and its view,
// which app/session.cpp makes.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace seq2seq::ui {

/// In the order of the rail.
enum class Workspace { Data, Model, Train, Translate, Step, Compare };

struct WorkspaceEntry {
    Workspace workspace = Workspace::Data;
    const char *name = ""; ///< of its picture, its settings and its button ("dataButton")
    const char *title = ""; ///< English, marked for translation
};

/// All of them, in the order of the enum.
[[nodiscard]] std::span<const WorkspaceEntry> workspaces();
inline constexpr int kWorkspaces = int(Workspace::Compare) + 1;

/// What a workspace is called, in the rail and in the View menu.
[[nodiscard]] QString titleOf(Workspace workspace);
[[nodiscard]] QString nameOf(Workspace workspace); ///< WorkspaceEntry::name
[[nodiscard]] std::optional<Workspace> workspaceNamed(const QString &name);

} // namespace seq2seq::ui
