# SPDX-License-Identifier: GPL-3.0-or-later
# The PyTorch program that is written beside exported weights, as a string of this program. A string literal of the
# standard is 64 KiB at most; this one is a fifth of it.
set(FILE ${PROJECT_SOURCE_DIR}/resources/python/seq2seq_model.py)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${FILE})
file(READ ${FILE} TEXT)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/python_program.cpp @ONLY CONTENT
"#include \"core/storage/python_program.h\"
std::string_view seq2seq::pythonProgram() { return R\"python(@TEXT@)python\"; }
")
