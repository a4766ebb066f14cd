package org.meridian.search.internal;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

import java.util.ArrayList;
import java.util.List;

/**
 * CJK text as overlapping pairs of characters, the last one of a run alone: for words where the
 * segmentation divides otherwise. Most Chinese words have two characters and are then one term.
 */
final class CharacterPairs {
    private CharacterPairs() {}

    /** For each run of CJK characters in a text its terms. */
    static List<List<String>> runs(String text) {
        List<List<String>> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (Folding.cjk(c)) {
                                run.appendCodePoint(c);
                            } else {
                                end(run, runs);
                            }
                        });
        end(run, runs);
        return List.copyOf(runs);
    }

    private static void end(StringBuilder run, List<List<String>> runs) {
        if (!run.isEmpty()) {
            List<String> pairs = new ArrayList<>(pairs(run.toString()));
            pairs.add(run.substring(run.offsetByCodePoints(run.length(), -1)));
            runs.add(pairs);
            run.setLength(0);
        }
    }

    private static List<String> pairs(String characters) {
        int[] each = characters.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < each.length; i++) {
            pairs.add(new String(each, i, 2));
        }
        return pairs;
    }

    /** What finds these characters together in a field of such terms. */
    static Query query(String field, String characters) {
        List<String> pairs = pairs(characters);
        if (pairs.isEmpty()) {
            return new PrefixQuery(new Term(field, characters));
        }
        if (pairs.size() == 1) {
            return new TermQuery(new Term(field, pairs.getFirst()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int i = 0; i < pairs.size(); i++) {
            // every other pair has all characters, but for the last one of an odd number
            if (i % 2 == 0 || i == pairs.size() - 1) {
                phrase.add(new Term(field, pairs.get(i)), i);
            }
        }
        return phrase.build();
    }
}
