// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a copy of unsaved work, so that a crash or a power cut costs seconds.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ad::ui {

class Session;

/// Unsaved work that a run of the program left behind.
struct LostWork
{
    QString file;         ///< the copy
    QString originalPath; ///< of the document; empty if it had none
    QDateTime when;
};

/// Writes the session's document to `folder` a moment after each change while it is dirty, and removes the copy when it is saved or
/// closed. Each run has its own copy, locked while it lives.
class Recovery : public QObject
{
    Q_OBJECT

public:
    Recovery(Session* session, const QString& folder, QObject* parent = nullptr);
    /// The copy goes: who comes here closed the window and was asked.
    ~Recovery() override;

    /// Copies of runs that did not come to their end, the newest first.
    [[nodiscard]] QList<LostWork> lostWork() const;
    /// Makes `work` the session's document, and forgets the copy. False if it can't be read (the copy stays).
    [[nodiscard]] bool restore(const LostWork& work);
    void discard(const LostWork& work);

    /// Writes the copy now if there is something to save.
    void writeNow();

private:
    void sessionChanged();

    Session* m_session;
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
};

} // namespace ad::ui
