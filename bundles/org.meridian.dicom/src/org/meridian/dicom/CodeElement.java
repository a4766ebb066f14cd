package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The code elements of PS3.3 C.12.1.1.2, each with the escape sequence that invokes it. */
enum CodeElement {
    ASCII("(B", Form.ASCII, "US-ASCII"),
    ROMAJI("(J", Form.ROMAJI, "JIS_X0201"),
    KATAKANA(")I", Form.UPPER, "JIS_X0201"),
    LATIN_1("-A", Form.UPPER, "ISO-8859-1"),
    LATIN_2("-B", Form.UPPER, "ISO-8859-2"),
    LATIN_3("-C", Form.UPPER, "ISO-8859-3"),
    LATIN_4("-D", Form.UPPER, "ISO-8859-4"),
    CYRILLIC("-L", Form.UPPER, "ISO-8859-5"),
    ARABIC("-G", Form.UPPER, "ISO-8859-6"),
    GREEK("-F", Form.UPPER, "ISO-8859-7"),
    HEBREW("-H", Form.UPPER, "ISO-8859-8"),
    LATIN_5("-M", Form.UPPER, "ISO-8859-9"),
    LATIN_9("-b", Form.UPPER, "ISO-8859-15"),
    THAI("-T", Form.UPPER, "TIS-620"),
    KANJI("$B", Form.PAIR_LOWER, "EUC-JP"),
    SUPPLEMENTARY_KANJI("$(D", Form.PAIR_LOWER_SHIFTED, "EUC-JP"),
    KOREAN("$)C", Form.PAIR_UPPER, "EUC-KR"),
    SIMPLIFIED_CHINESE("$)A", Form.PAIR_UPPER, "GB2312");

    /** Where codes stand and how they are turned into bytes of a Java charset. */
    private enum Form {
        ASCII,
        /** One byte in G0, with an overline for the tilde. */
        ROMAJI,
        /** One byte in G1. */
        UPPER,
        /** Two bytes in G0, which with their upper bits set are the charset's. */
        PAIR_LOWER,
        /** The same behind a single shift of EUC. */
        PAIR_LOWER_SHIFTED,
        /** Two bytes in G1. */
        PAIR_UPPER
    }

    private static final byte SINGLE_SHIFT_3 = (byte) 0x8F;
    private static final char OVERLINE = '\u203E';
    private static final char REPLACEMENT = '\uFFFD';

    /** By the number in the defined term; the lower half of all but 13 is ASCII. */
    private static final Map<String, List<CodeElement>> BY_NUMBER =
            Map.ofEntries(
                    Map.entry("6", List.of(ASCII)),
                    Map.entry("13", List.of(ROMAJI, KATAKANA)),
                    Map.entry("100", List.of(ASCII, LATIN_1)),
                    Map.entry("101", List.of(ASCII, LATIN_2)),
                    Map.entry("109", List.of(ASCII, LATIN_3)),
                    Map.entry("110", List.of(ASCII, LATIN_4)),
                    Map.entry("144", List.of(ASCII, CYRILLIC)),
                    Map.entry("127", List.of(ASCII, ARABIC)),
                    Map.entry("126", List.of(ASCII, GREEK)),
                    Map.entry("138", List.of(ASCII, HEBREW)),
                    Map.entry("148", List.of(ASCII, LATIN_5)),
                    Map.entry("203", List.of(ASCII, LATIN_9)),
                    Map.entry("166", List.of(ASCII, THAI)),
                    Map.entry("87", List.of(KANJI)),
                    Map.entry("159", List.of(SUPPLEMENTARY_KANJI)),
                    Map.entry("149", List.of(KOREAN)),
                    Map.entry("58", List.of(SIMPLIFIED_CHINESE)));

    private final String escape;
    private final Form form;
    private final Charset charset;

    CodeElement(String escape, Form form, String charset) {
        this.escape = escape;
        this.form = form;
        this.charset = Charset.forName(charset);
    }

    /** What a defined term brings: nothing for one that names no code elements. */
    static List<CodeElement> of(String term) {
        String number = term.strip().replaceFirst("^ISO([ _]2022)?[ _]IR[ _]", "");
        return BY_NUMBER.getOrDefault(number, List.of());
    }

    /** The element whose escape sequence begins at an index, behind ESC; null when none does. */
    static @Nullable CodeElement invokedAt(byte[] bytes, int at) {
        for (CodeElement element : values()) {
            if (element.isInvokedAt(bytes, at)) {
                return element;
            }
        }
        return null;
    }

    private boolean isInvokedAt(byte[] bytes, int at) {
        if (at + escape.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < escape.length(); i++) {
            if (bytes[at + i] != escape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The number in the defined term that brings it. */
    String number() {
        return BY_NUMBER.entrySet().stream()
                .filter(entry -> entry.getValue().get(entry.getValue().size() - 1) == this)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("13");
    }

    /** The sequence that invokes it, without ESC. */
    String escape() {
        return escape;
    }

    /** Whether its codes stand in G1, which holds the bytes from 80 hexadecimal. */
    boolean isUpper() {
        return form == Form.UPPER || form == Form.PAIR_UPPER;
    }

    boolean isPair() {
        return form.ordinal() >= Form.PAIR_LOWER.ordinal();
    }

    /** Whether a byte can be part of a pair. */
    boolean holds(int b) {
        int low = isUpper() ? b - 0x80 : b;
        return low > 0x20 && low < 0x7F;
    }

    /** The character of two bytes. */
    String decode(int first, int second) {
        byte high = (byte) (first | 0x80);
        byte low = (byte) (second | 0x80);
        byte[] code =
                form == Form.PAIR_LOWER_SHIFTED
                        ? new byte[] {SINGLE_SHIFT_3, high, low}
                        : new byte[] {high, low};
        return new String(code, charset);
    }

    /** The character of one byte. */
    char decode(int b) {
        if (b < 0x80) {
            // 5C separates values in every set, though JIS X 0201 shows a yen sign there
            return b == 0x7E && form == Form.ROMAJI ? OVERLINE : (char) b;
        }
        return form == Form.UPPER
                ? new String(new byte[] {(byte) b}, charset).charAt(0)
                : REPLACEMENT;
    }

    /** The bytes of a character, none when it is not in the set. */
    byte[] encode(char c) {
        if (form == Form.ASCII || form == Form.ROMAJI) {
            int code = c == OVERLINE && form == Form.ROMAJI ? 0x7E : c;
            return code < 0x80 && decode(code) == c ? new byte[] {(byte) code} : new byte[0];
        }
        byte[] code = encoded(c);
        boolean fits =
                switch (form) {
                    case UPPER -> code.length == 1 && code[0] < 0;
                    case PAIR_LOWER_SHIFTED -> code.length == 3 && code[0] == SINGLE_SHIFT_3;
                    default -> code.length == 2 && holds(code);
                };
        if (!fits || isUpper()) {
            return fits ? code : new byte[0];
        }
        return new byte[] {
            (byte) (code[code.length - 2] & 0x7F), (byte) (code[code.length - 1] & 0x7F)
        };
    }

    private static boolean holds(byte[] pair) {
        return (pair[0] & 0xFF) > 0xA0 && (pair[1] & 0xFF) > 0xA0;
    }

    private byte[] encoded(char c) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(new char[] {c}));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return new byte[0];
        }
    }
}
