package org.meridian.ui.viewer;

import org.eclipse.swt.widgets.Display;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.ui.BackgroundWork;
import org.meridian.ui.PatientContext;
import org.meridian.ui.PatientContext.Selection;
import org.meridian.ui.viewer.hanging.Hanging.Hung;
import org.meridian.ui.viewer.hanging.Hanging.Plan;
import org.meridian.ui.viewer.hanging.Hanging.Screen;
import org.meridian.ui.viewer.layout.EqualScale;
import org.meridian.ui.viewer.layout.FusionOpening;
import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.ui.viewer.layout.LayoutModel;
import org.meridian.ui.viewer.layout.Link;
import org.meridian.ui.viewer.layout.Notes;
import org.meridian.ui.viewer.layout.SeriesShelf;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.ui.viewer.overlay.StateBook;
import org.meridian.workflow.ObjectKind;
import org.meridian.workflow.SeriesOpening;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps the cells and what the context chose together: the active cell shows the chosen series, and
 * the series of a cell that becomes active is the chosen one. Of another patient no cell shows
 * anything any more, in the step that chooses them. Used on the UI thread.
 */
final class LayoutFollower {
    private static final GridSize PLANES = new GridSize(2, 2);
    private static final GridSize BESIDE = new GridSize(1, 2);

    private final Display display;
    private final PatientContext context;
    private final PatientContext lists;
    private final SeriesOpening opening;
    private final LayoutModel layout;
    private final SeriesShelf shelf;
    private final Notes notes;
    private final StateBook states;
    private final AnnotationFiling filing;
    private final KeyImageFiling keyImages;
    private final StudyHanging hanging;
    private final Besides besides;
    private final Map<ViewerModel, CellOpening> openings = new IdentityHashMap<>();
    private final FusionOpening fusion;
    private final EqualScale equalScale = new EqualScale();
    private Optional<Patient> patient = Optional.empty();
    private Optional<Study> study = Optional.empty();
    private List<Series> series = List.of();
    private boolean hung;

    /** The windows beside this one. */
    interface Besides {
        /** How many windows there are, this one among them, or have a monitor of their own. */
        int monitors();

        /** Opens one, unless there is one or this one is no first one. */
        void open();
    }

    /** What is read of a study when it is chosen. */
    private record StudyRead(List<Series> series, Optional<Plan> plan) {}

    /**
     * @param context what this window shows
     * @param lists what is chosen in the lists, from which series are dragged
     */
    LayoutFollower(
            Display display,
            PatientContext context,
            PatientContext lists,
            SeriesOpening opening,
            LayoutModel layout,
            SeriesShelf shelf,
            Notes notes,
            StateBook states,
            AnnotationFiling filing,
            KeyImageFiling keyImages,
            StudyHanging hanging,
            Besides besides) {
        this.display = display;
        this.context = context;
        this.lists = lists;
        this.opening = opening;
        this.layout = layout;
        this.shelf = shelf;
        this.notes = notes;
        this.states = states;
        this.filing = filing;
        this.keyImages = keyImages;
        this.hanging = hanging;
        this.besides = besides;
        fusion =
                new FusionOpening(
                        (work, then) ->
                                new BackgroundWork<>(
                                                display,
                                                Texts.of(LayoutFollower.class).get("job.fusion"),
                                                work,
                                                then)
                                        .start(),
                        opening,
                        shelf,
                        layout,
                        () -> series);
    }

    /** What is laid over the images. */
    FusionOpening fusion() {
        return fusion;
    }

    /** Shows what is chosen now; empties the screen at once when it is somebody else. */
    void follow(Selection selection) {
        if (!selection.patient().equals(patient)) {
            patient = selection.patient();
            notes.clear();
            states.clear();
            layout.clear(patient.map(p -> new Subject(p, Optional.empty(), Optional.empty())));
        }
        Optional<Series> pictures = selection.series().filter(this::isPictured);
        Optional<Subject> subject =
                selection.patient().map(p -> new Subject(p, selection.study(), pictures));
        // a study that a cell shows was chosen by going to that cell: it hangs where it hangs
        boolean isNew = layout.cells().stream().noneMatch(c -> isOf(c, selection.study()));
        // what is read beside the images leaves those of its study where they are
        boolean beside =
                selection.series().isPresent()
                        && pictures.isEmpty()
                        && isOf(layout.active(), selection.study());
        if (!beside && !subject.equals(layout.active().subject())) {
            show(layout.active(), subject);
        }
        if (!selection.study().equals(study)) {
            study = selection.study();
            series = List.of();
            study.ifPresent(s -> read(s, isNew && selection.finding().isEmpty()));
        }
        selection.finding().ifPresent(this::show);
    }

    private static boolean isOf(ViewerModel cell, Optional<Study> study) {
        return study.isPresent() && cell.subject().flatMap(Subject::study).equals(study);
    }

    /** Segments are laid over images, and are pictures themselves only where there are none. */
    private boolean isPictured(Series one) {
        ObjectKind kind = ObjectKind.of(one);
        boolean alone =
                !series.isEmpty()
                        && series.stream().map(ObjectKind::of).noneMatch(ObjectKind.IMAGE::equals);
        return kind == ObjectKind.IMAGE || kind == ObjectKind.SEGMENTATION && alone;
    }

    private void show(ViewerModel cell, Optional<Subject> subject) {
        show(cell, subject, m -> {});
    }

    private void show(ViewerModel cell, Optional<Subject> subject, Consumer<ViewerModel> arrange) {
        subject.flatMap(Subject::series).ifPresent(s -> filing.load(s, notes.drawings(), states));
        subject.flatMap(Subject::study)
                .filter(s -> subject.flatMap(Subject::series).isPresent())
                .ifPresent(s -> keyImages.load(s, notes.keyImages()));
        openings.keySet().retainAll(layout.cells());
        openings.computeIfAbsent(cell, c -> new CellOpening(display, opening, shelf, c))
                .show(subject, arrange);
    }

    /** Makes a cell the active one and its series the chosen one. */
    void activate(ViewerModel cell) {
        layout.activate(cell);
        choose(cell.subject());
    }

    /** The chosen series is that of the active cell, after another one became active. */
    void chooseActive() {
        choose(layout.active().subject());
    }

    private void choose(Optional<Subject> subject) {
        subject.ifPresent(
                s ->
                        s.study()
                                .ifPresent(
                                        t ->
                                                s.series()
                                                        .filter(r -> !isChosen(r))
                                                        .ifPresent(
                                                                r ->
                                                                        context.choose(
                                                                                s.patient(),
                                                                                t,
                                                                                r))));
    }

    private boolean isChosen(Series one) {
        return context.selection().series().equals(Optional.of(one));
    }

    /** Shows a series that was dropped on a cell; one of another patient is not taken. */
    void drop(ViewerModel cell, Series dropped) {
        Selection now = context.selection();
        Optional<Study> from =
                Stream.of(now, lists.selection())
                        .flatMap(s -> s.study().stream())
                        .filter(t -> isOf(dropped, t))
                        .findFirst();
        if (now.patient().isPresent() && from.isPresent()) {
            layout.activate(cell);
            context.choose(now.patient().get(), from.get(), dropped);
            // the same series may have been chosen for another cell
            follow(context.selection());
        }
    }

    private static boolean isOf(Series one, Study study) {
        return one.patient().equals(study.patient())
                && one.studyInstanceUID().equals(study.studyInstanceUID());
    }

    /** Brings the series of the study that no cell shows into those that show none. */
    void fill() {
        Iterator<Series> left =
                series.stream()
                        .filter(this::isPictured)
                        .filter(r -> layout.cells().stream().noneMatch(c -> shows(c, r)))
                        .toList()
                        .iterator();
        for (ViewerModel cell : layout.cells()) {
            if (cell.subject().flatMap(Subject::series).isEmpty()) {
                Optional<Series> next =
                        left.hasNext() ? Optional.of(left.next()) : Optional.empty();
                show(cell, patient.map(p -> new Subject(p, next.flatMap(r -> study), next)));
            }
        }
        chooseHung();
    }

    /**
     * After something was hung in the background: who has chosen what is read beside the images in
     * the meantime goes on to read it.
     */
    private void chooseHung() {
        if (context.selection().series().filter(r -> !isPictured(r)).isEmpty()) {
            chooseActive();
        }
    }

    private static boolean shows(ViewerModel cell, Series one) {
        return cell.subject().flatMap(Subject::series).equals(Optional.of(one));
    }

    /** Shows the series of the active cell in all. */
    void spread() {
        Optional<Subject> subject = layout.active().subject();
        layout.cells().stream()
                .filter(c -> !c.subject().equals(subject))
                .forEach(c -> show(c, subject));
    }

    /** Shows the planes of the active series' volume side by side. */
    void spreadPlanes() {
        if (!layout.active().canCut()) {
            return;
        }
        Optional<Subject> subject = layout.active().subject();
        ViewerModel open = layout.active();
        layout.arrange(PLANES);
        Iterator<Plane> planes =
                List.of(Plane.AXIAL, Plane.OUTSIDE, Plane.CORONAL, Plane.SAGITTAL).iterator();
        for (ViewerModel cell : layout.cells()) {
            Plane plane = planes.next();
            if (cell == open || cell.subject().equals(subject) && cell.images().isPresent()) {
                cell.setPlane(plane);
            } else {
                show(cell, subject, m -> m.setPlane(plane));
            }
        }
    }

    /** Shows the active series' volume along a path in a cell beside it. */
    void spreadCurve() {
        ViewerModel active = layout.active();
        boolean there = layout.cells().stream().anyMatch(c -> c.plane() == Plane.CURVED);
        if (!active.canCut() || there) {
            return;
        }
        if (layout.cells().size() == 1) {
            layout.arrange(BESIDE);
        }
        ViewerModel beside =
                layout.cells().reversed().stream()
                        .filter(c -> c != active)
                        .findFirst()
                        .orElseThrow();
        if (beside.images().equals(active.images())) {
            beside.setPlane(Plane.CURVED);
        } else {
            show(beside, active.subject(), m -> m.setPlane(Plane.CURVED));
        }
    }

    private void read(Study wanted, boolean hang) {
        int monitors = besides.monitors();
        new BackgroundWork<>(
                        display,
                        Texts.of(LayoutFollower.class).get("job.series"),
                        p ->
                                new StudyRead(
                                        opening.series(wanted),
                                        hang
                                                ? hanging.plan(wanted, monitors, p)
                                                : Optional.empty()),
                        read -> {
                            if (study.equals(Optional.of(wanted))) {
                                series = read.series();
                                if (hang) {
                                    hang(read.plan());
                                }
                                fill();
                                context.selection().finding().ifPresent(this::show);
                            }
                        })
                .start();
    }

    /** Hangs the chosen study; one without a plan leaves another one's layout. */
    private void hang(Optional<Plan> plan) {
        if (plan.isEmpty()) {
            if (hung) {
                layout.arrange(GridSize.SINGLE);
            }
            hung = false;
            equalScale.keep(List.of());
            return;
        }
        hang(plan.get().screen(), plan.get().protocol().link());
        if (plan.get().second().isPresent()) {
            besides.open();
        }
    }

    /** Hangs what a protocol has for this window. */
    void hang(Screen screen, Link link) {
        hung = true;
        layout.arrange(screen.size());
        layout.activate(layout.cells().get(firstRead(screen)));
        for (int i = 0; i < layout.cells().size(); i++) {
            Optional<Hung> wanted =
                    i < screen.cells().size() ? screen.cells().get(i) : Optional.empty();
            hang(layout.cells().get(i), wanted);
        }
        layout.setLink(link);
        equalScale.keep(layout.cells());
        chooseHung();
    }

    /** The first cell for the study that is read: a prior beside it is not what is read. */
    private int firstRead(Screen screen) {
        for (int i = 0; i < Math.min(screen.cells().size(), layout.cells().size()); i++) {
            if (study.isPresent()
                    && screen.cells().get(i).map(h -> h.picked().study()).equals(study)) {
                return i;
            }
        }
        return 0;
    }

    private void hang(ViewerModel cell, Optional<Hung> wanted) {
        Optional<Subject> subject =
                patient.map(
                        p ->
                                new Subject(
                                        p,
                                        wanted.map(h -> h.picked().study()),
                                        wanted.map(h -> h.picked().series())));
        if (subject.equals(cell.subject()) && cell.images().isPresent()) {
            wanted.ifPresent(h -> arrange(cell, h));
        } else {
            show(cell, subject, m -> wanted.ifPresent(h -> arrange(m, h)));
        }
    }

    private static void arrange(ViewerModel cell, Hung hung) {
        cell.setPlane(hung.rule().plane());
        hung.rule().window().ifPresent(cell.greys()::choose);
        if (hung.isMammogram()) {
            cell.mammogram().hang();
        }
        hung.image().ifPresent(cell::goTo);
    }

    /** The study that is read. */
    Optional<Study> study() {
        return study;
    }

    /** The series of the study that is read, in their order. */
    List<Series> series() {
        return series;
    }

    /**
     * Shows a series of the study in the active cell.
     *
     * @param arrange is run on the cell as soon as its images are there
     */
    void show(Series wanted, Consumer<ViewerModel> arrange) {
        Selection now = context.selection();
        context.choose(now.patient().orElseThrow(), now.study().orElseThrow(), wanted);
        Optional.ofNullable(openings.get(layout.active())).ifPresent(o -> o.then(arrange));
    }

    /** Reads anew what is drawn and marked on a series, if a cell shows it. */
    void readAnnotations(String seriesInstanceUID) {
        layout.cells().stream()
                .flatMap(c -> c.subject().stream())
                .filter(
                        s ->
                                s.series()
                                        .filter(
                                                r ->
                                                        r.seriesInstanceUID()
                                                                .equals(seriesInstanceUID))
                                        .isPresent())
                .findFirst()
                .flatMap(Subject::study)
                .ifPresent(s -> keyImages.load(s, notes.keyImages()));
        layout.cells().stream()
                .flatMap(c -> c.subject().flatMap(Subject::series).stream())
                .filter(s -> s.seriesInstanceUID().equals(seriesInstanceUID))
                .findFirst()
                .ifPresent(s -> filing.load(s, notes.drawings(), states));
    }

    /** Reads anew what others say of the shown series of a study. */
    void readBrought(String studyInstanceUID) {
        layout.cells().stream()
                .flatMap(c -> c.subject().flatMap(Subject::series).stream())
                .filter(s -> s.studyInstanceUID().equals(studyInstanceUID))
                .distinct()
                .forEach(s -> filing.load(s, notes.drawings(), states));
    }

    /** Reads the findings of all shown studies again. */
    void readFindings() {
        openings.values().forEach(CellOpening::readFindings);
    }

    /** Brings an image of a study into the active cell and makes its series the chosen one. */
    void show(Subject subject, String sopInstanceUID, int frame) {
        ViewerModel cell = layout.active();
        if (cell.images().isPresent() && cell.subject().equals(Optional.of(subject))) {
            cell.setPlane(Plane.STACK);
            cell.goToImage(sopInstanceUID, frame);
        } else {
            show(cell, Optional.of(subject), m -> m.goToImage(sopInstanceUID, frame));
        }
        choose(Optional.of(subject));
    }

    /** Jumps to a finding; one of another series of the study opens that first. */
    private void show(Finding finding) {
        Selection now = context.selection();
        boolean here =
                now.series()
                        .filter(s -> s.seriesInstanceUID().equals(finding.seriesInstanceUID()))
                        .isPresent();
        if (here) {
            layout.active().findings().show(finding);
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

    /** Goes so many series on in the study; beyond an end nowhere. */
    void step(int count) {
        Selection now = context.selection();
        int at = now.series().map(series::indexOf).orElse(-1);
        int to = at + count;
        if (at >= 0 && to >= 0 && to < series.size()) {
            context.choose(now.patient().orElseThrow(), now.study().orElseThrow(), series.get(to));
        }
    }

    /** Lets go of everything; what still comes is given back. */
    void close() {
        openings.values().forEach(CellOpening::close);
    }
}
