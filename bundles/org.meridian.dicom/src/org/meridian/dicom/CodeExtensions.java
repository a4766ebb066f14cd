package org.meridian.dicom;

import org.eclipse.jdt.annotation.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Code elements side by side, switched by escape sequences (PS3.5 6.1.2.4, 6.1.2.5). Immutable. */
final class CodeExtensions {
    static final int ESC = 0x1B;

    private static final char REPLACEMENT = '\uFFFD';

    private final CodeElement lower;
    private final @Nullable CodeElement upper;
    private final List<CodeElement> others;
    private final boolean escapes;

    /** The sets of the attribute's values; only the first counts without {@code escapes}. */
    CodeExtensions(List<String> terms, boolean escapes) {
        List<CodeElement> first = terms.isEmpty() ? List.of() : CodeElement.of(terms.get(0));
        this.escapes = escapes;
        this.lower = first.contains(CodeElement.ROMAJI) ? CodeElement.ROMAJI : CodeElement.ASCII;
        this.upper = first.stream().filter(CodeElement::isUpper).findFirst().orElse(null);
        Set<CodeElement> all = new LinkedHashSet<>();
        if (escapes) {
            terms.forEach(term -> all.addAll(CodeElement.of(term)));
        }
        this.others = List.copyOf(all);
    }

    /** Whether plain bytes are ASCII, which those of JIS X 0201 are not quite. */
    boolean startsInAscii() {
        return lower == CodeElement.ASCII;
    }

    String decode(byte[] bytes, VR vr) {
        StringBuilder text = new StringBuilder(bytes.length);
        CodeElement g0 = lower;
        CodeElement g1 = upper;
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xFF;
            CodeElement invoked = b == ESC && escapes ? CodeElement.invokedAt(bytes, i + 1) : null;
            if (invoked != null) {
                g0 = invoked.isUpper() ? g0 : invoked;
                g1 = invoked.isUpper() ? invoked : g1;
                i += 1 + invoked.escape().length();
                continue;
            }
            CodeElement element = b < 0x80 ? g0 : g1;
            if (element != null && element.isPair() && element.holds(b)) {
                boolean whole = i + 1 < bytes.length && element.holds(bytes[i + 1] & 0xFF);
                text.append(
                        whole
                                ? element.decode(b, bytes[i + 1] & 0xFF)
                                : String.valueOf(REPLACEMENT));
                i += whole ? 2 : 1;
                continue;
            }
            if (resets(b, vr)) {
                g0 = lower;
                g1 = upper;
            }
            text.append(element == null ? REPLACEMENT : element.decode(b));
            i++;
        }
        return text.toString();
    }

    /** The bytes of a text, empty when a character of it is in none of the sets. */
    Optional<byte[]> encode(String text, VR vr) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
        CodeElement g0 = lower;
        CodeElement g1 = upper;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (resets(c, vr) || c < 0x20) {
                g0 = back(g0, out);
                g1 = resets(c, vr) ? upper : g1;
            }
            boolean found = false;
            for (CodeElement element : inOrder(g0, g1)) {
                byte[] code = element.encode(c);
                if (code.length == 0) {
                    continue;
                }
                if (element != g0 && element != g1) {
                    invoke(element, out);
                    g0 = element.isUpper() ? g0 : element;
                    g1 = element.isUpper() ? element : g1;
                }
                out.writeBytes(code);
                found = true;
                break;
            }
            if (!found) {
                return Optional.empty();
            }
        }
        back(g0, out);
        return Optional.of(out.toByteArray());
    }

    /** Those in use first, so that as few escape sequences as can be are written. */
    private List<CodeElement> inOrder(CodeElement g0, @Nullable CodeElement g1) {
        List<CodeElement> order = new ArrayList<>(others.size() + 4);
        order.add(g0);
        if (g1 != null) {
            order.add(g1);
        }
        order.add(lower);
        if (upper != null) {
            order.add(upper);
        }
        order.addAll(others);
        return order;
    }

    /** The lower set has to be the first one again before a delimiter and at the end. */
    private CodeElement back(CodeElement g0, ByteArrayOutputStream out) {
        if (g0 != lower) {
            invoke(lower, out);
        }
        return lower;
    }

    private static void invoke(CodeElement element, ByteArrayOutputStream out) {
        out.write(ESC);
        for (char letter : element.escape().toCharArray()) {
            out.write(letter);
        }
    }

    /** PS3.5 6.1.2.5.3: the initial sets are back after a delimiter or a control character. */
    private static boolean resets(int c, VR vr) {
        return switch (c) {
            case '\n', '\r', '\f', '\t' -> true;
            case '\\' -> vr.isMultiValued();
            case '^', '=' -> vr == VR.PN;
            default -> false;
        };
    }
}
