package org.meridian.dicom.pixel;

import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Element;
import org.meridian.dicom.Fragments;
import org.meridian.dicom.Tag;
import org.meridian.dicom.internal.codec.Codestreams;
import org.meridian.dicom.internal.codec.RleCodec;
import org.meridian.dicom.internal.codec.j2k.Jpeg2000Codec;
import org.meridian.dicom.internal.codec.jpeg.JpegCodec;
import org.meridian.dicom.internal.codec.jpegls.JpegLsCodec;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the heads of compressed frames say of their image, held against the attributes. Some bytes a
 * frame are read and nothing is decoded, so that a whole study is checked while it is taken in.
 * What passes can still be damaged behind its heads.
 */
public final class FrameHeads {
    /** Longer than any head with its application segments. */
    private static final int LONGEST_HEAD = 1 << 20;

    private static final int JPEG_SOI = 0xFFD8;
    private static final int JPEG_EOI = 0xD9;
    private static final int JPEG_SOS = 0xDA;
    private static final int JPEG_LS_SOF55 = 0xF7;

    /** DHT, JPG and DAC, which stand among the frame headers' markers (ITU-T T.81 table B.1). */
    private static final Set<Integer> NO_FRAME_HEADERS = Set.of(0xC4, 0xC8, 0xCC);

    private static final int J2K_SOC = 0xFF4F;
    private static final int J2K_SIZ = 0xFF51;

    private static final int RLE_HEAD = 64;
    private static final int RLE_MAX_SEGMENTS = 15;

    private final String codec;
    private final List<BulkData> fragments;
    private final PixelDescription description;

    private FrameHeads(String codec, List<BulkData> fragments, PixelDescription description) {
        this.codec = codec;
        this.fragments = fragments;
        this.description = description;
    }

    /**
     * Checks the image pixel attributes, and the head of every compressed frame against them. Files
     * without pixel data pass, and those of transfer syntaxes that are not decoded.
     *
     * @throws org.meridian.core.MeridianException with a {@link org.meridian.dicom.DicomError}
     */
    public static void check(DicomFile file) {
        Dataset dataset = file.dataset();
        Optional<Element> pixels = dataset.element(Tag.PixelData);
        if (pixels.isEmpty()) {
            return;
        }
        Optional<Fragments> fragments = pixels.get().fragments();
        if (fragments.isEmpty()) {
            PixelDescription.of(dataset);
            return;
        }
        Optional<FrameCodec> codec = FrameCodecs.standard().codec(file.transferSyntax().uid());
        if (codec.isEmpty()) {
            return;
        }
        PixelDescription description = PixelDescription.of(dataset);
        for (List<BulkData> frame :
                EncapsulatedFrames.split(dataset, fragments.get(), description.numberOfFrames())) {
            switch (codec.get()) {
                case RleCodec rle -> new FrameHeads("RLE", frame, description).rle();
                case JpegCodec jpeg -> new FrameHeads("JPEG", frame, description).jpeg(false);
                case JpegLsCodec ls -> new FrameHeads("JPEG-LS", frame, description).jpeg(true);
                case Jpeg2000Codec j2k ->
                        new FrameHeads("JPEG 2000", frame, description).jpeg2000();
                default -> {
                    // a frame that is deflated has no head
                }
            }
        }
    }

    /** PS3.5 G.5: the number of segments and where they begin. */
    private void rle() {
        int bytes = Math.max(1, description.bitsAllocated() / Byte.SIZE);
        long segments = littleEndian(0);
        agree(segments, (long) description.samplesPerPixel() * bytes);
        if (segments > RLE_MAX_SEGMENTS) {
            throw Codestreams.unsupported(codec, Long.toString(segments));
        }
        long length = fragments.stream().mapToLong(BulkData::length).sum();
        long before = RLE_HEAD;
        for (int i = 1; i <= segments; i++) {
            long from = littleEndian(4L * i);
            if (from < before || from > length) {
                throw Codestreams.broken(codec, 4 * i);
            }
            before = from;
        }
    }

    /** ITU-T T.81 B.2.2 and T.87 C.2.2: the first frame header. */
    private void jpeg(boolean lossless) {
        if (bigEndian(0, 2) != JPEG_SOI) {
            throw Codestreams.broken(codec, 0);
        }
        int at = 2;
        while (at < LONGEST_HEAD && u8(at) == 0xFF) {
            int marker = u8(at + 1);
            if (marker == 0xFF) {
                at++;
            } else if (lossless ? marker == JPEG_LS_SOF55 : isFrameHeader(marker)) {
                frameHeader(at + 4, lossless);
                return;
            } else if (marker == JPEG_SOS || marker == JPEG_EOI) {
                break;
            } else {
                at += 2 + (int) bigEndian(at + 2L, 2);
            }
        }
        throw Codestreams.broken(codec, at);
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && !NO_FRAME_HEADERS.contains(marker);
    }

    private void frameHeader(int at, boolean lossless) {
        precision(u8(at));
        long rows = bigEndian(at + 1L, 2);
        // 0 lines are named by DNL behind the first scan (T.81 B.2.5)
        if (lossless || rows != 0) {
            agree(rows, description.rows());
        }
        agree(bigEndian(at + 3L, 2), description.columns());
        agree(u8(at + 5L), description.samplesPerPixel());
    }

    /** ITU-T T.800 A.5.1; a codestream in the boxes of a JP2 file is left to the decoder. */
    private void jpeg2000() {
        if (bigEndian(0, 2) == 0) {
            return;
        }
        if (bigEndian(0, 2) != J2K_SOC || bigEndian(2, 2) != J2K_SIZ) {
            throw Codestreams.broken(codec, 0);
        }
        agree(bigEndian(40, 2), description.samplesPerPixel());
        precision((u8(42) & 0x7F) + 1);
        int dx = Math.max(1, u8(43));
        int dy = Math.max(1, u8(44));
        agree(samples(bigEndian(16, 4), bigEndian(8, 4), dx), description.columns());
        agree(samples(bigEndian(20, 4), bigEndian(12, 4), dy), description.rows());
    }

    private static long samples(long from, long to, int step) {
        return (to + step - 1) / step - (from + step - 1) / step;
    }

    /** More bits than Bits Stored are met in practice, more than Bits Allocated are wrong. */
    private void precision(int bits) {
        if (bits > description.bitsAllocated()) {
            agree(bits, description.bitsStored());
        }
    }

    private void agree(long actual, long expected) {
        if (actual != expected) {
            Codestreams.agree(codec, (int) actual, (int) expected);
        }
    }

    private long littleEndian(long at) {
        return u8(at) | u8(at + 1) << 8 | u8(at + 2) << 16 | (long) u8(at + 3) << 24;
    }

    private long bigEndian(long at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | u8(at + i);
        }
        return value;
    }

    private int u8(long at) {
        long rest = at;
        for (BulkData fragment : fragments) {
            if (rest < fragment.length()) {
                return fragment.read(rest, 1)[0] & 0xFF;
            }
            rest -= fragment.length();
        }
        throw Codestreams.broken(codec, (int) at);
    }
}
