package org.meridian.ui.viewer.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.testkit.dicom.Pdf;
import org.meridian.ui.viewer.objects.PdfPages.Page;
import org.meridian.ui.viewer.objects.PdfPages.Size;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pages of PDFs that are written here by hand, so that it is known where they are black. */
class PdfPagesTest {
    /** Two pages of 144 by 72 points, black from (18, 9) to (54, 36); the second on its side. */
    private static byte[] pdf() {
        List<String> objects =
                List.of(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 144 72]/Contents 5 0 R>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 144 72]/Rotate 90/Contents 5 0 R>>",
                        "<</Length 17>>\nstream\n18 9 36 27 re f  \nendstream");
        return Pdf.of(objects);
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(p -> p.getFileName().toString().startsWith("PDFBox")).toList();
        }
    }

    @Test
    void aPageIsBlackWhereItIsFilledAndNothingLiesOnTheDisk() throws IOException {
        List<Path> before = left();
        try (PdfPages pages = PdfPages.open(pdf())) {
            assertEquals(List.of(new Size(2, 1), new Size(1, 2)), pages.sizes());
            Page page = pages.draw(0, 144);
            assertEquals(288, page.width());
            assertEquals(144, page.height());
            int black = 0;
            for (int pixel : page.pixels()) {
                black += (pixel & 0xffffff) == 0 ? 1 : 0;
            }
            assertEquals(72 * 54, black);
            assertEquals(0, page.pixels()[73 * 288 + 37] & 0xffffff);
            assertEquals(0xffffff, page.pixels()[71 * 288 + 37] & 0xffffff);
            // turned clockwise, the lower left corner comes to the upper left
            Page turned = pages.draw(1, 72);
            assertEquals(72, turned.width());
            assertEquals(0, turned.pixels()[20 * 72 + 10] & 0xffffff);
            assertEquals(0xffffff, turned.pixels()[60 * 72 + 10] & 0xffffff);
            assertEquals(before, left());
        }
    }

    @Test
    void whatIsNoPdfIsRefusedWithACode() {
        byte[] broken = "%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "VIE-090",
                assertThrows(MeridianException.class, () -> PdfPages.open(broken))
                        .errorCode()
                        .code());
    }
}
