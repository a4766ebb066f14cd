package org.meridian.dicom.internal.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.internal.codec.jpeg.CodestreamSamples;
import org.meridian.dicom.pixel.EncodableFrames;
import org.meridian.dicom.pixel.Frame;
import org.meridian.dicom.pixel.FrameCodec;
import org.meridian.dicom.pixel.FrameCodecs;
import org.meridian.dicom.pixel.FrameEncoders;
import org.meridian.dicom.pixel.PixelDescription;
import org.meridian.dicom.pixel.SampleBuffers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Damaged codestreams: a coded reason or an answer, never another failure, never without an end.
 */
class MutatedCodestreamsTest {
    private static final int ROUNDS = System.getenv("MERIDIAN_LONG") == null ? 400 : 20_000;

    private record Original(TransferSyntax syntax, byte[] data, PixelDescription description) {}

    private static List<Original> originals() throws IOException {
        List<Original> originals = new ArrayList<>();
        Random random = new Random(8);
        for (TransferSyntax syntax :
                List.of(
                        TransferSyntax.RLE_LOSSLESS,
                        TransferSyntax.JPEG_LOSSLESS,
                        TransferSyntax.JPEG_LS_LOSSLESS,
                        TransferSyntax.JPEG_LS_NEAR_LOSSLESS)) {
            for (int samples = 1; samples <= 3; samples += 2) {
                int bits = samples == 1 ? 12 : 8;
                Frame frame = EncodableFrames.frame(20, 40, samples, bits, false, false, random);
                byte[] data =
                        FrameEncoders.standard()
                                .encoder(syntax.uid())
                                .orElseThrow()
                                .encode(frame, syntax.uid());
                originals.add(
                        new Original(
                                syntax,
                                data,
                                samples == 1
                                        ? Descriptions.grey(20, 40, bits, false)
                                        : Descriptions.rgb(20, 40, bits)));
            }
        }
        for (CodestreamSamples.Sample sample : CodestreamSamples.dct(20, 40)) {
            originals.add(
                    new Original(
                            TransferSyntax.JPEG_EXTENDED,
                            sample.data(),
                            sample.samples() == 1
                                    ? Descriptions.grey(20, 40, sample.precision(), false)
                                    : Descriptions.rgb(20, 40, sample.precision())));
        }
        return originals;
    }

    @Test
    void damageEndsWithAReason() throws IOException {
        List<String> failures = new ArrayList<>();
        List<Original> originals = originals();
        assertTimeoutPreemptively(
                Duration.ofMinutes(30),
                () -> {
                    for (int i = 0; i < originals.size(); i++) {
                        for (int round = 0; round < ROUNDS; round++) {
                            long seed = i * 1_000_000L + round;
                            mutate(originals.get(i), seed, failures);
                        }
                    }
                });
        assertEquals(List.of(), failures);
    }

    private static void mutate(Original original, long seed, List<String> failures) {
        FrameCodec codec = FrameCodecs.standard().codec(original.syntax.uid()).orElseThrow();
        byte[] damaged = damage(original.data, new Random(seed));
        String what = original.syntax.name() + ", seed " + seed + ": ";
        try {
            Frame frame = codec.decode(damaged, original.description, SampleBuffers.fresh());
            for (int i = 0; i < frame.samples().length(); i++) {
                if (frame.value(i) < 0 || frame.value(i) >> frame.bitsStored() != 0) {
                    failures.add(what + "a value outside of Bits Stored");
                    return;
                }
            }
        } catch (MeridianException e) {
            if (e.text(Locale.ROOT).isEmpty()) {
                failures.add(what + "no text");
            }
        } catch (RuntimeException | Error e) {
            failures.add(what + e + " at " + e.getStackTrace()[0]);
        }
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                // a piece taken out
                int gone = Math.min(bytes.length - at, 1 + random.nextInt(8));
                System.arraycopy(bytes, at + gone, bytes, at, bytes.length - at - gone);
                return Arrays.copyOf(bytes, bytes.length - gone);
            }
            default -> {
                // heads hold the sizes and tables
                int span = random.nextBoolean() ? Math.min(bytes.length, 300) : bytes.length;
                for (int n = 1 + random.nextInt(6); n > 0; n--) {
                    int place = random.nextInt(span);
                    bytes[place] =
                            switch (random.nextInt(4)) {
                                case 0 -> (byte) 0xFF;
                                case 1 -> 0;
                                case 2 -> (byte) (bytes[place] ^ 1 << random.nextInt(8));
                                default -> (byte) random.nextInt();
                            };
                }
                return bytes;
            }
        }
    }
}
