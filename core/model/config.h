// SPDX-License-Identifier: GPL-3.0-or-later
// What a model is made of, as plain data: the window edits it, the experiment file holds it,
// Seq2Seq is built from it.
#pragma once

#include "core/message.h"
#include "core/model/attention_kind.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

enum class CellKind { Lstm, Gru, Rnn };

/// The gates of a cell in PyTorch's order: LSTM i, f, g, o; GRU r, z, n; a plain RNN has none.
[[nodiscard]] std::vector<std::string> gateNames(CellKind kind);
/// Blocks of rows of its weights: a plain RNN has one, its new state.
[[nodiscard]] int gateCount(CellKind kind);

/// The decoder's first state.
enum class StartKind {
    Projected, ///< h_0 = W_h [h->_m ; h<-_1], c_0 = W_c [c->_m ; c<-_1]
    Last, ///< h_0 = [h->_m ; h<-_1] as it is; needs states of one size, as dot attention does
    Zero, ///< h_0 = 0: all that the decoder learns of the source comes through attention
};

/// What the weights are before the first update.
enum class Initialization {
    WideEmbeddings, ///< all uniform in +-0.1, embeddings in +-1, W of multiplicative attention in
                    ///< +-0.01; what this program does by itself
    Uniform, ///< all uniform in +-0.1, embeddings and biases too (CS224N)
};

/// What keeps its weights while the rest learns. The encoder is the source embeddings, the
/// convolution and its cells; the decoder all the rest, its start and attention too.
enum class FrozenPart { Nothing, Encoder, Decoder };

struct VocabularySizes {
    int source = 0; ///< |V_src|
    int target = 0; ///< |V_tgt|
    bool operator==(const VocabularySizes &) const = default;
};

/// The shape of an encoder-decoder. Letters as in core/model/README.md.
struct ModelConfig {
    CellKind cell = CellKind::Lstm;
    AttentionKind attention = AttentionKind::General;
    int embeddingSize = 256; ///< e; ignored with oneHot
    int hiddenSize = 256; ///< h, of the decoder and of each direction of the encoder
    int layers = 1; ///< 1..4, encoder and decoder alike
    bool bidirectional = true; ///< the encoder reads both ways
    bool halfDirections = false; ///< with two directions: each has h/2 units, so that an encoder
                                 ///< state has h numbers as the decoder's; h even
    bool reverseSource = false; ///< the encoder reads x_m..x_1, </s> stays last
    bool inputFeeding = true; ///< the decoder is fed o_{t-1} beside the embedding
    bool oneHot = false; ///< one-hot input (|V|) instead of embeddings, the classic character model
    double dropout = 0.3; ///< on o_t and between layers, while training
    int sourceVocabulary = 0; ///< |V_src|
    int targetVocabulary = 0; ///< |V_tgt|
    bool convolution = false; ///< a convolution of width 2 after the source embeddings (CS224N
                              ///< 2023-24, "post_embed_cnn"); not with oneHot
    StartKind start = StartKind::Projected;
    bool tiedEmbeddings = false; ///< W_vocab is E_tgt (Press and Wolf 2017); needs e = h, no oneHot
    int window = 3; ///< D of local attention: words on either side of p_t
    int positions = 100; ///< places of the source that location attention knows
    bool attentionMask = true; ///< off, an exercise: padding of a batch takes attention
    bool lossMask = true; ///< off, an exercise: padding of a batch is learnt as if it were words

    /// Units of one direction of the encoder: h, or h/2.
    [[nodiscard]] int directionSize() const
    {
        return bidirectional && halfDirections ? hiddenSize / 2 : hiddenSize;
    }
    /// Size of an encoder state h_i: that of one direction, or of both beside each other.
    [[nodiscard]] int encoderStateSize() const
    {
        return bidirectional ? 2 * directionSize() : hiddenSize;
    }
    /// Dot attention multiplies h_t and h_i as they are, and StartKind::Last starts h_t from one,
    /// so they must have one size.
    [[nodiscard]] bool hasOneStateSize() const { return encoderStateSize() == hiddenSize; }
    /// @throws Error BadConfiguration naming the field, its value and its range
    void validate() const;
    /// The same without the vocabularies, which are not known before the text is cut.
    void validateShape() const;
    bool operator==(const ModelConfig &) const = default;

private:
    void checkStates() const;
};

/// A named model from the literature: its shape and how its text is cut.
struct ModelPreset {
    std::string name; ///< "cs224n"
    Message title; ///< "CS224N: BiLSTM, multiplicative attention, input feeding"
    std::string paper; ///< "Stanford CS224N assignment 4 (2019-2024); Luong, Pham and Manning 2015"
    ModelConfig model;
    TokenizerKind tokenizer = TokenizerKind::Word;
};

/// char-classic, sutskever2014, bahdanau2015, luong2015, cs224n (the default, last).
[[nodiscard]] std::span<const ModelPreset> modelPresets();
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] const ModelPreset &modelPreset(std::string_view name);

/// Number of weights of a model with this configuration, by part: "source embeddings", "encoder",
/// ...
struct ParameterCount {
    std::string part;
    std::int64_t parameters = 0;
};
[[nodiscard]] std::vector<ParameterCount> countParameters(const ModelConfig &config);

/// Names used in files and on the command line: "lstm", "general", ...
[[nodiscard]] std::string_view name(CellKind kind);
[[nodiscard]] std::string_view name(StartKind kind);
[[nodiscard]] std::string_view name(FrozenPart part);
[[nodiscard]] std::string_view name(TokenizerKind kind);
[[nodiscard]] std::string_view name(Initialization kind);
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] CellKind cellKind(std::string_view name);
[[nodiscard]] StartKind startKind(std::string_view name);
[[nodiscard]] FrozenPart frozenPart(std::string_view name);
[[nodiscard]] TokenizerKind tokenizerKind(std::string_view name);
[[nodiscard]] Initialization initialization(std::string_view name);

} // namespace seq2seq
