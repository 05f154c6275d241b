// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/node_details.h"

#include "core/base/text.h"
#include "core/trace/explain.h"
#include "core/trace/explain_absent.h"
#include "core/trace/gate.h"
#include "core/trace/step_names.h"

#include <QCoreApplication>

namespace ad::ui {

namespace {

constexpr std::ptrdiff_t kLongestExact = 64; // elements; longer arrays are cut, and the trace table has them whole

QString tr(const char* text)
{
    return QCoreApplication::translate("NodeDetails", text);
}

QString exact(const Tensor* value)
{
    if (value == nullptr)
        return QStringLiteral("·");
    return QString::fromStdString(value->size() <= kLongestExact ? exactText(*value) : shortText(*value, 8));
}

QString operationOf(const Node& node)
{
    if (node.role == LeafRole::Parameter)
        return tr("input, differentiated");
    if (node.role == LeafRole::Data)
        return tr("data: an input that is not differentiated");
    if (isLeaf(*node.op))
        return tr("constant");
    return QString::fromUtf8(node.op->name) + QStringLiteral(": ") + QString::fromUtf8(node.op->about);
}

NodeLink linkTo(const StepNames& names, NodeId node)
{
    return {QStringLiteral("node:%1").arg(node), QString::fromStdString(names.plain(node))};
}

} // namespace

NodeDetails nodeDetails(const Trace& trace, const Frame& frame, NodeId id)
{
    const StepNames names(trace);
    const Node& node = trace.graph().node(id);
    const NodeFrame& shown = frame.nodes[static_cast<std::size_t>(id)];
    NodeDetails result;
    result.name = QString::fromStdString(names.plain(id));
    result.operation = operationOf(node);
    result.shape = node.shape.isScalar() ? tr("scalar") : QString::fromStdString(toText(node.shape));
    result.value = exact(shown.value);
    result.adjoint = trace.adjointOf(id) ? exact(shown.adjoint) : QString::fromStdString(reasonForNoAdjoint(trace, names, id));
    if (shown.isComplete)
        result.zeroReason = QString::fromStdString(reasonForZeroAdjoint(trace, names, id));
    result.gate = QString::fromStdString(gateWords(gateRoles(trace)[static_cast<std::size_t>(id)]));
    result.adjointName = QString::fromStdString(names.barPlain(id));
    for (const NodeId input : node.inputs)
        result.inputs.push_back(linkTo(names, input));
    for (const Edge& edge : trace.edges)
        if (edge.from == id)
            result.users.push_back(linkTo(names, edge.to));
    result.line = node.where.line;
    if (shown.isComplete)
        for (const std::string& tex : explainAdjoint(trace, id))
            result.adjointTex.push_back(QString::fromStdString(tex));
    return result;
}

} // namespace ad::ui
