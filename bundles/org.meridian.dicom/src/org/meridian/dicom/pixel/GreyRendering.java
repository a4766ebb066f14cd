package org.meridian.dicom.pixel;

import org.meridian.imaging.Rescale;
import org.meridian.imaging.WindowLevel;

import java.util.Optional;

/**
 * The chain from a stored value to a grey: modality LUT, VOI LUT, presentation LUT (PS3.3 C.11).
 * Immutable and safe for all threads.
 */
public final class GreyRendering {
    private final Rescale rescale;
    private final Optional<LookupTable> modality;
    private final Voi voi;
    private final Presentation presentation;

    /** Which values are shown. */
    public sealed interface Voi {
        /** By a window. */
        record ByWindow(WindowLevel window) implements Voi {}

        /** By a table on modality values. */
        record ByTable(LookupTable table) implements Voi {}
    }

    /** What becomes of the greys at last; P-values come out (PS3.3 C.11.4, C.11.6). */
    public sealed interface Presentation {
        record Identity() implements Presentation {}

        record Inverse() implements Presentation {}

        /** By a table, whose input counts from 0 to its last entry. */
        record ByTable(LookupTable table) implements Presentation {}
    }

    public GreyRendering(ValueTransforms transforms, Voi voi, Presentation presentation) {
        this.rescale = transforms.rescale();
        this.modality = transforms.modalityLut();
        this.voi = voi;
        this.presentation = presentation;
    }

    /** The modality value of a stored one. */
    public double modality(double stored) {
        return modality.isPresent()
                ? modality.get().value((int) stored)
                : rescale.slope() * stored + rescale.intercept();
    }

    /** The P-value of a stored value, from 0 for black to 1 for white. */
    public double grey(double stored) {
        double value = modality(stored);
        double grey =
                switch (voi) {
                    case Voi.ByWindow window -> window.window.share(value);
                    case Voi.ByTable table -> share(table.table, table.table.value(rounded(value)));
                };
        return switch (presentation) {
            case Presentation.Identity identity -> grey;
            case Presentation.Inverse inverse -> 1 - grey;
            case Presentation.ByTable table ->
                    share(
                            table.table,
                            table.table.value(
                                    table.table.first()
                                            + rounded(grey * (table.table.entries().length - 1))));
        };
    }

    private static int rounded(double value) {
        return (int) Math.floor(value + 0.5);
    }

    private static double share(LookupTable table, int entry) {
        return entry / (double) ((1 << table.bits()) - 1);
    }

    /** The P-values of a frame in 8 bits, rounded, row by row. */
    public byte[] greys(Frame frame) {
        int count = frame.samples().length();
        byte[] greys = new byte[count];
        if (frame.samples() instanceof Samples.Ints) {
            for (int i = 0; i < count; i++) {
                greys[i] = eightBits(frame.value(i));
            }
            return greys;
        }
        int bits = frame.bitsStored();
        int least = frame.signed() ? -(1 << bits - 1) : 0;
        byte[] table = new byte[1 << bits];
        for (int i = 0; i < table.length; i++) {
            table[i] = eightBits(least + i);
        }
        for (int i = 0; i < count; i++) {
            greys[i] = table[(int) frame.value(i) - least];
        }
        return greys;
    }

    private byte eightBits(double stored) {
        return (byte) rounded(255 * grey(stored));
    }
}
