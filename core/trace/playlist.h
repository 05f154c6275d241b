// SPDX-License-Identifier: GPL-3.0-or-later
// Traces that are played one after the other, on one line of positions.
#pragma once

#include "core/trace/replay.h"
#include "core/trace/script.h"

#include <memory>
#include <vector>

namespace ad {

/// A position of one of the traces.
struct PlaylistPlace
{
    int episode = 0;
    double position = 0.0; // 0 … size of the script of that trace

    friend bool operator==(const PlaylistPlace&, const PlaylistPlace&) = default;
};

class Playlist
{
public:
    Playlist() = default;
    /// Each of the `collapsed` groups is one step forward and one backward.
    explicit Playlist(std::vector<std::shared_ptr<const Trace>> traces, std::span<const int> collapsed = {});

    [[nodiscard]] int count() const { return static_cast<int>(m_traces.size()); }
    /// The number of steps of all together.
    [[nodiscard]] int size() const { return m_starts.empty() ? 0 : m_starts.back(); }
    [[nodiscard]] const std::shared_ptr<const Trace>& trace(int episode) const { return m_traces[static_cast<std::size_t>(episode)]; }
    [[nodiscard]] const Script& script(int episode) const { return m_scripts[static_cast<std::size_t>(episode)]; }
    /// The position at which an episode begins.
    [[nodiscard]] int start(int episode) const { return m_starts[static_cast<std::size_t>(episode)]; }

    /// Where `position` (clamped) is: at the border of two traces, at the end of the first one, so that its last step is still to be seen.
    /// There is at least one trace (asserted). Cost: O(log count).
    [[nodiscard]] PlaylistPlace placeAt(double position) const;
    [[nodiscard]] double positionOf(const PlaylistPlace& place) const { return start(place.episode) + place.position; }

    /// What is to be seen there; valid as long as this list.
    [[nodiscard]] Frame frameAt(const PlaylistPlace& place) const
    {
        return ad::frameAt(*trace(place.episode), script(place.episode), place.position);
    }
    /// The place at which `steps` steps of a trace are made, and those that are played together with them.
    [[nodiscard]] PlaylistPlace placeAfter(int episode, int steps) const;

    /// Where to stand in this list after standing at `position` of `old`: at the same step if the lists have the same steps, otherwise at
    /// about the same part of the same pass. A whole number unless the lists have the same steps.
    [[nodiscard]] double positionLike(const Playlist& old, double position) const;

private:
    std::vector<std::shared_ptr<const Trace>> m_traces;
    std::vector<Script> m_scripts;
    std::vector<int> m_starts; // one more than traces
};

} // namespace ad
