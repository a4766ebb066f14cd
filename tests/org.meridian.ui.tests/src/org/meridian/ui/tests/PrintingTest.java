package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.printing.Printer;
import org.junit.jupiter.api.Test;
import org.meridian.ui.viewer.print.ImagePage;
import org.meridian.ui.viewer.print.Printing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class PrintingTest {
    private final Robot robot = Robot.start();

    @Test
    void aPageIsWrittenIntoTheFileThatWasChosen() throws IOException {
        Path file = Path.of(System.getProperty("meridian.screenshots"), "张 page.pdf");
        ImageData picture = new ImageData(64, 48, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        robot.act(
                () -> {
                    Printer printer =
                            new Printer(
                                    Printing.into(Printing.files().orElseThrow(), file.toString()));
                    new ImagePage(List.of("张三"), picture, List.of("Meridian")).print(printer);
                    printer.dispose();
                });
        robot.await("the page is there", () -> Files.exists(file));
        assertEquals(
                "%PDF",
                new String(Arrays.copyOf(Files.readAllBytes(file), 4), StandardCharsets.US_ASCII));
    }
}
