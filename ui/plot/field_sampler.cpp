// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/field_sampler.h"

#include <cassert>

namespace ad::ui {
namespace {

constexpr int kCoarse = 64;
constexpr int kFine = 512;
constexpr int kCurvePoints = 2001;
constexpr int kPointsPerBlock = 4096; // so that cancelling takes no longer than this many points

std::optional<MapPicture> sampleIfWanted(const SampleRequest& request, int size, const Progress& progress)
{
    if (request.inputCount == 1) {
        std::vector<double> xs(kCurvePoints), ys(kCurvePoints, 0.0), values(kCurvePoints);
        for (int i = 0; i < kCurvePoints; ++i)
            xs[static_cast<std::size_t>(i)] = request.window.xmin + request.window.width() * i / (kCurvePoints - 1);
        request.function(xs, ys, values);
        std::vector<Vec2> curve;
        for (std::size_t i = 0; i < xs.size(); ++i)
            curve.push_back({xs[i], values[i]});
        return pictureOf(std::move(curve), request.window.xmin, request.window.xmax);
    }
    std::optional<Field> field = sample(request.function, request.window, size, size, progress, kPointsPerBlock);
    if (!field)
        return std::nullopt;
    return pictureOf(std::move(*field), request.style, request.scale);
}

} // namespace

MapPicture sampledPicture(const SampleRequest& request, int size)
{
    assert(isUsable(request.window));
    return *sampleIfWanted(request, size, {});
}

FieldSampler::FieldSampler(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

FieldSampler::~FieldSampler()
{
    cancel();
    m_pool.waitForDone();
}

void FieldSampler::cancel()
{
    if (m_job)
        *m_job = true;
    m_job.reset();
    m_pool.clear();
}

void FieldSampler::request(const SampleRequest& request)
{
    assert(isUsable(request.window));
    cancel();
    m_job = std::make_shared<Job>(false);
    m_pool.start([this, request, job = m_job] { run(request, job); });
}

void FieldSampler::run(const SampleRequest& request, const std::shared_ptr<Job>& job)
{
    const Progress isWanted = [&job](double) { return !*job; };
    if (request.inputCount == 2) {
        if (auto picture = sampleIfWanted(request, kCoarse, isWanted))
            hand(job, std::move(*picture), Resolution::Coarse);
    }
    if (*job)
        return;
    if (auto picture = sampleIfWanted(request, kFine, isWanted))
        hand(job, std::move(*picture), Resolution::Fine);
}

void FieldSampler::hand(const std::shared_ptr<Job>& job, MapPicture picture, Resolution detail)
{
    auto shared = std::make_shared<const MapPicture>(std::move(picture));
    QMetaObject::invokeMethod(this, [this, job, shared, detail] {
        if (*job)
            return;
        if (detail == Resolution::Fine)
            m_job.reset();
        emit sampled(shared, detail);
    });
}

} // namespace ad::ui
