package org.meridian.dicom.internal.codec.j2k;

import org.meridian.core.MeridianException;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.StoredValues;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.PhotometricInterpretation;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.dicom.pixel.Samples;

import java.util.List;

/** Collects the tiles of a codestream into the samples of a frame. For one thread. */
final class ImageSamples {
    private static final long FREE_SAMPLES = 1 << 24;
    private static final long SAMPLES_PER_BYTE = 4096;

    private final ImageSize size;
    private final PixelDescription description;
    private final Samples samples;
    private int unsignedBits;

    /** Checks that codestream and attributes speak of the same image. */
    ImageSamples(ImageSize size, PixelDescription description, int bytes, SampleBuffers buffers) {
        this.size = size;
        this.description = description;
        List<ImageSize.Component> components = size.components();
        Codestreams.agree(Jpeg2000Codec.NAME, components.size(), description.samplesPerPixel());
        ImageSize.Component first = components.get(0);
        for (ImageSize.Component component : components) {
            if (component.dx() != first.dx() || component.dy() != first.dy()) {
                throw Codestreams.unsupported(Jpeg2000Codec.NAME, "subsampling");
            }
            if (component.precision() > Math.max(8, description.bitsAllocated())) {
                Codestreams.agree(
                        Jpeg2000Codec.NAME, component.precision(), description.bitsStored());
            }
        }
        Codestreams.agree(Jpeg2000Codec.NAME, size.component(0).width(), description.columns());
        Codestreams.agree(Jpeg2000Codec.NAME, size.component(0).height(), description.rows());
        int count = description.samples();
        if (count > Math.max(FREE_SAMPLES, SAMPLES_PER_BYTE * bytes)) {
            throw new MeridianException(
                    DicomError.TOO_LARGE,
                    Integer.toString(count),
                    Long.toString(Math.max(FREE_SAMPLES, SAMPLES_PER_BYTE * bytes)));
        }
        int bits = description.bitsAllocated();
        this.samples =
                bits > 16
                        ? new Samples.Ints(buffers.ints(count))
                        : bits > 8
                                ? new Samples.Shorts(buffers.shorts(count))
                                : new Samples.Bytes(buffers.bytes(count));
    }

    void store(Tile tile, List<Plane> planes) {
        for (int i = 0; i < planes.size(); i++) {
            TileComponent component = tile.components().get(i);
            Rectangle region = component.region();
            Rectangle whole = size.component(i);
            int[] line = new int[region.width()];
            for (int y = 0; y < region.height(); y++) {
                level(planes.get(i), y * line.length, component.size(), line);
                int at = (region.y0() - whole.y0() + y) * whole.width() + region.x0() - whole.x0();
                store(line, at * planes.size() + i, planes.size());
            }
        }
    }

    /** A line within what the component's precision can hold (ITU-T T.800 G.1). */
    private static void level(Plane plane, int start, ImageSize.Component component, int[] line) {
        long range = 1L << component.precision();
        int least = component.signed() ? (int) (-range / 2) : 0;
        int most =
                (int) Math.min(Integer.MAX_VALUE, component.signed() ? range / 2 - 1 : range - 1);
        int shift = component.signed() ? 0 : (int) (range / 2);
        switch (plane) {
            case Plane.Whole whole -> {
                int[] values = whole.values();
                for (int x = 0; x < line.length; x++) {
                    line[x] = Math.max(least, Math.min(most, values[start + x] + shift));
                }
            }
            case Plane.Real real -> {
                float[] values = real.values();
                for (int x = 0; x < line.length; x++) {
                    int value = (int) Math.rint(values[start + x]);
                    line[x] = Math.max(least, Math.min(most, value + shift));
                }
            }
        }
    }

    private void store(int[] line, int start, int stride) {
        int all = 0;
        switch (samples) {
            case Samples.Bytes bytes -> {
                for (int x = 0; x < line.length; x++) {
                    all |= line[x];
                    bytes.array()[start + x * stride] = (byte) line[x];
                }
            }
            case Samples.Shorts shorts -> {
                for (int x = 0; x < line.length; x++) {
                    all |= line[x];
                    shorts.array()[start + x * stride] = (short) line[x];
                }
            }
            case Samples.Ints ints -> {
                for (int x = 0; x < line.length; x++) {
                    all |= line[x];
                    ints.array()[start + x * stride] = line[x];
                }
            }
        }
        unsignedBits |= all;
    }

    /** The frame, when all tiles are stored. */
    Frame frame() {
        PhotometricInterpretation photometric =
                switch (description.photometric()) {
                    case YBR_ICT, YBR_RCT -> PhotometricInterpretation.RGB;
                    default -> StoredValues.fullColour(description);
                };
        int bits = description.bitsStored();
        int precision = size.components().get(0).precision();
        boolean shifted = precision > bits && description.highBit() >= bits;
        if (description.signed() || shifted) {
            int high = precision > bits ? description.highBit() : bits - 1;
            return StoredValues.frame(description, photometric, samples, high);
        }
        if (bits < 32 && unsignedBits >>> bits != 0) {
            Codestreams.agree(Jpeg2000Codec.NAME, precision, bits);
            throw new MeridianException(
                    DicomError.CODESTREAM_MISMATCH,
                    Jpeg2000Codec.NAME,
                    "PixelRepresentation 1",
                    "0");
        }
        return new Frame(
                description.rows(),
                description.columns(),
                description.samplesPerPixel(),
                bits,
                false,
                photometric,
                samples);
    }
}
