// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optim/anatomy_writer.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace ad {

Offset scaled(const Offset& a, double factor)
{
    Offset result = a;
    for (double& component : result)
        component *= factor;
    return result;
}

Offset sum(const Offset& a, const Offset& b)
{
    Offset result = a;
    for (std::size_t i = 0; i < a.size(); ++i)
        result[i] += b[i];
    return result;
}

std::string textOf(const Offset& a)
{
    constexpr std::size_t kMost = 4;
    if (a.size() == 1)
        return shortText(a.front());
    std::string text = "(";
    for (std::size_t i = 0; i < std::min(a.size(), kMost); ++i)
        text += (i > 0 ? ", " : "") + shortText(a[i]);
    return text + (a.size() > kMost ? ", …)" : ")");
}

double normOf(const Offset& a)
{
    double squares = 0;
    for (const double component : a)
        squares += component * component;
    return std::sqrt(squares);
}

AnatomyWriter::AnatomyWriter(const Recipe& recipe, const StepRecord& record, const StepRecord* before)
    : m_recipe(recipe)
    , m_record(record)
    , m_before(record.number > 1 ? before : nullptr)
{
}

Offset AnatomyWriter::of(std::string_view name) const
{
    const RecordedQuantity* quantity = m_record.find(name);
    assert(quantity && "a quantity of the record");
    return quantity->values;
}

Offset AnatomyWriter::before(std::string_view name) const
{
    const RecordedQuantity* quantity = m_before ? m_before->find(name) : nullptr;
    return quantity ? quantity->values : zero();
}

Offset AnatomyWriter::zero() const
{
    return Offset(of("theta").size(), 0.0);
}

AnatomyWriter::Live* AnatomyWriter::find(const std::string& id)
{
    const auto found = std::find_if(m_live.begin(), m_live.end(), [&id](const Live& live) { return live.id == id; });
    return found == m_live.end() ? nullptr : &*found;
}

void AnatomyWriter::turn(const std::string& id, AnatomyArrow::Kind kind, const std::string& label, const Offset& tail, const Offset& tip)
{
    if (Live* live = find(id)) {
        live->arrow.kind = kind;
        live->arrow.label = label;
        live->arrow.tail = tail;
        live->arrow.tip = tip;
        return;
    }
    m_live.push_back({id, {kind, label, tail, tail, tail, tip}});
}

void AnatomyWriter::put(const std::string& id, AnatomyArrow::Kind kind, const std::string& label, const Offset& tail, const Offset& tip)
{
    remove(id);
    m_live.push_back({id, {kind, label, tail, tip, tail, tip}});
}

void AnatomyWriter::remove(const std::string& id)
{
    std::erase_if(m_live, [&id](const Live& live) { return live.id == id; });
}

void AnatomyWriter::end(std::string sentence)
{
    AnatomyPhase phase{std::move(sentence), {}, m_box};
    for (Live& live : m_live) {
        phase.arrows.push_back(live.arrow);
        live.arrow.oldTail = live.arrow.tail;
        live.arrow.oldTip = live.arrow.tip;
    }
    m_box.reset();
    m_phases.push_back(std::move(phase));
}

std::string clipSentence(const AnatomyWriter& w)
{
    const RacerSettings& s = w.settings();
    Offset seen = w.of("g");
    std::string text;
    if (s.noise > 0) {
        seen = sum(seen, w.of("noise"));
        text = "Noise changes it to " + textOf(seen) + ". ";
    }
    const double norm = normOf(seen);
    if (s.clipNorm && norm > *s.clipNorm)
        return text + "Its length " + shortText(norm) + " is over the limit " + shortText(*s.clipNorm) + ": clipping shortens it to " +
               textOf(w.of("clipped")) + ".";
    if (s.clipNorm)
        return text + "Its length " + shortText(norm) + " is within the limit " + shortText(*s.clipNorm) + ", so it stays as it is.";
    if (s.clipValue)
        return text + "No component may be larger than " + shortText(*s.clipValue) + ": it becomes " + textOf(w.of("clipped")) + ".";
    return text + "The optimizer doesn't know the true one.";
}

} // namespace ad
