// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the tool, and the edits that they make.
#include "core/scenario/library.h"
#include "ui/panel/batch_form.h"
#include "ui/panel/data_grid.h"
#include "ui/panel/data_model.h"
#include "ui/panel/data_tool.h"
#include "ui/panel/tool_column.h"
#include "ui/plot/scatter_plot.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace ad::ui {
namespace {

constexpr qint64 kLargestFile = 16 * 1024 * 1024; // larger ones are named by the program, and stay where they are

QToolButton* iconButton(const QString& iconName, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setProperty("look", QStringLiteral("iconOnly"));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

} // namespace

DataTool::DataTool(QWidget* parent)
    : RaceTool(parent)
    , m_scenario(std::make_shared<const Scenario>())
    , m_stack(new QStackedLayout(this))
{
    makeEmpty();
    auto* page = new QWidget(this);
    QVBoxLayout* column = makeToolColumn(page);
    makeTable(column);
    makeRest(column);
    m_stack->addWidget(page);
    showBatch();
    showPrediction();
}

DataTool::~DataTool()
{
    m_model->disconnect(this);
}

void DataTool::makeEmpty()
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = makeToolColumn(page);
    addSentence(column, tr("A landscape can come from data: a table of numbers whose columns the program takes with "
                           "data x = csv(\"points\", \"x\"). Each step of a racer may then see all rows, or a few."));
    const auto add = [&](const QString& text, auto&& slot) {
        auto* button = new QPushButton(text, page);
        column->addWidget(button, 0, Qt::AlignLeft);
        connect(button, &QPushButton::clicked, this, slot);
    };
    add(tr("Linear regression"), [this] { insertExample(QStringLiteral("linear_regression")); });
    add(tr("Logistic regression"), [this] { insertExample(QStringLiteral("logistic_regression")); });
    addSentence(column, tr("These replace the program and the racers; Ctrl+Z brings yours back."))
        ->setProperty("look", QStringLiteral("small"));
    add(tr("Open a CSV file …"), [this] { openFile(); });
    add(tr("New table"), [this] {
        emit edited(tr("New table"), [name = freeName("points")](Scenario& s) { s.tables.push_back({name, "x,y\n0,0\n1,1\n"}); });
    });
    m_stack->addWidget(page);
}

void DataTool::makeTable(QVBoxLayout* column)
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(2);
    m_tables = new QComboBox(this);
    m_tables->setAccessibleName(tr("Table"));
    m_tables->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tables->setMinimumContentsLength(6);
    bar->addWidget(m_tables, 1);
    auto* row = iconButton("plus", tr("Add a row below the current one (Enter in the last row)"), this);
    auto* open = iconButton("open", tr("Open a CSV file as a table of the document"), this);
    m_remove = iconButton("trash", tr("Delete this table"), this);
    for (QToolButton* button : {row, open, m_remove})
        bar->addWidget(button);
    column->addLayout(bar);
    m_model = new DataModel(this);
    m_grid = new DataGrid(this);
    m_grid->setData(m_model);
    m_grid->setToolTip(
        tr("Type numbers, or paste them from a spreadsheet. The menu of the right button adds and deletes rows and columns."));
    column->addWidget(m_grid);
    m_problem = addSentence(column);
    connect(m_tables, &QComboBox::activated, this, &DataTool::showTable);
    connect(row, &QToolButton::clicked, m_grid, &DataGrid::addRow);
    connect(open, &QToolButton::clicked, this, &DataTool::openFile);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        emit edited(tr("Delete table"), [name = tableName()](Scenario& s) {
            std::erase_if(s.tables, [&](const DataTable& table) { return table.name == name; });
        });
    });
    connect(m_model, &DataModel::edited, this, [this](const QString& csv, const QString& text) {
        emit edited(text, [name = tableName(), csv = csv.toStdString()](Scenario& s) {
            for (DataTable& table : s.tables)
                if (table.name == name)
                    table.csv = csv;
        });
    });
}

void DataTool::makeRest(QVBoxLayout* column)
{
    m_plotHeading = addHeading(column, {});
    m_plot = new ScatterPlot(this);
    m_plot->setFixedHeight(m_plot->sizeHint().height());
    column->addWidget(m_plot);
    m_moment = addSentence(column);
    m_batch = new QWidget(this);
    auto* batch = new QVBoxLayout(m_batch);
    batch->setContentsMargins(0, 8, 0, 0);
    batch->setSpacing(8);
    addHeading(batch, tr("Each step sees"));
    m_form = new BatchForm(m_batch);
    batch->addWidget(m_form);
    column->addWidget(m_batch);
    column->addStretch(1);
    connect(m_form, &BatchForm::batchEdited, this, [this](const BatchChoice& choice, const QString& key) {
        emit edited(
            tr("Change batches"), [choice](Scenario& s) { s.batch = choice; }, key);
    });
    connect(m_form, &BatchForm::stepsEdited, this, [this](int steps) {
        emit edited(
            tr("Change steps"), [steps](Scenario& s) { s.steps = steps; }, QStringLiteral("steps"));
    });
    connect(m_form, &BatchForm::showsBatchToggled, this,
            [this](bool isOn) { emit edited(tr("Change the map"), [isOn](Scenario& s) { s.map.showsBatch = isOn; }); });
}

void DataTool::openFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a table"), {}, tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile) {
        m_problem->setText(file.isOpen() ? tr("The file is larger than 16 MB; save the document beside it, and name it in the program.")
                                         : tr("The file can't be read: %1.").arg(file.errorString()));
        m_problem->show();
        return;
    }
    const std::string csv = file.readAll().toStdString();
    emit edited(tr("Open a table"), [name = freeName(QFileInfo(path).completeBaseName().toStdString()), csv](Scenario& s) {
        s.tables.push_back({name, csv});
    });
}

void DataTool::insertExample(const QString& id)
{
    if (const Result<Scenario> example = loadPreset(id.toStdString()))
        emit edited(tr("Insert example"), [scenario = *example](Scenario& s) { s = scenario; });
}

} // namespace ad::ui
