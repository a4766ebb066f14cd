package org.meridian.search.internal.language;

import java.util.Optional;

/** Understands one kind of words. Stateless. */
@FunctionalInterface
interface Words {
    /** What the words from here on mean, where a word begins; empty when it is nothing known. */
    Optional<Phrase> at(Line line, int from);
}
