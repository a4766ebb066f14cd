package org.meridian.workflow;

import org.meridian.core.io.ByteSource;
import org.meridian.dicom.overlay.Segmentation;
import org.meridian.dicom.overlay.StructureSet;
import org.meridian.imaging.PlaneGeometry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The regions that segmentations and structure sets of a study mark in the space of a series. They
 * are put on a slice by geometry, whatever images they were made from. Safe for all threads; holds
 * its files open until it is closed.
 */
public final class SeriesOverlays implements AutoCloseable {
    private final Map<Layer, Segmentation> segmentations = new LinkedHashMap<>();
    private final Map<Layer, StructureSet.Region> regions = new LinkedHashMap<>();
    private final List<ByteSource> sources = new ArrayList<>();

    /**
     * One region.
     *
     * @param object SOP instance UID of the object that marks it
     * @param number in that object
     * @param name as the object has it
     * @param colour recommended, 0xRRGGBB
     */
    public record Layer(String object, int number, String name, OptionalInt colour) {}

    /** What of a region lies on a slice. */
    public sealed interface Marked {
        /** How much of each pixel of the slice belongs to it, 0 to 1, row by row. */
        record Pixels(float[] shares) implements Marked {}

        /** Its outlines, in pixels of the slice. */
        record Outlines(List<StructureSet.Outline> outlines) implements Marked {}
    }

    SeriesOverlays() {}

    /** Adds a segmentation, whose file is closed with this. */
    void add(String object, Segmentation segmentation, ByteSource source) {
        sources.add(source);
        for (Segmentation.Segment segment : segmentation.segments()) {
            String name = segment.label().isBlank() ? segment.type() : segment.label();
            segmentations.put(
                    new Layer(object, segment.number(), name, segment.colour()), segmentation);
        }
    }

    /** Adds the regions of a structure set that are in this frame of reference. */
    void add(String object, StructureSet set, String frameOfReferenceUID) {
        for (StructureSet.Region region : set.regions()) {
            if (region.frameOfReferenceUID().equals(frameOfReferenceUID)) {
                regions.put(
                        new Layer(object, region.number(), region.name(), region.colour()), region);
            }
        }
    }

    /** All regions, those of segmentations first. */
    public List<Layer> layers() {
        List<Layer> layers = new ArrayList<>(segmentations.keySet());
        layers.addAll(regions.keySet());
        return layers;
    }

    /**
     * What of a region lies on a slice; empty where it does not reach it. Decodes a frame of a
     * segmentation: not on the UI thread.
     *
     * @param within millimetres from the slice in which outlines still count as on it: half the
     *     distance of slices
     */
    public Optional<Marked> on(Layer layer, PlaneGeometry slice, double within) {
        Segmentation segmentation = segmentations.get(layer);
        if (segmentation != null) {
            return segmentation.on(slice, layer.number()).map(Marked.Pixels::new);
        }
        StructureSet.Region region = regions.get(layer);
        return Optional.ofNullable(region)
                .map(r -> r.on(slice, within))
                .filter(outlines -> !outlines.isEmpty())
                .map(Marked.Outlines::new);
    }

    @Override
    public void close() {
        for (ByteSource source : sources) {
            try {
                source.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
