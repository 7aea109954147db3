// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/corpus_source.h"

#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"
#include "core/fnv.h"
#include "core/regular_file.h"
#include "core/stop.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <unordered_set>

namespace seq2seq {

namespace {

constexpr std::size_t kPairsPerLook = 1024; // between two looks whether to stop

ProgressCallback goOnUnless(const std::stop_token &stop)
{
    return [stop](double /*done*/) { return !stop.stop_requested(); };
}

/// What the two files are encoded in; empty: to be found out.
struct Encodings {
    std::string source;
    std::string target;
};

/// A corpus, and whether it is the recorded one.
struct ReadCorpus {
    Corpus corpus;
    bool isRecorded = false;
    std::string encoding; ///< as ReadReport has it
};

Corpus readFiles(const CorpusFiles &files, const CorpusOrigin &origin, const Encodings &encodings,
    ReadReport &report, const std::stop_token &stop)
{
    ReadOptions options;
    options.sourceEncoding = encodings.source;
    options.targetEncoding = encodings.target;
    requireRegularFile(files.source);
    if (!files.target.empty()) {
        requireRegularFile(files.target);
        return readAligned(files.source, files.target, options, report, goOnUnless(stop));
    }
    options.sourceColumn = files.sourceColumn.value_or(origin.sourceColumn);
    options.targetColumn = files.targetColumn.value_or(origin.targetColumn);
    return readPairs(files.source, options, report, goOnUnless(stop));
}

/// The files of the recorded names beside the experiment; none when a name is not plain or no such
/// file is there.
std::optional<CorpusFiles> filesBeside(const WantedCorpus &wanted)
{
    const auto beside = [&](const std::string &recorded) -> std::string {
        const std::string name = plainFileName(recorded);
        const std::string path = (std::filesystem::path(wanted.folder) / name).string();
        return !name.empty() && isRegularFile(path) ? path : std::string();
    };
    CorpusFiles files;
    files.source = beside(wanted.origin.sourceFile);
    const bool isAligned = wanted.origin.kind == CorpusOrigin::Kind::Aligned;
    if (isAligned)
        files.target = beside(wanted.origin.targetFile);
    if (files.source.empty() || (isAligned && files.target.empty()))
        return std::nullopt;
    return files;
}

using Side = std::string SentencePair::*;

/// Leaves out every pair that has one side in common with a pair of dev.
void leaveOutSharing(Side side, const Corpus &dev, Corpus &corpus, const std::stop_token &stop)
{
    std::unordered_set<std::string> known;
    for (const SentencePair &pair : dev.pairs)
        known.insert(pair.*side);
    const bool isAligned = corpus.alignments.size() == corpus.size();
    SentencePairs kept;
    std::vector<Alignment> keptAlignments;
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        if (i % kPairsPerLook == 0)
            throwIfStopped(stop);
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

/// splitCorpus keeps no source of dev in train, and no target if it can; so the corpus is compared
/// as it is, without the sources, and without the targets.
/// @return whether it is the recorded one; if not, nothing of dev is left in it
bool becomesRecorded(
    Corpus &corpus, const CorpusRecord &record, const Corpus &dev, const std::stop_token &stop)
{
    const auto isRecorded = [&] {
        return corpus.size() == record.pairs && fingerprint(corpus, stop) == record.fingerprint;
    };
    for (const Side side : {&SentencePair::source, &SentencePair::target}) {
        if (isRecorded())
            return true;
        leaveOutSharing(side, dev, corpus, stop);
    }
    return isRecorded();
}

/// Where a person finds the sentences that are not beside the experiment, or why what is there
/// is not taken.
Message whereTheyAre(const CorpusOrigin &origin, bool isBeside)
{
    const std::string source = plainFileName(origin.sourceFile);
    const std::string target = plainFileName(origin.targetFile);
    if (origin.kind != CorpusOrigin::Kind::Aligned)
        return (isBeside
                ? message("core",
                    "The file \"%1\" beside it has other sentences than those it was trained on.")
                : message("core", "They are in \"%1\", which is not beside it; put it there."))
            .arg(source);
    if (source == target) // in two folders; they cannot both lie beside it
        return (isBeside ? message("core",
                    "Both sides were in files named \"%1\"; the one beside it has other sentences "
                    "than those it was trained on.")
                         : message("core",
                             "Both sides were in files named \"%1\", which are not beside it."))
            .arg(source);
    return (isBeside ? message("core",
                "The files \"%1\" and \"%2\" beside it have other sentences than those it was "
                "trained on.")
                     : message("core",
                         "They are in \"%1\" and \"%2\", which are not both beside it; put them "
                         "there."))
        .arg(source)
        .arg(target);
}

bool isOfFiles(const CorpusOrigin &origin)
{
    return origin.kind == CorpusOrigin::Kind::Tsv || origin.kind == CorpusOrigin::Kind::Aligned;
}

ReadCorpus readAs(const Encodings &encodings, const CorpusFiles &files, const WantedCorpus &wanted,
    const Corpus &dev, const std::stop_token &stop)
{
    ReadReport report;
    ReadCorpus read;
    read.corpus = readFiles(files, wanted.origin, encodings, report, stop);
    read.encoding = report.encoding;
    read.isRecorded = becomesRecorded(read.corpus, wanted.record, dev, stop);
    return read;
}

/// Reads the files in the encoding that was named or is recorded. When the recorded one does not
/// give the recorded sentences, the file may have been converted since: found out, the encoding is
/// taken if the sentences are the recorded ones, or if it is Unicode, which nothing else looks
/// like. Every failure leaves.
ReadCorpus read(const CorpusFiles &files, const Encodings &named, const WantedCorpus &wanted,
    const Corpus &dev, const std::stop_token &stop)
{
    const Encodings recorded{wanted.origin.sourceEncoding, wanted.origin.targetEncoding};
    if (!named.source.empty() || !named.target.empty())
        return readAs(named, files, wanted, dev, stop);
    if (recorded.source.empty() && recorded.target.empty())
        return readAs({}, files, wanted, dev, stop);
    std::exception_ptr failure;
    ReadCorpus asRecorded;
    try {
        asRecorded = readAs(recorded, files, wanted, dev, stop);
        if (asRecorded.isRecorded)
            return asRecorded;
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Cancelled)
            throw;
        failure = std::current_exception();
    }
    try {
        ReadCorpus foundOut = readAs({}, files, wanted, dev, stop);
        if (foundOut.isRecorded || foundOut.encoding.starts_with("UTF"))
            return foundOut;
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Cancelled)
            throw;
    }
    if (failure)
        std::rethrow_exception(failure);
    return asRecorded;
}

/// The corpus when it is the recorded one; what fails is as good as not there.
std::optional<Corpus> verified(const std::optional<CorpusFiles> &files, const Encodings &named,
    const WantedCorpus &wanted, const Corpus &dev, const std::stop_token &stop)
{
    if (!files)
        return std::nullopt;
    try {
        ReadCorpus found = read(*files, named, wanted, dev, stop);
        if (found.isRecorded)
            return std::move(found.corpus);
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Cancelled)
            throw;
    }
    return std::nullopt;
}

Message missingRemark(const WantedCorpus &wanted, bool isBeside)
{
    return message("core",
        "The training sentences are not in this file, so it can translate but not train on. %1")
        .arg(isOfFiles(wanted.origin) ? whereTheyAre(wanted.origin, isBeside)
                                      : message("core", "Nothing says where they came from."));
}

/// What was named has other sentences than those that were trained on.
Message changedRemark(std::size_t before, std::size_t now)
{
    return message("core",
        "The training sentences have changed since: before %1, now %2. Training goes on with the "
        "new ones; the epoch starts anew.")
        .arg(counted(before, message("core", "%1 pair"), message("core", "%1 pairs")))
        .arg(counted(now, message("core", "%1 pair"), message("core", "%1 pairs")));
}

FoundCorpus generate(const WantedCorpus &wanted, const Corpus &dev, std::vector<Message> &remarks,
    const std::stop_token &stop)
{
    FoundCorpus found;
    try {
        found.corpus = generateBuiltin(
            wanted.origin.name, wanted.origin.count, wanted.origin.seed, goOnUnless(stop));
    } catch (const Error &error) {
        if (error.code() == ErrorCode::Cancelled)
            throw;
        remarks.push_back(message("core",
            "The training sentences are missing, so this experiment can translate but not "
            "train on. %1")
                              .arg(error.sentence()));
        return found;
    }
    found.isChanged = !becomesRecorded(found.corpus, wanted.record, dev, stop);
    if (found.isChanged)
        remarks.push_back(message("core",
            "The built-in corpus \"%1\" is another one in this version of the program. Training "
            "goes on with the new sentences; the epoch starts anew.")
                              .arg(wanted.origin.name));
    return found;
}

} // namespace

std::uint64_t fingerprint(const Corpus &corpus, const std::stop_token &stop)
{
    Fnv hash;
    for (std::size_t i = 0; const SentencePair &pair : corpus.pairs) {
        if (i++ % kPairsPerLook == 0)
            throwIfStopped(stop);
        hash.add(pair.source);
        hash.add(pair.target);
    }
    return hash.value();
}

CorpusRecord recordOf(const Corpus &corpus, const std::stop_token &stop)
{
    return {corpus.size(), fingerprint(corpus, stop)};
}

std::size_t textBytes(const Corpus &corpus)
{
    std::size_t bytes = 0;
    for (const SentencePair &pair : corpus.pairs)
        bytes += pair.source.size() + pair.target.size();
    return bytes;
}

std::string plainFileName(const std::string &path)
{
    const std::string name = path.substr(path.find_last_of("/\\") + 1); // 0 without a separator
    const bool isPlain = name != "." && name != ".."
        && std::ranges::none_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    return isPlain ? name : std::string();
}

FoundCorpus findTrain(const WantedCorpus &wanted, const Corpus &dev, const CorpusPlaces &places,
    std::vector<Message> &remarks, const std::stop_token &stop)
{
    const Encodings named{
        places.encoding, places.targetEncoding.empty() ? places.encoding : places.targetEncoding};
    if (places.named) {
        ReadCorpus found = read(*places.named, named, wanted, dev, stop);
        if (!found.isRecorded)
            remarks.push_back(changedRemark(wanted.record.pairs, found.corpus.size()));
        return {std::move(found.corpus), !found.isRecorded};
    }
    if (wanted.origin.kind == CorpusOrigin::Kind::Builtin)
        return generate(wanted, dev, remarks, stop);
    const std::optional<CorpusFiles> beside
        = isOfFiles(wanted.origin) ? filesBeside(wanted) : std::nullopt;
    const auto known = places.known.find(wanted.record.fingerprint);
    if (known != places.known.end())
        if (std::optional<Corpus> corpus = verified(known->second, named, wanted, dev, stop))
            return {std::move(*corpus)};
    if (std::optional<Corpus> corpus = verified(beside, named, wanted, dev, stop))
        return {std::move(*corpus)};
    remarks.push_back(missingRemark(wanted, beside.has_value()));
    return {};
}

} // namespace seq2seq
