// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a landscape with its racers as layers of a QCustomPlot: for the window and for files.
#pragma once

#include "ui/plot/map_overlay.h"
#include "ui/plot/map_picture.h"
#include "ui/plot/swarm_painter.h"
#include "ui/plot/track.h"
#include "ui/plot/trail_painter.h"

#include <QObject>
#include <QString>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QCPLayer;
class QCustomPlot;

namespace ad::ui {

/// What a function is at a point of the map.
struct PointValue
{
    double value = 0;
    Vec2 gradient;   ///< its part in the plane of the map; y is 0 for a curve
    double norm = 0; ///< of the whole gradient
};

/// Everything that is shown. Set what changes, then say so with the update functions of LandscapeScene.
struct LandscapeContent
{
    std::array<QString, 2> axisNames = {}; ///< as people write them; for a curve the second is the output's
    Rectangle window;
    std::shared_ptr<const MapPicture> picture = {}; ///< null: nothing was sampled yet
    std::optional<Vec2> start = {};
    std::vector<Vec2> minima = {};
    std::vector<Track> tracks = {};
    double position = 0;                                             ///< of the player, steps
    int trail = 0;                                                   ///< steps behind each racer that are drawn; 0: all
    int selected = -1;                                               ///< index of a track
    std::function<PointValue(const Track&, double)> trackValue = {}; ///< at a position, for the descent arrow and the tangent; may be empty
    std::vector<std::shared_ptr<const MapOverlay>> overlays = {};
    bool hasDescentArrow = true;                           ///< at the selected racer; false while an overlay shows its gradient
    std::vector<std::shared_ptr<const Swarm>> swarms = {}; ///< of the tracks, in their order; null for those without
    bool hasEqualAxes = false;                             ///< a unit is as long on both axes: the map takes only a part of the room
    bool isDimmed = false;                                 ///< what is shown is older than what was asked for
};

class LandscapeScene : public QObject
{
    Q_OBJECT

public:
    /// Fills `plot` with its layers; the plot owns the scene and nothing else is in it.
    explicit LandscapeScene(QCustomPlot* plot);
    ~LandscapeScene() override; // where TrailPainter is known

    LandscapeContent content = {};
    Canvas canvas = Canvas::Screen;

    /// The map with its axes.
    [[nodiscard]] PixelMap pixelMap() const;
    [[nodiscard]] bool isCurve() const { return content.picture != nullptr && !content.picture->curve.empty(); }

    /// After a change of anything but tracks, position and selection: everything is painted again.
    void updateAll();
    /// After a change of the tracks.
    void updateTracks();
    /// After a change of position or selection, 60 times a second: only racers are painted again.
    void updatePosition();
    /// After a change of theme or scale.
    void applyTheme();
    /// False: something else shows the content, and nothing is painted here.
    void setActive(bool isActive);

signals:
    void changed();
    void tracksChanged();

private:
    void paintMapLayer(QPainter& painter);
    void paintBar(QPainter& painter) const;
    void paintRacers(QPainter& painter);
    void paintIterates(QPainter& painter, const PixelMap& map) const;
    void paintTangent(QPainter& painter, const PixelMap& map) const;
    void layOut();

    QCustomPlot* m_plot;
    bool m_isActive = true;
    TrailPainter m_trails;
    std::vector<ContourLabel> m_labels; // for m_labelled in m_labelMap
    std::shared_ptr<const MapPicture> m_labelled;
    PixelMap m_labelMap;
};

} // namespace ad::ui
