// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/step_record.h"

#include <algorithm>

namespace ad {

void StepRecord::note(std::string_view name, int i, double value)
{
    auto found = std::find_if(m_quantities.begin(), m_quantities.end(), [name](const RecordedQuantity& q) { return q.name == name; });
    if (found == m_quantities.end())
        found = m_quantities.insert(m_quantities.end(), {name, std::vector<double>(m_dimension, 0.0)});
    found->values[i] = value;
}

const RecordedQuantity* StepRecord::find(std::string_view name) const
{
    const auto found = std::find_if(m_quantities.begin(), m_quantities.end(), [name](const RecordedQuantity& q) { return q.name == name; });
    return found == m_quantities.end() ? nullptr : &*found;
}

} // namespace ad
