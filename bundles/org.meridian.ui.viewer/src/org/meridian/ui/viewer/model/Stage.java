package org.meridian.ui.viewer.model;

import org.eclipse.jdt.annotation.Nullable;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Turn;
import org.meridian.imaging.UptakeKind;
import org.meridian.imaging.Vec3;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.imaging.measure.Point;
import org.meridian.imaging.raycast.TransferFunction;
import org.meridian.ui.viewer.model.ViewerModel.Status;
import org.meridian.workflow.Glimpse;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.PixelSpacing;
import org.meridian.workflow.Picture;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.UptakeImages;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which slice of which series is shown, and what is on its way. A generation counts the subjects:
 * whatever comes for an earlier one is thrown away. Used on the model's thread.
 */
final class Stage {
    private final PictureSource pictures;
    private final VolumeSource volumes;
    private final Consumer<SeriesImages> giveBack;
    private final Viewport viewport;
    private final Runnable changed;
    private final OutsideView outside;
    private final CurveView curve = new CurveView(this::refresh);

    private long generation;
    private Optional<Subject> subject = Optional.empty();
    private Optional<SeriesImages> images = Optional.empty();
    private Optional<Volume> volume = Optional.empty();
    private Optional<Displayed> displayed = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private Plane plane = Plane.STACK;
    private PlaneTriad triad = PlaneTriad.UPRIGHT;
    private SlabChoice slab = SlabChoice.THIN;
    private @Nullable Slices slices;
    private int index;

    /**
     * @param functions those of looks from outside as they are kept at the moment
     * @param giveBack takes images that are no longer needed
     * @param viewport takes the shape of what is shown
     * @param changed is called when something else is shown
     */
    Stage(
            PictureSource pictures,
            VolumeSource volumes,
            OutsideSource outsides,
            Function<OutsidePreset, Optional<TransferFunction>> functions,
            Consumer<SeriesImages> giveBack,
            Viewport viewport,
            Runnable changed) {
        outside = new OutsideView(outsides, functions, viewport, this::refresh);
        this.pictures = pictures;
        this.volumes = volumes;
        this.giveBack = giveBack;
        this.viewport = viewport;
        this.changed = changed;
    }

    long expect(Optional<Subject> wanted) {
        generation++;
        pictures.nothing();
        images.ifPresent(giveBack);
        subject = wanted;
        images = Optional.empty();
        volume = Optional.empty();
        displayed = Optional.empty();
        failure = Optional.empty();
        plane = Plane.STACK;
        triad = PlaneTriad.UPRIGHT;
        outside.clear();
        curve.clear();
        slab = SlabChoice.THIN;
        slices = null;
        index = 0;
        viewport.fit();
        changed.run();
        return generation;
    }

    /** Shows the first picture of a series that is still being opened. */
    void glimpsed(long wish, Glimpse glimpse) {
        if (wish == generation && images.isEmpty()) {
            ImageDescription description = glimpse.description();
            Slices one = new OneSlice(description.plane());
            slices = one;
            show(description, new Content.Taken(glimpse.picture()), one);
            changed.run();
        }
    }

    /** Whether the images are those of the newest wish and were taken; else they are closed. */
    boolean opened(long wish, SeriesImages opened) {
        if (wish != generation) {
            giveBack.accept(opened);
            return false;
        }
        if (!isExpected(opened)) {
            giveBack.accept(opened);
            throw new IllegalStateException("images of another subject");
        }
        images = Optional.of(opened);
        StackSlices stack = new StackSlices(opened);
        slices = stack;
        index =
                displayed
                        .map(d -> opened.indexOf(d.description()).orElse(stack.start()))
                        .orElse(stack.start());
        refresh();
        return true;
    }

    private boolean isExpected(SeriesImages opened) {
        return subject.filter(s -> s.patient().key().equals(opened.patient().key()))
                .flatMap(Subject::series)
                .filter(s -> s.seriesInstanceUID().equals(opened.series().seriesInstanceUID()))
                .isPresent();
    }

    void openFailed(long wish, RuntimeException reason) {
        if (wish == generation) {
            failure = Optional.of(reason);
            changed.run();
        }
    }

    Optional<Subject> subject() {
        return subject;
    }

    Optional<SeriesImages> images() {
        return images;
    }

    Optional<Displayed> displayed() {
        return displayed;
    }

    Optional<RuntimeException> failure() {
        return failure;
    }

    Plane plane() {
        return plane;
    }

    /** Empty while nothing is open. */
    Optional<Slices> slices() {
        return Optional.ofNullable(slices);
    }

    /** Half the way from one slice to the next, in millimetres; 0 when unknown. */
    double halfStep() {
        return slices().map(Slices::halfStep).orElse(0.0);
    }

    int size() {
        return slices().map(Slices::size).orElse(0);
    }

    int index() {
        return index;
    }

    Status status() {
        if (subject.flatMap(Subject::series).isEmpty()) {
            return Status.NO_SERIES;
        }
        if (failure.isPresent()) {
            return Status.FAILED;
        }
        if (images.isEmpty()) {
            return displayed.isPresent() ? Status.SHOWN : Status.OPENING;
        }
        if (size() == 0) {
            return Status.NO_PICTURES;
        }
        if (displayed.isPresent()) {
            return Status.SHOWN;
        }
        if (plane == Plane.CURVED && volume.isPresent()) {
            return Status.NO_PATH;
        }
        return plane == Plane.STACK ? Status.DECODING : Status.GATHERING_VOLUME;
    }

    /**
     * Shows uptake of a kind, where the images tell it.
     *
     * @return how many times as great all values become
     */
    double bring(UptakeKind wanted) {
        if (images.isEmpty()) {
            return 1;
        }
        SeriesImages before = images.get();
        SeriesImages now = UptakeImages.of(before, wanted);
        double factor = UptakeImages.factor(now) / UptakeImages.factor(before);
        images = Optional.of(now);
        volume = volume.map(v -> v.scaled(factor));
        displayed = Optional.empty();
        refresh();
        return factor;
    }

    boolean canCut() {
        return images.flatMap(SeriesImages::volumeGeometry).isPresent();
    }

    /**
     * Changes the plane, if the series has such a one.
     *
     * @param target where to go; the middle of the displayed slice when empty
     */
    void setPlane(Plane wanted, Optional<Vec3> target) {
        if (wanted == plane || images.isEmpty() || (wanted != Plane.STACK && !canCut())) {
            return;
        }
        Optional<Vec3> place =
                target.or(() -> displayed.flatMap(Displayed::geometry).map(Stage::middle));
        SeriesImages open = images.get();
        Slices cuts =
                wanted == Plane.STACK
                        ? new StackSlices(open)
                        : cuts(open.volumeGeometry().orElseThrow(), wanted, place);
        plane = wanted;
        slices = cuts;
        if (wanted == Plane.OUTSIDE) {
            // a mirrored volume would be another patient
            viewport.turn(Turn.NONE);
        }
        displayed = Optional.empty();
        failure = Optional.empty();
        index = place.flatMap(cuts::nearest).orElse(cuts.size() / 2);
        viewport.fit();
        refresh();
    }

    private Slices cuts(VolumeGeometry volume, Plane wanted, Optional<Vec3> place) {
        if (!wanted.cuts()) {
            return new OneSlice(Optional.empty());
        }
        return triad.equals(PlaneTriad.UPRIGHT) || place.isEmpty()
                ? new MprSlices(volume, triad.of(wanted))
                : new MprSlices(volume, triad.of(wanted), place.get());
    }

    /** The volume as it is seen from outside. */
    OutsideView outside() {
        return outside;
    }

    /** The volume as it is straightened along a path. */
    CurveView curve() {
        return curve;
    }

    PlaneTriad triad() {
        return triad;
    }

    /**
     * Turns the planes of the volume; what is shown of a place stays where it is on the screen.
     *
     * @param through a position that the shown plane goes through
     */
    void setTriad(PlaneTriad wanted, Vec3 through) {
        triad = wanted;
        Optional<PlaneGeometry> before = slices().flatMap(s -> s.plane(index));
        if (!plane.cuts() || before.isEmpty() || images.isEmpty()) {
            return;
        }
        Slices cuts =
                cuts(images.get().volumeGeometry().orElseThrow(), plane, Optional.of(through));
        slices = cuts;
        index = cuts.nearest(through).orElse(cuts.size() / 2);
        cuts.plane(index)
                .ifPresent(
                        g ->
                                viewport.replace(
                                        g.columns(),
                                        g.rows(),
                                        pixel(before.get(), through),
                                        pixel(g, through)));
        refresh();
    }

    private static Point pixel(PlaneGeometry plane, Vec3 position) {
        Vec3 pixel = plane.toPixel(position);
        return new Point(pixel.x(), pixel.y());
    }

    /** Not thicker than the volume is across the planes that are shown. */
    SlabChoice slab() {
        return plane.cuts() ? slab.within(extent()) : slab;
    }

    /** From the first slice to the last, in millimetres. */
    double extent() {
        return 2 * halfStep() * Math.max(0, size() - 1);
    }

    void setSlab(SlabChoice wanted) {
        slab = wanted;
        refresh();
    }

    private static Vec3 middle(PlaneGeometry plane) {
        return plane.toPatient((plane.columns() - 1) / 2.0, (plane.rows() - 1) / 2.0);
    }

    void goTo(int wanted) {
        int allowed = Math.max(0, Math.min(wanted, size() - 1));
        if (allowed != index) {
            index = allowed;
            refresh();
        }
    }

    private void refresh() {
        Slices now = slices;
        if (now != null && now.size() > 0) {
            images.ifPresent(open -> refresh(open, now));
        }
        changed.run();
    }

    private void refresh(SeriesImages open, Slices now) {
        long mine = generation;
        if (plane == Plane.STACK) {
            open.kept(index).ifPresent(p -> show(open.describe(index), new Content.Taken(p), now));
            pictures.want(UptakeImages.base(open), index, new Arrival(mine));
        } else if (volume.isPresent()) {
            ImageDescription middle = open.describe(open.size() / 2);
            Optional<Content> content =
                    switch (plane) {
                        case OUTSIDE -> Optional.of(outside.content(volume.get(), middle.unit()));
                        case CURVED -> curve.content(volume.get());
                        default ->
                                Optional.of(
                                        new Content.Cut(volume.get(), slab(), 2 * now.halfStep()));
                    };
            displayed = Optional.empty();
            content.ifPresent(c -> show(middle, c, now));
        } else {
            volumes.gather(
                    UptakeImages.base(open), v -> gathered(mine, v), () -> notGathered(mine));
        }
    }

    private void show(ImageDescription description, Content content, Slices now) {
        Displayed shown = new Displayed(plane, index, description, content, now.plane(index));
        displayed = Optional.of(shown);
        failure = Optional.empty();
        PixelSpacing spacing = shown.spacing().orElse(new PixelSpacing(1, 1));
        viewport.image(shown.columns(), shown.rows(), spacing);
    }

    private void gathered(long mine, Volume gathered) {
        if (mine == generation) {
            volume = Optional.of(gathered.scaled(factor()));
            if (plane != Plane.STACK) {
                refresh();
            }
        }
    }

    /** From values as they were opened to those that are shown. */
    private double factor() {
        return UptakeImages.factor(images.orElseThrow());
    }

    private void notGathered(long mine) {
        if (mine == generation && plane != Plane.STACK && volume.isEmpty()) {
            setPlane(Plane.STACK, Optional.empty());
        }
    }

    /** Takes a decoded picture if it is still the wanted one. */
    private final class Arrival implements PictureSource.Receiver {
        private final long mine;

        Arrival(long mine) {
            this.mine = mine;
        }

        private boolean isWanted(int arrived) {
            return mine == generation && plane == Plane.STACK && arrived == index;
        }

        /** What was kept is on the screen already. */
        private boolean isShown(Picture picture) {
            return displayed
                    .filter(d -> d.index() == index)
                    .filter(d -> d.content().equals(new Content.Taken(picture)))
                    .isPresent();
        }

        @Override
        public void arrived(int arrived, Picture decoded) {
            Slices now = slices;
            if (isWanted(arrived) && now != null) {
                Picture picture = decoded.scaled(factor());
                if (!isShown(picture)) {
                    ImageDescription description = images.orElseThrow().describe(arrived);
                    show(description, new Content.Taken(picture), now);
                    changed.run();
                }
            }
        }

        @Override
        public void failed(int arrived, RuntimeException reason) {
            if (isWanted(arrived)) {
                displayed = Optional.empty();
                failure = Optional.of(reason);
                changed.run();
            }
        }
    }
}
