// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: names files that are something else than lines of text, so that none is
// read half.
#pragma once

#include "core/message.h"

#include <string>
#include <string_view>

namespace seq2seq {

/// Archives, office documents, pictures, PDF, UTF-32 and the like, by their first bytes.
/// @param start  the first bytes of a file
/// @throws Error FileUnreadable saying what it is and what to do; WrongEncoding for UTF-32
void refuseBinary(std::string_view start, const std::string &path);

/// Text with the tags of a competition's test set around its sentences (.sgm, .xml of WMT, NIST
/// and IWSLT, IWSLT's train.tags.*): no list of sentences as it is.
/// @param start  the beginning of the text, in UTF-8 or another superset of ASCII
/// @throws Error FileUnreadable saying what it is and what to do
void refuseTaggedText(std::string_view start, const std::string &path);

/// Other text that holds no lines of sentences: XLIFF and other XML, web pages, JSON that is not
/// one object a line; and refuseTaggedText.
/// @throws Error FileUnreadable saying what it is and what to do
void refuseOtherTexts(std::string_view start, const std::string &path);

} // namespace seq2seq
