import gdcm.ImageReader;
import gdcm.Reader;
import gdcm.Tag;

import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Meridian and GDCM on the same files in the same virtual machine, each on one thread, in turn,
 * with the files in the system's cache; dcmdump as one process for all files. Medians after a
 * warm-up.
 */
final class Benchmarks {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final int PIXEL_DATA = 0x7FE00010;

    private final List<Path> files;

    private Benchmarks(List<Path> files) {
        this.files = files;
    }

    public static void main(String[] args) throws Exception {
        System.loadLibrary("gdcmjni");
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            Benchmarks benchmarks = new Benchmarks(all.sorted().toList());
            System.out.printf(
                    "%d files, %s%n",
                    benchmarks.files.size(), System.getProperty("java.vm.version"));
            benchmarks.compare(
                    "decode, one thread", "GDCM", Benchmarks::decode, Benchmarks::gdcmDecode);
            benchmarks.compare(
                    "header, one thread", "GDCM", Benchmarks::header, Benchmarks::gdcmHeader);
            benchmarks.dcmdump();
        }
    }

    private void compare(
            String what, String other, ToLongFunction<Path> ours, ToLongFunction<Path> theirs) {
        double[] mine = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long[] sums = new long[2];
            double first = millis(ours, sums, 0);
            double second = millis(theirs, sums, 1);
            if (sums[0] != sums[1]) {
                throw new IllegalStateException(what + ": not the same result");
            }
            if (round >= 0) {
                mine[round] = first;
                others[round] = second;
            }
        }
        print(what, other, median(mine), median(others));
    }

    private double millis(ToLongFunction<Path> work, long[] sums, int index) {
        long start = System.nanoTime();
        for (Path file : files) {
            sums[index] += work.applyAsLong(file);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(String what, String other, double mine, double others) {
        System.out.printf(
                Locale.ROOT,
                "%-20s Meridian %8.1f ms   %s %8.1f ms   ratio %.2f%n",
                what,
                mine,
                other,
                others,
                mine / others);
    }

    /** Sum of all samples' bits, so that nothing is left out and both can be compared. */
    private static long decode(Path path) {
        try (ByteSource source = ByteSources.open(path)) {
            Frame frame = FrameDecoder.of(DicomReader.read(source)).decode(0);
            long sum = 0;
            for (int i = 0; i < frame.samples().length(); i++) {
                sum += frame.value(i) & 0xFFFF;
            }
            return sum;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long gdcmDecode(Path path) {
        ImageReader reader = new ImageReader();
        reader.SetFileName(path.toString());
        if (!reader.Read()) {
            throw new IllegalStateException("GDCM cannot read " + path);
        }
        gdcm.Image image = reader.GetImage();
        byte[] bytes = new byte[(int) image.GetBufferLength()];
        image.GetBuffer(bytes);
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8;
        }
        image.delete();
        reader.delete();
        return sum;
    }

    /** Everything before the pixels. */
    private static long header(Path path) {
        try (ByteSource source = ByteSources.open(path)) {
            DicomFile file = DicomReader.readUntil(source, PIXEL_DATA);
            return file.dataset().contains(0x00100020) ? 1 : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long gdcmHeader(Path path) {
        Reader reader = new Reader();
        reader.SetFileName(path.toString());
        if (!reader.ReadUpToTag(new Tag(0x7FE0, 0x0010))) {
            throw new IllegalStateException("GDCM cannot read " + path);
        }
        long found = reader.GetFile().GetDataSet().FindDataElement(new Tag(0x0010, 0x0020)) ? 1 : 0;
        reader.delete();
        return found;
    }

    /** One process for all files and one for one file: the difference is what the others cost. */
    private void dcmdump() throws Exception {
        double[] mine = new double[ROUNDS];
        double[] others = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            mine[round] = millis(Benchmarks::header, new long[1], 0);
            others[round] = dcmdump(files) - dcmdump(files.subList(0, 1));
        }
        print("header, one thread", "dcmdump", median(mine), median(others));
    }

    private static double dcmdump(List<Path> files) throws Exception {
        Stream<String> command =
                Stream.concat(
                        Stream.of("dcmdump", "-q", "-M", "+P", "0010,0020"),
                        files.stream().map(Path::toString));
        long start = System.nanoTime();
        int exit =
                new ProcessBuilder(command.toList())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("dcmdump: " + exit);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
