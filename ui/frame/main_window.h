// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of the program: menus, tool bar, rail, workspaces, messages, status bar. Passive: it is
// told what to show and emits what the person asked for.
#pragma once

#include "core/corpus/builtin.h"
#include "core/engine/engine_update.h"
#include "ui/frame/message_bar.h"
#include "ui/frame/workspace_rail.h"

#include <QMainWindow>

#include <array>
#include <optional>
#include <vector>

class QActionGroup;
class QMenu;
class QUndoGroup;
class QUndoStack;
class QStackedWidget;

namespace seq2seq::ui {

class BusyBar;
class RunBar;
class StatusLine;
class VisitBar;

enum class ThemeChoice { System, Light, Dark };
/// The language of the window; Chinese is Simplified Chinese.
enum class LanguageChoice { System, English, Chinese };

/// Where the window stands at the first start: 1440 × 900 or what the screen has room for, in its
/// middle. @param available what panels leave of the screen  @param frame drawn around the window
[[nodiscard]] QRect firstGeometry(const QRect &available, const QMargins &frame);

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    /// A size that was asked for, for example for a picture: kept even where the screen is smaller.
    void setExactSize(const QSize &size);
    /// Puts a view in its place; the window owns it from now on.
    void setWorkspaceView(Workspace workspace, QWidget *view);
    void showWorkspace(Workspace workspace);
    [[nodiscard]] Workspace workspace() const;
    [[nodiscard]] QSize workspaceSize() const; ///< of the view that is shown

    /// What File > New offers, and the corpus button.
    void setBuiltinCorpora(const std::vector<BuiltinCorpus> &corpora);
    void setRecentFiles(const QStringList &paths); ///< newest first
    /// The texts of the corpus and the run button, and the name in the title.
    void setExperimentTexts(const QString &name, const QString &corpus, const QString &run);
    /// Progress, status bar, the file in the title, and which actions make sense: they follow from
    /// EngineStatus::state and setCorpusMissing() alone.
    void setStatus(const EngineStatus &status);
    void setPace(std::optional<double> devPerplexity, std::optional<double> wordsPerSecond);
    void setMemory(std::int64_t bytes);
    /// The sentences of the experiment were not found: it cannot be trained, and the actions say
    /// so.
    void setCorpusMissing(bool isMissing);
    void setThemeChoice(ThemeChoice choice); ///< checks the menu entry; app applies it
    void setLanguageChoice(LanguageChoice choice); ///< checks the menu entry; app applies it

    /// @param folder to be shown on demand, may be empty
    void addMessage(MessageKind kind, const Message &sentence,
        MessageSubject subject = MessageSubject::Other, const QString &folder = {});
    [[nodiscard]] MessageBar &messages() { return *m_messages; }
    /// What Undo and Redo of the Edit menu work on while a workspace is shown; must outlive the
    /// window or be a child of it.
    void setUndoStack(Workspace workspace, QUndoStack *stack);
    /// Long work beside the engine: its name, its progress, Cancel.
    [[nodiscard]] BusyBar &busyBar() { return *m_busy; }

    /// Closes now, without asking again.
    void closeForGood();

signals:
    void builtinRequested(const QString &name);
    void openCorpusRequested();
    void openExperimentRequested();
    void openStudyRequested();
    void recentFileRequested(const QString &path);
    void filesDropped(const QStringList &paths);
    void saveRequested();
    void saveAsRequested();
    void exportFiguresRequested();
    void openWeightsRequested();
    void exportPythonRequested();

    void trainRequested();
    void pauseRequested();
    void oneStepRequested();
    void stopRequested();
    void resetRequested();
    void modelSettingsRequested();
    /// The person leaves the earlier evaluation that is looked at.
    void returnRequested();
    void branchRequested(qint64 step);

    void workspaceChanged(seq2seq::ui::Workspace workspace);
    void fontSizeRequested(int change); ///< +1 bigger, -1 smaller, 0 normal
    void themeRequested(seq2seq::ui::ThemeChoice choice);
    void languageRequested(seq2seq::ui::LanguageChoice choice);
    /// Texts that were handed in have to be set again.
    void languageChanged();
    /// The person closes the window. When somebody listens, the window stays until closeForGood().
    void closeRequested();
    /// It is closing for good: the last moment to remember its size.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// Of an action, marked by QT_TR_NOOP so that they can be set in every language.
    struct Texts {
        const char *text = nullptr; ///< null: set elsewhere
        const char *tip = nullptr; ///< null: none
    };

    void makeFileMenu();
    void makeEditMenu();
    void makeEditTexts();
    void makeRunMenu();
    void makeViewMenu();
    void makeLanguageMenu(QMenu *parent);
    void makeHelpMenu();
    void makeToolBar();
    void makeBody();
    QAction *makeAction(
        QMenu *menu, const QString &name, Texts texts, const QKeySequence &shortcut = {});
    QMenu *makeMenu(QMenu *parent, const char *title); ///< parent null: in the menu bar
    void showTitle();
    void followUndo(); ///< the stack of the workspace that is shown
    void enableActions(EngineState state);
    void showTrainActions(); ///< Train or Pause, One step
    void fitToScreen(); ///< with its frame
    void whitenBars(); ///< menu and status bar have the colour of the tool bar
    void toggleFullScreen(bool isFull);
    void showShortcuts();
    void showAbout();

    QMenu *m_newMenu = nullptr;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_corpusMenu = nullptr;
    QUndoGroup *m_undoGroup = nullptr;
    std::array<QUndoStack *, kWorkspaces> m_undoStacks{}; ///< null: nothing to undo there
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_save = nullptr;
    QAction *m_saveAs = nullptr;
    QAction *m_export = nullptr;
    QAction *m_train = nullptr;
    QAction *m_oneStep = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_reset = nullptr;
    QAction *m_modelSettings = nullptr;
    QAction *m_fullScreen = nullptr;
    QActionGroup *m_workspaceActions = nullptr;
    QActionGroup *m_themeActions = nullptr;
    QActionGroup *m_languageActions = nullptr;

    RunBar *m_runBar = nullptr;
    WorkspaceRail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    VisitBar *m_visitBar = nullptr;
    MessageBar *m_messages = nullptr;
    BusyBar *m_busy = nullptr;
    StatusLine *m_statusLine = nullptr;
    QString m_experimentName;
    EngineState m_state = EngineState::Empty;
    bool m_isCorpusMissing = false;
    bool m_isVisiting = false; ///< an earlier evaluation: nothing is trained
    bool m_closesForGood = false;
    bool m_wasShown = false;
    bool m_isExact = false; ///< the size was asked for
};

} // namespace seq2seq::ui
