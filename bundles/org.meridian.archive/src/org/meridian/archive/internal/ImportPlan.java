package org.meridian.archive.internal;

import org.meridian.archive.ImportReport;
import org.meridian.dicom.SpecificCharacterSet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an import takes, and how.
 *
 * @param set that texts are read in, whatever the files declare; empty for the declared one
 */
public record ImportPlan(List<Path> paths, Optional<SpecificCharacterSet> set) {
    /** What an import took that was interrupted. */
    public static ImportPlan of(ImportReport report) {
        return new ImportPlan(
                report.sources().stream().map(Path::of).toList(),
                Optional.of(report.charset())
                        .filter(term -> !term.isEmpty())
                        .flatMap(SpecificCharacterSet::parse));
    }
}
