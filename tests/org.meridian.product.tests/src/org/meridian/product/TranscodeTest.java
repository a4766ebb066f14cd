package org.meridian.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.testkit.TestData;
import org.meridian.testkit.dicom.DicomPeers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code transcode} on a real slice, checked by another toolkit's eyes. */
class TranscodeTest {
    private static final String JPEG_2000_LOSSLESS = "1.2.840.10008.1.2.4.90";
    private static final String NONE = "1.2.840.10008.1.2.4.102";

    @TempDir private Path folder;

    @Test
    void writesTheSamePixelsInAnotherSyntaxAndNeverOverAFile() throws IOException {
        Product product = new Product(folder.resolve("home"));
        Path slice = TestData.path("dicom/chest-ct-nlst/CT_89952642/0070_56436.dcm");
        Path copy = folder.resolve("片 1.dcm");
        JsonObject done =
                product.json(
                        "transcode",
                        slice.toString(),
                        copy.toString(),
                        "--syntax",
                        JPEG_2000_LOSSLESS);
        assertEquals(JPEG_2000_LOSSLESS, done.getString("transferSyntaxUID"));
        assertEquals(Files.size(copy), done.getJsonNumber("length").longValue());
        assertEquals(Files.size(slice), done.getJsonNumber("sourceLength").longValue());
        List<String[]> frames =
                new DicomPeers(folder)
                        .frames(List.of(slice, copy)).stream()
                                .filter(line -> !line[1].equals("-1"))
                                .toList();
        assertEquals(2, frames.size());
        assertEquals(frames.get(0)[5], frames.get(1)[5]);

        byte[] before = Files.readAllBytes(copy);
        Product.Result again =
                product.run("transcode", slice.toString(), copy.toString(), "--syntax", NONE);
        assertEquals(1, again.exit());
        assertArrayEquals(before, Files.readAllBytes(copy));
    }

    @Test
    void saysWhatItCannotDo() {
        Product product = new Product(folder.resolve("home"));
        Path slice = TestData.path("dicom/chest-ct-nlst/CT_89952642/0070_56436.dcm");
        String out = folder.resolve("out.dcm").toString();
        Product.Result video = product.run("transcode", slice.toString(), out, "--syntax", NONE);
        assertEquals(1, video.exit());
        assertTrue(video.err().contains("DCM-031"), video.err());
        assertFalse(Files.exists(Path.of(out)));
        Product.Result missing = product.run("transcode", out, out, "--syntax", JPEG_2000_LOSSLESS);
        assertEquals(1, missing.exit());
        assertTrue(missing.err().contains("CLI-005"), missing.err());
        assertEquals(2, product.run("transcode", slice.toString(), out, "--syntax", "J2K").exit());
    }
}
