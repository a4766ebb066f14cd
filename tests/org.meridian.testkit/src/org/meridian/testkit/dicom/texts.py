"""Decodes standard texts by pydicom: the yardstick of the character set tests.

    python3 texts.py < PATHS

Writes, for each element in the character set of each file, a line: path, tags from the outermost
sequence inwards with item numbers, and the values as UTF-8 in hexadecimal, joined by a backslash.
"""
import sys

import pydicom

TEXT = {"PN", "LO", "SH", "LT", "ST", "UT", "UC"}


def walk(path, dataset, place):
    for element in dataset:
        here = place + f"{int(element.tag):08X}"
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                walk(path, item, here + f"[{number}].")
        elif element.VR in TEXT and not element.tag.is_private and element.value is not None:
            values = element.value if isinstance(element.value, pydicom.multival.MultiValue) else [element.value]
            text = "\\".join(str(value).strip(" \0") for value in values)
            print(path, here, text.encode("utf-8", "replace").hex(), sep="\t")


for line in sys.stdin.read().splitlines():
    whole = pydicom.dcmread(line, stop_before_pixels=True)
    whole.decode()
    walk(line, whole, "")
