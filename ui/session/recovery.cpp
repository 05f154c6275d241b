// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recovery.h"

#include "ui/session/session.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

// A copy is one file: a line with the path of the document, then the document. A lock of the same name stands beside it while its run
// lives.

namespace ad::ui {
namespace {

QString lockOf(const QString& file)
{
    return file + ".lock";
}

bool isOwned(const QString& file)
{
    QLockFile lock(lockOf(file));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0); // a lock of a process that no longer runs is taken over
}

} // namespace

Recovery::Recovery(Session* session, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_folder(folder)
    , m_file(QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + ".recovery"))
{
    QDir().mkpath(folder);
    m_lock = std::make_unique<QLockFile>(lockOf(m_file));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0);
    m_timer.setSingleShot(true);
    m_timer.setInterval(2000);
    connect(&m_timer, &QTimer::timeout, this, &Recovery::writeNow);
    connect(session, &Session::scenarioChanged, this, &Recovery::sessionChanged);
    connect(session, &Session::dirtyChanged, this, &Recovery::sessionChanged);
}

Recovery::~Recovery()
{
    QFile::remove(m_file);
}

void Recovery::sessionChanged()
{
    if (m_session->isDirty()) {
        if (!m_timer.isActive())
            m_timer.start();
        return;
    }
    m_timer.stop();
    QFile::remove(m_file);
}

void Recovery::writeNow()
{
    m_timer.stop();
    if (!m_session->isDirty())
        return;
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return; // nothing that the user could do about it now; the document itself is not in danger
    file.write(m_session->path().toUtf8() + '\n');
    file.write(QByteArray::fromStdString(m_session->text()));
    file.commit();
}

QList<LostWork> Recovery::lostWork() const
{
    QList<LostWork> found;
    for (const QFileInfo& info : QDir(m_folder).entryInfoList({"*.recovery"}, QDir::Files, QDir::Time)) {
        if (info.filePath() == m_file || isOwned(info.filePath()))
            continue;
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            found.append({info.filePath(), QString::fromUtf8(file.readLine()).trimmed(), info.lastModified()});
    }
    return found;
}

bool Recovery::restore(const LostWork& work)
{
    QFile file(work.file);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    file.readLine();
    const QByteArray bytes = file.readAll();
    const Result<Scenario> scenario = m_session->format().read({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!scenario)
        return false;
    m_session->recover(*scenario, work.originalPath);
    writeNow(); // our own copy first, then the old one may go
    discard(work);
    return true;
}

void Recovery::discard(const LostWork& work)
{
    QFile::remove(work.file);
    QFile::remove(lockOf(work.file));
}

} // namespace ad::ui
