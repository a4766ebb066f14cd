package org.meridian.search.internal;

import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of one keyword field in one segment, for every document the number of its set of
 * values. Few sets exist, so several values cost no more than one.
 *
 * @param values in order
 * @param sets ordinals of values; the first set is empty
 * @param ofDocument a set's number for each document
 */
record Column(List<String> values, List<int[]> sets, int[] ofDocument) {
    /** Reads a segment's field. */
    static Column read(LeafReader segment, String field) throws IOException {
        List<String> values = new ArrayList<>();
        List<int[]> sets = new ArrayList<>(List.of(new int[0]));
        int[] ofDocument = new int[segment.maxDoc()];
        Terms terms = segment.terms(field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            PostingsEnum documents = null;
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                documents = each.postings(documents, PostingsEnum.NONE);
                add(values.size(), documents, sets, ofDocument);
                values.add(term.utf8ToString());
            }
        }
        return new Column(List.copyOf(values), List.copyOf(sets), ofDocument);
    }

    private static void add(int value, PostingsEnum documents, List<int[]> sets, int[] ofDocument)
            throws IOException {
        Map<Integer, Integer> extended = new HashMap<>();
        int alone = 0;
        for (int doc = documents.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = documents.nextDoc()) {
            int before = ofDocument[doc];
            if (before == 0) {
                alone = alone == 0 ? extend(sets, 0, value) : alone;
                ofDocument[doc] = alone;
            } else {
                ofDocument[doc] = extended.computeIfAbsent(before, set -> extend(sets, set, value));
            }
        }
    }

    private static int extend(List<int[]> sets, int set, int value) {
        int[] before = sets.get(set);
        int[] more = Arrays.copyOf(before, before.length + 1);
        more[before.length] = value;
        sets.add(more);
        return sets.size() - 1;
    }

    /** For each set whether one of these values is in it. */
    boolean[] having(Set<String> wanted) {
        boolean[] having = new boolean[sets.size()];
        for (int set = 0; set < having.length; set++) {
            having[set] =
                    Arrays.stream(sets.get(set)).anyMatch(v -> wanted.contains(values.get(v)));
        }
        return having;
    }

    /** Adds to each value how often its sets were counted. */
    void addTo(Map<String, Long> counts, int[] ofSet) {
        for (int set = 0; set < ofSet.length; set++) {
            if (ofSet[set] > 0) {
                for (int value : sets.get(set)) {
                    counts.merge(values.get(value), (long) ofSet[set], Long::sum);
                }
            }
        }
    }
}
