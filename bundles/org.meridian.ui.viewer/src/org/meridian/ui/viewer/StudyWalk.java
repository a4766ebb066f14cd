package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.Worklist;
import org.meridian.workflow.Library;

import java.util.List;

/** Goes from the images to other studies and persons without the list. Used on the UI thread. */
final class StudyWalk {
    private final Display display;
    private final PatientContext context;
    private final PatientContext lists;
    private final Worklist worklist;
    private final Library library;

    /**
     * @param context what this window shows
     * @param lists what is chosen in the lists, which all windows follow
     */
    StudyWalk(
            Display display,
            PatientContext context,
            PatientContext lists,
            Worklist worklist,
            Library library) {
        this.display = display;
        this.context = context;
        this.lists = lists;
        this.worklist = worklist;
        this.library = library;
    }

    /**
     * Goes so many studies of the same person on, the newest being the first; beyond an end
     * nowhere.
     */
    void study(int count) {
        Selection from = context.selection();
        from.patient()
                .ifPresent(
                        patient ->
                                new BackgroundWork<>(
                                                display,
                                                Texts.of(StudyWalk.class).get("job.studies"),
                                                p -> library.patient(patient.key()).studies(),
                                                studies -> study(from, patient, studies, count))
                                        .start());
    }

    private void study(Selection from, Patient patient, List<Study> studies, int count) {
        int to = from.study().map(studies::indexOf).orElse(-1) + count;
        if (context.selection().equals(from) && to >= 0 && to < studies.size()) {
            context.choose(patient, studies.get(to));
        }
    }

    /** Goes to the next person of the list, or to the one before. */
    void patient(boolean forward) {
        worklist.nextPatient(lists.selection(), forward)
                .ifPresent(
                        row ->
                                row.study()
                                        .ifPresentOrElse(
                                                s -> lists.choose(row.patient(), s),
                                                () -> lists.choose(row.patient())));
    }
}
