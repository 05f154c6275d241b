// SPDX-License-Identifier: GPL-3.0-or-later
//
// Terms. The *slack* of an edge is its length − 1. A *tight tree* is a spanning tree of edges without slack: it fixes the ranking
// up to a shift. Taking a tree edge away leaves two parts; its *cut value* is the weight of the edges that go from the part of its
// tail to the other part, minus the weight of those that come back: what one unit of its length costs. While a cut value is
// negative, we make that edge longer until another edge gets tight, and exchange the two.
//
// The tree is stored with parents and with postorder numbers (`low` … `last` are the numbers in a node's subtree), so that we see
// at once on which side of a tree edge a node is.
#include "core/layout/network_simplex.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace ad {

namespace {

class NetworkSimplex
{
public:
    NetworkSimplex(std::vector<int> ranks, std::span<const RankEdge> edges);

    std::vector<int> solve(int maxPivots);

private:
    int slack(int edge) const { return m_ranks[m_edges[edge].to] - m_ranks[m_edges[edge].from] - 1; }
    int other(int edge, int node) const { return m_edges[edge].from == node ? m_edges[edge].to : m_edges[edge].from; }
    bool inSubtree(int node, int root) const { return m_low[root] <= m_last[node] && m_last[node] <= m_last[root]; }
    std::span<const int> edgesOf(int node) const
    {
        return std::span(m_incident).subspan(m_firstIncident[node], m_firstIncident[node + 1] - m_firstIncident[node]);
    }

    void indexEdges();
    void growTightTree();
    int nearestEdge(const std::vector<char>& inTree) const;
    void numberTree();
    void computeCutValues();
    int leavingNode() const;
    int enteringEdge(int node) const;
    void exchange(int node, int entering);

    std::vector<int> m_ranks;
    std::span<const RankEdge> m_edges;
    std::vector<int> m_firstIncident; // of each node, into m_incident
    std::vector<int> m_incident;      // edges by node
    std::vector<char> m_isTreeEdge;
    std::vector<int> m_parentEdge; // −1 at the root
    std::vector<int> m_low;
    std::vector<int> m_last;
    std::vector<int> m_postorder;
    std::vector<int> m_cut; // cut value of the parent edge of each node
};

NetworkSimplex::NetworkSimplex(std::vector<int> ranks, std::span<const RankEdge> edges)
    : m_ranks(std::move(ranks))
    , m_edges(edges)
    , m_isTreeEdge(edges.size(), 0)
    , m_parentEdge(m_ranks.size(), -1)
    , m_low(m_ranks.size())
    , m_last(m_ranks.size())
    , m_cut(m_ranks.size())
{
    indexEdges();
}

void NetworkSimplex::indexEdges()
{
    m_firstIncident.assign(m_ranks.size() + 1, 0);
    for (const RankEdge& edge : m_edges) {
        ++m_firstIncident[edge.from + 1];
        ++m_firstIncident[edge.to + 1];
    }
    for (std::size_t i = 1; i < m_firstIncident.size(); ++i)
        m_firstIncident[i] += m_firstIncident[i - 1];
    m_incident.resize(2 * m_edges.size());
    std::vector<int> next(m_firstIncident.begin(), m_firstIncident.end() - 1);
    for (int e = 0; e < static_cast<int>(m_edges.size()); ++e) {
        m_incident[next[m_edges[e].from]++] = e;
        m_incident[next[m_edges[e].to]++] = e;
    }
}

/// The edge with the least slack that leaves the tree.
int NetworkSimplex::nearestEdge(const std::vector<char>& inTree) const
{
    int best = -1;
    for (int e = 0; e < static_cast<int>(m_edges.size()); ++e) {
        if (inTree[m_edges[e].from] != inTree[m_edges[e].to] && (best < 0 || slack(e) < slack(best)))
            best = e;
    }
    return best;
}

void NetworkSimplex::growTightTree()
{
    std::vector<char> inTree(m_ranks.size(), 0);
    std::vector<int> tree{0};
    inTree[0] = 1;
    for (std::size_t next = 0; tree.size() < m_ranks.size();) {
        for (; next < tree.size(); ++next) {
            for (const int e : edgesOf(tree[next])) {
                const int node = other(e, tree[next]);
                if (!inTree[node] && slack(e) == 0) {
                    inTree[node] = m_isTreeEdge[e] = 1;
                    tree.push_back(node);
                }
            }
        }
        const int e = nearestEdge(inTree);
        if (e < 0)
            break;
        const int shift = inTree[m_edges[e].from] ? slack(e) : -slack(e);
        for (const int node : tree)
            m_ranks[node] += shift;
        const int node = inTree[m_edges[e].from] ? m_edges[e].to : m_edges[e].from;
        inTree[node] = m_isTreeEdge[e] = 1;
        tree.push_back(node);
    }
    assert(tree.size() == m_ranks.size() && "the graph must be connected");
}

/// Parents and postorder numbers, without recursion: chains of thousands of nodes are common.
void NetworkSimplex::numberTree()
{
    struct Visit
    {
        int node;
        int next; // into edgesOf(node)
    };
    std::vector<Visit> stack{{0, 0}};
    m_postorder.clear();
    m_parentEdge[0] = -1;
    m_low[0] = 0;
    while (!stack.empty()) {
        Visit& visit = stack.back();
        const auto incident = edgesOf(visit.node);
        while (visit.next < static_cast<int>(incident.size()) &&
               (!m_isTreeEdge[incident[visit.next]] || incident[visit.next] == m_parentEdge[visit.node]))
            ++visit.next;
        if (visit.next == static_cast<int>(incident.size())) {
            m_last[visit.node] = static_cast<int>(m_postorder.size());
            m_postorder.push_back(visit.node);
            stack.pop_back();
            continue;
        }
        const int e = incident[visit.next++];
        const int child = other(e, visit.node);
        m_parentEdge[child] = e;
        m_low[child] = static_cast<int>(m_postorder.size());
        stack.push_back({child, 0});
    }
}

/// The net weight that leaves a subtree is the sum of the net weights that leave its nodes, because inner edges cancel.
/// That is the cut value of the parent edge, up to a sign.
void NetworkSimplex::computeCutValues()
{
    std::fill(m_cut.begin(), m_cut.end(), 0);
    for (const RankEdge& edge : m_edges) {
        m_cut[edge.from] += edge.weight;
        m_cut[edge.to] -= edge.weight;
    }
    for (const int node : m_postorder) {
        const int e = m_parentEdge[node];
        if (e < 0)
            continue;
        m_cut[other(e, node)] += m_cut[node];
        if (m_edges[e].to == node)
            m_cut[node] = -m_cut[node];
    }
}

/// The node whose parent edge has the most negative cut value; −1: none, the ranking is optimal.
int NetworkSimplex::leavingNode() const
{
    int best = -1;
    for (int node = 0; node < static_cast<int>(m_ranks.size()); ++node) {
        if (m_parentEdge[node] >= 0 && m_cut[node] < (best < 0 ? 0 : m_cut[best]))
            best = node;
    }
    return best;
}

/// The edge with the least slack that crosses the cut in the direction opposite to the parent edge of `node`.
int NetworkSimplex::enteringEdge(int node) const
{
    const bool nodeIsTail = m_edges[m_parentEdge[node]].from == node;
    int best = -1;
    for (int e = 0; e < static_cast<int>(m_edges.size()); ++e) {
        const bool fromInside = inSubtree(m_edges[e].from, node);
        const bool toInside = inSubtree(m_edges[e].to, node);
        if (fromInside != toInside && toInside == nodeIsTail && (best < 0 || slack(e) < slack(best)))
            best = e;
    }
    return best;
}

void NetworkSimplex::exchange(int node, int entering)
{
    const int leaving = m_parentEdge[node];
    const int shift = m_edges[leaving].from == node ? -slack(entering) : slack(entering);
    for (int i = m_low[node]; i <= m_last[node]; ++i)
        m_ranks[m_postorder[i]] += shift;
    m_isTreeEdge[leaving] = 0;
    m_isTreeEdge[entering] = 1;
    numberTree();
    computeCutValues();
}

std::vector<int> NetworkSimplex::solve(int maxPivots)
{
    growTightTree();
    numberTree();
    computeCutValues();
    for (int pivot = 0; pivot < maxPivots; ++pivot) {
        const int node = leavingNode();
        if (node < 0)
            break;
        const int entering = enteringEdge(node);
        assert(entering >= 0 && "a negative cut value needs an edge that comes back");
        exchange(node, entering);
    }
    return std::move(m_ranks);
}

} // namespace

std::vector<int> shortenEdges(std::vector<int> ranks, std::span<const RankEdge> edges, int maxPivots)
{
    if (ranks.size() < 2)
        return ranks;
    return NetworkSimplex(std::move(ranks), edges).solve(maxPivots);
}

} // namespace ad
