# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler options of our own code, as one interface target that every target of ours links.
add_library(seq2seq_options INTERFACE)
target_compile_options(seq2seq_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -fno-semantic-interposition # nobody replaces a function of ours at run time, so calls may be inlined
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> # GCC 12 sees overlaps in `"text" + string` that are not there (its bug 105651)
    $<$<BOOL:${SEQ2SEQ_WERROR}>:-Werror>)
target_include_directories(seq2seq_options INTERFACE ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR}) # generated/ is in the second

if(SEQ2SEQ_SANITIZE)
    target_compile_options(seq2seq_options INTERFACE
        -fsanitize=${SEQ2SEQ_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(seq2seq_options INTERFACE -fsanitize=${SEQ2SEQ_SANITIZE})
endif()

# ccache makes a second build, and the builds of the sanitizer presets, cheap. Precompiled headers need the two settings.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
    add_compile_options(-fpch-preprocess)
endif()
