// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentencepiece_module.h"

#include "core/error.h"
#include "core/module.h"

namespace seq2seq {

namespace {

const SentencePieceModule *loadModule()
{
    std::string failure;
    void *symbol = loadSymbol(
        "seq2seq_sentencepiece.so", "seq2seqSentencePieceModule", ModuleScope::Own, failure);
    if (symbol == nullptr)
        throw Error(ErrorCode::Internal,
            message("core", "SentencePiece could not be loaded: %1").arg(failure), {},
            message("core", "Install the program again, or choose words or characters."));
    return reinterpret_cast<const SentencePieceModule *(*)()>(symbol)();
}

} // namespace

const SentencePieceModule &sentencePieceModule()
{
    static const SentencePieceModule *const module = loadModule();
    return *module;
}

} // namespace seq2seq
