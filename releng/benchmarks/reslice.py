"""Planes and slabs by VTK: reads a volume once, then cuts what each line of standard input asks for.

usage: reslice.py VOLUME COLUMNS ROWS SLICES SX SY SZ THREADS
A line is: OUT MODE SAMPLES STEP COLUMNS ROWS SPACING OX OY OZ RX RY RZ CX CY CZ
The answer is the time in milliseconds; the plane's values are in OUT.
"""
import sys
import time

import numpy
import vtk
from vtk.util.numpy_support import numpy_to_vtk, vtk_to_numpy

path, columns, rows, slices = sys.argv[1], *map(int, sys.argv[2:5])
spacing = list(map(float, sys.argv[5:8]))
threads = int(sys.argv[8])
vtk.vtkSMPTools.Initialize(threads)
vtk.vtkMultiThreader.SetGlobalMaximumNumberOfThreads(threads)
image = vtk.vtkImageData()
image.SetDimensions(columns, rows, slices)
image.SetSpacing(spacing)
values = numpy.fromfile(path, dtype="<i2")
array = numpy_to_vtk(values, array_type=vtk.VTK_SHORT)
image.GetPointData().SetScalars(array)
modes = {"MEAN": 2, "MAXIMUM": 1, "MINIMUM": 0}
print("ready", flush=True)
for line in sys.stdin:
    words = line.split()
    out, mode, samples = words[0], words[1], int(words[2])
    step, width, height, pixel = float(words[3]), int(words[4]), int(words[5]), float(words[6])
    origin, row, column = ([float(w) for w in words[i : i + 3]] for i in (7, 10, 13))
    normal = numpy.cross(row, column)
    axes = vtk.vtkMatrix4x4()
    for i in range(3):
        axes.SetElement(i, 0, row[i])
        axes.SetElement(i, 1, column[i])
        axes.SetElement(i, 2, normal[i])
        axes.SetElement(i, 3, origin[i])
    reslice = vtk.vtkImageReslice()
    reslice.SetInputData(image)
    reslice.SetResliceAxes(axes)
    reslice.SetOutputDimensionality(2)
    reslice.SetOutputOrigin(0, 0, 0)
    reslice.SetOutputSpacing(pixel, pixel, step)
    reslice.SetOutputExtent(0, width - 1, 0, height - 1, 0, 0)
    reslice.SetInterpolationModeToLinear()
    reslice.SetBackgroundLevel(-1024)
    reslice.SetNumberOfThreads(threads)
    if samples > 1:
        reslice.SetSlabNumberOfSlices(samples)
        reslice.SetSlabMode(modes[mode])
        reslice.SetSlabSliceSpacingFraction(1)
    start = time.perf_counter()
    reslice.Update()
    elapsed = (time.perf_counter() - start) * 1000
    vtk_to_numpy(reslice.GetOutput().GetPointData().GetScalars()).astype("<i2").tofile(out)
    print(elapsed, flush=True)
