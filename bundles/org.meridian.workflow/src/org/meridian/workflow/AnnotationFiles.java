package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.io.ByteSource;
import org.meridian.core.io.ByteSources;
import org.meridian.core.record.Instance;
import org.meridian.core.record.PersonName;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.derived.Drawn;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.derived.SourceImages;
import org.meridian.dicom.present.PresentationStateReader;
import org.meridian.dicom.present.PresentationStateWriter;
import org.meridian.dicom.sr.MeasurementReport;
import org.meridian.dicom.sr.ReportedAnnotations;
import org.meridian.imaging.UptakeKind;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Annotations as files that other programs read, and back: a presentation state or a measurement
 * report. Safe for all threads.
 */
public final class AnnotationFiles {
    private static final String LABEL = "MERIDIAN";
    private static final double SINGLE_PRECISION = 1e-6;

    private final Actor actor;
    private final Archive archive;
    private final Annotations annotations;
    private final DrawnValues values;
    private final Clock clock;

    AnnotationFiles(
            Actor actor,
            Archive archive,
            Annotations annotations,
            DrawnValues values,
            Clock clock) {
        this.actor = actor;
        this.archive = archive;
        this.annotations = annotations;
        this.values = values;
        this.clock = clock;
    }

    /** What is written. */
    public enum Form {
        /** Softcopy Presentation State: drawings on images with their display. */
        GSPS,
        /** Measurement report (PS3.16 TID 1500): values with their drawings. */
        SR
    }

    /**
     * What was written.
     *
     * @param files more than one where images have several modality transformations, as one state
     *     has one
     * @param leftOut annotations that the form cannot hold: those in the patient, of a state
     */
    public record Written(List<Path> files, int annotations, int leftOut) {}

    /**
     * What was taken.
     *
     * @param kept as annotations of this archive
     * @param elsewhere those on images that are not here
     */
    public record Taken(int kept, int elsewhere) {}

    /**
     * Writes what is drawn here on a series; an export and a ledger entry.
     *
     * @param uptake in which a report has the values of PET; as {@link Measures} when empty
     * @throws MeridianException {@link WorkflowError#NOTHING_DRAWN}, {@link
     *     WorkflowError#NO_UPTAKE}
     */
    public Written write(
            String seriesInstanceUID, Form form, Path file, Optional<UptakeKind> uptake) {
        return write(seriesInstanceUID, form, Optional.empty(), file, uptake);
    }

    /**
     * Writes a presentation state by which the image on the screen, and with it all images of the
     * series of which a state can say the same, is shown as it is seen, with what is drawn; an
     * export and a ledger entry.
     */
    public Written writeState(String seriesInstanceUID, ScreenLook look, Path file) {
        return write(seriesInstanceUID, Form.GSPS, Optional.of(look), file, look.uptake());
    }

    private Written write(
            String seriesInstanceUID,
            Form form,
            Optional<ScreenLook> look,
            Path file,
            Optional<UptakeKind> uptake) {
        Series series = annotations.series(seriesInstanceUID);
        Grant grant = actor.grant(Operation.EXPORT, series.patient());
        List<Annotation> all = annotations.of(series);
        List<Annotation> fitting =
                form == Form.SR
                        ? all
                        : all.stream().filter(a -> a.place() instanceof Place.OnImage).toList();
        if (fitting.isEmpty() && look.isEmpty()) {
            throw new MeridianException(WorkflowError.NOTHING_DRAWN);
        }
        Map<String, DicomFile> heads = new LinkedHashMap<>();
        StateDisplays displays =
                look.map(l -> seen(grant, series, l, heads)).orElseGet(StateDisplays::asTheyCame);
        List<Drawn> drawn = values.measure(grant, study(series), series, fitting, heads, uptake);
        List<Dataset> objects = objects(form, drawn, heads, displays);
        actor.record(
                LedgerEntry.of(
                                actor.name(),
                                LedgerEntry.Type.EXPORT,
                                series.patient(),
                                seriesInstanceUID)
                        .with("form", form));
        List<Path> files = new ArrayList<>();
        for (Dataset object : objects) {
            Path target = files.isEmpty() ? file : numbered(file, files.size() + 1);
            write(object, target);
            files.add(target);
        }
        return new Written(files, fitting.size(), all.size() - fitting.size());
    }

    /** Takes the image that is seen first, then all that go into one state with it. */
    private StateDisplays seen(
            Grant grant, Series series, ScreenLook look, Map<String, DicomFile> heads) {
        Map<String, DicomFile> all = new LinkedHashMap<>();
        archive.instances(grant, series.seriesInstanceUID()).parallelStream()
                .filter(i -> i.numberOfFrames() > 0)
                .map(i -> head(grant, i))
                .toList()
                .forEach(h -> all.put(h.dataset().text(Tag.SOPInstanceUID), h));
        DicomFile first = all.get(look.sopInstanceUID());
        if (first == null) {
            throw new MeridianException(WorkflowError.NO_IMAGES);
        }
        StateDisplays displays = StateDisplays.of(look, first);
        heads.put(look.sopInstanceUID(), first);
        all.forEach(
                (uid, head) -> {
                    if (PresentationStateWriter.isOneState(
                            first.dataset(),
                            displays.of(first),
                            head.dataset(),
                            displays.of(head))) {
                        heads.put(uid, head);
                    }
                });
        return displays;
    }

    private List<Dataset> objects(
            Form form, List<Drawn> drawn, Map<String, DicomFile> heads, StateDisplays displays) {
        SourceImages images =
                new SourceImages(heads.values().stream().map(DicomFile::dataset).toList());
        PersonName author = personName(actor.name());
        return switch (form) {
            case SR -> List.of(MeasurementReport.of(images, drawn, author, clock.instant()));
            case GSPS ->
                    PresentationStateWriter.of(
                            images,
                            uid -> displays.of(heads.get(uid)),
                            drawn,
                            LABEL,
                            author,
                            clock.instant());
        };
    }

    /** A name in Chinese characters is an ideographic one. */
    static PersonName personName(String name) {
        boolean han = name.codePoints().anyMatch(Character::isIdeographic);
        return han ? new PersonName("", name, "") : new PersonName(name, "", "");
    }

    private DicomFile head(Grant grant, Instance instance) {
        return StoredFiles.read(archive.open(grant, instance), DicomReader::readHeader);
    }

    private Study study(Series series) {
        if (archive.locate(actor.grant(Operation.NAMES), series.studyInstanceUID())
                instanceof Located.OfStudy of) {
            return of.study();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }

    private static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(base + "-" + number + (dot < 0 ? "" : name.substring(dot)));
    }

    static void write(Dataset object, Path file) {
        Path part =
                ExportFile.writeBeside(
                        file,
                        to -> {
                            try (OutputStream out = Files.newOutputStream(to)) {
                                DicomWriter.write(
                                        object, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, out);
                            }
                        });
        ExportFile.move(part, file);
    }

    /**
     * Takes what a presentation state or a report draws as annotations of this archive, in the name
     * of who takes it; a save a series. Taken again it changes nothing.
     *
     * @throws MeridianException {@link WorkflowError#NO_ANNOTATIONS} where the file is another
     *     object
     */
    public Taken take(Path file) {
        List<Annotation> drawn = read(file);
        actor.grant(Operation.ANNOTATE);
        Map<Series, List<Annotation>> bySeries = new LinkedHashMap<>();
        int elsewhere = 0;
        for (Annotation annotation : drawn) {
            Optional<Series> series = seriesOf(annotation.place());
            if (series.isPresent()) {
                bySeries.computeIfAbsent(series.get(), k -> new ArrayList<>())
                        .add(placed(annotation, series.get()));
            } else {
                elsewhere++;
            }
        }
        int kept = 0;
        for (Map.Entry<Series, List<Annotation>> entry : bySeries.entrySet()) {
            List<Annotation> here = annotations.of(entry.getKey());
            List<Annotation> taken = entry.getValue().stream().map(a -> exact(a, here)).toList();
            kept += annotations.save(entry.getKey(), taken, List.of()).size();
        }
        return new Taken(kept, elsewhere);
    }

    /** Files hold points in single precision: what was written from here stays as it is here. */
    private static Annotation exact(Annotation taken, List<Annotation> here) {
        return here.stream()
                .filter(own -> own.id().equals(taken.id()) && own.shape() == taken.shape())
                .filter(own -> near(own.points(), taken.points()))
                .findFirst()
                .map(own -> taken.moved(own.points()))
                .orElse(taken);
    }

    private static boolean near(List<Position> own, List<Position> taken) {
        return own.size() == taken.size()
                && IntStream.range(0, own.size()).allMatch(i -> near(own.get(i), taken.get(i)));
    }

    private static boolean near(Position own, Position taken) {
        return near(own.x(), taken.x()) && near(own.y(), taken.y()) && near(own.z(), taken.z());
    }

    private static boolean near(double own, double taken) {
        return Math.abs(own - taken) <= SINGLE_PRECISION * (1 + Math.abs(own));
    }

    private static List<Annotation> read(Path file) {
        try (ByteSource source = ByteSources.open(file)) {
            Dataset dataset = DicomReader.read(source).dataset();
            List<ForeignAnnotation> found =
                    switch (dataset.text(Tag.Modality)) {
                        case "PR" -> PresentationStateReader.read(dataset).annotations();
                        case "SR" -> ReportedAnnotations.of(dataset);
                        default -> throw new MeridianException(WorkflowError.NO_ANNOTATIONS);
                    };
            return found.stream().map(ForeignAnnotation::annotation).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Series> seriesOf(Place place) {
        String uid =
                switch (place) {
                    case Place.OnImage on -> on.sopInstanceUID();
                    case Place.InPatient in -> in.seriesInstanceUID();
                };
        try {
            return switch (archive.locate(actor.grant(Operation.NAMES), uid)) {
                case Located.OfInstance of ->
                        Optional.of(annotations.series(of.instance().seriesInstanceUID()));
                case Located.OfSeries of -> Optional.of(of.series());
                case Located.OfStudy of -> Optional.empty();
            };
        } catch (MeridianException e) {
            return Optional.empty();
        }
    }

    /** A state may not tell the series of its images. */
    private static Annotation placed(Annotation drawn, Series series) {
        return drawn.place() instanceof Place.OnImage on
                ? new Annotation(
                        drawn.id(),
                        drawn.shape(),
                        new Place.OnImage(
                                series.seriesInstanceUID(), on.sopInstanceUID(), on.frame()),
                        drawn.points(),
                        drawn.label(),
                        drawn.author(),
                        drawn.time())
                : drawn;
    }
}
