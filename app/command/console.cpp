// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/console.h"

#include "app/command/command.h"
#include "core/base/text.h"
#include "core/scenario/json.h"
#include "core/scenario/located_json.h"
#include "core/scenario/tables.h"
#include "ui/session/table_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace ad::app {

namespace {

constexpr const char* kStandardInput = "<stdin>";

// Where the files are that a program names.
QString folderOf(const Source& source)
{
    return source.name == kStandardInput ? QDir::currentPath() : QFileInfo(QString::fromStdString(source.name)).absolutePath();
}

std::string placeText(const std::string& file, const Place& where)
{
    if (!where.isKnown())
        return file + ": ";
    return file + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) + ": ";
}

bool isScenario(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string::npos && text[first] == '{';
}

// The offset in UTF-8 text of a column of a line, both from 1.
std::size_t offsetOf(const std::string& text, const Place& where)
{
    std::size_t at = 0;
    for (int line = 1; line < where.line; ++line)
        at = text.find('\n', at) + 1;
    for (int column = 1; column < where.column; ++at)
        column += (static_cast<unsigned char>(text[at + 1]) & 0xC0) != 0x80;
    return at;
}

// A place in the program of a scenario file as a place in the file, where the program is one JSON text on one line: its escapes are walked.
Place placeInFile(const std::string& text, const Place& inProgram)
{
    const Result<LocatedJson> json = parseLocatedJson(text);
    const LocatedJson* program = json ? json->find("program") : nullptr;
    if (!program || !inProgram.isKnown())
        return {};
    Place place = {program->where.line, program->where.column + 1, 0};
    int line = 1;
    int column = 1;
    for (std::size_t at = offsetOf(text, program->where) + 1;
         line < inProgram.line || (line == inProgram.line && column < inProgram.column);) {
        if (at >= text.size() || text[at] == '"')
            break;
        const bool isBreak = text.compare(at, 2, "\\n") == 0;
        const int width = text[at] != '\\' ? 1 : text[at + 1] == 'u' ? 6 : 2;
        at += static_cast<std::size_t>(width);
        while (width == 1 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            ++at;
        place.column += width;
        line += isBreak ? 1 : 0;
        column = isBreak ? 1 : column + 1;
    }
    return place;
}

// Where the first of these fields that a scenario file has stands.
Place placeOfField(const std::string& text, std::initializer_list<std::string_view> names)
{
    const Result<LocatedJson> json = parseLocatedJson(text);
    for (const std::string_view name : names)
        if (const LocatedJson* field = json ? json->find(name) : nullptr)
            return field->where;
    return {};
}

std::string padded(const std::string& text, int width, bool isRight)
{
    const std::string blanks(static_cast<std::size_t>(std::max(0, width - characterCount(text))), ' ');
    return isRight ? blanks + text : text + blanks;
}

} // namespace

void printOut(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}
void printError(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void report(const std::string& file, const Error& error)
{
    printError(placeText(file, error.where) + "error: " + error.message + "\n");
    if (!error.hint.empty())
        printError("  hint: " + error.hint + "\n");
}

void reportNote(const std::string& file, const Place& where, const std::string& message)
{
    printError(placeText(file, where) + "note: " + message + "\n");
}

CommandLine::CommandLine(const QString& command, const QString& usage, const QString& description)
    : m_command(command)
    , m_usage(usage)
    , m_description(description)
{
    m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    m_parser.addOption({{"h", "help"}, "This text."});
    m_parser.addOption({{"v", "version"}, "The version of Adjoint."});
}

bool CommandLine::parse(const QStringList& arguments, int& status)
{
    if (!m_parser.parse(QStringList("adjoint " + m_command) + arguments)) {
        QString message = m_parser.errorText();
        if (message.endsWith('.'))
            message.chop(1);
        status = misuse(message.left(1).toLower() + message.mid(1));
        return false;
    }
    if (m_parser.isSet("version")) {
        printOut(versionText().toStdString());
        status = kSuccess;
        return false;
    }
    if (m_parser.isSet("help")) {
        QString options = m_parser.helpText();
        options.remove(0, std::max(qsizetype(0), options.indexOf("Options:")));
        printOut(QStringLiteral("Usage: adjoint %1 %2\n\n%3\n\n%4")
                     .arg(m_command, m_usage, m_description, options.trimmed() + "\n")
                     .toStdString());
        status = kSuccess;
        return false;
    }
    return true;
}

int CommandLine::misuse(const QString& message) const
{
    printError(
        QStringLiteral("adjoint %1: %2\nUsage: adjoint %1 %3\nSee 'adjoint %1 --help'.\n").arg(m_command, message, m_usage).toStdString());
    return kUsage;
}

std::optional<Source> readSource(const QString& file)
{
    const bool isStandardInput = file == "-";
    QFile input(file);
    const bool isOpen = isStandardInput ? input.open(stdin, QIODevice::ReadOnly) : input.open(QIODevice::ReadOnly);
    const std::string name = isStandardInput ? kStandardInput : file.toStdString();
    if (!isOpen) {
        report(name, {"cannot be read: " + input.errorString().toStdString(), {}, ""});
        return std::nullopt;
    }
    const QByteArray bytes = input.readAll();
    return Source{name, {bytes.constData(), static_cast<std::size_t>(bytes.size())}};
}

std::optional<Scenario> scenarioOf(const Source& source)
{
    if (!isScenario(source.text)) {
        Scenario scenario;
        scenario.program = source.text;
        ui::TableFiles().attach(scenario, folderOf(source));
        return scenario;
    }
    Result<Scenario> scenario = scenarioFromJson(source.text);
    if (!scenario) {
        report(source.name, scenario.error());
        return std::nullopt;
    }
    ui::TableFiles().attach(*scenario, folderOf(source));
    return std::move(*scenario);
}

void reportProgramErrors(const Source& source, const std::vector<Error>& errors)
{
    for (const Error& error : errors)
        report(source.name, isScenario(source.text) ? Error{error.message, placeInFile(source.text, error.where), error.hint} : error);
}

std::optional<Terrain> terrainOf(const Source& source, const Scenario& scenario)
{
    const Parsed parsed = programOf(scenario);
    if (!parsed.program) {
        reportProgramErrors(source, parsed.errors);
        return std::nullopt;
    }
    Scenario fromProgram = scenario;
    fromProgram.start.clear();
    Result<AxisView> view = axisView(fromProgram, *parsed.program);
    if (!view) {
        report(source.name, {view.error().message, placeOfField(source.text, {"axes", "program"}), view.error().hint});
        return std::nullopt;
    }
    view = axisView(scenario, *parsed.program);
    if (!view) { // the axes are right, so it is the start
        report(source.name, {view.error().message, placeOfField(source.text, {"start"}), view.error().hint});
        return std::nullopt;
    }
    Result<std::shared_ptr<const Batches>> batches = Batches::of(scenario, *parsed.program);
    if (!batches) {
        report(source.name, {batches.error().message, placeOfField(source.text, {"batch", "racers"}), batches.error().hint});
        return std::nullopt;
    }
    return Terrain(std::move(*view), std::move(*batches));
}

std::optional<std::vector<RacerRun>> runsOf(const Source& source, const Scenario& scenario, const Terrain& terrain)
{
    Result<std::vector<RacerRun>> runs = race(scenario, terrain);
    if (runs)
        return std::move(*runs);
    report(source.name, runs.error());
    return std::nullopt;
}

std::string table(const std::vector<std::vector<std::string>>& rows, const std::vector<bool>& isNumber)
{
    std::vector<int> widths(isNumber.size(), 0);
    for (const std::vector<std::string>& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], characterCount(row[i]));
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i == 0 ? "" : "  ") + padded(row[i], widths[i], isNumber[i]);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

} // namespace ad::app
