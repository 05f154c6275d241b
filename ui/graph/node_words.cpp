// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/node_words.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace ad::ui {
namespace {

constexpr std::ptrdiff_t kMostExact = 16; // numbers of a tensor that are shown in full precision

QString tr(const char* text)
{
    return QCoreApplication::translate("ad::ui::GraphView", text);
}

QString kindWord(const DiagramItem& item)
{
    const QString label = QString::fromStdString(item.label);
    switch (item.kind) {
    case ItemKind::Input:
        return tr("input");
    case ItemKind::Data:
        return tr("data");
    case ItemKind::Constant:
        return tr("constant");
    case ItemKind::Group:
        return tr("group %1").arg(label);
    case ItemKind::Output:
        return tr("output, operation %1").arg(label);
    case ItemKind::Operation:
        break;
    }
    return tr("operation %1").arg(label);
}

QString exact(const Tensor* tensor)
{
    if (!tensor)
        return tr("not computed yet");
    return QString::fromStdString(tensor->size() <= kMostExact ? exactText(*tensor) : shortText(*tensor));
}

QString spoken(const Tensor* tensor)
{
    return tensor ? QString::fromStdString(shortText(*tensor)) : tr("not computed yet");
}

QString operands(const GraphScene& scene, int item)
{
    QStringList names;
    for (const DiagramLink& link : scene.diagram.links)
        if (link.to == item)
            names << QString::fromStdString(scene.diagram.items[size_t(link.from)].name);
    return names.join(tr(" and "));
}

QString row(const QString& name, const QString& text, const QColor& color)
{
    return QStringLiteral("<tr><td style='padding-right:12px'><i>%1</i></td><td style='color:%3'>%2</td></tr>")
        .arg(name, text.toHtmlEscaped(), color.name());
}

} // namespace

QString spokenNode(const GraphScene& scene, const Frame& frame, int item)
{
    const DiagramItem& shown = scene.diagram.items[size_t(item)];
    const NodeFrame& node = frame.nodes[size_t(shown.node)];
    QStringList parts{QString::fromStdString(shown.name), kindWord(shown)};
    if (!shown.shape.empty())
        parts << tr("shape %1").arg(QString::fromStdString(shown.shape));
    if (const QString of = operands(scene, item); !of.isEmpty())
        parts << tr("of %1").arg(of);
    parts << tr("value %1").arg(spoken(node.value));
    if (scene.trace->adjointOf(shown.node))
        parts << tr("adjoint %1").arg(spoken(node.adjoint));
    if (shown.isFaded)
        parts << tr("the output does not depend on it");
    return parts.join(QStringLiteral(", "));
}

QString nodeTip(const GraphScene& scene, const Frame& frame, int item, const Theme& theme)
{
    const DiagramItem& shown = scene.diagram.items[size_t(item)];
    const NodeFrame& node = frame.nodes[size_t(shown.node)];
    const QString name = QString::fromStdString(shown.name).toHtmlEscaped();
    const Op& op = *scene.trace->graph().node(shown.node).op;
    QString text = QStringLiteral("<div style='font-size:%1px'><b>%2</b> &nbsp;%3 %4")
                       .arg(theme.largeText())
                       .arg(name, kindWord(shown).toHtmlEscaped(), QString::fromStdString(shown.shape));
    if (!isLeaf(op))
        text += QStringLiteral("<br><span style='color:%1'>%2: %3</span>")
                    .arg(theme.mutedText.name(), QString::fromUtf8(op.name), QString::fromUtf8(op.about).toHtmlEscaped());
    text += QStringLiteral("<table style='margin-top:6px'>") + row(name, exact(node.value), theme.value.text);
    if (scene.trace->adjointOf(shown.node))
        text += row(name + QChar(0x0304), exact(node.adjoint), theme.adjoint.text);
    return text + QStringLiteral("</table></div>");
}

} // namespace ad::ui
