// SPDX-License-Identifier: GPL-3.0-or-later
// The module around SentencePiece; see sentencepiece_module.h for why it is one.
#include "core/text/sentencepiece_module.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <unordered_map>

namespace {

using seq2seq::SentencePieceModule;
using seq2seq::SubwordCutter;

/// Feeds SentencePiece from a function.
class Sentences final : public sentencepiece::SentenceIterator {
public:
    explicit Sentences(const std::function<bool(std::string &)> &next)
        : m_next(next)
        , m_isDone(!m_next(m_value))
    {
    }

    [[nodiscard]] bool done() const override { return m_isDone; }
    void Next() override { m_isDone = !m_next(m_value); }
    [[nodiscard]] const std::string &value() const override { return m_value; }
    [[nodiscard]] sentencepiece::util::Status status() const override { return {}; }

private:
    const std::function<bool(std::string &)> &m_next;
    std::string m_value; // before m_isDone, which fills it
    bool m_isDone;
};

class Cutter final : public SubwordCutter {
public:
    /// SentencePiece reports some damage by status and some by an exception of its dictionary.
    bool load(const std::string &model)
    {
        try {
            return m_processor.LoadFromSerializedProto(model).ok();
        } catch (const std::exception &) {
            return false;
        }
    }

    [[nodiscard]] std::vector<std::string> cut(
        std::string_view sentence, std::string &failure) const override
    {
        std::vector<std::string> pieces;
        const auto status = m_processor.Encode(sentence, &pieces);
        if (!status.ok())
            failure = status.error_message();
        return pieces;
    }

private:
    sentencepiece::SentencePieceProcessor m_processor;
};

class Module final : public SentencePieceModule {
public:
    [[nodiscard]] Trained train(const std::map<std::string, std::string> &options,
        const std::function<bool(std::string &)> &next) const override
    {
        Sentences sentences(next);
        const std::unordered_map<std::string, std::string> arguments(
            options.begin(), options.end());
        Trained trained;
        const auto status
            = sentencepiece::SentencePieceTrainer::Train(arguments, &sentences, &trained.model);
        if (!status.ok())
            return {{}, status.error_message()};
        return trained;
    }

    [[nodiscard]] std::unique_ptr<SubwordCutter> load(const std::string &model) const override
    {
        auto cutter = std::make_unique<Cutter>();
        if (!cutter->load(model))
            return nullptr;
        return cutter;
    }
};

} // namespace

extern "C" const SentencePieceModule *seq2seqSentencePieceModule()
{
    static const Module module;
    return &module;
}
