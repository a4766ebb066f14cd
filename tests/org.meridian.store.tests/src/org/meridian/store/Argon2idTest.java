package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

class Argon2idTest {
    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void derivesWhatRfc9106Has() {
        byte[] derived =
                new Argon2id(32, 3, 4)
                        .derive(filled(32, 1), filled(16, 2), filled(8, 3), filled(12, 4), 32);
        assertEquals(
                "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
                HexFormat.of().formatHex(derived));
    }

    @ParameterizedTest
    @CsvSource({
        "password, somesalt, 256, 2, 1",
        "口令 med 口令, 0123456789abcdef, 65536, 3, 1",
        "x, sixteen-byte-sal, 1024, 4, 4"
    })
    void derivesWhatTheReferenceProgramDoes(
            String secret, String salt, int memory, int passes, int lanes)
            throws IOException, InterruptedException {
        byte[] derived =
                new Argon2id(memory, passes, lanes)
                        .derive(
                                secret.getBytes(StandardCharsets.UTF_8),
                                salt.getBytes(StandardCharsets.UTF_8),
                                32);
        assertEquals(
                reference(secret, salt, memory, passes, lanes), HexFormat.of().formatHex(derived));
    }

    private static String reference(String secret, String salt, int memory, int passes, int lanes)
            throws IOException, InterruptedException {
        Process process = start(salt, memory, passes, lanes);
        try (var in = process.getOutputStream()) {
            in.write(secret.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out.strip();
    }

    private static Process start(String salt, int memory, int passes, int lanes) {
        try {
            return new ProcessBuilder(
                            List.of(
                                    "argon2",
                                    salt,
                                    "-id",
                                    "-t",
                                    String.valueOf(passes),
                                    "-k",
                                    String.valueOf(memory),
                                    "-p",
                                    String.valueOf(lanes),
                                    "-l",
                                    "32",
                                    "-r"))
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "the program argon2 is not here: releng/peers/install");
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"7,1,1", "16,1,4", "262145,1,1", "65536,0,1", "65536,11,1", "65536,3,5", "-1,3,1"})
    void takesNoParametersOutOfBounds(int memory, int passes, int lanes) {
        assertThrows(IllegalArgumentException.class, () -> new Argon2id(memory, passes, lanes));
    }
}
