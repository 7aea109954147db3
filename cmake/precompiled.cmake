# SPDX-License-Identifier: GPL-3.0-or-later
# Headers of libraries that many files include, read once for each target: they take half the time of compiling.
# With Qt come its macros slots, signals and emit: no header of core has a name of these.
# Every file still includes what it uses: the build without them, -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON, has to pass.
set(QT_HEADERS
    <QtCore/QtCore> <QAbstractButton> <QAction> <QApplication> <QBoxLayout> <QCheckBox> <QComboBox> <QDialog> <QEvent>
    <QFormLayout> <QGridLayout> <QHeaderView> <QHelpEvent> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QMainWindow> <QMenu>
    <QMouseEvent> <QPainter> <QPainterPath> <QPushButton> <QScrollArea> <QSpinBox> <QStackedWidget> <QTableView> <QTableWidget>
    <QToolButton> <QToolTip> <QUndoStack> <QWidget>)

# A target that holds precompiled headers for many programs (REUSE_FROM), and is nothing else.
function(seq2seq_add_headers name)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "")
    add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
endfunction()
