// SPDX-License-Identifier: GPL-3.0-or-later
// A Step through workspace with a made-up translation, and ways to find what it shows.
#pragma once

#include "tests/ui/look.h"
#include "tests/ui/made_up_trace.h"
#include "ui/step/box.h"
#include "ui/step/step_view.h"
#include "ui/step/symbols.h"
#include "ui/widgets/card.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/tensor_strip.h"

#include <QLabel>
#include <QTest>

#include <algorithm>

namespace seq2seq::ui::test {

/// The encoder state below the bars: one of all.
inline const TensorId kPicked{Quantity::EncoderState, Reader::Decoder, 0, kEveryPlace, 0};

class StepFixture : public QObject {
protected:
    /// Before each test: a view without a translation.
    void open()
    {
        m_selection = std::make_unique<Selection>();
        m_view = std::make_unique<StepView>(m_selection.get());
        m_view->setPalette(lightPalette());
        m_view->resize(1188, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    std::shared_ptr<const Trace> show(const ModelConfig &config)
    {
        auto trace = std::make_shared<const Trace>(madeUpTrace(config));
        m_view->setTrace(trace);
        return trace;
    }

    template <typename T> T *child(const char *name)
    {
        auto *found = m_view->findChild<T *>(QLatin1String(name));
        Q_ASSERT(found);
        return found;
    }

    QString title() { return m_view->findChild<Card *>()->title(); }

    static TensorId of(Quantity quantity, int place)
    {
        return {quantity, Reader::Decoder, 0, place, 0};
    }
    static TensorId hidden(int place, Reader reader = Reader::Decoder, int layer = 0)
    {
        return {Quantity::Hidden, reader, layer, place, 0};
    }
    static TensorId cellState(int place, int layer = 0)
    {
        return {Quantity::Cell, Reader::Decoder, layer, place, 0};
    }
    static TensorId gate(int number, int place, Reader reader = Reader::Decoder)
    {
        return {Quantity::Gate, reader, 0, place, number};
    }

    /// The strip of a vector on the page that is shown.
    TensorStrip *strip(const TensorId &tensor)
    {
        for (const Box *box : m_view->findChildren<Box *>()) {
            TensorStrip *found = box->isVisible() ? box->strip(keyOf(tensor)) : nullptr;
            if (found)
                return found;
        }
        return nullptr;
    }

    /// The formula that makes a vector.
    EquationLabel *labelWith(const TensorId &tensor)
    {
        const QString start = QStringLiteral("{%1|").arg(keyOf(tensor));
        for (EquationLabel *label : m_view->findChildren<EquationLabel *>()) {
            if (label->isVisible() && label->equation().startsWith(start)
                && label->equation().contains(u'='))
                return label;
        }
        return nullptr;
    }

    /// A formula or strip with less room than it needs; empty when all have theirs.
    QString clippedText()
    {
        for (const EquationLabel *label : m_view->findChildren<EquationLabel *>()) {
            if (label->isVisible() && label->height() < label->heightForWidth(label->width()))
                return equationText(label->equation());
        }
        for (const TensorStrip *strip : m_view->findChildren<TensorStrip *>()) {
            if (strip->isVisible() && (strip->width() < 40 || strip->height() < 8))
                return strip->name();
        }
        return {};
    }

    QString explanation() { return child<QLabel>("explanation")->text(); }

    bool isShown(const TensorId &tensor) { return strip(tensor) != nullptr; }

    std::vector<float> shown(const TensorId &tensor)
    {
        const TensorStrip *found = strip(tensor);
        return found ? std::vector<float>(found->values().begin(), found->values().end())
                     : std::vector<float>();
    }

    static std::vector<float> values(const Matrix &matrix, std::size_t row)
    {
        const auto span = matrix.row(row);
        return {span.begin(), span.end()};
    }

    bool hasText(const QString &text)
    {
        const auto labels = m_view->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<StepView> m_view;
};

} // namespace seq2seq::ui::test
