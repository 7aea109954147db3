// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/walk_controller.h"

#include "core/error.h"
#include "core/failure.h"
#include "core/storage/atomic_file.h"
#include "core/storage/trace_file.h"
#include "ui/frame/busy_bar.h"
#include "ui/widgets/animated_gif.h"
#include "ui/widgets/picture_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QtConcurrent>

#include <functional>
#include <new>
#include <utility>

namespace seq2seq::app {

namespace {

struct Kind {
    QString name; ///< proposed
    QString filter;
};

Kind kindOf(ui::WalkFile file)
{
    switch (file) {
    case ui::WalkFile::Pdf:
        return {QStringLiteral("steps.pdf"), ui::filterOf(ui::PictureFormat::Pdf)};
    case ui::WalkFile::Gif:
        return {QStringLiteral("steps.gif"), WalkController::tr("Animated pictures (*.gif)")};
    case ui::WalkFile::Json:
        return {QStringLiteral("trace.json"), WalkController::tr("JSON files (*.json)")};
    case ui::WalkFile::Safetensors:
        break;
    }
    return {QStringLiteral("trace.safetensors"),
        WalkController::tr("safetensors files (*.safetensors)")};
}

void write(const QString &path, const QByteArray &bytes)
{
    writeFileAtomically(path.toStdString(), {bytes.constData(), std::size_t(bytes.size())});
}

} // namespace

class WalkController::Work {
public:
    /// To be run on a worker; throws Error.
    using Piece = std::function<void()>;

    explicit Work(QString path)
        : m_path(std::move(path))
    {
    }
    virtual ~Work() = default;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] virtual double progress() const = 0; ///< 0..1
    /// Does what only the GUI thread can do, a page at most, and gives what is left of it; null
    /// when the file is written.
    [[nodiscard]] virtual Piece next() = 0;

private:
    QString m_path;
};

namespace {

/// Every number, in one piece.
class TraceWork : public WalkController::Work {
public:
    TraceWork(const QString &path, std::shared_ptr<const Trace> trace, ui::WalkFile file)
        : Work(path)
        , m_trace(std::move(trace))
        , m_file(file)
    {
    }
    [[nodiscard]] double progress() const override { return m_trace ? 0 : 1; }
    [[nodiscard]] Piece next() override
    {
        if (!m_trace)
            return {};
        return [path = path(), file = m_file, trace = std::exchange(m_trace, nullptr)] {
            writeFileAtomically(path.toStdString(),
                file == ui::WalkFile::Json ? traceJson(*trace) : traceSafetensors(*trace));
        };
    }

private:
    std::shared_ptr<const Trace> m_trace; ///< null: it is under way
    ui::WalkFile m_file;
};

/// Pages, one after the other.
class PagesWork : public WalkController::Work {
public:
    PagesWork(const QString &path, ui::WalkSubject subject)
        : Work(path)
        , m_walk(std::move(subject))
    {
    }
    [[nodiscard]] double progress() const override { return double(m_page) / m_walk.steps(); }
    [[nodiscard]] Piece next() override
    {
        if (m_page < m_walk.steps())
            return page(m_page++);
        if (m_isWritten)
            return {};
        m_isWritten = true;
        return file();
    }

protected:
    [[nodiscard]] const ui::StepWalk &walk() const { return m_walk; }
    [[nodiscard]] virtual Piece page(int step) = 0;
    [[nodiscard]] virtual Piece file() = 0; ///< of all pages

private:
    ui::StepWalk m_walk;
    int m_page = 0; ///< the next
    bool m_isWritten = false; ///< or under way
};

class GifWork : public PagesWork {
public:
    GifWork(const QString &path, const ui::WalkSubject &subject)
        : PagesWork(path, subject)
        , m_gif(std::make_shared<ui::AnimatedGif>(walk().pageSize(), subject.frameMs))
    {
    }

protected:
    [[nodiscard]] Piece page(int step) override
    {
        return [gif = m_gif, picture = walk().picture(step)] { gif->add(picture); };
    }
    [[nodiscard]] Piece file() override
    {
        return [gif = m_gif, path = path()] {
            const QByteArray bytes = gif->finish();
            if (bytes.isEmpty())
                throw std::bad_alloc();
            write(path, bytes);
        };
    }

private:
    std::shared_ptr<ui::AnimatedGif> m_gif; ///< on the worker
};

class PdfWork : public PagesWork {
public:
    PdfWork(const QString &path, const ui::WalkSubject &subject)
        : PagesWork(path, subject)
    {
        m_buffer.open(QIODevice::WriteOnly);
        m_writer = std::make_unique<QPdfWriter>(&m_buffer);
        ui::setPages(
            *m_writer, walk().widget(), walk().pageSize(), ui::sentencesOf(*subject.trace));
    }

protected:
    [[nodiscard]] Piece page(int step) override
    {
        if (step == 0)
            m_painter.begin(m_writer.get());
        else
            m_writer->newPage();
        walk().paint(m_painter, step);
        return [] {}; // letters and lines: there is nothing left to do
    }
    [[nodiscard]] Piece file() override
    {
        m_painter.end();
        return [path = path(), bytes = m_buffer.data()] { write(path, bytes); };
    }

private:
    QBuffer m_buffer;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter; // ends before its writer goes
};

} // namespace

WalkController::WalkController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_window(parts.window)
    , m_stepView(parts.stepView)
    , m_fileDialog(parts.fileDialog)
{
    connect(&m_stepView, &ui::StepView::walkSaveRequested, this, &WalkController::save);
    connect(&m_window.busyBar(), &ui::BusyBar::cancelRequested, this, &WalkController::cancel);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &WalkController::takeOutcome);
}

WalkController::~WalkController()
{
    m_watcher.waitForFinished();
}

void WalkController::save(ui::WalkFile file)
{
    const ui::WalkSubject subject = m_stepView.walk();
    const Kind kind = kindOf(file);
    const QString path = m_fileDialog->chooseSavePath(
        &m_window, tr("Save %1").arg(kind.name), kind.name, kind.filter);
    if (path.isEmpty())
        return;
    m_watcher.waitForFinished(); // one page at most
    if (file == ui::WalkFile::Pdf)
        m_work = std::make_unique<PdfWork>(path, subject);
    else if (file == ui::WalkFile::Gif)
        m_work = std::make_unique<GifWork>(path, subject);
    else
        m_work = std::make_unique<TraceWork>(path, subject.trace, file);
    m_window.busyBar().start(
        message("app", "Saving %1…").arg(QFileInfo(path).fileName().toStdString()));
    next();
}

void WalkController::next()
{
    m_window.busyBar().setProgress(m_work->progress());
    Work::Piece piece = m_work->next();
    if (!piece) {
        const QFileInfo file(m_work->path());
        m_window.addMessage(ui::MessageKind::Remark,
            message("app", "%1 was written.").arg(file.fileName().toStdString()),
            ui::MessageSubject::Exporting, file.absolutePath());
        end();
        return;
    }
    m_watcher.setFuture(QtConcurrent::run([piece = std::move(piece)]() -> Outcome {
        try {
            piece();
            return {};
        } catch (...) {
            return currentFailure().sentence();
        }
    }));
}

void WalkController::takeOutcome()
{
    if (!m_work || !m_watcher.future().isResultReadyAt(0))
        return;
    if (const Outcome failure = m_watcher.result()) {
        m_window.addMessage(ui::MessageKind::Problem, *failure, ui::MessageSubject::Exporting);
        end();
        return;
    }
    next();
}

void WalkController::cancel()
{
    if (m_work)
        end();
}

void WalkController::end()
{
    m_work.reset();
    m_window.busyBar().finish();
    emit finished();
}

} // namespace seq2seq::app
