package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Text under the defined terms of Specific Character Set (PS3.3 C.12.1.1.2), with code extensions
 * by ISO/IEC 2022 (PS3.5 6.1.2.5). Bytes that a set does not define become U+FFFD. Immutable.
 */
public final class SpecificCharacterSet {
    private static final int ESC = 0x1B;

    /** Where codes of a set stand and how they are turned into bytes of a Java charset. */
    private enum Form {
        SINGLE,
        ROMAJI,
        /** Two bytes in G0, which with their upper bits set are the charset's. */
        DOUBLE_G0,
        /** The same behind a single shift of EUC. */
        DOUBLE_G0_SHIFTED,
        DOUBLE_G1
    }

    private record CodeElement(Form form, Charset charset) {}

    private static final CodeElement ASCII = single("US-ASCII");
    private static final CodeElement ROMAJI = new CodeElement(Form.ROMAJI, charset("JIS_X0201"));
    private static final CodeElement KATAKANA = single("JIS_X0201");
    private static final CodeElement THAI = single("TIS-620");
    private static final CodeElement KANJI = new CodeElement(Form.DOUBLE_G0, charset("EUC-JP"));
    private static final CodeElement SUPPLEMENTARY_KANJI =
            new CodeElement(Form.DOUBLE_G0_SHIFTED, charset("EUC-JP"));
    private static final CodeElement KOREAN = new CodeElement(Form.DOUBLE_G1, charset("EUC-KR"));
    private static final CodeElement SIMPLIFIED_CHINESE =
            new CodeElement(Form.DOUBLE_G1, charset("GB2312"));

    /** Upper halves by the number in the defined term; the lower half is ASCII. */
    private static final Map<String, CodeElement> UPPER =
            Map.ofEntries(
                    Map.entry("100", single("ISO-8859-1")),
                    Map.entry("101", single("ISO-8859-2")),
                    Map.entry("109", single("ISO-8859-3")),
                    Map.entry("110", single("ISO-8859-4")),
                    Map.entry("144", single("ISO-8859-5")),
                    Map.entry("127", single("ISO-8859-6")),
                    Map.entry("126", single("ISO-8859-7")),
                    Map.entry("138", single("ISO-8859-8")),
                    Map.entry("148", single("ISO-8859-9")),
                    Map.entry("203", single("ISO-8859-15")),
                    Map.entry("166", THAI),
                    Map.entry("13", KATAKANA),
                    Map.entry("149", KOREAN),
                    Map.entry("58", SIMPLIFIED_CHINESE));

    /** Escape sequences after ESC; those for G1 are told by {@link #isUpper}. */
    private static final Map<String, CodeElement> ESCAPES =
            Map.ofEntries(
                    Map.entry("(B", ASCII),
                    Map.entry("(J", ROMAJI),
                    Map.entry(")I", KATAKANA),
                    Map.entry("-A", single("ISO-8859-1")),
                    Map.entry("-B", single("ISO-8859-2")),
                    Map.entry("-C", single("ISO-8859-3")),
                    Map.entry("-D", single("ISO-8859-4")),
                    Map.entry("-L", single("ISO-8859-5")),
                    Map.entry("-G", single("ISO-8859-6")),
                    Map.entry("-F", single("ISO-8859-7")),
                    Map.entry("-H", single("ISO-8859-8")),
                    Map.entry("-M", single("ISO-8859-9")),
                    Map.entry("-b", single("ISO-8859-15")),
                    Map.entry("-T", THAI),
                    Map.entry("$B", KANJI),
                    Map.entry("$(D", SUPPLEMENTARY_KANJI),
                    Map.entry("$)C", KOREAN),
                    Map.entry("$)A", SIMPLIFIED_CHINESE));

    /** The default repertoire, ISO-IR 6. */
    public static final SpecificCharacterSet DEFAULT = of(List.of());

    /** ISO_IR 192. */
    public static final SpecificCharacterSet UTF_8 = of(List.of("ISO_IR 192"));

    private final List<String> terms;
    private final @Nullable Charset whole;
    private final CodeElement lower;
    private final @Nullable CodeElement upper;
    private final boolean extensions;

    private SpecificCharacterSet(List<String> terms) {
        this.terms = List.copyOf(terms);
        String first = terms.isEmpty() ? "" : terms.get(0).strip();
        this.whole =
                switch (first) {
                    case "ISO_IR 192" -> StandardCharsets.UTF_8;
                    case "GB18030" -> charset("GB18030");
                    case "GBK" -> charset("GBK");
                    default -> null;
                };
        String number = first.replaceFirst("^ISO([ _]2022)?[ _]IR[ _]", "");
        this.upper = UPPER.get(number);
        this.lower = number.equals("13") ? ROMAJI : ASCII;
        this.extensions =
                terms.size() > 1 || terms.stream().anyMatch(term -> term.startsWith("ISO 2022"));
    }

    /**
     * The set of the attribute's values; none is the default repertoire. A term that is not defined
     * counts as the default repertoire, so that what it would have meant is not guessed.
     */
    public static SpecificCharacterSet of(List<String> terms) {
        return new SpecificCharacterSet(terms);
    }

    /** The attribute's values. */
    public List<String> terms() {
        return terms;
    }

    /** The text of a value of the given VR, padding included. */
    public String decode(byte[] bytes, VR vr) {
        if (!vr.isInCharacterSet() || isPlain(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        Charset charset = whole;
        return charset != null ? new String(bytes, charset) : decodeParts(bytes, vr);
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == ESC) {
                return false;
            }
        }
        return true;
    }

    private String decodeParts(byte[] bytes, VR vr) {
        StringBuilder text = new StringBuilder(bytes.length);
        CodeElement g0 = lower;
        CodeElement g1 = upper;
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xFF;
            if (b == ESC && extensions) {
                String escape = escapeAt(bytes, i + 1);
                CodeElement element = ESCAPES.get(escape);
                if (element != null) {
                    if (isUpper(escape)) {
                        g1 = element;
                    } else {
                        g0 = element;
                    }
                    i += 1 + escape.length();
                    continue;
                }
            }
            CodeElement element = b < 0x80 ? g0 : g1;
            boolean twoBytes = b > 0x20 && isDouble(element);
            if (element != null && twoBytes && i + 1 < bytes.length) {
                text.append(pair(element, b, bytes[i + 1] & 0xFF));
                i += 2;
                continue;
            }
            if (resets(b, vr)) {
                g0 = lower;
                g1 = upper;
                element = b < 0x80 ? g0 : g1;
            }
            text.append(twoBytes ? "\uFFFD" : one(element, b));
            i++;
        }
        return text.toString();
    }

    private static boolean isDouble(@Nullable CodeElement element) {
        return element != null && element.form != Form.SINGLE && element.form != Form.ROMAJI;
    }

    /** The known escape sequence after ESC, or an empty text. */
    private static String escapeAt(byte[] bytes, int at) {
        for (int length = 2; length <= 3 && at + length <= bytes.length; length++) {
            String escape = new String(bytes, at, length, StandardCharsets.US_ASCII);
            if (ESCAPES.containsKey(escape)) {
                return escape;
            }
        }
        return "";
    }

    private static boolean isUpper(String escape) {
        return escape.startsWith(")") || escape.startsWith("-") || escape.startsWith("$)");
    }

    /** PS3.5 6.1.2.5.3: the initial sets are back after a delimiter or a control character. */
    private static boolean resets(int b, VR vr) {
        return switch (b) {
            case '\n', '\r', '\f', '\t' -> true;
            case '\\' -> vr.isMultiValued();
            case '^', '=' -> vr == VR.PN;
            default -> false;
        };
    }

    private static String pair(CodeElement element, int first, int second) {
        byte high = (byte) (first | 0x80);
        byte low = (byte) (second | 0x80);
        byte[] code =
                element.form == Form.DOUBLE_G0_SHIFTED
                        ? new byte[] {(byte) 0x8F, high, low}
                        : new byte[] {high, low};
        return new String(code, element.charset);
    }

    private static String one(@Nullable CodeElement element, int b) {
        if (b < 0x80) {
            // 5C separates values in every set, though JIS X 0201 shows a yen sign there
            return b == 0x7E && element != null && element.form == Form.ROMAJI
                    ? "\u203E"
                    : String.valueOf((char) b);
        }
        return element == null ? "\uFFFD" : new String(new byte[] {(byte) b}, element.charset);
    }

    private static CodeElement single(String name) {
        return new CodeElement(Form.SINGLE, charset(name));
    }

    private static Charset charset(String name) {
        return Charset.forName(name);
    }
}
