package org.meridian.dicom.internal.codec.jpegls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.Descriptions;
import org.meridian.dicom.pixel.EncodableFrames;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameDecoder;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** What JPEG-LS allows beyond the usual. */
class JpegLsOptionsTest {
    private static JpegLsParameters parameters(int maxVal, int near, boolean preset) {
        JpegLsParameters usual = JpegLsParameters.of(maxVal, near, 0, 0, 0, 0);
        if (!preset) {
            return usual;
        }
        int t1 = Math.min(maxVal, usual.t1() + 1);
        int t2 = Math.min(maxVal, Math.max(t1, usual.t2() + 3));
        return new JpegLsParameters(
                maxVal, near, t1, t2, Math.min(maxVal, Math.max(t2, usual.t3() + 9)), 31);
    }

    private static void check(Frame expected, Frame actual, int near, String what) {
        for (int i = 0; i < expected.samples().length(); i++) {
            assertEquals(expected.value(i), actual.value(i), near, what + ", sample " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 0", "false, 3", "true, 1"})
    void everyPrecision(boolean preset, int restartLines) {
        Random random = new Random(restartLines);
        for (int bits = 2; bits <= 16; bits++) {
            for (int near = 0; near <= Math.min(2, bits - 2); near += 2) {
                int samples = bits % 3 == 0 ? 3 : 1;
                Frame frame = EncodableFrames.frame(11, 90, samples, bits, false, false, random);
                byte[] data =
                        new JpegLsWriter(
                                        frame,
                                        bits,
                                        parameters((1 << bits) - 1, near, preset),
                                        restartLines)
                                .write();
                PixelDescription description =
                        samples == 3
                                ? Descriptions.rgb(11, 90, bits)
                                : Descriptions.grey(11, 90, bits, false);
                Frame back = new JpegLsCodec().decode(data, description, SampleBuffers.fresh());
                check(frame, back, near, bits + " bits");
            }
        }
    }

    @Test
    void aLineOf65535() {
        Frame frame = EncodableFrames.frame(2, 65535, 1, 12, false, false, new Random(2));
        byte[] data = new JpegLsWriter(frame, 12, parameters(4095, 0, false), 0).write();
        Frame back =
                new JpegLsCodec()
                        .decode(
                                data,
                                Descriptions.grey(2, 65535, 12, false),
                                SampleBuffers.fresh());
        check(frame, back, 0, "wide");
    }

    /** The same codestreams by GDCM, so that both sides are not wrong alike. */
    @ParameterizedTest
    @CsvSource({"8, true, 0, 0", "12, true, 0, 2", "16, true, 3, 0", "12, false, 4, 0"})
    void gdcmAgrees(int bits, boolean preset, int restartLines, int near, @TempDir Path folder)
            throws IOException {
        Frame frame = EncodableFrames.frame(11, 90, 1, bits, false, false, new Random(bits));
        byte[] data =
                new JpegLsWriter(
                                frame,
                                bits,
                                parameters((1 << bits) - 1, near, preset),
                                restartLines)
                        .write();
        Path packed = folder.resolve("packed.dcm");
        Path plain = folder.resolve("plain.dcm");
        EncodableFrames.write(packed, frame, TransferSyntax.JPEG_LS_NEAR_LOSSLESS, data);
        new DicomPeers(folder).run("gdcmconv", "--raw", packed.toString(), plain.toString());
        check(decode(packed), decode(plain), 0, "GDCM");
        check(frame, decode(plain), near, "GDCM");
    }

    private static Frame decode(Path file) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            return FrameDecoder.of(DicomReader.read(source)).decode(0);
        }
    }
}
