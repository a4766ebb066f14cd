package org.meridian.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

/** The vectors of RFC 5869, appendix A. */
class HkdfTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String derive(String secret, String salt, String info, int length) {
        return HexFormat.of().formatHex(Hkdf.derive(hex(secret), hex(salt), hex(info), length));
    }

    @Test
    void testCase1() {
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                        + "34007208d5b887185865",
                derive(
                        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
                        "000102030405060708090a0b0c",
                        "f0f1f2f3f4f5f6f7f8f9",
                        42));
    }

    @Test
    void testCase3WithoutSaltAndInfo() {
        assertEquals(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                        + "9d201395faa4b61a96c8",
                derive("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "", 42));
    }
}
