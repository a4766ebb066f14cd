package org.meridian.ui;

import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Study;
import org.meridian.ui.PatientContext.Selection;

import java.util.List;
import java.util.Optional;

/**
 * Whom one works through: the rows of the list of patients as it is shown, which keys walk without
 * going back to it. Used on the UI thread; free of SWT.
 */
public final class Worklist {
    /** A study of a person, or a person without one. */
    public record Row(Patient patient, Optional<Study> study) {
        private boolean isOf(PatientKey key) {
            return patient.key().equals(key);
        }
    }

    private List<Row> rows = List.of();

    /** Takes the rows that are listed now. */
    public void list(List<Row> listed) {
        rows = List.copyOf(listed);
    }

    /**
     * The first row of the next other person.
     *
     * @param from what is open; one who is not listed is followed by the first of the list
     * @param forward down the list, otherwise up
     * @return empty beyond an end
     */
    public Optional<Row> nextPatient(Selection from, boolean forward) {
        int at = indexOf(from);
        if (at < 0) {
            return forward ? rows.stream().findFirst() : Optional.empty();
        }
        PatientKey key = rows.get(at).patient().key();
        int to = at;
        while (to >= 0 && to < rows.size() && rows.get(to).isOf(key)) {
            to += forward ? 1 : -1;
        }
        if (to < 0 || to >= rows.size()) {
            return Optional.empty();
        }
        PatientKey other = rows.get(to).patient().key();
        while (to > 0 && rows.get(to - 1).isOf(other)) {
            to--;
        }
        return Optional.of(rows.get(to));
    }

    /** The row of the open study, else the first one of its person; -1 where none is listed. */
    private int indexOf(Selection selection) {
        Optional<Row> exact =
                rows.stream()
                        .filter(r -> r.study().isPresent() && r.study().equals(selection.study()))
                        .findFirst();
        return exact.or(
                        () ->
                                rows.stream()
                                        .filter(
                                                r ->
                                                        selection
                                                                .patient()
                                                                .filter(p -> r.isOf(p.key()))
                                                                .isPresent())
                                        .findFirst())
                .map(rows::indexOf)
                .orElse(-1);
    }
}
