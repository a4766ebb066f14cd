package org.meridian.dicom.present;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.util.List;
import java.util.OptionalDouble;

class FrameTimesTest {
    /** 0 where no rate is told. */
    @ParameterizedTest
    @CsvSource({
        "24, 30, 40, 24",
        "'', 30, 40, 30",
        "'', '', 40, 25",
        "'', '', 33.3333, 30.00003",
        "'', '', '', 0",
        "0, 30, 40, 30",
        "-5, 0, 40, 25",
        "121, 120, 40, 120",
        "'', 500, 40, 25",
        "x, y, 40, 25",
        "'', '', 0, 0",
        "'', '', -40, 0",
        "'', '', 8, 0",
        "'', '', 1E-320, 0",
        "'', '', 1E400, 0"
    })
    void theFirstThatIsARateIsTaken(
            String recommended, String cine, String milliseconds, double expected) {
        Dataset object =
                Dataset.builder()
                        .string(Tag.RecommendedDisplayFrameRate, VR.IS, recommended)
                        .string(Tag.CineRate, VR.IS, cine)
                        .string(Tag.FrameTime, VR.DS, milliseconds)
                        .build();
        assertEquals(expected, FrameTimes.of(object).rate().orElse(0), 1e-5);
    }

    @Test
    void aFileWithoutAnyOfThemTellsNone() {
        assertEquals(OptionalDouble.empty(), FrameTimes.of(Dataset.EMPTY).rate());
    }

    private static FrameTimes vector(double... milliseconds) {
        return FrameTimes.of(
                Dataset.builder()
                        .integer(Tag.NumberOfFrames, 4)
                        .number(Tag.FrameTimeVector, milliseconds)
                        .build());
    }

    @Test
    void aFrameStandsUntilTheNextOne() {
        FrameTimes unequal = vector(0, 20, 80, 50);
        assertEquals(20, unequal.rate().orElseThrow(), 1e-9);
        assertEquals(List.of(0.4, 1.6, 1.0, 1.0), unequal.stays());
        assertEquals(1.6, unequal.stay(1));
        FrameTimes even = vector(0, 33, 34, 33);
        assertEquals(30, even.rate().orElseThrow(), 1e-9);
        assertEquals(List.of(), even.stays());
        for (double[] broken : new double[][] {{0, 20, 80}, {0, 20, -80, 50}, {0, 0, 20, 20}, {}}) {
            assertEquals(new FrameTimes(OptionalDouble.empty(), List.of()), vector(broken));
        }
    }

    private static Dataset frame(String position, String time) {
        Dataset place = Dataset.builder().string(Tag.ImagePositionPatient, VR.DS, position).build();
        Dataset content = Dataset.builder().string(Tag.FrameAcquisitionDateTime, time).build();
        return Dataset.builder()
                .items(Tag.PlanePositionSequence, List.of(place))
                .items(Tag.FrameContentSequence, List.of(content))
                .build();
    }

    private static FrameTimes enhanced(String lastPlace, String... times) {
        return FrameTimes.of(
                Dataset.builder()
                        .integer(Tag.NumberOfFrames, 3)
                        .items(
                                Tag.PerFrameFunctionalGroupsSequence,
                                List.of(
                                        frame("0\\0\\0", times[0]),
                                        frame("0\\0\\0", times[1]),
                                        frame(lastPlace, times[2])))
                        .build());
    }

    @Test
    void anEnhancedObjectOfOnePlaceTellsWhenEachFrameWasTaken() {
        String[] times = {"20260504100000.00", "20260504100000.02", "20260504100000.10"};
        FrameTimes heart = enhanced("0\\0\\0", times);
        assertEquals(20, heart.rate().orElseThrow(), 1e-9);
        assertEquals(List.of(0.4, 1.6, 1.0), heart.stays());
        FrameTimes slices = enhanced("0\\0\\5", times);
        assertEquals(new FrameTimes(OptionalDouble.empty(), List.of()), slices);
        times[2] = "20260504095959";
        assertEquals(List.of(), enhanced("0\\0\\0", times).stays());
    }
}
