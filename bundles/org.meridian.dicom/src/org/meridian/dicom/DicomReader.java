package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Reads DICOM files (PS3.10 chapter 7) and bare data sets. Files without preamble or without file
 * meta information are read when they begin as a data set of known elements does. Large values stay
 * in the source. Of damaged data the sound part is given, and {@link DicomFile#damage()} says where
 * it ends. Stateless and safe for all threads.
 */
public final class DicomReader {
    private static final int PREAMBLE = 128;
    private static final int DICM = 0x4449434D;
    private static final int GROUP_LENGTH_BYTES = 12;

    private DicomReader() {}

    /** Reads all; pixel data and other bulk are references into {@code source}. */
    public static DicomFile read(ByteSource source) {
        return readUntil(source, 0);
    }

    /** Reads up to the pixel data of whichever kind. */
    public static DicomFile readHeader(ByteSource source) {
        return readUntil(source, Tag.FloatPixelData);
    }

    /**
     * Reads the elements below {@code stopTag}; 0 reads all.
     *
     * @throws MeridianException {@link DicomError#NOT_DICOM}, or {@link DicomError#IO} when the
     *     source fails
     */
    public static DicomFile readUntil(ByteSource source, int stopTag) {
        Input in = new Input(source);
        Notes notes = new Notes();
        IntPredicate stop = tag -> stopTag != 0 && Integer.compareUnsigned(tag, stopTag) >= 0;
        long start = start(in);
        HeadReader heads = new HeadReader(in, notes);
        boolean hasMeta =
                in.size() - start >= 8
                        && in.u16(start, false) == 0x0002
                        && (start > 0 || heads.begins(0, in.size(), Encoding.EXPLICIT));
        if (!hasMeta) {
            notes.remark(DicomError.NO_META, 0, start);
            return new DatasetReader(in, notes, stop)
                    .read(Dataset.EMPTY, start, Optional.empty(), start > 0);
        }
        boolean explicit = HeadReader.plausible(in, start, in.size(), Encoding.EXPLICIT);
        DatasetParser parser = new DatasetParser(in, tag -> tag >>> 16 != 2, notes);
        Dataset meta =
                parser.parse(start, in.size(), explicit ? Encoding.EXPLICIT : Encoding.IMPLICIT);
        Optional<TransferSyntax> named = meta.string(Tag.TransferSyntaxUID).map(TransferSyntax::of);
        if (named.isEmpty()) {
            notes.remark(DicomError.NO_META, 0, start);
        }
        long end = parser.isBroken() ? endByLength(meta, start) : parser.position();
        return new DatasetReader(in, notes, stop).read(meta, end, named, true);
    }

    /** Where the group length says that damaged meta information ends; beyond the data if not. */
    private static long endByLength(Dataset meta, long start) {
        return meta.element(Tag.FileMetaInformationGroupLength)
                .filter(length -> length.vr() == VR.UL && length.length() == 4)
                .map(length -> start + GROUP_LENGTH_BYTES + length.binaryIntegers()[0])
                .orElse(Long.MAX_VALUE);
    }

    /**
     * Reads a data set without file meta information, as it comes over a network.
     *
     * @throws MeridianException when it is not whole
     */
    public static Dataset readDataset(ByteSource source, TransferSyntax syntax) {
        return new DatasetReader(new Input(source), new Notes(), tag -> false)
                .readAs(syntax)
                .requireWhole()
                .dataset();
    }

    /** Where the meta information, or without it the data set, begins. */
    static long start(Input in) {
        if (in.size() >= PREAMBLE + 4 && in.u32(PREAMBLE, true) == DICM) {
            return PREAMBLE + 4;
        }
        return in.size() >= 4 && in.u32(0, true) == DICM ? 4 : 0;
    }
}
