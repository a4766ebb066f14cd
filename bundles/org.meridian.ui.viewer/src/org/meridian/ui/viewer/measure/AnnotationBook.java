package org.meridian.ui.viewer.measure;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.event.Events.Registration;
import org.meridian.core.event.Listeners;
import org.meridian.core.record.Series;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.ui.viewer.model.History;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is drawn on the series of a window. Each change is a step of its history and is kept at
 * once; what cannot be kept is taken back. Used on one thread.
 */
public final class AnnotationBook {
    /** Who keeps what is drawn. */
    public interface Keeper {
        /**
         * Starts to keep a change in the background.
         *
         * @param put is there from now on, as it is here
         * @param failed is called on the model's thread when it could not be kept
         */
        void save(Series series, List<Annotation> put, List<AnnotationId> removed, Runnable failed);
    }

    /** What one step made of one thing; empty where it was not there. */
    private record Step(
            AnnotationBook book,
            Series series,
            Optional<Annotation> before,
            Optional<Annotation> after)
            implements History.Step {
        @Override
        public void apply() {
            book.apply(this);
        }

        @Override
        public Step reversed() {
            return new Step(book, series, after, before);
        }
    }

    private final Keeper keeper;
    private final Listeners listeners = new Listeners();
    private final Map<AnnotationId, Annotation> all = new LinkedHashMap<>();
    private final Map<String, Series> series = new LinkedHashMap<>();
    private final Map<String, List<ForeignAnnotation>> others = new LinkedHashMap<>();
    private final History history;
    private Optional<AnnotationId> selected = Optional.empty();

    public AnnotationBook(Keeper keeper, History history) {
        this.keeper = keeper;
        this.history = history;
    }

    public Registration listen(Runnable listener) {
        return listeners.add(listener);
    }

    /** Forgets everything, for another patient. */
    public void clear() {
        all.clear();
        series.clear();
        others.clear();
        selected = Optional.empty();
        listeners.tell();
    }

    /** Takes what the archive has on a series, in place of what was known of it. */
    public void load(Series of, List<Annotation> kept) {
        series.put(of.seriesInstanceUID(), of);
        all.values().removeIf(a -> isOn(a, of));
        kept.forEach(a -> all.put(a.id(), a));
        selected = selected.filter(all::containsKey);
        listeners.tell();
    }

    /** Takes what objects of the study draw on a series; it is shown and never changed here. */
    public void loadOthers(Series of, List<ForeignAnnotation> drawn) {
        others.put(of.seriesInstanceUID(), List.copyOf(drawn));
        listeners.tell();
    }

    /** What others drew. */
    public List<ForeignAnnotation> others() {
        return others.values().stream().flatMap(List::stream).toList();
    }

    private static boolean isOn(Annotation annotation, Series one) {
        return annotation.place().seriesInstanceUID().equals(one.seriesInstanceUID());
    }

    /** In the order in which they were drawn. */
    public List<Annotation> all() {
        return List.copyOf(all.values());
    }

    public Optional<Annotation> selected() {
        return selected.flatMap(id -> Optional.ofNullable(all.get(id)));
    }

    /** Marks one, or none. */
    public void select(Optional<Annotation> annotation) {
        Optional<AnnotationId> wanted = annotation.map(Annotation::id);
        if (!wanted.equals(selected)) {
            selected = wanted;
            listeners.tell();
        }
    }

    /** Adds what was drawn on a series, which may not have been read before. */
    void put(Series of, Annotation annotation) {
        series.putIfAbsent(of.seriesInstanceUID(), of);
        put(annotation);
    }

    /** Adds what was drawn, or takes the place of what it was before; and marks it. */
    public void put(Annotation annotation) {
        Optional<Annotation> before = Optional.ofNullable(all.get(annotation.id()));
        if (before.equals(Optional.of(annotation))) {
            return;
        }
        selected = Optional.of(annotation.id());
        seriesOf(annotation.place())
                .ifPresent(s -> history.take(new Step(this, s, before, Optional.of(annotation))));
    }

    public void remove(Annotation annotation) {
        seriesOf(annotation.place())
                .ifPresent(
                        s ->
                                history.take(
                                        new Step(
                                                this,
                                                s,
                                                Optional.of(annotation),
                                                Optional.empty())));
    }

    private Optional<Series> seriesOf(Place place) {
        return Optional.ofNullable(series.get(place.seriesInstanceUID()));
    }

    private void apply(Step step) {
        show(step);
        List<Annotation> put = new ArrayList<>();
        step.after().ifPresent(put::add);
        List<AnnotationId> removed =
                step.after().isPresent()
                        ? List.of()
                        : step.before().map(b -> List.of(b.id())).orElse(List.of());
        keeper.save(step.series(), put, removed, () -> takeBack(step));
    }

    private void show(Step step) {
        step.before().ifPresent(b -> all.remove(b.id()));
        step.after().ifPresent(a -> all.put(a.id(), a));
        selected = selected.filter(all::containsKey);
        listeners.tell();
    }

    /** Nothing is shown as kept that is not. */
    private void takeBack(Step step) {
        history.forget(step);
        if (series.containsKey(step.series().seriesInstanceUID())
                && step.after()
                        .equals(step.after().flatMap(a -> Optional.ofNullable(all.get(a.id()))))) {
            show(step.reversed());
        }
    }
}
