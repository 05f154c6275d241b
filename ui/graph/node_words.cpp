// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/node_words.h"

#include "ui/graph/card_word.h"

#include "core/base/text.h"
#include "core/trace/explain_absent.h"

#include <QCoreApplication>
#include <QStringList>

namespace ad::ui {
namespace {

constexpr std::ptrdiff_t kMostExact = 16; // numbers of a tensor that are shown in full precision

/// For lupdate, which has to know the class that a text belongs to.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ad::ui::GraphView)
};

QString kindWord(const DiagramItem& item)
{
    const QString label = QString::fromStdString(item.label);
    switch (item.kind) {
    case ItemKind::Input:
        return Words::tr("input");
    case ItemKind::Data:
        return Words::tr("data");
    case ItemKind::Constant:
        return Words::tr("constant");
    case ItemKind::Group:
        return Words::tr("group %1").arg(label);
    case ItemKind::Output:
        return Words::tr("output, operation %1").arg(label);
    case ItemKind::Operation:
        break;
    }
    return Words::tr("operation %1").arg(label);
}

QString exact(const Tensor* tensor)
{
    if (!tensor)
        return Words::tr("not computed yet");
    return QString::fromStdString(tensor->size() <= kMostExact ? exactText(*tensor) : shortText(*tensor));
}

QString spoken(const Tensor* tensor)
{
    return tensor ? QString::fromStdString(shortText(*tensor)) : Words::tr("not computed yet");
}

QString operands(const GraphScene& scene, int item)
{
    QStringList names;
    for (const DiagramLink& link : scene.diagram.links)
        if (link.to == item)
            names << QString::fromStdString(scene.diagram.items[size_t(link.from)].name);
    return names.join(Words::tr(" and "));
}

QString withoutAdjoint(const GraphScene& scene, NodeId node)
{
    return QString::fromStdString(reasonForNoAdjoint(*scene.trace, StepNames(*scene.trace), node));
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
        parts << Words::tr("shape %1").arg(QString::fromStdString(shown.shape));
    if (const QString of = operands(scene, item); !of.isEmpty())
        parts << Words::tr("of %1").arg(of);
    parts << Words::tr("value %1").arg(spoken(node.value));
    if (scene.trace->tangentOf(shown.node))
        parts << Words::tr("tangent %1").arg(spoken(node.tangent));
    if (scene.trace->adjointOf(shown.node))
        parts << Words::tr("adjoint %1").arg(spoken(node.adjoint));
    else
        parts << withoutAdjoint(scene, shown.node);
    if (const std::string gate = gateWords(scene.gates[size_t(item)]); !gate.empty())
        parts << QString::fromStdString(gate);
    if (node.isWrong)
        parts << cardWord(CardWord::Wrong);
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
    if (scene.trace->tangentOf(shown.node))
        text += row(name + QChar(0x0307), exact(node.tangent), theme.tangent.text);
    if (scene.trace->adjointOf(shown.node))
        text += row(name + QChar(0x0304), exact(node.adjoint), theme.adjoint.text);
    text += QStringLiteral("</table>");
    const auto addLine = [&](const QString& line) {
        if (!line.isEmpty())
            text += QStringLiteral("<div style='color:%1'>%2</div>").arg(theme.mutedText.name(), line.toHtmlEscaped());
    };
    if (!scene.trace->adjointOf(shown.node))
        addLine(withoutAdjoint(scene, shown.node));
    addLine(QString::fromStdString(gateWords(scene.gates[size_t(item)])));
    return text + QStringLiteral("</div>");
}

} // namespace ad::ui
