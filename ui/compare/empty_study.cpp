// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/empty_study.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>

namespace seq2seq::ui {

namespace {

constexpr double kWidestText = 36; // lines of text
constexpr int kMostLinks = 4;

QFont titleFont(QFont font)
{
    constexpr double kLarger = 1.4;
    font.setBold(true);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * kLarger);
    return font;
}

} // namespace

EmptyStudy::EmptyStudy(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_open(new QPushButton)
    , m_new(new QPushButton)
    , m_variants(new QPushButton)
    , m_links(new QLabel)
{
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_open->setObjectName(QStringLiteral("emptyOpen"));
    m_new->setObjectName(QStringLiteral("emptyNew"));
    m_variants->setObjectName(QStringLiteral("emptyVariants"));
    m_title->setFont(titleFont(font()));
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setMaximumWidth(inLines(font(), kWidestText));
    makePrimary(m_open);
    makePrimary(m_variants);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_variants, m_open, m_new})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *text = new QHBoxLayout;
    text->addStretch(1);
    text->addWidget(m_text, 20);
    text->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addLayout(text);
    column->addSpacing(inLines(font(), 0.6));
    column->addLayout(buttons);
    column->addSpacing(inLines(font(), 0.6));
    column->addWidget(m_links);
    column->addStretch(3);
    m_links->setObjectName(QStringLiteral("recentStudies"));
    m_links->setAlignment(Qt::AlignHCenter);
    m_links->setWordWrap(true);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_links, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const int place = link.toInt(); place < m_recent.size())
            emit studyRequested(m_recent[place]);
    });
    connect(m_open, &QPushButton::clicked, this, &EmptyStudy::openRequested);
    connect(m_new, &QPushButton::clicked, this, &EmptyStudy::newRequested);
    connect(m_variants, &QPushButton::clicked, this, &EmptyStudy::variantsRequested);
    inEveryLanguage(this, [this] { showTexts(); });
}

void EmptyStudy::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_title->setFont(titleFont(font()));
    m_text->setMaximumWidth(inLines(font(), kWidestText));
}

void EmptyStudy::setFolder(const QString &folder)
{
    m_folder = folder;
    showTexts();
}

void EmptyStudy::setRecent(const QStringList &folders)
{
    m_recent = folders.mid(0, kMostLinks);
    showTexts();
}

void EmptyStudy::showTexts()
{
    const bool isOpen = !m_folder.isEmpty();
    QStringList links;
    for (int i = 0; i < m_recent.size(); ++i)
        links << QStringLiteral("<a href=\"%1\">%2</a>")
                     .arg(i)
                     .arg(QFileInfo(m_recent[i]).fileName().toHtmlEscaped());
    m_links->setVisible(!isOpen && !links.isEmpty());
    m_links->setText(tr("Lately: %1").arg(links.join(QStringLiteral(" · "))));
    m_open->setVisible(!isOpen);
    m_new->setVisible(!isOpen);
    m_variants->setVisible(isOpen);
    m_open->setText(tr("Open a study…"));
    m_open->setToolTip(tr("Choose a folder that holds runs (.s2s)"));
    m_new->setText(tr("New study…"));
    m_new->setToolTip(tr("Choose or make an empty folder for runs that will be compared"));
    m_variants->setText(tr("Add variants…"));
    m_variants->setToolTip(tr("Choose what is varied, and train the runs one after the other"));
    if (isOpen) {
        m_title->setText(tr("This study has no runs yet"));
        m_text->setText(
            tr("<p>Add variants of the open experiment: with and without attention, say, "
               "each with three seeds. They are trained one after the other, and "
               "appear here as they learn.</p>"
               "<p>Runs that are saved or copied into <b>%1</b> appear by themselves, "
               "from whichever computer or program.</p>")
                .arg(QDir::toNativeSeparators(m_folder).toHtmlEscaped()));
        return;
    }
    m_title->setText(tr("Does attention help? Is it luck? Compare runs"));
    m_text->setText(tr(
        "<p>A <b>study</b> is a folder of runs (.s2s files) that are to be compared: with and "
        "without attention, small and large, seed 1, 2 and 3. Here they stand in one table, "
        "their curves over one another.</p>"
        "<p>Open such a folder, drop it into the window, or begin a new study and train variants "
        "of the open experiment. <b>Experiments</b>, above, are ready-made: each trains in minutes "
        "and says what it has found. Several computers may train in one shared folder.</p>"));
}

} // namespace seq2seq::ui
