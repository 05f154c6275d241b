// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/playlist.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ad {

namespace {

bool hasSameSteps(const Trace& a, const Trace& b)
{
    return a.size() == b.size() && a.forwardSteps == b.forwardSteps;
}

// Among the steps of `trace`, where `position` is among those of `old`: an edit should not throw the lecture from backward to forward.
double samePart(const Trace& trace, const Trace& old, double position)
{
    if (position >= old.size())
        return trace.size();
    if (hasSameSteps(trace, old))
        return std::floor(position);
    if (position <= old.forwardSteps)
        return old.forwardSteps == 0 ? 0.0 : std::floor(position * trace.forwardSteps / old.forwardSteps);
    const double share = (position - old.forwardSteps) / (old.size() - old.forwardSteps);
    const double steps = trace.size() - trace.forwardSteps;
    return trace.forwardSteps + std::min(steps, std::max(1.0, std::floor(share * steps)));
}

} // namespace

Playlist::Playlist(std::vector<std::shared_ptr<const Trace>> traces, std::span<const int> collapsed)
    : m_traces(std::move(traces))
    , m_starts{0}
{
    for (const auto& trace : m_traces) {
        m_scripts.push_back(scriptOf(*trace, collapsed));
        m_starts.push_back(m_starts.back() + m_scripts.back().size());
    }
}

PlaylistPlace Playlist::placeAt(double position) const
{
    assert(!m_traces.empty());
    const double clamped = std::isnan(position) ? 0.0 : std::clamp(position, 0.0, static_cast<double>(size()));
    const auto end = std::lower_bound(m_starts.begin() + 1, m_starts.end(), clamped, [](int start, double p) { return start < p; });
    const int episode = std::min(static_cast<int>(end - m_starts.begin()) - 1, count() - 1);
    return {episode, clamped - start(episode)};
}

PlaylistPlace Playlist::placeAfter(int episode, int steps) const
{
    return {episode, std::ceil(scriptPosition(script(episode), steps))};
}

double Playlist::positionLike(const Playlist& old, double position) const
{
    if (old.m_traces.empty() || old.size() == 0)
        return 0.0;
    if (position >= old.size())
        return size();
    const auto isSame = [](const auto& a, const auto& b) { return hasSameSteps(*a, *b); };
    const bool isSameList = std::equal(m_traces.begin(), m_traces.end(), old.m_traces.begin(), old.m_traces.end(), isSame);
    if (isSameList && m_starts == old.m_starts)
        return position;
    const PlaylistPlace place = old.placeAt(position);
    const int episode = std::min(place.episode, count() - 1);
    const double before = tracePosition(old.script(place.episode), place.position);
    return positionOf(placeAfter(episode, static_cast<int>(samePart(*trace(episode), *old.trace(place.episode), before))));
}

} // namespace ad
