package org.meridian.workflow;

import org.meridian.dicom.DicomFile;
import org.meridian.dicom.Tag;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.dicom.present.Display;
import org.meridian.dicom.present.DisplayedArea;
import org.meridian.dicom.present.Shutters;
import org.meridian.dicom.present.Voi;

import java.util.Optional;

/** What a state that is written says of each image. Immutable. */
final class StateDisplays {
    private final Optional<ScreenLook> look;
    private final Optional<DicomFile> seen;

    /** What is seen, in the values of its file. */
    private final Optional<Voi> window;

    private StateDisplays(Optional<ScreenLook> look, Optional<DicomFile> seen) {
        this.look = look;
        this.seen = seen;
        window = look.flatMap(l -> seen.flatMap(s -> window(l, s)));
    }

    /** Each as its file wants it. */
    static StateDisplays asTheyCame() {
        return new StateDisplays(Optional.empty(), Optional.empty());
    }

    /**
     * As on a screen.
     *
     * @param seen the head of the image that is seen
     */
    static StateDisplays of(ScreenLook look, DicomFile seen) {
        return new StateDisplays(Optional.of(look), Optional.of(seen));
    }

    Display of(DicomFile file) {
        return look.isPresent() && seen.isPresent()
                ? of(file, look.get(), seen.get())
                : ofFile(file);
    }

    private static Optional<Voi> window(ScreenLook look, DicomFile seen) {
        Optional<Voi> voi = look.display().voi();
        if (look.uptake().isPresent() && voi.orElse(null) instanceof Voi.Window of) {
            double factor = ModalityValues.of(seen, 0).factor(look.uptake().get());
            return Optional.of(new Voi.Window(of.window().scaled(1 / factor)));
        }
        return voi;
    }

    private Display of(DicomFile file, ScreenLook look, DicomFile seen) {
        Display display = look.display();
        boolean isSeen = file == seen;
        Display own = ofFile(file);
        Shutters ofSeen = shutters(seen);
        boolean ownShutters =
                ofSeen.shapes().equals(display.shutters())
                        && ofSeen.value() == display.shutterGrey();
        Optional<DisplayedArea> area = display.area().filter(a -> isSameSize(file, seen));
        return new Display(
                isSeen || look.windowForAll() ? window : own.voi(),
                display.inverse(),
                display.rotation(),
                display.flipped(),
                area,
                ownShutters ? own.shutters() : display.shutters(),
                ownShutters ? own.shutterGrey() : display.shutterGrey());
    }

    private static boolean isSameSize(DicomFile one, DicomFile other) {
        return size(one, Tag.Rows) == size(other, Tag.Rows)
                && size(one, Tag.Columns) == size(other, Tag.Columns);
    }

    private static int size(DicomFile file, int tag) {
        return file.dataset().integer(tag).orElse(0);
    }

    private static Display ofFile(DicomFile file) {
        Shutters shutters = shutters(file);
        boolean colour = file.dataset().integer(Tag.SamplesPerPixel).orElse(1) > 1;
        boolean inverse = file.dataset().text(Tag.PhotometricInterpretation).equals("MONOCHROME1");
        return new Display(
                colour ? Optional.empty() : voi(ValueTransforms.of(file, 0)),
                inverse,
                0,
                false,
                Optional.empty(),
                shutters.shapes(),
                shutters.value());
    }

    private static Shutters shutters(DicomFile file) {
        return Shutters.of(file.dataset(), 0);
    }

    private static Optional<Voi> voi(ValueTransforms values) {
        return values.windows().stream()
                .findFirst()
                .<Voi>map(w -> new Voi.Window(w.window()))
                .or(() -> values.voiLuts().stream().findFirst().map(Voi.Table::new));
    }
}
