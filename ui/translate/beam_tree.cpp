// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/beam_tree.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/tool_tip.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq2seq::ui {

namespace {

constexpr int kStepMs = 700;

QToolButton *makeButton(const char *objectName, const QString &sign)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setText(sign);
    button->setAutoRaise(true);
    return button;
}

void name(QToolButton *button, const QString &meaning)
{
    button->setToolTip(meaning);
    button->setAccessibleName(meaning);
}

} // namespace

BeamTree::BeamTree(QWidget *parent)
    : QWidget(parent)
    , m_picture(new BeamTreePicture)
    , m_play(makeButton("playTree", QStringLiteral("▶")))
    , m_back(makeButton("treeBack", QStringLiteral("◀")))
    , m_forward(makeButton("treeForward", QStringLiteral("▸")))
    , m_fit(makeButton("fitTree", {}))
    , m_larger(makeButton("treeLarger", QStringLiteral("+")))
    , m_smaller(makeButton("treeSmaller", QStringLiteral("−")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_step(new QLabel)
    , m_pruned(new QCheckBox)
{
    m_back->setText(QStringLiteral("◂"));
    m_pruned->setObjectName(QStringLiteral("showPruned"));
    m_options.showsPruned = false; // the beam first: what was given up is many times as much
    m_slider->setObjectName(QStringLiteral("treeStep"));
    m_picture->setObjectName(QStringLiteral("beamTree"));
    m_playing.setInterval(kStepMs);

    auto *controls = new QHBoxLayout;
    controls->setSpacing(4);
    for (QWidget *control : std::initializer_list<QWidget *>{m_back, m_play, m_forward})
        controls->addWidget(control);
    controls->addWidget(m_slider, 1);
    for (QWidget *control :
        std::initializer_list<QWidget *>{m_step, m_pruned, m_smaller, m_larger, m_fit})
        controls->addWidget(control);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_picture, 1);
    layout->addLayout(controls);

    connect(m_slider, &QSlider::valueChanged, this, &BeamTree::showStep);
    connect(m_back, &QToolButton::clicked, this, [this] { m_slider->setValue(step() - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_slider->setValue(step() + 1); });
    connect(m_play, &QToolButton::clicked, this, &BeamTree::play);
    connect(m_fit, &QToolButton::clicked, m_picture, &BeamTreePicture::fit);
    connect(m_larger, &QToolButton::clicked, this, [this] { m_picture->zoom(1.25); });
    connect(m_smaller, &QToolButton::clicked, this, [this] { m_picture->zoom(1 / 1.25); });
    connect(m_pruned, &QCheckBox::toggled, this, [this](bool isOn) {
        m_options.showsPruned = isOn;
        showStep(step());
    });
    connect(&m_playing, &QTimer::timeout, this, [this] {
        if (step() >= m_steps)
            return m_playing.stop();
        m_slider->setValue(step() + 1);
    });
    connect(m_picture, &BeamTreePicture::nodeClicked, this, [this](int node) {
        const QVector<int> prefix = prefixOf(m_tree, node);
        if (!prefix.isEmpty() && !m_tree.nodes[std::size_t(node)].isFinished)
            emit forceRequested(prefix);
    });
    connect(m_picture, &BeamTreePicture::nodeToggled, this, [this](int node) {
        if (!m_options.collapsed.remove(node))
            m_options.collapsed.insert(node);
        showStep(step());
    });
    inEveryLanguage(this, [this] { retranslate(); });
}

void BeamTree::retranslate()
{
    m_fit->setText(tr("fit"));
    m_pruned->setText(tr("pruned"));
    m_pruned->setToolTip(tr("Show also words that were tried and given up, in grey"));
    m_pruned->setAccessibleName(m_pruned->text());
    m_slider->setAccessibleName(tr("Step of the search"));
    m_slider->setToolTip(m_slider->accessibleName());
    name(m_play, tr("Let the tree grow step by step"));
    name(m_back, tr("One step back"));
    name(m_forward, tr("One step forward"));
    name(m_fit, tr("Show all of it"));
    name(m_larger, tr("Larger (Ctrl and wheel)"));
    name(m_smaller, tr("Smaller (Ctrl and wheel)"));
    m_picture->setToolTip(
        plainToolTip(tr("Width: probability of the word. Orange: the best translation; dashed: the "
                        "likeliest word at every step (greedy). #1: rank and score of a finished "
                        "one.\nClick a word: that beginning is "
                        "forced and the search goes on from it. Right click: hide or show what "
                        "comes of it.")));
    m_picture->setAccessibleName(tr("Beam search tree"));
    describe();
}

int BeamTree::step() const
{
    return m_slider->value();
}

void BeamTree::setRanking(const SearchTree &tree, const std::vector<Hypothesis> &hypotheses)
{
    m_tree = tree;
    m_ranks = finalRanks(tree, hypotheses);
    showStep(step());
}

void BeamTree::setTree(const SearchTree &tree, const std::vector<Hypothesis> &hypotheses)
{
    m_playing.stop();
    m_tree = tree;
    m_ranks = finalRanks(tree, hypotheses);
    m_options.collapsed.clear();
    m_steps = stepsOf(tree);
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, m_steps);
    m_slider->setValue(m_steps);
    showStep(m_steps);
    m_picture->fit();
}

void BeamTree::showStep(int step)
{
    m_options.lastStep = step;
    m_picture->setLayout(m_tree, layOut(m_tree, m_options), m_ranks);
    m_back->setEnabled(step > 0);
    m_forward->setEnabled(step < m_steps);
    describe();
}

void BeamTree::describe()
{
    m_step->setText(tr("step %1 of %2").arg(step()).arg(m_steps));
}

void BeamTree::play()
{
    if (m_playing.isActive())
        return m_playing.stop();
    if (step() >= m_steps)
        m_slider->setValue(0);
    m_playing.start();
}

} // namespace seq2seq::ui
