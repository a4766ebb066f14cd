import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Reslicer;
import org.meridian.imaging.Slab;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Planes and slabs of one large volume against VTK's vtkImageReslice, in turn, both on all
 * processors; the values have to agree within one where VTK has a value.
 */
final class Reslicing {
    private static final int COLUMNS = 512;
    private static final int ROWS = 512;
    private static final int SLICES = 600;
    private static final double PIXEL = 0.7;
    private static final double DISTANCE = 1;
    private static final int AIR = -1024;

    /** Both in turn, in nanoseconds: the virtual machine has compiled its loops by then. */
    private static final long WARM_UP = 2_000_000_000L;

    private static final int ROUNDS = 7;

    private Reslicing() {}

    static void compare() throws Exception {
        VolumeGeometry geometry =
                VolumeGeometry.axial(COLUMNS, ROWS, SLICES, Vec3.ZERO, PIXEL, DISTANCE);
        Volume volume = Volume.hounsfield(geometry, slices());
        Path folder = Files.createTempDirectory("reslice");
        Path data = folder.resolve("volume");
        Path out = folder.resolve("plane");
        try {
            write(volume, data);
            try (Vtk vtk = new Vtk(data, out)) {
                Vec3 row = new Vec3(1, 0.35, 0.2).unit();
                Vec3 column = row.cross(new Vec3(-0.3, 1, -0.6)).unit();
                PlaneGeometry oblique = plane(geometry, row, column, 1024, 0.4);
                Slab.Projection maximum = Slab.Projection.MAXIMUM;
                compare("oblique plane 1024x1024", volume, oblique, new Slab(maximum, 0, 1), vtk);
                compare("20 mm slab MIP", volume, oblique, new Slab(maximum, 20, 1), vtk);
                Slab mean = new Slab(Slab.Projection.MEAN, 20, 1);
                compare("20 mm slab mean", volume, oblique, mean, vtk);
                // VTK takes an odd number of samples: one more than there are slices
                PlaneGeometry middle = geometry.plane(SLICES / 2);
                Slab all = new Slab(maximum, SLICES * DISTANCE, DISTANCE);
                compare("full MIP of 512x512x600", volume, middle, all, vtk);
            }
        } finally {
            Files.deleteIfExists(data);
            Files.deleteIfExists(out);
            Files.delete(folder);
        }
    }

    private static List<short[]> slices() {
        short[][] slices = new short[SLICES][COLUMNS * ROWS];
        IntStream.range(0, SLICES).parallel().forEach(s -> fill(slices[s], s));
        return List.of(slices);
    }

    /** Smooth structures of some voxels' size with a scanner's noise on them. */
    private static void fill(short[] slice, int s) {
        SplittableRandom random = new SplittableRandom(s);
        for (int i = 0; i < slice.length; i++) {
            double wave = Math.sin(i % COLUMNS / 9.0) * Math.cos(i / COLUMNS / 13.0 + s / 11.0);
            slice[i] = (short) (400 * wave + random.nextInt(-40, 41));
        }
    }

    private static PlaneGeometry plane(
            VolumeGeometry geometry, Vec3 row, Vec3 column, int size, double spacing) {
        double half = (size - 1) / 2.0 * spacing;
        Vec3 origin = geometry.centre().minus(row.times(half)).minus(column.times(half));
        return new PlaneGeometry(size, size, origin, row, column, spacing, spacing);
    }

    private static void write(Volume volume, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int s = 0; s < SLICES; s++) {
                short[] slice = volume.slice(s);
                ByteBuffer bytes =
                        ByteBuffer.allocate(2 * slice.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asShortBuffer().put(slice);
                out.write(bytes.array());
            }
        }
    }

    private static void compare(String what, Volume volume, PlaneGeometry plane, Slab slab, Vtk vtk)
            throws IOException {
        short[] target = new short[plane.columns() * plane.rows()];
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        long warm = System.nanoTime() + WARM_UP;
        for (int round = -1; round < ROUNDS; round += System.nanoTime() < warm ? 0 : 1) {
            long start = System.nanoTime();
            Reslicer.project(volume, plane, slab, target);
            double mine = (System.nanoTime() - start) / 1e6;
            double others = vtk.cut(plane, slab);
            if (round >= 0) {
                ours[round] = mine;
                theirs[round] = others;
            }
        }
        requireEqual(what, target, vtk.values());
        Comparison.print(what, "VTK", Comparison.median(ours), Comparison.median(theirs));
    }

    private static void requireEqual(String what, short[] ours, short[] theirs) {
        int inside = 0;
        for (int i = 0; i < ours.length; i++) {
            if (theirs[i] != AIR && ours[i] != AIR) {
                inside++;
                if (Math.abs(ours[i] - theirs[i]) > 1) {
                    throw new IllegalStateException(
                            what + ": " + ours[i] + " is not " + theirs[i] + " at " + i);
                }
            }
        }
        if (inside < ours.length / 4) {
            throw new IllegalStateException(what + ": only " + inside + " pixels are comparable");
        }
    }

    /** VTK in a process of its own. */
    private static final class Vtk implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;
        private final Path out;

        Vtk(Path volume, Path out) throws IOException {
            this.out = out;
            List<String> command = new ArrayList<>();
            command.addAll(List.of("/usr/bin/python3", "releng/benchmarks/reslice.py"));
            command.add(volume.toString());
            for (Number size : List.of(COLUMNS, ROWS, SLICES, PIXEL, PIXEL, DISTANCE)) {
                command.add(size.toString());
            }
            command.add(Integer.toString(Runtime.getRuntime().availableProcessors()));
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            answers = process.inputReader();
            answers.readLine();
        }

        /** Cuts and returns the milliseconds it took. */
        double cut(PlaneGeometry plane, Slab slab) throws IOException {
            StringBuilder line = new StringBuilder();
            line.append(out).append(' ').append(slab.projection());
            line.append(' ').append(slab.samples()).append(' ').append(slab.step());
            line.append(' ').append(plane.columns()).append(' ').append(plane.rows());
            line.append(' ').append(plane.rowSpacing());
            for (Vec3 v : List.of(plane.origin(), plane.row(), plane.column())) {
                line.append(String.format(Locale.ROOT, " %.12f %.12f %.12f", v.x(), v.y(), v.z()));
            }
            Writer writer = process.outputWriter();
            writer.write(line.append('\n').toString());
            writer.flush();
            return Double.parseDouble(answers.readLine());
        }

        short[] values() throws IOException {
            ShortBuffer read =
                    ByteBuffer.wrap(Files.readAllBytes(out))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asShortBuffer();
            short[] values = new short[read.remaining()];
            read.get(values);
            return values;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
