package org.meridian.ui.archive;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.search.FacetCount;
import org.meridian.search.Highlight;
import org.meridian.search.ReadQuery;
import org.meridian.search.SortOrder;
import org.meridian.search.Suggestion;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.workflow.Found;
import org.meridian.workflow.FoundPage;
import org.meridian.workflow.Library;
import org.meridian.workflow.OpenList;
import org.meridian.workflow.OpenSearch;
import org.meridian.workflow.PatientStudies;
import org.meridian.workflow.Searches;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rows of the patients view: everything, or what a search found. Free of SWT; immutable but for
 * what it reads; for any thread.
 */
final class PatientsModel {
    /** Rows that are read at once; more come when somebody scrolls to the last. */
    static final int PAGE = 200;

    /** More than a person looks through where nothing is asked. */
    private static final int EVERYBODY = 500;

    /** Fields whose values are counted beside the rows. */
    static final List<String> FACETS = List.of("modality", "bodyPartExamined", "sex", "year");

    private final Library library;
    private final Searches searches;

    /**
     * A study of a person, or a person without one.
     *
     * @param marks pieces of text, in lower case, that agree with the search
     */
    record Line(Patient patient, Optional<Study> study, Set<String> marks) {
        /** Whether it is the row of what is chosen, however much of it has come since. */
        boolean isOf(Selection chosen) {
            return study.map(Study::studyInstanceUID)
                            .equals(chosen.study().map(Study::studyInstanceUID))
                    && chosen.patient().filter(p -> p.has(patient.key())).isPresent();
        }

        boolean shows(Found found) {
            return patient.equals(found.patient()) && study.equals(found.study());
        }
    }

    /**
     * What is shown.
     *
     * @param total how many hits there are, shown or not
     * @param more whether there are rows beyond these
     */
    record Rows(List<Line> lines, long total, Map<String, List<FacetCount>> facets, boolean more) {
        static final Rows NONE = new Rows(List.of(), 0, Map.of(), false);

        /** How many persons the hits are of; empty while there are rows beyond these. */
        OptionalLong persons() {
            return more
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            lines.stream().map(l -> l.patient().key()).distinct().count());
        }
    }

    /** A list that stays open: the ledger has one entry for it, however often it is read. */
    interface Listing {
        /** The rows as they are now, up to a count of hits. */
        Rows rows(SortOrder sort, int count);

        /** What may be about to be typed. */
        List<Suggestion> suggestions(int limit);

        Optional<ReadQuery> query();
    }

    PatientsModel(Library library, Searches searches) {
        this.library = library;
        this.searches = searches;
    }

    /** The newest studies for an empty text, otherwise the search's hits, each line once. */
    Listing open(String text) {
        if (text.isBlank()) {
            return new Everybody(library.open(EVERYBODY));
        }
        return new Hits(searches.open(text));
    }

    /** A text that asks for a facet's value besides, or no longer where it does already. */
    static String toggled(ReadQuery query, String field, String value) {
        return query.understood().stream()
                .filter(one -> Facets.is(one, field, value))
                .findFirst()
                .map(query::without)
                .orElseGet(() -> (query.text() + " " + Facets.words(field, value)).strip());
    }

    /** The order after a click on the header of the name or of the date. */
    static SortOrder next(SortOrder now, boolean name) {
        if (name) {
            return now == SortOrder.NAME ? SortOrder.RELEVANCE : SortOrder.NAME;
        }
        return switch (now) {
            case DATE_DESCENDING -> SortOrder.DATE_ASCENDING;
            case DATE_ASCENDING -> SortOrder.RELEVANCE;
            default -> SortOrder.DATE_DESCENDING;
        };
    }

    private record Everybody(OpenList<PatientStudies> persons) implements Listing {
        @Override
        public Rows rows(SortOrder sort, int count) {
            List<Line> lines = new ArrayList<>();
            persons.rows().forEach(p -> add(lines, p));
            return new Rows(lines, lines.size(), Map.of(), false);
        }

        private static void add(List<Line> lines, PatientStudies person) {
            if (person.studies().isEmpty()) {
                lines.add(new Line(person.patient(), Optional.empty(), Set.of()));
            }
            person.studies()
                    .forEach(s -> lines.add(new Line(person.patient(), Optional.of(s), Set.of())));
        }

        @Override
        public List<Suggestion> suggestions(int limit) {
            return List.of();
        }

        @Override
        public Optional<ReadQuery> query() {
            return Optional.empty();
        }
    }

    private record Hits(OpenSearch search) implements Listing {
        @Override
        public Rows rows(SortOrder sort, int count) {
            FoundPage page = search.page(0, count, sort, Set.copyOf(FACETS));
            return new Rows(lines(page.hits()), page.total(), page.facets(), page.total() > count);
        }

        private static List<Line> lines(List<Found> hits) {
            List<Line> lines = new ArrayList<>();
            for (Found found : hits) {
                Line line = new Line(found.patient(), found.study(), marks(found));
                int bare = bare(lines, found);
                if (found.study().isEmpty()) {
                    if (lines.stream().noneMatch(l -> l.patient().equals(found.patient()))) {
                        lines.add(line);
                    }
                } else if (bare >= 0) {
                    // a better hit was in something else of the person
                    lines.set(bare, line);
                } else if (lines.stream().noneMatch(l -> l.shows(found))) {
                    lines.add(line);
                }
            }
            return lines;
        }

        private static int bare(List<Line> lines, Found found) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).study().isEmpty()
                        && lines.get(i).patient().equals(found.patient())) {
                    return i;
                }
            }
            return -1;
        }

        private static Set<String> marks(Found found) {
            Set<String> marks = new LinkedHashSet<>();
            for (Highlight highlight : found.highlights()) {
                highlight
                        .spans()
                        .forEach(
                                s ->
                                        marks.add(
                                                highlight
                                                        .text()
                                                        .substring(s.from(), s.to())
                                                        .toLowerCase(Locale.ROOT)));
            }
            return marks;
        }

        @Override
        public List<Suggestion> suggestions(int limit) {
            return search.suggestions(limit);
        }

        @Override
        public Optional<ReadQuery> query() {
            return Optional.of(search.query());
        }
    }
}
