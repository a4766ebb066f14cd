package org.meridian.dicom.derived;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The heads of the images that an object points at: of one patient and one study. Immutable. */
public final class SourceImages {
    private final Map<String, Dataset> heads = new LinkedHashMap<>();

    /**
     * @param heads what {@link org.meridian.dicom.DicomReader#readHeader} reads; at least one
     * @throws MeridianException {@link DicomError#SEVERAL_STUDIES}
     */
    public SourceImages(Collection<Dataset> heads) {
        for (Dataset head : heads) {
            this.heads.put(head.requireString(Tag.SOPInstanceUID), head);
        }
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("no images");
        }
        String study = first().requireString(Tag.StudyInstanceUID);
        if (!heads.stream().allMatch(h -> h.text(Tag.StudyInstanceUID).equals(study))) {
            throw new MeridianException(DicomError.SEVERAL_STUDIES);
        }
    }

    /** The first image, for what they all say of patient and study. */
    public Dataset first() {
        return heads.values().iterator().next();
    }

    /** All of them, in the order they were given. */
    public Collection<Dataset> all() {
        return List.copyOf(heads.values());
    }

    /**
     * The head of an image.
     *
     * @throws MeridianException {@link DicomError#NO_SOURCE} where it is not among them
     */
    public Dataset head(String sopInstanceUID) {
        Dataset head = heads.get(sopInstanceUID);
        if (head == null) {
            throw new MeridianException(DicomError.NO_SOURCE);
        }
        return head;
    }

    /** Whether an image has several frames, so that references name them. */
    public boolean multiFrame(String sopInstanceUID) {
        return head(sopInstanceUID).integer(Tag.NumberOfFrames).orElse(1) > 1;
    }

    /** An item that points at an image (PS3.3 10.3), with the frame where it has several. */
    public Dataset reference(String sopInstanceUID, int... frames) {
        DatasetBuilder item =
                Dataset.builder(SpecificCharacterSet.UTF_8)
                        .string(
                                Tag.ReferencedSOPClassUID,
                                head(sopInstanceUID).requireString(Tag.SOPClassUID))
                        .string(Tag.ReferencedSOPInstanceUID, sopInstanceUID);
        if (frames.length > 0 && multiFrame(sopInstanceUID)) {
            item.integer(Tag.ReferencedFrameNumber, frames);
        }
        return item.build();
    }

    /** Items of Referenced Series Sequence, as a presentation state has them (PS3.3 C.11.11). */
    public List<Dataset> bySeries(Collection<String> sopInstanceUIDs) {
        return series(sopInstanceUIDs, Tag.ReferencedImageSequence);
    }

    /** The evidence of a report: items by study and series (PS3.3 C.17.2.1). */
    public List<Dataset> evidence(Collection<String> sopInstanceUIDs) {
        return List.of(
                Dataset.builder(SpecificCharacterSet.UTF_8)
                        .string(Tag.StudyInstanceUID, first().requireString(Tag.StudyInstanceUID))
                        .items(
                                Tag.ReferencedSeriesSequence,
                                series(sopInstanceUIDs, Tag.ReferencedSOPSequence))
                        .build());
    }

    private List<Dataset> series(Collection<String> sopInstanceUIDs, int sequence) {
        Map<String, List<Dataset>> bySeries = new LinkedHashMap<>();
        for (String uid : sopInstanceUIDs.stream().distinct().toList()) {
            bySeries.computeIfAbsent(
                            head(uid).requireString(Tag.SeriesInstanceUID),
                            series -> new ArrayList<>())
                    .add(reference(uid));
        }
        return bySeries.entrySet().stream()
                .map(
                        series ->
                                Dataset.builder(SpecificCharacterSet.UTF_8)
                                        .string(Tag.SeriesInstanceUID, series.getKey())
                                        .items(sequence, series.getValue())
                                        .build())
                .toList();
    }
}
