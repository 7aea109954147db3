# SPDX-License-Identifier: GPL-3.0-or-later
# Translations: resources/translations/*.ts are compiled into the program. The target `translations_update`
# brings the .ts files up to date with the sources; an ordinary build leaves them alone.
set(TRANSLATION_TOOLS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_LIBEXECS})
# Not lrelease of the search path, which may be Qt 5's.
find_program(SEQ2SEQ_LRELEASE NAMES lrelease lrelease-qt6 HINTS ${TRANSLATION_TOOLS} REQUIRED)
find_program(SEQ2SEQ_LUPDATE NAMES lupdate lupdate-qt6 HINTS ${TRANSLATION_TOOLS} REQUIRED)

set(TRANSLATIONS_DIR ${PROJECT_SOURCE_DIR}/resources/translations)
add_custom_target(translations_update
    COMMAND ${CMAKE_COMMAND} -E env SEQ2SEQ_LUPDATE=${SEQ2SEQ_LUPDATE} ${TRANSLATIONS_DIR}/update
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} USES_TERMINAL)

# Puts the compiled translations into a target, under :/translations.
function(seq2seq_add_translations target)
    set(compiled)
    foreach(language zh_CN en)
        set(ts ${TRANSLATIONS_DIR}/seq2seq_${language}.ts)
        set(qm ${PROJECT_BINARY_DIR}/translations/seq2seq_${language}.qm)
        add_custom_command(OUTPUT ${qm} DEPENDS ${ts}
            COMMAND ${SEQ2SEQ_LRELEASE} -silent ${ts} -qm ${qm} VERBATIM)
        list(APPEND compiled ${qm})
    endforeach()
    qt_add_resources(${target} translations PREFIX /translations BASE ${PROJECT_BINARY_DIR}/translations
        FILES ${compiled})
endfunction()
