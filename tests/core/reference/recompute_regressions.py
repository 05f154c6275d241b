#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The minima that the landscapes with tables state, from their tables alone: needs nothing but Python.

    python3 tests/core/reference/recompute_regressions.py

Least squares are solved with exact fractions; the logistic regression by Newton's method, whose coefficients are those of Wikipedia's
example (1.5046 and -4.0777). Printed are slope, intercept, the mean loss, and the eigenvalues of its Hessian.
"""
import json
import math
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "landscapes"


def columns(name):
    table = next(iter(json.loads((FOLDER / name).read_text())["tables"].values()))
    rows = [line.split(",") for line in table.split("\n")[1:] if line]
    return [Fraction(row[0]) for row in rows], [Fraction(row[1]) for row in rows]


def eigenvalues(a, b, d):
    mean, radius = (a + d) / 2, math.hypot((a - d) / 2, b)
    return mean + radius, mean - radius


def least_squares(xs, ys):
    n, sx, sy = len(xs), sum(xs), sum(ys)
    sxx, sxy = sum(x * x for x in xs), sum(x * y for x, y in zip(xs, ys))
    w = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    b = (sy - w * sx) / n
    loss = sum((w * x + b - y) ** 2 for x, y in zip(xs, ys)) / n
    return float(w), float(b), float(loss), *eigenvalues(float(2 * sxx / n), float(2 * sx / n), 2.0)


def logistic(xs, ys):
    xs, ys, n, w, b = [float(x) for x in xs], [float(y) for y in ys], len(xs), 0.0, 0.0
    for _ in range(60):
        ps = [1 / (1 + math.exp(-(w * x + b))) for x in xs]
        gw, gb = sum((p - y) * x for p, x, y in zip(ps, xs, ys)), sum(p - y for p, y in zip(ps, ys))
        hww, hwb = sum(p * (1 - p) * x * x for p, x in zip(ps, xs)), sum(p * (1 - p) * x for p, x in zip(ps, xs))
        hbb = sum(p * (1 - p) for p in ps)
        det = hww * hbb - hwb * hwb
        w, b = w - (hbb * gw - hwb * gb) / det, b - (hww * gb - hwb * gw) / det
    loss = -sum(y * math.log(p) + (1 - y) * math.log(1 - p) for p, y in zip(ps, ys)) / n
    return w, b, loss, *eigenvalues(hww / n, hwb / n, hbb / n)


for name in ("linear_regression", "unscaled_feature", "outlier"):
    print(name, *map(repr, least_squares(*columns(name + ".json"))))
print("logistic_regression", *map(repr, logistic(*columns("logistic_regression.json"))))
