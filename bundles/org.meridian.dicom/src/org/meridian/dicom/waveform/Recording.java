package org.meridian.dicom.waveform;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Tag;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A waveform object (PS3.3 A.34): its groups of channels and what it says of them. Immutable.
 *
 * @param started when the recording began, in the place's own time; empty when not told
 */
public record Recording(
        Optional<LocalDateTime> started, List<Waveform> groups, List<WaveformNote> notes) {
    public Recording {
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /**
     * The recording in an object.
     *
     * @throws MeridianException {@link DicomError#OTHER_OBJECT} where it has none, {@link
     *     DicomError#PIXELS_SHORT} where samples are missing, {@link DicomError#TOO_LARGE}
     */
    public static Recording of(Dataset dataset) {
        List<Waveform> groups = Waveform.of(dataset);
        return new Recording(
                dataset.dateTime(Tag.AcquisitionDateTime),
                groups,
                WaveformNote.of(dataset, groups));
    }
}
