package org.meridian.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.TransferSyntax;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is encoded here, other toolkits decode to the same values. */
class PeerDecodingTest {
    private static final int NEAR = 3;

    /** Several files a run of the peers, which start slowly. */
    private static final int FILES = 5;

    @ParameterizedTest
    @CsvSource({"4.57", "4.70", "4.80", "4.81", "4.90", "5"})
    void sameValues(String syntax, @TempDir Path folder) throws IOException {
        Random random = new Random(syntax.hashCode());
        TransferSyntax transferSyntax = TransferSyntax.of("1.2.840.10008.1.2." + syntax);
        Map<Path, Frame> frames = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            Frame frame = frame(random, i, syntax);
            Path file = folder.resolve(i + ".dcm");
            byte[] data =
                    FrameEncoders.standard(NEAR, 1)
                            .encoder(transferSyntax.uid())
                            .orElseThrow()
                            .encode(frame, transferSyntax.uid());
            EncodableFrames.write(file, frame, transferSyntax, data);
            frames.put(file, frame);
        }
        DicomPeers peers = new DicomPeers(folder);
        int near = syntax.equals("4.81") ? NEAR : 0;
        List<String[]> answers = peers.frames(new ArrayList<>(frames.keySet()));
        assertEquals(FILES, answers.size());
        int at = 0;
        for (Map.Entry<Path, Frame> entry : frames.entrySet()) {
            Frame frame = entry.getValue();
            String what = frame.bitsStored() + " bits, " + frame.samplesPerPixel() + " samples";
            String[] answer = answers.get(at++);
            assertEquals("0", answer[1], what + ": " + String.join(" ", answer));
            Path plain = folder.resolve("plain.dcm");
            Frame ours = decode(entry.getKey());
            assertEquals(answer[5], EncodableFrames.digest(ours), what + ", dcmtk or pydicom");
            check(frame, ours, near, what);
            if (gdcmTakes(frame, transferSyntax)) {
                peers.run("gdcmconv", "--raw", entry.getKey().toString(), plain.toString());
                check(frame, decode(plain), near, what + ", GDCM");
            }
        }
    }

    private static void check(Frame frame, Frame back, int near, String what) {
        for (int i = 0; i < frame.samples().length(); i++) {
            assertTrue(Math.abs(frame.value(i) - back.value(i)) <= near, what + ", sample " + i);
        }
    }

    /** GDCM refuses fewer than 8 bits but in JPEG-LS, and gets RLE of two bytes wrong in colour. */
    private static boolean gdcmTakes(Frame frame, TransferSyntax syntax) {
        boolean rle = syntax == TransferSyntax.RLE_LOSSLESS;
        return syntax == TransferSyntax.JPEG_LS_LOSSLESS
                || syntax == TransferSyntax.JPEG_LS_NEAR_LOSSLESS
                || frame.bitsStored() >= 8 && !(rle && frame.samplesPerPixel() == 3);
    }

    private static Frame frame(Random random, int number, String syntax) {
        boolean colour = number % 3 == 2;
        // dcmtk takes no signed samples in near-lossless coding
        boolean signed = !syntax.equals("4.81") && random.nextBoolean();
        int bits = 1 + random.nextInt(16);
        return EncodableFrames.frame(
                1 + random.nextInt(30),
                1 + random.nextInt(150),
                colour ? 3 : 1,
                bits,
                signed,
                random.nextBoolean(),
                random);
    }

    private static Frame decode(Path file) throws IOException {
        try (ByteSource source = ByteSources.open(file)) {
            return FrameDecoder.of(DicomReader.read(source)).decode(0);
        }
    }
}
