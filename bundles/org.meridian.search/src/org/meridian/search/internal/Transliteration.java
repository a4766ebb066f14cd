package org.meridian.search.internal;

import com.ibm.icu.text.Transliterator;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One of ICU's transliterators. Its rules are read at the first use: that takes longer than to open
 * an index. Safe for all threads.
 */
final class Transliteration {
    private final String id;
    private @Nullable Transliterator transliterator;

    /**
     * @param id ICU's, for instance {@code Han-Latin/Names}
     */
    Transliteration(String id) {
        this.id = id;
    }

    synchronized String of(String text) {
        Transliterator ready = transliterator;
        if (ready == null) {
            ready = Transliterator.getInstance(id);
            transliterator = ready;
        }
        return ready.transliterate(text);
    }
}
