package org.meridian.ui.viewer.overlay;

import org.meridian.core.event.Events.Registration;
import org.meridian.core.event.Listeners;
import org.meridian.core.record.Series;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.workflow.Brought;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What objects of a study say of series on the screen: the presentation states that were made for
 * them, and which of them each is shown by. Used on one thread.
 */
public final class StateBook {
    private static final String STATE = "PR";

    private final BiConsumer<Series, List<ForeignAnnotation>> drawings;
    private final Listeners listeners = new Listeners();
    private final Map<String, List<Brought>> brought = new HashMap<>();
    private final Map<String, String> chosen = new HashMap<>();

    /** The series of states whose first is shown as soon as it is read. */
    private Optional<String> wish = Optional.empty();

    /**
     * @param drawings takes what others draw on a series, whenever that changes
     */
    public StateBook(BiConsumer<Series, List<ForeignAnnotation>> drawings) {
        this.drawings = drawings;
    }

    public Registration listen(Runnable listener) {
        return listeners.add(listener);
    }

    /** Takes what was read of a series. */
    public void load(Series series, List<Brought> read) {
        brought.put(series.seriesInstanceUID(), List.copyOf(read));
        wish.flatMap(uid -> firstOf(series, uid)).ifPresent(b -> put(series, b));
        changed(series);
    }

    /** Forgets everything, for another patient. */
    public void clear() {
        brought.clear();
        chosen.clear();
        wish = Optional.empty();
        listeners.tell();
    }

    /** The states that were made for images of a series. */
    public List<Brought> states(Series series) {
        return all(series).stream().filter(b -> b.state().isPresent()).toList();
    }

    private List<Brought> all(Series series) {
        return brought.getOrDefault(series.seriesInstanceUID(), List.of());
    }

    /** The state a series is shown by; empty for as it came. */
    public Optional<Brought> chosen(Series series) {
        Optional<String> wanted = Optional.ofNullable(chosen.get(series.seriesInstanceUID()));
        return wanted.flatMap(
                uid ->
                        states(series).stream()
                                .filter(b -> b.object().sopInstanceUID().equals(uid))
                                .findFirst());
    }

    /** Shows a series by a state of its, or as it came. */
    public void choose(Series series, Optional<Brought> state) {
        wish = Optional.empty();
        if (state.isPresent()) {
            put(series, state.get());
        } else {
            chosen.remove(series.seriesInstanceUID());
        }
        changed(series);
    }

    private void changed(Series series) {
        drawings.accept(series, drawn(series));
        listeners.tell();
    }

    private void put(Series series, Brought state) {
        chosen.put(series.seriesInstanceUID(), state.object().sopInstanceUID());
    }

    /**
     * Shows series of images by the first state for them of a series of states, when it is read.
     */
    public void chooseOf(List<Series> images, String statesUID) {
        for (Series series : images) {
            firstOf(series, statesUID).ifPresent(b -> choose(series, Optional.of(b)));
        }
        wish = Optional.of(statesUID);
    }

    private Optional<Brought> firstOf(Series images, String statesUID) {
        return states(images).stream()
                .filter(b -> b.object().seriesInstanceUID().equals(statesUID))
                .findFirst();
    }

    /**
     * What is drawn on a series by others: where it is shown by a state, of states by that one
     * alone; reports always.
     */
    private List<ForeignAnnotation> drawn(Series series) {
        Optional<Brought> by = chosen(series);
        return all(series).stream()
                .filter(
                        b ->
                                by.isEmpty()
                                        || !b.modality().equals(STATE)
                                        || by.get().object().equals(b.object()))
                .flatMap(b -> b.annotations().stream())
                .toList();
    }
}
