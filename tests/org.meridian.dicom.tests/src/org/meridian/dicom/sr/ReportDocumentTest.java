package org.meridian.dicom.sr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.sr.ReportDocument.Block;
import org.meridian.dicom.sr.ReportDocument.Row;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A report laid out for reading, held to what dsrdump says of it. */
class ReportDocumentTest {
    private static final String MEASURED = "dcmqi/data/sr-example/sr.dcm";
    private static final String VERIFIED = "pydicom/src/pydicom/data/test_files/test-SR.dcm";
    private static final Pattern NUMBER =
            Pattern.compile("NUM:\\(,,\"(.*)\"\\)=\"(.*)\" \\((.*),UCUM,\"(.*)\"\\)");

    private static ReportDocument read(String name) throws IOException {
        try (ByteSource source = ByteSources.open(TestData.path("dicom/" + name))) {
            return ReportDocument.of(DicomReader.read(source).dataset(), Locale.ENGLISH);
        }
    }

    private static <T extends Block> Stream<T> blocks(ReportDocument report, Class<T> type) {
        return report.blocks().stream().filter(type::isInstance).map(type::cast);
    }

    @Test
    void everyNumberStandsInATableWithItsUnit(@TempDir Path folder) throws IOException {
        String dump =
                new DicomPeers(folder)
                        .output("dsrdump", TestData.path("dicom/" + MEASURED).toString());
        List<String> theirs = new ArrayList<>();
        Matcher number = NUMBER.matcher(dump);
        while (number.find()) {
            boolean meant = number.group(3).contains("{");
            theirs.add(number.group(2) + " " + (meant ? number.group(4) : number.group(3)));
        }
        List<String> ours =
                blocks(read(MEASURED), Block.Table.class)
                        .flatMap(table -> table.rows().stream())
                        .map(row -> row.value() + " " + row.unit())
                        .toList();
        assertEquals(24, ours.size());
        assertEquals(theirs, ours);
    }

    @Test
    void whatAGroupMeasuresIsOneTableWithItsDerivations() throws IOException {
        List<Row> rows = blocks(read(MEASURED), Block.Table.class).toList().getLast().rows();
        assertEquals(22, rows.size());
        assertEquals(
                new Row(
                        "SUV (body weight)",
                        "6.01529",
                        "Standardized Uptake Value body weight",
                        "Mean"),
                rows.getFirst());
    }

    @Test
    void imagesOneAfterTheOtherStandTogether() throws IOException {
        List<Block.Images> images = blocks(read(MEASURED), Block.Images.class).toList();
        assertTrue(images.getFirst().images().size() > 40);
        assertEquals("IMAGE", images.getFirst().images().getFirst().type());
    }

    @Test
    void aReportSaysWhetherItIsWholeAndWhoVerifiedIt() throws IOException {
        List<Block.Field> open = read(MEASURED).facts();
        assertTrue(open.contains(new Block.Field(0, "Date", "2015-08-19 11:21:53")), open + "");
        assertTrue(open.contains(new Block.Field(0, "State", "Not complete, not verified")));
        List<Block.Field> verified = read(VERIFIED).facts();
        assertTrue(verified.contains(new Block.Field(0, "State", "Complete, verified")));
        assertEquals(2, verified.stream().filter(f -> f.label().equals("Verified by")).count());
        assertTrue(verified.getLast().text().endsWith("2001-02-13 18:47:46"), verified + "");
    }

    /** What stands under an image or a number is not lost, whatever it is. */
    @Test
    void everyTextOfTheReportIsShown() throws IOException {
        List<Block.Field> fields = blocks(read(VERIFIED), Block.Field.class).toList();
        for (String said : List.of("Sample Text 2", "was detected.", "2000-12-06")) {
            assertFalse(fields.stream().filter(f -> f.text().equals(said)).findAny().isEmpty());
        }
    }
}
