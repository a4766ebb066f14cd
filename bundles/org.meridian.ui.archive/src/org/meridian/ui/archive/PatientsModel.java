package org.meridian.ui.archive;

import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.search.SortOrder;
import org.meridian.workflow.Found;
import org.meridian.workflow.Library;
import org.meridian.workflow.OpenList;
import org.meridian.workflow.OpenSearch;
import org.meridian.workflow.PatientStudies;
import org.meridian.workflow.Searches;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The rows of the patients view: everything, or what a search found. Free of SWT; immutable but for
 * what it reads; for any thread.
 */
final class PatientsModel {
    /** More rows than a person looks through. */
    static final int LIMIT = 500;

    /** A study of a person, or a person without one. */
    record Line(Patient patient, Optional<Study> study) {}

    private final Library library;
    private final Searches searches;

    PatientsModel(Library library, Searches searches) {
        this.library = library;
        this.searches = searches;
    }

    /**
     * The newest studies for an empty text, otherwise the search's hits, each line once. What is
     * given reads the rows anew each time; the ledger has one entry for it.
     */
    Supplier<List<Line>> open(String text) {
        if (text.isBlank()) {
            OpenList<PatientStudies> everybody = library.open(LIMIT);
            return () -> all(everybody.rows());
        }
        OpenSearch found = searches.open(text);
        return () -> hits(found.page(0, LIMIT, SortOrder.RELEVANCE, Set.of()).hits());
    }

    private static List<Line> all(List<PatientStudies> persons) {
        List<Line> lines = new ArrayList<>();
        persons.forEach(p -> add(lines, p));
        return lines;
    }

    private static List<Line> hits(List<Found> hits) {
        List<Line> lines = new ArrayList<>();
        for (Found found : hits) {
            if (found.study().isPresent()) {
                Line line = new Line(found.patient(), found.study());
                int bare = lines.indexOf(new Line(found.patient(), Optional.empty()));
                if (bare >= 0) {
                    // a better hit was in something else of the person
                    lines.set(bare, line);
                } else if (!lines.contains(line)) {
                    lines.add(line);
                }
            } else if (lines.stream().noneMatch(l -> l.patient().equals(found.patient()))) {
                lines.add(new Line(found.patient(), Optional.empty()));
            }
        }
        return lines;
    }

    private static void add(List<Line> lines, PatientStudies person) {
        if (person.studies().isEmpty()) {
            lines.add(new Line(person.patient(), Optional.empty()));
        }
        person.studies().forEach(s -> lines.add(new Line(person.patient(), Optional.of(s))));
    }
}
