import org.meridian.core.record.PersonName;
import org.meridian.search.DateRange;
import org.meridian.search.NumberRange;
import org.meridian.search.SearchRequest;
import org.meridian.search.SortOrder;
import org.meridian.search.internal.Analysis;
import org.meridian.search.internal.Folding;
import org.meridian.search.internal.NameReadings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kinds of search that are measured, each as our request and as the condition of an SQL query.
 */
enum SearchKind {
    WHOLE_NAME("whole Chinese name", 1),
    SURNAME("surname of one character", 1),
    INSIDE("two characters inside a name", 10),
    PINYIN("beginning of the pinyin", 1),
    INITIALS("initials", 1),
    LATIN("Latin surname", 1),
    MISTYPED("Latin surname with a typing error", 1),
    IDENTIFIER("accession number", 0),
    IDENTIFIER_START("beginning of a patient's number", 0),
    WORD("words of a report", 1),
    WORD_FILTERED("words, modality and a year", 1),
    DAY("one day", 0),
    NUMBER("number's range, modality and a year", 0),
    FACETS("facets over words, one filtered", 10),
    FACETS_ALL("facets over everything, one filtered", 10);

    static final Set<String> FACET_FIELDS =
            Set.of("modality", "bodyPartExamined", "sex", "institution", "decision", "year");

    private static final int FEW = 10;
    private static final Folding FOLDING = new Folding();
    private static final NameReadings NAMES = new NameReadings(FOLDING);
    private static final Analysis ANALYSIS = new Analysis(FOLDING);

    final String title;

    /** How many times faster than PostgreSQL is asked for; 0: not at all. */
    final int asked;

    SearchKind(String title, int asked) {
        this.title = title;
        this.asked = asked;
    }

    /** One search. The condition is of table study s; of facets, before the filter. */
    record Instance(SearchRequest request, String condition) {}

    boolean facets() {
        return this == FACETS || this == FACETS_ALL;
    }

    /** Searches after studies that are there. */
    List<Instance> instances(int studies, int wanted) {
        Random random = new Random(ordinal());
        List<Instance> instances = new ArrayList<>();
        // there is only one search over everything
        int most = this == FACETS_ALL ? FEW : wanted;
        while (instances.size() < most) {
            Instance one = instance(random, random.nextInt(studies));
            if (one != null) {
                instances.add(one);
            }
        }
        return instances;
    }

    private Instance instance(Random random, int study) {
        PersonName name = Studies.name(Studies.patient(study));
        boolean chinese = !name.ideographic().isEmpty();
        String characters = name.ideographic().replace("^", "");
        return switch (this) {
            case WHOLE_NAME -> chinese ? characters(characters) : null;
            case SURNAME -> chinese ? surname(characters.substring(0, 1)) : null;
            case INSIDE -> characters.length() == 3 ? characters(characters.substring(1)) : null;
            case PINYIN -> chinese ? spelled(spelling(name, 2)) : null;
            case INITIALS -> chinese ? initials(name) : null;
            case LATIN -> chinese ? null : latin(surname(name));
            case MISTYPED -> chinese ? null : latin(mistyped(random, surname(name)));
            case IDENTIFIER -> identifier("a%08d".formatted(study));
            case IDENTIFIER_START -> identifier("p%05d".formatted(Studies.patient(study) / 100));
            case WORD -> words(word(random));
            case WORD_FILTERED -> filtered(words(word(random)), random);
            case DAY -> day(Studies.FIRST_DAY.plusDays(random.nextInt(Studies.DAYS)));
            case NUMBER -> filtered(number(85 + random.nextInt(50) / 10.0), random);
            case FACETS -> counted(words(word(random)));
            case FACETS_ALL -> counted(new Instance(request(""), "true"));
        };
    }

    private static SearchRequest request(String text) {
        return SearchRequest.of(text).withSort(SortOrder.DATE_DESCENDING);
    }

    private static Instance characters(String text) {
        String split =
                text.chars().mapToObj(c -> "'" + (char) c + "'").collect(Collectors.joining(","));
        return new Instance(
                request(text),
                "s.patient in (select id from patient where chars @> array[%s] and characters like '%%%s%%')"
                        .formatted(split, text));
    }

    /** Not one that stands in reports: Meridian finds it there too. */
    private static Instance surname(String character) {
        return VOCABULARY.stream().anyMatch(word -> word.contains(character))
                ? null
                : characters(character);
    }

    private static String surname(PersonName name) {
        return FOLDING.latin(name.alphabetic().split("\\^")[0]);
    }

    private static String spelling(PersonName name, int more) {
        String whole =
                NAMES.terms(name).whole().stream()
                        .filter(w -> w.charAt(0) < 128)
                        .findFirst()
                        .orElseThrow();
        return whole.substring(0, Math.min(whole.length(), 4 + more));
    }

    private static Instance initials(PersonName name) {
        String initials = NAMES.terms(name).initials().iterator().next();
        return initials.length() == 3 && unlikeWords(initials) ? spelled(initials) : null;
    }

    /** Whether no word of the reports begins so, which would be found too. */
    private static boolean unlikeWords(String typed) {
        return VOCABULARY.stream().noneMatch(word -> word.startsWith(typed));
    }

    private static final Set<String> VOCABULARY = vocabulary();

    private static Set<String> vocabulary() {
        Set<String> words = new java.util.HashSet<>();
        for (int i = 0; i < 2000; i++) {
            Studies.study(i)
                    .texts()
                    .forEach(
                            text ->
                                    words.addAll(
                                            List.of(
                                                    text.toLowerCase(Locale.ROOT)
                                                            .split("[^\\p{L}\\p{N}]+"))));
            Studies.study(i)
                    .keywords()
                    .values()
                    .forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        }
        return words;
    }

    private static Instance spelled(String typed) {
        return unlikeWords(typed) ? latin(typed) : null;
    }

    private static Instance latin(String typed) {
        int errors = typed.length() >= 8 ? 2 : typed.length() >= 4 ? 1 : 0;
        String near =
                errors == 0
                        ? ""
                        : " union select patient from latin_word where word in (select word from"
                                + " latin_distinct"
                                + " where left(word, 1) = '%s' and levenshtein_less_equal(word, '%s', %d) <= %d)"
                                        .formatted(typed.substring(0, 1), typed, errors, errors);
        return new Instance(
                request(typed),
                "s.patient in (select patient from patient_term where term like '%s%%'%s)"
                        .formatted(typed, near));
    }

    private static String mistyped(Random random, String surname) {
        int at = 1 + random.nextInt(surname.length() - 1);
        return surname.substring(0, at)
                + (char) ('a' + random.nextInt(26))
                + surname.substring(at + 1);
    }

    private static Instance identifier(String typed) {
        return new Instance(
                request(typed),
                "(s.accession like '%s%%' or s.number like '%s%%')".formatted(typed, typed));
    }

    private static String word(Random random) {
        return Studies.words().get(random.nextInt(Studies.words().size()));
    }

    private static Instance words(String typed) {
        return new Instance(
                request(typed),
                "s.words @@ '%s'::tsquery"
                        .formatted(
                                tokens(typed).stream()
                                        .map(w -> "\"" + w + "\"")
                                        .collect(Collectors.joining(" & "))
                                        .replace("\"", "")));
    }

    /** The words of a text as both index them. */
    static List<String> tokens(String text) {
        return ANALYSIS.words(text);
    }

    static NameReadings.Terms terms(PersonName name) {
        return NAMES.terms(name);
    }

    private static Instance filtered(Instance one, Random random) {
        LocalDate from = Studies.FIRST_DAY.plusDays(random.nextInt(Studies.DAYS - 365));
        LocalDate to = from.plusDays(364);
        return new Instance(
                one.request()
                        .withFilter("modality", Set.of("CT"))
                        .withDates(new DateRange(from, to)),
                "%s and s.modality @> array['CT'] and s.day between '%s' and '%s'"
                        .formatted(one.condition(), from, to));
    }

    private static Instance day(LocalDate day) {
        return new Instance(
                request("").withDates(DateRange.of(day)), "s.day = '%s'".formatted(day));
    }

    private static Instance number(double most) {
        return new Instance(
                request("").withNumber("spo2", NumberRange.atMost(most)),
                "s.spo2 <= %s".formatted(most));
    }

    private static Instance counted(Instance one) {
        return new Instance(
                one.request().withFilter("modality", Set.of("CT")).withFacets(FACET_FIELDS),
                one.condition());
    }
}
