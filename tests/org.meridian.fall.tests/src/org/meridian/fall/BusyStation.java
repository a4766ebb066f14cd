package org.meridian.fall;

import org.meridian.archive.Archive;
import org.meridian.archive.SeriesImported;
import org.meridian.archive.TrashItem;
import org.meridian.core.event.Events;
import org.meridian.core.progress.Progress;
import org.meridian.core.store.SchemaPart;
import org.meridian.store.Backup;
import org.meridian.store.KeySource;
import org.meridian.store.Passphrase;
import org.meridian.store.Store;
import org.meridian.store.Vault;
import org.meridian.testkit.store.RecordedLog;
import org.meridian.workflow.TrashCan;
import org.meridian.workflow.Workstation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program that works on an archive until it is killed. It says {@code TRY} before and {@code ACK}
 * after each thing that it did, with what it was and the study or series it was done to.
 */
final class BusyStation {
    private BusyStation() {}

    /** What it is busy with. */
    enum Deed {
        /** Importing a folder. */
        IMPORT,
        /**
         * Putting studies into the trash, having them back, deleting them, importing them again.
         */
        DELETE,
        /** Opening an archive whose schema is old. */
        MIGRATE,
        /** Making backups into a folder. */
        BACKUP,
        /** Making an archive of the newest backup in a folder. */
        RESTORE,
        /** Changing the passphrase. */
        PASSPHRASE,
        /** Making the search index anew. */
        REBUILD
    }

    /**
     * @param args the archive, the deed, a folder with one folder a study, each named by its UID,
     *     or the folder of backups, or the passphrase
     */
    public static void main(String[] args) throws Exception {
        Path archive = Path.of(args[0]);
        Path folder = Path.of(args[2]);
        switch (Deed.valueOf(args[1])) {
            case IMPORT -> importAll(archive, folder);
            case DELETE -> delete(archive, folder);
            case MIGRATE -> migrate(archive);
            case BACKUP -> backup(archive, folder);
            case RESTORE -> say("ACK", "RESTORE", Stations.restore(folder, archive).toString());
            case PASSPHRASE -> changePassphrase(archive, args[2]);
            case REBUILD -> rebuild(archive);
        }
    }

    private static void say(String word, Object what, String whom) {
        System.out.print(word + " " + what + " " + whom + "\n");
        System.out.flush();
    }

    private static void importAll(Path archive, Path folder) {
        try (Workstation station = Stations.open(archive)) {
            station.events()
                    .subscribe(
                            SeriesImported.class,
                            fact -> say("ACK", "SERIES", fact.seriesInstanceUID()));
            station.imports().run(List.of(folder), Progress.NONE);
        }
    }

    private static void delete(Path archive, Path folder) throws Exception {
        List<Path> studies;
        try (var all = Files.list(folder)) {
            studies = all.sorted().toList();
        }
        try (Workstation station = Stations.open(archive)) {
            TrashCan trash = station.trash();
            trash.list().forEach(item -> trash.recover(item.item()));
            for (int i = 0; true; i++) {
                Path files = studies.get(i % studies.size());
                String study = files.getFileName().toString();
                station.imports().run(List.of(files), Progress.NONE);
                say("ACK", Whereabouts.IN, study);
                say("TRY", Whereabouts.TRASH, study);
                trash.recover(trash.put(study, "test").item());
                say("ACK", Whereabouts.IN, study);
                say("TRY", Whereabouts.TRASH, study);
                TrashItem item = trash.put(study, "test");
                say("ACK", Whereabouts.TRASH, study);
                say("TRY", Whereabouts.GONE, study);
                trash.empty(item.item(), Progress.NONE);
                say("ACK", Whereabouts.GONE, study);
                say("TRY", Whereabouts.IN, study);
            }
        }
    }

    /** A room that grew by many versions since the archive was last open. */
    static SchemaPart grown(String room) {
        List<List<String>> versions = new ArrayList<>();
        versions.add(List.of("create table " + room + "_row (id bigint primary key)"));
        versions.add(List.of("insert into " + room + "_row select x from system_range(1, 20000)"));
        IntStream.range(0, 20)
                .forEach(
                        i ->
                                versions.add(
                                        List.of(
                                                "alter table " + room + "_row add c" + i + " int",
                                                "update " + room + "_row set c" + i + " = id")));
        return new SchemaPart(room, versions);
    }

    private static void migrate(Path archive) {
        while (true) {
            String room = "grown" + System.nanoTime();
            say("TRY", "MIGRATE", room);
            open(archive, grown(room)).close();
            say("ACK", "MIGRATE", room);
        }
    }

    private static void backup(Path archive, Path folder) {
        try (Workstation station = Stations.open(archive)) {
            while (true) {
                Backup.Result made = station.backups().run(folder, 2, true, Progress.NONE);
                say("ACK", "BACKUP", made.generation());
            }
        }
    }

    private static void changePassphrase(Path archive, String first) {
        String words = first;
        try (Workstation station = Stations.open(archive, passphrase(words))) {
            while (true) {
                String next = "words" + System.nanoTime();
                say("TRY", "PASSPHRASE", next);
                station.protection().change(passphrase(words), passphrase(next));
                say("ACK", "PASSPHRASE", next);
                words = next;
            }
        }
    }

    static Passphrase passphrase(String words) {
        return Passphrase.of(words.toCharArray());
    }

    private static void rebuild(Path archive) {
        try (Workstation station = Stations.open(archive)) {
            while (true) {
                station.upkeep().rebuild(Progress.NONE);
                say("ACK", "REBUILD", "index");
            }
        }
    }

    /** The archive with one more room. */
    static Store open(Path archive, SchemaPart more) {
        return Store.open(
                Vault.open(archive, KeySource.besideArchive()),
                List.of(Archive.schema(), more),
                new RecordedLog(),
                new Events(),
                Clock.systemUTC());
    }
}
