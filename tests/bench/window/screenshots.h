// SPDX-License-Identifier: GPL-3.0-or-later
// Visits every workspace once there is something to see, and keeps a picture of
// each.
#pragma once

#include "app/session.h"

#include <QObject>

namespace seq2seq::bench {

class Screenshots : public QObject {
    Q_OBJECT

public:
    Screenshots(app::Session &session, const QString &folder, QObject *parent = nullptr);

    /// Before any work: makes the folder, and refuses one with pictures.
    /// @throws Error FileUnwritable
    static void prepareFolder(const QString &folder, bool overwrites);

    /// A folder of runs that Compare shows; empty: none.
    void setStudy(const QString &folder) { m_study = folder; }

signals:
    void finished();
    void failed(const QString &sentence);

private:
    void begin();
    void visit(int workspace);
    void visitPage(int page, int nextWorkspace);
    bool take(const QString &name);

    app::Session &m_session;
    QString m_folder;
    QString m_study;
    bool m_hasTranslation = false;
    bool m_hasFacts = false;
    bool m_hasBegun = false;
};

} // namespace seq2seq::bench
