#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The step counts of tst_reference_rates, recomputed: reads the rows of its table and prints those that differ.

    /usr/bin/python3 tests/core/reference/recompute_rates.py

Optimizers are written from their papers, in the form that PyTorch gives them.
"""
import pathlib
import re

import numpy as np
import sympy as sp

from landscapes import LANDSCAPES, x, y

np.seterr(all="ignore")
STEPS = 500
RACERS = ["GD", "Momentum", "NAG", "AdaGrad", "RMSProp", "Adam", "Lion"]


def losses(name, racer, rate, start):
    expression = LANDSCAPES[name][0]
    f = sp.lambdify((x, y), [expression, sp.diff(expression, x), sp.diff(expression, y)], "numpy", cse=True)
    p, m, v = np.array(start, float), np.zeros(2), np.zeros(2)
    result = [f(*p)[0]]
    for t in range(1, STEPS + 1):
        g = np.array(f(*p)[1:], float)
        if racer == "GD":
            p = p - rate * g
        elif racer in ("Momentum", "NAG"):
            m = 0.9 * m + g
            p = p - rate * (m if racer == "Momentum" else g + 0.9 * m)
        elif racer == "AdaGrad":
            v = v + g * g
            p = p - rate * g / (np.sqrt(v) + 1e-10)
        elif racer == "RMSProp":
            v = 0.9 * v + 0.1 * g * g
            p = p - rate * g / (np.sqrt(v) + 1e-8)
        elif racer == "Adam":
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            p = p - rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        else:
            p = p - rate * np.sign(0.9 * m + 0.1 * g)
            m = 0.99 * m + 0.01 * g
        result.append(float(f(*p)[0]))
        if not np.isfinite(result[-1]):
            break
    return np.array(result)


def steps_to_reach(loss, target, basin):
    if target == "BelowTheSaddle":
        return int(np.argmax(loss <= -0.5)) if (loss <= -0.5).any() else -1
    outside = np.nonzero(~(loss - basin <= 1e-3 * (loss[0] - basin)))[0]
    if len(loss) <= STEPS or len(outside) and outside[-1] == STEPS:
        return -1
    return int(outside[-1]) + 1 if len(outside) else 0


if __name__ == "__main__":
    text = pathlib.Path(__file__).with_name("tst_reference_rates.cpp").read_text()
    number = r"[-+.\de]+"
    rows = re.findall(r'\{"(\w+)",\s*"\w+",\s*\{(%s), (%s)\},\s*\d+,\s*Target::(\w+),\s*(%s),\s*\{\{(.*?)\}\}\}' % (number, number, number), text, re.S)
    print(len(rows), "rows")
    for name, start_x, start_y, target, basin, cells in rows:
        pairs = re.findall(r"\{?(%s), (%s)\}?" % (number, number), cells)
        for racer, (rate, steps) in zip(RACERS, pairs, strict=True):
            ours = steps_to_reach(losses(name, racer, float(rate), (float(start_x), float(start_y))), target, float(basin))
            if ours != int(steps):
                print(name, racer, rate, "needs", ours, "steps, the table says", steps)
