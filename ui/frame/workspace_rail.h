// SPDX-License-Identifier: GPL-3.0-or-later
// The dark rail at the left: one large button a workspace.
#pragma once

#include "ui/frame/workspaces.h"

#include <QList>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace seq2seq::ui {

class WorkspaceRail : public QWidget {
    Q_OBJECT

public:
    explicit WorkspaceRail(QWidget *parent = nullptr);

    void setCurrent(Workspace workspace);
    [[nodiscard]] Workspace current() const;

signals:
    void workspaceChosen(seq2seq::ui::Workspace workspace);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_buttons;
};

} // namespace seq2seq::ui
