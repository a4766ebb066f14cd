package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.core.MeridianException;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.overlay.Segmentation;
import org.meridian.dicom.overlay.StructureSet;
import org.meridian.dicom.sr.ReportDocument;
import org.meridian.dicom.sr.ReportView;
import org.meridian.dicom.text.EncapsulatedDocument;
import org.meridian.dicom.waveform.Recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What a study holds beside pictures: reports and documents to read, waveforms, and regions to lay
 * over pictures. Opening one is a ledger entry. Safe for all threads.
 */
public final class StudyObjects {
    private static final String SEGMENTATION = "SEG";
    private static final String STRUCTURE_SET = "RTSTRUCT";

    private final Actor actor;
    private final Archive archive;

    StudyObjects(Actor actor, Archive archive) {
        this.actor = actor;
        this.archive = archive;
    }

    /** A structured report, line by line. */
    public List<ReportView.Line> report(String sopInstanceUID, Locale locale) {
        return open(
                Operation.FINDINGS, sopInstanceUID, file -> ReportView.of(file.dataset(), locale));
    }

    /** A structured report, laid out for reading. */
    public ReportDocument readable(String sopInstanceUID, Locale locale) {
        return open(
                Operation.FINDINGS,
                sopInstanceUID,
                file -> ReportDocument.of(file.dataset(), locale));
    }

    /** The document inside of an object. */
    public EncapsulatedDocument document(String sopInstanceUID) {
        return open(
                Operation.FINDINGS,
                sopInstanceUID,
                file -> EncapsulatedDocument.of(file.dataset()));
    }

    /** The waveforms of an object, with what it says of them. */
    public Recording waveforms(String sopInstanceUID) {
        return open(Operation.IMAGES, sopInstanceUID, file -> Recording.of(file.dataset()));
    }

    /** The objects of a series, in their order. */
    public List<Instance> of(Series series) {
        return archive.instances(
                actor.grant(Operation.NAMES, series.patient()), series.seriesInstanceUID());
    }

    /** What the objects of a series are. */
    public ObjectKind kind(Series series) {
        ObjectKind kind = ObjectKind.of(series);
        Grant grant = actor.grant(Operation.NAMES, series.patient());
        return ObjectKind.isTold(series)
                ? kind
                : archive.instances(grant, series.seriesInstanceUID()).stream()
                        .findFirst()
                        .map(ObjectKind::of)
                        .orElse(kind);
    }

    /**
     * The series of the study that holds an image which something points at.
     *
     * @throws MeridianException {@link WorkflowError#NOT_OF_STUDY}
     */
    public Series seriesOf(Study study, String sopInstanceUID) {
        Grant grant = actor.grant(Operation.NAMES, study.patient());
        return archive.series(grant, study.studyInstanceUID()).stream()
                .filter(
                        series ->
                                archive.instances(grant, series.seriesInstanceUID()).stream()
                                        .anyMatch(i -> i.sopInstanceUID().equals(sopInstanceUID)))
                .findFirst()
                .orElseThrow(() -> new MeridianException(WorkflowError.NOT_OF_STUDY));
    }

    private <T> T open(Operation operation, String uid, Function<DicomFile, T> work) {
        if (!(archive.locate(actor.grant(Operation.NAMES), uid) instanceof Located.OfInstance of)) {
            throw new MeridianException(WorkflowError.NO_IMAGES);
        }
        Grant grant = actor.grant(operation, of.patient());
        actor.record(LedgerEntry.of(actor.name(), LedgerEntry.Type.OPEN, of.patient(), uid));
        return StoredFiles.read(
                archive.open(grant, of.instance()), file -> work.apply(DicomReader.read(file)));
    }

    /**
     * The regions that objects of the study mark in the space of a series; an object that cannot be
     * read marks nothing. Who may see the pictures may see them.
     */
    public SeriesOverlays overlays(Series series) {
        Grant grant = actor.grant(Operation.IMAGES, series.patient());
        SeriesOverlays overlays = new SeriesOverlays();
        String space = frameOfReference(grant, series);
        if (space.isEmpty()) {
            return overlays;
        }
        for (Series other : archive.series(grant, series.studyInstanceUID())) {
            if (other.modality().equals(SEGMENTATION) || other.modality().equals(STRUCTURE_SET)) {
                archive.instances(grant, other.seriesInstanceUID())
                        .forEach(object -> add(grant, object, space, overlays));
            }
        }
        return overlays;
    }

    private String frameOfReference(Grant grant, Series series) {
        return archive.instances(grant, series.seriesInstanceUID()).stream()
                .findFirst()
                .map(
                        first ->
                                StoredFiles.read(
                                        archive.open(grant, first), StudyObjects::frameOfReference))
                .orElse("");
    }

    private static String frameOfReference(ByteSource file) {
        return DicomReader.readHeader(file).dataset().text(Tag.FrameOfReferenceUID);
    }

    private void add(Grant grant, Instance object, String space, SeriesOverlays overlays) {
        ByteSource source = archive.open(grant, object);
        boolean kept = false;
        try {
            DicomFile file = DicomReader.read(source);
            Dataset dataset = file.dataset();
            if (dataset.text(Tag.Modality).equals(STRUCTURE_SET)) {
                overlays.add(object, StructureSet.of(dataset), space);
            } else if (dataset.text(Tag.FrameOfReferenceUID).equals(space)) {
                overlays.add(object, Segmentation.of(file), source);
                kept = true;
            } else {
                overlays.addElsewhere(Segmentation.of(file));
            }
        } catch (MeridianException e) {
            // broken, or of a kind that is not shown: the archive keeps it all the same
        } finally {
            if (!kept) {
                close(source);
            }
        }
    }

    private static void close(ByteSource source) {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
