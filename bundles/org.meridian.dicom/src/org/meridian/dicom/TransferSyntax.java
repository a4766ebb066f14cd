package org.meridian.dicom;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a data set is written (PS3.5 chapter 10, UIDs of PS3.6 A).
 *
 * @param encapsulated whether pixel data are compressed frames in fragments
 * @param lossy whether the compression loses information
 */
public record TransferSyntax(
        String uid,
        String name,
        boolean explicit,
        boolean bigEndian,
        boolean deflated,
        boolean encapsulated,
        boolean lossy) {
    public static final TransferSyntax IMPLICIT_LITTLE_ENDIAN =
            new TransferSyntax(
                    "1.2.840.10008.1.2",
                    "Implicit VR Little Endian",
                    false,
                    false,
                    false,
                    false,
                    false);
    public static final TransferSyntax EXPLICIT_LITTLE_ENDIAN =
            new TransferSyntax(
                    "1.2.840.10008.1.2.1",
                    "Explicit VR Little Endian",
                    true,
                    false,
                    false,
                    false,
                    false);
    public static final TransferSyntax DEFLATED =
            new TransferSyntax(
                    "1.2.840.10008.1.2.1.99",
                    "Deflated Explicit VR Little Endian",
                    true,
                    false,
                    true,
                    false,
                    false);
    public static final TransferSyntax EXPLICIT_BIG_ENDIAN =
            new TransferSyntax(
                    "1.2.840.10008.1.2.2",
                    "Explicit VR Big Endian",
                    true,
                    true,
                    false,
                    false,
                    false);
    public static final TransferSyntax JPEG_BASELINE = lossy(".4.50", "JPEG Baseline (Process 1)");
    public static final TransferSyntax JPEG_EXTENDED =
            lossy(".4.51", "JPEG Extended (Process 2 and 4)");
    public static final TransferSyntax JPEG_SPECTRAL_SELECTION =
            lossy(".4.53", "JPEG Spectral Selection (Process 6 and 8)");
    public static final TransferSyntax JPEG_FULL_PROGRESSION =
            lossy(".4.55", "JPEG Full Progression (Process 10 and 12)");
    public static final TransferSyntax JPEG_LOSSLESS =
            lossless(".4.57", "JPEG Lossless (Process 14)");
    public static final TransferSyntax JPEG_LOSSLESS_SV1 =
            lossless(".4.70", "JPEG Lossless (Process 14, Selection Value 1)");
    public static final TransferSyntax JPEG_LS_LOSSLESS = lossless(".4.80", "JPEG-LS Lossless");
    public static final TransferSyntax JPEG_LS_NEAR_LOSSLESS =
            lossy(".4.81", "JPEG-LS Near-lossless");
    public static final TransferSyntax JPEG_2000_LOSSLESS = lossless(".4.90", "JPEG 2000 Lossless");
    public static final TransferSyntax JPEG_2000 = lossy(".4.91", "JPEG 2000");
    public static final TransferSyntax JPEG_2000_PART_2_LOSSLESS =
            lossless(".4.92", "JPEG 2000 Part 2 Lossless");
    public static final TransferSyntax JPEG_2000_PART_2 = lossy(".4.93", "JPEG 2000 Part 2");
    public static final TransferSyntax HTJ2K_LOSSLESS = lossless(".4.201", "HTJ2K Lossless");
    public static final TransferSyntax HTJ2K_LOSSLESS_RPCL =
            lossless(".4.202", "HTJ2K Lossless RPCL");
    public static final TransferSyntax HTJ2K = lossy(".4.203", "HTJ2K");
    public static final TransferSyntax RLE_LOSSLESS = lossless(".5", "RLE Lossless");
    public static final TransferSyntax DEFLATED_IMAGE_FRAME =
            lossless(".8.1", "Deflated Image Frame");

    private static final Map<String, TransferSyntax> KNOWN =
            List.of(
                            IMPLICIT_LITTLE_ENDIAN,
                            EXPLICIT_LITTLE_ENDIAN,
                            DEFLATED,
                            EXPLICIT_BIG_ENDIAN,
                            JPEG_BASELINE,
                            JPEG_EXTENDED,
                            lossy(".4.52", "JPEG Extended (Process 3 and 5)"),
                            JPEG_SPECTRAL_SELECTION,
                            lossy(".4.54", "JPEG Spectral Selection (Process 7 and 9)"),
                            JPEG_FULL_PROGRESSION,
                            lossy(".4.56", "JPEG Full Progression (Process 11 and 13)"),
                            JPEG_LOSSLESS,
                            lossless(".4.58", "JPEG Lossless (Process 15)"),
                            lossy(".4.59", "JPEG Extended Hierarchical (Process 16 and 18)"),
                            lossy(".4.60", "JPEG Extended Hierarchical (Process 17 and 19)"),
                            lossy(
                                    ".4.61",
                                    "JPEG Spectral Selection Hierarchical (Process 20 and 22)"),
                            lossy(
                                    ".4.62",
                                    "JPEG Spectral Selection Hierarchical (Process 21 and 23)"),
                            lossy(
                                    ".4.63",
                                    "JPEG Full Progression Hierarchical (Process 24 and 26)"),
                            lossy(
                                    ".4.64",
                                    "JPEG Full Progression Hierarchical (Process 25 and 27)"),
                            lossless(".4.65", "JPEG Lossless Hierarchical (Process 28)"),
                            lossless(".4.66", "JPEG Lossless Hierarchical (Process 29)"),
                            JPEG_LOSSLESS_SV1,
                            JPEG_LS_LOSSLESS,
                            JPEG_LS_NEAR_LOSSLESS,
                            JPEG_2000_LOSSLESS,
                            JPEG_2000,
                            JPEG_2000_PART_2_LOSSLESS,
                            JPEG_2000_PART_2,
                            lossy(".4.94", "JPIP Referenced"),
                            lossy(".4.100", "MPEG2 Main Profile"),
                            lossy(".4.101", "MPEG2 Main Profile High Level"),
                            lossy(".4.102", "MPEG-4 AVC/H.264 High Profile"),
                            lossy(".4.103", "MPEG-4 AVC/H.264 BD-compatible"),
                            lossy(".4.107", "HEVC/H.265 Main Profile"),
                            lossy(".4.108", "HEVC/H.265 Main 10 Profile"),
                            lossless(".4.110", "JPEG XL Lossless"),
                            lossy(".4.111", "JPEG XL JPEG Recompression"),
                            lossy(".4.112", "JPEG XL"),
                            HTJ2K_LOSSLESS,
                            HTJ2K_LOSSLESS_RPCL,
                            HTJ2K,
                            RLE_LOSSLESS,
                            DEFLATED_IMAGE_FRAME)
                    .stream()
                    .collect(
                            Collectors.toUnmodifiableMap(TransferSyntax::uid, Function.identity()));

    /**
     * The transfer syntax of a UID. An unknown one is taken as explicit little endian with
     * compressed pixels, as PS3.5 A.4 has it for all encapsulated ones.
     */
    public static TransferSyntax of(String uid) {
        TransferSyntax known = KNOWN.get(uid);
        return known != null
                ? known
                : new TransferSyntax(uid, uid, true, false, false, true, false);
    }

    private static TransferSyntax lossless(String end, String name) {
        return new TransferSyntax("1.2.840.10008.1.2" + end, name, true, false, false, true, false);
    }

    private static TransferSyntax lossy(String end, String name) {
        return new TransferSyntax("1.2.840.10008.1.2" + end, name, true, false, false, true, true);
    }
}
