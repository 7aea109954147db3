# SPDX-License-Identifier: GPL-3.0-or-later
# The grammar of everyday-zh-en, resources/grammars/everyday-zh-en/*.grammar, as string literals of the program: it needs
# no file to make its corpus.
set(PARTS "")
foreach(PART IN ITEMS words settings actions sentences clauses)
    set(FILE ${PROJECT_SOURCE_DIR}/resources/grammars/everyday-zh-en/${PART}.grammar)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${FILE})
    file(READ ${FILE} TEXT)
    string(APPEND PARTS "R\"grammar(${TEXT})grammar\",\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/everyday_grammar.cpp @ONLY CONTENT
"#include \"core/corpus/everyday_grammar.h\"
namespace seq2seq {
std::array<std::string_view, 5> everydayGrammar() { return {@PARTS@}; }
}
")
