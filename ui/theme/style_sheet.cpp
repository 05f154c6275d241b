// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

// The macro declares a function, so it can't stand in a namespace. It is needed because the resources live in a static library.
static void initializeThemeResources()
{
    Q_INIT_RESOURCE(adjoint_themes);
    Q_INIT_RESOURCE(adjoint_icons);
}

namespace ad::ui {
namespace {

QHash<QString, QString> words(const Theme& theme)
{
    const QHash<QString, QColor> colors = {
        {"window", theme.window},
        {"surface", theme.surface},
        {"sunken", theme.sunken},
        {"hover", theme.hover},
        {"pressed", theme.pressed},
        {"border", theme.border},
        {"strongBorder", theme.strongBorder},
        {"text", theme.text},
        {"mutedText", theme.mutedText},
        {"disabledText", theme.disabledText},
        {"accent", theme.accent},
        {"accentText", theme.accentText},
        {"accentFill", theme.accentFill},
        {"error", theme.error},
        {"errorFill", theme.errorFill},
        {"warning", theme.warning},
        {"warningFill", theme.warningFill},
        {"grid", theme.grid},
    };
    QHash<QString, QString> result = {{"theme", theme.name}};
    for (auto color = colors.begin(); color != colors.end(); ++color)
        result.insert(color.key(), color.value().name());
    return result;
}

} // namespace

QString styleSheet(const Theme& theme)
{
    initializeThemeResources();
    QFile file(":/themes/adjoint.qss");
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QString text = isOpen ? QString::fromUtf8(file.readAll()) : QString();
    const QHash<QString, QString> known = words(theme);
    static const QRegularExpression token(QStringLiteral("\\$\\{([A-Za-z0-9.]+)\\}"));
    QString result;
    qsizetype end = 0;
    for (QRegularExpressionMatchIterator matches = token.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(1);
        bool isNumber = false;
        const double pixels = name.toDouble(&isNumber);
        Q_ASSERT_X(isNumber || known.contains(name), "styleSheet", qPrintable(name));
        result += text.mid(end, match.capturedStart() - end);
        result += isNumber ? QString::number(theme.px(pixels)) + "px" : known.value(name);
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

} // namespace ad::ui
