// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for a translation and for the facts of the corpus, then grabs one workspace after another.
#include "tests/bench/window/screenshots.h"

#include "app/figures.h"
#include "core/error.h"
#include "core/storage/output_files.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QTimer>

namespace seq2seq::bench {

using app::DataController;
using app::EngineBridge;
using app::TranslateController;

namespace {
constexpr int kPlotsSettleMs
    = 600; // plots are drawn up to 33 ms after they were shown; a software display takes longer
constexpr const char *kNames[] = {"data", "train", "translate", "step"};

QString picturePath(const QString &folder, const char *name)
{
    return QDir(folder).filePath(QString::fromLatin1(name) + QStringLiteral(".png"));
}
} // namespace

Screenshots::Screenshots(app::Session &session, const QString &folder, QObject *parent)
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

void Screenshots::prepareFolder(const QString &folder, bool overwrites)
{
    app::makeFolder(folder);
    std::vector<OutputFile> pictures;
    for (const char *name : kNames)
        pictures.push_back({"--folder FOLDER", picturePath(folder, name).toStdString()});
    refuseExisting(pictures, overwrites);
}

void Screenshots::begin()
{
    if (!m_hasTranslation || !m_hasFacts || m_hasBegun)
        return;
    m_hasBegun = true;
    // A word in the middle of the sentence, so that selection and alternatives show something.
    const Trace &trace = m_session.lastResult()->trace;
    m_session.stepView().setStep(int(trace.sourceLength() + trace.targetLength() / 2));
    visit(0);
}

void Screenshots::visit(int workspace)
{
    m_session.window().showWorkspace(ui::Workspace(workspace));
    QTimer::singleShot(kPlotsSettleMs, this, [this, workspace] { take(workspace); });
}

void Screenshots::take(int workspace)
{
    const QString path = picturePath(m_folder, kNames[workspace]);
    if (!m_session.window().grab().save(path)) {
        emit failed(QStringLiteral("%1 could not be written. Choose another folder.").arg(path));
        return;
    }
    if (workspace + 1 < ui::kWorkspaces)
        visit(workspace + 1);
    else
        emit finished();
}

} // namespace seq2seq::bench
