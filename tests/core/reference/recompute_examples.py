#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers marked "torch" in tst_reference_examples: values and adjoints by PyTorch, in double precision.

    /usr/bin/python3 tests/core/reference/recompute_examples.py
"""
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def leaf(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def data(value):
    return torch.tensor(value, dtype=torch.float64)


def text(values):
    return np.array2string(values.detach().numpy(), precision=17, floatmode="unique", separator=", ").replace("\n", "")


def show(title, output, seed=None, /, **nodes):
    """Sweeps backward from `output` and prints "name | value | adjoint" for each node."""
    for node in nodes.values():
        node.retain_grad()
    output.backward(seed)
    print(title)
    for name, node in nodes.items():
        print("   ", name, "|", text(node), "|", text(node.grad))


def regularised_neuron():
    w, b = leaf(2.0), leaf(-0.3)
    z = w * 0.5 + b
    s = torch.sigmoid(z)
    loss, penalty = 0.5 * (s - 1)**2, 0.5 * w**2
    total = loss + 0.1 * penalty
    show("regularised_neuron", total, w=w, b=b, z=z, y=s, L=loss, R=penalty, L_reg=total)


def two_layers():
    x, t = data([1, 0.5]), data([1.0, 0])
    w1, b1 = leaf([[0.5, -0.2], [0.3, 0.8]]), leaf([0.1, -0.1])
    w2, b2 = leaf([[0.7, -0.4], [0.2, 0.6]]), leaf([0.05, -0.05])
    z = w1 @ x + b1
    h = torch.sigmoid(z)
    s = w2 @ h + b2
    loss = 0.5 * ((s - t)**2).sum()
    show("two_layers_by_matrix", loss, W1=w1, b1=b1, W2=w2, b2=b2, z=z, h=h, y=s, L=loss)


def binary_cross_entropy():
    w1, b1 = leaf([[0.4, -0.6, 0.1], [0.3, 0.2, -0.5]]), leaf([0.1, 0, -0.2])
    w2, b2 = leaf([0.7, -0.3, 0.5]), leaf(0.2)
    z1 = data([0.5, -1]) @ w1 + b1
    lay1 = torch.sigmoid(z1)
    z2 = lay1 @ w2 + b2
    h = torch.sigmoid(z2)
    loss = F.binary_cross_entropy(h, data(1.0))
    show("binary_cross_entropy", loss, W1=w1, b1=b1, W2=w2, b2=b2, z1=z1, lay1=lay1, z2=z2, h=h, L=loss)


def softmax_cross_entropy():
    w, b = leaf([[0.2, -0.1, 0.3], [0.5, 0.4, -0.2], [-0.3, 0.1, 0.2]]), leaf([0.1, 0, -0.1])
    scores = w @ data([1.0, 2, -1]) + b
    loss = F.cross_entropy(scores[None], torch.tensor([1]))
    show("softmax_cross_entropy", loss, W=w, b=b, scores=scores, L=loss)


def batch_normalisation():
    x, gamma, beta = leaf([[1.0, 50], [2, 20], [3, 80], [6, 30]]), leaf([1.0, 2]), leaf([0, 0.5])
    normal = F.batch_norm(x, None, None, gamma, beta, True, 0.1, 1e-5)
    loss = F.mse_loss(normal, data([[0.0, 1], [1, 0], [0, 1], [1, 0]]))
    show("batch_normalisation", loss, X=x, gamma=gamma, beta=beta, Y=normal, L=loss)


def elementwise():
    x = leaf([0.0, 1, -1])
    s = torch.exp(x)
    show("exponential_with_upstream", s, data([1.0, 2, 3]), x=x, y=s)
    x = leaf([-10.0, -2, 0, 2, 10])
    s = torch.sigmoid(x).sum()
    show("saturation", s, x=x, total=s)
    x = leaf([-3.0, -1, 0, 1, 3])
    s = (torch.sigmoid(x) + torch.tanh(x) + torch.relu(x) + F.leaky_relu(x, 0.1) + F.elu(x)).sum()
    show("activation_functions", s, x=x, total=s)


def rectifiers():
    x = leaf(-4.0)
    z = 2 * x + 2 + x
    q = torch.relu(z) + z * x
    h = torch.relu(z * z)
    s = h + q + q * x
    show("rectifiers", s, x=x, z=z, q=q, h=h, y=s)


def least_squares():
    x, t = data([0.0, 1, 2, 3]), data([1.1, 2.9, 5.2, 7.1])
    slope, intercept = leaf(0.0), leaf(0.0)
    loss = F.mse_loss(slope * x + intercept, t)
    show("least_squares", loss, slope=slope, intercept=intercept, L=loss)
    print("    minimum", np.linalg.lstsq(np.c_[x.numpy(), np.ones(4)], t.numpy(), rcond=None)[:2])


if __name__ == "__main__":
    for example in (regularised_neuron, two_layers, binary_cross_entropy, softmax_cross_entropy, batch_normalisation, elementwise,
                    rectifiers, least_squares):
        example()
