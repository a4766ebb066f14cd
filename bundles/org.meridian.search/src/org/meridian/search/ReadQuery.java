package org.meridian.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person typed and how it was understood.
 *
 * @param text as typed, with compatibility forms replaced (NFKC)
 * @param request for all of it
 * @param understood in the order of the text; all else is words
 */
public record ReadQuery(String text, SearchRequest request, List<Understood> understood) {
    /** Kind of the records of findings, which stand beside their studies. */
    private static final String FINDING = "finding";

    private static final Set<String> FINDING_FIELDS =
            Set.of("findingType", "decision", "diameter", "score");

    /** Numbers that are not measured in a recording. */
    private static final Set<String> OTHER_NUMBERS = Set.of("diameter", "score", "age");

    /** The text without these words. */
    public String without(Understood one) {
        return (text.substring(0, one.from()) + text.substring(one.to()))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The text with these words in quotation marks: nothing but words. */
    public String asWords(Understood one) {
        return text.substring(0, one.from())
                + '"'
                + one.words().replace("\"", "")
                + '"'
                + text.substring(one.to());
    }

    /**
     * The request for a list of studies: a finding, which is described by its study's words too, is
     * no line of its own unless findings are asked for.
     */
    public SearchRequest forStudies() {
        return asksForFindings()
                ? request
                : request.without(
                        SearchRequest.of("").withFilter(SearchRequest.KIND, Set.of(FINDING)));
    }

    /**
     * Where vital signs are asked for together with what no recording has, such as a finding: what
     * has the latter, of persons who have a recording with these vital signs.
     */
    public Optional<SearchRequest> ofSamePerson() {
        Set<String> vitals = new HashSet<>(request.numbers().keySet());
        vitals.removeAll(OTHER_NUMBERS);
        if (vitals.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(forStudies().withNumbersOfPerson(vitals));
    }

    private boolean asksForFindings() {
        return request.filters().containsKey(SearchRequest.KIND)
                || understood.stream()
                        .flatMap(one -> one.meanings().stream())
                        .anyMatch(ReadQuery::isOfFindings);
    }

    private static boolean isOfFindings(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Values values -> FINDING_FIELDS.contains(values.field());
            case Meaning.Number number -> FINDING_FIELDS.contains(number.name());
            case Meaning.Dates dates -> false;
            case Meaning.InPart words -> false;
        };
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return text.isBlank();
    }
}
