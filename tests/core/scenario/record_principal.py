#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the principal components of two gradient descents on a quadratic in 5 dimensions, as the expectation of tst_plane.

    /usr/bin/python3 tests/core/scenario/record_principal.py

By the singular value decomposition of the centred rows, where the program takes eigenvectors of the covariance.
"""
import numpy as np

SCALES = np.array([1.0, 2.0, 4.0, 8.0, 16.0])


def descend(start, rate, steps):
    points = [np.array(start, float)]
    for _ in range(steps):
        points.append(points[-1] - rate * SCALES * points[-1])
    return np.array(points)


runs = [descend([1, 2, -1, 0.5, 1], rate, 30) for rate in (0.05, 0.11)]
last = runs[0][-1]
rows = np.vstack(runs) - last
_, singular, components = np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)
explained = singular**2 / np.sum(singular**2)
for k in range(2):
    direction = components[k] * np.sign(components[k][np.argmax(np.abs(components[k]))])
    print([float(x) for x in direction], "explains", float(explained[k]), "place", float(direction @ (runs[1][3] - last)))
