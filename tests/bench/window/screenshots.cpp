// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for a translation and for the facts of the corpus, then grabs one workspace after another.
#include "tests/bench/window/screenshots.h"

#include "app/figures.h"
#include "core/error.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QTabBar>
#include <QTimer>

namespace seq2seq::bench {

using app::DataController;
using app::EngineBridge;
using app::TranslateController;

namespace {
constexpr int kPlotsSettleMs
    = 600; // plots are drawn up to 33 ms after they were shown; a software display takes longer
constexpr int kAnswersSettleMs = 2500; // a page asks the engine, or the text is counted

QString picturePath(const QString &folder, const QString &name)
{
    return QDir(folder).filePath(name + QStringLiteral(".png"));
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
    const QStringList there = QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files);
    if (!there.isEmpty() && !overwrites)
        throw Error(ErrorCode::FileUnwritable,
            message("core", "%1 is there already").arg(there.constFirst().toStdString()),
            {folder.toStdString()},
            message("core", "Name another folder, or replace its pictures with --overwrite."));
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
    const bool isStudy = workspace == int(ui::Workspace::Compare) && !m_study.isEmpty();
    if (isStudy)
        m_session.studies().open(m_study);
    const bool isCounting = isStudy || workspace == int(ui::Workspace::Data)
        || workspace == int(ui::Workspace::Model);
    QTimer::singleShot(isCounting ? kAnswersSettleMs : kPlotsSettleMs, this, [this, workspace] {
        if (!take(ui::nameOf(ui::Workspace(workspace))))
            return;
        if (ui::Workspace(workspace) == ui::Workspace::Translate)
            visitPage(1, workspace + 1);
        else if (workspace + 1 < ui::kWorkspaces)
            visit(workspace + 1);
        else
            emit finished();
    });
}

/// The pages of Translate, but the first, which is there already.
void Screenshots::visitPage(int page, int nextWorkspace)
{
    auto *tabs = m_session.translateView().findChild<QTabBar *>(QStringLiteral("pages"));
    if (page >= tabs->count()) {
        tabs->setCurrentIndex(0);
        return visit(nextWorkspace);
    }
    tabs->setCurrentIndex(page);
    QTimer::singleShot(kAnswersSettleMs, this, [this, tabs, page, nextWorkspace] {
        if (take(ui::nameOf(ui::Workspace::Translate) + QLatin1Char('-')
                + tabs->tabData(page).toString()))
            visitPage(page + 1, nextWorkspace);
    });
}

bool Screenshots::take(const QString &name)
{
    const QString path = picturePath(m_folder, name);
    if (m_session.window().grab().save(path))
        return true;
    emit failed(QStringLiteral("%1 could not be written. Choose another folder.").arg(path));
    return false;
}

} // namespace seq2seq::bench
