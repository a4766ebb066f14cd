package org.meridian.dicom.internal.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The encoded blocks of an image of one tile, and how they become a codestream. For one thread. */
final class EncodedImage {
    private static final int BISECTIONS = 40;

    private final ImageHeader header;
    // in the order in which they are written
    private final List<List<PlannedBand>> packets;

    private EncodedImage(ImageHeader header, List<List<PlannedBand>> packets) {
        this.header = header;
        this.packets = packets;
    }

    /**
     * Encodes transformed planes.
     *
     * @param weights of the components' errors in the image's
     */
    static EncodedImage of(ImageHeader header, float[][] planes, double[] weights) {
        BandEncoder encoder = new BandEncoder(header.style().reversible());
        Rectangle region = new Rectangle(0, 0, header.columns(), header.rows());
        List<List<PlannedBand>> packets = new ArrayList<>();
        int levels = header.style().levels();
        for (int level = 0; level <= levels; level++) {
            Resolution resolution =
                    Resolution.of(
                            region,
                            level,
                            header.style(),
                            header.quantization(),
                            header.precision(),
                            0);
            for (int component = 0; component < planes.length; component++) {
                List<PlannedBand> bands = new ArrayList<>();
                for (Subband band : resolution.subbands()) {
                    if (band.region().isEmpty()) {
                        continue;
                    }
                    int number = level == 0 ? 0 : 3 * (level - 1) + band.kind().ordinal();
                    double step = Math.scalb(band.stepSize(), StepSizes.gain(number));
                    double error = step * StepSizes.norm(number, levels) * weights[component];
                    bands.add(
                            encoder.encode(
                                    band,
                                    planes[component],
                                    header.columns(),
                                    step,
                                    error * error));
                }
                packets.add(bands);
            }
        }
        return new EncodedImage(header, packets);
    }

    /** How many bit-planes a subband's magnitudes have more than its step size allows, or 0. */
    int excess() {
        int excess = 0;
        for (List<PlannedBand> packet : packets) {
            for (PlannedBand band : packet) {
                for (PlannedBlock block : band.blocks()) {
                    excess = Math.max(excess, block.bitPlanes() - band.band().bitPlanes());
                }
            }
        }
        return excess;
    }

    /**
     * Leaves out what is worth least until the codestream has a size; of an image so small that its
     * markers take most of it, packets of half that size are left.
     */
    void cut(long size) {
        long limit = Math.max(size, header.codestream(new byte[0]).length + size / 2);
        double low = 0;
        double high = 0;
        for (List<PlannedBand> packet : packets) {
            for (PlannedBand band : packet) {
                for (PlannedBlock block : band.blocks()) {
                    high = Math.max(high, block.steepest());
                }
            }
        }
        if (codestream().length <= limit) {
            return;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            // slopes lie many powers of two apart
            double middle = low == 0 ? high * 0x1p-40 : Math.sqrt(low * high);
            cutAt(middle);
            if (codestream().length > limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        cutAt(high);
    }

    private void cutAt(double leastSlope) {
        for (List<PlannedBand> packet : packets) {
            for (PlannedBand band : packet) {
                band.blocks().forEach(block -> block.cut(leastSlope));
            }
        }
    }

    byte[] codestream() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (List<PlannedBand> bands : packets) {
            PacketWriter.write(bands, body);
        }
        return header.codestream(body.toByteArray());
    }
}
