// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/render.h"

#include "app/command/command.h"
#include "app/command/console.h"
#include "app/command/graph_options.h"
#include "app/command/picture_options.h"
#include "app/command/racer_option.h"
#include "core/scenario/derive.h"
#include "core/scenario/race.h"
#include "core/scenario/scalar_view.h"
#include "core/trace/playlist.h"
#include "ui/export/basin_picture.h"
#include "ui/export/curves_picture.h"
#include "ui/export/graph_picture.h"
#include "ui/export/landscape_picture.h"
#include "ui/export/picture_file.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QPainter>

namespace ad::app {

namespace {

constexpr int kBasinColumns = 480;
constexpr int kBasinRows = 360;

struct Request
{
    QString file;
    QString view; // "graph", "landscape", "surface", "curves" or "basins"; empty: as the scenario
    QString racer;
    QString position;
    QSize size;
    ui::Theme theme;
};

int misplaced(const CommandLine& line, const QString& position)
{
    return line.misuse("--at needs a number of steps, a part like 50%, start or end, not '" + position + "'");
}

int written(const Request& request, const std::string& title, const std::function<void(QPaintDevice&)>& draw)
{
    const std::optional<Error> error = ui::writePicture(request.file, request.size, QString::fromStdString(title), draw);
    if (!error)
        return kSuccess;
    report(request.file.toStdString(), *error);
    return kFailure;
}

int renderGraphView(const CommandLine& line, const Request& request, const Source& source, const Scenario& scenario)
{
    const Derivation derivation = derive(scenario);
    if (!derivation.trace) {
        reportProgramErrors(source, derivation.errors);
        return kFailure;
    }
    const std::vector<int> collapsed = collapsedGroups(derivation);
    const Playlist playlist(derivation.episodes, collapsed);
    const std::optional<double> position = positionOf(request.position, playlist.size());
    if (!position)
        return misplaced(line, request.position);
    return written(request, scenario.title, [&](QPaintDevice& device) {
        QPainter painter(&device);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const PlaylistPlace place = playlist.placeAt(*position);
        const auto scene = ui::makeScene(playlist.trace(place.episode), nullptr, {.collapsed = collapsed});
        ui::renderGraph(painter, request.size, *scene, place.position, request.theme);
    });
}

int renderLandscapeView(const CommandLine& line, const Request& request, const Source& source, const Scenario& scenario)
{
    const std::optional<Terrain> terrain = terrainOf(source, scenario);
    if (!terrain)
        return kFailure;
    const std::optional<std::vector<RacerRun>> runs = runsOf(source, scenario, *terrain);
    if (!runs)
        return kFailure;
    const std::optional<double> position = positionOf(request.position, scenario.steps);
    if (!position)
        return misplaced(line, request.position);
    std::vector<const Run*> ways;
    for (const RacerRun& racer : *runs)
        ways.push_back(&racer.run);
    const LandscapeView view = request.view.isEmpty()      ? scenario.map.view
                               : request.view == "surface" ? LandscapeView::Surface
                                                           : LandscapeView::Map;
    if (request.view == "surface" && terrain->mapDimension() == 1) {
        report(source.name, {"a function of one input has no surface", {}, "draw its curve with --view landscape"});
        return kFailure;
    }
    const Terrain drawn = terrain->drawnIn(chosenPlane(scenario, terrain->view(), ways));
    return written(request, scenario.title, [&](QPaintDevice& device) {
        ui::paintLandscapePicture(device, scenario, drawn, *runs,
                                  {.position = *position, .size = request.size, .theme = request.theme, .view = view});
    });
}

int renderCurvesView(const Request& request, const Source& source, const Scenario& scenario)
{
    const std::optional<Terrain> terrain = terrainOf(source, scenario);
    if (!terrain)
        return kFailure;
    const std::optional<std::vector<RacerRun>> runs = runsOf(source, scenario, *terrain);
    if (!runs)
        return kFailure;
    const Standings standings = standingsOf(scenario, *terrain, *runs);
    return written(request, scenario.title, [&](QPaintDevice& device) {
        ui::paintCurvesPicture(device, scenario, *terrain, *runs, standings, request.size, request.theme);
    });
}

int renderBasinsView(const Request& request, const Source& source, const Scenario& scenario)
{
    const std::optional<Terrain> terrain = terrainOf(source, scenario);
    if (!terrain)
        return kFailure;
    const Result<int> racer = racerIndexOf(request.racer.toStdString(), scenario);
    const Result<BasinTask> task = racer ? basinTask(scenario, *racer) : Result<BasinTask>(racer.error());
    if (!task) {
        report(source.name, task.error());
        return kFailure;
    }
    const Rectangle window = ad::windowOf(scenario, *terrain);
    BasinMap map = emptyBasins(*terrain, window, kBasinColumns, kBasinRows, minimaOf(*terrain, scenario, window));
    const auto whole = std::make_shared<const BasinMap>(*completed(std::move(map), *terrain, *task));
    return written(request, scenario.title, [&](QPaintDevice& device) {
        ui::paintBasinPicture(device, scenario, *terrain, *racer, whole, {0, request.size, request.theme});
    });
}

// Without a session Qt says where it looks for run-time files, which nobody who renders a picture needs to know.
void printMessage(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith("QStandardPaths: XDG_RUNTIME_DIR not set"))
        printError(qFormatLogMessage(type, context, message).toStdString() + "\n");
}

void addOptions(QCommandLineParser& parser)
{
    parser.addOption({{"o", "output"}, "The picture; its ending says the format: .png, .svg or .pdf.", "FILE"});
    parser.addOption(
        {"view", "graph, landscape, surface, curves or basins; if the scenario has racers its landscape, as map or surface.", "VIEW"});
    parser.addOption(
        {"at", "The position of the player: a number of steps, a part like 50%, start or end (the default).", "POSITION", "end"});
    parser.addOption({"size", "Width and height in pixels, 96 to the inch.", "WxH", "1200x800"});
    parser.addOption({"racer", "Of basins: which racer, by its index from 0 or its name.", "N", "0"});
    parser.addOption({"theme", "light or dark.", "NAME", "light"});
    addModeOptions(parser);
    addGranularityOptions(parser);
}

// What the options ask for, or nothing and what is wrong with them.
std::optional<Request> requestOf(const QCommandLineParser& options, QString& wrong)
{
    Request request{options.value("output"), options.value("view"), options.value("racer"), options.value("at"), {}, ui::lightTheme()};
    const std::optional<QSize> size = sizeOf(options.value("size"));
    const QString theme = options.value("theme");
    if (options.positionalArguments().size() != 1)
        wrong = "one scenario file is needed ('-' reads standard input)";
    else if (!ui::isPictureFile(request.file))
        wrong = "-o needs a file that ends in .png, .svg or .pdf";
    else if (!QStringList{"", "graph", "landscape", "surface", "curves", "basins"}.contains(request.view))
        wrong = "--view is graph, landscape, surface, curves or basins, not '" + request.view + "'";
    else if (!size)
        wrong = "--size needs WIDTHxHEIGHT, from 64x64 to 20000x20000, not '" + options.value("size") + "'";
    else if (theme != "light" && theme != "dark")
        wrong = "--theme is light or dark, not '" + theme + "'";
    if (!wrong.isEmpty())
        return std::nullopt;
    request.size = *size;
    if (theme == "dark")
        request.theme = ui::darkTheme();
    return request;
}

} // namespace

int runRender(const QStringList& arguments)
{
    CommandLine line(
        "render",
        "SCENARIO.json -o FILE.{png,svg,pdf} [--view graph|landscape|surface|curves|basins] [--racer N] [--at POSITION] [--size WxH] "
        "[--theme NAME] "
        "[--mode MODE] [--collapse NAMES] [--scalar]",
        "Draws the graph or the landscape of a scenario (as map or surface), the curves of its race, or the basins of a racer, as a "
        "picture (or the "
        "graph of a program).");
    addOptions(line.parser());
    int status = kSuccess;
    if (!line.parse(arguments, status))
        return status;
    QString wrong;
    const std::optional<Request> request = requestOf(line.parser(), wrong);
    if (!request)
        return line.misuse(wrong);
    const std::optional<Source> source = readSource(line.parser().positionalArguments().front());
    std::optional<Scenario> scenario = source ? scenarioOf(*source) : std::nullopt;
    if (!scenario)
        return kFailure;
    std::optional<Error> error = takeGranularityOptions(line.parser(), *scenario);
    if (!error)
        error = takeModeOptions(line.parser(), *scenario);
    if (error)
        return line.misuse(QString::fromStdString(error->message + (error->hint.empty() ? "" : ": " + error->hint)));
    // Pictures are the same with and without a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(printMessage);
    int count = 1;
    char name[] = "adjoint";
    char* names[] = {name, nullptr};
    const QApplication application(count, names);
    ui::loadFonts();
    QApplication::setFont(ui::interfaceFont(request->theme.bodyText()));
    if (request->view == "curves")
        return renderCurvesView(*request, *source, *scenario);
    if (request->view == "basins")
        return renderBasinsView(*request, *source, *scenario);
    const bool isLandscape = request->view.isEmpty() ? !scenario->racers.empty() : request->view != "graph";
    return isLandscape ? renderLandscapeView(line, *request, *source, *scenario) : renderGraphView(line, *request, *source, *scenario);
}

} // namespace ad::app
