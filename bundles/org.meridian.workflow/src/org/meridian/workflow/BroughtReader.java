package org.meridian.workflow;

import org.meridian.archive.Archive;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.Annotation;
import org.meridian.core.annotation.Place;
import org.meridian.core.io.ByteSource;
import org.meridian.core.record.Instance;
import org.meridian.core.record.Series;
import org.meridian.core.store.Grant;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.Tag;
import org.meridian.dicom.derived.ForeignAnnotation;
import org.meridian.dicom.present.PresentationState;
import org.meridian.dicom.present.PresentationStateReader;
import org.meridian.dicom.sr.ReportedAnnotations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what objects of a study draw on a series. An object that cannot be read draws nothing. */
final class BroughtReader {
    private static final String STATE = "PR";
    private static final String REPORT = "SR";

    private final Archive archive;
    private final Grant grant;

    BroughtReader(Archive archive, Grant grant) {
        this.archive = archive;
        this.grant = grant;
    }

    /** The objects that draw on the series, or are states for it, in the order of their series. */
    List<Brought> on(Series series) {
        Set<String> images =
                archive.instances(grant, series.seriesInstanceUID()).stream()
                        .map(Instance::sopInstanceUID)
                        .collect(Collectors.toSet());
        Predicate<Annotation> here =
                drawn ->
                        switch (drawn.place()) {
                            case Place.OnImage on -> images.contains(on.sopInstanceUID());
                            case Place.InPatient in ->
                                    in.seriesInstanceUID().equals(series.seriesInstanceUID());
                        };
        List<Brought> found = new ArrayList<>();
        for (Series other : archive.series(grant, series.studyInstanceUID())) {
            if (other.modality().equals(STATE) || other.modality().equals(REPORT)) {
                for (Instance object : archive.instances(grant, other.seriesInstanceUID())) {
                    read(object, other.modality())
                            .map(b -> only(b, here))
                            .filter(b -> draws(b, images))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean draws(Brought brought, Set<String> images) {
        return !brought.annotations().isEmpty()
                || brought.state().filter(s -> images.stream().anyMatch(s::isFor)).isPresent();
    }

    private static Brought only(Brought all, Predicate<Annotation> here) {
        return new Brought(
                all.object(),
                all.modality(),
                all.title(),
                all.annotations().stream().filter(a -> here.test(a.annotation())).toList(),
                all.state(),
                all.omitted());
    }

    private Optional<Brought> read(Instance object, String modality) {
        try {
            return Optional.of(
                    StoredFiles.read(
                            archive.open(grant, object), file -> read(object, modality, file)));
        } catch (MeridianException e) {
            // of a kind that is not shown here, or broken: the archive keeps it all the same
            return Optional.empty();
        }
    }

    private static Brought read(Instance object, String modality, ByteSource file) {
        Dataset dataset = DicomReader.read(file).dataset();
        return modality.equals(STATE) ? state(object, dataset) : report(object, dataset);
    }

    private static Brought state(Instance object, Dataset dataset) {
        PresentationState state = PresentationStateReader.read(dataset);
        return new Brought(
                object,
                STATE,
                state.label(),
                state.annotations(),
                Optional.of(state),
                state.omitted());
    }

    private static Brought report(Instance object, Dataset dataset) {
        List<ForeignAnnotation> drawn = ReportedAnnotations.of(dataset);
        String title =
                dataset.item(Tag.ConceptNameCodeSequence)
                        .map(code -> code.text(Tag.CodeMeaning))
                        .orElse("");
        return new Brought(object, REPORT, title, drawn, Optional.empty(), List.of());
    }
}
