// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/config.h"

#include "core/error.h"
#include "core/model/compute.h"
#include "core/names.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace seq2seq {

namespace {

constexpr Names<CellKind, 3> kCellNames{{
    {CellKind::Lstm, "lstm"},
    {CellKind::Gru, "gru"},
    {CellKind::Rnn, "rnn"},
}};
constexpr Names<StartKind, 3> kStartNames{{
    {StartKind::Projected, "projected"},
    {StartKind::Last, "last"},
    {StartKind::Zero, "zero"},
}};
constexpr Names<FrozenPart, 3> kFrozenNames{{
    {FrozenPart::Nothing, "nothing"},
    {FrozenPart::Encoder, "encoder"},
    {FrozenPart::Decoder, "decoder"},
}};
constexpr Names<TokenizerKind, 3> kTokenizerNames{{
    {TokenizerKind::Word, "word"},
    {TokenizerKind::Character, "character"},
    {TokenizerKind::Subword, "subword"},
}};

constexpr Names<Initialization, 2> kInitializationNames{{
    {Initialization::WideEmbeddings, "wide-embeddings"},
    {Initialization::Uniform, "uniform"},
}};

constexpr Names<EngineKind, 3> kEngineNames{{
    {EngineKind::Auto, "auto"},
    {EngineKind::LibTorch, "libtorch"},
    {EngineKind::Fast, "fast"},
}};

void checkRange(const Message &field, double value, double low, double high)
{
    if (value >= low && value <= high) // false for NaN too
        return;
    const auto text = [](double number) {
        std::string digits = std::to_string(number);
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.')
            digits.pop_back();
        return digits;
    };
    throw Error(ErrorCode::BadConfiguration,
        message("core", "%1 is %2").arg(field).arg(text(value)), {},
        message("core", "It has to lie between %1 and %2.").arg(text(low)).arg(text(high)));
}

/// The five models of the literature, at sizes a laptop trains in a lesson.
std::vector<ModelPreset> makePresets()
{
    std::vector<ModelPreset> presets;

    ModelPreset characters;
    characters.name = "char-classic";
    characters.title
        = message("core", "Classic character model: one-hot letters, LSTM, no attention");
    characters.paper
        = "Sutskever, Vinyals and Le 2014, eq. 1, at the level of characters and without depth";
    characters.model.attention = AttentionKind::None;
    characters.model.bidirectional = false;
    characters.model.inputFeeding = false;
    characters.model.oneHot = true;
    characters.model.dropout = 0.0;
    characters.tokenizer = TokenizerKind::Character;
    presets.push_back(characters);

    ModelPreset sutskever;
    sutskever.name = "sutskever2014";
    sutskever.title = message("core", "Sutskever 2014: deep LSTM, reversed source, no attention");
    sutskever.paper
        = "Sutskever, Vinyals and Le 2014, Sequence to Sequence Learning with Neural Networks, "
          "eqs. 1 and 2, § 3.3 (reversed source)";
    sutskever.model.attention = AttentionKind::None;
    sutskever.model.layers = 2;
    sutskever.model.bidirectional = false;
    sutskever.model.reverseSource = true;
    sutskever.model.inputFeeding = false;
    sutskever.model.dropout = 0.2;
    presets.push_back(sutskever);

    ModelPreset bahdanau;
    bahdanau.name = "bahdanau2015";
    bahdanau.title = message("core", "Bahdanau 2015: BiGRU, additive attention");
    bahdanau.paper
        = "Bahdanau, Cho and Bengio 2015, Neural Machine Translation by Jointly "
          "Learning to Align and Translate, eqs. 4–6, § 3.2 and A.1.2; GRU: Cho et al. 2014, "
          "eqs. 5–8";
    bahdanau.model.cell = CellKind::Gru;
    bahdanau.model.attention = AttentionKind::Additive;
    bahdanau.model.inputFeeding = true; // its decoder cell reads the context; here through o_{t-1}
    presets.push_back(bahdanau);

    ModelPreset luong;
    luong.name = "luong2015";
    luong.title = message("core", "Luong 2015: LSTM, general attention, input feeding");
    luong.paper = "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
                  "Machine Translation, eqs. 5–8, § 3.3 (input feeding)";
    luong.model.layers = 2;
    luong.model.bidirectional = false;
    luong.model.reverseSource = true;
    luong.model.dropout = 0.2;
    presets.push_back(luong);

    ModelPreset cs224n;
    cs224n.name = "cs224n";
    cs224n.title = message("core", "CS224N: BiLSTM, multiplicative attention, input feeding");
    cs224n.paper = "Stanford CS224N, assignment 4; Luong, Pham and Manning 2015, eqs. 5–8, § 3.3; "
                   "Bahdanau, Cho and Bengio 2015, § 3.2";
    presets.push_back(cs224n);

    return presets;
}

} // namespace

void ModelConfig::validate() const
{
    validateShape();
    checkRange(message("core", "source vocabulary"), sourceVocabulary, kSpecials, 2'000'000);
    checkRange(message("core", "target vocabulary"), targetVocabulary, kSpecials, 2'000'000);
}

void ModelConfig::validateShape() const
{
    checkRange(message("core", "embedding size"), embeddingSize, 1, 4096);
    checkRange(message("core", "hidden size"), hiddenSize, 1, 4096);
    checkRange(message("core", "layers"), layers, 1, 4);
    checkRange(message("core", "dropout"), dropout, 0.0, 0.95);
    if (convolution && oneHot)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The convolution needs source embeddings, but the input is one-hot"),
            {}, message("core", "Choose one of the two."));
    if (bidirectional && halfDirections && hiddenSize % 2 != 0)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "Two directions of half the hidden size cannot share %1 units evenly")
                .arg(hiddenSize),
            {}, message("core", "Choose an even hidden size."));
    checkStates();
    if (tiedEmbeddings && (oneHot || embeddingSize != hiddenSize))
        throw Error(ErrorCode::BadConfiguration,
            oneHot ? message("core", "There are no target embeddings to tie: the input is one-hot")
                   : message("core",
                       "Tied embeddings have one row a word for both ends of the decoder, but the "
                       "embedding size is %1 and the hidden size %2")
                         .arg(embeddingSize)
                         .arg(hiddenSize),
            {}, message("core", "Choose one size for both, or untie them."));
    if (describe(attention).hasWindow)
        checkRange(message("core", "window of local attention"), window, 1, 1000);
    if (attention == AttentionKind::Location)
        checkRange(message("core", "places of location attention"), positions, 1, 4096);
    if (!attentionMask && attention == AttentionKind::None)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "Without attention there is no attention mask to switch off"), {},
            message("core", "Choose an attention, or leave the mask on."));
}

/// What needs h_t and h_i of one size.
void ModelConfig::checkStates() const
{
    if (hasOneStateSize())
        return;
    if (attention == AttentionKind::Dot)
        throw Error(ErrorCode::BadConfiguration,
            message("core",
                "Dot attention needs states of one size, but the decoder's has %1 numbers and the "
                "encoder's %2, two directions of %1")
                .arg(hiddenSize)
                .arg(encoderStateSize()),
            {},
            message("core",
                "Choose one direction, two directions of half the hidden size, or general "
                "attention, which has a matrix between the two."));
    if (start == StartKind::Last)
        throw Error(ErrorCode::BadConfiguration,
            message("core",
                "The decoder cannot start from the encoder's last state: its own has %1 numbers, "
                "the encoder's %2, two directions of %1")
                .arg(hiddenSize)
                .arg(encoderStateSize()),
            {},
            message("core",
                "Choose one direction, two directions of half the hidden size, or the projected "
                "start, which has a matrix between the two."));
}

std::span<const ModelPreset> modelPresets()
{
    static const std::vector<ModelPreset> presets = makePresets();
    return presets;
}

const ModelPreset &modelPreset(std::string_view wanted)
{
    std::string known;
    for (const ModelPreset &preset : modelPresets()) {
        if (preset.name == wanted)
            return preset;
        known += (known.empty() ? "" : ", ") + preset.name;
    }
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no preset \"%1\"").arg(std::string(wanted)), {},
        message("core", "Choose one of %1.").arg(known));
}

std::vector<std::string> gateNames(CellKind kind)
{
    switch (kind) {
    case CellKind::Lstm:
        return {"i", "f", "g", "o"};
    case CellKind::Gru:
        return {"r", "z", "n"};
    case CellKind::Rnn:
        break;
    }
    return {};
}

int gateCount(CellKind kind)
{
    return std::max(static_cast<int>(gateNames(kind).size()), 1);
}

std::string_view name(CellKind kind)
{
    return nameOf(kCellNames, kind);
}
std::string_view name(StartKind kind)
{
    return nameOf(kStartNames, kind);
}
std::string_view name(FrozenPart part)
{
    return nameOf(kFrozenNames, part);
}
std::string_view name(TokenizerKind kind)
{
    return nameOf(kTokenizerNames, kind);
}
std::string_view name(Initialization kind)
{
    return nameOf(kInitializationNames, kind);
}
std::string_view name(EngineKind kind)
{
    return nameOf(kEngineNames, kind);
}
CellKind cellKind(std::string_view text)
{
    return kindOf(kCellNames, text, message("core", "cell"));
}
StartKind startKind(std::string_view text)
{
    return kindOf(kStartNames, text, message("core", "start of the decoder"));
}
FrozenPart frozenPart(std::string_view text)
{
    return kindOf(kFrozenNames, text, message("core", "part to freeze"));
}
TokenizerKind tokenizerKind(std::string_view text)
{
    return kindOf(kTokenizerNames, text, message("core", "tokenizer"));
}
Initialization initialization(std::string_view text)
{
    return kindOf(kInitializationNames, text, message("core", "initialisation"));
}
EngineKind engineKind(std::string_view text)
{
    return kindOf(kEngineNames, text, message("core", "engine"));
}

bool isDeviceName(std::string_view text)
{
    constexpr std::size_t kLongest = 16;
    const std::size_t colon = std::min(text.find(':'), text.size());
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::string_view kind = text.substr(0, colon);
    const std::string_view number = colon < text.size() ? text.substr(colon + 1) : "0";
    return text.size() <= kLongest && !kind.empty() && !number.empty()
        && std::ranges::all_of(kind, isLetter) && std::ranges::all_of(number, isDigit);
}

} // namespace seq2seq
