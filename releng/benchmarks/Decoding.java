import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reading files and decoding their pixels, against GDCM in process. */
final class Decoding {
    private Decoding() {}

    /** Files of one frame of 16-bit samples each, one thread. */
    static void compare(String what, List<Path> files) throws Exception {
        Comparison.run(
                what,
                "GDCM",
                () -> {
                    long sum = 0;
                    for (Path file : files) {
                        sum += sum(file);
                    }
                    return sum;
                },
                () -> {
                    long sum = 0;
                    for (Path file : files) {
                        sum += sum16(Gdcm.decode(file));
                    }
                    return sum;
                });
    }

    /** Sum of all samples' bits, so that nothing is left out and both can be compared. */
    private static long sum(Path path) throws IOException {
        try (ByteSource source = ByteSources.open(path)) {
            Frame frame = FrameDecoder.of(DicomReader.read(source)).decode(0);
            long sum = 0;
            for (int i = 0; i < frame.samples().length(); i++) {
                sum += frame.value(i) & 0xFFFF;
            }
            return sum;
        }
    }

    private static long sum16(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            sum += bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8;
        }
        return sum;
    }
}
