package org.meridian.ui.viewer.model;

import org.meridian.core.progress.Progress;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.dicom.present.Shutters;
import org.meridian.imaging.PlaneGeometry;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.workflow.ImageDescription;
import org.meridian.workflow.ImageDescription.Cine;
import org.meridian.workflow.Picture;
import org.meridian.workflow.SeriesImages;
import org.meridian.workflow.Uptake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;

/** Images of a series made up for tests; remembers what was decoded and whether it was closed. */
public final class FakeSeries implements SeriesImages {
    final List<Integer> decoded = new ArrayList<>();
    final Map<Integer, Picture> keeping = new HashMap<>();
    public boolean closed;
    public String frameOfReference = "1.2.3";
    String warning = "";
    private Optional<Uptake> uptake = Optional.empty();
    int aside;

    private final Subject subject;
    private final List<ImageDescription> descriptions;
    private final IntFunction<Picture> decoder;
    private final Optional<Volume> volume;

    FakeSeries(
            Subject subject,
            List<ImageDescription> descriptions,
            IntFunction<Picture> decoder,
            Optional<Volume> volume) {
        this.subject = subject;
        this.descriptions = descriptions;
        this.decoder = decoder;
        this.volume = volume;
    }

    /** The slices of a volume of Hounsfield units, without a window of the file. */
    public static FakeSeries of(Subject subject, Volume volume) {
        return of(subject, volume, i -> Cine.UNTOLD);
    }

    /** Those of a file that wants them shown at a pace. */
    public static FakeSeries of(Subject subject, Volume volume, IntFunction<Cine> cine) {
        return of(subject, volume, cine, "HU");
    }

    /** Those of a PET. */
    public static FakeSeries of(Subject subject, Volume volume, Uptake uptake) {
        FakeSeries pet = of(subject, volume, i -> Cine.UNTOLD, uptake.kind().label());
        pet.uptake = Optional.of(uptake);
        return pet;
    }

    private static FakeSeries of(
            Subject subject, Volume volume, IntFunction<Cine> cine, String unit) {
        List<ImageDescription> descriptions = new ArrayList<>();
        VolumeGeometry geometry = volume.geometry();
        for (int i = 0; i < geometry.slices(); i++) {
            descriptions.add(
                    new ImageDescription(
                            "1." + i,
                            i + 1,
                            1,
                            geometry.columns(),
                            geometry.rows(),
                            Optional.of(geometry.plane(i)),
                            Optional.empty(),
                            OptionalDouble.of(geometry.sliceSpacing()),
                            List.of(),
                            unit,
                            false,
                            ImageDescription.Projection.NONE,
                            cine.apply(i),
                            Shutters.NONE,
                            Set.of()));
        }
        return new FakeSeries(
                subject,
                descriptions,
                i -> new Picture.Grey(volume.image(i), false),
                Optional.of(volume));
    }

    /** Slices and after them one across them, which is set aside. */
    static FakeSeries withLocaliser(Subject subject, Volume volume, PlaneGeometry localiser) {
        FakeSeries stack = of(subject, volume);
        List<ImageDescription> descriptions = new ArrayList<>(stack.descriptions);
        ImageDescription slice = descriptions.getFirst();
        descriptions.add(
                new ImageDescription(
                        "2.1",
                        1,
                        1,
                        slice.columns(),
                        slice.rows(),
                        Optional.of(localiser),
                        Optional.empty(),
                        slice.sliceThickness(),
                        slice.windows(),
                        slice.unit(),
                        slice.lossy(),
                        slice.projection(),
                        slice.cine(),
                        slice.shutters(),
                        slice.faults()));
        FakeSeries all =
                new FakeSeries(
                        subject,
                        descriptions,
                        i -> stack.decoder.apply(Math.min(i, stack.size() - 1)),
                        stack.volume);
        all.aside = 1;
        return all;
    }

    /** One picture whose place in the patient is not known. */
    public static FakeSeries single(
            Subject subject, Picture picture, ImageDescription description) {
        return new FakeSeries(subject, List.of(description), i -> picture, Optional.empty());
    }

    /** Decodes everything anew from now on. */
    public void forget() {
        keeping.clear();
    }

    @Override
    public Patient patient() {
        return subject.patient();
    }

    @Override
    public Study study() {
        return subject.study().orElseThrow();
    }

    @Override
    public Series series() {
        return subject.series().orElseThrow();
    }

    @Override
    public String frameOfReferenceUID() {
        return frameOfReference;
    }

    @Override
    public int size() {
        return descriptions.size();
    }

    @Override
    public int aside() {
        return aside;
    }

    @Override
    public ImageDescription describe(int index) {
        return descriptions.get(index);
    }

    @Override
    public Optional<Uptake> uptake() {
        return uptake;
    }

    @Override
    public synchronized Picture image(int index) {
        decoded.add(index);
        Picture picture = decoder.apply(index);
        keeping.put(index, picture);
        return picture;
    }

    @Override
    public synchronized Optional<Picture> kept(int index) {
        return Optional.ofNullable(keeping.get(index));
    }

    @Override
    public List<String> warnings(Locale locale) {
        return warning.isEmpty() ? List.of() : List.of(warning);
    }

    @Override
    public Optional<VolumeGeometry> volumeGeometry() {
        return volume.map(Volume::geometry);
    }

    @Override
    public Volume volume(Progress progress) {
        return volume.orElseThrow();
    }

    @Override
    public void close() {
        closed = true;
    }
}
