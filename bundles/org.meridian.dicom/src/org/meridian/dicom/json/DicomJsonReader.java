package org.meridian.dicom.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.core.MeridianException;
import org.meridian.dicom.BulkData;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads data sets from the DICOM JSON model (PS3.18 F). Texts become UTF-8. What is not of the
 * model fails with {@link DicomError#JSON} and its tag. Safe for all threads.
 */
public final class DicomJsonReader {
    private static final String UTF_8 = "ISO_IR 192";
    private static final int MAX_DEPTH = 64;
    private static final int LONGEST_DS = 16;
    private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");

    private final Function<String, Optional<BulkData>> bulk;

    /**
     * @param bulk the bytes that a BulkDataURI names, in little endian; empty fails with {@link
     *     DicomError#BULK_ELSEWHERE}
     */
    public DicomJsonReader(Function<String, Optional<BulkData>> bulk) {
        this.bulk = bulk;
    }

    /** Reads documents that hold every value. */
    public static Dataset inline(JsonObject object) {
        return new DicomJsonReader(uri -> Optional.empty()).read(object);
    }

    public Dataset read(JsonObject object) {
        boolean ascii = object.toString().chars().allMatch(c -> c < 0x80);
        DatasetBuilder builder = fill(object, 0);
        if (!ascii) {
            builder.string(Tag.SpecificCharacterSet, UTF_8);
        }
        return builder.build();
    }

    private DatasetBuilder fill(JsonObject object, int depth) {
        DatasetBuilder builder = Dataset.builder(SpecificCharacterSet.UTF_8);
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            String key = entry.getKey();
            if (!TAG.matcher(key).matches()
                    || depth > MAX_DEPTH
                    || !(entry.getValue() instanceof JsonObject)) {
                throw new MeridianException(DicomError.JSON, key);
            }
            int tag = Integer.parseUnsignedInt(key, 16);
            if (tag == Tag.SpecificCharacterSet) {
                builder.string(tag, UTF_8);
            } else {
                element(tag, entry.getValue().asJsonObject(), builder, depth);
            }
        }
        return builder;
    }

    private void element(int tag, JsonObject object, DatasetBuilder builder, int depth) {
        VR vr = vr(tag, object.get("vr"));
        if (object.get("BulkDataURI") instanceof JsonString uri) {
            BulkData data =
                    bulk.apply(uri.getString())
                            .orElseThrow(
                                    () ->
                                            new MeridianException(
                                                    DicomError.BULK_ELSEWHERE, Tag.toString(tag)));
            builder.bulk(tag, vr, data);
        } else if (object.get("InlineBinary") instanceof JsonString text) {
            builder.bytes(tag, vr, base64(tag, text.getString()));
        } else {
            JsonValue given = object.get("Value");
            List<JsonValue> values =
                    given == null ? List.of() : given instanceof JsonArray a ? a : List.of(given);
            if (vr == VR.SQ) {
                builder.items(
                        tag, values.stream().map(item -> item(tag, item, depth + 1)).toList());
            } else {
                builder.bytes(tag, vr, bytes(tag, vr, values));
            }
        }
    }

    private static VR vr(int tag, @Nullable JsonValue given) {
        if (given instanceof JsonString text) {
            for (VR vr : VR.values()) {
                if (vr.name().equals(text.getString())) {
                    return vr;
                }
            }
        }
        throw invalid(tag);
    }

    private Dataset item(int tag, JsonValue value, int depth) {
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return Dataset.builder(SpecificCharacterSet.UTF_8).build();
        }
        if (value instanceof JsonObject object) {
            return fill(object, depth).build();
        }
        throw invalid(tag);
    }

    private static byte[] base64(int tag, String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw invalid(tag);
        }
    }

    private static byte[] bytes(int tag, VR vr, List<JsonValue> values) {
        if (!vr.isText()) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(values.size() * vr.unit() * (vr == VR.AT ? 2 : 1))
                            .order(ByteOrder.LITTLE_ENDIAN);
            values.forEach(value -> binary(tag, vr, text(tag, vr, value), bytes));
            return bytes.array();
        }
        List<String> texts =
                values.stream()
                        .map(value -> vr == VR.PN ? name(tag, value) : text(tag, vr, value))
                        .toList();
        boolean divided =
                vr.isMultiValued()
                        ? texts.stream().anyMatch(text -> text.contains("\\"))
                        : texts.size() > 1;
        if (divided) {
            throw invalid(tag);
        }
        byte[] bytes = String.join("\\", texts).getBytes(StandardCharsets.UTF_8);
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
        even[bytes.length] = (byte) (vr == VR.UI ? 0 : ' ');
        return even;
    }

    private static String text(int tag, VR vr, JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> "";
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number(tag, vr, ((JsonNumber) value).bigDecimalValue());
            default -> throw invalid(tag);
        };
    }

    private static String number(int tag, VR vr, BigDecimal value) {
        String text = value.toString();
        if (vr == VR.DS && text.length() > LONGEST_DS) {
            double rounded = value.doubleValue();
            if (!Double.isFinite(rounded)) {
                throw invalid(tag);
            }
            return DatasetBuilder.decimal(rounded);
        }
        // whole numbers may be written with a point or an exponent, if they are not absurdly large
        long digits = (long) value.precision() - value.scale();
        boolean whole = digits <= 20 && value.stripTrailingZeros().scale() <= 0;
        return vr != VR.DS && whole ? value.toBigInteger().toString() : text;
    }

    private static String name(int tag, JsonValue value) {
        if (!(value instanceof JsonObject groups)) {
            return text(tag, VR.PN, value);
        }
        String name = "";
        for (String key : List.of("Phonetic", "Ideographic", "Alphabetic")) {
            JsonValue group = groups.getOrDefault(key, JsonValue.NULL);
            name = text(tag, VR.PN, group) + (name.isEmpty() ? "" : "=" + name);
        }
        return name;
    }

    private static void binary(int tag, VR vr, String text, ByteBuffer bytes) {
        try {
            switch (vr) {
                case AT -> {
                    int at = Integer.parseUnsignedInt(text, 16);
                    bytes.putShort((short) (at >>> 16)).putShort((short) at);
                }
                case US -> bytes.putShort((short) within(text, 0, 0xFFFF));
                case SS -> bytes.putShort((short) within(text, Short.MIN_VALUE, Short.MAX_VALUE));
                case UL -> bytes.putInt((int) within(text, 0, 0xFFFFFFFFL));
                case SL -> bytes.putInt((int) within(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case SV -> bytes.putLong(Long.parseLong(text));
                case UV -> bytes.putLong(Long.parseUnsignedLong(text));
                case FL -> bytes.putFloat((float) real(text));
                case FD -> bytes.putDouble(real(text));
                default -> throw invalid(tag);
            }
        } catch (NumberFormatException e) {
            throw invalid(tag);
        }
    }

    private static long within(String text, long least, long most) {
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw new NumberFormatException();
        }
        return value;
    }

    private static double real(String text) {
        return switch (text) {
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static MeridianException invalid(int tag) {
        return new MeridianException(DicomError.JSON, Tag.toString(tag));
    }
}
