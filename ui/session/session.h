// SPDX-License-Identifier: GPL-3.0-or-later
// The document that is open: its scenario, what can be undone, and its file.
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"
#include "ui/session/table_files.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ad::ui {

/// How scenarios become text and back.
struct ScenarioFormat
{
    std::function<Result<Scenario>(std::string_view)> read;
    std::function<std::string(const Scenario&)> write;
};

/// Edits with the same key, one after the other, are one step to undo: the letters of a word, the moves of a drag. Empty: never merged.
using MergeKey = QString;

/// Besides Player the only object that changes. All changes of the document go through edit(), so all of them can be undone.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(ScenarioFormat format, QObject* parent = nullptr);

    [[nodiscard]] const Scenario& scenario() const { return m_scenario; }
    [[nodiscard]] QUndoStack* undoStack() { return &m_stack; }
    /// True if there is something to save.
    [[nodiscard]] bool isDirty() const { return m_isRecovered || !m_stack.isClean(); }
    /// Absolute; empty if the document was never saved.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The scenario's title, else the name of the file, else "Untitled".
    [[nodiscard]] QString title() const;

    /// Changes a copy of the scenario and makes it the current one; `text` ("Move start") names the step in the Edit menu. If `change`
    /// changes nothing, nothing happens.
    void edit(const QString& text, const std::function<void(Scenario&)>& change, const MergeKey& merge = {});
    /// What comes next is a step of its own, even with the same key: the mouse was released, the field was left.
    void endMerge() { m_mergeKey.clear(); }

    /// A new document without a file; nothing can be undone.
    void start(const Scenario& scenario);
    /// The same, but with something to save: the work that an earlier run could not save to `path` (may be empty).
    void recover(const Scenario& scenario, const QString& path);
    /// Reads a scenario, or a program alone from a file that does not end in .json. On an error nothing changes.
    [[nodiscard]] std::optional<Error> open(const QString& path);
    /// Writes the file as a whole or not at all; path() is not empty (asserted).
    [[nodiscard]] std::optional<Error> save();
    [[nodiscard]] std::optional<Error> saveAs(const QString& path);

    /// The text that would be written now.
    [[nodiscard]] std::string text() const { return m_format.write(m_scenario); }
    [[nodiscard]] const ScenarioFormat& format() const { return m_format; }

signals:
    void scenarioChanged();
    /// Another document: everything that belongs to the old one (positions, selections) is to be forgotten.
    void documentReplaced();
    void titleChanged();
    void dirtyChanged(bool isDirty);
    void pathChanged(const QString& path);

private:
    class Change;

    void replace(const Scenario& scenario, const QString& path, const QString& folder, bool isRecovered);
    void put(const Scenario& scenario);
    void tellDirty();

    ScenarioFormat m_format;
    Scenario m_scenario;
    QUndoStack m_stack;
    TableFiles m_files;
    QString m_path;
    QString m_folder;    // where the files are that the program names
    MergeKey m_mergeKey; // of the run of edits that still grows, with its number
    int m_runs = 0;
    bool m_isRecovered = false;
    bool m_wasDirty = false;
};

} // namespace ad::ui
