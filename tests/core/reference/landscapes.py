# SPDX-License-Identifier: GPL-3.0-or-later
"""The landscapes as SymPy expressions, written from their sources and not from resources/, for recompute_minima and recompute_rates."""
import sympy as sp
from sympy import Rational as R

x, y = sp.symbols("x y", real=True)
pi = sp.pi
w1, w2 = 1 + (x - 1) / 4, 1 + (y - 1) / 4
r2 = x**2 + y**2

# name: (expression, window)
LANDSCAPES = {
    "sphere": (r2, (-5.12, 5.12, -5.12, 5.12)),
    "valley_k10": ((x**2 + 10 * y**2) / 2, (-5, 5, -2, 2)),
    "valley_k100": ((x**2 + 100 * y**2) / 2, (-5, 5, -2, 2)),
    "rosenbrock": ((1 - x)**2 + 100 * (y - x**2)**2, (-2, 2, -1, 3)),
    "beale": ((R(3, 2) - x + x * y)**2 + (R(9, 4) - x + x * y**2)**2 + (R(21, 8) - x + x * y**3)**2, (-4.5, 4.5, -4.5, 4.5)),
    "himmelblau": ((x**2 + y - 11)**2 + (x + y**2 - 7)**2, (-5, 5, -5, 5)),
    "booth": ((x + 2 * y - 7)**2 + (2 * x + y - 5)**2, (-10, 10, -10, 10)),
    "matyas": (R(26, 100) * r2 - R(48, 100) * x * y, (-10, 10, -10, 10)),
    "three_hump": (2 * x**2 - R(105, 100) * x**4 + x**6 / 6 + x * y + y**2, (-5, 5, -5, 5)),
    "six_hump": ((4 - R(21, 10) * x**2 + x**4 / 3) * x**2 + x * y + (-4 + 4 * y**2) * y**2, (-3, 3, -2, 2)),
    "mccormick": (sp.sin(x + y) + (x - y)**2 - R(3, 2) * x + R(5, 2) * y + 1, (-1.5, 4, -3, 4)),
    "styblinski": (R(1, 2) * (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y), (-5, 5, -5, 5)),
    "goldstein": ((1 + (x + y + 1)**2 * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)) *
                  (30 + (2 * x - 3 * y)**2 * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)), (-2, 2, -2, 2)),
    "rastrigin": (20 + x**2 - 10 * sp.cos(2 * pi * x) + y**2 - 10 * sp.cos(2 * pi * y), (-5.12, 5.12, -5.12, 5.12)),
    "ackley": (-20 * sp.exp(-R(1, 5) * sp.sqrt(r2 / 2)) - sp.exp((sp.cos(2 * pi * x) + sp.cos(2 * pi * y)) / 2) + sp.E + 20,
               (-5, 5, -5, 5)),
    "griewank": (r2 / 4000 - sp.cos(x) * sp.cos(y / sp.sqrt(2)) + 1, (-10, 10, -10, 10)),
    "levy": (sp.sin(pi * w1)**2 + (w1 - 1)**2 * (1 + 10 * sp.sin(pi * w1 + 1)**2) + (w2 - 1)**2 * (1 + sp.sin(2 * pi * w2)**2),
             (-10, 10, -10, 10)),
    "levy13": (sp.sin(3 * pi * x)**2 + (x - 1)**2 * (1 + sp.sin(3 * pi * y)**2) + (y - 1)**2 * (1 + sp.sin(2 * pi * y)**2),
               (-10, 10, -10, 10)),
    "easom": (-sp.cos(x) * sp.cos(y) * sp.exp(-(x - pi)**2 - (y - pi)**2), (-2, 8, -2, 8)),
    "saddle": (x**2 - y**2, (-2, 2, -2, 2)),
    "bounded_saddle": (x**2 - y**2 + y**4 / 4, (-2, 2, -2.5, 2.5)),
    "monkey": (x**3 - 3 * x * y**2, (-1.5, 1.5, -1.5, 1.5)),
    "plateau": (r2 / (1 + r2), (-6, 6, -6, 6)),
    "cliff": (5 * (1 + sp.tanh(10 * (x - R(1, 2)))) + R(1, 10) * (x + 1)**2 + R(1, 2) * y**2, (-3, 3, -2, 2)),
    "sharp_trap": (1 - sp.exp(-(100 * x**2 + y**2)) + R(1, 10) * ((x - 2)**2 + (y - 2)**2), (-1.5, 4, -1.5, 4)),
}
