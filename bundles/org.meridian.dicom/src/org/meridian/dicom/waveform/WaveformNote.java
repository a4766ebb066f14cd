package org.meridian.dicom.waveform;

import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.sr.Code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What the object says of its waveforms (PS3.3 C.10.10): a statement, a measured number, or the
 * name of moments. Immutable.
 *
 * @param group of channels it is about, from 1; 0 where it names none
 * @param channel of the group, from 1; 0 for all of it
 * @param name the concept; empty for a plain statement
 * @param text a statement, or the meaning of a coded one; empty where there is none
 * @param value with its unit; empty where nothing is measured
 * @param moments in seconds from the group's start; none where it is about all of it
 */
public record WaveformNote(
        int group,
        int channel,
        String name,
        String text,
        Optional<Value> value,
        List<Double> moments) {
    private static final double MILLISECONDS = 1000;

    public WaveformNote {
        moments = List.copyOf(moments);
    }

    /** A number as the object has it, with its unit in UCUM. */
    public record Value(String number, String unit) {}

    /**
     * The notes of an object, in its order.
     *
     * @param groups of the same object
     */
    static List<WaveformNote> of(Dataset dataset, List<Waveform> groups) {
        List<WaveformNote> notes = new ArrayList<>();
        for (Dataset item : dataset.items(Tag.WaveformAnnotationSequence)) {
            int[] about = item.integers(Tag.ReferencedWaveformChannels);
            if (about.length < 2) {
                notes.add(note(item, 0, 0, groups));
            }
            for (int i = 0; i + 1 < about.length; i += 2) {
                notes.add(note(item, about[i], about[i + 1], groups));
            }
        }
        return notes;
    }

    private static WaveformNote note(Dataset item, int group, int channel, List<Waveform> groups) {
        Optional<Value> value =
                item.string(Tag.NumericValue)
                        .map(
                                number ->
                                        new Value(
                                                number,
                                                Code.of(item, Tag.MeasurementUnitsCodeSequence)
                                                        .map(Code::value)
                                                        .orElse("")));
        return new WaveformNote(
                group,
                channel,
                Code.of(item, Tag.ConceptNameCodeSequence).map(Code::meaning).orElse(""),
                Code.of(item, Tag.ConceptCodeSequence)
                        .map(Code::meaning)
                        .orElseGet(() -> item.text(Tag.UnformattedTextValue)),
                value,
                moments(item, group, groups));
    }

    /** Sample positions count from 1; time offsets are in milliseconds. */
    private static List<Double> moments(Dataset item, int group, List<Waveform> groups) {
        boolean known = group >= 1 && group <= groups.size();
        double rate = known ? groups.get(group - 1).samplesPerSecond() : 0;
        DoubleStream samples =
                rate > 0
                        ? Arrays.stream(item.integers(Tag.ReferencedSamplePositions))
                                .mapToDouble(position -> (position - 1) / rate)
                        : DoubleStream.empty();
        DoubleStream offsets =
                Arrays.stream(item.finiteNumbers(Tag.ReferencedTimeOffsets))
                        .map(offset -> offset / MILLISECONDS);
        return DoubleStream.concat(samples, offsets).boxed().toList();
    }
}
