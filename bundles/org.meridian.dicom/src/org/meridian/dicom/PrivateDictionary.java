package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of the private elements of makers, by their private creator (PS3.5 7.8.1). */
public final class PrivateDictionary {
    private static final Map<String, Map<Integer, Entry>> CREATORS = load();

    /**
     * One private element.
     *
     * @param vm value multiplicity, for instance {@code 1-n}
     * @param name empty where nobody published it
     */
    public record Entry(VR vr, String vm, String name) {}

    private PrivateDictionary() {}

    /** The element of a creator; the tag's block does not count. */
    public static Optional<Entry> entry(String creator, int tag) {
        return Optional.ofNullable(find(creator, tag));
    }

    /** The VR in implicit VR; UN when unknown. */
    static VR vr(String creator, int tag) {
        Entry entry = find(creator, tag);
        return entry == null ? VR.UN : entry.vr();
    }

    private static @Nullable Entry find(String creator, int tag) {
        Map<Integer, Entry> elements = CREATORS.get(creator);
        return elements == null ? null : elements.get(withoutBlock(tag));
    }

    private static int withoutBlock(int tag) {
        return tag & 0xFFFF00FF;
    }

    private static Map<String, Map<Integer, Entry>> load() {
        Map<String, Map<Integer, Entry>> creators = new HashMap<>();
        try (InputStream table = PrivateDictionary.class.getResourceAsStream("private.tsv")) {
            if (table == null) {
                throw new IllegalStateException("private.tsv is missing");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII));
            Map<Integer, Entry> elements = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@ ")) {
                    elements = new HashMap<>();
                    creators.put(line.substring(2), elements);
                } else {
                    String[] row = line.split("\t");
                    int element = Integer.parseInt(row[0].substring(4), 16);
                    int tag = Integer.parseInt(row[0].substring(0, 4), 16) << 16 | element;
                    String name = row.length > 3 ? row[3] : "";
                    elements.put(tag, new Entry(VR.valueOf(row[1]), row[2], name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        creators.replaceAll((creator, elements) -> Map.copyOf(elements));
        return Map.copyOf(creators);
    }
}
