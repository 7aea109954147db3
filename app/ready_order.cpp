// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ready_order.h"

#include "core/study/experiments.h"

namespace seq2seq::app {

ReadyOrder readyOrder(const QString &name)
{
    constexpr int kSeeds = 3;
    constexpr std::uint64_t kFirstSeed = 1;
    const ReadyExperiment &experiment = readyExperiment(name.toStdString());
    ReadyOrder order{experiment.title,
        {QStringLiteral("experiment"), name, QStringLiteral("--seed"), QString::number(kFirstSeed),
            QStringLiteral("--seeds"), QString::number(kSeeds), QStringLiteral("--json")},
        {}};
    for (const Variant &variant : variantsOf(experiment, kFirstSeed, kSeeds))
        order.files.push_back(variant.file);
    return order;
}

} // namespace seq2seq::app
