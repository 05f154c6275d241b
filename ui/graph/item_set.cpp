// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/item_set.h"

#include <QCoreApplication>

#include <algorithm>

namespace ad::ui {
namespace {

/// For lupdate, which has to know the class that a text belongs to.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ad::ui::NodeSearch)
};

bool hasPart(const std::string& text, const QString& part)
{
    return QString::fromStdString(text).contains(part, Qt::CaseInsensitive);
}

// "7" or "line 7"; 0 for anything else.
int lineIn(const QString& text)
{
    const QString word = Words::tr("line");
    const QString number = text.startsWith(word, Qt::CaseInsensitive) ? text.mid(word.size()).trimmed() : text;
    bool isNumber = false;
    const int line = number.toInt(&isNumber);
    return isNumber ? line : 0;
}

bool isNamed(const GraphScene& scene, int item, const QString& text)
{
    const DiagramItem& shown = scene.diagram.items[size_t(item)];
    const Node& node = scene.trace->graph().node(shown.node);
    return QString::fromStdString(shown.name).compare(text, Qt::CaseInsensitive) == 0 ||
           QString::fromStdString(node.name).compare(text, Qt::CaseInsensitive) == 0;
}

bool isMatch(const GraphScene& scene, int item, const QString& text, int line)
{
    const DiagramItem& shown = scene.diagram.items[size_t(item)];
    const Node& node = scene.trace->graph().node(shown.node);
    if (line > 0 && node.where.line == line)
        return true;
    const bool isOperation = !isLeaf(*node.op);
    return hasPart(shown.name, text) || hasPart(node.name, text) ||
           (isOperation && (hasPart(shown.label, text) || hasPart(node.op->name, text)));
}

} // namespace

ItemSet relatedItems(const GraphScene& scene, int item)
{
    const size_t size = size_t(scene.size());
    ItemSet above(size, false);
    ItemSet below(size, false);
    above[size_t(item)] = below[size_t(item)] = true;
    const auto& links = scene.diagram.links; // by rising user
    for (const DiagramLink& link : links)
        if (below[size_t(link.from)])
            below[size_t(link.to)] = true;
    for (auto link = links.rbegin(); link != links.rend(); ++link)
        if (above[size_t(link->to)])
            above[size_t(link->from)] = true;
    for (size_t i = 0; i < size; ++i)
        above[i] = above[i] || below[i];
    return above;
}

std::vector<int> matchingItems(const GraphScene& scene, const QString& text)
{
    const QString wanted = text.trimmed();
    std::vector<int> found;
    if (wanted.isEmpty())
        return found;
    const int line = lineIn(wanted);
    for (int item = 0; item < scene.size(); ++item)
        if (isMatch(scene, item, wanted, line))
            found.push_back(item);
    std::stable_partition(found.begin(), found.end(), [&](int item) { return isNamed(scene, item, wanted); });
    return found;
}

} // namespace ad::ui
