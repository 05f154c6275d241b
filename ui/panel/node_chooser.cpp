// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/node_chooser.h"

#include "core/base/text.h"

#include <QSignalBlocker>

namespace ad::ui {

NodeChooser::NodeChooser(QWidget* parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    setMaxVisibleItems(20);
    connect(this, &QComboBox::activated, this, [this] { emit nodeChosen(node()); });
}

void NodeChooser::setNodes(const Trace& trace, const std::function<bool(NodeId)>& isWanted)
{
    const QSignalBlocker blocker(this);
    const QString chosen = currentText();
    clear();
    const std::vector<std::string> names = displayNames(trace.graph());
    for (NodeId id = 0; id < trace.forwardSize; ++id)
        if (isWanted(id))
            addItem(QString::fromStdString(displayName(names[static_cast<std::size_t>(id)])), id);
    setCurrentIndex(chosen.isEmpty() ? -1 : findText(chosen));
}

void NodeChooser::setNode(NodeId node)
{
    const QSignalBlocker blocker(this);
    if (const int index = findData(node); index >= 0)
        setCurrentIndex(index);
}

NodeId NodeChooser::node() const
{
    return currentIndex() < 0 ? kNoNode : currentData().toInt();
}

} // namespace ad::ui
