package org.meridian.analysis.weka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.analysis.InputHash;
import org.meridian.core.progress.Progress;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Objects;

class TrainerTest {
    private static byte[] shipped() throws IOException {
        try (InputStream in =
                LungNoduleDetector.class.getResourceAsStream("lung-nodule-weka.model")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void theShippedModelIsSmallAndItsHashIsRight() throws IOException {
        byte[] model = shipped();
        assertTrue(model.length <= 1_000_000, "bytes " + model.length);
        assertEquals(new LungNoduleDetector().modelHash(), InputHash.of(model));
    }

    /** The same seeds, the same bytes; by the way a person's command takes. */
    @Test
    void theShippedModelIsMadeAgainIdentically() throws IOException {
        assertArrayEquals(shipped(), new LungNoduleDetector().train(Progress.NONE));
    }

    @Test
    void aCutModelIsRefused() throws IOException {
        byte[] model = shipped();
        assertThrows(
                IOException.class, () -> NoduleModel.of(Arrays.copyOf(model, model.length / 2)));
        assertThrows(IOException.class, () -> NoduleModel.of(new byte[100]));
    }

    @Test
    void aModelHoldsNoForeignClasses() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new File("x"));
        }
        assertThrows(InvalidClassException.class, () -> NoduleModel.of(bytes.toByteArray()));
    }
}
