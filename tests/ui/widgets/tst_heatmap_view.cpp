// SPDX-License-Identifier: GPL-3.0-or-later
// The attention matrix: colours, marks, mouse, keys, words for screen readers, and what it saves.
#include "tests/ui/made_up_trace.h"
#include "tests/ui/painted_texts.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

/// Answers every question with the same path and remembers what was reported.
class FileAnswer : public FileDialog {
public:
    QString path;
    QString suggested;
    QString failure;

    QString askSave(
        QWidget *, const QString &, const QString &suggestedName, const QString &) override
    {
        suggested = suggestedName;
        return path;
    }
    void reportFailure(QWidget *, const QString &sentence) override { failure = sentence; }
};

bool isNear(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b))
        + std::abs(qBlue(a) - qBlue(b))
        <= 6;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestHeatmapView : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_view = std::make_unique<HeatmapView>();
        m_view->setPalette(lightPalette());
        m_view->setSelection(&m_selection);
        m_selection.set(-1, -1);
        Matrix weights(2, 3);
        weights.values = {0.05F, 0.93F, 0.02F, 0.5F, 0.25F, 0.25F};
        m_view->setMatrix({QStringLiteral("yesterday"), QStringLiteral(".")},
            {QStringLiteral("我"), QStringLiteral("昨天"), QStringLiteral("a, \"b\"")}, weights);
        m_view->resize(400, 260);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void pictureOfOneThatWasNeverShownIsWhole()
    {
        HeatmapView view; // as the program draws its figures without a window
        view.setPalette(lightPalette());
        const Matrix weights = m_view->weights();
        const QStringList rows{QStringLiteral("yesterday"), QStringLiteral(".")};
        const QStringList columns{
            QStringLiteral("我"), QStringLiteral("昨天"), QStringLiteral("a, \"b\"")};
        view.setMatrix(rows, columns, weights);
        view.resize(m_view->size());
        m_view->setFocus(); // which is no part of a picture either
        QCOMPARE(QImage::fromData(view.toPicture(PictureFormat::Png)),
            QImage::fromData(m_view->toPicture(PictureFormat::Png)));
    }

    void cellsHaveTheColourOfTheirWeight()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            m_view->setPalette(palette);
            const QImage image = m_view->grab().toImage();
            for (int row = 0; row < 2; ++row) {
                for (int column = 0; column < 3; ++column) {
                    const double weight
                        = double(m_view->weights().at(std::size_t(row), std::size_t(column)));
                    const QPoint corner = m_view->cellRect(row, column).topLeft();
                    QVERIFY(
                        isNear(image.pixel(corner + QPoint(4, 4)), Theme(palette).blues(weight)));
                }
            }
        }
    }

    void cellsWithRoomHaveTheirNumbers()
    {
        QVERIFY(m_view->showsNumbers());
        const auto numbers = [this] {
            QStringList found;
            for (const seq2seq::test::PaintedText &painted : seq2seq::test::paintedTexts(*m_view))
                if (painted.text.startsWith(QStringLiteral("0.")) && painted.text.size() == 4)
                    found << painted.text;
            return found;
        };
        QCOMPARE(numbers(),
            QStringList({QStringLiteral("0.05"), QStringLiteral("0.93"), QStringLiteral("0.02"),
                QStringLiteral("0.50"), QStringLiteral("0.25"), QStringLiteral("0.25")}));
        Matrix wide(2, 40);
        std::ranges::fill(wide.values, 0.5F);
        m_view->setMatrix(
            QStringList(2, QStringLiteral("a")), QStringList(40, QStringLiteral("b")), wide);
        QVERIFY(!m_view->showsNumbers());
        QVERIFY(numbers().filter(QStringLiteral("0.50")).isEmpty());
    }

    void selectedRowAndColumnAreFramedInOrange()
    {
        const QRgb accent = Theme(lightPalette()).accent.rgb();
        const QPoint edge = m_view->cellRect(0, 2).topRight();
        QVERIFY(!isNear(m_view->grab().toImage().pixel(edge.x() - 20, edge.y() - 1), accent));
        m_selection.set(1, 0);
        const QImage image = m_view->grab().toImage();
        QVERIFY(isNear(image.pixel(edge.x() - 20, edge.y() - 1), accent)); // top of the row
        const QRect cell = m_view->cellRect(1, 1);
        QVERIFY(
            isNear(image.pixel(cell.left() - 1, cell.center().y()), accent)); // left of the column
    }

    void clickSelectsInEveryView()
    {
        QSignalSpy clicked(m_view.get(), &HeatmapView::cellClicked);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect(1, 2).center());
        QCOMPARE(m_selection.targetIndex(), 1);
        QCOMPARE(m_selection.sourceIndex(), 2);
        QCOMPARE(clicked.takeFirst(), (QVariantList{1, 2}));
        // A row label picks the row alone.
        QTest::mouseClick(
            m_view.get(), Qt::LeftButton, {}, {10, m_view->cellRect(0, 0).center().y()});
        QCOMPARE(m_selection.targetIndex(), 0);
        QCOMPARE(m_selection.sourceIndex(), 2);
    }

    void arrowKeysMoveAndStopAtTheEdges()
    {
        m_selection.set(0, 0);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_selection.sourceIndex(), 2);
        QCOMPARE(m_selection.targetIndex(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_selection.sourceIndex(), 0);
        QCOMPARE(m_selection.targetIndex(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(m_selection.targetIndex(), -1);
    }

    void hoverNamesTheNumberAndLightsBothSides()
    {
        QCOMPARE(m_view->cellText(0, 1), QStringLiteral("yesterday ← 昨天  0.93"));
        QCOMPARE(m_view->cellText(0, 9), QString());
        const QImage before = m_view->grab().toImage();
        QTest::mouseMove(m_view.get(), m_view->cellRect(0, 1).center());
        QTRY_COMPARE(m_selection.hoveredTarget(), 0);
        QCOMPARE(m_selection.hoveredSource(), 1);
        const QImage after = m_view->grab().toImage();
        // Row and column are outlined, and no weight changes its colour.
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 3; ++column) {
                const QPoint inside = m_view->cellRect(row, column).center();
                QCOMPARE(before.pixel(inside), after.pixel(inside));
            }
        const QRect cell = m_view->cellRect(0, 2);
        const QRect edge(cell.left() + 2, cell.top() - 2, cell.width() - 6, 4);
        QVERIFY(before.copy(edge) != after.copy(edge));
        m_selection.setHovered(-1, -1);
    }

    /// Nobody would take a hover back once the mouse has left a view that looks elsewhere.
    void noHoverStaysBehind()
    {
        QTest::mouseMove(m_view.get(), m_view->cellRect(1, 2).center()); // not where it was before
        QTest::mouseMove(m_view.get(), m_view->cellRect(0, 1).center());
        QTRY_COMPARE(m_selection.hoveredTarget(), 0);
        m_view->setMatrix(m_view->rowLabels(), m_view->columnLabels(), m_view->weights());
        m_view->setSelection(nullptr); // as Train does when its sentence is not the shown one
        QCOMPARE(m_selection.hoveredTarget(), -1);
        QCOMPARE(m_selection.hoveredSource(), -1);
        QTest::mouseMove(m_view.get(), m_view->cellRect(1, 2).center());
        m_view->setSelection(&m_selection);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view.get(), &leave);
        QCOMPARE(m_selection.hoveredTarget(), -1);
    }

    /// On a projector a matrix has many rows for its height.
    void wordsOfRowsDoNotTouch()
    {
        QFont font = m_view->font();
        font.setPointSizeF(16);
        m_view->setFont(font);
        QStringList words;
        for (int i = 0; i < 14; ++i)
            words << QStringLiteral("gjpybl");
        m_view->setMatrix(words, {QStringLiteral("x")}, Matrix(14, 1));
        m_view->resize(500, m_view->minimumSizeHint().height() + 20);
        QCoreApplication::processEvents();
        QList<QRectF> places;
        for (const seq2seq::test::PaintedText &painted : seq2seq::test::paintedTexts(*m_view)) {
            if (painted.text == words.first())
                places << painted.place;
        }
        QCOMPARE(places.size(), words.size());
        for (int i = 1; i < places.size(); ++i)
            QVERIFY2(places.at(i).top() - places.at(i - 1).bottom() >= 0.5,
                qPrintable(QStringLiteral("%1 to %2")
                               .arg(places.at(i - 1).bottom())
                               .arg(places.at(i).top())));
    }

    void scaleStandsBesideTheMatrix()
    {
        m_view->resize(420, 300);
        const QImage image = m_view->grab().toImage();
        const Theme theme(lightPalette());
        const QRect cells = m_view->cellRect(0, 0) | m_view->cellRect(1, 2);
        int strongest = 0; // pixels of a weight of 1, which no cell has
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (isNear(image.pixel(x, y), theme.blues(1))) {
                    ++strongest;
                    QVERIFY(x > cells.right());
                }
        QVERIFY(strongest > 0);
    }

    void screenReadersHearTheSelectedRow()
    {
        QCOMPARE(m_view->accessibleName(), QStringLiteral("Attention matrix"));
        m_selection.setTargetIndex(0);
        QCOMPARE(m_view->accessibleDescription(),
            QStringLiteral("yesterday looks at 我 0.05, 昨天 0.93, a, \"b\" 0.02"));
    }

    void aMatrixOfTheWrongSizeShowsThePlaceholder()
    {
        m_view->setPlaceholder(QStringLiteral("This model has no attention."));
        m_view->setMatrix({QStringLiteral("a")}, {QStringLiteral("b")}, Matrix(3, 3));
        QCOMPARE(m_view->accessibleDescription(), QStringLiteral("This model has no attention."));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {200, 150});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_selection.sourceIndex(), -1);
        QVERIFY(!m_view->grab().isNull());
        QVERIFY(m_view->toCsv().isEmpty());
    }

    void savesPngSvgPdfAndCsv()
    {
        QTemporaryDir folder;
        auto answer = std::make_shared<FileAnswer>();
        m_view->setFileDialog(answer);
        answer->path = folder.filePath(QStringLiteral("a.png"));
        m_view->savePicture(PictureFormat::Png);
        QCOMPARE(answer->suggested, QStringLiteral("attention.png"));
        const QImage picture(answer->path);
        QCOMPARE(picture.size(), m_view->size() * 2);
        QVERIFY(isNear(picture.pixel((m_view->cellRect(0, 1).topLeft() + QPoint(4, 4)) * 2),
            Theme(lightPalette()).blues(0.93)));

        answer->path = folder.filePath(QStringLiteral("a.csv"));
        m_view->saveCsv();
        const QList<QByteArray> lines = contentOf(answer->path).split('\n');
        QCOMPARE(lines.value(0), QByteArray(",我,昨天,\"a, \"\"b\"\"\"\r"));
        QVERIFY(lines.value(1).startsWith("yesterday,0.0500000007,0.930000007,"));

        answer->path = folder.filePath(QStringLiteral("a.svg"));
        m_view->savePicture(PictureFormat::Svg);
        QXmlStreamReader svg(contentOf(answer->path));
        QString text;
        while (!svg.atEnd()) {
            if (svg.readNext() == QXmlStreamReader::Characters)
                text += svg.text();
        }
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QVERIFY(text.contains(QStringLiteral("昨天")));

        // One page as large as the matrix, with its letters.
        answer->path = folder.filePath(QStringLiteral("a.pdf"));
        m_view->savePicture(PictureFormat::Pdf);
        const QByteArray pdf = contentOf(answer->path);
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
        const double points = 72.0 / m_view->logicalDpiX();
        static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)"));
        const auto match = box.match(QString::fromLatin1(pdf));
        QVERIFY(std::abs(match.captured(1).toDouble() - m_view->width() * points) < 1.5);
        QVERIFY(std::abs(match.captured(2).toDouble() - m_view->height() * points) < 1.5);
        QVERIFY(pdf.contains("/FontFile"));
        QVERIFY(answer->failure.isEmpty());
    }

    void aFolderThatIsNotThereIsReported()
    {
        auto answer = std::make_shared<FileAnswer>();
        answer->path = QStringLiteral("/nowhere/at/all/a.csv");
        m_view->setFileDialog(answer);
        m_view->saveCsv();
        QVERIFY(answer->failure.contains(QStringLiteral("/nowhere/at/all/a.csv")));
        answer->path.clear(); // cancelled
        answer->failure.clear();
        m_view->saveCsv();
        QVERIFY(answer->failure.isEmpty());
    }

    void longSentencesStayInsideAndPaintFast()
    {
        QStringList words;
        for (int i = 0; i < 100; ++i)
            words << QStringLiteral("Donaudampfschiff%1").arg(i);
        m_view->setMatrix(words, words, Matrix(100, 100));
        m_view->resize(500, 400);
        QVERIFY(m_view->rect().contains(m_view->cellRect(99, 99)));
        QVERIFY(m_view->cellRect(0, 0).top() < 200);
        (void)m_view->grab();
        std::clock_t fastest
            = 1000 * CLOCKS_PER_SEC; // processor time, so that a busy machine does not decide
        for (int i = 0; i < 20; ++i) {
            m_selection.set(i, i);
            const std::clock_t start = std::clock();
            (void)m_view->grab();
            fastest = std::min(fastest, std::clock() - start);
        }
        const double milliseconds = 1000.0 * double(fastest) / CLOCKS_PER_SEC;
        QVERIFY2(milliseconds < 16, qPrintable(QStringLiteral("%1 ms").arg(milliseconds)));
    }

    void worksWithoutASharedSelection()
    {
        m_view->setSelection(nullptr);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect(1, 2).center());
        QCOMPARE(m_view->selection()->targetIndex(), 1);
        QCOMPARE(m_selection.targetIndex(), -1);
    }

private:
    Selection m_selection;
    std::unique_ptr<HeatmapView> m_view;
};

QTEST_MAIN(TestHeatmapView)
#include "tst_heatmap_view.moc"
