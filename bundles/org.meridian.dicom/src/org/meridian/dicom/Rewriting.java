package org.meridian.dicom;

import org.meridian.core.MeridianException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Texts and declarations as a repair of the character set has them. For one thread. */
final class Rewriting {
    private static final char UNREADABLE = '\uFFFD';

    private final TextReading reading;
    private final SpecificCharacterSet set;
    private final boolean anew;

    /**
     * @param set that is declared
     * @param anew whether texts are written in it, else their bytes stay
     */
    Rewriting(TextReading reading, SpecificCharacterSet set, boolean anew) {
        this.reading = reading;
        this.set = set;
        this.anew = anew;
    }

    /** The declaration alone. */
    Dataset declaration() {
        return Dataset.builder()
                .string(Tag.SpecificCharacterSet, set.terms().toArray(String[]::new))
                .build();
    }

    /** The element in the set; the very same when nothing of it changes. */
    Element element(Element element) {
        if (!element.items().isEmpty()) {
            List<Dataset> items = element.items().stream().map(this::item).toList();
            return items.equals(element.items()) ? element : Element.ofItems(element.tag(), items);
        }
        if (!anew || !element.vr().isInCharacterSet()) {
            return element;
        }
        byte[] bytes = element.bytes();
        return SpecificCharacterSet.isPlain(bytes)
                ? element
                : text(element, bytes)
                        .map(
                                text ->
                                        Element.ofBytes(
                                                element.tag(), element.vr(), element.order(), text))
                        .orElse(element);
    }

    private Dataset item(Dataset item) {
        boolean changed = false;
        DatasetBuilder builder = item.toBuilder();
        for (Element inner : item) {
            Element written = element(inner);
            if (inner.tag() == Tag.SpecificCharacterSet
                    && !item.strings(inner.tag()).equals(set.terms())) {
                written = declaration().element(inner.tag()).orElseThrow();
            }
            if (written != inner) {
                builder.element(written);
                changed = true;
            }
        }
        return changed ? builder.build() : item;
    }

    private Optional<byte[]> text(Element element, byte[] bytes) {
        String text = reading.decode(bytes, element.vr()).replaceFirst("[ \\x00]+$", "");
        if (reading.twice() && text.indexOf(UNREADABLE) >= 0) {
            // not every text of such a file went through the program that encoded twice
            return Optional.empty();
        }
        byte[] written =
                set.encode(text, element.vr())
                        .filter(encoded -> text.indexOf(UNREADABLE) < 0)
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                DicomError.CHARACTERS,
                                                Dictionary.keyword(element.tag()),
                                                reading.set().toString()));
        int length = written.length;
        byte[] even = Arrays.copyOf(written, length + (length & 1));
        Arrays.fill(even, length, even.length, (byte) ' ');
        return Optional.of(even);
    }
}
