// SPDX-License-Identifier: GPL-3.0-or-later
// Training on one sentence that a person has corrected, and what else comes of it.
#include "core/error.h"
#include "core/model/reading_order.h"
#include "core/stop.h"
#include "core/training/trainer_p.h"

#include <algorithm>

namespace seq2seq {

Batch Trainer::Private::batchOf(const SentencePair &pair) const
{
    Batch batch;
    batch.sources.push_back(
        readingOrder(experiment.source.encode(pair.source), experiment.model.reverseSource));
    batch.targets.push_back(experiment.target.encode(pair.target));
    batch.numbers.push_back(pairs.size()); // it is none of them
    return batch;
}

CorrectionReport Trainer::correct(const SentencePair &pair, int updates,
    const std::stop_token &stop, const std::function<void()> &between)
{
    const Batch batch = d->batchOf(pair);
    const auto longest = static_cast<std::size_t>(d->experiment.training.maxLength) + 1;
    if (pair.source.empty() || pair.target.empty()
        || std::max(batch.sources[0].size(), batch.targets[0].size()) > longest)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "A side of the corrected pair is empty or too long"), {},
            message("core", "Each side may have 1 to %1 tokens.").arg(longest - 1));
    const auto translated
        = [&] { return d->dev->translations(*d->model, *d->workers, stop, between); };
    const std::vector<SampleTranslation> before = translated();
    CorrectionReport report;
    report.pair = pair;
    report.before = d->dev->translation(pair.source, *d->model, stop);
    const std::string wanted = d->experiment.target.written(pair.target);
    report.after = report.before;
    while (report.after != wanted && static_cast<int>(report.points.size()) < updates) {
        throwIfStopped(stop);
        report.points.push_back(d->update(batch, stop, false));
        report.after = d->dev->translation(pair.source, *d->model, stop);
    }
    report.isLearnt = report.after == wanted;
    report.step = d->experiment.state.step;
    const std::vector<SampleTranslation> after = translated();
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].source == pair.source)
            continue;
        ++report.compared;
        report.bleuBefore += before[i].bleu;
        report.bleuAfter += after[i].bleu;
        if (before[i].translation != after[i].translation)
            report.changed.push_back({before[i], after[i]});
    }
    const auto others = static_cast<double>(std::max<std::size_t>(report.compared, 1));
    report.bleuBefore /= others;
    report.bleuAfter /= others;
    return report;
}

} // namespace seq2seq
