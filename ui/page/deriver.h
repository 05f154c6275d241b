// SPDX-License-Identifier: GPL-3.0-or-later
// Derives scenarios: at once while that is fast, else on a worker, where the newest scenario wins.
#pragma once

#include "core/scenario/derive.h"
#include "ui/graph/graph_scene.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace ad::ui {

class Deriver : public QObject
{
    Q_OBJECT

public:
    explicit Deriver(QObject* parent = nullptr);
    ~Deriver() override; // waits for the worker, which tells this object

    /// Tells `derived` before it returns if the last derivation took less than the patience, later otherwise. Of several that wait only the
    /// last is made.
    ///
    /// @param shown  the scene beside which the new one is laid out, so that what stays is found again; may be null.
    void derive(const Scenario& scenario, Differentiate differentiate, std::shared_ptr<const GraphScene> shown);
    /// In milliseconds; at first 8, which is half a frame. Tests, which must not depend on how busy the machine is, have endless patience.
    void setPatience(double milliseconds) { m_patience = milliseconds; }
    /// A derivation is under way or waits.
    [[nodiscard]] bool isBusy() const { return m_asked != m_told; }

signals:
    /// `program` is the text that it follows from; `scene` is the picture of the trace, null without one.
    void derived(std::shared_ptr<const ad::Derivation> derivation, std::shared_ptr<const ad::ui::GraphScene> scene,
                 const std::string& program);

private:
    // A derivation with its picture, and what both cost.
    struct Timed
    {
        std::shared_ptr<const Derivation> derivation;
        std::shared_ptr<const GraphScene> scene;
        double milliseconds = 0.0;
    };

    [[nodiscard]] static Timed timedDerivation(const Scenario& scenario, Differentiate differentiate, const GraphScene* shown);
    void tell(int number, const Timed& result, const std::string& program);

    QThreadPool m_worker; // one thread: derivations come in order
    int m_asked = 0;
    int m_told = 0;
    double m_lastCost = 0.0; // milliseconds
    double m_patience;
};

} // namespace ad::ui
