// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/run_curves.h"

#include "ui/widgets/format.h"

#include <QCoreApplication>

#include <cmath>

namespace seq2seq::ui {

namespace {

struct MeasureText {
    const char *title;
    const char *label;
    double EvaluationSummary::*number;
    int digits;
};

const MeasureText &textOf(CurveMeasure measure)
{
    static constexpr std::array kTexts{
        MeasureText{QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "Dev loss"),
            QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "dev loss (nats a target token)"),
            &EvaluationSummary::devLoss, kLossDigits},
        MeasureText{QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "Train loss"),
            QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves",
                "train loss (nats a target token, mean since the last evaluation)"),
            &EvaluationSummary::trainLoss, kLossDigits},
        MeasureText{QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "Dev perplexity"),
            QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "dev perplexity"),
            &EvaluationSummary::devPerplexity, 2},
        MeasureText{QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "BLEU"),
            QT_TRANSLATE_NOOP("seq2seq::ui::RunCurves", "BLEU on the dev sentences"),
            &EvaluationSummary::devBleu, 1},
    };
    return kTexts.at(std::size_t(measure));
}

QString translatedText(const char *text)
{
    return QCoreApplication::translate("seq2seq::ui::RunCurves", text);
}

} // namespace

QString titleOf(CurveMeasure measure)
{
    return translatedText(textOf(measure).title);
}

QString labelOf(CurveMeasure measure)
{
    return translatedText(textOf(measure).label);
}

int digitsOf(CurveMeasure measure)
{
    return textOf(measure).digits;
}

Curve curveOf(const StudyRun &run, CurveMeasure measure, TimeAxis axis)
{
    double EvaluationSummary::*const number = textOf(measure).number;
    Curve curve;
    curve.reserve(run.evaluations.size());
    for (const EvaluationSummary &evaluation : run.evaluations)
        if (std::isfinite(evaluation.*number))
            curve.push_back({keyOf(axis, evaluation), evaluation.*number});
    return curve;
}

} // namespace seq2seq::ui
