// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/verdict_text.h"

#include <QCoreApplication>

namespace ad::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ad::ui::StandingsTable", text);
}

} // namespace

QString verdictText(RaceVerdict verdict)
{
    switch (verdict) {
    case RaceVerdict::Converged:
        return tr("✓ converged");
    case RaceVerdict::Stalled:
        return tr("– stalled");
    case RaceVerdict::Oscillating:
        return tr("↔ oscillating");
    case RaceVerdict::Diverged:
        return tr("× diverged");
    case RaceVerdict::Falling:
        return tr("↓ still falling");
    case RaceVerdict::Unfinished:
        break;
    }
    return tr("… not finished");
}

QString verdictTip(RaceVerdict verdict)
{
    const std::string_view meaning = verdictMeaning(verdict);
    return QString::fromUtf8(meaning.data(), static_cast<qsizetype>(meaning.size()));
}

QString stateText(const Track& track, double position)
{
    return isAtEnd(track, position) ? verdictText(track.reached.verdict) : tr("running");
}

} // namespace ad::ui
