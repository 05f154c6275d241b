// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "core/base/version.h"
#include "core/lang/functions.h"
#include "ui/theme/appearance.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
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

// A text that fills a dialog, and a button to close it.
void fillSheet(QDialog& dialog, const QString& html, const QSize& size)
{
    auto* text = new QTextBrowser(&dialog);
    text->setHtml(html);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    buttons->button(QDialogButtonBox::Close)->setIcon({}); // the style's own icon is invisible in one of the themes
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog.resize(ui::currentTheme().px(size.width()), ui::currentTheme().px(size.height()));
}

QString row(const QString& code, const QString& meaning)
{
    return QStringLiteral("<tr><td style='padding:2px 24px 2px 0; font-family:monospace'>%1</td><td style='padding:2px 0'>%2</td></tr>")
        .arg(code.toHtmlEscaped(), meaning.toHtmlEscaped());
}

QString statements()
{
    return row("w = 2", tr("a number, vector or matrix makes an input, which is differentiated")) +
           row("data x = [1, 2, 3]", tr("an input that is data: neither differentiated nor optimised")) +
           row("data x = csv(\"points.csv\", \"x\")", tr("a column of a table of the document, or of a CSV file beside it")) +
           row("y = sigmoid(w*x)", tr("a name for a value; each name is bound once, before it is used")) +
           row("sigma(z) = 1/(1 + exp(-z))", tr("a function of your own; each call is a group of nodes")) +
           row("output y", tr("takes y as the output instead of the last line")) + row("# words", tr("a comment")) +
           row("a = 1; b = 2", tr("several statements on one line"));
}

QString operators()
{
    return row("+  -  *  /", tr("elementwise, with NumPy's broadcasting")) +
           row("^  **", tr("power; binds tighter than minus, so -x^2 is -(x^2)")) +
           row("@", tr("matrix product; of two vectors their dot product")) + row("A.T", tr("transposed")) +
           row("x[0]  A[1]  A[1, 2]", tr("one element or row; indices count from 0")) +
           row("<  <=  >  >=  ==  !=", tr("1 or 0; their derivative is 0")) + row("pi  e", tr("constants, unless you bind the name"));
}

} // namespace

QString languageSheet()
{
    QString functions;
    for (const FunctionHelp& function : ad::functions())
        functions += row(QString::fromStdString(function.signature), QString::fromStdString(function.about));
    return QStringLiteral("<h3>%1</h3><table>%2</table><h3>%3</h3><table>%4</table><h3>%5</h3><table>%6</table>")
        .arg(tr("Statements"), statements(), tr("Operators"), operators(), tr("Functions"), functions);
}

void showLanguage(QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("The language"));
    fillSheet(*dialog, languageSheet(), {760, 680});
    dialog->show();
}

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
    fillSheet(dialog, shortcutTable(actions), {480, 640});
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
