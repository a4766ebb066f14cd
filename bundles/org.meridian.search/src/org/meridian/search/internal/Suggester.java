package org.meridian.search.internal;

import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.meridian.search.SearchRequest;
import org.meridian.search.Suggestion;
import org.meridian.search.internal.language.PartFields;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suggestions from the index's own terms. Safe for all threads. */
public final class Suggester {
    /** Most terms with the typed beginning that are looked at in a segment. */
    private static final int MOST_TERMS = 10_000;

    private static final int SHORTEST_IDENTIFIER = 2;
    private static final int SHORTEST_WORD = 2;

    /** Longer identifiers are UIDs, which nobody types. */
    private static final int LONGEST_IDENTIFIER = 32;

    private static final int MOST_WRITTEN = 10;
    private static final int DOCUMENTS_TRIED = 3;

    private final Folding folding;
    private final Analysis analysis;
    private final QueryBuilder queries;

    /**
     * @param exact whether it is just what was typed
     * @param frequency about how many records have it
     */
    private record Candidate(String text, String kind, Term term, boolean exact, int frequency) {
        static final Comparator<Candidate> BEST =
                Comparator.comparing(Candidate::exact)
                        .thenComparingInt(Candidate::frequency)
                        .reversed()
                        .thenComparing(Candidate::text);
    }

    public Suggester(Folding folding, Analysis analysis, QueryBuilder queries) {
        this.folding = folding;
        this.analysis = analysis;
        this.queries = queries;
    }

    /** See {@code SearchIndex.suggest}. */
    public List<Suggestion> suggest(IndexSearcher searcher, String typed, int limit)
            throws IOException {
        Optional<PartFields.Typing> part = PartFields.typing(typed);
        if (part.isPresent()) {
            return inPart(searcher, part.get(), limit);
        }
        List<String> runs = Typed.runs(typed);
        if (runs.isEmpty()) {
            return List.of();
        }
        List<Suggestion> found = new ArrayList<>();
        if (runs.size() > 1) {
            String whole = String.join("", runs.stream().map(this::nameKey).toList());
            addCounted(found, searcher, names(searcher, whole), Optional.empty(), limit);
        }
        String last = runs.getLast();
        Optional<Query> others = others(String.join(" ", runs.subList(0, runs.size() - 1)));
        List<List<Candidate>> kinds =
                List.of(
                        names(searcher, nameKey(last)),
                        keywords(searcher, last),
                        identifiers(searcher, last),
                        words(searcher, last));
        addCounted(found, searcher, mixed(kinds), others, limit);
        return List.copyOf(found);
    }

    private Optional<Query> others(String words) {
        return words.isBlank()
                ? Optional.empty()
                : Optional.of(queries.conditions(SearchRequest.of(words)));
    }

    /** What one part of a record has, with the field before it as it was typed. */
    private List<Suggestion> inPart(IndexSearcher searcher, PartFields.Typing typing, int limit)
            throws IOException {
        String value = typing.value().words();
        List<Candidate> candidates =
                switch (typing.value().part()) {
                    case NAME -> names(searcher, nameKey(value));
                    case IDENTIFIER -> identifiers(searcher, value);
                    case TEXT -> words(searcher, value);
                };
        List<Suggestion> found = new ArrayList<>();
        addCounted(found, searcher, candidates, others(typing.before()), limit);
        return found.stream()
                .map(s -> new Suggestion(typing.prefix() + quoted(s.text()), s.kind(), s.count()))
                .toList();
    }

    private static String quoted(String text) {
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    /** What was typed exactly, then of each kind the best in turn. */
    private static List<Candidate> mixed(List<List<Candidate>> kinds) {
        List<Candidate> mixed = new ArrayList<>();
        int longest = kinds.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Candidate> kind : kinds) {
                if (i < kind.size()) {
                    mixed.add(kind.get(i));
                }
            }
        }
        mixed.sort(Comparator.comparing(Candidate::exact).reversed());
        return mixed;
    }

    /** Adds those that a record has together with the other words, until there are enough. */
    private static void addCounted(
            List<Suggestion> found,
            IndexSearcher searcher,
            List<Candidate> candidates,
            Optional<Query> others,
            int limit)
            throws IOException {
        for (Candidate one : candidates) {
            if (found.size() >= limit) {
                return;
            }
            BooleanQuery.Builder both =
                    new BooleanQuery.Builder().add(new TermQuery(one.term()), Occur.FILTER);
            others.ifPresent(query -> both.add(query, Occur.FILTER));
            int count = searcher.count(both.build());
            boolean known =
                    found.stream()
                            .anyMatch(
                                    s ->
                                            s.text().equals(one.text())
                                                    && s.kind().equals(one.kind()));
            if (count > 0 && !known) {
                found.add(new Suggestion(one.text(), one.kind(), count));
            }
        }
    }

    private String nameKey(String run) {
        return Typed.cjk(run) ? folding.text(run) : folding.latin(run);
    }

    private static List<Candidate> names(IndexSearcher searcher, String key) throws IOException {
        if (key.isEmpty()) {
            return List.of();
        }
        Map<String, Candidate> best = new HashMap<>();
        beginning(searcher.getIndexReader(), Fields.NAME_SUGGESTION, key)
                .forEach(
                        (term, frequency) ->
                                best.merge(
                                        NameSuggestions.name(term),
                                        new Candidate(
                                                NameSuggestions.name(term),
                                                Suggestion.NAME,
                                                new Term(Fields.NAME_SUGGESTION, term),
                                                NameSuggestions.key(term).equals(key),
                                                frequency),
                                        (a, b) -> Candidate.BEST.compare(a, b) <= 0 ? a : b));
        return best.values().stream().sorted(Candidate.BEST).toList();
    }

    private List<Candidate> keywords(IndexSearcher searcher, String run) throws IOException {
        String typed = folding.text(run);
        List<Candidate> found = new ArrayList<>();
        IndexReader reader = searcher.getIndexReader();
        for (String field : FieldInfos.getIndexedFields(reader)) {
            String name =
                    field.startsWith(Fields.FACET) ? field.substring(Fields.FACET.length()) : "";
            if (name.isEmpty()
                    || name.equals(SearchRequest.KIND)
                    || name.equals(SearchRequest.YEAR)) {
                continue;
            }
            beginning(reader, field, "")
                    .forEach(
                            (value, frequency) -> {
                                String folded = folding.text(value);
                                if (folded.startsWith(typed)) {
                                    found.add(
                                            new Candidate(
                                                    value,
                                                    name,
                                                    new Term(field, value),
                                                    folded.equals(typed),
                                                    frequency));
                                }
                            });
        }
        return found.stream().sorted(Candidate.BEST).toList();
    }

    private static List<Candidate> identifiers(IndexSearcher searcher, String run)
            throws IOException {
        String typed = QueryBuilder.identifier(run);
        if (typed.length() < SHORTEST_IDENTIFIER || typed.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        return candidates(
                searcher,
                Fields.IDENTIFIER,
                typed,
                Suggestion.IDENTIFIER,
                (shown, term) ->
                        shown.identifiers().stream()
                                .filter(i -> i.length() <= LONGEST_IDENTIFIER)
                                .filter(i -> QueryBuilder.identifierForms(i).contains(term))
                                .findFirst());
    }

    private List<Candidate> words(IndexSearcher searcher, String run) throws IOException {
        String typed = folding.text(run);
        if (Typed.cjk(run)) {
            return candidates(
                    searcher,
                    Fields.TEXT,
                    typed,
                    Suggestion.WORD,
                    (shown, term) -> Optional.of(term));
        }
        return typed.length() < SHORTEST_WORD
                ? List.of()
                : candidates(searcher, Fields.TEXT, typed, Suggestion.WORD, this::written);
    }

    /** A word of a record's texts whose stem the term is. */
    private Optional<String> written(Shown shown, String stem) {
        for (String text : shown.texts()) {
            for (String word : folding.text(text).split("[^\\p{L}\\p{N}]+")) {
                if (word.startsWith(stem.substring(0, 1))
                        && analysis.words(word).equals(List.of(stem))) {
                    return Optional.of(word);
                }
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Written {
        Optional<String> of(Shown shown, String term);
    }

    private static List<Candidate> candidates(
            IndexSearcher searcher, String field, String typed, String kind, Written written)
            throws IOException {
        List<Map.Entry<String, Integer>> terms =
                beginning(searcher.getIndexReader(), field, typed).entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_WRITTEN)
                        .toList();
        List<Candidate> found = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : terms) {
            Term term = new Term(field, entry.getKey());
            for (ScoreDoc one : searcher.search(new TermQuery(term), DOCUMENTS_TRIED).scoreDocs) {
                Optional<String> text =
                        written.of(Shown.of(searcher.getIndexReader(), one.doc), entry.getKey());
                if (text.isPresent()) {
                    found.add(
                            new Candidate(
                                    text.get(),
                                    kind,
                                    term,
                                    entry.getKey().equals(typed),
                                    entry.getValue()));
                    break;
                }
            }
        }
        return found;
    }

    /** Terms with a beginning, and about how many documents have each. */
    private static Map<String, Integer> beginning(IndexReader reader, String field, String start)
            throws IOException {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                addBeginning(found, terms.iterator(), start);
            }
        }
        return found;
    }

    private static void addBeginning(Map<String, Integer> found, TermsEnum each, String start)
            throws IOException {
        if (each.seekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END) {
            return;
        }
        BytesRef term = each.term();
        for (int i = 0; i < MOST_TERMS && term != null; i++) {
            String text = term.utf8ToString();
            if (!text.startsWith(start)) {
                return;
            }
            found.merge(text, each.docFreq(), Integer::sum);
            term = each.next();
        }
    }
}
