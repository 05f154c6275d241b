// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file that a program takes columns from.
#pragma once

#include "core/base/csv.h"

#include <memory>
#include <string>

namespace ad {

/// A file as it was found when the program was last changed. It belongs to the scenario that things follow from, but not to its text.
struct DataFile
{
    std::string name = {};                                     // as the program writes it
    std::shared_ptr<const Result<CsvTable>> content = nullptr; // never null; an error names what is wrong in the file

    friend bool operator==(const DataFile&, const DataFile&) = default;
};

} // namespace ad
