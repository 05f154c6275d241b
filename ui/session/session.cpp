// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUndoCommand>

namespace ad::ui {
namespace {

/// No document of ours is larger; reading a film by mistake shall not fill the memory.
constexpr qint64 kLargestFile = 64 * 1024 * 1024;

Error fileError(const QString& what, const QString& path, const QString& why)
{
    return {QStringLiteral("cannot %1 %2: %3").arg(what, QFileInfo(path).fileName(), why).toStdString()};
}

} // namespace

/// Replaces the scenario; small enough to be kept twice for each step.
class Session::Change : public QUndoCommand
{
public:
    Change(Session* session, const QString& text, Scenario after, MergeKey key)
        : QUndoCommand(text)
        , m_session(session)
        , m_before(session->m_scenario)
        , m_after(std::move(after))
        , m_key(std::move(key))
    {
    }

    void redo() override { m_session->put(m_after); }
    void undo() override { m_session->put(m_before); }
    [[nodiscard]] int id() const override { return m_key.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const Change*>(other);
        if (next->m_key != m_key)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before); // dragged back to where it was
        return true;
    }

private:
    Session* m_session;
    Scenario m_before;
    Scenario m_after;
    MergeKey m_key;
};

Session::Session(ScenarioFormat format, QObject* parent)
    : QObject(parent)
    , m_format(std::move(format))
{
    connect(&m_stack, &QUndoStack::cleanChanged, this, &Session::tellDirty);
}

QString Session::title() const
{
    if (!m_scenario.title.empty())
        return QString::fromStdString(m_scenario.title);
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
}

void Session::edit(const QString& text, const std::function<void(Scenario&)>& change, const MergeKey& merge)
{
    Scenario after = m_scenario;
    change(after);
    m_files.attach(after, m_folder);
    if (after == m_scenario)
        return;
    // A key that has ended, or that another edit came between, must not merge with its older step: give each run its own key.
    static constexpr QChar kSeparator(u'\x1f');
    const bool goesOn = !merge.isEmpty() && m_mergeKey.section(kSeparator, 0, 0) == merge && m_stack.index() > 0;
    if (!goesOn)
        m_mergeKey = merge.isEmpty() ? QString() : merge + kSeparator + QString::number(++m_runs);
    m_stack.push(new Change(this, text, std::move(after), m_mergeKey));
}

void Session::put(const Scenario& scenario)
{
    const QString before = title();
    m_scenario = scenario;
    m_files.attach(m_scenario, m_folder); // they may have changed since
    emit scenarioChanged();
    if (title() != before)
        emit titleChanged();
}

void Session::start(const Scenario& scenario)
{
    replace(scenario, {}, QDir::currentPath(), false);
}

void Session::recover(const Scenario& scenario, const QString& path)
{
    replace(scenario, path, path.isEmpty() ? QDir::currentPath() : QFileInfo(path).absolutePath(), true);
}

void Session::replace(const Scenario& scenario, const QString& path, const QString& folder, bool isRecovered)
{
    m_stack.clear();
    endMerge();
    m_isRecovered = isRecovered;
    m_path = path;
    m_folder = folder;
    m_scenario = scenario;
    m_files.attach(m_scenario, m_folder);
    emit documentReplaced();
    emit scenarioChanged();
    emit pathChanged(m_path);
    emit titleChanged();
    tellDirty();
}

std::optional<Error> Session::open(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(tr("open"), path, file.errorString());
    if (file.size() > kLargestFile)
        return fileError(tr("open"), path, tr("it is larger than 64 MB"));
    const QByteArray bytes = file.readAll();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(path).suffix().compare("json", Qt::CaseInsensitive) != 0) {
        if (bytes.contains('\0') || !QString::fromUtf8(bytes).toUtf8().startsWith(bytes))
            return fileError(tr("open"), path, tr("it is not a text file"));
        Scenario scenario;
        scenario.title = QFileInfo(path).completeBaseName().toStdString();
        scenario.program = bytes.toStdString();
        replace(scenario, {}, QFileInfo(absolute).absolutePath(),
                false); // saved as a scenario under another name; the program's own file is not written over
        return std::nullopt;
    }
    const Result<Scenario> scenario = m_format.read({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!scenario)
        return scenario.error();
    replace(*scenario, absolute, QFileInfo(absolute).absolutePath(), false);
    return std::nullopt;
}

std::optional<Error> Session::save()
{
    Q_ASSERT(!m_path.isEmpty());
    return saveAs(m_path);
}

std::optional<Error> Session::saveAs(const QString& path)
{
    QSaveFile file(path); // writes beside the file, and renames when all is written
    const std::string bytes = text();
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) != static_cast<qint64>(bytes.size()) || !file.commit())
        return fileError(tr("save"), path, file.errorString());
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const bool isElsewhere = absolute != m_path;
    m_path = absolute;
    m_isRecovered = false;
    endMerge();
    m_stack.setClean();
    if (isElsewhere) {
        m_folder = QFileInfo(absolute).absolutePath();
        Scenario there = m_scenario;
        m_files.attach(there, m_folder);
        if (there != m_scenario)
            put(there);
        emit pathChanged(m_path);
        emit titleChanged();
    }
    tellDirty();
    return std::nullopt;
}

void Session::tellDirty()
{
    if (isDirty() == m_wasDirty)
        return;
    m_wasDirty = isDirty();
    emit dirtyChanged(m_wasDirty);
}

} // namespace ad::ui
