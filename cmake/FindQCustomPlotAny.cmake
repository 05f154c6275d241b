# Finds QCustomPlot for Qt 6 under any distribution's name and offers it as adjoint::qcustomplot.
#
# Qt6's Widgets and PrintSupport must have been found before: QCustomPlot's own config relies on them.
# In this order: the CMake config that Debian and Ubuntu ship; a header and a library (Fedora: qcustomplot-qt6,
# vcpkg: qcustomplot2); the sources that QCUSTOMPLOT_SOURCE_DIR names, as QCustomPlot's site offers them.
include(FindPackageHandleStandardArgs)
set(QCUSTOMPLOT_SOURCE_DIR "" CACHE PATH "Folder with qcustomplot.h and qcustomplot.cpp, to build QCustomPlot here")

# Makes the target from the libraries or targets that follow; they carry QCustomPlot, what it needs of Qt is added.
function(_adjoint_offer_qcustomplot)
    add_library(adjoint_qcustomplot INTERFACE)
    target_link_libraries(adjoint_qcustomplot INTERFACE ${ARGN} Qt6::Widgets Qt6::PrintSupport)
    add_library(adjoint::qcustomplot ALIAS adjoint_qcustomplot)
endfunction()

# Builds QCustomPlot's two files; their warnings are not ours.
function(_adjoint_build_qcustomplot folder)
    add_library(adjoint_qcustomplot_sources STATIC "${folder}/qcustomplot.cpp" "${folder}/qcustomplot.h")
    set_target_properties(adjoint_qcustomplot_sources PROPERTIES AUTOMOC ON)
    target_compile_options(adjoint_qcustomplot_sources PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-w>)
    target_include_directories(adjoint_qcustomplot_sources SYSTEM PUBLIC "${folder}")
    target_link_libraries(adjoint_qcustomplot_sources PUBLIC Qt6::Widgets Qt6::PrintSupport)
    _adjoint_offer_qcustomplot(adjoint_qcustomplot_sources)
endfunction()

if(NOT TARGET adjoint::qcustomplot AND QCUSTOMPLOT_SOURCE_DIR)
    # Who names sources wants these, whatever else is installed.
    set(QCustomPlotAny_LOCATION "${QCUSTOMPLOT_SOURCE_DIR}")
    if(NOT EXISTS "${QCUSTOMPLOT_SOURCE_DIR}/qcustomplot.cpp")
        message(FATAL_ERROR "QCUSTOMPLOT_SOURCE_DIR is ${QCUSTOMPLOT_SOURCE_DIR}, but there is no qcustomplot.cpp in it")
    endif()
    _adjoint_build_qcustomplot("${QCUSTOMPLOT_SOURCE_DIR}")
endif()

if(NOT TARGET adjoint::qcustomplot)
    # No version number here: the config comes without a version file, so that asking for one refuses it.
    find_package(QCustomPlotQt6 QUIET CONFIG)
    if(TARGET QCustomPlotQt6::QCustomPlotQt6)
        set(QCustomPlotAny_LOCATION "${QCustomPlotQt6_DIR}")
        _adjoint_offer_qcustomplot(QCustomPlotQt6::QCustomPlotQt6)
    endif()
endif()

if(NOT TARGET adjoint::qcustomplot)
    # A plain "qcustomplot" is not looked for: it is the build for Qt 5 nearly everywhere.
    find_path(QCUSTOMPLOT_INCLUDE_DIR qcustomplot.h PATH_SUFFIXES qcustomplot-qt6 qcustomplot)
    find_library(QCUSTOMPLOT_LIBRARY NAMES qcustomplot-qt6 QCustomPlotQt6 qcustomplot2 NAMES_PER_DIR)
    find_library(QCUSTOMPLOT_LIBRARY_DEBUG NAMES qcustomplotd2)
    mark_as_advanced(QCUSTOMPLOT_INCLUDE_DIR QCUSTOMPLOT_LIBRARY QCUSTOMPLOT_LIBRARY_DEBUG)
    if(QCUSTOMPLOT_INCLUDE_DIR AND QCUSTOMPLOT_LIBRARY)
        set(QCustomPlotAny_LOCATION "${QCUSTOMPLOT_LIBRARY}")
        add_library(adjoint_qcustomplot_library UNKNOWN IMPORTED)
        set_target_properties(adjoint_qcustomplot_library PROPERTIES
            IMPORTED_LOCATION "${QCUSTOMPLOT_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${QCUSTOMPLOT_INCLUDE_DIR}")
        if(QCUSTOMPLOT_LIBRARY_DEBUG)
            set_target_properties(adjoint_qcustomplot_library PROPERTIES IMPORTED_LOCATION_DEBUG "${QCUSTOMPLOT_LIBRARY_DEBUG}")
        endif()
        if(WIN32 AND NOT VCPKG_TARGET_TRIPLET MATCHES "static")
            # Its header declares what a DLL exports only when told so.
            set_target_properties(adjoint_qcustomplot_library PROPERTIES INTERFACE_COMPILE_DEFINITIONS QCUSTOMPLOT_USE_LIBRARY)
        endif()
        _adjoint_offer_qcustomplot(adjoint_qcustomplot_library)
    endif()
endif()

find_package_handle_standard_args(QCustomPlotAny
    REQUIRED_VARS QCustomPlotAny_LOCATION
    REASON_FAILURE_MESSAGE "QCustomPlot for Qt 6 was not found. Install libqcustomplot-dev (Debian, Ubuntu) or qcustomplot-qt6-devel (Fedora), or get its sources from https://www.qcustomplot.com and say -DQCUSTOMPLOT_SOURCE_DIR=FOLDER.")
