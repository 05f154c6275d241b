// SPDX-License-Identifier: GPL-3.0-or-later
// Which learning rates work for each racer, and a search for the best one.
#pragma once

#include "ui/panel/race_tool.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace ad::ui {

class RateRow;
class RateStrip;
class RateSweeps;
class TuneSection;

class RatesTool : public RaceTool
{
    Q_OBJECT

public:
    explicit RatesTool(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Rates"); }
    [[nodiscard]] QString about() const override;
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;

    [[nodiscard]] RateStrip* strip() const { return m_strip; }
    [[nodiscard]] bool isBusy() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeProgress(QVBoxLayout* column);
    void showAll();
    void showSelected();
    void showRow(int racer);
    void showProgress();
    void setRate(double rate, int gesture);
    [[nodiscard]] QString sentence(int racer) const;
    [[nodiscard]] QString limitSentence(int racer) const;

    std::shared_ptr<const RaceView> m_race;
    int m_selected = -1;
    RateSweeps* m_sweeps;
    QLabel* m_empty;
    QWidget* m_content;
    RateRow* m_head;
    RateStrip* m_strip;
    QLabel* m_sentence;
    QWidget* m_progressRow;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QLabel* m_othersHeading;
    QVBoxLayout* m_others;
    std::vector<RateRow*> m_rows; // one a racer
    TuneSection* m_tune;
};

} // namespace ad::ui
