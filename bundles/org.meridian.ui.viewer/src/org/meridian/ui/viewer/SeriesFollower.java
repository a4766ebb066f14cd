package org.meridian.ui.viewer;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.imaging.Volume;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerInput.SeriesSteps;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.model.VolumeSource;
import org.meridian.workflow.Glimpse;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.SeriesOpening;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps a model at what the context chose, with the archive's work done by background jobs. Used on
 * the UI thread.
 */
final class SeriesFollower implements SeriesSteps {
    private final Display display;
    private final PatientContext context;
    private final SeriesOpening opening;
    private final ViewerModel model;
    private final Texts texts = Texts.of(SeriesFollower.class);
    private Optional<Study> study = Optional.empty();
    private List<Series> series = List.of();
    private long wish;

    SeriesFollower(
            Display display, PatientContext context, SeriesOpening opening, ViewerModel model) {
        this.display = display;
        this.context = context;
        this.opening = opening;
        this.model = model;
    }

    /** Gathers volumes by jobs with progress. */
    static VolumeSource volumes(Display display) {
        return (images, then, otherwise) -> {
            BackgroundWork<Volume> work =
                    new BackgroundWork<>(
                            display,
                            Texts.of(SeriesFollower.class).get("job.volume"),
                            images::volume,
                            then);
            work.addJobChangeListener(
                    new JobChangeAdapter() {
                        @Override
                        public void done(IJobChangeEvent event) {
                            if (!event.getResult().isOK() && !display.isDisposed()) {
                                display.asyncExec(otherwise);
                            }
                        }
                    });
            work.start();
        };
    }

    /** Shows what is chosen now; empties the screen at once when it is something else. */
    void follow(Selection selection) {
        Optional<Subject> subject =
                selection.patient().map(p -> new Subject(p, selection.study(), selection.series()));
        if (!subject.equals(model.subject())) {
            wish = model.expect(subject);
            if (!selection.study().equals(study)) {
                study = selection.study();
                series = List.of();
                study.ifPresent(this::readSeries);
            }
            selection.study().ifPresent(s -> selection.series().ifPresent(r -> open(s, r)));
        }
        selection.finding().ifPresent(this::show);
    }

    private void open(Study chosen, Series wanted) {
        long mine = wish;
        start("job.open", p -> open(mine, chosen, wanted, p), i -> model.opened(mine, i));
        readFindings();
    }

    /** On a job's thread. */
    private SeriesImages open(long mine, Study chosen, Series wanted, Progress progress) {
        try {
            return opening.open(chosen, wanted, progress, g -> show(mine, g));
        } catch (RuntimeException e) {
            if (!display.isDisposed()) {
                display.asyncExec(() -> model.openFailed(mine, e));
            }
            throw e;
        }
    }

    private void show(long mine, Glimpse glimpse) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> model.glimpsed(mine, glimpse));
        }
    }

    private void readSeries(Study wanted) {
        start(
                "job.series",
                p -> opening.series(wanted),
                read -> {
                    if (study.equals(Optional.of(wanted))) {
                        series = read;
                        context.selection().finding().ifPresent(this::show);
                    }
                });
    }

    /** Reads the findings of the shown study again. */
    void readFindings() {
        long mine = wish;
        study.ifPresent(
                s ->
                        start(
                                "job.findings",
                                p -> opening.findings(s),
                                read -> {
                                    if (mine == wish) {
                                        model.setFindings(read);
                                    }
                                }));
    }

    private <T> void start(String title, Function<Progress, T> work, Consumer<T> then) {
        new BackgroundWork<>(display, texts.get(title), work, then).start();
    }

    /** Jumps to a finding; one of another series of the study opens that first. */
    private void show(Finding finding) {
        Selection now = context.selection();
        boolean here =
                now.series()
                        .filter(s -> s.seriesInstanceUID().equals(finding.seriesInstanceUID()))
                        .isPresent();
        if (here) {
            model.showFinding(finding);
            return;
        }
        series.stream()
                .filter(s -> s.seriesInstanceUID().equals(finding.seriesInstanceUID()))
                .findFirst()
                .ifPresent(s -> display.asyncExec(() -> change(now, s, finding)));
    }

    /** Later than the choice that asked for it, so that all listeners see both in their order. */
    private void change(Selection asked, Series wanted, Finding finding) {
        if (context.selection().equals(asked)) {
            context.choose(asked.patient().orElseThrow(), asked.study().orElseThrow(), wanted);
            context.choose(finding);
        }
    }

    @Override
    public void step(int count) {
        Selection now = context.selection();
        int at = now.series().map(series::indexOf).orElse(-1);
        int to = at + count;
        if (at >= 0 && to >= 0 && to < series.size()) {
            context.choose(now.patient().orElseThrow(), now.study().orElseThrow(), series.get(to));
        }
    }

    /** Lets go of everything; what still comes is closed. */
    void close() {
        wish = model.expect(Optional.empty());
    }
}
