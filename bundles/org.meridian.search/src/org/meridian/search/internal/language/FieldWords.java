package org.meridian.search.internal.language;

import org.meridian.search.Meaning;
import org.meridian.search.SearchRequest;
import org.meridian.search.internal.language.Amounts.Amount;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code field:value} for who knows the fields: {@code modality}, {@code body}, {@code sex}, {@code
 * decision}, {@code kind}, {@code year}, {@code date}, {@code size} (mm), {@code score}, {@code
 * age}, {@code spo2}, {@code pulse}; in Chinese 性别 and so on. A value of several words is quoted,
 * several values are divided by commas. Values are words of the trade ({@code sex:female}) or the
 * record's own ({@code sex:F}).
 */
final class FieldWords implements Words {
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?<field>[a-z0-9]{2,10}|\\p{IsHan}{2,4}):(?:\"(?<quoted>[^\"]+)\"|(?<value>[^\\s\"]+))");

    /** The fields in Chinese. */
    private static final Map<String, String> CHINESE =
            Map.ofEntries(
                    Map.entry("设备", "modality"),
                    Map.entry("部位", "body"),
                    Map.entry("性别", "sex"),
                    Map.entry("判定", "decision"),
                    Map.entry("年份", "year"),
                    Map.entry("日期", "date"),
                    Map.entry("大小", "size"),
                    Map.entry("恶性度", "score"),
                    Map.entry("年龄", "age"),
                    Map.entry("血氧", "spo2"),
                    Map.entry("脉搏", "pulse"));

    private static final Map<String, String> KEYWORDS =
            Map.of(
                    "modality", "modality",
                    "body", "bodyPartExamined",
                    "sex", "sex",
                    "decision", "decision",
                    "kind", SearchRequest.KIND,
                    "year", SearchRequest.YEAR);

    private static final Map<String, String> NUMBERS =
            Map.of(
                    "size", FindingWords.DIAMETER,
                    "score", FindingWords.SCORE,
                    "age", AgeWords.AGE);

    /** Words for a decision that are too common to be understood anywhere. */
    private static final Map<String, String> DECISIONS =
            Map.of("open", "PENDING", "confirmed", "ACCEPTED", "refused", "REJECTED");

    private static final Amounts PLAIN = new Amounts("mm|%");

    private final Vocabulary vocabulary;
    private final Words dates;
    private final Words vitals;

    FieldWords(Vocabulary vocabulary, Words dates, Words vitals) {
        this.vocabulary = vocabulary;
        this.dates = dates;
        this.vitals = vitals;
    }

    @Override
    public Optional<Phrase> at(Line line, int from) {
        return line.match(FIELD, from)
                .flatMap(
                        found ->
                                meanings(found, line)
                                        .map(m -> new Phrase(found.end(), m, Set.of())));
    }

    private Optional<List<Meaning>> meanings(Matcher found, Line line) {
        String field = CHINESE.getOrDefault(found.group("field"), found.group("field"));
        String value = found.group("quoted") != null ? found.group("quoted") : found.group("value");
        if (KEYWORDS.containsKey(field)) {
            String keyword = KEYWORDS.get(field);
            Set<String> values =
                    Stream.of(value.split(","))
                            .flatMap(one -> values(keyword, one.strip()).stream())
                            .collect(Collectors.toSet());
            return Optional.of(List.of(new Meaning.Values(keyword, values)));
        }
        if (NUMBERS.containsKey(field)) {
            return whole(value, PLAIN)
                    .map(a -> List.of(new Meaning.Number(NUMBERS.get(field), a.range())));
        }
        return switch (field) {
            case "date" ->
                    whole(new Line("in " + value, line.today()), dates)
                            .or(() -> whole(new Line(value, line.today()), dates));
            case "spo2", "pulse" -> {
                String sign = value.matches("[0-9].*") && !value.contains("-") ? "=" : "";
                yield whole(new Line(field + sign + value, line.today()), vitals);
            }
            default -> Optional.empty();
        };
    }

    private Set<String> values(String field, String value) {
        return vocabulary
                .values(field, value)
                .orElseGet(
                        () ->
                                switch (field) {
                                    case "decision" ->
                                            Set.of(
                                                    DECISIONS.getOrDefault(
                                                            value, value.toUpperCase(Locale.ROOT)));
                                    case SearchRequest.KIND -> Set.of(value);
                                    default -> Set.of(value.toUpperCase(Locale.ROOT));
                                });
    }

    private static Optional<List<Meaning>> whole(Line value, Words words) {
        return words.at(value, 0).filter(p -> p.end() == value.length()).map(Phrase::meanings);
    }

    private static Optional<Amount> whole(String value, Amounts amounts) {
        return amounts.at(new Line(value, LocalDate.EPOCH), 0)
                .filter(a -> a.end() == value.length());
    }
}
