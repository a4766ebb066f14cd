"""Measures shapes on the modality values of files, with pydicom and NumPy alone.

A line of standard input: FILE, KIND and positions x1 y1 x2 y2 ..., tab-separated, in pixels; 0 0 is
the first pixel's centre. KIND is box, ellipse, polygon, length, angle or cobb; with :bw, :lbm, :janma or :bsa
behind it the values of a PET in Bq/ml are uptake by that. For FILE stands a folder where a plane through the
volume of its files is measured: then the plane goes before the positions, as origin, directions of rows and
columns, spacing of rows and of columns, and their numbers. The answer of a region: count, mean,
deviation, least, most, area; of the others: one number.
"""
import itertools
import os
import sys

import numpy
import pydicom

kept = {}


def modality(file):
    values = file.pixel_array.astype(numpy.float64)
    return values * float(file.get("RescaleSlope", 1)) + float(file.get("RescaleIntercept", 0))


def read(path):
    if path not in kept:
        kept.clear()
        file = pydicom.dcmread(path)
        kept[path] = modality(file), [float(v) for v in file.PixelSpacing], file
    return kept[path]


def volume(path):
    """Values by slice, row and column, and the matrix from such indices to the patient."""
    if path not in kept:
        kept.clear()
        files = [pydicom.dcmread(os.path.join(path, name)) for name in os.listdir(path)]
        row, column = numpy.array(files[0].ImageOrientationPatient, float).reshape(2, 3)
        place = lambda f: numpy.array(f.ImagePositionPatient, float)
        files.sort(key=lambda f: place(f) @ numpy.cross(row, column))
        down, right = [float(v) for v in files[0].PixelSpacing]
        step = (place(files[-1]) - place(files[0])) / (len(files) - 1)
        matrix = numpy.column_stack([step, column * down, row * right])
        kept[path] = numpy.array([modality(f) for f in files]), matrix, place(files[0])
    return kept[path]


def cut(path, plane):
    """The values of a plane's pixels by trilinear interpolation; beyond half a voxel none."""
    values, matrix, first = volume(path)
    origin, row, column = plane[0:3], plane[3:6], plane[6:9]
    y, x = numpy.mgrid[0 : int(plane[11]), 0 : int(plane[12])].astype(float)
    places = origin + y[..., None] * plane[9] * column + x[..., None] * plane[10] * row
    index = numpy.linalg.solve(matrix, (places - first).reshape(-1, 3).T).T
    most = numpy.array(values.shape) - 1
    outside = ((index < -0.5) | (index > most + 0.5)).any(axis=1)
    index = numpy.clip(index, 0, most)
    low = numpy.minimum(index.astype(int), numpy.maximum(most - 1, 0))
    part = index - low
    found = numpy.zeros(len(index))
    for corner in itertools.product((0, 1), repeat=3):
        at = numpy.minimum(low + corner, most)
        share = numpy.where(corner, part, 1 - part).prod(axis=1)
        found += share * values[at[:, 0], at[:, 1], at[:, 2]]
    found[outside] = numpy.nan
    return found.reshape(y.shape)


def clock(text):
    return int(text[0:2]) * 3600 + int(text[2:4]) * 60 + float(text[4:])


def uptake(file, kind):
    """What Bq/ml of a scan that is decay corrected to its start are multiplied by."""
    weight, height = float(file.PatientWeight), float(file.PatientSize)
    man = file.PatientSex == "M"
    if kind == "bw":
        spread = weight * 1000
    elif kind == "lbm":
        least = (weight / height / 100) ** 2
        spread = (1.1 * weight - 128 * least if man else 1.07 * weight - 148 * least) * 1000
    elif kind == "janma":
        index = weight / height**2
        spread = 9.27e6 * weight / (6680 + 216 * index if man else 8780 + 244 * index)
    else:
        spread = 0.007184 * weight**0.425 * (height * 100) ** 0.725 * 1e4
    tracer = file.RadiopharmaceuticalInformationSequence[0]
    passed = clock(file.SeriesTime) - clock(tracer.RadiopharmaceuticalStartTime)
    left = float(tracer.RadionuclideTotalDose) * 0.5 ** (passed / float(tracer.RadionuclideHalfLife))
    return spread / left


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
    numbers = numpy.array([float(n) for n in numbers])
    kind, _, by = kind.partition(":")
    if os.path.isdir(path):
        row_spacing, column_spacing = numbers[9:11]
        values = cut(path, numbers[:13])
        numbers = numbers[13:]
    else:
        values, (row_spacing, column_spacing), file = read(path)
        values = values * uptake(file, by) if by else values
    p = numbers.reshape(-1, 2)
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
