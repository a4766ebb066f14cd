package org.meridian.workflow;

import org.meridian.access.Door;
import org.meridian.access.Users;
import org.meridian.analysis.FindingIndex;
import org.meridian.analysis.FindingRepository;
import org.meridian.analysis.FindingTrash;
import org.meridian.archive.Archive;
import org.meridian.archive.ImportReports;
import org.meridian.archive.Importer;
import org.meridian.archive.IndexFollowed;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.StudyImported;
import org.meridian.archive.Trash;
import org.meridian.archive.TrashChanged;
import org.meridian.archive.annotation.AnnotationRepository;
import org.meridian.archive.annotation.AnnotationTrash;
import org.meridian.archive.merge.MergeTrash;
import org.meridian.archive.merge.PersonsChanged;
import org.meridian.archive.quality.QualityChanged;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.archive.quality.QualityTrash;
import org.meridian.core.event.Events;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.store.EncryptedFiles;
import org.meridian.core.store.SchemaPart;
import org.meridian.ledger.ConsentRepository;
import org.meridian.ledger.Ledger;
import org.meridian.monitor.Monitor;
import org.meridian.search.SearchIndex;
import org.meridian.store.BlobReferences;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

/**
 * What is open once for an archive, whoever works on it: the store, the index and its follower, the
 * door. Safe for all threads.
 */
record OpenArchive(
        boolean isNew,
        Store store,
        Ledger ledger,
        Events events,
        SearchIndex index,
        IndexFollower follower,
        Archive archive,
        Trash trash,
        Importer importer,
        Monitor monitor,
        PictureCache cache,
        DecodingThreads decoding,
        Users users,
        ConsentRepository consent,
        Door door,
        ExtensionReader extensions,
        Devices devices,
        Clock clock)
        implements AutoCloseable {

    /** The share of the heap that decoded pictures and volumes may take. */
    private static final double CACHE_SHARE = 0.6;

    /** Where rows name blobs. */
    static final List<BlobReferences> BLOBS =
            List.of(Archive.blobReferences(), Monitor.blobReferences());

    static OpenArchive open(
            WorkstationSettings settings,
            ExtensionReader extensions,
            Devices devices,
            Clock clock) {
        boolean fresh = !Files.exists(settings.archive());
        Vault vault = Vault.open(settings.archive(), key(settings));
        Events events = new Events();
        Ledger ledger = new Ledger(vault, events, clock);
        Store store = Store.open(vault, schema(), ledger, events, clock);
        try {
            return of(fresh, store, ledger, events, extensions, devices, clock);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Where the key of an archive comes from. */
    static KeySource key(WorkstationSettings settings) {
        return settings.keyFile()
                .map(KeySource::file)
                .orElseGet(() -> KeySource.inFolder(settings.unlocking()));
    }

    private static OpenArchive of(
            boolean fresh,
            Store store,
            Ledger ledger,
            Events events,
            ExtensionReader extensions,
            Devices devices,
            Clock clock) {
        SearchIndex index = SearchIndex.open(indexFiles(store.vault()));
        IndexFollower follower =
                new IndexFollower(
                        store,
                        store::queued,
                        List.of(
                                Archive.indexContributor(),
                                new FindingIndex(Archive.studyDirectory()),
                                Monitor.indexContributor(Archive.personDirectory())),
                        index,
                        events);
        // listed differently, and then found differently
        for (Class<?> fact :
                List.of(
                        StudyImported.class,
                        QualityChanged.class,
                        PersonsChanged.class,
                        TrashChanged.class,
                        IndexFollowed.class)) {
            events.subscribe(fact, e -> events.publish(new ArchiveChanged()));
        }
        PictureCache cache =
                new PictureCache((long) (Runtime.getRuntime().maxMemory() * CACHE_SHARE));
        ConsentRepository consent = new ConsentRepository(Archive.persons(), clock);
        Trash trash =
                new Trash(
                        List.of(
                                new FindingTrash(),
                                new QualityTrash(),
                                new AnnotationTrash(),
                                new MergeTrash(),
                                Monitor.trashParticipant()),
                        clock);
        return new OpenArchive(
                fresh,
                store,
                ledger,
                events,
                index,
                follower,
                new Archive(store, store.blobs()),
                trash,
                new Importer(store, store.blobs(), trash, clock),
                new Monitor(store, store.blobs(), devices.providers(), new MonitorIssues(), clock),
                cache,
                new DecodingThreads(cache.bound()),
                new Users(store, clock),
                consent,
                new Door(store, consent, Archive.persons(), clock),
                extensions,
                devices,
                clock);
    }

    private static List<SchemaPart> schema() {
        return List.of(
                Users.SCHEMA,
                Archive.schema(),
                QualityRepository.schema(),
                ImportReports.schema(),
                AnnotationRepository.schema(),
                Ledger.SCHEMA,
                FindingRepository.schema(),
                Monitor.schema());
    }

    private static EncryptedFiles indexFiles(Vault vault) {
        try {
            return vault.files("index");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes blobs that no row names; gives how many. */
    int sweep() {
        try {
            return store.sweep(BLOBS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (store;
                index;
                decoding) {
            follower.close();
        }
    }
}
