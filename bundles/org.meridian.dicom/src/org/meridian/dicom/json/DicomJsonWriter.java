package org.meridian.dicom.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes data sets in the DICOM JSON model (PS3.18 F). Texts are in Unicode, so the character set
 * becomes {@code ISO_IR 192}; group lengths are left out. A value that is not valid for its VR is
 * given as the bytes of a UN. Safe for all threads.
 */
public final class DicomJsonWriter {
    private static final String VALUE = "Value";
    private static final List<String> NAME_GROUPS =
            List.of("Alphabetic", "Ideographic", "Phonetic");

    /** Whole numbers up to which every reader of JSON is exact. */
    private static final BigDecimal SAFE = new BigDecimal(1L << 53);

    private final Function<Element, Optional<String>> bulkUri;

    /**
     * @param bulkUri where the bytes of an element can be had; empty to have them in the document.
     *     Fragments have no form in the document: without a place they are left out
     */
    public DicomJsonWriter(Function<Element, Optional<String>> bulkUri) {
        this.bulkUri = bulkUri;
    }

    /** Writes with every value in the document. */
    public static JsonObject inline(Dataset dataset) {
        return new DicomJsonWriter(element -> Optional.empty()).write(dataset);
    }

    public JsonObject write(Dataset dataset) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (Element element : dataset) {
            if ((element.tag() & 0xFFFF) != 0) {
                object.add(String.format("%08X", element.tag()), element(dataset, element));
            }
        }
        return object.build();
    }

    private JsonObject element(Dataset dataset, Element element) {
        VR vr = element.vr();
        if (element.fragments().isPresent() || isBytes(vr)) {
            return bytes(element, vr);
        }
        try {
            JsonArrayBuilder values = Json.createArrayBuilder();
            List<String> texts = vr == VR.SQ ? List.of() : dataset.strings(element.tag());
            if (element.tag() == Tag.SpecificCharacterSet) {
                values.add("ISO_IR 192");
            } else if (vr == VR.SQ) {
                element.items().forEach(item -> values.add(write(item)));
            } else if (!texts.equals(List.of(""))) {
                values(vr, texts, values);
            }
            JsonArray all = values.build();
            JsonObjectBuilder object = Json.createObjectBuilder().add("vr", vr.name());
            return (all.isEmpty() ? object : object.add(VALUE, all)).build();
        } catch (MeridianException e) {
            return bytes(element, VR.UN);
        }
    }

    private static boolean isBytes(VR vr) {
        return switch (vr) {
            case OB, OD, OF, OL, OV, OW, UN -> true;
            default -> false;
        };
    }

    private JsonObject bytes(Element element, VR vr) {
        JsonObjectBuilder object = Json.createObjectBuilder().add("vr", vr.name());
        Optional<String> uri = bulkUri.apply(element);
        if (uri.isPresent()) {
            object.add("BulkDataURI", uri.get());
        } else if (element.length() > 0) {
            object.add(
                    "InlineBinary",
                    Base64.getEncoder().encodeToString(element.littleEndianBytes()));
        }
        return object.build();
    }

    private static void values(VR vr, List<String> texts, JsonArrayBuilder values) {
        for (String text : texts) {
            if (text.isEmpty()) {
                values.addNull();
                continue;
            }
            switch (vr) {
                case PN -> values.add(name(text));
                case AT -> values.add(text.replaceAll("[(),]", ""));
                case DS, IS, SV, UV, SL, SS, UL, US -> number(text, values);
                case FL, FD -> real(Double.parseDouble(text), values);
                default -> values.add(text);
            }
        }
    }

    private static JsonObjectBuilder name(String text) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        String[] groups = text.split("=", -1);
        for (int i = 0; i < Math.min(groups.length, NAME_GROUPS.size()); i++) {
            if (!groups[i].isEmpty()) {
                object.add(NAME_GROUPS.get(i), groups[i]);
            }
        }
        return object;
    }

    /** As a number where that says the same to every reader, else as the text it is. */
    private static void number(String text, JsonArrayBuilder values) {
        try {
            BigDecimal number = new BigDecimal(text);
            boolean exact = number.scale() > 0 || number.abs().compareTo(SAFE) <= 0;
            if (exact) {
                values.add(number);
                return;
            }
        } catch (NumberFormatException e) {
            // kept as it is
        }
        values.add(text);
    }

    private static void real(double number, JsonArrayBuilder values) {
        if (Double.isNaN(number)) {
            values.add("NaN");
        } else if (Double.isInfinite(number)) {
            values.add(number > 0 ? "inf" : "-inf");
        } else {
            values.add(number);
        }
    }
}
