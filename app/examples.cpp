// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include "core/scenario/library.h"

namespace ad::app {

std::vector<Example> examples()
{
    std::vector<Example> programs;
    std::vector<Example> landscapes;
    for (const Preset& preset : presets()) {
        const bool isLandscape = preset.kind == Preset::Kind::Landscape;
        if (const Result<Scenario> scenario = loadPreset(preset.id))
            (isLandscape ? landscapes : programs)
                .push_back({QString::fromStdString(preset.title), QString::fromStdString(preset.teaches),
                            isLandscape ? ExampleKind::Landscape : ExampleKind::Program, *scenario});
    }
    programs.insert(programs.end(), landscapes.begin(), landscapes.end());
    return programs;
}

} // namespace ad::app
