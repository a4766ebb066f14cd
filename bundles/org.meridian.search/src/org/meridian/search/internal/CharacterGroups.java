package org.meridian.search.internal;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import java.util.ArrayList;
import java.util.List;

/**
 * CJK characters as overlapping groups of two and of three, for parts of names, and for words where
 * the segmentation divides otherwise. Nearly all Chinese words and names, and the pieces of what
 * was typed without a space, are then one term: to compare the places of frequent characters takes
 * long.
 *
 * @param pairs the field with the groups of two
 * @param triples the field with those of three
 */
record CharacterGroups(String pairs, String triples) {
    static final CharacterGroups NAME = new CharacterGroups(Fields.NAME_PAIRS, Fields.NAME_TRIPLES);
    static final CharacterGroups TEXT = new CharacterGroups(Fields.TEXT_PAIRS, Fields.TEXT_TRIPLES);

    private static final int PAIR = 2;
    private static final int TRIPLE = 3;

    /** The terms of a run of characters in the field of pairs. */
    static String inPairs(String run) {
        return joined(run, PAIR);
    }

    /** Its terms in the field of triples. */
    static String inTriples(String run) {
        return joined(run, TRIPLE);
    }

    /** The CJK characters of a text, as far as they stand together. */
    static List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (Folding.cjk(c)) {
                                run.appendCodePoint(c);
                            } else if (!run.isEmpty()) {
                                runs.add(run.toString());
                                run.setLength(0);
                            }
                        });
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return List.copyOf(runs);
    }

    /** A group begins with each character; at the end they are shorter. */
    private static String joined(String run, int length) {
        int[] each = run.codePoints().toArray();
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < each.length; i++) {
            groups.append(new String(each, i, Math.min(length, each.length - i))).append(' ');
        }
        return groups.toString();
    }

    /** What finds these characters together. */
    Query query(String characters) {
        int[] each = characters.codePoints().toArray();
        if (each.length < PAIR) {
            return new Beginning(new Term(pairs, characters));
        }
        if (each.length <= TRIPLE) {
            return new TermQuery(new Term(each.length == PAIR ? pairs : triples, characters));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int last = each.length - TRIPLE;
        for (int i = 0; i < last; i += TRIPLE) {
            phrase.add(triple(each, i), i);
        }
        return phrase.add(triple(each, last), last).build();
    }

    private Term triple(int[] characters, int from) {
        return new Term(triples, new String(characters, from, TRIPLE));
    }
}
