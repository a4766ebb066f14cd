package org.meridian.search.internal;

import org.meridian.search.Highlight;
import org.meridian.search.SearchRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Marks in a hit what one request's words found, by the rules by which {@link QueryBuilder} finds.
 * For one thread.
 */
public final class Highlighter {
    private static final int PIECE = 120;
    private static final int SHORTEST_WORD_START = 3;

    private final Folding folding;
    private final Analysis analysis;
    private final List<Run> runs = new ArrayList<>();

    /** Reports of one page have their words in common. */
    private final Map<String, List<String>> stems = new HashMap<>();

    /** A run that was typed, in its compared forms. */
    private record Run(boolean cjk, String folded, String latin, Set<String> words) {}

    public Highlighter(Folding folding, Analysis analysis, SearchRequest request) {
        this.folding = folding;
        this.analysis = analysis;
        Set<String> typed = new LinkedHashSet<>();
        addTyped(typed, request);
        typed.forEach(run -> runs.add(run(run)));
    }

    private static void addTyped(Set<String> typed, SearchRequest request) {
        typed.addAll(Typed.runs(request.text()));
        request.phrases().forEach(phrase -> typed.addAll(Typed.runs(phrase)));
        request.inParts().forEach(in -> typed.addAll(Typed.runs(in.words())));
        request.anyOf().forEach(some -> some.forEach(one -> addTyped(typed, one)));
    }

    /** Chinese finds Chinese: no Latin form of it, which is dear to make for the first time. */
    private Run run(String typed) {
        boolean cjk = Typed.cjk(typed);
        return new Run(
                cjk,
                folding.text(typed),
                cjk ? "" : folding.latin(typed),
                Set.copyOf(analysis.words(typed)));
    }

    /** What is marked in a record's title, identifiers and texts, in this order. */
    List<Highlight> highlights(Shown shown) {
        List<Highlight> all = new ArrayList<>();
        if (!runs.isEmpty()) {
            addTitle(all, shown);
            shown.identifiers().forEach(identifier -> addIdentifier(all, identifier));
            addTexts(all, shown.texts());
        }
        return List.copyOf(all);
    }

    private void addTitle(List<Highlight> all, Shown shown) {
        String title = shown.title();
        FoldedText text = new FoldedText(title, folding);
        Marks marks = new Marks(title);
        for (Run run : runs) {
            int before = marks.count();
            mark(marks, text, run);
            if (!run.cjk()) {
                shown.names().forEach(name -> markSpelled(marks, title, name, run.latin()));
                markWords(marks, title, run.latin());
            }
            if (marks.count() == before) {
                markNear(marks, title, run.latin());
            }
        }
        addWhole(all, Highlight.Part.TITLE, marks);
    }

    private static void addWhole(List<Highlight> all, Highlight.Part part, Marks marks) {
        if (!marks.isEmpty()) {
            all.add(marks.whole(part));
        }
    }

    private static void markSpelled(Marks marks, String title, SpelledName name, String typed) {
        int start = title.indexOf(name.characters());
        if (start < 0) {
            return;
        }
        int[] characters = name.characters().codePoints().toArray();
        List<SpelledName.Spelling> ways = new ArrayList<>(name.spellings());
        ways.addAll(name.initials());
        for (SpelledName.Spelling way : ways) {
            int reached = way.reached(typed);
            for (int i = 0; i < reached; i++) {
                int character = (way.first() + i) % characters.length;
                int from = start + name.characters().offsetByCodePoints(0, character);
                // a character without a reading was not typed
                int length =
                        way.pieces().get(i).isEmpty()
                                ? 0
                                : Character.charCount(characters[character]);
                marks.add(from, from + length);
            }
            if (reached > 0) {
                return;
            }
        }
    }

    /** Words of names that begin with what was typed. */
    private void markWords(Marks marks, String title, String typed) {
        if (!typed.isEmpty()) {
            markWords(marks, title, typed, form -> form.startsWith(typed));
        }
    }

    /** Words of names that are written nearly so. */
    private void markNear(Marks marks, String title, String typed) {
        if (TypingErrors.forgiven(typed) > 0) {
            markWords(marks, title, typed, form -> TypingErrors.near(typed, form));
        }
    }

    private void markWords(Marks marks, String title, String typed, Predicate<String> wanted) {
        words(
                title,
                (from, to) -> {
                    char first = Character.toLowerCase(title.charAt(from));
                    // the first letter has no errors; to find the others' base letter takes long
                    if (first >= 0x80 || first == typed.charAt(0)) {
                        String word = title.substring(from, to);
                        if (wanted.test(folding.latin(word))
                                || wanted.test(folding.spelledOut(word, "ue"))) {
                            marks.add(from, to);
                        }
                    }
                });
    }

    private void addIdentifier(List<Highlight> all, String identifier) {
        Marks marks = new Marks(identifier);
        for (Run run : runs) {
            if (!run.cjk()) {
                int end = beginning(identifier, run.folded());
                marks.add(0, end);
            }
        }
        addWhole(all, Highlight.Part.IDENTIFIER, marks);
    }

    /** How long the beginning is that agrees with what was typed, other signs disregarded; or 0. */
    private static int beginning(String identifier, String typed) {
        int at = 0;
        for (int i = 0; i < typed.length(); i++) {
            char wanted = typed.charAt(i);
            if (Character.isLetterOrDigit(wanted)) {
                while (at < identifier.length()
                        && !Character.isLetterOrDigit(identifier.charAt(at))) {
                    at++;
                }
                if (at == identifier.length()
                        || Character.toLowerCase(identifier.charAt(at)) != wanted) {
                    return 0;
                }
                at++;
            }
        }
        return at;
    }

    private void addTexts(List<Highlight> all, List<String> texts) {
        texts.stream()
                .map(this::marked)
                .filter(marks -> !marks.isEmpty())
                .max(Comparator.comparingInt(Marks::count))
                .ifPresent(marks -> all.add(marks.piece(Highlight.Part.TEXT, PIECE)));
    }

    private Marks marked(String text) {
        FoldedText folded = new FoldedText(text, folding);
        Marks marks = new Marks(text);
        runs.forEach(run -> mark(marks, folded, run));
        return marks;
    }

    private void mark(Marks marks, FoldedText text, Run run) {
        if (!run.cjk()) {
            markLatin(marks, text, run);
        } else if (!markAll(marks, text, run.folded()) && !markTwo(marks, text, run.folded())) {
            run.words().stream().filter(w -> w.length() > 1).forEach(w -> markAll(marks, text, w));
        }
    }

    /** Two words that were typed without a space. */
    private static boolean markTwo(Marks marks, FoldedText text, String run) {
        for (int cut = 2; cut <= run.length() - 2; cut++) {
            String first = run.substring(0, cut);
            String second = run.substring(cut);
            if (text.folded().contains(first) && text.folded().contains(second)) {
                return markAll(marks, text, first) && markAll(marks, text, second);
            }
        }
        return false;
    }

    private static boolean markAll(Marks marks, FoldedText text, String wanted) {
        int at = text.folded().indexOf(wanted);
        boolean found = at >= 0;
        while (at >= 0) {
            mark(marks, text, at, at + wanted.length());
            at = text.folded().indexOf(wanted, at + wanted.length());
        }
        return found;
    }

    private void markLatin(Marks marks, FoldedText text, Run run) {
        String typed = run.folded();
        words(
                text.folded(),
                (from, to) -> {
                    if (typed.length() >= SHORTEST_WORD_START
                            && typed.length() <= to - from
                            && text.folded().startsWith(typed, from)) {
                        mark(marks, text, from, from + typed.length());
                    } else if (meansOneOf(run.words(), text.folded(), from, to)) {
                        mark(marks, text, from, to);
                    }
                });
    }

    private boolean meansOneOf(Set<String> indexed, String text, int from, int to) {
        for (String one : indexed) {
            if (beginsAlike(text, from, to, one) && means(text.substring(from, to), one)) {
                return true;
            }
        }
        return false;
    }

    private boolean means(String word, String indexed) {
        return word.equals(indexed)
                || stems.computeIfAbsent(word, analysis::words).contains(indexed);
    }

    /** A stem has the letters of its word up to its own last one; to find the stem takes long. */
    private static boolean beginsAlike(String text, int from, int to, String stem) {
        return text.charAt(from) == stem.charAt(0)
                && stem.length() - 1 <= to - from
                && text.regionMatches(from, stem, 0, stem.length() - 1);
    }

    private static void mark(Marks marks, FoldedText text, int from, int to) {
        marks.add(text.origin(from), text.originEnd(to));
    }

    /** Calls for each word of letters and digits that are not written without spaces. */
    private static void words(String text, Word word) {
        int from = -1;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            boolean in = Character.isLetterOrDigit(c) && !Folding.cjk(c);
            if (in && from < 0) {
                from = at;
            } else if (!in && from >= 0) {
                word.at(from, at);
                from = -1;
            }
            at += Character.charCount(c);
        }
        if (from >= 0) {
            word.at(from, text.length());
        }
    }

    @FunctionalInterface
    private interface Word {
        void at(int from, int to);
    }
}
