// SPDX-License-Identifier: GPL-3.0-or-later
// New, open, save and what is asked before unsaved work would be lost.
#pragma once

#include "ui/session/session.h"

#include <QObject>

class QWidget;

namespace ad::app {

/// The dialogs around a session. Each function returns false if the user cancelled or something failed; failures are told by failed().
class Documents : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialogs.
    Documents(ui::Session* session, QWidget* window);

    /// True if there is nothing to lose: all is saved, or the user saves it or gives it up now.
    [[nodiscard]] bool mayReplace();
    bool startNew(const Scenario& scenario);
    bool openWithDialog();
    bool openFile(const QString& path);
    bool save();
    bool saveAs();

signals:
    /// A file is the document now.
    void opened();
    void failed(const QString& message);

private:
    bool report(const std::optional<Error>& error, const QString& path);

    ui::Session* m_session;
    QWidget* m_window;
};

} // namespace ad::app
