package org.meridian.search.internal.language;

import org.meridian.search.Meaning;
import org.meridian.search.ReadQuery;
import org.meridian.search.SearchRequest;
import org.meridian.search.Understood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text in their order, understood and not, as they become a request. */
final class Pieces {
    /** Joins what is understood to what follows; a name where it follows nothing of the kind. */
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "in", "on", "at");

    /** Says nothing beside something that is understood. */
    private static final Set<String> FILLERS =
            Set.of(
                    "with",
                    "of",
                    "and",
                    "who",
                    "whose",
                    "that",
                    "has",
                    "have",
                    "had",
                    "is",
                    "was",
                    "were",
                    "for",
                    "patient",
                    "patients",
                    "person",
                    "study",
                    "studies",
                    "one",
                    "scan",
                    "scans");

    private static final Pattern CHINESE_FILLERS =
            Pattern.compile("(?:患者|病人|那个|那位|所有|检查|[的有和与且是在了做过位个])+");
    private static final Pattern DIGIT_GROUPS = Pattern.compile("\\d+(?:[ -]\\d+)+");
    private static final int SHORTEST_IDENTIFIER = 8;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean open;

    private sealed interface Piece {}

    /** Understood, with its part of the request. */
    private record Known(Understood understood, Set<String> alsoWords) implements Piece {}

    /** A word that is nothing but a word. */
    private record Word(int from, int to, boolean excluded) implements Piece {}

    private record Quoted(String phrase, boolean excluded) implements Piece {}

    Pieces(String text) {
        this.text = text;
    }

    static boolean ideographic(String text, int at) {
        return Character.isIdeographic(text.codePointAt(at));
    }

    /** Whether a word may begin here: nothing stands before it. */
    boolean atStart(int at) {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }

    /** Whether this place continues Chinese words that were not understood. */
    boolean inside(int at) {
        return open
                && ideographic(text, at)
                && pieces.getLast() instanceof Word word
                && word.to() == at
                && Character.isIdeographic(text.codePointBefore(at));
    }

    void endWord() {
        open = false;
    }

    void add(int from, int wordsFrom, Phrase phrase, boolean excluded) {
        open = false;
        pieces.add(
                new Known(
                        new Understood(
                                from,
                                phrase.end(),
                                text.substring(wordsFrom, phrase.end()),
                                phrase.meanings(),
                                !phrase.alsoWords().isEmpty(),
                                excluded),
                        phrase.alsoWords()));
    }

    void addPhrase(int from, int to, boolean excluded) {
        open = false;
        if (!text.substring(from, to).isBlank()) {
            pieces.add(new Quoted(text.substring(from, to).strip(), excluded));
        }
    }

    /** A word, or the rest of the one before. */
    void addWord(int from, int to, boolean excluded) {
        if (open && pieces.getLast() instanceof Word before && before.to() == from) {
            pieces.set(pieces.size() - 1, new Word(before.from(), to, before.excluded()));
        } else if (to > from) {
            pieces.add(new Word(from, to, excluded));
        }
        open = true;
    }

    ReadQuery query() {
        // signs alone are words that nothing has
        SearchRequest request = SearchRequest.of(pieces.isEmpty() ? text : words());
        for (Piece piece : pieces) {
            request =
                    switch (piece) {
                        case Known known -> and(request, known);
                        case Quoted quoted -> and(request, quoted);
                        case Word word ->
                                word.excluded()
                                        ? request.without(SearchRequest.of(text(word)))
                                        : request;
                    };
        }
        return new ReadQuery(text, inGroups(request), understood());
    }

    private List<Understood> understood() {
        return pieces.stream()
                .filter(Known.class::isInstance)
                .map(piece -> ((Known) piece).understood())
                .toList();
    }

    private static SearchRequest and(SearchRequest request, Known known) {
        Understood understood = known.understood();
        SearchRequest meant = all(SearchRequest.of(""), understood.meanings());
        if (understood.excluded()) {
            return request.without(meant);
        }
        if (!understood.orWords()) {
            return all(request, understood.meanings());
        }
        return request.withAnyOf(
                Stream.concat(known.alsoWords().stream().map(SearchRequest::of), Stream.of(meant))
                        .toList());
    }

    private static SearchRequest all(SearchRequest request, List<Meaning> meanings) {
        SearchRequest all = request;
        for (Meaning meaning : meanings) {
            all = meaning.and(all);
        }
        return all;
    }

    private static SearchRequest and(SearchRequest request, Quoted quoted) {
        return quoted.excluded()
                ? request.without(SearchRequest.of("").withPhrase(quoted.phrase()))
                : request.withPhrase(quoted.phrase());
    }

    /** The words that must be found; those that only join others are left out. */
    private String words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Word word
                    && !word.excluded()
                    && !joins(i)
                    && (pieces.size() == 1 || says(word))) {
                words.add(text(word));
            }
        }
        return String.join(" ", words);
    }

    /** Not a sign alone. */
    private boolean says(Word word) {
        return text(word).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private String text(Word word) {
        return text.substring(word.from(), word.to());
    }

    private boolean joins(int index) {
        return ARTICLES.contains(lower(index))
                ? knownFollows(index)
                : filler(index) && (knownFollows(index) || knownBefore(index));
    }

    private boolean filler(int index) {
        String word = lower(index);
        return FILLERS.contains(word) || CHINESE_FILLERS.matcher(word).matches();
    }

    private String lower(int index) {
        return pieces.get(index) instanceof Word word ? text(word).toLowerCase(Locale.ROOT) : "";
    }

    private boolean knownFollows(int index) {
        int next = index + 1;
        while (next < pieces.size() && (ARTICLES.contains(lower(next)) || filler(next))) {
            next++;
        }
        return next < pieces.size() && pieces.get(next) instanceof Known;
    }

    private boolean knownBefore(int index) {
        int before = index - 1;
        while (before >= 0 && filler(before)) {
            before--;
        }
        return before >= 0 && pieces.get(before) instanceof Known;
    }

    /** An identifier that was typed in groups of digits is looked for as a whole too. */
    private SearchRequest inGroups(SearchRequest request) {
        String together = text.replaceAll("[ -]", "");
        return DIGIT_GROUPS.matcher(text).matches() && together.length() >= SHORTEST_IDENTIFIER
                ? SearchRequest.of("").withAnyOf(List.of(request, SearchRequest.of(together)))
                : request;
    }
}
