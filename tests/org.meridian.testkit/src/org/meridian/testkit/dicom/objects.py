"""Reads objects that are made from images with pydicom; the argument is their kind, files are on standard input.

sr: each NUM below a measurement group as name, derivation, value, unit, and each SCOORD or SCOORD3D
as its type and numbers. pr: window, shape, rotation, flip, area, and each graphic and text. seg: each segment with
the sum of its pixels. rt: each contour with its number of points and the last one. ecg: each channel with its unit,
rate, number of samples and a weighted sum of them.
"""
import sys

import numpy
import pydicom


def code(item, keyword):
    sequence = item.get(keyword)
    return sequence[0].CodeMeaning if sequence else ""


def numbers(values):
    return " ".join(repr(float(v)) for v in values)


def walk(item, found):
    kind = item.get("ValueType", "")
    if kind == "NUM":
        measured = item.MeasuredValueSequence[0]
        derivation = [
            code(c, "ConceptCodeSequence")
            for c in item.get("ContentSequence", [])
            if c.ValueType == "CODE"
        ]
        found.append(
            [
                "NUM",
                code(item, "ConceptNameCodeSequence"),
                " ".join(derivation),
                repr(float(measured.NumericValue)),
                measured.MeasurementUnitsCodeSequence[0].CodeValue,
            ]
        )
    elif kind in ("SCOORD", "SCOORD3D"):
        found.append([kind, item.GraphicType, numbers(item.GraphicData)])
    elif kind == "TEXT":
        found.append(["TEXT", code(item, "ConceptNameCodeSequence"), str(item.TextValue)])
    for child in item.get("ContentSequence", []):
        walk(child, found)


def state(data, found):
    for item in data.get("SoftcopyVOILUTSequence", []):
        found.append(["WINDOW", numbers([item.WindowCenter, item.WindowWidth])])
    found.append(["SHAPE", data.get("PresentationLUTShape", "")])
    found.append(["TURN", str(data.get("ImageRotation", 0)), data.get("ImageHorizontalFlip", "N")])
    for item in data.DisplayedAreaSelectionSequence:
        found.append(
            [
                "AREA",
                numbers(
                    list(item.DisplayedAreaTopLeftHandCorner)
                    + list(item.DisplayedAreaBottomRightHandCorner)
                ),
            ]
        )
    for item in data.get("GraphicAnnotationSequence", []):
        for graphic in item.get("GraphicObjectSequence", []):
            found.append(["GRAPHIC", graphic.GraphicType, numbers(graphic.GraphicData)])
        for text in item.get("TextObjectSequence", []):
            found.append(["TEXT", text.UnformattedTextValue.replace("\r\n", "|")])


def segmentation(data, found):
    pixels = data.pixel_array.reshape(int(data.NumberOfFrames), data.Rows, data.Columns)
    most = data.get("MaximumFractionalValue", 1) if data.SegmentationType == "FRACTIONAL" else 1
    shared = data.SharedFunctionalGroupsSequence[0]
    sums = {}
    for frame, group in zip(pixels, data.PerFrameFunctionalGroupsSequence):
        holder = group if "SegmentIdentificationSequence" in group else shared
        number = holder.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        sums[number] = sums.get(number, 0) + frame.astype(float).sum() / most
    for number, total in sums.items():
        found.append([str(number), repr(float(total))])


def structures(data, found):
    names = {roi.ROINumber: str(roi.ROIName) for roi in data.StructureSetROISequence}
    drawn = {roi.ReferencedROINumber: roi for roi in data.ROIContourSequence}
    for number, name in names.items():
        for contour in drawn[number].get("ContourSequence", []) if number in drawn else []:
            points = [float(v) for v in contour.ContourData]
            last = " ".join(repr(v) for v in points[-3:])
            found.append([name, contour.ContourGeometricType, str(len(points) // 3), last])


def waveform(data, found):
    for index, group in enumerate(data.WaveformSequence):
        values = data.waveform_array(index)
        for channel, item in enumerate(group.ChannelDefinitionSequence):
            column = values[:, channel]
            weights = numpy.arange(len(column)) % 7 + 1
            found.append(
                [
                    item.ChannelSourceSequence[0].CodeMeaning,
                    item.ChannelSensitivityUnitsSequence[0].CodeValue,
                    repr(float(group.SamplingFrequency)),
                    str(len(column)),
                    repr(float((column * weights).sum())),
                ]
            )


KINDS = {"sr": walk, "pr": state, "seg": segmentation, "rt": structures, "ecg": waveform}

for line in sys.stdin:
    data = pydicom.dcmread(line.strip(), force=True)
    found = []
    KINDS[sys.argv[1]](data, found)
    for row in found:
        print("\t".join(row))
