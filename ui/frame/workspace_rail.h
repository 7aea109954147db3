// SPDX-License-Identifier: GPL-3.0-or-later
// The dark rail at the left: one large button a workspace.
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace seq2seq::ui {

/// The rooms of the window, in the order of the rail.
enum class Workspace { Data, Train, Translate, Step };
inline constexpr int kWorkspaces = 4;

class WorkspaceRail : public QWidget {
    Q_OBJECT

public:
    explicit WorkspaceRail(QWidget *parent = nullptr);

    void setCurrent(Workspace workspace);
    [[nodiscard]] Workspace current() const;

    /// What a workspace is called, in the rail and in the View menu.
    [[nodiscard]] static QString title(Workspace workspace);

signals:
    void workspaceChosen(seq2seq::ui::Workspace workspace);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_buttons;
};

} // namespace seq2seq::ui
