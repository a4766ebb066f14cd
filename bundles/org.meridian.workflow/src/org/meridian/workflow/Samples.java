package org.meridian.workflow;

import org.meridian.archive.ImportResult;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding.Position;
import org.meridian.core.text.Texts;
import org.meridian.imaging.phantom.ChestPhantom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills the archive with synthetic data to learn and to test on: a chest CT with known nodules,
 * invented persons, a simulated monitor's recording. Safe for all threads.
 */
public final class Samples {
    private static final int STEPS = 3;

    private final Imports imports;
    private final Monitors monitors;

    Samples(Imports imports, Monitors monitors) {
        this.imports = imports;
        this.monitors = monitors;
    }

    /** Makes the sample of a seed; the same seed again adds no second one. */
    public SampleReport create(long seed, Progress progress) {
        progress.begin(Texts.of(Samples.class).get("progress.sample"), STEPS);
        ChestPhantom phantom = ChestPhantom.create(seed);
        progress.worked(1);
        SampleStudies studies = new SampleStudies(seed, phantom);
        ImportResult imported = importFiles(studies, progress);
        progress.worked(1);
        int observations =
                imported.imported() == 0
                        ? 0
                        : monitors.sample(studies.patientID(0), seed, progress);
        progress.worked(1);
        return new SampleReport(
                studies.studyInstanceUID(0),
                imported.imported(),
                SampleStudies.PERSONS.size(),
                observations,
                phantom.nodules().stream()
                        .map(
                                n ->
                                        new SampleReport.Nodule(
                                                new Position(
                                                        n.centre().x(),
                                                        n.centre().y(),
                                                        n.centre().z()),
                                                n.diameter()))
                        .toList());
    }

    private ImportResult importFiles(SampleStudies studies, Progress progress) {
        try {
            Path folder = Files.createTempDirectory("meridian-sample");
            try {
                List<Path> files = studies.write(folder);
                return imports.run(files, progress);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new MeridianException(
                    e, WorkflowError.NOT_WRITTEN, System.getProperty("java.io.tmpdir"));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
