// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/data_benchmark.h"

#include "core/error.h"
#include "core/random.h"
#include "tests/app/real_window.h"
#include "ui/data/import_dialog.h"
#include "ui/data/pair_model.h"
#include "ui/data/split_dialog.h"

#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

#include <cmath>
#include <fstream>
#include <functional>

namespace seq2seq::bench {

namespace {

using app::widgetOf;

constexpr int kLongMs = 1'200'000;
constexpr int kJumps = 60;

/// Of this process in MB, a line of /proc/self/status.
double memoryMb(const QByteArray &name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith(name))
            return line.mid(name.size() + 1).simplified().split(' ').constFirst().toDouble() / 1024;
    return 0;
}

/// Words of a made-up language: the r-th is met about 1/r as often as the first.
class Words {
public:
    Words(char first, std::uint64_t seed)
        : m_first(first)
        , m_random(seed)
    {
    }
    std::string sentence(std::size_t words)
    {
        std::string text;
        for (std::size_t i = 0; i < words; ++i)
            text += (i == 0 ? "" : " ") + word();
        return text;
    }
    std::size_t below(std::size_t n) { return m_random.below(n); }

private:
    std::string word()
    {
        constexpr double kWords = 30'000;
        const double share = double(m_random.below(1'000'000)) / 1e6;
        auto rank = std::size_t(std::pow(kWords, share));
        std::string word(1, m_first);
        for (; rank > 0; rank /= 20)
            word += char('a' + rank % 20);
        return word;
    }

    char m_first;
    Random m_random;
};

class Measurement {
public:
    explicit Measurement(app::Session &session)
        : m_session(session)
    {
    }

    /// Does something and waits until it is done.
    void pause(const QString &what, const std::function<void()> &begin,
        const std::function<bool()> &isDone)
    {
        pauses.push_back(measurePause(what, begin, isDone));
    }

    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        return widgetOf<T>(m_session.window(), name);
    }
    [[nodiscard]] QTableView *table() const { return find<QTableView>("pairs"); }
    [[nodiscard]] int lines() const { return table()->model()->rowCount(); }
    [[nodiscard]] const PairTable &pairs() const { return m_session.dataView().edits().table(); }
    [[nodiscard]] QUndoStack *undo() const { return m_session.dataView().edits().undoStack(); }

    void open(const QString &path);
    void scroll();
    void filter();
    void sort();
    void edit();
    void removeMany();
    void split();

    std::vector<Pause> pauses;

private:
    [[nodiscard]] bool isFound() const { return !m_session.dataView().isSearching(); }

    app::Session &m_session;
};

void Measurement::open(const QString &path)
{
    bool hasFacts = false;
    QObject context;
    QObject::connect(&m_session.data(), &app::DataController::factsShown, &context,
        [&hasFacts] { hasFacts = true; });
    const auto before = m_session.experiments().experiment();
    m_session.data().importFiles({path});
    auto *dialog = m_session.window().findChild<ui::ImportDialog *>();
    auto *import = widgetOf<QPushButton>(*dialog, "import");
    if (!QTest::qWaitFor([&] { return import->isEnabled(); }, kLongMs))
        throw Error(ErrorCode::Internal, message("core", "the file was not previewed"));
    pause(
        QStringLiteral("open: read, split, count, show"), [&] { import->click(); },
        [&] { return m_session.experiments().experiment() != before; });
    pause(
        QStringLiteral("open: lengths and suspicious pairs"), [] {},
        [&] {
            return hasFacts && find<QComboBox>("oddity")->itemText(1).contains(QStringLiteral("·"));
        });
}

void Measurement::scroll()
{
    int jumps = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        QScrollBar *bar = table()->verticalScrollBar();
        bar->setValue(
            ++jumps % 2 == 0 ? int(qint64(bar->maximum()) * jumps / kJumps) : bar->value() + 3);
    });
    pause(
        QStringLiteral("scroll: far jumps and short ways"), [&] { timer.start(20); },
        [&] { return jumps >= kJumps; });
    timer.stop();
    table()->scrollToTop();
}

void Measurement::filter()
{
    auto *line = find<QLineEdit>("pairSearch");
    line->setFocus();
    pause(
        QStringLiteral("filter: by text, letter by letter"),
        [&] { QTest::keyClicks(line, QStringLiteral("xcba"), {}, 30); }, [&] { return isFound(); });
    line->clear();
    find<QToolButton>("isExpression")->setChecked(true);
    pause(
        QStringLiteral("filter: by regular expression"),
        [&] { line->setText(QStringLiteral("^x[a-f]+ .* xb+")); }, [&] { return isFound(); });
    pause(
        QStringLiteral("filter: everything again"), [&] { line->clear(); },
        [&] { return lines() > 0; });
    auto *shortest = find<QSpinBox>("shortest");
    pause(
        QStringLiteral("filter: by length"), [&] { shortest->setValue(8); },
        [&] { return isFound(); });
    shortest->setValue(0);
}

void Measurement::sort()
{
    QHeaderView *header = table()->horizontalHeader();
    const auto click = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(column) + header->sectionSize(column) / 2,
                header->height() / 2));
    };
    pause(
        QStringLiteral("sort: by source"), [&] { click(ui::PairModel::Source); },
        [&] { return isFound(); });
    pause(
        QStringLiteral("sort: by length"), [&] { click(ui::PairModel::TargetLength); },
        [&] { return isFound(); });
    pause(
        QStringLiteral("sort: as loaded"), [&] { click(ui::PairModel::Number); },
        [&] { return isFound(); });
}

void Measurement::edit()
{
    pause(
        QStringLiteral("edit: a cell"),
        [&] {
            table()->setCurrentIndex(table()->model()->index(10, ui::PairModel::Target));
            QTest::keyClick(table(), Qt::Key_F2);
            auto *editor = table()->viewport()->findChild<QLineEdit *>();
            QTest::keyClicks(editor, QStringLiteral("new words"));
            QTest::keyClick(editor, Qt::Key_Return);
        },
        [&] { return undo()->count() == 1; });
    pause(
        QStringLiteral("edit: remove a pair"),
        [&] { QTest::mouseClick(find<QToolButton>("removePairs"), Qt::LeftButton); },
        [&] { return undo()->count() == 2; });
    pause(
        QStringLiteral("edit: add a pair"),
        [&] {
            QTest::mouseClick(find<QToolButton>("openAddPair"), Qt::LeftButton);
            QTest::keyClicks(find<QLineEdit>("newSource"), QStringLiteral("xab xac"));
            QTest::keyClicks(find<QLineEdit>("newTarget"), QStringLiteral("yab yac"));
            QTest::keyClick(find<QLineEdit>("newTarget"), Qt::Key_Return);
        },
        [&] { return undo()->count() == 3; });
    pause(
        QStringLiteral("edit: undo all three"), [&] { undo()->setIndex(0); },
        [&] { return undo()->index() == 0; });
}

void Measurement::removeMany()
{
    auto *oddity = find<QComboBox>("oddity");
    pause(
        QStringLiteral("filter: duplicates"), [&] { oddity->setCurrentIndex(1); },
        [&] { return isFound() && lines() > 0; });
    const auto &shown = static_cast<ui::PairModel *>(table()->model())->shown();
    pause(
        QStringLiteral("edit: remove %1 duplicates").arg(shown.size()),
        [&] { m_session.dataView().edits().remove(shown); }, [&] { return lines() == 0; });
    oddity->setCurrentIndex(0);
    pause(
        QStringLiteral("edit: undo it"), [&] { undo()->undo(); },
        [&] { return undo()->index() == 0; });
}

void Measurement::split()
{
    pause(
        QStringLiteral("split: worked out"),
        [&] { QTest::mouseClick(find<QPushButton>("split"), Qt::LeftButton); },
        [&] {
            const auto *take = m_session.window().findChild<QPushButton *>("takeSplit");
            return take && take->isEnabled();
        });
    pause(
        QStringLiteral("split: taken"),
        [&] { QTest::mouseClick(find<QPushButton>("takeSplit"), Qt::LeftButton); },
        [&] { return pairs().changes().isSplitAnew; });
    undo()->undo();
}

} // namespace

QString DataReport::text() const
{
    QString text = QStringLiteral("%1 pairs\n").arg(pairs) + textOf(pauses);
    text += QStringLiteral("memory: %1 MB more once it is open, %2 MB at most in all\n")
                .arg(corpusMb, 0, 'f', 0)
                .arg(peakMb, 0, 'f', 0);
    return text;
}

void writePairs(const QString &path, std::size_t pairs)
{
    std::ofstream file(path.toStdString(), std::ios::binary);
    Words source('x', 1);
    Words target('y', 2);
    std::string line;
    for (std::size_t i = 0; i < pairs; ++i) {
        const std::size_t words = 3 + source.below(16);
        const bool isOdd = i % 1000 == 7;
        if (i == 0 || i % 100 != 0)
            line = source.sentence(words) + '\t' + target.sentence(isOdd ? 8 * words : words + 2)
                + '\n';
        file << line;
    }
}

DataReport measureData(app::Session &session, const QString &path)
{
    // A small model: what is measured is the table.
    session.bridge().engine().use(app::lettersExperiment(app::briefLetters()), {});
    if (!QTest::qWaitFor([&] { return session.experiments().experiment() != nullptr; }, kLongMs))
        throw Error(ErrorCode::Internal, message("core", "the first experiment did not arrive"));
    session.window().showWorkspace(ui::Workspace::Data);
    QTest::qWait(1000);
    DataReport report;
    const double before = memoryMb("VmRSS:");
    Measurement measurement(session);
    measurement.open(path);
    report.corpusMb = memoryMb("VmRSS:") - before;
    measurement.scroll();
    measurement.filter();
    measurement.sort();
    measurement.edit();
    measurement.removeMany();
    measurement.split();
    for (const std::size_t count : measurement.pairs().counts()) // an undone one keeps its row
        report.pairs += count;
    report.pauses = std::move(measurement.pauses);
    report.peakMb = memoryMb("VmHWM:");
    return report;
}

} // namespace seq2seq::bench
