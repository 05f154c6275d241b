// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/appearance.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

// The macro declares a function, so it can't stand in a namespace. It is needed because the resources live in a static library.
static void initializeIconResources()
{
    Q_INIT_RESOURCE(adjoint_icons);
}

namespace ad::ui {
namespace {

QByteArray drawing(const QString& name)
{
    initializeIconResources();
    QFile file(":/icons/" + name + ".svg");
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "icon", qPrintable(name));
    return isOpen ? file.readAll() : QByteArray();
}

QColor tint(QIcon::Mode mode, QIcon::State state)
{
    const Theme& theme = currentTheme();
    if (mode == QIcon::Disabled)
        return theme.disabledText;
    return state == QIcon::On ? theme.accent : theme.text;
}

/// Draws an SVG whose strokes are "currentColor" in the colour of the moment.
class TintedEngine : public QIconEngine
{
public:
    TintedEngine(QString name, const QColor& fixed)
        : m_name(std::move(name))
        , m_fixed(fixed)
        , m_svg(drawing(m_name))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QColor color = m_fixed.isValid() && mode != QIcon::Disabled ? m_fixed : tint(mode, state);
        QSvgRenderer renderer(QByteArray(m_svg).replace("currentColor", color.name().toLatin1()));
        const int side = qMin(rect.width(), rect.height());
        renderer.render(painter, QRectF(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side, side));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QColor color = m_fixed.isValid() && mode != QIcon::Disabled ? m_fixed : tint(mode, state);
        const QString key = QStringLiteral("adjoint-%1-%2-%3x%4").arg(m_name, color.name()).arg(size.width()).arg(size.height());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("adjoint"); }

private:
    QString m_name;
    QColor m_fixed;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new TintedEngine(name, QColor()));
}

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new TintedEngine(name, color));
}

QStringList iconNames()
{
    initializeIconResources();
    QStringList names = QDir(":/icons").entryList({"*.svg"}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

} // namespace ad::ui
