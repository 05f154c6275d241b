#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what torch.optim and torch.optim.lr_scheduler (1.13) do, as the expectation of tst_optimizers and tst_schedules.

    /usr/bin/python3 tests/core/optim/record_torch.py > tests/core/optim/torch.json

Two courses for each setting, both from (-2, 1.5) in double precision:
"driven": the gradient of step t is (sin 1.3 t + 0.2, 3 cos 0.7 t - 0.5), whatever the point, so that rounding errors don't feed themselves;
"falling": the gradient of f(x, y) = (x-1)^2/2 + 5 (y+1/2)^2 + 0.3 sin(x+y). Optimizers that divide by a root dance chaotically around the
minimum, so points are recorded only as long as gradients with errors of 1e-15, relative and absolute, lead to the same point within 1e-13.
NAdam's running product is a tensor of the default type, so that is double as well.
"""
import itertools
import json
import math
import warnings

import torch

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)

SEEN = [1, 2, 3, 10, 31, 32, 33, 100, 200, 400]
CLASSES = {"sgd": "SGD", "adagrad": "Adagrad", "adadelta": "Adadelta", "rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW",
           "nadam": "NAdam", "radam": "RAdam", "adamax": "Adamax"}


def combinations(**values):
    return [dict(zip(values, chosen)) for chosen in itertools.product(*values.values())]


def betas_rows(lr, *extra):
    rows = [{"lr": lr}, {"lr": lr, "beta1": 0.5, "beta2": 0.9}, {"lr": lr, "beta1": 0.0, "beta2": 0.99, "eps": 1e-3},
            {"lr": lr, "beta1": 0.95, "beta2": 0.9999, "weight_decay": 0.1}, {}]
    return rows + [dict(lr=lr, **e) for e in extra]


SETTINGS = {
    "sgd": combinations(lr=[0.01, 0.1], momentum=[0, 0.9], weight_decay=[0, 0.05]) +
           combinations(lr=[0.02], momentum=[0.5, 0.9], dampening=[0, 0.3], weight_decay=[0, 0.1]) +
           combinations(lr=[0.02], momentum=[0.5, 0.9], nesterov=[True], weight_decay=[0, 0.1]),
    "adagrad": combinations(lr=[0.01, 0.5], lr_decay=[0, 0.05], initial_accumulator_value=[0, 2.0], weight_decay=[0, 0.1]) + [{"eps": 1e-2}],
    "adadelta": [{}] + combinations(lr=[1.0, 10.0], rho=[0.5, 0.95], eps=[1e-6, 1e-2], weight_decay=[0, 0.1]),
    "rmsprop": [{}] + combinations(lr=[0.01, 0.03], alpha=[0.9, 0.99], momentum=[0, 0.5], centered=[False, True], weight_decay=[0, 0.1]) +
               [{"eps": 1e-2}],
    "adam": betas_rows(0.1, {"amsgrad": True}, {"amsgrad": True, "weight_decay": 0.1}, {"weight_decay": 1.0}),
    "adamw": betas_rows(0.1, {"amsgrad": True}, {"amsgrad": True, "weight_decay": 0.1}, {"weight_decay": 0}),
    "nadam": betas_rows(0.1, {"momentum_decay": 0}, {"momentum_decay": 0.1}),
    "radam": betas_rows(0.1, {"beta2": 0.7}),
    "adamax": betas_rows(0.1, {"eps": 1e-2}),
}


def falling(p, step):
    x, y = p.tolist()
    wave = 0.3 * math.cos(x + y)
    return [x - 1 + wave, 10 * (y + 0.5) + wave]


def disturbed(p, step):
    sign = 1 if (step // 2) % 2 else -1
    x, y = falling(p, step)
    return [x + sign * (abs(x) + 1) * 1e-15, y - sign * (abs(y) + 1) * 1e-15]


def driven(p, step):
    return [math.sin(1.3 * step) + 0.2, 3 * math.cos(0.7 * step) - 0.5]


def course(name, settings, gradient, start):
    p = torch.tensor(start, requires_grad=True)
    given = dict(settings)
    if "beta1" in given or "beta2" in given:
        given["betas"] = (given.pop("beta1", 0.9), given.pop("beta2", 0.999))
    optimizer = getattr(torch.optim, CLASSES[name])([p], **given)
    points = []
    for step in range(max(SEEN)):
        p.grad = torch.tensor(gradient(p, step))
        optimizer.step()
        if step + 1 in SEEN:
            points.append(p.tolist())
    return points


def stable(points, others):
    count = 0
    while count < len(points) and max(abs(a - b) for a, b in zip(points[count], others[count])) < 1e-13:
        count += 1
    return points[:count]


def trajectory(name, settings):
    fallen = course(name, settings, falling, [-2.0, 1.5])
    nearby = course(name, settings, disturbed, [-2.0, 1.5])
    return {"optimizer": name, "settings": settings, "driven": course(name, settings, driven, [-2.0, 1.5]),
            "falling": stable(fallen, nearby)}


SCHEDULES = [
    ("step", "StepLR", {"step_size": 7, "gamma": 0.3}),
    ("exponential", "ExponentialLR", {"gamma": 0.97}),
    ("cosine", "CosineAnnealingLR", {"T_max": 20, "eta_min": 0.01}),
    ("warm_restarts", "CosineAnnealingWarmRestarts", {"T_0": 9, "T_mult": 1, "eta_min": 0.01}),
    ("warm_restarts", "CosineAnnealingWarmRestarts", {"T_0": 5, "T_mult": 2}),
    ("linear_warmup", "LinearLR", {}),
    ("linear_warmup", "LinearLR", {"start_factor": 0.1, "total_iters": 12, "end_factor": 0.8}),
]


def rates(name, class_name, settings):
    p = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([p], lr=0.2)
    scheduler = getattr(torch.optim.lr_scheduler, class_name)(optimizer, **settings)
    seen = []
    for _ in range(60):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return {"schedule": name, "settings": settings, "rates": seen}


def clipped(gradient_values, most):
    p = torch.zeros(len(gradient_values), requires_grad=True)
    p.grad = torch.tensor(gradient_values)
    torch.nn.utils.clip_grad_norm_([p], most)
    return {"gradient": gradient_values, "most": most, "clipped": p.grad.tolist()}


print(json.dumps({
    "torch": torch.__version__,
    "steps": SEEN,
    "trajectories": [trajectory(name, settings) for name in SETTINGS for settings in SETTINGS[name]],
    "schedules": [rates(*row) for row in SCHEDULES],
    "clip_norm": [clipped(g, most) for g in ([3.0, -4.0], [0.3, 0.1], [1e-9, 0.0]) for most in (1.0, 0.2, 1e-9)],
}).replace('{"optimizer"', '\n{"optimizer"').replace('{"schedule"', '\n{"schedule"').replace('{"gradient"', '\n{"gradient"'))
