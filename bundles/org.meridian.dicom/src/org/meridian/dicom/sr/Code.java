package org.meridian.dicom.sr;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;

import java.util.Map;
import java.util.Optional;

/**
 * A coded concept (PS3.3 8.8). Two are the same concept where value and scheme are, whatever the
 * meaning's wording and language; retired SNOMED codes ({@code SRT}) are known by their successors
 * where this program names them.
 */
public record Code(String value, String scheme, String meaning) {
    /** SNOMED RT identifiers, in older objects, of what this program names in SNOMED CT. */
    private static final Map<String, String> SUCCESSORS =
            Map.ofEntries(
                    Map.entry("G-C0E3", "363698007"),
                    Map.entry("G-D7FE", "410668003"),
                    Map.entry("G-A166", "42798000"),
                    Map.entry("G-A22A", "410668003"),
                    Map.entry("R-00317", "373098007"),
                    Map.entry("R-10047", "386136009"),
                    Map.entry("R-404FB", "255605001"),
                    Map.entry("G-A437", "56851009"));

    /** The code in an item of a code sequence; long and URN codes too. */
    public static Code of(Dataset item) {
        String value =
                item.string(Tag.CodeValue)
                        .or(() -> item.string(Tag.LongCodeValue))
                        .or(() -> item.string(Tag.URNCodeValue))
                        .orElse("");
        return new Code(value, item.text(Tag.CodingSchemeDesignator), item.text(Tag.CodeMeaning));
    }

    /** The code in the first item of a sequence. */
    public static Optional<Code> of(Dataset dataset, int sequence) {
        return dataset.item(sequence).map(Code::of);
    }

    /** As an item; texts are in UTF-8. */
    public Dataset item() {
        return Dataset.builder(SpecificCharacterSet.UTF_8)
                .string(value.length() <= 16 ? Tag.CodeValue : Tag.LongCodeValue, value)
                .string(Tag.CodingSchemeDesignator, scheme)
                .string(Tag.CodeMeaning, meaning)
                .build();
    }

    /** Whether it is the same concept. */
    public boolean is(Code other) {
        return canonical().equals(other.canonical());
    }

    private String canonical() {
        boolean snomed = scheme.equals("SRT") || scheme.equals("99SDM") || scheme.equals("SNM3");
        return snomed && SUCCESSORS.containsKey(value)
                ? SUCCESSORS.get(value) + "|SCT"
                : value + "|" + scheme;
    }
}
