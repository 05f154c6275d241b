// SPDX-License-Identifier: GPL-3.0-or-later
// Samples landscapes in the background: a coarse picture at once, then a fine one.
#pragma once

#include "ui/plot/map_picture.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace ad::ui {

/// What to sample. The function is called on another thread, one call at a time for each request; calls for a request that was
/// cancelled may overlap with those for the next one.
struct SampleRequest
{
    PointsFunction function;
    int inputCount = 2; ///< 1: a curve; ys are 0 then, and only the window's width counts
    Rectangle window;   ///< isUsable (asserted)
    MapStyle style;
    std::optional<Scale> scale = {}; ///< of a map; none: its own
};

enum class Resolution {
    Coarse,
    Fine, ///< the last one for a request
};

class FieldSampler : public QObject
{
    Q_OBJECT

public:
    explicit FieldSampler(QObject* parent = nullptr);
    /// Cancels, and waits for the block of points under way.
    ~FieldSampler() override;

    /// Samples 64² points, then 512²; a request that is under way is cancelled, and no more of it is heard.
    void request(const SampleRequest& request);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }

signals:
    void sampled(std::shared_ptr<const ad::ui::MapPicture> picture, ad::ui::Resolution detail);

private:
    using Job = std::atomic<bool>; // true: cancelled

    void run(const SampleRequest& request, const std::shared_ptr<Job>& job);
    void hand(const std::shared_ptr<Job>& job, MapPicture picture, Resolution detail);

    QThreadPool m_pool;
    std::shared_ptr<Job> m_job;
};

/// The same at once, on the calling thread: for pictures in files.
/// @param size  samples a side of a field.
[[nodiscard]] MapPicture sampledPicture(const SampleRequest& request, int size);

} // namespace ad::ui
