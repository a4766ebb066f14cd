package org.meridian.store;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106): makes guessing a secret that a person can remember costly.
 * Immutable; each derivation takes the memory for its own duration.
 *
 * @param memory in KiB
 * @param passes over that memory
 * @param lanes that could be filled side by side
 */
public record Argon2id(int memory, int passes, int lanes) {
    /** What new secrets are derived with: 64 MiB, 3 passes, 1 lane; about a fifth of a second. */
    public static final Argon2id STANDARD = new Argon2id(64 * 1024, 3, 1);

    private static final int LARGEST_MEMORY = 256 * 1024;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 4;
    private static final int LEAST_MEMORY_A_LANE = 8;

    /**
     * Parameters may come from a file: those that would take more than 256 MiB, 10 passes or 4
     * lanes are none.
     *
     * @throws IllegalArgumentException out of these bounds or of the RFC's (section 3.1)
     */
    public Argon2id {
        if (lanes < 1
                || lanes > MOST_LANES
                || passes < 1
                || passes > MOST_PASSES
                || memory < LEAST_MEMORY_A_LANE * lanes
                || memory > LARGEST_MEMORY) {
            throw new IllegalArgumentException("Argon2id out of bounds");
        }
    }

    /**
     * The derived bytes.
     *
     * @param secret stays the caller's, who wipes it
     * @param salt at least 8 bytes, another one for each secret
     */
    public byte[] derive(byte[] secret, byte[] salt, int length) {
        return derive(secret, salt, new byte[0], new byte[0], length);
    }

    /** With a key and associated data, as the vectors of RFC 9106, section 5.3, have them. */
    byte[] derive(byte[] secret, byte[] salt, byte[] key, byte[] associated, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .withSecret(key)
                        .withAdditional(associated)
                        .build());
        byte[] derived = new byte[length];
        generator.generateBytes(secret, derived);
        return derived;
    }
}
