// SPDX-License-Identifier: GPL-3.0-or-later
// What a model says about the rows of its data: a curve over one of their columns.
#pragma once

#include "core/base/plane.h"
#include "core/run/kernel.h"
#include "core/scenario/tables.h"

#include <optional>

namespace ad {

/// A column x, a column y, and the value ŷ that the program computes from x to be compared with y.
///
/// ŷ is found by what it depends on: it is the last value of the program that has a name, has one number for each row, and depends on a
/// parameter and on a single column x of data, but on no other data from tables; y is the first column that it does not depend on. So
/// z = w*x + b; p = sigmoid(z); L = bce(p, y) has the prediction p, whatever its names are.
class Prediction
{
public:
    /// Nothing if the program has no such value, as with several columns x.
    [[nodiscard]] static std::optional<Prediction> of(const Program& program);

    [[nodiscard]] const std::string& xName() const { return m_xName; }
    [[nodiscard]] const std::string& yName() const { return m_yName; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// (x, y) of each row.
    [[nodiscard]] const std::vector<Vec2>& rows() const { return m_rows; }

    /// ŷ against rising x, with the inputs of the program at `point` (those that are not named keep their values): at points that are close
    /// together if each number of ŷ depends on its own x alone, else at the rows. Cost: some evaluations of the program up to ŷ.
    [[nodiscard]] std::vector<Vec2> curve(const Point& point) const;

private:
    [[nodiscard]] std::vector<double> valuesAt(const std::vector<double>& xs, const std::vector<double>& parameters) const;
    [[nodiscard]] bool isByRows(const std::vector<double>& xs, const std::vector<double>& values,
                                const std::vector<double>& parameters) const;

    std::string m_xName, m_yName, m_name;
    std::vector<Vec2> m_rows;
    std::vector<std::pair<std::string, Tensor>> m_parameters; // and their values in the program
    Kernel m_kernel;                                          // of the parameters and x
};

} // namespace ad
