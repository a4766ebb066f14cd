package org.meridian.workflow;

import org.meridian.access.Operation;
import org.meridian.archive.Archive;
import org.meridian.archive.Archive.Located;
import org.meridian.archive.annotation.AnnotationRepository;
import org.meridian.archive.annotation.AnnotationVersion;
import org.meridian.archive.annotation.AnnotationsChanged;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.record.Series;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationStateReader;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is drawn on a series. A save is one unit of work and one ledger entry, however many
 * annotations it changes, and tells an {@link AnnotationsChanged}. Who undoes saves what was there
 * before: a version of its own. Safe for all threads.
 */
public final class Annotations {
    private final Actor actor;
    private final Database database;
    private final Archive archive;
    private final AnnotationRepository repository;

    Annotations(Actor actor, Database database, Archive archive, AnnotationRepository repository) {
        this.actor = actor;
        this.database = database;
        this.archive = archive;
        this.repository = repository;
    }

    /** What is drawn here on a series, the oldest first; nothing for who may not see findings. */
    public List<Annotation> of(Series series) {
        if (!actor.may(Operation.FINDINGS, series.patient())) {
            return List.of();
        }
        Grant grant = actor.grant(Operation.FINDINGS, series.patient());
        return database.read(
                reads ->
                        repository.ofSeries(
                                reads, grant, series.patient(), series.seriesInstanceUID()));
    }

    /**
     * What objects of the study draw on a series, which came with it: states and reports. What is
     * kept here as well, because it was written here or taken over, is not told twice. Nothing for
     * who may not see findings.
     */
    public List<Brought> brought(Series series) {
        if (!actor.may(Operation.FINDINGS, series.patient())) {
            return List.of();
        }
        Grant grant = actor.grant(Operation.FINDINGS, series.patient());
        Set<AnnotationId> own = of(series).stream().map(Annotation::id).collect(Collectors.toSet());
        return new BroughtReader(archive, grant)
                .on(series).stream()
                        .map(b -> b.without(own))
                        .filter(b -> b.state().isPresent() || !b.annotations().isEmpty())
                        .toList();
    }

    /**
     * The presentation state with this SOP instance UID.
     *
     * @throws MeridianException where there is none, or none that is shown here
     */
    public PresentationState state(String sopInstanceUID) {
        if (!(archive.locate(actor.grant(Operation.NAMES), sopInstanceUID)
                instanceof Located.OfInstance of)) {
            throw new MeridianException(WorkflowError.NO_ANNOTATIONS);
        }
        Grant grant = actor.grant(Operation.FINDINGS, of.patient());
        return StoredFiles.read(
                archive.open(grant, of.instance()),
                file -> PresentationStateReader.read(DicomReader.read(file).dataset()));
    }

    /** All versions of an annotation of a series, the oldest first. */
    public List<AnnotationVersion> history(Series series, AnnotationId id) {
        Grant grant = actor.grant(Operation.FINDINGS, series.patient());
        return database.read(reads -> repository.history(reads, grant, series.patient(), id));
    }

    /**
     * Keeps what was drawn or changed, and takes away what was removed, as one change.
     *
     * @return what was kept, as it is kept: with who and when
     */
    public List<Annotation> save(Series series, List<Annotation> put, List<AnnotationId> removed) {
        Grant grant = actor.grant(Operation.ANNOTATE, series.patient());
        return database.write(
                unit -> {
                    List<Annotation> kept = repository.put(unit, grant, series, put);
                    repository.remove(unit, grant, series, removed);
                    unit.append(
                            LedgerEntry.of(
                                            actor.name(),
                                            LedgerEntry.Type.ANNOTATE,
                                            series.patient(),
                                            series.seriesInstanceUID())
                                    .with("kept", put.size())
                                    .with("removed", removed.size()));
                    unit.afterCommit(new AnnotationsChanged(series.seriesInstanceUID()));
                    return kept;
                });
    }

    /** The series with this UID. */
    public Series series(String seriesInstanceUID) {
        if (archive.locate(actor.grant(Operation.NAMES), seriesInstanceUID)
                instanceof Located.OfSeries of) {
            return of.series();
        }
        throw new MeridianException(WorkflowError.NO_IMAGES);
    }
}
