package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads DICOM files (PS3.10 chapter 7) and bare data sets. Files without preamble or without file
 * meta information are read when their first element is a known one. Large values stay in the
 * source. What is broken fails with a {@link DicomError} that names the element and the byte.
 * Stateless and safe for all threads.
 */
public final class DicomReader {
    private static final int PREAMBLE = 128;
    private static final int DICM = 0x4449434D;
    private static final int INFLATE_CHUNK = 65536;
    private static final long MAX_INFLATED = 1L << 30;

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
     * @throws MeridianException with a {@link DicomError}
     */
    public static DicomFile readUntil(ByteSource source, int stopTag) {
        Input in = new Input(source);
        List<DicomFile.Note> notes = new ArrayList<>();
        IntPredicate stop = tag -> stopTag != 0 && Integer.compareUnsigned(tag, stopTag) >= 0;
        long start = start(in);
        long from = start;
        Dataset meta = Dataset.EMPTY;
        if (in.size() - start >= 8 && in.u16(start, false) == 0x0002) {
            boolean explicit = DatasetParser.plausible(in, start, in.size(), Encoding.EXPLICIT);
            Encoding encoding = explicit ? Encoding.EXPLICIT : Encoding.IMPLICIT;
            DatasetParser parser = new DatasetParser(in, tag -> tag >>> 16 != 2, notes);
            meta = parser.parse(start, in.size(), encoding);
            from = parser.position();
        }
        Optional<TransferSyntax> named = meta.string(Tag.TransferSyntaxUID).map(TransferSyntax::of);
        if (named.isEmpty()) {
            notes.add(new DicomFile.Note(DicomError.NO_META, 0, start));
        }
        TransferSyntax syntax = named.orElseGet(() -> TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        if (syntax.deflated()) {
            ByteSource inflated = ByteSources.of(inflate(source, from));
            Dataset dataset =
                    new DatasetParser(new Input(inflated), stop, notes)
                            .parse(0, inflated.size(), Encoding.EXPLICIT);
            return new DicomFile(meta, dataset, syntax, notes);
        }
        Encoding encoding = encoding(in, from, named, notes);
        if (named.isEmpty()) {
            syntax = plain(encoding);
        }
        Dataset dataset = new DatasetParser(in, stop, notes).parse(from, in.size(), encoding);
        return new DicomFile(meta, dataset, syntax, notes);
    }

    /** Reads a data set without file meta information, as it comes over a network. */
    public static Dataset readDataset(ByteSource source, TransferSyntax syntax) {
        ByteSource plain = syntax.deflated() ? ByteSources.of(inflate(source, 0)) : source;
        return new DatasetParser(new Input(plain), tag -> false, new ArrayList<>())
                .parse(0, plain.size(), Encoding.of(syntax));
    }

    private static long start(Input in) {
        if (in.size() >= PREAMBLE + 4 && in.u32(PREAMBLE, true) == DICM) {
            return PREAMBLE + 4;
        }
        return in.size() >= 4 && in.u32(0, true) == DICM ? 4 : 0;
    }

    /** How the data set is written: as named when that can be, else as its first element shows. */
    private static Encoding encoding(
            Input in, long from, Optional<TransferSyntax> named, List<DicomFile.Note> notes) {
        @Nullable Encoding told = named.isPresent() ? Encoding.of(named.get()) : null;
        if (told != null
                && (from >= in.size() || DatasetParser.plausible(in, from, in.size(), told))
                && (told.explicit()
                        || !DatasetParser.plausible(in, from, in.size(), Encoding.EXPLICIT))) {
            return told;
        }
        for (Encoding encoding :
                List.of(Encoding.EXPLICIT, Encoding.BIG_ENDIAN, Encoding.IMPLICIT)) {
            if (DatasetParser.plausible(in, from, in.size(), encoding)) {
                if (told != null) {
                    notes.add(new DicomFile.Note(DicomError.OTHER_ENCODING, 0, from));
                }
                return encoding;
            }
        }
        if (told != null) {
            return told;
        }
        if (from == 0) {
            throw new MeridianException(DicomError.NOT_DICOM);
        }
        // it says that it is DICOM, and implicit little endian is the default of PS3.5 10.1
        return Encoding.IMPLICIT;
    }

    private static TransferSyntax plain(Encoding encoding) {
        if (encoding.bigEndian()) {
            return TransferSyntax.EXPLICIT_BIG_ENDIAN;
        }
        return encoding.explicit()
                ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN
                : TransferSyntax.IMPLICIT_LITTLE_ENDIAN;
    }

    private static byte[] inflate(ByteSource source, long from) {
        byte[] packed = new BulkData(source, from, source.size() - from).read();
        return inflate(packed, Math.min(MAX_INFLATED, Runtime.getRuntime().maxMemory() / 4));
    }

    /** Inflates raw deflate data, or zlib's, which some write instead. */
    public static byte[] inflate(byte[] packed, long limit) {
        boolean zlib =
                packed.length > 2
                        && (packed[0] & 0x0F) == 8
                        && ((packed[0] & 0xFF) << 8 | packed[1] & 0xFF) % 31 == 0;
        try {
            return inflate(packed, limit, true);
        } catch (DataFormatException e) {
            if (zlib) {
                try {
                    return inflate(packed, limit, false);
                } catch (DataFormatException second) {
                    e.addSuppressed(second);
                }
            }
            throw new MeridianException(e, DicomError.DEFLATE);
        }
    }

    private static byte[] inflate(byte[] packed, long limit, boolean raw)
            throws DataFormatException {
        Inflater inflater = new Inflater(raw);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream(INFLATE_CHUNK);
            byte[] chunk = new byte[INFLATE_CHUNK];
            while (!inflater.finished()) {
                int n = inflater.inflate(chunk);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("ends early");
                }
                if (out.size() + (long) n > limit) {
                    throw new MeridianException(
                            DicomError.TOO_LARGE, "> " + limit, Long.toString(limit));
                }
                out.write(chunk, 0, n);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
