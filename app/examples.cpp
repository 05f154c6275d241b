// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include "core/base/resources.h"

#include <QStringList>

namespace ad::app {
namespace {

Example programExample(std::string_view text)
{
    Example example;
    QStringList comments;
    for (const QString& line : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).split('\n')) {
        if (!line.startsWith('#'))
            break;
        comments << line.mid(1).trimmed();
    }
    const QString first = comments.value(0);
    // "Title: what it teaches" on one line, or the title alone and the rest below.
    example.title = first.section(':', 0, 0).trimmed();
    example.teaches = (QStringList(first.section(':', 1).trimmed()) + comments.mid(1)).join(' ').trimmed();
    example.scenario.title = example.title.toStdString();
    example.scenario.program = std::string(text);
    return example;
}

} // namespace

std::vector<Example> examples(const ui::ScenarioFormat& format)
{
    std::vector<Example> all;
    const auto add = [&](const Resource& resource, ExampleKind kind) {
        if (!resource.path.ends_with(".json")) {
            all.push_back(programExample(resource.text));
            return;
        }
        if (const Result<Scenario> scenario = format.read(resource.text))
            all.push_back({QString::fromStdString(scenario->title), QString::fromStdString(scenario->teaches), kind, *scenario});
    };
    for (const Resource& resource : resourcesIn("examples"))
        add(resource, ExampleKind::Program);
    for (const Resource& resource : resourcesIn("landscapes"))
        add(resource, ExampleKind::Landscape);
    return all;
}

} // namespace ad::app
