// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/corpus_source_p.h"

#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"
#include "core/error.h"

#include <filesystem>
#include <unordered_set>

namespace seq2seq {

namespace {

/// The recorded file, or one of the same name in `folder` when an experiment and its corpus were
/// moved together.
std::string findFile(const std::string &recorded, const std::string &folder)
{
    namespace fs = std::filesystem;
    std::error_code failure; // what cannot be looked at is not there
    if (fs::is_regular_file(recorded, failure)) // a device or a pipe may never end
        return recorded;
    const fs::path beside = fs::path(folder) / fs::path(recorded).filename();
    if (fs::is_regular_file(beside, failure))
        return beside.string();
    throw Error(ErrorCode::FileNotFound, "The file is not there any more", {recorded},
        "Put it back or beside the experiment.");
}

Corpus reload(const CorpusOrigin &origin, const std::string &folder)
{
    ReadReport report;
    switch (origin.kind) {
    case CorpusOrigin::Kind::Builtin:
        return generateBuiltin(origin.name, origin.count, origin.seed);
    case CorpusOrigin::Kind::Tsv: {
        ReadOptions options;
        options.sourceColumn = origin.sourceColumn;
        options.targetColumn = origin.targetColumn;
        return readTsv(findFile(origin.sourceFile, folder), options, report);
    }
    case CorpusOrigin::Kind::Aligned:
        return readAligned(
            findFile(origin.sourceFile, folder), findFile(origin.targetFile, folder), {}, report);
    case CorpusOrigin::Kind::None:
        break;
    }
    throw Error(ErrorCode::EmptyCorpus, "Nothing says where the sentences came from");
}

using Side = std::string SentencePair::*;

/// Leaves out every pair that has one side in common with a pair of dev.
void leaveOutSharing(Side side, const Corpus &dev, Corpus &corpus)
{
    std::unordered_set<std::string> known;
    for (const SentencePair &pair : dev.pairs)
        known.insert(pair.*side);
    const bool isAligned = corpus.alignments.size() == corpus.size();
    SentencePairs kept;
    std::vector<Alignment> keptAlignments;
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const SentencePair &pair = cursor.at(i);
        if (known.contains(pair.*side))
            continue;
        kept.push_back(pair);
        if (isAligned)
            keptAlignments.push_back(std::move(corpus.alignments[i]));
    }
    corpus.pairs = std::move(kept);
    corpus.alignments = std::move(keptAlignments);
}

} // namespace

std::uint64_t fingerprint(const Corpus &corpus)
{
    constexpr std::uint64_t kPrime = 0x100000001B3;
    std::uint64_t hash = 0xCBF29CE484222325;
    const auto add = [&hash](const std::string &text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
        hash = (hash ^ 0xFF)
            * kPrime; // a byte that UTF-8 never has, so that "ab", "c" differs from "a", "bc"
    };
    for (const SentencePair &pair : corpus.pairs) {
        add(pair.source);
        add(pair.target);
    }
    return hash;
}

Corpus findTrain(const MissingCorpus &missing, const Corpus &dev, const std::string &folder,
    std::vector<std::string> &remarks)
{
    const auto isTheOne = [&](const Corpus &corpus) {
        return corpus.size() == missing.pairs && fingerprint(corpus) == missing.fingerprint;
    };
    Corpus corpus;
    try {
        corpus = reload(missing.origin, folder);
        // Dev was split off the same corpus: splitCorpus keeps no source of dev in train, and no
        // target if it can.
        for (const Side side : {&SentencePair::source, &SentencePair::target})
            if (missing.origin == dev.origin && !isTheOne(corpus))
                leaveOutSharing(side, dev, corpus);
    } catch (const Error &error) {
        remarks.push_back(std::string("The training sentences are missing, so this experiment can "
                                      "translate but not train on. ")
            + error.what());
        return {};
    }
    if (!isTheOne(corpus))
        remarks.push_back("The training sentences of \"" + missing.origin.name
            + "\" have changed since: there were " + std::to_string(missing.pairs)
            + " pairs, now there are " + std::to_string(corpus.size())
            + ". Training goes on with the new ones.");
    return corpus;
}

} // namespace seq2seq
