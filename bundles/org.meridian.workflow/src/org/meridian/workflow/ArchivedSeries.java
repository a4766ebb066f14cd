package org.meridian.workflow;

import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Patient;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.text.Texts;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.geometry.GeometryProblem;
import org.meridian.dicom.geometry.SeriesGeometry;
import org.meridian.dicom.geometry.SlicePlane;
import org.meridian.dicom.pixel.ValueTransforms;
import org.meridian.imaging.Rescale;
import org.meridian.imaging.Volume;
import org.meridian.imaging.VolumeGeometry;
import org.meridian.workflow.ImageDescription.PixelSpacing;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** A stored series: headers are read when it is opened, pictures when they are asked for. */
final class ArchivedSeries implements SeriesImages {
    private static final long MEGABYTE = 1L << 20;

    /** Modalities whose images are slices and say where they lie. */
    private static final Set<String> SLICED = Set.of("CT", "MR", "PT");

    /** A frame and the stored file it is in; the frame counts from 0. */
    private record Source(Instance instance, int frame, ImageDescription description) {}

    private final Patient patient;
    private final Study study;
    private final Series series;
    private final List<Source> sources;
    private final SeriesGeometry geometry;
    private final Function<Instance, ByteSource> files;
    private final PictureCache cache;

    private ArchivedSeries(
            Patient patient,
            Study study,
            Series series,
            List<Source> sources,
            SeriesGeometry geometry,
            Function<Instance, ByteSource> files,
            PictureCache cache) {
        this.patient = patient;
        this.study = study;
        this.series = series;
        this.sources = sources;
        this.geometry = geometry;
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
        Map<String, Instance> byUID = new HashMap<>();
        Map<String, DicomFile> headers = new HashMap<>();
        List<Dataset> datasets = new ArrayList<>();
        for (Instance instance : instances) {
            progress.checkCancelled();
            DicomFile header = header(files, instance);
            byUID.put(instance.sopInstanceUID(), instance);
            headers.put(instance.sopInstanceUID(), header);
            datasets.add(header.dataset());
            progress.worked(1);
        }
        SeriesGeometry geometry = SeriesGeometry.of(datasets);
        List<Source> sources = new ArrayList<>();
        for (SlicePlane slice : geometry.slices()) {
            Instance instance = byUID.get(slice.sopInstanceUID());
            DicomFile header = headers.get(slice.sopInstanceUID());
            if (instance != null && header != null) {
                sources.add(new Source(instance, slice.frame(), describe(instance, header, slice)));
            }
        }
        return new ArchivedSeries(patient, study, series, sources, geometry, files, cache);
    }

    private static DicomFile header(Function<Instance, ByteSource> files, Instance instance) {
        try (ByteSource source = files.apply(instance)) {
            return DicomReader.readHeader(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageDescription describe(
            Instance instance, DicomFile header, SlicePlane slice) {
        Dataset data = header.dataset();
        ValueTransforms transforms = ValueTransforms.of(header, slice.frame());
        boolean hounsfield =
                transforms.rescaleType().equals("HU")
                        || transforms.rescaleType().isEmpty()
                                && data.text(Tag.Modality).equals("CT");
        return new ImageDescription(
                instance.sopInstanceUID(),
                instance.instanceNumber(),
                slice.frame() + 1,
                slice.columns(),
                slice.rows(),
                slice.plane(),
                slice.plane().isPresent() ? Optional.empty() : spacing(data),
                slice.sliceThickness(),
                transforms.windows().stream().map(ValueTransforms.Window::window).toList(),
                hounsfield ? "HU" : "",
                transforms.lossy());
    }

    /** Of projection images: at the patient where the file says so, else at the detector. */
    private static Optional<PixelSpacing> spacing(Dataset data) {
        for (int tag : new int[] {Tag.PixelSpacing, Tag.ImagerPixelSpacing}) {
            double[] values = data.numbers(tag);
            if (values.length == 2 && values[0] > 0 && values[1] > 0) {
                return Optional.of(new PixelSpacing(values[0], values[1]));
            }
        }
        return Optional.empty();
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
    public int size() {
        return sources.size();
    }

    @Override
    public ImageDescription describe(int index) {
        return sources.get(index).description();
    }

    @Override
    public Picture image(int index) {
        PictureCache.Key key = new PictureCache.Key(this, index);
        Optional<Picture> kept = cache.find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        Picture picture = decode(index);
        cache.keep(key, picture);
        return picture;
    }

    private Picture decode(int index) {
        Source source = sources.get(index);
        try (ByteSource file = files.apply(source.instance())) {
            return Pictures.decode(DicomReader.read(file), source.frame());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Picture> kept(int index) {
        return cache.find(new PictureCache.Key(this, index));
    }

    @Override
    public List<String> warnings(Locale locale) {
        return geometry.problems().stream()
                .filter(p -> !ordinary(p))
                .map(p -> p.text(locale))
                .toList();
    }

    /** One slice is no fault of a series, nor is a projection without a place in the patient. */
    private boolean ordinary(GeometryProblem problem) {
        return problem == GeometryProblem.SINGLE_SLICE
                || problem == GeometryProblem.MISSING_GEOMETRY
                        && !SLICED.contains(series.modality());
    }

    @Override
    public Optional<VolumeGeometry> volumeGeometry() {
        return geometry.volume();
    }

    @Override
    public Volume volume(Progress progress) {
        VolumeGeometry grid =
                geometry.volume()
                        .orElseThrow(
                                () ->
                                        new MeridianException(
                                                WorkflowError.NO_VOLUME, String.join(" ", why())));
        requireMemory(2 * grid.voxels());
        progress.begin(Texts.of(ArchivedSeries.class).get("progress.decoding"), size());
        short[][] slices = new short[size()][];
        Rescale[] rescales = new Rescale[size()];
        IntStream.range(0, size())
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
        Rescale rescale = rescales[0];
        return new Volume(grid, List.of(slices), rescale, outside(rescale));
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

    /** A clear word instead of an OutOfMemoryError. */
    private static void requireMemory(long bytes) {
        Runtime vm = Runtime.getRuntime();
        long free = vm.maxMemory() - vm.totalMemory() + vm.freeMemory();
        if (bytes > free) {
            throw new MeridianException(WorkflowError.NO_MEMORY, bytes / MEGABYTE, free / MEGABYTE);
        }
    }

    @Override
    public void close() {
        cache.drop(this);
    }
}
