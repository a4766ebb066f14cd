package org.meridian.ui.viewer.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.waveform.Recording;
import org.meridian.dicom.waveform.Waveform;
import org.meridian.dicom.waveform.Waveform.Channel;
import org.meridian.testkit.TestData;
import org.meridian.ui.viewer.objects.EcgModel.At;
import org.meridian.ui.viewer.objects.EcgModel.Caliper;
import org.meridian.ui.viewer.objects.EcgPaper.Layout;
import org.meridian.ui.viewer.objects.EcgPaper.Trace;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Waveforms on their paper, and what a caliper reads on it. */
class EcgModelTest {
    private static final double EXACT = 1e-9;

    private static Channel channel(String unit, double... values) {
        return new Channel(
                "Lead II", unit, values, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static EcgModel model(double rate, Channel... channels) {
        return new EcgModel(
                new Recording(
                        Optional.empty(),
                        List.of(new Waveform("", rate, List.of(channels))),
                        List.of()));
    }

    private static EcgModel real() throws IOException {
        try (ByteSource source =
                ByteSources.open(
                        TestData.path(
                                "dicom/pydicom/src/pydicom/data/test_files/waveform_ecg.dcm"))) {
            return new EcgModel(Recording.of(DicomReader.read(source).dataset()));
        }
    }

    /** Ten seconds of nothing, in microvolts. */
    private static EcgModel flat() {
        EcgModel model = model(500, channel("uV", new double[5000]));
        model.resize(1330, 400);
        return model;
    }

    @Test
    void aSecondAndAMillivoltHaveTheirMillimetres() {
        EcgModel model = flat();
        Trace trace = model.paper().traces().getFirst();
        At start = model.at(trace, 0, 0);
        assertEquals(25 * model.pixels(), model.at(trace, 1, 0).x() - start.x(), EXACT);
        assertEquals(10 * model.pixels(), start.y() - model.at(trace, 0, 1).y(), EXACT);
        model.setSpeed(50);
        model.setGain(20);
        Trace faster = model.paper().traces().getFirst();
        At then = model.at(faster, 0, 0);
        assertEquals(50 * model.pixels(), model.at(faster, 1, 0).x() - then.x(), EXACT);
        assertEquals(20 * model.pixels(), then.y() - model.at(faster, 0, 1).y(), EXACT);
    }

    @Test
    void aCaliperReadsTimeVoltageAndRate() {
        EcgModel model = flat();
        Trace trace = model.paper().traces().getFirst();
        model.press(model.at(trace, 1, 0.5));
        model.drag(model.at(trace, 1.8, -0.5));
        Caliper caliper = model.caliper().orElseThrow();
        assertEquals(0.8, caliper.seconds(), EXACT);
        assertEquals(-1, caliper.value(), EXACT);
        assertEquals(75, caliper.rate().orElseThrow(), 1e-6);
        assertEquals(
                "800 ms   -1.00 mV   75/min", new EcgText(Locale.ENGLISH).measured(caliper, "mV"));
        // it stays on what it measures
        model.setGain(5);
        model.setSpeed(50);
        assertEquals(0.8, model.caliper().orElseThrow().seconds(), EXACT);
        assertEquals(-1, model.caliper().orElseThrow().value(), EXACT);
        model.nudge(-100);
        assertEquals(0.6, model.caliper().orElseThrow().seconds(), EXACT);
        model.drag(new At(99_999, 0));
        assertEquals(9, model.caliper().orElseThrow().seconds(), EXACT);
    }

    @Test
    void manySamplesOnAPixelKeepTheirPeaksAndAGapPartsTheLine() {
        double[] values = new double[100_000];
        values[50_000] = 2000;
        Arrays.fill(values, 60_000, 61_000, Double.NaN);
        EcgModel model = model(10_000, channel("uV", values));
        model.resize(1330, 400);
        Trace trace = model.paper().traces().getFirst();
        List<int[]> lines = model.lines(trace);
        assertEquals(2, lines.size());
        int peak = (int) Math.round(model.at(trace, 5, 2).y());
        assertEquals(
                peak,
                IntStream.range(0, lines.getFirst().length)
                        .filter(i -> i % 2 == 1)
                        .map(i -> lines.getFirst()[i])
                        .min()
                        .orElseThrow());
        assertTrue(lines.getFirst().length < 3000);
    }

    @Test
    void whatIsNoVoltageFillsItsRow() {
        EcgModel model = model(100, channel("mm[Hg]", 60, 120, 60));
        model.resize(1000, 300);
        EcgScale scale = model.paper().scales().getFirst();
        assertEquals("mmHg", scale.unit());
        assertEquals(0, scale.millimetres(60, 10, 30), EXACT);
        assertEquals(24, scale.millimetres(120, 10, 30), EXACT);
    }

    @Test
    void twelveLeadsStandAsADoctorReadsThem() throws IOException {
        EcgModel model = real();
        assertEquals(Layout.STANDARD, model.paper().layout());
        List<String> first =
                model.paper().traces().stream()
                        .map(t -> model.paper().waveform().channels().get(t.channel()).source())
                        .map(EcgText::lead)
                        .toList();
        assertEquals(
                List.of(
                        "I", "aVR", "V1", "V4", "II", "aVL", "V2", "V5", "III", "aVF", "V3", "V6",
                        "II"),
                first);
        assertEquals(2.5, model.paper().traces().get(1).from(), EXACT);
        model.choose(1);
        // of a beat that was made of many each lead shows all
        assertTrue(model.paper().traces().stream().allMatch(t -> t.from() == 0 && t.to() == 1.2));
        model.setLayout(Layout.ROWS);
        assertEquals(12, model.paper().traces().size());
    }

    /** As pydicom counts and reads them. */
    @Test
    void whatTheFileSaysItselfIsShown() throws IOException {
        EcgModel model = real();
        assertEquals(NOTES, model.paper().recording().notes().size());
        String said = new EcgText(Locale.ENGLISH).said(model.paper().recording());
        assertTrue(said.contains("RITMO SINUSALE"), said);
        assertTrue(said.contains("RR Interval 982 ms"), said);
        double[] beats =
                model.paper().recording().notes().stream()
                        .filter(n -> n.name().equals("Fiducial Point"))
                        .flatMap(n -> n.moments().stream())
                        .mapToDouble(Double::doubleValue)
                        .limit(1)
                        .toArray();
        // sample 501, counted from 1, at 1000 a second
        assertArrayEquals(new double[] {0.5}, beats, EXACT);
    }

    private static final int NOTES = 77;
}
