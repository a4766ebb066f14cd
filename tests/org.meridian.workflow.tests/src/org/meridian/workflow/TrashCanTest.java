package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.testkit.Await.until;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.archive.Retention;
import org.meridian.archive.TrashItem;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.TimelineEntry;
import org.meridian.core.store.LedgerEntry.Type;
import org.meridian.search.SortOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Deleting and having back, over all rooms. */
class TrashCanTest {
    private final Path folder;
    private final TestStation station;
    private final Workstation workstation;

    TrashCanTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        station = new TestStation(folder);
        workstation = station.workstation();
    }

    @AfterEach
    void close() {
        station.close();
    }

    private List<String> found(String text) {
        return workstation.searches().search("kind:finding,study " + text, 100).stream()
                .map(Found::kind)
                .sorted()
                .toList();
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("archive/blobs"))) {
            return files.filter(f -> f.getFileName().toString().length() == 64).count();
        }
    }

    @Test
    void findingsAndTheTimelineGoWithTheStudyAndComeBackWithTheirDecision() throws IOException {
        String study = station.importSeries(1, 1, 1, 2, 3, 4, 5, 6);
        PatientKey patient = station.study(study).patient();
        Detection detection = workstation.detection();
        Finding finding =
                detection.detect(study, Optional.empty(), Progress.NONE).findings().getFirst();
        workstation.decisions().decide(finding.id(), State.ACCEPTED, "solid");
        List<TimelineEntry> timeline = workstation.library().timeline(patient);
        assertEquals(3, timeline.size());
        assertEquals(List.of("finding", "study"), found(study));
        TrashItem item = workstation.trash().put(study, "wrong patient");
        assertEquals(List.of(), workstation.library().timeline(patient));
        assertEquals(List.of(), found(study));
        assertThrows(
                MeridianException.class,
                () -> detection.detect(study, Optional.empty(), Progress.NONE));
        MeridianException gone =
                assertThrows(
                        MeridianException.class,
                        () -> workstation.decisions().decide(finding.id(), State.REJECTED, "no"));
        assertEquals("ANA-007", gone.errorCode().code());
        workstation.trash().recover(item.item());
        assertEquals(timeline, workstation.library().timeline(patient));
        assertEquals(State.ACCEPTED, detection.findings(study).getFirst().decision().state());
        assertEquals(List.of("finding", "study"), found(study));
    }

    @Test
    void aListThatIsReadWheneverTheArchiveChangesEndsAsItIs() throws Exception {
        String study = station.importSeries(1, 1, 1);
        OpenSearch list = workstation.searches().open(study);
        Supplier<List<Found>> read = () -> list.page(0, 10, SortOrder.RELEVANCE, Set.of()).hits();
        List<List<Found>> shown = new CopyOnWriteArrayList<>(List.of(read.get()));
        workstation.events().subscribe(ArchiveChanged.class, e -> shown.add(read.get()));
        for (int i = 0; i < 20; i++) {
            TrashItem item = workstation.trash().put(study, "wrong patient");
            until(() -> shown.getLast().isEmpty());
            workstation.trash().recover(item.item());
            until(() -> shown.getLast().size() == 1);
        }
        assertTrue(
                shown.stream().flatMap(List::stream).allMatch(hit -> hit.study().isPresent()),
                "a person without the study that was found");
    }

    @Test
    void aPersonIsNamedByPatientIDAndDeletedWithBlobsAndEntries() throws IOException {
        String study = station.importSeries(1, 1, 1, 2);
        station.importSeries(2, 1, 1);
        TrashItem item = workstation.trash().put("P1", "asked for it");
        assertEquals(TrashItem.Kind.PATIENT, item.kind());
        assertEquals(3, blobs());
        TrashCan.Emptied young = workstation.trash().empty(Progress.NONE);
        assertEquals(List.of(), young.deleted());
        TrashCan.Emptied emptied = workstation.trash().emptyAll(Progress.NONE);
        assertEquals(List.of(item), emptied.deleted());
        assertEquals(2, emptied.blobs());
        assertEquals(1, blobs());
        assertEquals(List.of(), found(study));
        assertEquals(item.uid(), station.entries(Type.DELETE).getFirst().subject());
        assertTrue(workstation.audit().verify(Progress.NONE).valid());
    }

    @Test
    void theRetentionKeepsWhatALawAsksFor() throws IOException {
        String study = station.importSeries(1, 1, 1);
        workstation.trash().setRetention(new Retention(0, 100, false));
        TrashItem item = workstation.trash().put(study, "old");
        TrashCan.Emptied emptied = workstation.trash().empty(Progress.NONE);
        assertEquals(List.of(), emptied.deleted());
        assertEquals(
                List.of(item.item()), emptied.retained().stream().map(TrashItem::item).toList());
        assertEquals(1, workstation.trash().list().size());
    }
}
