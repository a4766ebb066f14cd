"""Writes the data dictionary table of org.meridian.dicom from pydicom's copy of PS3.6 and PS3.7.

    python3 releng/dicom/dictionary.py \
        > bundles/org.meridian.dicom/src/org/meridian/dicom/dictionary.tsv

One line a tag: tag (x stands for any hexadecimal digit), VR, VM, keyword, R when retired. The VRs
that PS3.6 leaves open are written as their first choice's alternatives joined by a slash.
"""
from pydicom._dicom_dict import DicomDictionary, RepeatersDictionary


def line(tag, entry):
    vr, vm, _, retired, keyword = entry
    vr = vr.replace(" or ", "/")
    return "\t".join([tag, vr, vm, keyword, "R" if retired else ""]).rstrip("\t")


def main():
    for tag, entry in sorted(DicomDictionary.items()):
        if entry[4] and entry[0] != "NONE":
            print(line(f"{tag:08X}", entry))
    for tag, entry in sorted(RepeatersDictionary.items()):
        if entry[4] and entry[0] != "NONE":
            print(line(tag.upper().replace("X", "x"), entry))


main()
