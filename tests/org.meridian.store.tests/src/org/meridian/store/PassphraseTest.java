package org.meridian.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.MeridianException;

import java.nio.charset.StandardCharsets;
import java.util.List;

class PassphraseTest {
    static Passphrase of(String typed) {
        return Passphrase.of(typed.toCharArray());
    }

    @Test
    void isTheSameHoweverItIsTyped() {
        assertTrue(of("Ｐａｓｓ　１２３").isSame(of("Pass 123")), "full width");
        assertTrue(of("Müller").isSame(of("Mu\u0308ller")), "composed and not");
        assertFalse(of("Pass 123").isSame(of("pass 123")), "capitals count");
        assertFalse(of(" Pass").isSame(of("Pass")), "spaces count");
        assertArrayEquals("春眠不觉晓𠮷".getBytes(StandardCharsets.UTF_8), of("春眠不觉晓𠮷").bytes());
    }

    @Test
    void aNewOneHasALeastLength() {
        List.of("correct horse", "12345678", "春眠不觉", "𠮷野家店", "春眠ab12")
                .forEach(p -> of(p).requireLength());
        for (String tooShort : List.of("", "1234567", "春眠不", "春眠abc")) {
            MeridianException e =
                    assertThrows(MeridianException.class, () -> of(tooShort).requireLength());
            assertEquals(StoreError.SHORT_PASSPHRASE, e.errorCode());
        }
    }

    @Test
    void isForgottenWhenClosedAndSaysNothingOfItself() {
        Passphrase passphrase = of("correct horse");
        assertEquals("Passphrase", passphrase.toString());
        byte[] bytes = passphrase.bytes();
        passphrase.close();
        assertArrayEquals(new byte["correct horse".length()], bytes);
    }
}
