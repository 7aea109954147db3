// SPDX-License-Identifier: GPL-3.0-or-later
// A model's weights as the fast path reads them: the model's own arrays by role, and packed copies
// of those that recurrent steps multiply by.
#pragma once

#include "core/fast/packed_matrix.h"
#include "core/model/config.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace seq2seq::fast {

/// One of the model's weights where it lies. Row-major; a vector is one row.
template <typename Real> struct Parameter {
    std::string name;
    Real *values = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::int64_t> shape; ///< as the model has it
    [[nodiscard]] std::size_t size() const { return rows * columns; }
};

inline constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

/// A weight by its place in the list of parameters; gradients lie at the same place.
template <typename Real> struct Weight {
    std::size_t index = kAbsent;
    const Real *values = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
    [[nodiscard]] bool isThere() const { return index != kAbsent; }
    [[nodiscard]] Rows<const Real> from(std::size_t column) const
    {
        return {values + column, columns};
    }
};

/// One layer of a cell in one direction.
template <typename Real> struct Cell {
    CellKind kind = CellKind::Lstm;
    std::size_t hidden = 0; ///< its units
    std::size_t gates = 0; ///< G
    std::size_t input = 0; ///< columns of W_ih that are the input: a word or the layer below
    Weight<Real> weightIh; ///< [G, input (+ H with input feeding)]
    Weight<Real> weightHh; ///< [G, H]
    Weight<Real> biasIh;
    Weight<Real> biasHh;
    std::vector<Real> bias; ///< b_ih + b_hh; GRU: b_ih
    PackedMatrix<Real> hiddenForward; ///< h -> gates
    PackedMatrix<Real> hiddenBack; ///< gradient of gates -> of h
    PackedMatrix<Real> feedForward; ///< o_{t-1} -> gates
    PackedMatrix<Real> feedBack;
    PackedMatrix<Real> inputForward; ///< input -> gates; none for one-hot words
    PackedMatrix<Real> inputBack; ///< none for one-hot words
};

template <typename Real> class Weights {
public:
    /// @param parameters all weights of a model of this configuration, under their names; they must
    /// outlive this
    Weights(const ModelConfig &config, std::vector<Parameter<Real>> parameters);

    ModelConfig config;
    std::size_t hidden = 0; ///< H
    std::size_t directionSize = 0; ///< units of one direction of the encoder: H, or half of it
    std::size_t stateSize = 0; ///< D
    bool attends = false;
    Weight<Real> sourceEmbeddings; ///< absent with one-hot input
    Weight<Real> targetEmbeddings;
    Weight<Real> convolution; ///< [E, 2E], input and place in turns; absent without one
    Weight<Real> convolutionBias; ///< [E]
    std::vector<Cell<Real>> forward; ///< encoder, a layer each
    std::vector<Cell<Real>> backward; ///< empty with one direction
    std::vector<Cell<Real>> decoder;
    std::vector<Weight<Real>> startHidden; ///< W_h, a layer each
    std::vector<Weight<Real>> startCell; ///< W_c
    Weight<Real> keys; ///< W, W_1; absent where keys are the states
    Weight<Real> query; ///< W_2, additive
    Weight<Real> v; ///< additive
    Weight<Real> output; ///< W_u [H, D + H]
    Weight<Real> vocabulary; ///< W_vocab [V, H]
    std::vector<PackedMatrix<Real>> startHiddenForward; ///< a layer each
    std::vector<PackedMatrix<Real>> startCellForward;
    PackedMatrix<Real> keysForward;
    PackedMatrix<Real> queryForward;
    PackedMatrix<Real> queryBack;
    PackedMatrix<Real> outputForward;
    PackedMatrix<Real> outputBack;
    PackedMatrix<Real> vocabularyForward;
    PackedMatrix<Real> vocabularyBack;

    [[nodiscard]] const std::vector<Parameter<Real>> &parameters() const { return m_parameters; }
    /// Whether parameter `index` is an embedding table, whose gradient has rows for some words
    /// only.
    [[nodiscard]] bool isEmbedding(std::size_t index) const
    {
        return index == sourceEmbeddings.index || index == targetEmbeddings.index;
    }

    /// Packs what a training pass (forward, loss, backward) needs, in three steps: room for it;
    /// then part `part` of `parts`, each on a thread of its own if the caller likes; and that it is
    /// done.
    void startPacking();
    void packForTraining(std::size_t part, std::size_t parts);
    void markPacked();
    [[nodiscard]] bool isPackedForTraining() const
    {
        return m_forwardPackedOf == m_version && m_backwardPackedOf == m_version;
    }
    /// Packs what decoding needs unless that is done. Several threads may call it.
    void packForDecoding();
    /// The weights have new values: an update, others loaded.
    void markChanged();
    /// Which values these are; rises with each markChanged(). Whatever is computed from weights and
    /// kept (packed matrices, the state of a search) remembers it and is not used with another.
    [[nodiscard]] std::uint64_t version() const { return m_version; }

private:
    Weight<Real> find(const std::string &name) const;
    Weight<Real> findIfThere(const std::string &name) const;
    Cell<Real> findCell(const std::string &prefix, const std::string &suffix, bool feeds) const;
    void planPacking();
    void sumBiases();

    /// How a weight, or some of its columns, is packed.
    struct Packing {
        PackedMatrix<Real> *packed = nullptr;
        Rows<const Real> weights;
        std::size_t depth = 0; // of what is packed
        std::size_t columns = 0;
        bool isTransposed = false;

        void resize() const { packed->resize(depth, columns); }
        void fill(std::size_t part = 0, std::size_t parts = 1) const
        {
            packed->fill(weights, isTransposed, part, parts);
        }
    };

    std::vector<Parameter<Real>> m_parameters;
    std::vector<Packing> m_forward; // what the forward pass needs
    std::vector<Packing> m_backward; // and the backward pass
    std::mutex m_mutex;
    std::uint64_t m_version = 1;
    std::uint64_t m_forwardPackedOf = 0; // the version
    std::uint64_t m_backwardPackedOf = 0;
};

} // namespace seq2seq::fast
