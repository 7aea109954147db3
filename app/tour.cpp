// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for a translation and for the facts of the corpus, then grabs one workspace after another.
#include "app/tour.h"

#include "app/figures.h"
#include "core/error.h"
#include "core/storage/output_files.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QTimer>

namespace seq2seq::app {

namespace {
constexpr int kPlotsSettleMs
    = 600; // plots are drawn up to 33 ms after they were shown; a software display takes longer
constexpr const char *kNames[] = {"data", "train", "translate", "step"};

QString picturePath(const QString &folder, const char *name)
{
    return QDir(folder).filePath(QString::fromLatin1(name) + QStringLiteral(".png"));
}
} // namespace

Tour::Tour(Session &session, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_folder(folder)
{
    connect(&session.translations(), &TranslateController::answered, this, [this] {
        m_hasTranslation = true;
        begin();
    });
    connect(&session.data(), &DataController::factsShown, this, [this] {
        m_hasFacts = true;
        begin();
    });
    connect(&session.bridge(), &EngineBridge::problemArrived, this,
        [this](const EngineProblem &problem) { emit failed(ui::translated(problem.message)); });
}

void Tour::prepareFolder(const QString &folder, bool overwrites)
{
    makeFolder(folder);
    std::vector<OutputFile> pictures;
    for (const char *name : kNames)
        pictures.push_back({"--screenshot FOLDER", picturePath(folder, name).toStdString()});
    refuseExisting(pictures, overwrites);
}

void Tour::begin()
{
    if (!m_hasTranslation || !m_hasFacts || m_hasBegun)
        return;
    m_hasBegun = true;
    // A word in the middle of the sentence, so that selection and alternatives show something.
    const Trace &trace = m_session.lastResult()->trace;
    m_session.stepView().setStep(int(trace.sourceLength() + trace.targetLength() / 2));
    visit(0);
}

void Tour::visit(int workspace)
{
    m_session.window().showWorkspace(ui::Workspace(workspace));
    QTimer::singleShot(kPlotsSettleMs, this, [this, workspace] { take(workspace); });
}

void Tour::take(int workspace)
{
    const QString path = picturePath(m_folder, kNames[workspace]);
    if (!m_session.window().grab().save(path)) {
        emit failed(tr("%1 could not be written. Choose another folder.").arg(path));
        return;
    }
    if (workspace + 1 < ui::kWorkspaces)
        visit(workspace + 1);
    else
        emit finished();
}

} // namespace seq2seq::app
