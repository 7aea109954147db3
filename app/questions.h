// SPDX-License-Identifier: GPL-3.0-or-later
// The seam for everything the program asks a person in a modal dialog. Tests answer in its place.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <QStringList>

namespace seq2seq::app {

enum class SaveAnswer { Save, Discard, Cancel };
enum class ChangedAnswer { SaveOver, SaveElsewhere, Cancel };

/// The views' file dialogs and the questions of the frame, in one object.
class Questions : public ui::FileDialog {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::app::Questions)

public:
    /// Training would be lost: keep it?
    [[nodiscard]] virtual SaveAnswer askToSave(QWidget *parent, const QString &name);
    /// Another program has changed the file that was to be saved: what now?
    [[nodiscard]] virtual ChangedAnswer askAboutChangedFile(QWidget *parent, const QString &path);
    /// Reset throws `updates` updates away: really?
    [[nodiscard]] virtual bool askToReset(QWidget *parent, qint64 updates);
    /// Pairs were changed, and the run has not taken that over: may the changes go?
    [[nodiscard]] virtual bool askToDropPairChanges(QWidget *parent);
    /// One tab-separated file or two line-aligned ones; empty when cancelled.
    [[nodiscard]] virtual QStringList askCorpusFiles(QWidget *parent);
    /// Where the training sentences of the experiment that was opened lie; empty: nobody knows now.
    /// @param name of the file that is wanted
    [[nodiscard]] virtual QString askForTrainingFile(
        QWidget *parent, const QString &name, qint64 pairs);
    /// A folder to write figures to; empty when cancelled.
    [[nodiscard]] virtual QString askFolder(QWidget *parent, const QString &title);
};

} // namespace seq2seq::app
