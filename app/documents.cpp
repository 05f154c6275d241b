// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents.h"

#include "ui/session/recent_files.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

namespace ad::app {
namespace {

constexpr auto kFolderKey = "lastFolder";

QString lastFolder()
{
    return QSettings().value(kFolderKey, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
}

} // namespace

Documents::Documents(ui::Session* session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

bool Documents::mayReplace()
{
    if (!m_session->isDirty())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to “%1”?").arg(m_session->title()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setInformativeText(tr("What is not saved is lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

bool Documents::startNew(const Scenario& scenario)
{
    if (!mayReplace())
        return false;
    m_session->start(scenario);
    return true;
}

bool Documents::openWithDialog()
{
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open"), lastFolder(), tr("Scenarios and programs (*.json *.adj *.txt);;All files (*)"));
    return !path.isEmpty() && openFile(path);
}

bool Documents::openFile(const QString& path)
{
    if (!mayReplace() || !report(m_session->open(path), path))
        return false;
    ui::addRecentFile(path);
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    emit opened();
    return true;
}

bool Documents::save()
{
    if (m_session->path().isEmpty())
        return saveAs();
    return report(m_session->save(), m_session->path());
}

bool Documents::saveAs()
{
    const QString proposal = m_session->path().isEmpty() ? lastFolder() + '/' + m_session->title() + ".json" : m_session->path();
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save as"), proposal, tr("Scenarios (*.json)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += ".json";
    if (!report(m_session->saveAs(path), path))
        return false;
    ui::addRecentFile(path);
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
    return true;
}

bool Documents::report(const std::optional<Error>& error, const QString& path)
{
    if (!error)
        return true;
    QString text = QString::fromStdString(error->message);
    if (error->where.isKnown())
        text = tr("%1, line %2, column %3: %4").arg(QFileInfo(path).fileName()).arg(error->where.line).arg(error->where.column).arg(text);
    if (!error->hint.empty())
        text += " — " + QString::fromStdString(error->hint);
    emit failed(text);
    return false;
}

} // namespace ad::app
