package org.meridian.dicom;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.PersonName;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Builds a data set. Texts are written in its character set; where that does not have a character,
 * in UTF-8 ({@code ISO_IR 192}) as long as no text stands there that would be misread, else it is a
 * {@link DicomError#CHARACTERS}. The VR of a value comes from the dictionary unless it is given; a
 * value that does not fit it is a {@link DicomError#VALUE}. Not for several threads at once.
 */
public final class DatasetBuilder {
    private static final int DECIMAL_LENGTH = 16;

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private SpecificCharacterSet characterSet = SpecificCharacterSet.DEFAULT;

    DatasetBuilder() {}

    DatasetBuilder(Dataset start) {
        characterSet = start.characterSet();
        for (Element element : start) {
            elements.put(element.tag(), element);
        }
    }

    /** Sets an element that was read or built before. */
    public DatasetBuilder element(Element element) {
        elements.put(element.tag(), element);
        return this;
    }

    public DatasetBuilder remove(int tag) {
        elements.remove(tag);
        return this;
    }

    /** Sets texts; none gives an empty value. */
    public DatasetBuilder string(int tag, String... values) {
        return string(tag, vrOf(tag), values);
    }

    /** Sets texts under the VR of a private or open tag. */
    public DatasetBuilder string(int tag, VR vr, String... values) {
        if (!vr.isText() || values.length > 1 && !vr.isMultiValued()) {
            throw invalid(tag);
        }
        String text = String.join("\\", values);
        byte[] bytes = characterSet.encode(text, vr).orElseGet(() -> inUtf8(tag, vr, text));
        if (bytes.length % 2 != 0) {
            int length = bytes.length;
            bytes = Arrays.copyOf(bytes, length + 1);
            bytes[length] = (byte) (vr == VR.UI ? 0 : ' ');
        }
        return put(tag, vr, bytes);
    }

    /**
     * Declares the set that texts are written in from here on.
     *
     * @throws MeridianException {@link DicomError#CHARACTERS} when texts in another set stand here
     */
    public DatasetBuilder characterSet(SpecificCharacterSet set) {
        if (!set.equals(characterSet)) {
            for (Element element : elements.values()) {
                if (needsCharacterSet(element)) {
                    throw new MeridianException(
                            DicomError.CHARACTERS,
                            Dictionary.keyword(element.tag()),
                            set.toString());
                }
            }
            characterSet = set;
            string(Tag.SpecificCharacterSet, set.terms().toArray(String[]::new));
        }
        return this;
    }

    private byte[] inUtf8(int tag, VR vr, String text) {
        byte[] bytes = SpecificCharacterSet.UTF_8.encode(text, vr).orElseThrow(() -> invalid(tag));
        if (elements.values().stream().anyMatch(DatasetBuilder::needsCharacterSet)) {
            throw new MeridianException(
                    DicomError.CHARACTERS, Dictionary.keyword(tag), characterSet.toString());
        }
        characterSet(SpecificCharacterSet.UTF_8);
        return bytes;
    }

    /** Whether a text that is not plain ASCII stands in an element, or in an item without a set. */
    private static boolean needsCharacterSet(Element element) {
        for (Dataset item : element.items()) {
            if (!item.contains(Tag.SpecificCharacterSet)) {
                for (Element inner : item) {
                    if (needsCharacterSet(inner)) {
                        return true;
                    }
                }
            }
        }
        return element.vr().isInCharacterSet() && !SpecificCharacterSet.isPlain(element.bytes());
    }

    public DatasetBuilder personName(int tag, PersonName name) {
        return string(tag, VR.PN, name.toDicom());
    }

    /** Sets whole numbers, in binary or as an IS or DS. */
    public DatasetBuilder integer(int tag, int... values) {
        VR vr = vrOf(tag);
        if (vr == VR.IS || vr == VR.DS) {
            return string(
                    tag,
                    vr,
                    Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * (vr == VR.AT ? 4 : vr.unit()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            switch (vr) {
                case US, OW -> bytes.putShort((short) inRange(tag, value, 0, 0xFFFF));
                case SS ->
                        bytes.putShort(
                                (short) inRange(tag, value, Short.MIN_VALUE, Short.MAX_VALUE));
                case AT -> bytes.putShort((short) (value >>> 16)).putShort((short) value);
                case UL -> bytes.putInt(inRange(tag, value, 0, Integer.MAX_VALUE));
                case SL -> bytes.putInt(value);
                case SV, UV -> bytes.putLong(value);
                default -> throw invalid(tag);
            }
        }
        return put(tag, vr, bytes.array());
    }

    /** Sets numbers, in binary or as a DS of at most 16 characters each. */
    public DatasetBuilder number(int tag, double... values) {
        VR vr = vrOf(tag);
        if (vr == VR.DS) {
            return string(
                    tag,
                    vr,
                    Arrays.stream(values).mapToObj(DatasetBuilder::decimal).toArray(String[]::new));
        }
        if (vr != VR.FL && vr != VR.FD) {
            throw invalid(tag);
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * vr.unit()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (vr == VR.FL) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return put(tag, vr, bytes.array());
    }

    /** The decimal text nearest to the number that has at most 16 characters (PS3.5 6.2, DS). */
    public static String decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        for (int digits = 17; ; digits--) {
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
            String plain = rounded.stripTrailingZeros().toPlainString();
            if (plain.length() <= DECIMAL_LENGTH) {
                return plain;
            }
            String unscaled = rounded.unscaledValue().toString();
            String exponent = "E" + -rounded.scale();
            if (unscaled.length() + exponent.length() <= DECIMAL_LENGTH) {
                return unscaled + exponent;
            }
        }
    }

    /** Sets bytes as they are written in little endian; {@code value} is copied. */
    public DatasetBuilder bytes(int tag, VR vr, byte[] value) {
        return put(
                tag,
                vr,
                value.length % 2 == 0 ? value.clone() : Arrays.copyOf(value, value.length + 1));
    }

    /** Sets bytes that stay where they are, in little endian. */
    public DatasetBuilder bulk(int tag, VR vr, BulkData value) {
        return element(Element.ofBulk(tag, vr, ByteOrder.LITTLE_ENDIAN, value));
    }

    /** Sets 16-bit words as OW. */
    public DatasetBuilder words(int tag, short[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(values);
        return put(tag, VR.OW, bytes.array());
    }

    /** Sets compressed frames, one fragment each, with a basic offset table. */
    public DatasetBuilder encapsulated(List<byte[]> frames) {
        return encapsulated(frames, OffsetTable.BASIC);
    }

    /** Sets compressed frames, one fragment each, in place of any pixel data before. */
    public DatasetBuilder encapsulated(List<byte[]> frames, OffsetTable table) {
        long[] offsets = new long[frames.size()];
        long[] lengths = new long[frames.size()];
        List<BulkData> fragments = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            byte[] frame = frames.get(i);
            byte[] even = Arrays.copyOf(frame, frame.length + (frame.length & 1));
            fragments.add(memory(even));
            offsets[i] = offset;
            lengths[i] = frame.length;
            offset += 8 + even.length;
        }
        remove(Tag.ExtendedOffsetTable).remove(Tag.ExtendedOffsetTableLengths);
        if (table == OffsetTable.EXTENDED) {
            put(Tag.ExtendedOffsetTable, VR.OV, words(offsets));
            put(Tag.ExtendedOffsetTableLengths, VR.OV, words(lengths));
        }
        byte[] basic = table == OffsetTable.BASIC ? basicTable(offsets) : new byte[0];
        return element(
                Element.ofFragments(Tag.PixelData, VR.OB, new Fragments(memory(basic), fragments)));
    }

    private static byte[] words(long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }

    private static byte[] basicTable(long[] offsets) {
        ByteBuffer bytes = ByteBuffer.allocate(offsets.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (long offset : offsets) {
            if (offset > 0xFFFFFFFFL) {
                throw invalid(Tag.PixelData);
            }
            bytes.putInt((int) offset);
        }
        return bytes.array();
    }

    private static BulkData memory(byte[] bytes) {
        return new BulkData(ByteSources.of(bytes), 0, bytes.length);
    }

    public DatasetBuilder items(int tag, List<Dataset> items) {
        return element(Element.ofItems(tag, items));
    }

    public Dataset build() {
        return new Dataset(new ArrayList<>(elements.values()), characterSet);
    }

    private DatasetBuilder put(int tag, VR vr, byte[] bytes) {
        return element(Element.ofBytes(tag, vr, ByteOrder.LITTLE_ENDIAN, bytes));
    }

    private VR vrOf(int tag) {
        Element representation = elements.get(Tag.PixelRepresentation);
        boolean signed =
                representation != null
                        && representation.length() == 2
                        && representation.bytes()[0] == 1;
        return Dictionary.implicitVR(tag, signed);
    }

    private static int inRange(int tag, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(tag);
        }
        return value;
    }

    private static MeridianException invalid(int tag) {
        return new MeridianException(DicomError.VALUE, Dictionary.keyword(tag));
    }
}
