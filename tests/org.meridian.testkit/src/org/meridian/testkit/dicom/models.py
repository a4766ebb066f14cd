"""Reads documents of the DICOM JSON model by pydicom and compares them with the files.

    python3 models.py FOLDER < PATHS

The document of the n-th path, counted from 0, is FOLDER/n.json. Writes a line a file: path, the
number of elements compared, and the tags whose values differ, joined by commas. The number is -1 and a
reason follows where pydicom cannot read one of the two. Pixel data, padding, group lengths,
elements of an unknown VR and the character set itself are not compared.
"""
import os
import sys

import pydicom
from pydicom.multival import MultiValue


def plain(element):
    value = element.value
    if value is None or value == "" or value == []:
        return []
    values = list(value) if isinstance(value, (MultiValue, list)) else [value]
    if element.VR == "PN":
        return [str(v).rstrip("=").rstrip() for v in values]
    if element.VR in ("DS", "FL", "FD", "IS", "US", "SS", "UL", "SL", "UV", "SV", "AT"):
        return [None if v in (None, "") else float(v) for v in values]
    if isinstance(values[0], bytes):
        return [values[0].rstrip(b"\0")]
    return [str(v).strip(" \0") for v in values]


def compare(ours, theirs, differing):
    count = 0
    for element in theirs:
        tag = int(element.tag)
        if tag & 0xFFFF == 0 or tag in (0x00080005, 0x7FE00010, 0xFFFCFFFC) or element.VR == "UN":
            continue
        count += 1
        if element.tag not in ours:
            differing.append(f"{tag:08X}?")
        elif element.VR == "SQ":
            if len(element.value) != len(ours[element.tag].value or []):
                differing.append(f"{tag:08X}#")
            for a, b in zip(ours[element.tag].value or [], element.value):
                count += compare(a, b, differing)
        elif ours[element.tag].VR == element.VR and plain(ours[element.tag]) != plain(element):
            differing.append(f"{tag:08X}")
    return count


for number, line in enumerate(sys.stdin.read().splitlines()):
    document = os.path.join(sys.argv[1], f"{number}.json")
    if not os.path.exists(document):
        continue
    try:
        theirs = pydicom.dcmread(line)
        theirs.decode()
        list(theirs.iterall())
    except Exception as e:
        print(line, -1, type(e).__name__, sep="\t")
        continue
    differing = []
    with open(document, encoding="utf-8") as text:
        try:
            ours = pydicom.Dataset.from_json(text.read(), lambda *a: b"")
            count = compare(ours, theirs, differing)
        except Exception as e:
            count, differing = -1, [repr(e)]
    print(line, count, ",".join(differing), sep="\t")
