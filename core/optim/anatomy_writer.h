// SPDX-License-Identifier: GPL-3.0-or-later
// What the film of a step is made with: live arrows that change from phase to phase.
#pragma once

#include "core/optim/step_anatomy.h"

namespace ad {

using Offset = std::vector<double>;

[[nodiscard]] Offset scaled(const Offset& a, double factor);
[[nodiscard]] Offset sum(const Offset& a, const Offset& b);
/// "(−10, 100)", "−10" in one dimension, cut after four coordinates.
[[nodiscard]] std::string textOf(const Offset& a);
[[nodiscard]] double normOf(const Offset& a);

class AnatomyWriter
{
public:
    AnatomyWriter(const Recipe& recipe, const StepRecord& record, const StepRecord* before);

    [[nodiscard]] const ParameterValues& options() const { return m_recipe.values; }
    [[nodiscard]] const RacerSettings& settings() const { return m_recipe.settings; }
    [[nodiscard]] std::int64_t number() const { return m_record.number; }
    [[nodiscard]] double rate() const { return of("lr").front(); }
    [[nodiscard]] bool has(std::string_view name) const { return m_record.find(name) != nullptr; }
    [[nodiscard]] Offset of(std::string_view name) const;
    /// Zero in the first step.
    [[nodiscard]] Offset before(std::string_view name) const;
    [[nodiscard]] Offset zero() const;

    /// An arrow comes, growing from its tail, or a live one goes there.
    void turn(const std::string& id, AnatomyArrow::Kind kind, const std::string& label, const Offset& tail, const Offset& tip);
    /// An arrow is there at once.
    void put(const std::string& id, AnatomyArrow::Kind kind, const std::string& label, const Offset& tail, const Offset& tip);
    void remove(const std::string& id);
    void removeAll() { m_live.clear(); }
    void turnBox(const Offset& old, const Offset& now) { m_box = AnatomyBox{old, now}; }
    /// The phase is complete.
    void end(std::string sentence);
    [[nodiscard]] std::vector<AnatomyPhase> take() { return std::move(m_phases); }

private:
    struct Live
    {
        std::string id;
        AnatomyArrow arrow;
    };
    [[nodiscard]] Live* find(const std::string& id);

    const Recipe& m_recipe;
    const StepRecord& m_record;
    const StepRecord* m_before;
    std::vector<Live> m_live;
    std::optional<AnatomyBox> m_box;
    std::vector<AnatomyPhase> m_phases;
};

/// What noise and clipping do to the gradient.
[[nodiscard]] std::string clipSentence(const AnatomyWriter& writer);

} // namespace ad
