package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * One data element: a tag, a VR and a value, which is bytes, bulk data left in its source, items of
 * a sequence or fragments. Immutable. What needs the character set is asked from the {@link
 * Dataset}.
 */
public final class Element {
    private sealed interface Value {}

    private record Inline(byte[] bytes) implements Value {}

    private record Bulk(BulkData data) implements Value {}

    private record Items(List<Dataset> items) implements Value {}

    private record Encapsulated(Fragments fragments) implements Value {}

    private static final long NOWHERE = -1;

    private final int tag;
    private final VR vr;
    private final ByteOrder order;
    private final long position;
    private final Value value;

    private Element(int tag, VR vr, ByteOrder order, long position, Value value) {
        this.position = position;
        this.tag = tag;
        this.vr = vr;
        this.order = order;
        this.value = value;
    }

    static Element ofBytes(int tag, VR vr, ByteOrder order, byte[] bytes) {
        return ofBytes(tag, vr, order, NOWHERE, bytes);
    }

    static Element ofBytes(int tag, VR vr, ByteOrder order, long position, byte[] bytes) {
        return new Element(tag, vr, order, position, new Inline(bytes));
    }

    static Element ofBulk(int tag, VR vr, ByteOrder order, BulkData data) {
        return ofBulk(tag, vr, order, NOWHERE, data);
    }

    static Element ofBulk(int tag, VR vr, ByteOrder order, long position, BulkData data) {
        return new Element(tag, vr, order, position, new Bulk(data));
    }

    static Element ofItems(int tag, List<Dataset> items) {
        return ofItems(tag, NOWHERE, items);
    }

    static Element ofItems(int tag, long position, List<Dataset> items) {
        Items value = new Items(List.copyOf(items));
        return new Element(tag, VR.SQ, ByteOrder.LITTLE_ENDIAN, position, value);
    }

    static Element ofFragments(int tag, VR vr, Fragments fragments) {
        return ofFragments(tag, vr, NOWHERE, fragments);
    }

    static Element ofFragments(int tag, VR vr, long position, Fragments fragments) {
        Encapsulated value = new Encapsulated(fragments);
        return new Element(tag, vr, ByteOrder.LITTLE_ENDIAN, position, value);
    }

    public int tag() {
        return tag;
    }

    public VR vr() {
        return vr;
    }

    /** The byte order of {@link #bytes()}. */
    public ByteOrder order() {
        return order;
    }

    /** The byte at which it begins in the data it was read from; -1 when it was built. */
    public long position() {
        return position;
    }

    /** The bulk data that were left in their source. */
    public Optional<BulkData> inSource() {
        return value instanceof Bulk bulk ? Optional.of(bulk.data) : Optional.empty();
    }

    /** Length of the value in bytes; 0 for items and fragments. */
    public long length() {
        return switch (value) {
            case Inline inline -> inline.bytes.length;
            case Bulk bulk -> bulk.data.length();
            case Items items -> 0;
            case Encapsulated encapsulated -> 0;
        };
    }

    /** The items of a sequence; none for any other element. */
    public List<Dataset> items() {
        return value instanceof Items items ? items.items : List.of();
    }

    /** The fragments of encapsulated pixel data. */
    public Optional<Fragments> fragments() {
        return value instanceof Encapsulated encapsulated
                ? Optional.of(encapsulated.fragments)
                : Optional.empty();
    }

    /** The value's bytes as a place to read from; empty for items and fragments. */
    public BulkData bulk() {
        return switch (value) {
            case Bulk bulk -> bulk.data;
            case Inline inline ->
                    new BulkData(ByteSources.of(inline.bytes), 0, inline.bytes.length);
            default -> new BulkData(ByteSources.of(new byte[0]), 0, 0);
        };
    }

    /** A copy of the value's bytes, in the order they were written. */
    public byte[] bytes() {
        return bulk().read();
    }

    /** A copy of the value's bytes in little endian. */
    public byte[] littleEndianBytes() {
        byte[] bytes = bytes();
        if (order == ByteOrder.BIG_ENDIAN) {
            swap(bytes, vr.unit());
        }
        return bytes;
    }

    /** Turns the bytes of each whole unit round. */
    static void swap(byte[] bytes, int unit) {
        for (int from = 0; from + unit <= bytes.length; from += unit) {
            for (int a = from, b = from + unit - 1; a < b; a++, b--) {
                byte kept = bytes[a];
                bytes[a] = bytes[b];
                bytes[b] = kept;
            }
        }
    }

    ByteBuffer buffer() {
        ByteBuffer buffer =
                value instanceof Inline inline
                        ? ByteBuffer.wrap(inline.bytes).asReadOnlyBuffer()
                        : ByteBuffer.wrap(bytes());
        return buffer.order(order);
    }

    /** The numbers of a binary VR as integers; unsigned ones up to 16 bits stay positive. */
    long[] binaryIntegers() {
        ByteBuffer buffer = buffer();
        int unit =
                switch (vr) {
                    case US, SS, OW -> 2;
                    case UL, SL, AT, OL -> 4;
                    case UV, SV, OV -> 8;
                    case OB, UN -> 1;
                    default -> throw invalid();
                };
        if (buffer.remaining() % unit != 0) {
            throw invalid();
        }
        long[] numbers = new long[buffer.remaining() / unit];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    switch (vr) {
                        case US, OW -> buffer.getShort() & 0xFFFF;
                        case SS -> buffer.getShort();
                        case UL, OL -> buffer.getInt() & 0xFFFFFFFFL;
                        case SL -> buffer.getInt();
                        case AT ->
                                (buffer.getShort() & 0xFFFFL) << 16 | buffer.getShort() & 0xFFFFL;
                        case UV, SV, OV -> buffer.getLong();
                        default -> buffer.get() & 0xFF;
                    };
        }
        return numbers;
    }

    /** The numbers of any binary VR as doubles. */
    double[] binaryDoubles() {
        ByteBuffer buffer = buffer();
        if (vr == VR.FL || vr == VR.OF) {
            checkUnits(buffer, 4);
            double[] numbers = new double[buffer.remaining() / 4];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = buffer.getFloat();
            }
            return numbers;
        }
        if (vr == VR.FD || vr == VR.OD) {
            checkUnits(buffer, 8);
            double[] numbers = new double[buffer.remaining() / 8];
            buffer.asDoubleBuffer().get(numbers);
            return numbers;
        }
        long[] integers = binaryIntegers();
        double[] numbers = new double[integers.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = integers[i];
        }
        return numbers;
    }

    private void checkUnits(ByteBuffer buffer, int unit) {
        if (buffer.remaining() % unit != 0) {
            throw invalid();
        }
    }

    MeridianException invalid() {
        return new MeridianException(DicomError.VALUE, Dictionary.keyword(tag));
    }
}
