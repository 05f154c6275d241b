// SPDX-License-Identifier: GPL-3.0-or-later
// The stage of the landscape page: the map with its racers, to be pointed at, zoomed and moved.
#pragma once

#include "core/scenario/landscape_choice.h"
#include "ui/plot/field_sampler.h"
#include "ui/plot/landscape_scene.h"

#include <QPointer>
#include <QWidget>

class QCustomPlot;

namespace ad::ui {

class HoverCard;
class SurfaceView;

/// Left button: the start; with Shift: a point to look at. Wheel: zoom at the pointer. Right or middle button: move. Double click with the
/// right button, or F: the window of setLandscape again. Keys: + and − zoom, Shift and arrows move the map, Ctrl and arrows move the start.
/// A surface: see SurfaceView; Shift and arrows turn it.
class LandscapePlot : public QWidget
{
    Q_OBJECT

public:
    /// A function to be shown. See SampleRequest for who calls it, and where.
    struct Landscape
    {
        PointsFunction function = {};
        int inputCount = 2; ///< 1: a curve
        std::array<QString, 2> axisNames = {};
        std::function<PointValue(Vec2)> pointValue = {};                 ///< called here
        std::function<PointValue(const Track&, double)> trackValue = {}; ///< of a racer at a position; called here, may be none
        Rectangle window = {};                                           ///< what F comes back to
        std::function<QString(Vec2)> reason = {};                        ///< why there is no finite value; called here, may be none
    };

    /// What a landscape is for a moment, on the same axes.
    struct Moment
    {
        PointsFunction function = {};
        std::function<PointValue(Vec2)> pointValue = {};
        std::function<PointValue(const Track&, double)> trackValue = {};
    };

    enum class View {
        Reset, ///< shows the landscape's window
        Keep,  ///< stays where the user is
    };

    explicit LandscapePlot(QWidget* parent = nullptr);
    ~LandscapePlot() override;

    void setLandscape(const Landscape& landscape, View view);
    /// Another function in the colours and contour levels of the landscape, so that it is seen to move: as that of the batch of a step. It
    /// may come in every frame; a coarse picture is shown of each that is reached in time, and a fine one of the last. None: the landscape
    /// itself again.
    void setMoment(const std::optional<Moment>& moment);
    /// Nothing to show: the map becomes empty.
    void clear();
    void setMapStyle(const MapStyle& style);
    void setStart(const std::optional<Vec2>& start);
    void setMinima(const std::vector<Vec2>& minima);
    void setTracks(const std::vector<Track>& tracks);
    /// One a track, in their order; null or missing for those without.
    void setSwarms(const std::vector<std::shared_ptr<const Swarm>>& swarms);
    void setPosition(double position);
    void setSelected(int track);
    /// The arrow at the selected racer where the function falls fastest; seen at first.
    void setDescentArrowShown(bool isShown);
    /// In the order in which they are painted.
    void setOverlays(const std::vector<std::shared_ptr<const MapOverlay>>& overlays);
    /// How the map looks, and whether it is one: a surface instead, for what has two inputs.
    void setView(const MapChoice& view);
    [[nodiscard]] bool isSurface() const;
    [[nodiscard]] SurfaceView* surface() const { return m_surface; }
    /// A widget in the lower right corner, where nothing is drawn.
    void setCorner(QWidget* corner);
    /// What is shown is not what was asked for: an error, or results that are still being computed.
    void setDimmed(bool isDimmed);

    [[nodiscard]] const LandscapeContent& content() const { return m_scene->content; }
    [[nodiscard]] PixelMap pixelMap() const { return m_scene->pixelMap(); }
    /// What F comes back to.
    [[nodiscard]] const Rectangle& homeWindow() const { return m_landscape.window; }
    [[nodiscard]] bool isSampling() const { return m_sampler.isBusy(); }

    /// Shows another part; ignored if numbers are not fine enough for it.
    void setWindow(const Rectangle& window);
    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }

public slots:
    void zoomIn();
    void zoomOut();
    void resetWindow();

signals:
    /// While the button is down `isFinal` is false. y is 0 for a curve.
    void startPicked(double x, double y, bool isFinal);
    /// Shift and a click: something is to be known about that place.
    void pointAsked(ad::Vec2 place);
    /// The surface was turned: degrees.
    void turned(double azimuth, double elevation);
    void windowChanged(const ad::Rectangle& window);
    /// The pointer came to a ball.
    void racerPicked(int track);
    /// The picture of the window is there.
    void sampled(ad::ui::Resolution detail);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag { None, Start, Map };

    void sample();
    void showTrackValues();
    void takePicture(const std::shared_ptr<const MapPicture>& picture, Resolution detail);
    void zoomBy(double factor, Vec2 at);
    void moveMap(QPointF pixels);
    void nudgeStart(QPointF pixels);
    [[nodiscard]] Vec2 centre() const;
    [[nodiscard]] Vec2 dataAt(QPointF pixel) const;
    [[nodiscard]] int ballAt(QPointF pixel) const;
    void pick(QPointF pixel, bool isFinal);
    void showHover(QPointF pixel);
    void showHoverAt(QPointF pixel, Vec2 place);
    void connectSurface();
    bool surfaceKey(QKeyEvent* event);
    void showView();
    void placeCorner();

    QCustomPlot* m_plot;
    LandscapeScene* m_scene;
    SurfaceView* m_surface;
    QWidget* m_corner = nullptr;
    HoverCard* m_card;
    MapChoice m_view;
    FieldSampler m_sampler;
    Landscape m_landscape;
    std::optional<Moment> m_moment; // instead of the landscape
    std::optional<Scale> m_scale;   // of the landscape, once it was sampled
    bool m_isMomentShown = false;   // the picture under way is of a moment
    bool m_hasPicture = true;       // of what was asked for last, coarse at least
    bool m_isPending = false;       // another moment has come since
    MapStyle m_style;
    Drag m_drag = Drag::None;
    bool m_showsFocus = false;
    QPointF m_last;
};

} // namespace ad::ui
