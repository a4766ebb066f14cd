package org.meridian.dicom.waveform;

import org.meridian.core.MeridianException;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomError;
import org.meridian.dicom.Element;
import org.meridian.dicom.Tag;
import org.meridian.dicom.sr.Code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One group of channels that were sampled together (PS3.3 C.10.9), as physical values. Immutable;
 * nobody changes the arrays of its channels.
 *
 * @param label of the group; empty when it has none
 * @param samplesPerSecond of each channel
 */
public record Waveform(String label, double samplesPerSecond, List<Channel> channels) {
    private static final int MOST_SAMPLES = 50_000_000;

    public Waveform {
        channels = List.copyOf(channels);
    }

    /**
     * One channel.
     *
     * @param source what was recorded, such as {@code Lead I (Einthoven)}
     * @param unit of the values in UCUM, {@code uV} for most leads; empty where the file tells no
     *     sensitivity: the values are then the stored ones
     * @param values NaN where the channel was not recorded (padding)
     * @param offset of the first sample from the group's start, in seconds
     * @param lowPass, highPass cut-off frequencies in hertz
     */
    public record Channel(
            String source,
            String unit,
            double[] values,
            double offset,
            OptionalDouble lowPass,
            OptionalDouble highPass) {}

    /**
     * The groups of a waveform object, in its order.
     *
     * @throws MeridianException {@link DicomError#OTHER_OBJECT} where it has none, {@link
     *     DicomError#PIXELS_SHORT} where samples are missing, {@link DicomError#TOO_LARGE}
     */
    public static List<Waveform> of(Dataset dataset) {
        List<Dataset> groups = dataset.items(Tag.WaveformSequence);
        if (groups.isEmpty()) {
            throw new MeridianException(DicomError.OTHER_OBJECT, dataset.text(Tag.SOPClassUID));
        }
        return groups.stream().map(Waveform::group).toList();
    }

    private static Waveform group(Dataset group) {
        int count = group.requireInteger(Tag.NumberOfWaveformChannels);
        int samples = group.requireInteger(Tag.NumberOfWaveformSamples);
        List<Dataset> definitions = group.items(Tag.ChannelDefinitionSequence);
        if (count < 1 || samples < 0 || definitions.size() != count) {
            throw new MeridianException(DicomError.VALUE, "NumberOfWaveformChannels");
        }
        if ((long) count * samples > MOST_SAMPLES) {
            throw new MeridianException(DicomError.TOO_LARGE, "WaveformData", MOST_SAMPLES);
        }
        Stored stored = Stored.of(group, count * samples);
        double rate = group.number(Tag.SamplingFrequency).orElse(0);
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            channels.add(channel(definitions.get(c), stored, c, count, samples, rate));
        }
        return new Waveform(group.text(Tag.MultiplexGroupLabel), rate, channels);
    }

    private static Channel channel(
            Dataset definition, Stored stored, int index, int count, int samples, double rate) {
        OptionalDouble sensitivity = definition.number(Tag.ChannelSensitivity);
        double factor =
                sensitivity.orElse(1)
                        * definition.number(Tag.ChannelSensitivityCorrectionFactor).orElse(1);
        double baseline = definition.number(Tag.ChannelBaseline).orElse(0);
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            int sample = stored.sample(i * count + index);
            boolean padding = stored.padding().isPresent() && stored.padding().get() == sample;
            values[i] = padding ? Double.NaN : sample * factor + baseline;
        }
        double skew = definition.number(Tag.ChannelSampleSkew).orElse(0);
        return new Channel(
                Code.of(definition, Tag.ChannelSourceSequence).map(Code::meaning).orElse(""),
                sensitivity.isEmpty()
                        ? ""
                        : Code.of(definition, Tag.ChannelSensitivityUnitsSequence)
                                .map(Code::value)
                                .orElse(""),
                values,
                definition.number(Tag.ChannelTimeSkew).orElse(rate > 0 ? skew / rate : 0),
                definition.number(Tag.FilterHighFrequency),
                definition.number(Tag.FilterLowFrequency));
    }

    /** Samples as they are stored, interleaved by channel. */
    private record Stored(ByteBuffer bytes, int width, boolean signed, Optional<Integer> padding) {
        static Stored of(Dataset group, int wanted) {
            int width = group.integer(Tag.WaveformBitsAllocated).orElse(16) / 8;
            String interpretation = group.text(Tag.WaveformSampleInterpretation);
            boolean signed =
                    switch (interpretation) {
                        case "SB", "SS" -> true;
                        case "UB", "US" -> false;
                        // companded speech, and what is newer than this program
                        default ->
                                throw new MeridianException(
                                        DicomError.OTHER_OBJECT,
                                        "WaveformSampleInterpretation " + interpretation);
                    };
            Element data =
                    group.element(Tag.WaveformData)
                            .orElseThrow(
                                    () ->
                                            new MeridianException(
                                                    DicomError.MISSING, "WaveformData"));
            ByteBuffer bytes = littleEndian(data);
            if (width < 1 || width > 2 || bytes.limit() < (long) wanted * width) {
                throw new MeridianException(DicomError.PIXELS_SHORT, "1");
            }
            Optional<Integer> padding =
                    group.element(Tag.WaveformPaddingValue)
                            .filter(e -> e.length() >= width)
                            .map(e -> sample(littleEndian(e), width, signed, 0));
            return new Stored(bytes, width, signed, padding);
        }

        private static ByteBuffer littleEndian(Element element) {
            return ByteBuffer.wrap(element.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        }

        int sample(int index) {
            return sample(bytes, width, signed, index);
        }

        private static int sample(ByteBuffer bytes, int width, boolean signed, int index) {
            if (width == 1) {
                return signed ? bytes.get(index) : bytes.get(index) & 0xFF;
            }
            short value = bytes.getShort(2 * index);
            return signed ? value : value & 0xFFFF;
        }
    }
}
