"""Measures shapes on the modality values of files, with pydicom and NumPy alone.

A line of standard input: FILE, KIND and positions x1 y1 x2 y2 ..., tab-separated, in pixels; 0 0 is
the first pixel's centre. KIND is box, ellipse, polygon, length, angle or cobb. The answer of a region: count, mean,
deviation, least, most, area; of the others: one number.
"""
import sys

import numpy
import pydicom

kept = {}


def read(path):
    if path not in kept:
        kept.clear()
        file = pydicom.dcmread(path)
        values = file.pixel_array.astype(numpy.float64)
        values = values * float(file.get("RescaleSlope", 1)) + float(file.get("RescaleIntercept", 0))
        kept[path] = values, [float(v) for v in file.PixelSpacing]
    return kept[path]


def inside(kind, p, x, y):
    low, high = p.min(axis=0), p.max(axis=0)
    if kind == "box":
        return (x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1])
    if kind == "ellipse":
        middle, half = (low + high) / 2, (high - low) / 2
        return ((x - middle[0]) / half[0]) ** 2 + ((y - middle[1]) / half[1]) ** 2 <= 1
    # the winding angle: another way than counting crossings
    turns = numpy.zeros(x.shape)
    for a, b in zip(p, numpy.roll(p, -1, axis=0)):
        ax, ay, bx, by = a[0] - x, a[1] - y, b[0] - x, b[1] - y
        turns += numpy.arctan2(ax * by - ay * bx, ax * bx + ay * by)
    return numpy.round(turns / (2 * numpy.pi)).astype(int) % 2 == 1


def area(kind, p):
    if kind == "polygon":
        # a sum of signed triangles about the middle
        q = p - p.mean(axis=0)
        r = numpy.roll(q, -1, axis=0)
        return abs(numpy.sum(q[:, 0] * r[:, 1] - q[:, 1] * r[:, 0])) / 2
    size = p.max(axis=0) - p.min(axis=0)
    return size[0] * size[1] * (numpy.pi / 4 if kind == "ellipse" else 1)


def degrees(a, b):
    return numpy.degrees(numpy.arccos(numpy.dot(a, b) / numpy.linalg.norm(a) / numpy.linalg.norm(b)))


for line in sys.stdin:
    path, kind, *numbers = line.rstrip("\n").split("\t")
    values, (row_spacing, column_spacing) = read(path)
    p = numpy.array([float(n) for n in numbers]).reshape(-1, 2)
    scale = numpy.array([column_spacing, row_spacing])
    if kind == "length":
        print(numpy.linalg.norm((p[1] - p[0]) * scale))
    elif kind == "angle":
        print(degrees((p[0] - p[1]) * scale, (p[2] - p[1]) * scale))
    elif kind == "cobb":
        angle = degrees((p[1] - p[0]) * scale, (p[3] - p[2]) * scale)
        print(min(angle, 180 - angle))
    else:
        y, x = numpy.mgrid[0 : values.shape[0], 0 : values.shape[1]].astype(float)
        v = values[inside(kind, p, x, y)]
        numbers = [len(v)] + ([v.mean(), v.std(), v.min(), v.max()] if len(v) else [0] * 4)
        numbers.append(area(kind, p) * row_spacing * column_spacing)
        print(*numbers, sep="\t")
