# Settings that every target of this project shares.
add_library(adjoint_options INTERFACE)
target_include_directories(adjoint_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(adjoint_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual>)
if(ADJOINT_WARNINGS_AS_ERRORS)
    target_compile_options(adjoint_options INTERFACE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Werror>)
endif()
if(ADJOINT_SANITIZE)
    target_compile_options(adjoint_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(adjoint_options INTERFACE -fsanitize=address,undefined)
endif()
# Eigen 3.4's fast square root is wrong under AVX-512 (sqrt(inf) is NaN there).
target_compile_definitions(adjoint_options INTERFACE EIGEN_FAST_MATH=0)
