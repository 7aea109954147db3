// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/finding_dialog.h"

#include "core/error.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPainter>
#include <QSvgRenderer>
#include <QTabWidget>

namespace seq2seq::ui {

namespace {

/// An SVG picture as large as it fits.
class Picture : public QWidget {
public:
    explicit Picture(const Chart &chart)
        : m_renderer(QByteArray::fromStdString(svgOf(chart)))
    {
        m_renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        setAccessibleName(QString::fromStdString(chart.title));
        setMinimumSize(m_renderer.defaultSize());
        setObjectName(QStringLiteral("findingFigure"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(rect(), Qt::white);
        m_renderer.render(&painter, rect());
    }

private:
    QSvgRenderer m_renderer;
};

} // namespace

std::vector<ExperimentFigure> figuresIn(const StudyFinding &finding)
{
    if (finding.experiment.empty() || finding.rows.empty())
        return {};
    try {
        const ReadyExperiment &experiment = readyExperiment(finding.experiment);
        return figuresOf(experiment, finding.rows, judge(experiment, finding.rows),
            [](const Message &text) { return translated(text).toStdString(); });
    } catch (const Error &) {
        return {}; // of another version of the program
    }
}

FindingDialog::FindingDialog(const std::vector<ExperimentFigure> &figures, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("What was found"));
    auto *tabs = new QTabWidget;
    tabs->setObjectName(QStringLiteral("findingFigures"));
    for (const ExperimentFigure &figure : figures)
        tabs->addTab(new Picture(figure.chart), QString::fromStdString(figure.chart.yTitle));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(tabs);
    column->addWidget(buttons);
}

} // namespace seq2seq::ui
