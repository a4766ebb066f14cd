package org.meridian.workflow;

import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.dicom.overlay.SegmentMask;
import org.meridian.dicom.overlay.Segmentation;
import org.meridian.dicom.overlay.StructureSet;
import org.meridian.imaging.PlaneGeometry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The regions that segmentations and structure sets of a study mark in the space of a series. They
 * are put on a slice by geometry, whatever images they were made from. Safe for all threads; holds
 * its files open until it is closed.
 */
public final class SeriesOverlays implements AutoCloseable {
    private final Map<Layer, Segmentation> segmentations = new LinkedHashMap<>();
    private final Map<Layer, StructureSet.Region> regions = new LinkedHashMap<>();
    private final Map<Layer, SegmentMask> masks = new HashMap<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final List<ByteSource> sources = new ArrayList<>();
    private boolean closed;

    /**
     * One region.
     *
     * @param series series instance UID of the object that marks it
     * @param object its SOP instance UID
     * @param number in that object
     * @param name as the object has it
     * @param colour recommended, 0xRRGGBB
     */
    public record Layer(
            String series, String object, int number, String name, OptionalInt colour) {}

    /** What of a region lies on a plane. */
    public sealed interface Marked {
        /**
         * Which pixels of the plane belong to it, row by row.
         *
         * @param resampled whether they are no pixels of the object, of which the nearest hold
         */
        record Mask(boolean[] pixels, boolean resampled) implements Marked {}

        /** Its outlines, in pixels of the plane. */
        record Outlines(List<StructureSet.Outline> outlines) implements Marked {}
    }

    SeriesOverlays() {}

    /** Adds a segmentation, whose file is closed with this. */
    void add(Instance object, Segmentation segmentation, ByteSource source) {
        sources.add(source);
        for (Segmentation.Segment segment : segmentation.segments()) {
            segmentations.put(
                    layer(object, segment.number(), name(segment), segment.colour()), segmentation);
        }
    }

    /** Adds a segmentation that lies in another space. */
    void addElsewhere(Segmentation segmentation) {
        segmentation.segments().forEach(segment -> elsewhere.add(name(segment)));
    }

    private static String name(Segmentation.Segment segment) {
        return segment.label().isBlank() ? segment.type() : segment.label();
    }

    /** Adds the regions of a structure set; those of another frame of reference lie elsewhere. */
    void add(Instance object, StructureSet set, String frameOfReferenceUID) {
        for (StructureSet.Region region : set.regions()) {
            if (region.frameOfReferenceUID().equals(frameOfReferenceUID)) {
                regions.put(layer(object, region.number(), region.name(), region.colour()), region);
            } else {
                elsewhere.add(region.name());
            }
        }
    }

    private static Layer layer(Instance object, int number, String name, OptionalInt colour) {
        return new Layer(object.seriesInstanceUID(), object.sopInstanceUID(), number, name, colour);
    }

    /** All regions, those of segmentations first. */
    public List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(segmentations.keySet());
        layers.addAll(regions.keySet());
        return layers;
    }

    /** The names of regions of the study that lie in other spaces. */
    public List<String> elsewhere() {
        return List.copyOf(elsewhere);
    }

    /**
     * What of a region lies on a plane of any direction; empty where it does not reach it, and
     * after the end. Decodes a segmentation the first time: not on the UI thread.
     *
     * @param within millimetres from the plane in which outlines still count as on it: half the
     *     distance of slices
     */
    public synchronized Optional<Marked> on(Layer layer, PlaneGeometry plane, double within) {
        Segmentation segmentation = segmentations.get(layer);
        if (segmentation != null) {
            return closed ? Optional.empty() : mask(layer, segmentation, plane);
        }
        return Optional.ofNullable(regions.get(layer))
                .map(region -> region.on(plane, within))
                .filter(outlines -> !outlines.isEmpty())
                .map(Marked.Outlines::new);
    }

    private Optional<Marked> mask(Layer layer, Segmentation segmentation, PlaneGeometry plane) {
        SegmentMask mask = masks.computeIfAbsent(layer, l -> segmentation.mask(l.number()));
        boolean[] pixels = mask.on(plane);
        for (boolean pixel : pixels) {
            if (pixel) {
                return Optional.of(new Marked.Mask(pixels, mask.isResampledOn(plane)));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        masks.clear();
        for (ByteSource source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
