package org.meridian.ui.viewer.model;

import org.meridian.dicom.pixel.LookupTable;
import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Rescale;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.OverlayPlane;
import org.meridian.workflow.Picture;

import java.util.List;
import java.util.Optional;

/**
 * The slice that is on the screen, which while another is being decoded is not yet the wanted one:
 * texts and values are always of this one.
 *
 * @param index in its plane's slices
 * @param description of the picture; of one in the middle of the series for a cut
 * @param geometry its place in the patient; empty when unknown
 */
public record Displayed(
        Plane plane,
        int index,
        ImageDescription description,
        Content content,
        Optional<PlaneGeometry> geometry) {

    public int columns() {
        return switch (content) {
            case Content.Taken taken -> taken.picture().columns();
            case Content.Cut cut -> geometry.orElseThrow().columns();
            case Content.Outside outside -> outside.screen().columns();
            case Content.Straight straight -> straight.sheet().columns();
        };
    }

    public int rows() {
        return switch (content) {
            case Content.Taken taken -> taken.picture().rows();
            case Content.Cut cut -> geometry.orElseThrow().rows();
            case Content.Outside outside -> outside.screen().rows();
            case Content.Straight straight -> straight.sheet().rows();
        };
    }

    /** The plane that is looked at: that of the slice, or the one in front of a volume. */
    Optional<PlaneGeometry> facing() {
        return content instanceof Content.Outside outside
                ? Optional.of(outside.screen())
                : geometry;
    }

    /** Millimetres between pixel centres; empty when unknown. */
    public Optional<PixelSpacing> spacing() {
        if (content instanceof Content.Straight straight) {
            return Optional.of(straight.spacing());
        }
        return facing().map(g -> new PixelSpacing(g.rowSpacing(), g.columnSpacing()))
                .or(description::pixelSpacing);
    }

    /** Whether the millimetres are those at the detector and not in the patient. */
    public boolean atDetector() {
        return !(content instanceof Content.Straight)
                && facing().isEmpty()
                && description.pixelSpacing().isPresent();
    }

    /** How its stored values become modality values; empty for colours. */
    public Optional<Rescale> rescale() {
        return switch (content) {
            case Content.Taken taken ->
                    taken.picture() instanceof Picture.Grey grey
                            ? Optional.of(grey.image().rescale())
                            : Optional.empty();
            case Content.Cut cut -> Optional.of(cut.volume().rescale());
            case Content.Outside outside -> Optional.of(outside.volume().rescale());
            case Content.Straight straight -> Optional.of(straight.volume().rescale());
        };
    }

    /** The file's own overlays; none on a cut. */
    List<OverlayPlane> planes() {
        return content instanceof Content.Taken taken
                        && taken.picture() instanceof Picture.Grey grey
                ? grey.overlays()
                : List.of();
    }

    /** The file's own tables to greys; none on a cut. */
    List<LookupTable> voiTables() {
        return content instanceof Content.Taken taken
                        && taken.picture() instanceof Picture.Grey grey
                ? grey.voiTables()
                : List.of();
    }

    /** What the file covers; nothing on a cut. */
    Shutters shutters() {
        return content instanceof Content.Taken ? description.shutters() : Shutters.NONE;
    }

    /** Whether low values are white by themselves (MONOCHROME1). */
    public boolean inverted() {
        return content instanceof Content.Taken taken
                && taken.picture() instanceof Picture.Grey grey
                && grey.inverted();
    }
}
