package org.meridian.dicom.internal.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damaged codestreams: values or a coded reason, never another failure, never without an end. */
class MutatedCodestreamsTest {
    @Test
    void damagedCodestreamsFailWithAReasonOnly() {
        int rounds = System.getenv("MERIDIAN_LONG") == null ? 300 : 100_000;
        List<String> failures = new ArrayList<>();
        assertTimeoutPreemptively(
                Duration.ofMinutes(60),
                () ->
                        SampleCodestream.all()
                                .forEach(
                                        (name, sample) -> {
                                            for (int seed = 0; seed < rounds; seed++) {
                                                use(name, sample, seed, failures);
                                            }
                                        }));
        assertEquals(List.of(), failures);
    }

    private static void use(String name, SampleCodestream sample, int seed, List<String> failures) {
        byte[] damaged = damage(sample.bytes(), new Random(seed));
        try {
            sample.image().decode(damaged);
        } catch (MeridianException e) {
            // the reason is what is wanted
        } catch (RuntimeException | Error e) {
            failures.add(name + " " + seed + ": " + e + " at " + e.getStackTrace()[0]);
        }
    }

    private static byte[] damage(byte[] original, Random random) {
        if (random.nextInt(6) == 0) {
            return Arrays.copyOf(original, random.nextInt(original.length));
        }
        byte[] bytes = original.clone();
        // headers say how much there is, packets say it again
        int span = random.nextBoolean() ? 130 : bytes.length;
        for (int i = random.nextInt(random.nextBoolean() ? 3 : 30); i >= 0; i--) {
            int at = random.nextInt(span);
            bytes[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) 0xFF;
                        case 1 -> 0;
                        case 2 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                        default -> (byte) random.nextInt();
                    };
        }
        return bytes;
    }
}
