// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include "core/scenario/derive.h"
#include "core/scenario/library.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace ad::app {

std::vector<Example> examples()
{
    std::vector<Example> programs;
    std::vector<Example> landscapes;
    for (const Preset& preset : presets()) {
        const bool isLandscape = preset.kind == Preset::Kind::Landscape;
        const QString topic = isLandscape ? QCoreApplication::translate("Examples", "Landscapes") : QString::fromStdString(preset.topic);
        if (const Result<Scenario> scenario = loadPreset(preset.id))
            (isLandscape ? landscapes : programs)
                .push_back({QString::fromStdString(preset.title), QString::fromStdString(preset.teaches), topic,
                            isLandscape ? ExampleKind::Landscape : ExampleKind::Program, *scenario});
    }
    programs.insert(programs.end(), landscapes.begin(), landscapes.end());
    return programs;
}

PublishedCount publishedCount(const Scenario& scenario)
{
    if (scenario.published.empty())
        return {};
    const Derivation derivation = derive(scenario);
    return derivation.trace ? countOf(checkPublished(scenario.published, derivation.program->graph, *derivation.trace)) : PublishedCount{};
}

bool isFound(const Example& example, const QString& words)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    const QString text = QStringList{example.title, example.teaches, example.topic, QString::fromStdString(example.scenario.source),
                                     QString::fromStdString(example.scenario.program)}
                             .join('\n');
    const QStringList all = words.split(blanks, Qt::SkipEmptyParts);
    return std::all_of(all.begin(), all.end(), [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace ad::app
