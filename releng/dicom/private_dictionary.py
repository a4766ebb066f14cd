"""Writes the table of private elements of org.meridian.dicom from pydicom's and dcmtk's dictionaries.

    python3 releng/dicom/private_dictionary.py /usr/share/libdcmtk17/private.dic \
        > bundles/org.meridian.dicom/src/org/meridian/dicom/private.tsv

A line "@ CREATOR" begins the elements of one private creator. Each is a line of its own: group and
element without its block, VR, VM, name (empty where nobody knows it).
"""
import re
import sys

from pydicom._private_dict import private_dictionaries

VRS = set(
    "AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US"
    " UT UV".split()
)


def pydicom_elements():
    for creator, elements in private_dictionaries.items():
        for tag, (vr, vm, name, _) in elements.items():
            if re.fullmatch("[0-9a-f]{4}xx[0-9a-f]{2}", tag):
                yield creator, tag[:4] + tag[6:], vr.split(" ")[0], vm, name


def dcmtk_elements(path):
    line = re.compile(r'\(([0-9a-f]{4}),"(.*?)",([0-9a-f]{2})\)\t+(\S+)\t+(\S+)\t+(\S+)')
    for row in open(path, encoding="ascii", errors="replace"):
        match = line.match(row)
        if match:
            group, creator, element, vr, name, vm = match.groups()
            yield creator, group + element, vr.upper(), vm, name


def main(dcmtk):
    table = {}
    for creator, tag, vr, vm, name in [*pydicom_elements(), *dcmtk_elements(dcmtk)]:
        name = "" if re.fullmatch("(?i)unknown|\\?*", name) else name.strip()
        if vr not in VRS or int(tag[:4], 16) % 2 == 0 or not creator.isascii():
            continue
        known = table.setdefault(creator.strip(), {}).get(tag)
        if known is None or known[0] == "UN" or not known[2]:
            if known is None or known[0] in ("UN", vr):
                table[creator.strip()][tag] = (vr, vm, name)
    for creator, elements in sorted(table.items()):
        print("@ " + creator)
        for tag, entry in sorted(elements.items()):
            print("\t".join((tag.upper(),) + entry).rstrip("\t"))


main(sys.argv[1])
