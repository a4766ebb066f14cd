package org.meridian.dicom.present;

import org.meridian.core.annotation.Place;
import org.meridian.core.record.PersonName;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DatasetBuilder;
import org.meridian.dicom.FunctionalGroups;
import org.meridian.dicom.SpecificCharacterSet;
import org.meridian.dicom.Tag;
import org.meridian.dicom.VR;
import org.meridian.dicom.derived.DerivedObject;
import org.meridian.dicom.derived.Drawn;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.pixel.IccProfiles;
import org.meridian.imaging.Turn;
import org.meridian.imaging.VoiFunction;
import org.meridian.imaging.WindowLevel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes presentation states (PS3.3 A.33.1, A.33.2): a state holds one modality transformation, one
 * turn, one presentation LUT and one set of shutters, so images of several (a PET series) make
 * several states, and colour images one of their own. Stateless and safe for all threads.
 */
public final class PresentationStateWriter {
    private PresentationStateWriter() {}

    /** What images of one state have in common. */
    private record Kind(boolean colour, List<String> modality, Display common) {}

    /** What images of one displayed area have in common. */
    private record Shown(DisplayedArea area, List<String> spacing) {}

    /**
     * The states.
     *
     * @param displays how an image, by its SOP instance UID, is shown
     * @param drawn those in the patient are left out: a state draws on images only
     * @param label its short name: capitals, digits, blanks and underscores, 16 at most
     */
    public static List<Dataset> of(
            SourceImages images,
            Function<String, Display> displays,
            List<Drawn> drawn,
            String label,
            PersonName creator,
            Instant now) {
        Map<Kind, List<Dataset>> kinds = new LinkedHashMap<>();
        for (Dataset head : images.all()) {
            Display display = displays.apply(head.requireString(Tag.SOPInstanceUID));
            kinds.computeIfAbsent(kind(head, display), k -> new ArrayList<>()).add(head);
        }
        List<Dataset> states = new ArrayList<>();
        kinds.forEach(
                (kind, heads) ->
                        states.add(
                                state(
                                        kind,
                                        new SourceImages(heads),
                                        displays,
                                        drawn,
                                        label,
                                        creator,
                                        now)));
        return states;
    }

    /** Whether one state can say of two images, by their heads, how they are shown. */
    public static boolean isOneState(Dataset one, Display ofOne, Dataset other, Display ofOther) {
        return kind(one, ofOne).equals(kind(other, ofOther));
    }

    private static Kind kind(Dataset head, Display display) {
        boolean colour = head.integer(Tag.SamplesPerPixel).orElse(1) > 1;
        Dataset modality = FunctionalGroups.of(head).macro(0, Tag.PixelValueTransformationSequence);
        List<String> terms = new ArrayList<>();
        for (int tag : new int[] {Tag.RescaleSlope, Tag.RescaleIntercept, Tag.RescaleType}) {
            terms.add(modality.text(tag));
        }
        head.item(Tag.ModalityLUTSequence)
                .flatMap(lut -> lut.element(Tag.LUTData))
                .ifPresent(data -> terms.add(Integer.toString(Arrays.hashCode(data.bytes()))));
        Display common =
                new Display(
                        Optional.empty(),
                        display.inverse() && !colour,
                        display.rotation(),
                        display.flipped(),
                        Optional.empty(),
                        display.shutters(),
                        display.shutterGrey());
        return new Kind(colour, colour ? List.of() : terms, common);
    }

    private static Dataset state(
            Kind kind,
            SourceImages images,
            Function<String, Display> displays,
            List<Drawn> drawn,
            String label,
            PersonName creator,
            Instant now) {
        DatasetBuilder state =
                DerivedObject.of(
                        images,
                        kind.colour()
                                ? PresentationStateReader.COLOUR
                                : PresentationStateReader.GREY,
                        "PR",
                        "Presentation state",
                        now);
        DerivedObject.stamp(state, Tag.PresentationCreationDate, Tag.PresentationCreationTime, now);
        List<String> uids =
                images.all().stream().map(h -> h.requireString(Tag.SOPInstanceUID)).toList();
        Display first = displays.apply(uids.getFirst());
        state.string(Tag.Laterality, images.first().strings(Tag.Laterality).toArray(String[]::new))
                .string(Tag.ContentLabel, label)
                .string(Tag.ContentDescription)
                .personName(Tag.ContentCreatorName, creator)
                .items(Tag.ReferencedSeriesSequence, images.bySeries(uids))
                .items(Tag.DisplayedAreaSelectionSequence, areas(images, displays));
        if (kind.colour()) {
            state.bytes(Tag.ICCProfile, VR.OB, IccProfiles.standard());
        } else {
            modality(images.first(), state);
            List<Dataset> voi = voi(images, displays);
            if (!voi.isEmpty()) {
                state.items(Tag.SoftcopyVOILUTSequence, voi);
            }
            state.string(Tag.PresentationLUTShape, first.inverse() ? "INVERSE" : "IDENTITY");
        }
        if (first.rotation() != 0 || first.flipped()) {
            state.integer(Tag.ImageRotation, first.rotation())
                    .string(Tag.ImageHorizontalFlip, first.flipped() ? "Y" : "N");
        }
        shutters(first, state);
        List<Drawn> here =
                drawn.stream()
                        .filter(
                                d ->
                                        d.annotation().place() instanceof Place.OnImage on
                                                && uids.contains(on.sopInstanceUID()))
                        .toList();
        new GraphicsWriter(images).write(here, state);
        return state.build();
    }

    /** The state's transformation takes the image's place, so it is the image's own. */
    private static void modality(Dataset head, DatasetBuilder state) {
        Optional<Dataset> table = head.item(Tag.ModalityLUTSequence);
        if (table.isPresent()) {
            state.element(head.element(Tag.ModalityLUTSequence).orElseThrow());
            return;
        }
        Dataset modality = FunctionalGroups.of(head).macro(0, Tag.PixelValueTransformationSequence);
        if (modality.contains(Tag.RescaleSlope)) {
            String type = modality.string(Tag.RescaleType).orElseGet(() -> unit(head));
            state.string(Tag.RescaleIntercept, modality.text(Tag.RescaleIntercept))
                    .string(Tag.RescaleSlope, modality.text(Tag.RescaleSlope))
                    .string(Tag.RescaleType, type);
        }
    }

    private static String unit(Dataset head) {
        return head.text(Tag.Modality).equals("CT") ? "HU" : "US";
    }

    private static List<Dataset> areas(SourceImages images, Function<String, Display> displays) {
        Map<Shown, List<Dataset>> byArea = new LinkedHashMap<>();
        for (Dataset head : images.all()) {
            String uid = head.requireString(Tag.SOPInstanceUID);
            DisplayedArea area =
                    displays.apply(uid)
                            .area()
                            .orElseGet(
                                    () ->
                                            DisplayedArea.whole(
                                                    head.requireInteger(Tag.Columns),
                                                    head.requireInteger(Tag.Rows)));
            byArea.computeIfAbsent(new Shown(area, spacing(head)), k -> new ArrayList<>())
                    .add(images.reference(uid));
        }
        Turn turn = displays.apply(images.first().requireString(Tag.SOPInstanceUID)).turn();
        List<Dataset> items = new ArrayList<>();
        byArea.forEach(
                (shown, references) -> {
                    DatasetBuilder item = item(shown, turn);
                    if (byArea.size() > 1) {
                        item.items(Tag.ReferencedImageSequence, references);
                    }
                    items.add(item.build());
                });
        return items;
    }

    private static List<String> spacing(Dataset head) {
        return FunctionalGroups.of(head)
                .macro(0, Tag.PixelMeasuresSequence)
                .strings(Tag.PixelSpacing);
    }

    /** The corners are those pixels that are shown at the upper left and the lower right. */
    private static DatasetBuilder item(Shown shown, Turn turn) {
        DisplayedArea area = shown.area();
        boolean isLeft = turn.imageX(0, 0, 1, 1) == 0;
        boolean isTop = turn.imageY(0, 0, 1, 1) == 0;
        DatasetBuilder item =
                Dataset.builder(SpecificCharacterSet.UTF_8)
                        .integer(
                                Tag.DisplayedAreaTopLeftHandCorner,
                                isLeft ? area.left() : area.right(),
                                isTop ? area.top() : area.bottom())
                        .integer(
                                Tag.DisplayedAreaBottomRightHandCorner,
                                isLeft ? area.right() : area.left(),
                                isTop ? area.bottom() : area.top())
                        .string(Tag.PresentationSizeMode, area.mode().term());
        if (shown.spacing().size() == 2) {
            item.string(Tag.PresentationPixelSpacing, shown.spacing().toArray(String[]::new));
        } else {
            item.integer(Tag.PresentationPixelAspectRatio, 1, 1);
        }
        if (area.mode() == DisplayedArea.Mode.MAGNIFY) {
            item.number(Tag.PresentationPixelMagnificationRatio, area.magnification());
        }
        return item;
    }

    private static List<Dataset> voi(SourceImages images, Function<String, Display> displays) {
        Map<Voi, List<Dataset>> byVoi = new LinkedHashMap<>();
        int without = 0;
        for (Dataset head : images.all()) {
            String uid = head.requireString(Tag.SOPInstanceUID);
            Optional<Voi> voi = displays.apply(uid).voi();
            if (voi.isPresent()) {
                byVoi.computeIfAbsent(voi.get(), k -> new ArrayList<>()).add(images.reference(uid));
            } else {
                without++;
            }
        }
        boolean forAll = byVoi.size() == 1 && without == 0;
        List<Dataset> items = new ArrayList<>();
        byVoi.forEach(
                (voi, references) -> {
                    DatasetBuilder item = Dataset.builder(SpecificCharacterSet.UTF_8);
                    if (!forAll) {
                        item.items(Tag.ReferencedImageSequence, references);
                    }
                    fill(voi, item);
                    items.add(item.build());
                });
        return items;
    }

    private static void fill(Voi voi, DatasetBuilder item) {
        switch (voi) {
            case Voi.Window of -> {
                WindowLevel window = of.window();
                item.number(Tag.WindowCenter, window.center())
                        .number(Tag.WindowWidth, window.width());
                if (window.function() != VoiFunction.LINEAR) {
                    item.string(Tag.VOILUTFunction, window.function().name());
                }
            }
            case Voi.Table of -> item.items(Tag.VOILUTSequence, List.of(of.table().toItem()));
        }
    }

    private static void shutters(Display display, DatasetBuilder state) {
        if (display.shutters().isEmpty()) {
            return;
        }
        List<String> shapes = new ArrayList<>();
        for (Shutter shutter : display.shutters()) {
            switch (shutter) {
                case Shutter.Rectangular box -> {
                    shapes.add("RECTANGULAR");
                    state.integer(Tag.ShutterLeftVerticalEdge, box.left())
                            .integer(Tag.ShutterRightVerticalEdge, box.right())
                            .integer(Tag.ShutterUpperHorizontalEdge, box.upper())
                            .integer(Tag.ShutterLowerHorizontalEdge, box.lower());
                }
                case Shutter.Circular circle -> {
                    shapes.add("CIRCULAR");
                    state.integer(Tag.CenterOfCircularShutter, circle.row(), circle.column())
                            .integer(Tag.RadiusOfCircularShutter, circle.radius());
                }
                case Shutter.Polygonal polygon -> {
                    shapes.add("POLYGONAL");
                    state.integer(
                            Tag.VerticesOfThePolygonalShutter,
                            polygon.vertices().stream().mapToInt(Integer::intValue).toArray());
                }
            }
        }
        state.string(Tag.ShutterShape, shapes.toArray(String[]::new))
                .integer(Tag.ShutterPresentationValue, display.shutterGrey());
    }
}
