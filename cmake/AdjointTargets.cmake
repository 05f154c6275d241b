# Settings that every target of this project shares.
add_library(adjoint_options INTERFACE)
target_include_directories(adjoint_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(adjoint_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual>)
# GCC 12 warns of overlapping copies inside std::string's own code when it optimizes (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(adjoint_options INTERFACE -Wno-restrict)
endif()
if(ADJOINT_WARNINGS_AS_ERRORS)
    target_compile_options(adjoint_options INTERFACE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Werror>)
endif()
if(ADJOINT_SANITIZE)
    target_compile_options(adjoint_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(adjoint_options INTERFACE -fsanitize=address,undefined)
endif()
# Eigen 3.4's fast square root is wrong under AVX-512 (sqrt(inf) is NaN there).
target_compile_definitions(adjoint_options INTERFACE EIGEN_FAST_MATH=0)

# With ccache, a build that was made before, on another branch or in another folder, costs seconds.
find_program(ADJOINT_CCACHE ccache)
mark_as_advanced(ADJOINT_CCACHE)
if(ADJOINT_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${ADJOINT_CCACHE}")
endif()
