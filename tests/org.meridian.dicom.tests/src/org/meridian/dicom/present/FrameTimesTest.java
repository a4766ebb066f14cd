package org.meridian.dicom.present;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;

import java.util.OptionalDouble;

class FrameRateTest {
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
        assertEquals(expected, FrameRate.of(object).orElse(0), 1e-5);
    }

    @Test
    void aFileWithoutAnyOfThemTellsNone() {
        assertEquals(OptionalDouble.empty(), FrameRate.of(Dataset.EMPTY));
    }
}
