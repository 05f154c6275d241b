// SPDX-License-Identifier: GPL-3.0-or-later
// The list of racers with their settings.
#pragma once

#include "core/scenario/scenario.h"
#include "ui/theme/racer_look.h"

#include <QWidget>

#include <map>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace ad::ui {

class EmptyState;
class RacerRow;

/// Lists racers, and lets them be added, changed, copied, moved and removed. It changes nothing itself: it says what the list shall be.
class RacersPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RacersPanel(QWidget* parent = nullptr);

    /// Emits nothing. @param errors  one for each racer, empty where its settings are right; may be shorter.
    void setRacers(const std::vector<RacerChoice>& racers, const std::vector<QString>& errors);
    /// Learning rates for racers that are added, by optimizer; those that are missing get the default of the table.
    void setSuggestedRates(const std::map<std::string, double>& rates) { m_rates = rates; }
    void setSelected(int racer);
    [[nodiscard]] const std::vector<RacerChoice>& racers() const { return m_racers; }

public slots:
    void addRacer(const QString& optimizer);

signals:
    /// What the list shall be. Edits with the same merge key, one after the other, are one step to undo; empty: never.
    void racersEdited(const std::vector<ad::RacerChoice>& racers, const QString& undoText, const QString& mergeKey);
    /// A field was left or a drag ended: the next edit is a step of its own.
    void editEnded();
    void racerSelected(int racer);
    /// That this racer goes on in another way from where it stands.
    void branchWished(int racer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeAddMenu();
    void addRow();
    void showRacers();
    void edited(int index, const RacerChoice& racer, const QString& key, bool isFinal);
    void wished(int index, int wish);

    std::vector<RacerChoice> m_racers;
    std::vector<QString> m_errors;
    std::map<std::string, double> m_rates;
    std::vector<RacerRow*> m_rows;
    QWidget* m_list;
    QVBoxLayout* m_listLayout;
    QWidget* m_scroll;
    EmptyState* m_empty;
    QPushButton* m_add;
    int m_selected = -1;
};

} // namespace ad::ui
