package org.meridian.dicom.present;

import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.pixel.LookupTable;
import org.meridian.imaging.Rescale;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grey or colour softcopy presentation state (PS3.3 A.33.1, A.33.2) as it was read.
 *
 * @param label its short name
 * @param images SOP instance UIDs of all it is for, with their series'
 * @param rescale the modality transformation, which takes the image's place
 * @param displays how each image is shown, by its selections
 * @param annotations what is drawn, on the image, in its order
 * @param omitted parts of it that are not shown here, by the names of PS3.3; a person is told
 */
public record PresentationState(
        String sopInstanceUID,
        String label,
        String description,
        String creator,
        Instant created,
        Map<String, String> images,
        Optional<Rescale> rescale,
        Optional<LookupTable> presentationLut,
        Display common,
        List<Selected> displays,
        List<ForeignAnnotation> annotations,
        List<String> omitted) {
    public PresentationState {
        images = Map.copyOf(images);
        displays = List.copyOf(displays);
        annotations = List.copyOf(annotations);
        omitted = List.copyOf(omitted);
    }

    /**
     * A VOI or an area for some images.
     *
     * @param frames by image; none for all frames of it; no image at all for all images
     */
    public record Selected(
            Map<String, List<Integer>> frames, Optional<Voi> voi, Optional<DisplayedArea> area) {
        public Selected {
            frames = Map.copyOf(frames);
        }

        boolean covers(String sopInstanceUID, int frame) {
            if (frames.isEmpty()) {
                return true;
            }
            List<Integer> own = frames.get(sopInstanceUID);
            return own != null && (own.isEmpty() || own.contains(frame));
        }
    }

    /** Whether the state is for an image. */
    public boolean isFor(String sopInstanceUID) {
        return images.containsKey(sopInstanceUID);
    }

    /** How a frame, counted from 1, is shown. */
    public Display display(String sopInstanceUID, int frame) {
        return display(common, displays, new Place.OnImage("", sopInstanceUID, frame));
    }

    /** How a frame is shown: what is said of it last holds. */
    static Display display(Display common, List<Selected> displays, Place.OnImage image) {
        Optional<Voi> voi = common.voi();
        Optional<DisplayedArea> area = common.area();
        for (Selected selected : displays) {
            if (selected.covers(image.sopInstanceUID(), image.frame())) {
                voi = selected.voi().isPresent() ? selected.voi() : voi;
                area = selected.area().isPresent() ? selected.area() : area;
            }
        }
        return new Display(
                voi,
                common.inverse(),
                common.rotation(),
                common.flipped(),
                area,
                common.shutters(),
                common.shutterGrey());
    }

    /** What is drawn on a frame, counted from 1. */
    public List<Annotation> drawnOn(String sopInstanceUID, int frame) {
        return annotations.stream()
                .map(ForeignAnnotation::annotation)
                .filter(
                        a ->
                                a.place() instanceof Place.OnImage on
                                        && on.sopInstanceUID().equals(sopInstanceUID)
                                        && on.frame() == frame)
                .toList();
    }
}
