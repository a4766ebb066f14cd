package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.geometry.GeometryProblem;
import org.meridian.dicom.geometry.SeriesGeometry;
import org.meridian.dicom.geometry.SlicePlane;
import org.meridian.dicom.pixel.UptakeProblem;
import org.meridian.dicom.present.FrameTimes;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A stored series: headers are read when it is opened, pictures when they are asked for. */
final class ArchivedSeries implements SeriesImages {
    private static final long MEGABYTE = 1L << 20;

    private static final String PET = "PT";

    /** Modalities whose images are slices and say where they lie. */
    static final Set<String> SLICED = Set.of("CT", "MR", PET);

    private final Patient patient;
    private final Study study;
    private final Series series;
    private final List<PictureSource> sources;
    private final SeriesGeometry geometry;
    private final Optional<VolumeGeometry> grid;
    private final Optional<Uptake> uptake;
    private final Optional<UptakeProblem> noUptake;
    private final Function<Instance, ByteSource> files;
    private final PictureCache cache;
    private volatile boolean closed;

    private ArchivedSeries(
            Patient patient,
            Study study,
            Series series,
            List<PictureSource> sources,
            SeriesGeometry geometry,
            Optional<UptakeProblem> noUptake,
            Function<Instance, ByteSource> files,
            PictureCache cache) {
        this.patient = patient;
        this.study = study;
        this.series = series;
        this.sources = sources;
        this.geometry = geometry;
        this.grid = grid(geometry);
        this.uptake = Uptake.common(sources.stream().map(PictureSource::uptake).toList());
        this.noUptake = noUptake;
        this.files = files;
        this.cache = cache;
    }

    /** Reads the headers of all instances, which have pixels. */
    static ArchivedSeries open(
            Patient patient,
            Study study,
            Series series,
            List<Instance> instances,
            Function<Instance, ByteSource> files,
            PictureCache cache,
            Progress progress) {
        progress.begin(Texts.of(ArchivedSeries.class).get("progress.opening"), instances.size());
        List<DicomFile> read =
                instances.parallelStream()
                        .map(
                                instance -> {
                                    progress.checkCancelled();
                                    DicomFile header =
                                            StoredFiles.read(
                                                    files.apply(instance), DicomReader::readHeader);
                                    progress.worked(1);
                                    return header;
                                })
                        .toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < instances.size(); i++) {
            places.put(instances.get(i).sopInstanceUID(), i);
        }
        SeriesGeometry geometry = SeriesGeometry.of(read.stream().map(DicomFile::dataset).toList());
        List<FrameTimes> times = read.stream().map(f -> FrameTimes.of(f.dataset())).toList();
        List<PictureSource> sources = new ArrayList<>();
        for (SlicePlane slice : inOrder(geometry)) {
            Integer place = places.get(slice.sopInstanceUID());
            if (place != null) {
                sources.add(
                        PictureSource.of(
                                instances.get(place), read.get(place), slice, times.get(place)));
            }
        }
        requirePictures(sources, cache);
        Optional<UptakeProblem> noUptake =
                series.modality().equals(PET)
                        ? ModalityValues.of(read.getFirst(), 0).problem()
                        : Optional.empty();
        return new ArchivedSeries(
                patient, study, series, sources, geometry, noUptake, files, cache);
    }

    /** The slices of the volume first, then what is set aside. */
    private static List<SlicePlane> inOrder(SeriesGeometry geometry) {
        return Stream.concat(geometry.slices().stream(), geometry.aside().stream()).toList();
    }

    /** A clear word before anything is decoded instead of an OutOfMemoryError. */
    private static void requirePictures(List<PictureSource> sources, PictureCache cache) {
        long largest = sources.stream().mapToLong(s -> bytes(s.description())).max().orElse(0);
        if (largest > cache.bound()) {
            throw noMemory(largest, cache);
        }
    }

    private static MeridianException noMemory(long bytes, PictureCache cache) {
        return new MeridianException(
                WorkflowError.NO_MEMORY, bytes / MEGABYTE, cache.bound() / MEGABYTE);
    }

    private static long bytes(ImageDescription picture) {
        return 2L * picture.columns() * picture.rows();
    }

    /** Keeps a picture that was decoded before the series was opened. */
    void take(Glimpse glimpse) {
        indexOf(glimpse.description())
                .ifPresent(i -> cache.keep(new PictureCache.Key(this, i), glimpse.picture()));
    }

    @Override
    public Patient patient() {
        return patient;
    }

    @Override
    public Study study() {
        return study;
    }

    @Override
    public Series series() {
        return series;
    }

    @Override
    public String frameOfReferenceUID() {
        List<String> all =
                inOrder(geometry).stream().map(SlicePlane::frameOfReferenceUID).distinct().toList();
        return all.size() == 1 ? all.getFirst() : "";
    }

    @Override
    public int size() {
        return sources.size();
    }

    @Override
    public int aside() {
        return geometry.aside().size();
    }

    @Override
    public ImageDescription describe(int index) {
        return sources.get(index).description();
    }

    @Override
    public ImageScale scale(int index) {
        return sources.get(index).scale();
    }

    @Override
    public Optional<Uptake> uptake() {
        return uptake;
    }

    @Override
    public Picture image(int index) {
        PictureCache.Key key = new PictureCache.Key(this, index);
        Optional<Picture> kept = cache.find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        // one thread decodes a picture, others that want it too wait for it
        synchronized (sources.get(index)) {
            Optional<Picture> decoded = cache.find(key);
            if (decoded.isPresent()) {
                return decoded.get();
            }
            Picture picture = decode(index);
            cache.keep(key, picture);
            if (closed) {
                cache.drop(this);
            }
            return picture;
        }
    }

    private Picture decode(int index) {
        PictureSource source = sources.get(index);
        return StoredFiles.read(
                files.apply(source.instance()),
                file -> Pictures.decode(DicomReader.read(file), source.frame()));
    }

    @Override
    public Optional<Picture> kept(int index) {
        return cache.find(new PictureCache.Key(this, index));
    }

    @Override
    public boolean isKept(int index) {
        return cache.contains(new PictureCache.Key(this, index));
    }

    @Override
    public List<String> warnings(Locale locale) {
        List<String> sentences = new ArrayList<>();
        geometry.problems().stream()
                .filter(p -> !ordinary(p))
                .forEach(p -> sentences.add(p.text(locale)));
        sentences.addAll(geometry.asideTexts(locale));
        grid.filter(g -> !fits(g)).ifPresent(g -> sentences.add(tooLarge(g, locale)));
        noUptake.ifPresent(p -> sentences.add(p.text(locale)));
        return sentences;
    }

    private String tooLarge(VolumeGeometry grid, Locale locale) {
        return Texts.of(ArchivedSeries.class, locale)
                .get("volume.tooLarge", gathered(grid) / MEGABYTE, cache.bound() / MEGABYTE);
    }

    /**
     * The grid of a sound volume, slanted where the gantry was tilted; slices that are scaled each
     * by its own factor, as those of PET, are one volume all the same.
     */
    private static Optional<VolumeGeometry> grid(SeriesGeometry geometry) {
        if (geometry.problems().equals(Set.of(GeometryProblem.MIXED_RESCALE))) {
            return SeriesGeometry.ofSlices(
                            geometry.slices().stream().map(ArchivedSeries::unscaled).toList())
                    .volume();
        }
        return geometry.volume().or(geometry::tilted);
    }

    private static SlicePlane unscaled(SlicePlane slice) {
        return new SlicePlane(
                slice.sopInstanceUID(),
                slice.frame(),
                slice.rows(),
                slice.columns(),
                slice.plane(),
                slice.sliceThickness(),
                slice.frameOfReferenceUID(),
                1,
                0);
    }

    private static long bytes(VolumeGeometry grid) {
        return 2 * grid.voxels();
    }

    /** What the series takes once it is gathered: what is set aside is kept beside the volume. */
    private long gathered(VolumeGeometry grid) {
        return bytes(grid)
                + sources.subList(size() - aside(), size()).stream()
                        .mapToLong(s -> bytes(s.description()))
                        .sum();
    }

    private boolean fits(VolumeGeometry grid) {
        return gathered(grid) <= cache.bound();
    }

    /** Whether its volume has evenly spaced slices of one geometry, without a tilt. */
    boolean isRegular() {
        return grid.isPresent() && geometry.tilted().isEmpty();
    }

    /** One slice is no fault of a series, nor is a projection without a place in the patient. */
    private boolean ordinary(GeometryProblem problem) {
        return problem == GeometryProblem.SINGLE_SLICE
                || problem == GeometryProblem.MIXED_RESCALE && grid.isPresent()
                || problem == GeometryProblem.MISSING_GEOMETRY
                        && !SLICED.contains(series.modality());
    }

    @Override
    public Optional<VolumeGeometry> volumeGeometry() {
        return grid.filter(this::fits);
    }

    @Override
    public Volume volume(Progress progress) {
        VolumeGeometry wanted =
                grid.orElseThrow(
                        () ->
                                new MeridianException(
                                        WorkflowError.NO_VOLUME, String.join(" ", why())));
        if (!cache.reserve(this, gathered(wanted))) {
            throw noMemory(gathered(wanted), cache);
        }
        boolean gathered = false;
        try {
            Volume volume = gather(wanted, progress);
            gathered = true;
            return volume;
        } finally {
            if (!gathered) {
                cache.release(this);
            }
        }
    }

    private Volume gather(VolumeGeometry wanted, Progress progress) {
        int count = wanted.slices();
        progress.begin(Texts.of(ArchivedSeries.class).get("progress.decoding"), count);
        short[][] slices = new short[count][];
        Rescale[] rescales = new Rescale[count];
        IntStream.range(0, count)
                .parallel()
                .forEach(
                        i -> {
                            if (progress.cancelled()) {
                                return;
                            }
                            if (!(image(i) instanceof Picture.Grey grey)) {
                                throw new MeridianException(WorkflowError.NO_IMAGES);
                            }
                            slices[i] = grey.image().values();
                            rescales[i] = grey.image().rescale();
                            progress.worked(1);
                        });
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        Rescale rescale = Rescale.common(List.of(rescales));
        for (int i = 0; i < slices.length; i++) {
            slices[i] = rescales[i].converted(slices[i], rescale);
        }
        return new Volume(wanted, List.of(slices), rescale, outside(rescale));
    }

    private List<String> why() {
        return geometry.problems().stream().map(p -> p.text(Locale.getDefault())).toList();
    }

    /** The stored value of air, or the lowest one where the scale has no air. */
    private static short outside(Rescale rescale) {
        double air = (-1024 - rescale.intercept()) / rescale.slope();
        double least = rescale.signed() ? Short.MIN_VALUE : 0;
        return (short) Math.max(least, air);
    }

    @Override
    public void close() {
        closed = true;
        cache.drop(this);
    }
}
