package org.meridian.fall;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.meridian.archive.Archive;
import org.meridian.archive.ArchiveError;
import org.meridian.core.MeridianException;
import org.meridian.core.event.Events;
import org.meridian.core.io.ByteSource;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Instance;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.archive.TestGrant;
import org.meridian.testkit.store.RecordedLog;
import org.meridian.workflow.LedgerState;
import org.meridian.workflow.Workstation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks whether an archive opens by itself with all that was acknowledged. */
final class Intact {
    private Intact() {}

    /** Fails unless the series are there, byte for byte, found, and in a ledger that holds. */
    static void check(Path archive, Intake intake, Collection<String> acknowledged)
            throws IOException {
        try (Workstation station = Stations.open(archive)) {
            found(station, acknowledged);
            LedgerState ledger = station.audit().verify(Progress.NONE);
            assertTrue(ledger.valid(), ledger.toString());
            station.sweep();
        }
        assertEquals(Set.of(), damaged(archive, intake, acknowledged));
    }

    /** Fails unless the studies of the series are found. */
    static void found(Workstation station, Collection<String> acknowledged) {
        for (String series : acknowledged) {
            String study = series.substring(0, series.lastIndexOf('.'));
            assertFalse(station.searches().search(study, 10).isEmpty(), study + " not found");
        }
    }

    /**
     * Fails unless the series have all their instances, and every other series all or none.
     *
     * @return SOP Instance UIDs of those which say that they are damaged; the others are whole
     */
    static Set<String> damaged(Path archive, Intake intake, Collection<String> acknowledged)
            throws IOException {
        Set<String> damaged = new TreeSet<>();
        Vault vault = Vault.open(archive, KeySource.besideArchive());
        try (Store store =
                Store.open(
                        vault,
                        List.of(Archive.schema()),
                        new RecordedLog(),
                        new Events(),
                        Clock.systemUTC())) {
            Archive read = new Archive(store, store.blobs());
            for (String series : intake.series()) {
                List<Instance> there = read.instances(TestGrant.all(), series);
                if (acknowledged.contains(series) || !there.isEmpty()) {
                    Map<String, byte[]> wanted = intake.ofSeries(series);
                    assertEquals(
                            List.copyOf(wanted.keySet()),
                            there.stream().map(Instance::sopInstanceUID).sorted().toList());
                    for (Instance instance : there) {
                        String uid = instance.sopInstanceUID();
                        if (!whole(read, instance, wanted.getOrDefault(uid, new byte[0]))) {
                            damaged.add(uid);
                        }
                    }
                }
            }
        }
        return damaged;
    }

    private static boolean whole(Archive read, Instance instance, byte[] wanted)
            throws IOException {
        try (ByteSource source = read.open(TestGrant.all(), instance)) {
            assertArrayEquals(wanted, source.slice(0, Math.toIntExact(source.size())));
            return true;
        } catch (MeridianException e) {
            assertEquals(ArchiveError.DAMAGED_OBJECT, e.errorCode());
            return false;
        }
    }
}
