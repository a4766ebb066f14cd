package org.meridian.dicom.derived;

import org.meridian.core.annotation.AnnotationId;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.Uids;

import java.math.BigInteger;
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
        for (Dataset study : object.items(Tag.CurrentRequestedProcedureEvidenceSequence)) {
            addSeries(study, seriesOf);
        }
        for (Dataset study : object.items(Tag.PertinentOtherEvidenceSequence)) {
            addSeries(study, seriesOf);
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
        if (Uids.isValid(uid)
                && uid.startsWith("2.25.")
                && uid.indexOf('.', 5) < 0
                && uid.length() <= 44) {
            BigInteger number = new BigInteger(uid.substring(5));
            if (number.bitLength() <= 128) {
                return new AnnotationId(
                        new UUID(number.shiftRight(64).longValue(), number.longValue()));
            }
        }
        String text = uid.isEmpty() ? name : uid;
        return new AnnotationId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}
