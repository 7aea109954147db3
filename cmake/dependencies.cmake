# SPDX-License-Identifier: GPL-3.0-or-later
# Everything comes from Debian 12's packages; see README.md for their names.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(SENTENCEPIECE REQUIRED IMPORTED_TARGET sentencepiece)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
find_package(ZLIB REQUIRED)
find_package(GIF REQUIRED)
find_package(pugixml REQUIRED)
find_library(CSV_LIBRARY NAMES csv REQUIRED) # libcsv-dev
find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Svg Concurrent DBus Test)
find_package(QCustomPlotQt6 REQUIRED)
find_package(Torch REQUIRED)
find_path(GLOO_INCLUDE_DIR gloo/context.h REQUIRED) # libgloo-dev: LibTorch has the library, not its headers

# Debian's LibTorch works with whatever libblas is installed; without OpenBLAS it falls back to the
# reference BLAS, which is some fifty times slower. Say so now rather than let a class wait.
find_library(OPENBLAS_LIBRARY NAMES openblas libopenblas.so.0)
if(NOT OPENBLAS_LIBRARY)
    message(FATAL_ERROR "OpenBLAS was not found, and LibTorch is unusably slow without it. "
                        "Install it with: apt-get install libopenblas-dev")
endif()
