package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassphraseStrengthTest {
    @ParameterizedTest
    @CsvSource({
        "password123, WEAK",
        "P@ssw0rd2026, WEAK",
        "qwertyuiop, WEAK",
        "19850412, WEAK",
        "春眠不觉晓, WEAK",
        "kv7Qp2xW9b, FAIR",
        "correct lamp staple bicycle, STRONG",
        "tulip-84-orbit-Kestrel-vane, STRONG"
    })
    void wordsAndPatternsAreWeakHoweverDisguised(String passphrase, PassphraseStrength strength) {
        assertEquals(strength, PassphraseStrength.of(passphrase.toCharArray()));
    }
}
