package org.meridian.search.internal.language;

import org.meridian.search.Meaning;
import org.meridian.search.PartWords;
import org.meridian.search.PartWords.Part;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code name:wang}, 姓名:王, {@code id:P-12}, 编号:12, {@code text:nodule}, 报告:结节: words that are to be
 * found in one part of the record alone. Several words are quoted.
 */
public final class PartFields implements Words {
    private static final String FIELD = "(?<field>[a-zA-Z]{2,10}|\\p{IsHan}{2,4}):";

    private static final Pattern WORDS =
            Pattern.compile(FIELD + " ?(?:\"(?<quoted>[^\"]+)\"|(?<value>[^\\s\",;、。!?]+))");

    private static final Pattern TYPING =
            Pattern.compile(
                    "(?<before>(?:.*\\s)?)(?<prefix>" + FIELD + ")(?<value>[^\\s\"]+)",
                    Pattern.DOTALL);

    private static final Map<String, Part> FIELDS =
            Map.ofEntries(
                    Map.entry("name", Part.NAME),
                    Map.entry("patient", Part.NAME),
                    Map.entry("姓名", Part.NAME),
                    Map.entry("患者", Part.NAME),
                    Map.entry("id", Part.IDENTIFIER),
                    Map.entry("number", Part.IDENTIFIER),
                    Map.entry("accession", Part.IDENTIFIER),
                    Map.entry("编号", Part.IDENTIFIER),
                    Map.entry("病历号", Part.IDENTIFIER),
                    Map.entry("检查号", Part.IDENTIFIER),
                    Map.entry("text", Part.TEXT),
                    Map.entry("report", Part.TEXT),
                    Map.entry("报告", Part.TEXT),
                    Map.entry("文字", Part.TEXT));

    /**
     * A value that is being typed.
     *
     * @param before what was typed before it
     * @param prefix the field with its colon, as it was typed
     */
    public record Typing(String before, String prefix, PartWords value) {}

    /** What somebody types at the end of a text, where it is to be found in one part. */
    public static Optional<Typing> typing(String text) {
        Matcher found = TYPING.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        return found.matches()
                ? part(found.group("field"))
                        .map(part -> new PartWords(part, found.group("value")))
                        .map(v -> new Typing(found.group("before"), found.group("prefix"), v))
                : Optional.empty();
    }

    private static Optional<Part> part(String field) {
        return Optional.ofNullable(FIELDS.get(field.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<Phrase> at(Line line, int from) {
        return line.match(WORDS, from).flatMap(PartFields::phrase);
    }

    private static Optional<Phrase> phrase(Matcher found) {
        String value = found.group("quoted") != null ? found.group("quoted") : found.group("value");
        return part(found.group("field"))
                .map(part -> new Meaning.InPart(new PartWords(part, value)))
                .map(meaning -> new Phrase(found.end(), meaning));
    }
}
