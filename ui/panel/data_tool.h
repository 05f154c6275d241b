// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that the program takes data from, and how much of them a step sees.
#pragma once

#include "core/scenario/prediction.h"
#include "ui/panel/race_tool.h"

#include <optional>

class QComboBox;
class QLabel;
class QStackedLayout;
class QToolButton;
class QVBoxLayout;

namespace ad::ui {

class BatchForm;
class DataGrid;
class DataModel;
class ScatterPlot;

/// The rows of the step's batch stand out in the table; below, the rows with what the selected racer predicts where it stands.
class DataTool : public RaceTool
{
    Q_OBJECT

public:
    explicit DataTool(QWidget* parent = nullptr);
    /// What a cell that is still being typed in would say at its end is for nobody.
    ~DataTool() override;

    [[nodiscard]] QString title() const override { return tr("Data"); }
    [[nodiscard]] QString about() const override;
    void setScenario(std::shared_ptr<const Scenario> scenario) override;
    void setRace(std::shared_ptr<const RaceView> race) override;
    void setSelectedRacer(int racer) override;
    void setPosition(double position) override;

private:
    void makeEmpty();
    void makeTable(QVBoxLayout* column);
    void makeRest(QVBoxLayout* column);
    void showTable();
    void showBatch();
    void showPrediction();
    void showMoment();
    [[nodiscard]] const Track* selectedTrack() const;
    [[nodiscard]] QString sentenceOf(const Track& track, std::int64_t iterate) const;
    void openFile();
    void insertExample(const QString& id);
    /// A name that no table has yet, made of `proposal`.
    [[nodiscard]] std::string freeName(const std::string& proposal) const;
    [[nodiscard]] std::string tableName() const;
    [[nodiscard]] bool isOfDocument() const;
    /// RacerChoice::batch of the selected racer.
    [[nodiscard]] std::optional<int> selectedBatch() const;
    void fitGrid();

    std::shared_ptr<const Scenario> m_scenario;
    std::shared_ptr<const RaceView> m_race;
    std::shared_ptr<const Program> m_predicted; // the program that m_prediction is of
    std::optional<Prediction> m_prediction;
    int m_racer = -1;
    double m_position = 0;
    std::int64_t m_iterate = -1; // whose prediction is shown; −1: none
    QStackedLayout* m_stack;
    QComboBox* m_tables = nullptr;
    QToolButton* m_remove = nullptr;
    DataModel* m_model = nullptr;
    DataGrid* m_grid = nullptr;
    QLabel* m_problem = nullptr;
    QWidget* m_batch = nullptr; // the form with its heading
    BatchForm* m_form = nullptr;
    QLabel* m_plotHeading = nullptr;
    ScatterPlot* m_plot = nullptr;
    QLabel* m_moment = nullptr; // what the selected racer does there
};

} // namespace ad::ui
