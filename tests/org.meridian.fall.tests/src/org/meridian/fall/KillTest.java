package org.meridian.fall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.Setting;
import org.meridian.core.MeridianException;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Study;
import org.meridian.fall.BusyStation.Deed;
import org.meridian.store.RecoveryCode;
import org.meridian.store.Store;
import org.meridian.store.StoreError;
import org.meridian.testkit.store.ChildJava;
import org.meridian.testkit.store.Trees;
import org.meridian.workflow.Workstation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Kills a working process again and again, whatever it is at: what it acknowledged is as it said,
 * what it was about to do is done or not, and the archive opens by itself.
 */
class KillTest {
    private static final int KILLS = System.getenv("MERIDIAN_LONG") == null ? 7 : 200;
    private static final long SEED = Long.getLong("meridian.seed", 1);
    private static final int STUDIES = 3;
    private static final int SERIES = 2;
    private static final int IMAGES = 5;

    /** Milliseconds from an acknowledgement to the kill, at most. */
    private static final int LATER = 60;

    /** A change of the passphrase is mostly the derivation of keys. */
    private static final int LATER_PASSPHRASE = 900;

    private final Random random = new Random(SEED);
    private final Path folder;
    private final Path archive;
    private final Path backups;
    private final Intake intake = new Intake();
    private final Map<String, EnumSet<Whereabouts>> studies = new TreeMap<>();
    private String words = "the first words";
    private int passphrases;

    KillTest(@TempDir Path folder) {
        this.folder = folder;
        archive = folder.resolve("archive");
        backups = folder.resolve("backups");
    }

    @Test
    void whatWasAcknowledgedIsAsItWasSaid() throws Exception {
        Path deleted = write("deleted", 101, STUDIES);
        try (Workstation station = Stations.open(archive)) {
            station.oversight().set(Setting.BACKUPS_PER_DAY, "99999");
        }
        for (int kill = 0; kill < KILLS; kill++) {
            switch (Deed.values()[kill % Deed.values().length]) {
                case IMPORT -> importAndKill(kill);
                case DELETE -> deleteAndKill(deleted);
                case MIGRATE -> migrateAndKill(deleted);
                case BACKUP -> backupAndKill();
                case RESTORE -> restoreAndKill(kill);
                case PASSPHRASE -> changePassphraseAndKill();
                case REBUILD -> busy(Deed.REBUILD, archive, archive, 4);
            }
            check();
        }
    }

    private Path write(String name, int first, int count) throws IOException {
        Path in = folder.resolve(name);
        for (int study = first; study < first + count; study++) {
            intake.write(in.resolve("2.25." + study), study, study + 1, SERIES, IMAGES);
            studies.put("2.25." + study, EnumSet.of(Whereabouts.GONE));
        }
        return in;
    }

    /** Lines of a process that is killed at a random moment after a random one of them. */
    private List<String> busy(Deed deed, Object in, Path place, int most) throws Exception {
        Process process =
                new ProcessBuilder(ChildJava.command(BusyStation.class, place, deed, in))
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        List<String> lines = new ArrayList<>();
        int wanted = random.nextInt(most);
        int later = random.nextInt(deed == Deed.PASSPHRASE ? LATER_PASSPHRASE : LATER);
        if (wanted == 0) {
            // while it opens
            process.waitFor(300 + random.nextInt(20 * LATER), TimeUnit.MILLISECONDS);
            process.toHandle().destroyForcibly();
        }
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (lines.size() == wanted) {
                    process.waitFor(later, TimeUnit.MILLISECONDS);
                    process.toHandle().destroyForcibly();
                }
            }
        }
        int exit = process.waitFor();
        String errors = Files.readString(folder.resolve("err"));
        assertTrue(
                exit == 137 || exit == 0 && (deed == Deed.IMPORT || deed == Deed.RESTORE), errors);
        return lines;
    }

    private void importAndKill(int kill) throws Exception {
        Path in = write("in" + kill, 200 + kill * STUDIES, STUDIES);
        Set<String> acknowledged = new TreeSet<>();
        busy(Deed.IMPORT, in, archive, STUDIES * SERIES)
                .forEach(line -> acknowledged.add(line.split(" ")[2]));
        assertEquals(Set.of(), Intact.damaged(archive, intake, acknowledged));
        try (Workstation station = Stations.open(archive)) {
            Intact.found(station, acknowledged);
            var rest = station.imports().run(List.of(in), Progress.NONE);
            assertEquals(STUDIES * SERIES * IMAGES, rest.imported() + rest.duplicate());
        }
        for (int study = 0; study < STUDIES; study++) {
            studies.put("2.25." + (200 + kill * STUDIES + study), EnumSet.of(Whereabouts.IN));
        }
    }

    private void deleteAndKill(Path in) throws Exception {
        for (String line : busy(Deed.DELETE, in, archive, 6 * STUDIES)) {
            String[] words = line.split(" ");
            EnumSet<Whereabouts> may = studies.get(words[2]);
            Whereabouts where = Whereabouts.valueOf(words[1]);
            if (words[0].equals("ACK")) {
                may.clear();
            }
            may.add(where);
        }
        // what is not said may have begun: what was in the trash or gone is taken back
        studies.forEach(
                (study, may) -> {
                    if (in.resolve(study).toFile().exists()
                            && !may.equals(EnumSet.of(Whereabouts.IN))) {
                        may.add(Whereabouts.IN);
                    }
                });
    }

    private void migrateAndKill(Path in) throws Exception {
        String last = "";
        for (String line : busy(Deed.MIGRATE, in, archive, 4)) {
            last = line.split(" ")[2];
        }
        if (!last.isEmpty()) {
            try (Store store = BusyStation.open(archive, BusyStation.grown(last))) {
                String table = last + "_row";
                assertEquals(
                        List.of(20000L),
                        store.read(
                                r ->
                                        r.query(
                                                "select count(*) as n from "
                                                        + table
                                                        + " where c19 = id",
                                                row -> row.number("n"))));
            }
        }
    }

    private void backupAndKill() throws Exception {
        busy(Deed.BACKUP, backups, archive, 6);
        try (Workstation station = Stations.open(archive)) {
            station.backups().run(backups, 2, true, Progress.NONE);
            assertEquals(List.of(), station.backups().verify(backups, Progress.NONE));
        }
    }

    /** What a killed restore left does not hinder the next one. */
    private void restoreAndKill(int kill) throws Exception {
        Path place = folder.resolve("restored" + kill);
        busy(Deed.RESTORE, backups, place, 1);
        if (!Files.exists(place)) {
            Stations.restore(backups, place);
        }
        Path key = place.resolve("archive.key");
        if (!Files.exists(key)) {
            Files.copy(archive.resolve("archive.key"), key);
        }
        Intact.check(place, intake, seriesOf(studiesIn()));
        Trees.delete(place);
    }

    /** The passphrase is the last that was acknowledged or the one after it, as the entries say. */
    private void changePassphraseAndKill() throws Exception {
        Path sealed = folder.resolve("sealed");
        if (!Files.exists(sealed)) {
            try (Workstation station = Stations.open(sealed)) {
                station.protection().set(BusyStation.passphrase(words), RecoveryCode.random());
            }
        }
        String tried = words;
        for (String line : busy(Deed.PASSPHRASE, words, sealed, 8)) {
            String[] said = line.split(" ");
            tried = said[2];
            if (said[0].equals("ACK")) {
                words = tried;
                passphrases++;
            }
        }
        try {
            Stations.open(sealed, BusyStation.passphrase(words)).close();
        } catch (MeridianException e) {
            assertEquals(StoreError.WRONG_PASSPHRASE, e.errorCode());
            words = tried;
            passphrases++;
        }
        try (Workstation station = Stations.open(sealed, BusyStation.passphrase(words))) {
            assertTrue(station.audit().verify(Progress.NONE).valid());
            assertEquals(
                    passphrases,
                    station.audit().newest(10_000).stream()
                            .filter(e -> "passphrase changed".equals(e.content().get("change")))
                            .count());
        }
    }

    /** Studies that are in the archive for certain. */
    private Set<String> studiesIn() {
        Set<String> in = new TreeSet<>(studies.keySet());
        in.removeIf(study -> !studies.get(study).equals(EnumSet.of(Whereabouts.IN)));
        return in;
    }

    private List<String> seriesOf(Set<String> in) {
        return intake.series().stream()
                .filter(s -> in.contains(s.substring(0, s.lastIndexOf('.'))))
                .toList();
    }

    private void check() throws IOException {
        try (Workstation station = Stations.open(archive)) {
            Set<String> listed = new TreeSet<>();
            station.library()
                    .patients(10_000)
                    .forEach(
                            p ->
                                    p.studies().stream()
                                            .map(Study::studyInstanceUID)
                                            .forEach(listed::add));
            Set<String> trashed = new TreeSet<>();
            station.trash().list().forEach(item -> trashed.add(item.uid()));
            studies.forEach(
                    (study, may) -> {
                        assertFalse(listed.contains(study) && trashed.contains(study), study);
                        Whereabouts where =
                                listed.contains(study)
                                        ? Whereabouts.IN
                                        : trashed.contains(study)
                                                ? Whereabouts.TRASH
                                                : Whereabouts.GONE;
                        assertTrue(may.contains(where), study + " may be " + may + ", is " + where);
                        boolean found = !station.searches().search(study, 10).isEmpty();
                        assertEquals(where == Whereabouts.IN, found, study + " is " + where);
                        may.clear();
                        may.add(where);
                    });
            var ledger = station.audit().verify(Progress.NONE);
            assertTrue(ledger.valid(), ledger.toString());
            station.sweep();
        }
        assertEquals(Set.of(), Intact.damaged(archive, intake, seriesOf(studiesIn())));
    }
}
