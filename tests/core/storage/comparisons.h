// SPDX-License-Identifier: GPL-3.0-or-later
// What was saved beside what came back.
#pragma once

#include "core/storage/corpus_source.h"
#include "core/storage/experiment.h"
#include "core/storage/file_identity.h"

#include <QtTest>

#include <algorithm>
#include <cstring>

namespace seq2seq::test {

/// To the last bit, not-a-numbers too.
inline bool areSame(const StateDict &a, const StateDict &b)
{
    return std::ranges::equal(a, b, [](const NamedTensor &x, const NamedTensor &y) {
        return x.name == y.name && x.shape == y.shape && x.values.size() == y.values.size()
            && std::memcmp(x.values.data(), y.values.data(), sizeof(float) * x.values.size()) == 0;
    });
}

/// What a file holds of an origin: names without folders.
inline CorpusOrigin named(CorpusOrigin origin)
{
    origin.sourceFile = plainFileName(origin.sourceFile);
    origin.targetFile = plainFileName(origin.targetFile);
    return origin;
}

inline void compareCorpora(const Corpus &a, const Corpus &b)
{
    QCOMPARE(named(a.origin), named(b.origin));
    QCOMPARE(a.sourceLanguage, b.sourceLanguage);
    QCOMPARE(a.targetLanguage, b.targetLanguage);
    QVERIFY(a.pairs == b.pairs);
    QVERIFY(a.alignments == b.alignments);
}

} // namespace seq2seq::test
