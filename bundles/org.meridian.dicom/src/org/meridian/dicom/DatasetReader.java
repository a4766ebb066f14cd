package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds how the data set of a file is written and reads it. For one thread and one file. */
final class DatasetReader {
    private static final long MAX_INFLATED = 1L << 30;
    private static final int PROBE = 4096;
    private static final List<TransferSyntax> PLAIN =
            List.of(
                    TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
                    TransferSyntax.EXPLICIT_BIG_ENDIAN,
                    TransferSyntax.IMPLICIT_LITTLE_ENDIAN);

    private final Input in;
    private final Notes notes;
    private final IntPredicate stop;

    DatasetReader(Input in, Notes notes, IntPredicate stop) {
        this.in = in;
        this.notes = notes;
        this.stop = stop;
    }

    /** Reads all as the transfer syntax has it. */
    DicomFile readAs(TransferSyntax syntax) {
        return read(Dataset.EMPTY, 0, syntax, syntax);
    }

    /**
     * Reads the data set as named when that can be, else as its first element shows.
     *
     * @param declared whether the data say of themselves that they are DICOM
     */
    DicomFile read(Dataset meta, long from, Optional<TransferSyntax> named, boolean declared) {
        TransferSyntax told = named.orElse(TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
        if (from >= in.size() && declared) {
            return new DicomFile(meta, Dataset.EMPTY, told, notes.list());
        }
        boolean sure = named.isPresent() && begins(told, from);
        TransferSyntax found = sure ? told : found(from).orElse(null);
        if (found == null && !declared) {
            throw new MeridianException(DicomError.NOT_DICOM);
        }
        if (found == null) {
            // it says that it is DICOM, and implicit little endian is the default of PS3.5 10.1
            found = told;
        } else if (!sure && !declared && !beginsWithTwo(found, from)) {
            throw new MeridianException(DicomError.NOT_DICOM);
        } else if (!sure && named.isPresent()) {
            notes.remark(DicomError.OTHER_ENCODING, 0, from);
        }
        return read(meta, from, named.orElse(found), found);
    }

    private boolean beginsWithTwo(TransferSyntax syntax, long from) {
        return new HeadReader(in, new Notes()).begins(from, in.size(), Encoding.of(syntax));
    }

    private Optional<TransferSyntax> found(long from) {
        Optional<TransferSyntax> plain =
                PLAIN.stream().filter(syntax -> plausible(in, from, syntax)).findFirst();
        return plain.isEmpty() && from > 0 && begins(TransferSyntax.DEFLATED, from)
                ? Optional.of(TransferSyntax.DEFLATED)
                : plain;
    }

    private boolean begins(TransferSyntax syntax, long from) {
        if (syntax.deflated()) {
            ByteSource first = ByteSources.of(Inflation.of(in.source(), from, PROBE).bytes());
            return plausible(new Input(first), 0, TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
        }
        return plausible(in, from, syntax)
                && (syntax.explicit()
                        || !plausible(in, from, TransferSyntax.EXPLICIT_LITTLE_ENDIAN));
    }

    private static boolean plausible(Input in, long from, TransferSyntax syntax) {
        return HeadReader.plausible(in, from, in.size(), Encoding.of(syntax));
    }

    private DicomFile read(Dataset meta, long from, TransferSyntax named, TransferSyntax written) {
        Input plain = written.deflated() ? inflated(from) : in;
        Dataset dataset =
                new DatasetParser(plain, stop, notes)
                        .parse(written.deflated() ? 0 : from, plain.size(), Encoding.of(written));
        return new DicomFile(meta, dataset, named, notes.list());
    }

    private Input inflated(long from) {
        long limit = Math.min(MAX_INFLATED, Runtime.getRuntime().maxMemory() / 4);
        Inflation inflation = Inflation.of(in.source(), from, limit);
        inflation.damage().ifPresent(code -> notes.damage(new DicomFile.Note(code, 0, from)));
        return new Input(ByteSources.of(inflation.bytes()));
    }
}
