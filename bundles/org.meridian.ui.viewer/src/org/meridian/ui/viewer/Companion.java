package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.viewer.hanging.Hanging;
import org.meridian.ui.viewer.hanging.Hanging.Plan;
import org.meridian.workflow.Library;
import org.meridian.workflow.Reading;

import java.util.List;
import java.util.Optional;

/**
 * What a further window shows beside the first one: what the study's protocol has for it, else the
 * newest prior of what is chosen there, or another series of it. It is always of the same patient:
 * for another one it is emptied in the step that chooses them. Used on the UI thread.
 */
final class Companion {
    private final Display display;
    private final PatientContext own;
    private final Library library;
    private final StudyHanging hanging;
    private final LayoutFollower follower;
    private Optional<Study> beside = Optional.empty();
    private Optional<Plan> plan = Optional.empty();

    private record Choice(Study study, Series series) {}

    /** What there is for a study: by a protocol that hangs it, or one series. */
    private record Found(Optional<Plan> plan, Optional<Choice> choice) {}

    /**
     * @param own what the further window shows
     * @param follower its
     */
    Companion(
            Display display,
            PatientContext own,
            Library library,
            StudyHanging hanging,
            LayoutFollower follower) {
        this.display = display;
        this.own = own;
        this.library = library;
        this.hanging = hanging;
        this.follower = follower;
    }

    /** Takes what is chosen in the first window. */
    void follow(Selection chosen) {
        if (!chosen.patient().equals(own.selection().patient())) {
            own.clear();
            plan = Optional.empty();
            chosen.patient().ifPresent(own::choose);
        }
        // going to a prior that hangs beside its study leaves all as it hangs
        boolean hangs =
                chosen.study().filter(s -> plan.filter(p -> p.shows(s)).isPresent()).isPresent();
        if (!chosen.study().equals(beside) && !hangs) {
            beside = chosen.study();
            plan = Optional.empty();
            beside.ifPresent(this::find);
        }
    }

    private void find(Study study) {
        int monitors = Math.max(2, display.getMonitors().length);
        new BackgroundWork<>(
                        display,
                        Texts.of(Companion.class).get("job.series"),
                        p -> found(study, monitors, p),
                        found -> show(study, found))
                .start();
    }

    /** On a job's thread. */
    private Found found(Study study, int monitors, Progress progress) {
        Optional<Plan> planned = hanging.plan(study, monitors, progress);
        boolean has = planned.flatMap(Plan::second).isPresent();
        return new Found(planned, has ? Optional.empty() : choice(study));
    }

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

    private void show(Study study, Found found) {
        if (!beside.equals(Optional.of(study))) {
            return;
        }
        plan = found.plan();
        plan.ifPresent(
                p -> p.second().ifPresent(screen -> follower.hang(screen, p.protocol().link())));
        found.choice()
                .ifPresent(
                        c ->
                                own.selection()
                                        .patient()
                                        .ifPresent(p -> own.choose(p, c.study(), c.series())));
    }
}
