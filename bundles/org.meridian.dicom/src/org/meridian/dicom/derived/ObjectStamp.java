package org.meridian.dicom.derived;

import org.meridian.core.annotation.AnnotationId;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.Uids;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * When an object was made and what it points at.
 *
 * @param time the epoch where it does not tell
 * @param seriesOf the series of each object it points at, by UID
 */
public record ObjectStamp(Instant time, Map<String, String> seriesOf) {
    public ObjectStamp {
        seriesOf = Map.copyOf(seriesOf);
    }

    public static ObjectStamp of(Dataset object) {
        Map<String, String> seriesOf = new HashMap<>();
        for (int evidence :
                new int[] {
                    Tag.CurrentRequestedProcedureEvidenceSequence,
                    Tag.PertinentOtherEvidenceSequence
                }) {
            object.items(evidence).forEach(study -> addSeries(study, seriesOf));
        }
        addSeries(object, seriesOf);
        return new ObjectStamp(time(object), seriesOf);
    }

    private static void addSeries(Dataset holder, Map<String, String> seriesOf) {
        for (Dataset series : holder.items(Tag.ReferencedSeriesSequence)) {
            String uid = series.text(Tag.SeriesInstanceUID);
            for (int sequence :
                    new int[] {
                        Tag.ReferencedSOPSequence,
                        Tag.ReferencedImageSequence,
                        Tag.ReferencedInstanceSequence
                    }) {
                for (Dataset sop : series.items(sequence)) {
                    seriesOf.put(sop.text(Tag.ReferencedSOPInstanceUID), uid);
                }
            }
        }
    }

    private static Instant time(Dataset object) {
        for (int[] tags :
                new int[][] {
                    {Tag.PresentationCreationDate, Tag.PresentationCreationTime},
                    {Tag.ContentDate, Tag.ContentTime},
                    {Tag.SeriesDate, Tag.SeriesTime}
                }) {
            Optional<LocalDate> date = object.date(tags[0]);
            if (date.isPresent()) {
                LocalTime time = object.time(tags[1]).orElse(LocalTime.MIDNIGHT);
                return date.get().atTime(time).atZone(ZoneId.systemDefault()).toInstant();
            }
        }
        return Instant.EPOCH;
    }

    /**
     * The id of an annotation: the UUID in its tracking UID where that is one of a UUID, else made
     * of the UID, or of what names it without one, always the same.
     */
    public AnnotationId id(Optional<String> trackingUID, String name) {
        String uid = trackingUID.orElse("");
        String text = uid.isEmpty() ? name : uid;
        return new AnnotationId(
                Uids.uuid(uid)
                        .orElseGet(
                                () ->
                                        UUID.nameUUIDFromBytes(
                                                text.getBytes(StandardCharsets.UTF_8))));
    }
}
