// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "core/base/version.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <Eigen/Core>
#include <qcustomplot.h>

namespace ad::app {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Help", text);
}

} // namespace

QString shortcutTable(const QList<QAction*>& actions)
{
    const QString pale = ui::currentTheme().mutedText.name();
    QString rows;
    for (const QAction* action : actions) {
        if (action->shortcuts().isEmpty())
            continue;
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText).toHtmlEscaped();
        rows += QStringLiteral("<tr><td style='padding:3px 32px 3px 0'><b>%1</b></td><td style='padding:3px 0'>%2</td></tr>")
                    .arg(keys.join(QStringLiteral("</b> <span style='color:%1'>%2</span> <b>").arg(pale, tr("or"))),
                         QString(action->text()).remove(QStringLiteral("…")).toHtmlEscaped());
    }
    return QStringLiteral("<table>%1</table>").arg(rows);
}

void showShortcuts(QWidget* parent, const QList<QAction*>& actions)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(tr("Keyboard shortcuts"));
    auto* text = new QTextBrowser(&dialog);
    text->setHtml(shortcutTable(actions));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog.resize(ui::currentTheme().px(480), ui::currentTheme().px(640));
    dialog.exec();
}

void showAbout(QWidget* parent)
{
    const QString eigen = QStringLiteral("%1.%2.%3").arg(EIGEN_WORLD_VERSION).arg(EIGEN_MAJOR_VERSION).arg(EIGEN_MINOR_VERSION);
    const QString plot = QStringLiteral(QCUSTOMPLOT_VERSION_STR);
    const QString version = QString::fromUtf8(kVersion.data(), static_cast<qsizetype>(kVersion.size()));
    QMessageBox box(
        QMessageBox::NoIcon, tr("About Adjoint"),
        QStringLiteral("<h3>Adjoint %1</h3><p>%2</p>").arg(version, tr("See automatic differentiation and gradient-based optimization.")),
        QMessageBox::Close, parent);
    box.setInformativeText(QStringLiteral("<p>%1</p><p>Qt %2 (LGPL-3.0) · QCustomPlot %3 (GPL-3.0) · Eigen %4 (MPL-2.0) · "
                                          "JSON for Modern C++ (MIT) · DejaVu (Bitstream Vera licence) · TeX Gyre (GUST Font Licence)</p>")
                               .arg(tr("Free software under the GNU General Public License, version 3 or later, without any warranty."),
                                    QString::fromLatin1(qVersion()), plot, eigen));
    box.exec();
}

} // namespace ad::app
