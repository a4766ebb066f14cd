package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.imaging.PlaneAxes;
import org.meridian.imaging.Slab;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.WindowLevel;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

import javax.imageio.ImageIO;

/**
 * Planes and slabs of a volume whose value is {@code 10 x + 20 y + 100 z} of its voxel's index:
 * what a plane shows is known without cutting it.
 */
class RenderingTest {
    private static final int SIDE = 4;
    private static final int SLICES = 5;

    /** From slice to slice; a pixel is 1 mm. */
    private static final int DISTANCE = 2;

    private static final WindowLevel WINDOW = new WindowLevel(256, 512);

    private final Path folder;
    private final TestStation station;
    private final Workstation workstation;

    RenderingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        station = new TestStation(folder);
        workstation = station.workstation();
    }

    @BeforeEach
    void importVolume() throws IOException {
        for (int z = 0; z < SLICES; z++) {
            byte[] pixels = new byte[2 * SIDE * SIDE];
            for (int i = 0; i < SIDE * SIDE; i++) {
                int value = 10 * (i % SIDE) + 20 * (i / SIDE) + 100 * z;
                pixels[2 * i] = (byte) value;
                pixels[2 * i + 1] = (byte) (value >> 8);
            }
            TestStation.slice(1, 1, z).bytes(0x7FE00010, "OW", pixels).write(file(z));
        }
        station.importFiles();
    }

    private Path file(int number) {
        return station.file(1, 1, number);
    }

    @AfterEach
    void close() {
        station.close();
    }

    private Raster render(RenderView view, RenderView.Layout layout) throws IOException {
        Path file = folder.resolve("out.png");
        Rendering.Result result =
                workstation
                        .rendering()
                        .render(
                                "2.25.1",
                                view,
                                layout,
                                Optional.of(WINDOW),
                                RenderMarks.NONE,
                                file,
                                Progress.NONE);
        Raster pixels = ImageIO.read(file.toFile()).getRaster();
        assertEquals(result.columns(), pixels.getWidth());
        assertEquals(result.rows(), pixels.getHeight());
        Files.delete(file);
        return pixels;
    }

    private static RenderView.Cut cut(PlaneAxes axes, Vec3 point) {
        return new RenderView.Cut(
                Optional.of(axes), Optional.of(point), Optional.empty(), OptionalDouble.empty());
    }

    private static double grey(double value) {
        return Math.min(255, Math.max(0, ((value - 255.5) / 511 + 0.5) * 255));
    }

    private static void requireRow(Raster pixels, int y, int from, IntToDoubleFunction expected) {
        for (int x = 0; x < pixels.getWidth(); x++) {
            assertEquals(
                    grey(expected.applyAsDouble(x + from)),
                    pixels.getSample(x, y, 0),
                    0.51,
                    "" + x);
        }
    }

    @Test
    void orthogonalPlanesShowWhatLiesInThem() throws IOException {
        Raster axial = render(cut(PlaneAxes.AXIAL, new Vec3(0, 0, 3)), RenderView.Layout.SINGLE);
        assertEquals(SIDE, axial.getHeight());
        requireRow(axial, 2, 0, x -> 10 * x + 20 * 2 + 150);
        Raster coronal =
                render(cut(PlaneAxes.CORONAL, new Vec3(0, 1.5, 0)), RenderView.Layout.SINGLE);
        // head up: the first row lies 8 mm above the first slice
        assertEquals((SLICES - 1) * DISTANCE + 1, coronal.getHeight());
        requireRow(coronal, 3, 0, x -> 10 * x + 30 + 100 * 5 / 2.0);
        Raster sagittal =
                render(cut(PlaneAxes.SAGITTAL, new Vec3(2, 0, 0)), RenderView.Layout.SINGLE);
        requireRow(sagittal, 8, 0, y -> 20 + 20 * y);
    }

    @Test
    void anObliquePlaneGoesThroughItsPoint() throws IOException {
        // 45 degrees between the head and the back: rows stay those of the volume
        PlaneAxes axes = PlaneAxes.across(new Vec3(0, 1, 1));
        Raster oblique = render(cut(axes, new Vec3(1.5, 1.5, 4)), RenderView.Layout.SINGLE);
        double column = axes.column().y();
        // a pixel further down is so far in y and z; the plane's middle row holds the point
        int middle = oblique.getHeight() / 2;
        double first = oblique.getSample(0, middle, 0);
        double next = oblique.getSample(0, middle + 1, 0);
        double change = 20 * column + 100 * axes.column().z() / DISTANCE;
        assertEquals(change * 255 / 511, next - first, 1.01);
        assertEquals(Math.abs(column), Math.sqrt(0.5), 1e-12);
    }

    @Test
    void aSlabIsTheGreatestTheLeastOrTheMeanOfItsDepth() throws IOException {
        for (Slab.Projection projection : Slab.Projection.values()) {
            Raster whole =
                    render(
                            new RenderView.Cut(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(projection),
                                    OptionalDouble.empty()),
                            RenderView.Layout.SINGLE);
            double depth =
                    switch (projection) {
                        case MAXIMUM -> 400;
                        case MINIMUM -> 0;
                        case MEAN -> 200;
                    };
            requireRow(whole, 1, 0, x -> 10 * x + 20 + depth);
        }
        Raster thin =
                render(
                        new RenderView.Cut(
                                Optional.of(PlaneAxes.AXIAL),
                                Optional.of(new Vec3(0, 0, 4)),
                                Optional.of(Slab.Projection.MAXIMUM),
                                OptionalDouble.of(4)),
                        RenderView.Layout.SINGLE);
        requireRow(thin, 0, 0, x -> 10 * x + 300);
    }

    @Test
    void aLayoutShowsPicturesFromAllOfTheSeriesOrOneAfterTheOther() throws IOException {
        RenderView.Layout two = new RenderView.Layout(1, 2);
        Raster spread = render(new RenderView.Taken(Optional.empty()), two);
        assertEquals(2 * SIDE, spread.getWidth());
        assertEquals(grey(100), spread.getSample(0, 0, 0), 0.51);
        assertEquals(grey(300), spread.getSample(SIDE, 0, 0), 0.51);
        Raster following = render(new RenderView.Taken(Optional.of(5)), two);
        assertEquals(grey(400), following.getSample(0, 0, 0), 0.51);
        assertEquals(0, following.getSample(SIDE, 0, 0));
        Raster planes = render(cut(PlaneAxes.AXIAL, new Vec3(0, 0, 3)), two);
        assertEquals(grey(150), planes.getSample(0, 0, 0), 0.51);
        assertEquals(grey(250), planes.getSample(SIDE, 0, 0), 0.51);
    }

    @Test
    void aPointOutsideIsRefusedAndNothingIsWritten() {
        Path file = folder.resolve("x.png");
        MeridianException refused =
                assertThrows(
                        MeridianException.class,
                        () ->
                                workstation
                                        .rendering()
                                        .render(
                                                "2.25.1",
                                                cut(PlaneAxes.AXIAL, new Vec3(0, 0, 99)),
                                                RenderView.Layout.SINGLE,
                                                Optional.empty(),
                                                RenderMarks.NONE,
                                                file,
                                                Progress.NONE));
        assertEquals("WFL-090", refused.errorCode().code());
        assertFalse(Files.exists(file));
        assertEquals(0, station.entries(Type.EXPORT).size());
    }
}
