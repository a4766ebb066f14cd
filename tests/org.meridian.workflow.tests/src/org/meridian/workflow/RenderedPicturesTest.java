package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.progress.Progress;
import org.meridian.imaging.WindowLevel;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

/** Pictures out of the archive against those of dcmtk. */
class RenderedPicturesTest {
    private static final String CHEST = "dicom/chest-ct-nlst/CT_89952642/";

    @ParameterizedTest
    @CsvSource({
        "dicom/pydicom/src/pydicom/data/test_files/CT_small.dcm, 40, 400",
        "dicom/pydicom/src/pydicom/data/test_files/CT_small.dcm, -600, 1500",
        "dicom/pydicom/src/pydicom/data/test_files/MR_small.dcm, 600, 1600",
        "chest, 40, 400",
        "chest, -600, 1500"
    })
    void differByOneGreyAtMostOnNearlyAllPixelsAndByTwoNowhere(
            String name, double center, double width, @TempDir Path folder) throws IOException {
        DicomPeers peers = new DicomPeers(folder);
        Path source = name.equals("chest") ? first(TestData.path(CHEST)) : TestData.path(name);
        Path raw = folder.resolve("raw.dcm");
        peers.run("gdcmconv", "--raw", source.toString(), raw.toString());
        Path theirs = folder.resolve("theirs.png");
        peers.run(
                "dcm2pnm",
                "+on",
                "+Ww",
                Double.toString(center),
                Double.toString(width),
                raw.toString(),
                theirs.toString());
        Path ours = folder.resolve("ours.png");
        try (TestStation station = new TestStation(folder)) {
            Workstation workstation = station.workstation();
            String study =
                    workstation.imports().run(List.of(source), Progress.NONE).studies().first();
            workstation
                    .rendering()
                    .render(
                            study,
                            new RenderView.Taken(Optional.empty()),
                            RenderView.Layout.SINGLE,
                            Optional.of(new WindowLevel(center, width)),
                            RenderMarks.NONE,
                            ours,
                            Progress.NONE);
        }
        Raster a = ImageIO.read(ours.toFile()).getRaster();
        Raster b = ImageIO.read(theirs.toFile()).getRaster();
        assertEquals(b.getBounds(), a.getBounds());
        int far = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int difference = Math.abs(a.getSample(x, y, 0) - b.getSample(x, y, 0));
                assertTrue(difference <= 2, x + ", " + y + ": " + difference);
                far += difference > 1 ? 1 : 0;
            }
        }
        assertTrue(far <= 0.05 * a.getWidth() * a.getHeight(), "" + far);
    }

    private static Path first(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }
}
