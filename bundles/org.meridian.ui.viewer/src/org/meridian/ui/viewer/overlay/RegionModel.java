package org.meridian.ui.viewer.overlay;

import org.meridian.core.event.Events.Registration;
import org.meridian.core.event.Listeners;
import org.meridian.core.record.Series;
import org.meridian.dicom.overlay.StructureSet;
import org.meridian.imaging.MaskOutline;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.measure.Point;
import org.meridian.ui.viewer.model.Displayed;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.ui.viewer.model.ViewerModel;
import org.meridian.workflow.SeriesOverlays;
import org.meridian.workflow.SeriesOverlays.Layer;
import org.meridian.workflow.SeriesOverlays.Marked;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The regions that objects of a study mark in the spaces of the series on the screen: which there
 * are, which are shown, and their outlines on the displayed slices. Outlines are made in the
 * background and kept. Used on one thread.
 */
public final class RegionModel {
    private static final int MOST_KEPT = 400;

    /** Colours of regions that ask for none, one after the other. */
    private static final int[] COLOURS = {
        0xff4040, 0x40c040, 0x4090ff, 0xffc020, 0xc060ff, 0x20d0d0, 0xff80c0, 0xa0a020
    };

    /** Who works in the background for the window. */
    public interface Background {
        /** Opens the regions of a series. */
        void open(Series series, Consumer<SeriesOverlays> then);

        /** Computes, then takes the result on the model's thread. */
        <T> void compute(Supplier<T> work, Consumer<T> then);
    }

    /** A line in pixels of the slice; (0, 0) is the centre of the first one. */
    public record Line(double fromX, double fromY, double toX, double toY) {}

    /**
     * A region on a slice.
     *
     * @param colour 0xRRGGBB
     * @param resampled whether it is known on another grid than that of the slice
     */
    public record Shape(Layer layer, int colour, List<Line> lines, boolean resampled) {
        public Shape {
            lines = List.copyOf(lines);
        }
    }

    /** A region on a plane, which is the same as long as both are. */
    private record Key(Layer layer, PlaneGeometry plane, double within) {}

    /** What was made of a region on a plane. */
    private record Made(List<Line> lines, boolean resampled) {}

    private final Background background;
    private final Listeners listeners = new Listeners();
    private final Map<String, SeriesOverlays> opened = new HashMap<>();
    private final Set<Series> wanted = new HashSet<>();
    private final Set<Layer> shown = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<Key> asked = new HashSet<>();
    private final Map<Key, Made> made =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Made> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    public RegionModel(Background background) {
        this.background = background;
    }

    public Registration listen(Runnable listener) {
        return listeners.add(listener);
    }

    /** Takes what series are on the screen: opens the regions of new ones, lets go of others'. */
    public void follow(Set<Series> onScreen) {
        if (onScreen.equals(wanted)) {
            return;
        }
        wanted.clear();
        wanted.addAll(onScreen);
        Set<String> uids =
                onScreen.stream().map(Series::seriesInstanceUID).collect(Collectors.toSet());
        for (String gone : List.copyOf(opened.keySet())) {
            if (!uids.contains(gone)) {
                Optional.ofNullable(opened.remove(gone)).ifPresent(SeriesOverlays::close);
            }
        }
        if (uids.isEmpty()) {
            shown.clear();
            whole.clear();
            made.clear();
        }
        for (Series series : onScreen) {
            if (!opened.containsKey(series.seriesInstanceUID())) {
                open(series);
            }
        }
        listeners.tell();
    }

    private void open(Series series) {
        background.open(series, overlays -> arrived(series, overlays));
    }

    /** Opens the regions of a study anew, now that it may hold others. */
    public void openAnew(String studyInstanceUID) {
        wanted.stream()
                .filter(s -> s.studyInstanceUID().equals(studyInstanceUID))
                .forEach(this::open);
    }

    private void arrived(Series series, SeriesOverlays overlays) {
        if (!wanted.contains(series)) {
            overlays.close();
            return;
        }
        Optional.ofNullable(opened.put(series.seriesInstanceUID(), overlays))
                .ifPresent(SeriesOverlays::close);
        overlays.layers().stream().filter(l -> whole.contains(l.series())).forEach(shown::add);
        listeners.tell();
    }

    /** The regions in the space of a series; none until they are open. */
    public List<Layer> layers(Series series) {
        return overlays(series).map(SeriesOverlays::layers).orElse(List.of());
    }

    /** What the study marks in other spaces: it cannot be laid on this series. */
    public List<String> elsewhere(Series series) {
        return overlays(series).map(SeriesOverlays::elsewhere).orElse(List.of());
    }

    private Optional<SeriesOverlays> overlays(Series series) {
        return Optional.ofNullable(opened.get(series.seriesInstanceUID()));
    }

    public boolean isShown(Layer layer) {
        return shown.contains(layer);
    }

    public void show(Layer layer, boolean wish) {
        if (wish ? shown.add(layer) : shown.remove(layer)) {
            listeners.tell();
        }
    }

    /** Shows all regions of the objects of a series, now and when they are open. */
    public void showAll(String seriesInstanceUID) {
        whole.add(seriesInstanceUID);
        opened.values().stream()
                .flatMap(o -> o.layers().stream())
                .filter(l -> l.series().equals(seriesInstanceUID))
                .forEach(shown::add);
        listeners.tell();
    }

    /** The colour a region is drawn in: its own, else one by its number. */
    public static int colour(Layer layer) {
        return layer.colour().orElse(COLOURS[Math.floorMod(layer.number() - 1, COLOURS.length)]);
    }

    /** The shown regions on what a cell displays; those not made yet come later. */
    public List<Shape> shapes(ViewerModel cell) {
        List<Shape> shapes = new ArrayList<>();
        Optional<SeriesOverlays> overlays =
                cell.images().flatMap(images -> overlays(images.series()));
        Optional<PlaneGeometry> plane = cell.displayed().flatMap(Displayed::geometry);
        boolean slice = cell.displayed().filter(d -> d.plane() != Plane.OUTSIDE).isPresent();
        if (overlays.isEmpty() || plane.isEmpty() || !slice || !cell.overlays().areShown()) {
            return shapes;
        }
        for (Layer layer : overlays.get().layers()) {
            if (shown.contains(layer)) {
                Key key = new Key(layer, plane.get(), cell.step() / 2);
                Made drawn = made.get(key);
                if (drawn == null) {
                    ask(key, overlays.get());
                } else if (!drawn.lines().isEmpty()) {
                    shapes.add(new Shape(layer, colour(layer), drawn.lines(), drawn.resampled()));
                }
            }
        }
        return shapes;
    }

    private void ask(Key key, SeriesOverlays overlays) {
        if (asked.add(key)) {
            background.compute(
                    () -> made(overlays, key),
                    drawn -> {
                        asked.remove(key);
                        made.put(key, drawn);
                        listeners.tell();
                    });
        }
    }

    private static Made made(SeriesOverlays overlays, Key key) {
        List<Line> lines = new ArrayList<>();
        PlaneGeometry plane = key.plane();
        Optional<Marked> marked = overlays.on(key.layer(), plane, key.within());
        if (marked.isEmpty()) {
            return new Made(lines, false);
        }
        boolean resampled = false;
        switch (marked.get()) {
            case Marked.Mask mask -> {
                resampled = mask.resampled();
                MaskOutline.of(mask.pixels(), plane.columns(), plane.rows())
                        .forEach(e -> lines.add(new Line(e.fromX(), e.fromY(), e.toX(), e.toY())));
            }
            case Marked.Outlines outlines -> outlines.outlines().forEach(o -> add(o, lines));
        }
        return new Made(lines, resampled);
    }

    private static void add(StructureSet.Outline outline, List<Line> lines) {
        int count = outline.points().size();
        for (int i = 0; i < (outline.closed() ? count : count - 1); i++) {
            Point from = outline.points().get(i);
            Point to = outline.points().get((i + 1) % count);
            lines.add(new Line(from.x(), from.y(), to.x(), to.y()));
        }
    }

    /** Lets go of everything. */
    public void close() {
        follow(Set.of());
    }
}
