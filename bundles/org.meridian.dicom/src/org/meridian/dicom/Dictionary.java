package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data dictionary of PS3.6 and the command elements of PS3.7: facts by tag and by keyword. */
public final class Dictionary {
    private static final Dictionary STANDARD = load();

    private final int[] tags;
    private final Entry[] entries;
    private final List<Repeating> repeating;
    private final Map<String, Integer> tagOfKeyword = new HashMap<>();

    /**
     * One attribute.
     *
     * @param vr as PS3.6 gives it; {@code US/SS} and the like where the data set decides
     * @param vm value multiplicity, for instance {@code 1-n}
     */
    public record Entry(String vr, String vm, String keyword, boolean retired) {}

    private record Repeating(int mask, int value, Entry entry) {}

    private Dictionary(int[] tags, Entry[] entries, List<Repeating> repeating) {
        this.tags = tags;
        this.entries = entries;
        this.repeating = repeating;
        for (int i = 0; i < tags.length; i++) {
            tagOfKeyword.put(entries[i].keyword(), tags[i]);
        }
    }

    /** What the standard says of a tag; nothing for a private or unknown one. */
    public static Optional<Entry> entry(int tag) {
        return Optional.ofNullable(STANDARD.find(tag));
    }

    /** The keyword, or the tag in its usual form where there is none. */
    public static String keyword(int tag) {
        Entry entry = STANDARD.find(tag);
        return entry == null ? Tag.toString(tag) : entry.keyword();
    }

    /** The tag of a keyword such as {@code PatientName}. */
    public static Optional<Integer> tag(String keyword) {
        return Optional.ofNullable(STANDARD.tagOfKeyword.get(keyword));
    }

    /**
     * The VR a tag has in implicit VR, where {@code signed} (Pixel Representation 1) decides
     * between US and SS (PS3.5 A.1); UN when unknown.
     */
    static VR implicitVR(int tag, boolean signed) {
        if ((tag & 0xFFFF) == 0) {
            return VR.UL;
        }
        if (Tag.isPrivate(tag)) {
            int element = tag & 0xFFFF;
            return element >= 0x10 && element <= 0xFF ? VR.LO : VR.UN;
        }
        Entry entry = STANDARD.find(tag);
        if (entry == null) {
            return VR.UN;
        }
        return switch (entry.vr()) {
            case "US/SS" -> signed ? VR.SS : VR.US;
            case "US/OW", "US/SS/OW", "OB/OW" -> VR.OW;
            default -> VR.valueOf(entry.vr());
        };
    }

    private @Nullable Entry find(int tag) {
        int index = Arrays.binarySearch(tags, tag ^ Integer.MIN_VALUE);
        if (index >= 0) {
            return entries[index];
        }
        for (Repeating range : repeating) {
            if ((tag & range.mask) == range.value && !Tag.isPrivate(tag)) {
                return range.entry;
            }
        }
        return null;
    }

    private static Dictionary load() {
        List<String[]> rows = new ArrayList<>();
        List<Repeating> repeating = new ArrayList<>();
        try (InputStream table = Dictionary.class.getResourceAsStream("dictionary.tsv")) {
            if (table == null) {
                throw new IllegalStateException("dictionary.tsv is missing");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] row = line.split("\t");
                if (row[0].indexOf('x') < 0) {
                    rows.add(row);
                } else {
                    int mask =
                            Integer.parseUnsignedInt(
                                    row[0].replaceAll("[^x]", "F").replace('x', '0'), 16);
                    int value = Integer.parseUnsignedInt(row[0].replace('x', '0'), 16);
                    repeating.add(new Repeating(mask, value, entryOf(row)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int[] tags = new int[rows.size()];
        Entry[] entries = new Entry[tags.length];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = Integer.parseUnsignedInt(rows.get(i)[0], 16);
            entries[i] = entryOf(rows.get(i));
        }
        Dictionary dictionary = new Dictionary(tags, entries, List.copyOf(repeating));
        // the search compares signed numbers: the sign bit is turned so that tags keep their order
        for (int i = 0; i < tags.length; i++) {
            tags[i] ^= Integer.MIN_VALUE;
        }
        return dictionary;
    }

    private static Entry entryOf(String[] row) {
        return new Entry(row[1], row[2], row[3], row.length > 4);
    }
}
