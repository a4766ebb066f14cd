package org.meridian.dicom.sr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.sr.ReportView.Line;
import org.meridian.testkit.TestData;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A report as a person reads it, in both languages. */
class ReportViewTest {
    private static Dataset read(String name) throws IOException {
        try (ByteSource source = ByteSources.open(TestData.path("dicom/" + name))) {
            return DicomReader.read(source).dataset();
        }
    }

    @Test
    void headingsAreInTheReadersLanguageAndValuesAsTheyStand() throws IOException {
        Dataset report = read("dcmqi/data/sr-example/sr.dcm");
        List<Line> english = ReportView.of(report, Locale.ENGLISH);
        List<Line> chinese = ReportView.of(report, Locale.SIMPLIFIED_CHINESE);
        assertEquals(english.size(), chinese.size());
        assertEquals("Imaging measurement report", english.getFirst().heading());
        assertEquals("影像测量报告", chinese.getFirst().heading());
        assertTrue(english.stream().anyMatch(l -> l.heading().equals("Measurement group")));
        // what dsrdump prints of its first measured value and its unit
        assertTrue(
                english.stream().anyMatch(l -> l.text().equals("6.01529 {SUVbw}g/ml")),
                english.toString());
    }

    @Test
    void whatIsNoReportIsRefused() throws IOException {
        Dataset image = read("cornerstone/testImages/CTImage.dcm");
        assertEquals(
                "DCM-010",
                assertThrows(MeridianException.class, () -> ReportView.of(image, Locale.ENGLISH))
                        .getMessage());
    }
}
