package org.meridian.search.internal;

import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.meridian.search.DateRange;
import org.meridian.search.NumberRange;
import org.meridian.search.PartWords;
import org.meridian.search.SearchRequest;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes queries of what is asked for; see {@link SearchRequest}. Safe for all threads. */
public final class QueryBuilder {
    private static final Pattern DATE =
            Pattern.compile("((?:19|20)\\d\\d)(?:-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12]\\d|3[01]))?)?");

    /** Longest run of Chinese characters that is tried as two words. */
    private static final int LONGEST_DIVIDED = 16;

    private static final int SHORTEST_WORD_START = 3;

    private final Folding folding;
    private final Analysis analysis;

    public QueryBuilder(Folding folding, Analysis analysis) {
        this.folding = folding;
        this.analysis = analysis;
    }

    /** The query for everything but the filters. */
    public Query conditions(SearchRequest request) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        addWords(all, request.text());
        request.phrases().forEach(phrase -> all.add(phrase(phrase), Occur.MUST));
        request.inParts().forEach(words -> addInPart(all, words));
        for (List<SearchRequest> requests : request.anyOf()) {
            all.add(best(requests.stream().map(this::whole).toList()), Occur.MUST);
        }
        request.dates().ifPresent(dates -> all.add(days(dates), Occur.FILTER));
        request.numbers().forEach((name, range) -> all.add(number(name, range), Occur.FILTER));
        request.samePerson()
                .forEach(record -> all.add(new SamePerson(whole(record)), Occur.FILTER));
        if (all.build().clauses().isEmpty()) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        request.noneOf().forEach(unwanted -> all.add(whole(unwanted), Occur.MUST_NOT));
        return all.build();
    }

    /** Of each field one of the values. */
    public Query filtered(Query conditions, Map<String, Set<String>> filters) {
        if (filters.isEmpty()) {
            return conditions;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(conditions, Occur.MUST);
        filters.forEach(
                (field, values) ->
                        all.add(
                                new TermInSetQuery(
                                        Fields.FACET + field,
                                        values.stream().map(BytesRef::new).toList()),
                                Occur.FILTER));
        return all.build();
    }

    private Query whole(SearchRequest request) {
        return filtered(conditions(request), request.filters());
    }

    private void addWords(BooleanQuery.Builder all, String text) {
        List<String> runs = Typed.runs(text);
        if (runs.isEmpty()) {
            return;
        }
        for (String run : runs) {
            all.add(Typed.cjk(run) ? characters(run) : latin(run), Occur.MUST);
        }
        addWholeName(all, runs);
    }

    /** A whole name comes first. */
    private void addWholeName(BooleanQuery.Builder all, List<String> runs) {
        StringBuilder whole = new StringBuilder();
        for (String run : runs) {
            whole.append(Typed.cjk(run) ? folding.text(run) : folding.latin(run));
        }
        all.add(
                score(8, new TermQuery(new Term(Fields.NAME_WHOLE, whole.toString()))),
                Occur.SHOULD);
    }

    private void addInPart(BooleanQuery.Builder all, PartWords in) {
        List<String> runs =
                in.part() == PartWords.Part.IDENTIFIER
                        ? List.of(in.words().strip())
                        : Typed.runs(in.words());
        for (String run : runs) {
            List<Query> any = new ArrayList<>();
            switch (in.part()) {
                case NAME -> addInName(any, run);
                case IDENTIFIER -> addIdentifier(any, identifier(run));
                case TEXT -> addInText(any, run);
            }
            all.add(best(any), Occur.MUST);
        }
        if (in.part() == PartWords.Part.NAME) {
            addWholeName(all, runs);
        }
    }

    private void addInName(List<Query> any, String run) {
        if (Typed.cjk(run)) {
            any.add(score(4, inName(folding.text(run))));
        } else {
            addName(any, run);
        }
    }

    private void addInText(List<Query> any, String run) {
        String folded = folding.text(run);
        if (Typed.cjk(run)) {
            any.add(score(2, new TermQuery(new Term(Fields.TEXT, folded))));
            any.add(score(1, CharacterGroups.TEXT.query(folded)));
        } else {
            addText(any, run, folded);
        }
    }

    private static void addIdentifier(List<Query> any, String identifier) {
        any.add(score(6, new TermQuery(new Term(Fields.IDENTIFIER, identifier))));
        any.add(score(3, new Beginning(new Term(Fields.IDENTIFIER, identifier))));
    }

    /** Compared forms of an identifier: with all its signs, and without. */
    static Set<String> identifierForms(String identifier) {
        String whole = identifier(identifier);
        return new LinkedHashSet<>(List.of(whole, whole.replaceAll("[^\\p{L}\\p{N}]", "")));
    }

    /** Compared form of an identifier. */
    static String identifier(String identifier) {
        return Normalizer.normalize(identifier, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * A run of Chinese characters: one word, or several typed without spaces. No part is a single
     * character, which would tear names apart.
     */
    private Query characters(String run) {
        String folded = folding.text(run);
        List<Query> any = new ArrayList<>(asWord(folded));
        boolean divided = length(folded) >= 4 && length(folded) <= LONGEST_DIVIDED;
        if (!divided) {
            // else what has them together has two parts of them, which score as much
            any.add(score(1, CharacterGroups.TEXT.query(folded)));
        }
        List<String> words = analysis.words(folded);
        if (words.size() > 2 && words.stream().allMatch(w -> length(w) > 1)) {
            any.add(all(words));
        }
        for (int i = 2; divided && i <= length(folded) - 2; i++) {
            int cut = folded.offsetByCodePoints(0, i);
            any.add(all(List.of(folded.substring(0, cut), folded.substring(cut))));
        }
        return best(any);
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }

    private static Query all(List<String> words) {
        BooleanQuery.Builder each = new BooleanQuery.Builder();
        words.forEach(w -> each.add(one(w), Occur.MUST));
        return score(1, each.build());
    }

    /** One Chinese word in a name, a text or a keyword. */
    private static Query one(String word) {
        List<Query> any = new ArrayList<>(asWord(word));
        any.add(score(1, CharacterGroups.TEXT.query(word)));
        return best(any);
    }

    /** A Chinese word as a name, a keyword or the segmentation has it. */
    private static List<Query> asWord(String word) {
        return List.of(
                score(4, inName(word)),
                score(2, new TermQuery(new Term(Fields.TEXT, word))),
                score(2, new TermQuery(new Term(Fields.KEYWORD, word))),
                score(1, new Beginning(new Term(Fields.IDENTIFIER, word))));
    }

    /** Words together and as they are, in a text, a name, an identifier or a keyword. */
    private Query phrase(String typed) {
        String folded = folding.text(typed.strip());
        String latin = folding.latin(typed);
        String identifier = identifier(typed);
        List<Query> any = new ArrayList<>();
        if (folded.codePoints().anyMatch(Folding::cjk)) {
            String characters = folded.replaceAll("\\s", "");
            any.add(score(4, inName(characters)));
            any.add(score(2, CharacterGroups.TEXT.query(characters)));
        }
        String[] words = analysis.words(folded).toArray(String[]::new);
        if (words.length > 0) {
            any.add(score(2, new PhraseQuery(Fields.TEXT, words)));
        }
        if (!latin.isEmpty()) {
            any.add(score(4, new TermQuery(new Term(Fields.NAME_SPELLING, latin))));
            any.add(score(3, new TermQuery(new Term(Fields.NAME_INITIALS, latin))));
        }
        any.add(score(6, new TermQuery(new Term(Fields.IDENTIFIER, identifier))));
        any.add(score(4, new TermQuery(new Term(Fields.KEYWORD, folded))));
        return best(any);
    }

    /** Chinese characters in a name; one may be in very many. */
    private static Query inName(String characters) {
        return length(characters) == 1
                ? new TermQuery(new Term(Fields.NAME_CHARACTERS, characters))
                : CharacterGroups.NAME.query(characters);
    }

    private Query latin(String word) {
        List<Query> any = new ArrayList<>();
        String identifier = identifier(word);
        addIdentifier(any, identifier);
        any.add(score(4, new TermQuery(new Term(Fields.KEYWORD, identifier))));
        addName(any, word);
        addText(any, word, identifier);
        Matcher date = DATE.matcher(word);
        if (date.matches()) {
            any.add(score(2, days(date)));
        }
        return best(any);
    }

    private void addName(List<Query> any, String word) {
        String plain = folding.latin(word);
        if (!plain.isEmpty()) {
            addSpelling(any, plain);
            if (TypingErrors.forgiven(plain) > 0) {
                any.add(score(0.5f, new NearWords(plain)));
            }
        }
        String umlaut = folding.spelledOut(word, "v");
        if (!umlaut.equals(plain) && !umlaut.isEmpty()) {
            addSpelling(any, umlaut);
        }
    }

    private static void addSpelling(List<Query> any, String spelling) {
        any.add(score(4, new TermQuery(new Term(Fields.NAME_SPELLING, spelling))));
        any.add(score(2, new Beginning(new Term(Fields.NAME_SPELLING, spelling))));
        any.add(score(3, new TermQuery(new Term(Fields.NAME_INITIALS, spelling))));
        any.add(score(1.5f, new Beginning(new Term(Fields.NAME_INITIALS, spelling))));
    }

    private void addText(List<Query> any, String word, String folded) {
        List<String> words = analysis.words(word);
        if (!words.isEmpty()) {
            BooleanQuery.Builder each = new BooleanQuery.Builder();
            words.forEach(w -> each.add(new TermQuery(new Term(Fields.TEXT, w)), Occur.MUST));
            any.add(score(2, each.build()));
        }
        if (folded.length() >= SHORTEST_WORD_START) {
            any.add(score(1, new Beginning(new Term(Fields.TEXT, folded))));
        }
    }

    private static Query days(Matcher date) {
        int year = Integer.parseInt(date.group(1));
        LocalDate from;
        LocalDate to;
        if (date.group(2) == null) {
            from = LocalDate.of(year, 1, 1);
            to = LocalDate.of(year, 12, 31);
        } else {
            YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
            boolean wholeMonth = date.group(3) == null;
            int day = wholeMonth ? 1 : Integer.parseInt(date.group(3));
            if (!month.isValidDay(day)) {
                return MatchNoDocsQuery.INSTANCE;
            }
            from = month.atDay(day);
            to = wholeMonth ? month.atEndOfMonth() : from;
        }
        return days(new DateRange(from, to));
    }

    private static Query days(DateRange range) {
        long from = range.from().toEpochDay();
        long to = range.to().toEpochDay();
        // the documents of a segment stand by date: those of a range are between two of them
        return new IndexSortSortedNumericDocValuesRangeQuery(
                Fields.DATE, from, to, LongPoint.newRangeQuery(Fields.DATE, from, to));
    }

    private static Query number(String name, NumberRange range) {
        return DoublePoint.newRangeQuery(
                Fields.NUMBER + name.toLowerCase(Locale.ROOT), range.lowest(), range.highest());
    }

    private static Query best(List<Query> any) {
        return new DisjunctionMaxQuery(any, 0);
    }

    private static Query score(float score, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }
}
