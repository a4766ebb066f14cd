package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.viewer.hanging.Hanging;
import org.meridian.workflow.Library;
import org.meridian.workflow.Reading;

import java.util.List;
import java.util.Optional;

/**
 * What a further window shows beside the first one: the newest prior of what is chosen there, or
 * another series of it. It is always of the same patient: for another one it is emptied in the step
 * that chooses them. Used on the UI thread.
 */
final class Companion {
    private final Display display;
    private final PatientContext own;
    private final Library library;
    private Optional<Study> beside = Optional.empty();

    private record Choice(Study study, Series series) {}

    /**
     * @param own what the further window shows
     */
    Companion(Display display, PatientContext own, Library library) {
        this.display = display;
        this.own = own;
        this.library = library;
    }

    /** Takes what is chosen in the first window. */
    void follow(Selection chosen) {
        if (!chosen.patient().equals(own.selection().patient())) {
            own.clear();
            chosen.patient().ifPresent(own::choose);
        }
        if (!chosen.study().equals(beside)) {
            beside = chosen.study();
            beside.ifPresent(this::find);
        }
    }

    private void find(Study study) {
        new BackgroundWork<>(
                        display,
                        Texts.of(Companion.class).get("job.series"),
                        p -> choice(study),
                        found -> found.ifPresent(c -> show(study, c)))
                .start();
    }

    /** On a job's thread. */
    private Optional<Choice> choice(Study study) {
        List<Study> all = library.patient(study.patient()).studies();
        return Hanging.priors(study, all, library::series).stream()
                .findFirst()
                .flatMap(prior -> series(prior, 0))
                .or(() -> series(study, 1))
                .or(() -> series(study, 0));
    }

    private Optional<Choice> series(Study study, int index) {
        return library.series(study).stream()
                .filter(Reading::hasPictures)
                .skip(index)
                .findFirst()
                .map(s -> new Choice(study, s));
    }

    private void show(Study study, Choice choice) {
        if (beside.equals(Optional.of(study))) {
            own.selection()
                    .patient()
                    .ifPresent(p -> own.choose(p, choice.study(), choice.series()));
        }
    }
}
