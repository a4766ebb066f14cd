package org.meridian.ui.viewer.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.dicom.sr.Content.Value.Reference;
import org.meridian.dicom.sr.ReportDocument;
import org.meridian.dicom.sr.ReportDocument.Block;
import org.meridian.dicom.sr.ReportDocument.Row;
import org.meridian.ui.viewer.objects.ReportText.Piece;
import org.meridian.ui.viewer.objects.ReportText.Style;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report as it stands on the screen and as it is copied. */
class ReportTextTest {
    private static final Reference SLICE = new Reference("IMAGE", "1.2", "1.2.3", List.of(5));
    private static final Reference OTHER = new Reference("IMAGE", "1.2", "1.2.4", List.of());

    private static ReportText written(Locale locale, Block... blocks) {
        return ReportText.of(
                new ReportDocument(
                        "CT chest",
                        List.of(new Block.Field(0, "State", "Complete")),
                        List.of(blocks)),
                locale);
    }

    @Test
    void aTableIsCopiedAsOne() {
        ReportText text =
                written(
                        Locale.ENGLISH,
                        new Block.Heading(0, "Measurements"),
                        new Block.Table(
                                1,
                                List.of(
                                        new Row("Length", "12.5", "mm", ""),
                                        new Row("Attenuation", "40", "Hounsfield unit", "Mean"))));
        assertEquals(
                "CT chest\nState: Complete\n\nMeasurements\nLength\t12.5\tmm\t\n"
                        + "Attenuation\t40\tHounsfield unit\tMean",
                text.text());
        assertEquals(1, text.lines().getLast().table());
    }

    @Test
    void imagesLeadToWhatTheyName() {
        ReportText text =
                written(
                        Locale.SIMPLIFIED_CHINESE,
                        new Block.Images(0, "来源", List.of(SLICE)),
                        new Block.Images(0, "", List.of(SLICE, OTHER)));
        assertTrue(text.text().endsWith("来源：图像 第 5 帧\n图像 1 第 5 帧  图像 2"), text.text());
        List<Piece> links =
                text.lines().stream()
                        .flatMap(line -> line.pieces().stream())
                        .filter(piece -> piece.style() == Style.LINK)
                        .toList();
        assertEquals(
                List.of(Optional.of(SLICE), Optional.of(SLICE), Optional.of(OTHER)),
                links.stream().map(Piece::image).toList());
    }

    @Test
    void linesOfATextStandUnderTheirLabel() {
        ReportText text = written(Locale.ENGLISH, new Block.Field(1, "Findings", "one\r\ntwo"));
        assertTrue(text.text().endsWith("Findings\none\ntwo"), text.text());
        assertEquals(2, text.lines().getLast().depth());
    }
}
