// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/learning_rate_box.h"

#include <QRegularExpression>

#include <cmath>

namespace seq2seq::ui {

namespace {
constexpr double kSmallest = 1e-8;
constexpr double kLargest = 100;
} // namespace

QString learningRateText(double learningRate)
{
    if (!(learningRate > 0))
        return QStringLiteral("0");
    int exponent = int(std::floor(std::log10(learningRate)));
    double mantissa = learningRate / std::pow(10.0, exponent);
    if (mantissa >= 9.995) { // 9.999e-4 is written 1.0e-3
        mantissa /= 10;
        ++exponent;
    }
    QString digits = QString::number(mantissa, 'f', 2);
    if (digits.endsWith(u'0'))
        digits.chop(1);
    return exponent == 0 ? digits : QStringLiteral("%1e%2").arg(digits).arg(exponent);
}

LearningRateBox::LearningRateBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(12);
    setRange(kSmallest, kLargest);
    setKeyboardTracking(false);
    setAlignment(Qt::AlignRight);
    setAccelerated(false);
    setValue(1e-3);
}

QString LearningRateBox::textFromValue(double value) const
{
    return learningRateText(value);
}

double LearningRateBox::valueFromText(const QString &text) const
{
    QString plain = text.trimmed();
    return plain.replace(u',', u'.').toDouble();
}

QValidator::State LearningRateBox::validate(QString &text, int &) const
{
    static const QRegularExpression unfinished(
        QStringLiteral("^\\s*\\d*[.,]?\\d*([eE][-+]?\\d*)?\\s*$"));
    if (!unfinished.match(text).hasMatch())
        return QValidator::Invalid;
    bool isNumber = false;
    QString plain = text.trimmed();
    const double value = plain.replace(u',', u'.').toDouble(&isNumber);
    return isNumber && value >= kSmallest && value <= kLargest ? QValidator::Acceptable
                                                               : QValidator::Intermediate;
}

void LearningRateBox::stepBy(int steps)
{
    setValue(value() * std::pow(2.0, steps));
    selectAll();
}

QAbstractSpinBox::StepEnabled LearningRateBox::stepEnabled() const
{
    return StepUpEnabled | StepDownEnabled;
}

} // namespace seq2seq::ui
