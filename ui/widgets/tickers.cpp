// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tickers.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

class ExactTicker : public QCPAxisTicker {
protected:
    QVector<QString> createLabelVector(
        const QVector<double> &ticks, const QLocale &locale, QChar, int) override
    {
        constexpr int kMostDigits = 9;
        constexpr double kTolerated = 0.01; // of the distance of two ticks
        const double step = ticks.size() > 1 ? ticks.at(1) - ticks.at(0) : 1;
        const auto isExact = [&](int digits) {
            const double unit = std::pow(10.0, digits);
            return std::all_of(ticks.begin(), ticks.end(), [&](double tick) {
                return std::abs(std::round(tick * unit) / unit - tick) <= kTolerated * step;
            });
        };
        int digits = 0;
        while (digits < kMostDigits && !isExact(digits))
            ++digits;
        QVector<QString> labels;
        for (const double tick : ticks)
            labels << locale.toString(tick, 'f', digits);
        return labels;
    }
};

} // namespace

QSharedPointer<QCPAxisTicker> makeExactTicker()
{
    return QSharedPointer<QCPAxisTicker>(new ExactTicker);
}

QSharedPointer<QCPAxisTicker> makeLogTicker()
{
    QSharedPointer<QCPAxisTickerLog> ticker(new QCPAxisTickerLog);
    ticker->setLogBase(2);
    ticker->setSubTickCount(0);
    return ticker;
}

} // namespace seq2seq::ui
