package org.meridian.ui.viewer.keyimage;

import org.meridian.core.annotation.KeyImage;
import org.meridian.core.annotation.Place.OnImage;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.event.Listeners;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.dicom.sr.KeyObjects;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.History;
import org.meridian.ui.viewer.model.KeyState;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.Subject;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.ImageDescription;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The key images of the studies in a window. A mark made here is kept at once; one that cannot be
 * kept is taken back. Used on one thread.
 */
public final class KeyMarks {
    /** Who keeps the marks. */
    public interface Keeper {
        /**
         * Starts to keep a change in the background.
         *
         * @param key whether the image is marked from now on
         * @param failed is called on the model's thread when it could not be kept
         */
        void mark(Series series, OnImage image, boolean key, Runnable failed);
    }

    /** What is known of a study. */
    private record Known(Set<OnImage> own, List<KeyObjects> brought) {}

    /** One mark that came or went. */
    private record Step(KeyMarks marks, Study study, Series series, OnImage image, boolean key)
            implements History.Step {
        @Override
        public void apply() {
            marks.show(this);
            marks.keeper.mark(series, image, key, () -> marks.takeBack(this));
        }

        @Override
        public Step reversed() {
            return new Step(marks, study, series, image, !key);
        }
    }

    private final Keeper keeper;
    private final History history;
    private final Listeners listeners = new Listeners();
    private final Map<String, Known> studies = new HashMap<>();

    public KeyMarks(Keeper keeper, History history) {
        this.keeper = keeper;
        this.history = history;
    }

    public Registration listen(Runnable listener) {
        return listeners.add(listener);
    }

    /** Forgets everything, for another patient. */
    public void clear() {
        studies.clear();
        listeners.tell();
    }

    /** Takes what the archive has of a study, in place of what was known of it. */
    public void load(Study study, List<KeyImage> marked, List<KeyObjects> brought) {
        Set<OnImage> own = new HashSet<>();
        marked.forEach(m -> own.add(m.image()));
        studies.put(study.studyInstanceUID(), new Known(own, List.copyOf(brought)));
        listeners.tell();
    }

    /** What the picture on a cell's screen is; on a cut through the volume there is none. */
    public KeyState of(ViewerModel cell) {
        return cell.displayed()
                .filter(d -> d.plane() == Plane.STACK)
                .flatMap(d -> cell.subject().map(s -> of(s, d.description())))
                .orElse(KeyState.NONE);
    }

    /** What a picture of a series is. */
    KeyState of(Subject subject, ImageDescription picture) {
        Optional<Known> known = subject.study().flatMap(this::known);
        boolean own =
                known.isPresent()
                        && subject.series()
                                .filter(s -> known.get().own().contains(place(s, picture)))
                                .isPresent();
        if (own) {
            return KeyState.MARKED;
        }
        return known.stream()
                .flatMap(k -> k.brought().stream())
                .filter(o -> o.keys().stream().anyMatch(k -> selects(k, picture)))
                .findFirst()
                .map(o -> new KeyState(KeyState.Kind.BROUGHT, o.title().meaning()))
                .orElse(KeyState.NONE);
    }

    private Optional<Known> known(Study study) {
        return Optional.ofNullable(studies.get(study.studyInstanceUID()));
    }

    private static OnImage place(Series series, ImageDescription picture) {
        return new OnImage(series.seriesInstanceUID(), picture.sopInstanceUID(), picture.frame());
    }

    private static boolean selects(KeyObjects.Key key, ImageDescription picture) {
        return key.sopInstanceUID().equals(picture.sopInstanceUID())
                && (key.frames().isEmpty() || key.frames().contains(picture.frame()));
    }

    /** Whether a series may hold a key image, as far as that is told. */
    boolean mayHold(Study study, Series series) {
        String uid = series.seriesInstanceUID();
        return known(study).stream()
                .anyMatch(
                        k ->
                                k.own().stream().anyMatch(i -> i.seriesInstanceUID().equals(uid))
                                        || k.brought().stream()
                                                .flatMap(o -> o.keys().stream())
                                                .anyMatch(
                                                        key ->
                                                                key.seriesInstanceUID()
                                                                        .equals(uid)));
    }

    /** Marks the picture on a cell's screen, or takes its mark away. */
    public void toggle(ViewerModel cell) {
        cell.displayed()
                .filter(d -> d.plane() == Plane.STACK)
                .ifPresent(d -> cell.subject().ifPresent(s -> toggle(s, d)));
    }

    private void toggle(Subject subject, Displayed displayed) {
        subject.study()
                .ifPresent(
                        study ->
                                subject.series()
                                        .ifPresent(series -> toggle(study, series, displayed)));
    }

    private void toggle(Study study, Series series, Displayed displayed) {
        OnImage image = place(series, displayed.description());
        boolean key = known(study).filter(k -> k.own().contains(image)).isEmpty();
        history.take(new Step(this, study, series, image, key));
    }

    private void show(Step step) {
        Known known =
                studies.computeIfAbsent(
                        step.study().studyInstanceUID(),
                        uid -> new Known(new HashSet<>(), List.of()));
        if (step.key()) {
            known.own().add(step.image());
        } else {
            known.own().remove(step.image());
        }
        listeners.tell();
    }

    /** Nothing is shown as kept that is not. */
    private void takeBack(Step step) {
        history.forget(step);
        if (studies.containsKey(step.study().studyInstanceUID())) {
            show(step.reversed());
        }
    }
}
