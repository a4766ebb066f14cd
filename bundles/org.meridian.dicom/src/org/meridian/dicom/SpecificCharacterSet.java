package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Text under the defined terms of Specific Character Set (PS3.3 C.12.1.1.2), with code extensions
 * by ISO/IEC 2022 (PS3.5 6.1.2.5). Bytes that a set does not define become U+FFFD. Immutable.
 */
public final class SpecificCharacterSet {
    /** The default repertoire, ISO-IR 6. */
    public static final SpecificCharacterSet DEFAULT = of(List.of());

    /** ISO_IR 192. */
    public static final SpecificCharacterSet UTF_8 = of(List.of("ISO_IR 192"));

    private final List<String> terms;
    private final @Nullable Charset whole;
    private final CodeExtensions parts;

    private SpecificCharacterSet(List<String> terms) {
        this.terms = List.copyOf(terms);
        this.whole = terms.isEmpty() ? null : whole(terms.get(0));
        this.parts =
                new CodeExtensions(
                        this.terms,
                        terms.size() > 1
                                || terms.stream().anyMatch(term -> term.startsWith("ISO 2022")));
    }

    /** The set of a term that stands alone: of several bytes a character and without extensions. */
    private static @Nullable Charset whole(String term) {
        return switch (term.strip()) {
            case "ISO_IR 192" -> StandardCharsets.UTF_8;
            case "GB18030" -> Charset.forName("GB18030");
            case "GBK" -> Charset.forName("GBK");
            default -> null;
        };
    }

    /**
     * The set of the attribute's values; none is the default repertoire. A term that is not defined
     * counts as the default repertoire, so that what it would have meant is not guessed.
     */
    public static SpecificCharacterSet of(List<String> terms) {
        return new SpecificCharacterSet(terms);
    }

    /**
     * The set of terms that a person gives, joined by backslashes as in the attribute, for instance
     * {@code GB18030} or {@code \ISO 2022 IR 87}; empty when one of them is not defined.
     */
    public static Optional<SpecificCharacterSet> parse(String joined) {
        List<String> terms =
                joined.isEmpty()
                        ? List.of()
                        : List.of(joined.split("\\\\", -1)).stream().map(String::strip).toList();
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            boolean alone = terms.size() == 1 && whole(term) != null;
            boolean first = i == 0 && term.isEmpty() && terms.size() > 1;
            if (!alone && !first && (CodeElement.of(term).isEmpty() || !isTerm(term))) {
                return Optional.empty();
            }
        }
        return Optional.of(of(terms));
    }

    private static boolean isTerm(String term) {
        return term.startsWith("ISO_IR ") || term.startsWith("ISO 2022 IR ");
    }

    /** The attribute's values. */
    public List<String> terms() {
        return terms;
    }

    /** The text of a value of the given VR, padding included. */
    public String decode(byte[] bytes, VR vr) {
        if (!vr.isInCharacterSet() || isPlain(bytes) && (whole != null || parts.startsInAscii())) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        Charset charset = whole;
        return charset != null ? new String(bytes, charset) : parts.decode(bytes, vr);
    }

    /**
     * The bytes of a text of the given VR without padding, values joined by backslashes; empty when
     * the set, or the repertoire of the VR, does not have one of its characters.
     */
    public Optional<byte[]> encode(String text, VR vr) {
        Charset charset = vr.isInCharacterSet() ? whole : StandardCharsets.US_ASCII;
        Optional<byte[]> bytes = charset != null ? encode(text, charset) : parts.encode(text, vr);
        // sets have codes that are read as another character than the one they are written for
        return bytes.filter(written -> decode(written, vr).equals(text));
    }

    private static Optional<byte[]> encode(String text, Charset charset) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether bytes say the same in every set. */
    static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == CodeExtensions.ESC) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpecificCharacterSet set && set.terms.equals(terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    /** The terms as the attribute joins them. */
    @Override
    public String toString() {
        return String.join("\\", terms);
    }
}
