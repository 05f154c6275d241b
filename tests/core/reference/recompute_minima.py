#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The minima that the files in resources/landscapes state: place, value and the eigenvalues of the Hessian, with 40 digits inside.

    /usr/bin/python3 tests/core/reference/recompute_minima.py

The lowest 60 minima on a grid of 801 x 801 points are refined by Newton's method; at most 8 are printed, lowest first.
Ackley's minimum at (0, 0) is missing: there is no derivative there.
"""
import mpmath
import numpy as np
import sympy as sp

from landscapes import LANDSCAPES, x, y

mpmath.mp.dps = 40
np.seterr(all="ignore")
POINTS = 801


def grid_minima(f, window):
    xs, ys = (np.linspace(low, high, POINTS) + 1.5e-4 for low, high in (window[:2], window[2:]))
    values = f(*np.meshgrid(xs, ys)) + np.zeros((POINTS, POINTS))
    inner = values[1:-1, 1:-1]
    least = np.ones_like(inner, bool)
    for i in range(3):
        for j in range(3):
            least &= inner <= values[i:i + POINTS - 2, j:j + POINTS - 2]
    places = sorted(np.argwhere(least) + 1, key=lambda p: values[p[0], p[1]])
    return [np.array([xs[j], ys[i]]) for i, j in places[:60]]


def descended(p, gradient, hessian):
    """Newton's method with the absolute values of the curvatures and short steps, in double precision."""
    for _ in range(80):
        curvatures, directions = np.linalg.eigh(np.array(hessian(*p), float))
        step = directions @ ((directions.T @ np.array(gradient(*p), float)) / np.maximum(abs(curvatures), 1e-9))
        p = p - step * min(1, 0.05 / max(np.linalg.norm(step), 1e-300))
    return p


def minima(expression, window):
    gradient = [sp.diff(expression, v) for v in (x, y)]
    hessian = sp.hessian(expression, (x, y)).tolist()
    f, g, h = (sp.lambdify((x, y), e, "mpmath") for e in (expression, gradient, hessian))
    rough = [sp.lambdify((x, y), e, "numpy") for e in (expression, gradient, hessian)]
    found = []
    for p in grid_minima(rough[0], window):
        p = descended(p, rough[1], rough[2])
        try:
            at = [mpmath.mpf(0)] * 2 if max(abs(p)) < 1e-9 else list(mpmath.findroot(lambda a, b: g(a, b), tuple(map(mpmath.mpf, p))))
            at = [mpmath.chop(c, 1e-25) for c in at]
            curvatures = mpmath.eigsy(mpmath.matrix(h(*at)), eigvals_only=True)
        except (ValueError, ZeroDivisionError):
            continue
        if min(curvatures) > 0 and all(abs(at[0] - m[0]) + abs(at[1] - m[1]) > 1e-6 for m in found):
            found.append((*at, mpmath.chop(f(*at), 1e-25), *curvatures))
    return sorted(found, key=lambda m: m[2])


if __name__ == "__main__":
    for name, (expression, window) in LANDSCAPES.items():
        found = minima(expression, window)
        print(name, len(found))
        for minimum in found[:8]:
            print("   ", *(repr(float(v)) for v in minimum))
