package org.meridian.workflow;

import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;

import java.util.Map;
import java.util.Optional;

/** What an object of a study is to its reader. */
public enum ObjectKind {
    IMAGE,
    REPORT,
    DOCUMENT,
    WAVEFORM,
    SEGMENTATION,
    STRUCTURE_SET,
    PRESENTATION_STATE,
    KEY_OBJECTS,
    /** Kept and not shown. */
    OTHER;

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    /** SOP classes (PS3.4 B.5) by how they begin after the root of them all; the longest counts. */
    private static final Map<String, ObjectKind> CLASSES =
            Map.of(
                    "88.", REPORT,
                    "88.59", KEY_OBJECTS,
                    "104.", DOCUMENT,
                    "9.", WAVEFORM,
                    "66.4", SEGMENTATION,
                    "66.7", SEGMENTATION,
                    "481.3", STRUCTURE_SET,
                    "11.", PRESENTATION_STATE);

    /** Modalities whose objects are of one kind (PS3.3 C.7.3.1.1.1). */
    private static final Map<String, ObjectKind> MODALITIES =
            Map.ofEntries(
                    Map.entry("SR", REPORT),
                    Map.entry("DOC", DOCUMENT),
                    Map.entry("ECG", WAVEFORM),
                    Map.entry("HD", WAVEFORM),
                    Map.entry("EPS", WAVEFORM),
                    Map.entry("RESP", WAVEFORM),
                    Map.entry("SEG", SEGMENTATION),
                    Map.entry("RTSTRUCT", STRUCTURE_SET),
                    Map.entry("PR", PRESENTATION_STATE),
                    Map.entry("KO", KEY_OBJECTS),
                    Map.entry("RTPLAN", OTHER),
                    Map.entry("REG", OTHER));

    /** What one object is. */
    public static ObjectKind of(Instance object) {
        String uid = object.sopClassUID();
        String kind = uid.startsWith(STORAGE) ? uid.substring(STORAGE.length()) : "";
        return CLASSES.keySet().stream()
                .filter(kind::startsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .map(CLASSES::get)
                .orElse(object.numberOfFrames() > 0 ? IMAGE : OTHER);
    }

    /** What the objects of a series are, as far as its modality tells: images where it does not. */
    public static ObjectKind of(Series series) {
        return Optional.ofNullable(MODALITIES.get(series.modality())).orElse(IMAGE);
    }

    /**
     * Whether the modality of a series tells what it holds: other images and documents share one.
     */
    public static boolean isTold(Series series) {
        return !series.modality().equals("OT");
    }

    /** Whether it is read beside the images, in a view of its own. */
    public boolean isRead() {
        return this == REPORT || this == DOCUMENT || this == WAVEFORM;
    }
}
