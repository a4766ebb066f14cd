"""Decodes frames by other toolkits: the yardstick of the frame tests.

    python3 frames.py FOLDER < PATHS

Reads paths of DICOM files from standard input, one a line, and writes one line a frame:
path, frame from 0, rows, columns, samples, SHA-256 of the stored values as little endian 32-bit
integers; for lossy syntaxes also the name of a file in FOLDER with those values. A file that cannot
be decoded gives one line with the path, -1 and the reason. Stored values are cut to Bits Stored at
High Bit and sign-extended; subsampled colour stands at full size.
"""
import hashlib
import os
import subprocess
import sys
import zlib

import numpy
import pydicom
from pydicom.encaps import generate_pixel_data_frame

NATIVE = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"}
RLE = "1.2.840.10008.1.2.5"
DEFLATED_FRAME = "1.2.840.10008.1.2.8.1"
DCT = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55"}
JPEG_LOSSLESS = {"1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"}
JPEG_LS = {"1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"}
JPEG_2000 = {"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"}
HTJ2K_LOSSY = "1.2.840.10008.1.2.4.203"
HTJ2K = {"1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", HTJ2K_LOSSY}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        words = (done.stdout + done.stderr).strip().splitlines()
        raise ValueError(command[0] + " refuses" + (": " + words[-1][:60] if words else ""))


def native_dataset(path, dataset, syntax, folder):
    """The data set with its pixel data uncompressed by another toolkit."""
    plain = os.path.join(folder, "plain.dcm")
    if os.path.exists(plain):
        os.remove(plain)
    if syntax in NATIVE:
        return dataset
    if syntax in JPEG_LS:
        # the near-lossless planes of some files are beyond dcmtk's reader, not beyond GDCM's
        try:
            run("dcmdjpls", path, plain)
        except (ValueError, OSError):
            run("gdcmconv", "--raw", path, plain)
    elif syntax in JPEG_LOSSLESS or syntax in DCT:
        try:
            run("dcmdjpeg", "--conv-never", path, plain)
        except (ValueError, OSError):
            run("gdcmconv", "--raw", path, plain)
    elif syntax in JPEG_2000:
        run("gdcmconv", "--raw", path, plain)
    else:
        raise ValueError("no peer for this syntax")
    return pydicom.dcmread(plain, force=True)


def cut(values, dataset):
    stored, high = int(dataset.BitsStored), int(dataset.HighBit)
    shifted = (values.astype(numpy.int64) >> (high + 1 - stored)) & ((1 << stored) - 1)
    if int(dataset.PixelRepresentation) == 1:
        sign = 1 << (stored - 1)
        shifted = (shifted ^ sign) - sign
    return (shifted & 0xFFFFFFFF).astype("<u4")


def frames_of(path, dataset, syntax, folder):
    frames = int(dataset.get("NumberOfFrames", 1) or 1)
    rows, columns = int(dataset.Rows), int(dataset.Columns)
    samples = int(dataset.SamplesPerPixel)
    count = rows * columns * samples
    allocated = int(dataset.BitsAllocated)
    if syntax == DEFLATED_FRAME:
        for packed in generate_pixel_data_frame(dataset.PixelData, frames):
            plain = zlib.decompressobj(-15).decompress(packed)
            yield unpacked(plain, count) if allocated == 1 else typed(plain, dataset, "<")[:count]
        return
    if syntax == RLE and allocated == 1:
        from pydicom.pixel_data_handlers.rle_handler import _rle_decode_segment, _parse_rle_header

        for packed in generate_pixel_data_frame(dataset.PixelData, frames):
            offsets = _parse_rle_header(packed[:64])
            yield unpacked(bytes(_rle_decode_segment(packed[offsets[0]:])), count)
        return
    if syntax == RLE:
        from pydicom.pixel_data_handlers import rle_handler

        array = rle_handler.get_pixeldata(dataset).reshape(frames, -1)
        for frame in array:
            # the handler keeps one plane a sample unless it is told otherwise
            values = frame.reshape(samples, rows * columns).T.reshape(-1)
            yield cut(values, dataset)
        return
    if syntax in JPEG_2000 and allocated == 1:
        for packed in generate_pixel_data_frame(dataset.PixelData, frames):
            yield openjpeg(packed, folder)
        return
    if syntax in HTJ2K:
        for packed in generate_pixel_data_frame(dataset.PixelData, frames):
            yield openjph(packed, dataset, folder)
        return
    plain = native_dataset(path, dataset, syntax, folder)
    allocated = int(plain.BitsAllocated)
    big = plain.is_little_endian is False
    data = plain.PixelData
    if big and allocated <= 8 and plain["PixelData"].VR == "OW":
        data = numpy.frombuffer(data, "<u2").astype(">u2").tobytes()
    if allocated == 1:
        bits = numpy.unpackbits(numpy.frombuffer(data, "u1"), bitorder="little")
        for i in range(frames):
            yield bits[i * count:(i + 1) * count].astype("<u4")
        return
    half = plain.PhotometricInterpretation == "YBR_FULL_422" and syntax in NATIVE
    values = typed(data, plain, ">" if big else "<", syntax in DCT)
    size = count * 2 // 3 if half else count
    for i in range(frames):
        part = values[i * size:(i + 1) * size]
        if len(part) < size:
            raise ValueError("too few samples")
        if half:
            pairs = part.reshape(-1, 4)
            full = numpy.stack(
                [pairs[:, 0], pairs[:, 2], pairs[:, 3], pairs[:, 1], pairs[:, 2], pairs[:, 3]], 1)
            part = full.reshape(-1)
        elif samples > 1 and int(plain.get("PlanarConfiguration", 0)) == 1:
            part = part.reshape(samples, rows * columns).T.reshape(-1)
        yield part


def openjpeg(packed, folder):
    """The values of a grey codestream of up to eight bits."""
    packed_file, plain_file = os.path.join(folder, "frame.j2k"), os.path.join(folder, "frame.rawl")
    with open(packed_file, "wb") as out:
        out.write(packed)
    run("opj_decompress", "-i", packed_file, "-o", plain_file)
    return numpy.fromfile(plain_file, "u1").astype("<u4")


def openjph(packed, dataset, folder):
    """The values of a codestream that is grey, or colour of eight bits."""
    grey = int(dataset.SamplesPerPixel) == 1
    packed_file = os.path.join(folder, "frame.j2c")
    plain_file = os.path.join(folder, "frame.yuv" if grey else "frame.ppm")
    with open(packed_file, "wb") as out:
        out.write(packed)
    run("ojph_expand", "-i", packed_file, "-o", plain_file)
    with open(plain_file, "rb") as plain:
        data = plain.read()
    if grey:
        return cut(numpy.frombuffer(data, "<u2" if int(dataset.BitsStored) > 8 else "u1"), dataset)
    count = int(dataset.Rows) * int(dataset.Columns) * int(dataset.SamplesPerPixel)
    return numpy.frombuffer(data[-count:], "u1").astype("<u4")


def unpacked(data, count):
    return numpy.unpackbits(numpy.frombuffer(data, "u1"), bitorder="little")[:count].astype("<u4")


def typed(data, dataset, order, overshoots=False):
    width = int(dataset.BitsAllocated) // 8
    whole = len(data) // width * width
    values = numpy.frombuffer(data[:whole], order + "u" + str(width))
    if overshoots:
        # ringing of lossy coding beyond Bits Stored must not come out at the other end
        values = numpy.minimum(values, (1 << int(dataset.BitsStored)) - 1)
    return cut(values, dataset)


def main(folder):
    number = 0
    for path in sys.stdin.read().splitlines():
        try:
            dataset = pydicom.dcmread(path, force=True)
            syntax = str(dataset.file_meta.get("TransferSyntaxUID", "1.2.840.10008.1.2"))
            head = [dataset.Rows, dataset.Columns, dataset.SamplesPerPixel]
            for frame, values in enumerate(frames_of(path, dataset, syntax, folder)):
                raw = numpy.ascontiguousarray(values, "<u4").tobytes()
                line = [path, frame, *head, hashlib.sha256(raw).hexdigest()]
                if syntax in DCT or syntax in JPEG_2000 or syntax == HTJ2K_LOSSY:
                    number += 1
                    with open(os.path.join(folder, f"{number}.raw"), "wb") as out:
                        out.write(raw)
                    line.append(f"{number}.raw")
                print(*line, sep="\t")
        except Exception as e:  # whatever a peer stumbles over is its answer
            print(path, -1, type(e).__name__ + " " + str(e).replace("\n", " ")[:90], sep="\t")


main(sys.argv[1])
