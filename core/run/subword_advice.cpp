// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/subword_advice.h"

#include "core/text/subword_size.h"

#include <algorithm>

namespace seq2seq {
namespace {

/// What both sides say to one number of subwords.
struct Judgement {
    SubwordRange source;
    SubwordRange target;

    [[nodiscard]] int smallest() const { return std::max(source.smallest, target.smallest); }
    /// Of the sides that have too little text; 0 when neither has.
    [[nodiscard]] int largest() const
    {
        if (source.largest == 0 || target.largest == 0)
            return std::max(source.largest, target.largest);
        return std::min(source.largest, target.largest);
    }
};

SubwordRange judgeSide(bool isSource, int size, const LearnSubwords &learn)
{
    try {
        learn(isSource, size);
        return {};
    } catch (const SubwordSizeError &error) {
        return error.range();
    }
}

Judgement judge(int size, const LearnSubwords &learn)
{
    return {judgeSide(true, size, learn), judgeSide(false, size, learn)};
}

Message tooLittleText(const Judgement &judged)
{
    if (judged.source.largest > 0 && judged.target.largest > 0)
        return message("core", "source and target have too little text for %1 subwords each");
    return judged.source.largest > 0
        ? message("core", "the source sentences have too little text for %1 subwords")
        : message("core", "the target sentences have too little text for %1 subwords");
}

Message tooManyCharacters(const Judgement &judged)
{
    if (judged.source.smallest > 0 && judged.target.smallest > 0)
        return message(
            "core", "source and target have more characters than %1 subwords each can hold");
    return judged.source.smallest > 0
        ? message("core", "the source sentences have more characters than %1 subwords can hold")
        : message("core", "the target sentences have more characters than %1 subwords can hold");
}

} // namespace

Error subwordAdvice(int size, bool isShared, const LearnSubwords &learn)
{
    const Judgement asked = judge(size, learn);
    const bool isTooMuch = asked.largest() > 0;
    Message what = (isTooMuch ? tooLittleText(asked) : tooManyCharacters(asked)).arg(size);
    int smallest = asked.smallest();
    int largest = asked.largest();
    if (isTooMuch && smallest == 0) {
        const Judgement lower = judge(largest, learn);
        smallest = lower.smallest();
        largest = lower.largest() > 0 ? lower.largest() : largest;
    }
    Message remedy;
    if (!isTooMuch)
        remedy = message("core", "Choose at least %1.").arg(smallest);
    else if (smallest == 0)
        remedy = (isShared ? message("core", "Choose %1 or fewer; both sides can have so many.")
                           : message("core", "Choose %1 or fewer."))
                     .arg(largest);
    else
        remedy = message("core",
            "No number fits both sides: one can have %1 at most, the other needs %2. Choose words "
            "or characters instead.")
                     .arg(largest)
                     .arg(smallest);
    return {ErrorCode::BadConfiguration, std::move(what), {}, std::move(remedy)};
}

} // namespace seq2seq
