import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.Samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reading files and decoding their pixels, against GDCM in process. */
final class Decoding {
    private Decoding() {}

    /** The first frame of each file, one thread. */
    static void compare(String what, List<Path> files) throws Exception {
        Comparison.run(what, "GDCM", () -> sum(files), () -> gdcmSum(files));
    }

    /** Sum of all samples' bytes, so that nothing is left out and both can be compared. */
    static long sum(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            try (ByteSource source = ByteSources.open(file)) {
                sum += sum(FrameDecoder.of(DicomReader.read(source)).decode(0).samples());
            }
        }
        return sum;
    }

    private static long sum(Samples samples) {
        long sum = 0;
        switch (samples) {
            case Samples.Bytes bytes -> {
                return sum(bytes.array());
            }
            case Samples.Shorts shorts -> {
                for (short value : shorts.array()) {
                    sum += (value & 0xFF) + (value >> 8 & 0xFF);
                }
            }
            case Samples.Ints ints -> {
                for (int value : ints.array()) {
                    sum += (value & 0xFF) + (value >> 8 & 0xFF);
                    sum += (value >> 16 & 0xFF) + (value >>> 24);
                }
            }
        }
        return sum;
    }

    /** The same by GDCM. */
    static long gdcmSum(List<Path> files) {
        long sum = 0;
        for (Path file : files) {
            sum += sum(Gdcm.decode(file));
        }
        return sum;
    }

    static long sum(byte[] bytes) {
        long sum = 0;
        for (byte value : bytes) {
            sum += value & 0xFF;
        }
        return sum;
    }
}
