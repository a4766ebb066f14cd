package org.meridian.search.internal.language;

import org.meridian.search.ReadQuery;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through a text and lets each kind of words look at each place. Immutable. */
public final class QueryReader {
    /** More than anybody types; what is longer is cut. */
    private static final int LONGEST = 1000;

    private static final Pattern QUOTED = Pattern.compile("[\"“”](?<phrase>[^\"“”]+)[\"“”]?");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;,;、。!?!?]+");

    private final List<Words> words;

    public QueryReader() {
        Vocabulary vocabulary = new Vocabulary();
        Words dates = new DateWords();
        Words vitals = new VitalWords();
        // of two that understand the same words the first has it
        words =
                List.of(
                        new FieldWords(vocabulary, dates, vitals),
                        new PartFields(),
                        dates,
                        new FindingWords(),
                        vitals,
                        new AgeWords(),
                        vocabulary);
    }

    /** Reads what was typed. */
    public ReadQuery read(String typed, LocalDate today) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        Line line = new Line(lower(text), today);
        Pieces pieces = new Pieces(text);
        int at = 0;
        while (at < text.length()) {
            at = step(line, at, pieces);
        }
        return pieces.query();
    }

    /** Lower case that leaves every character in its place. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append(Character.toLowerCase((char) c)));
        return lower.toString();
    }

    private int step(Line line, int at, Pieces pieces) {
        Optional<Matcher> separator = line.match(SEPARATORS, at);
        if (separator.isPresent()) {
            pieces.endWord();
            return separator.get().end();
        }
        boolean excluded =
                line.text().charAt(at) == '-' && pieces.atStart(at) && at + 1 < line.length();
        int from = excluded ? at + 1 : at;
        Optional<Matcher> quoted = line.match(QUOTED, from);
        if (quoted.isPresent()) {
            pieces.addPhrase(quoted.get().start("phrase"), quoted.get().end("phrase"), excluded);
            return quoted.get().end();
        }
        Optional<Phrase> phrase = understood(line, from, pieces);
        if (phrase.isPresent()) {
            pieces.add(at, from, phrase.get(), excluded);
            return phrase.get().end();
        }
        int end = wordEnd(line, from);
        pieces.addWord(from, end, excluded);
        return end;
    }

    private Optional<Phrase> understood(Line line, int from, Pieces pieces) {
        return words.stream()
                .flatMap(w -> w.at(line, from).stream())
                .filter(p -> p.end() - from > 1 || !pieces.inside(from))
                // the first of the longest
                .reduce((a, b) -> b.end() > a.end() ? b : a);
    }

    /** A Latin word or a number as a whole; a Chinese character, after which a word may begin. */
    private static int wordEnd(Line line, int from) {
        String text = line.text();
        int end = from;
        boolean separate = Pieces.ideographic(text, from);
        do {
            end += Character.charCount(text.codePointAt(end));
        } while (!separate
                && end < text.length()
                && !Pieces.ideographic(text, end)
                && line.match(SEPARATORS, end).isEmpty()
                && "\"“”".indexOf(text.charAt(end)) < 0);
        return end;
    }
}
