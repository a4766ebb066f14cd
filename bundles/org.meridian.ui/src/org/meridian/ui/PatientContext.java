package org.meridian.ui;

import org.meridian.core.event.Events.Registration;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Whose record the window shows. There is one patient at a time: choosing another takes the study,
 * series and finding of the one before away in the same step, so that no view can show two persons.
 * Listeners are called on the UI thread, which alone may change it; free of SWT.
 */
public final class PatientContext {
    /** What is chosen; each part belongs to the one before it. */
    public record Selection(
            Optional<Patient> patient,
            Optional<Study> study,
            Optional<Series> series,
            Optional<Finding> finding) {
        static final Selection NOTHING =
                new Selection(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final List<Consumer<Selection>> listeners = new CopyOnWriteArrayList<>();
    private Selection selection = Selection.NOTHING;

    public Selection selection() {
        return selection;
    }

    /** Whether this patient's record is shown. */
    public boolean isOf(PatientKey patient) {
        return selection.patient().filter(p -> p.has(patient)).isPresent();
    }

    /** Calls the listener at every change until the registration is closed. */
    public Registration listen(Consumer<Selection> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void clear() {
        change(Selection.NOTHING);
    }

    public void choose(Patient patient) {
        change(
                new Selection(
                        Optional.of(patient),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Opens a study; the series follows. */
    public void choose(Patient patient, Study study) {
        requireSame(patient, patient.has(study.patient()));
        change(
                new Selection(
                        Optional.of(patient),
                        Optional.of(study),
                        Optional.empty(),
                        Optional.empty()));
    }

    public void choose(Patient patient, Study study, Series series) {
        requireSame(patient, patient.has(study.patient()) && patient.has(series.patient()));
        change(
                new Selection(
                        Optional.of(patient),
                        Optional.of(study),
                        Optional.of(series),
                        Optional.empty()));
    }

    /** Opens what is chosen anew, now that more of it may be seen. */
    public void reopen() {
        Selection chosen = selection;
        clear();
        change(new Selection(chosen.patient(), chosen.study(), chosen.series(), Optional.empty()));
    }

    /** Points at a finding of the chosen patient; of another one it is ignored. */
    public void choose(Finding finding) {
        if (isOf(finding.patient())) {
            change(
                    new Selection(
                            selection.patient(),
                            selection.study(),
                            selection.series(),
                            Optional.of(finding)));
        }
    }

    private static void requireSame(Patient patient, boolean same) {
        if (!same) {
            throw new IllegalArgumentException("not of patient " + patient.key());
        }
    }

    private void change(Selection changed) {
        if (!changed.equals(selection)) {
            selection = changed;
            listeners.forEach(l -> l.accept(changed));
        }
    }
}
