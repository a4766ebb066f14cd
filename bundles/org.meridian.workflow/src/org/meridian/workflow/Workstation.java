package org.meridian.workflow;

import org.meridian.access.Door;
import org.meridian.access.Operation;
import org.meridian.access.User;
import org.meridian.access.Users;
import org.meridian.analysis.DetectorRunner;
import org.meridian.analysis.Detectors;
import org.meridian.analysis.FindingIndex;
import org.meridian.analysis.FindingRepository;
import org.meridian.analysis.FindingTimeline;
import org.meridian.analysis.FindingTrash;
import org.meridian.archive.Archive;
import org.meridian.archive.Importer;
import org.meridian.archive.IndexFollower;
import org.meridian.archive.StudyImported;
import org.meridian.archive.Timeline;
import org.meridian.archive.Trash;
import org.meridian.archive.TrashChanged;
import org.meridian.core.event.Events;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.store.EncryptedFiles;
import org.meridian.core.store.SchemaPart;
import org.meridian.ledger.ConsentRepository;
import org.meridian.ledger.Ledger;
import org.meridian.ledger.Outbox;
import org.meridian.ledger.SealedMemory;
import org.meridian.ledger.spi.LedgerBackendProvider;
import org.meridian.monitor.Monitor;
import org.meridian.search.SearchIndex;
import org.meridian.store.BlobReferences;
import org.meridian.store.KeySource;
import org.meridian.store.Store;
import org.meridian.store.Vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One opened archive with the use cases that stand on it, for one user. The window and the headless
 * commands hold the same object. Safe for all threads; closed by who opened it.
 */
public final class Workstation implements AutoCloseable {
    /** The share of the heap that decoded pictures may take. */
    private static final int CACHE_SHARE = 4;

    /** How long an anchor's receipt is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Where rows name blobs. */
    private static final List<BlobReferences> BLOBS =
            List.of(Archive.blobReferences(), Monitor.blobReferences());

    private final boolean fresh;
    private final Vault vault;
    private final Store store;
    private final SearchIndex index;
    private final IndexFollower follower;
    private final Events events;
    private final Actor actor;
    private final Staff staff;
    private final Library library;
    private final TrashCan trashCan;
    private final Imports imports;
    private final Searches searches;
    private final Reading reading;
    private final Rendering rendering;
    private final Detection detection;
    private final Devices devices;
    private final Monitors monitors;
    private final Samples samples;
    private final Decisions decisions;
    private final Consents consents;
    private final boolean siteConsentSet;
    private final Audit audit;

    private Workstation(
            boolean fresh,
            Store store,
            Ledger ledger,
            Events events,
            WorkstationSettings settings,
            ExtensionReader extensions,
            Devices devices,
            Clock clock) {
        this.fresh = fresh;
        this.vault = store.vault();
        this.store = store;
        this.events = events;
        Users users = new Users(store, clock);
        ConsentRepository consent = new ConsentRepository(clock);
        Door door = new Door(store, consent, clock);
        actor = new Actor(user(users, settings, door), door, store);
        staff = new Staff(actor, users);
        index = SearchIndex.open(indexFiles(vault));
        Archive archive = new Archive(store, store.blobs());
        follower =
                new IndexFollower(
                        store,
                        store::queued,
                        List.of(
                                Archive.indexContributor(),
                                new FindingIndex(),
                                Monitor.indexContributor(Archive.patientDirectory())),
                        index,
                        events);
        FindingRepository findings = new FindingRepository();
        PictureCache cache = new PictureCache(Runtime.getRuntime().maxMemory() / CACHE_SHARE);
        library =
                new Library(
                        actor,
                        archive,
                        new Timeline(
                                store,
                                List.of(
                                        Archive.timelineContributor(),
                                        new FindingTimeline(),
                                        Monitor.timelineContributor())));
        Trash trash = new Trash(List.of(new FindingTrash(), Monitor.trashParticipant()), clock);
        trashCan = new TrashCan(actor, store, archive, library, trash, follower, BLOBS);
        imports = new Imports(actor, new Importer(store, store.blobs(), trash), follower);
        searches = new Searches(actor, index, archive);
        detection =
                new Detection(
                        actor,
                        store,
                        archive,
                        new Detectors(extensions),
                        new DetectorRunner(clock),
                        findings,
                        cache);
        reading = new Reading(actor, archive, detection, cache);
        rendering = new Rendering(actor, reading);
        this.devices = devices;
        monitors =
                new Monitors(
                        actor,
                        archive,
                        new Monitor(store, store.blobs(), devices.providers(), clock),
                        devices);
        samples = new Samples(imports, monitors);
        decisions = new Decisions(actor, store, findings, clock);
        consents = new Consents(actor, store, consent);
        siteConsentSet = consents.setSiteWhereUnset();
        audit =
                new Audit(
                        actor,
                        store,
                        ledger,
                        Archive.patientDirectory(),
                        anchoring(ledger, extensions, clock));
        events.subscribe(StudyImported.class, e -> events.publish(new ArchiveChanged()));
        events.subscribe(TrashChanged.class, e -> events.publish(new ArchiveChanged()));
    }

    private Anchoring anchoring(Ledger ledger, ExtensionReader extensions, Clock clock) {
        Function<String, SealedMemory> memories =
                backend -> new SealedMemory(store, vault.keys(), backend);
        return new Anchoring(
                actor,
                store,
                new Outbox(store, ledger, clock, PATIENCE),
                Plugins.usable(extensions.read(Anchoring.POINT, LedgerBackendProvider.class)),
                memories);
    }

    private static EncryptedFiles indexFiles(Vault vault) {
        try {
            return vault.files("index");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the store, then everything on it; what was opened is closed again on a failure. */
    static Workstation open(
            WorkstationSettings settings,
            ExtensionReader extensions,
            Devices devices,
            Clock clock) {
        boolean fresh = !Files.exists(settings.archive());
        KeySource key = settings.keyFile().map(KeySource::file).orElseGet(KeySource::besideArchive);
        Vault vault = Vault.open(settings.archive(), key);
        Events events = new Events();
        Ledger ledger = new Ledger(vault, events, clock);
        Store store = Store.open(vault, schema(), ledger, events, clock);
        try {
            return new Workstation(
                    fresh, store, ledger, events, settings, extensions, devices, clock);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static List<SchemaPart> schema() {
        return List.of(
                Users.SCHEMA,
                Archive.schema(),
                Ledger.SCHEMA,
                FindingRepository.schema(),
                Monitor.schema());
    }

    /**
     * Who works: an archive without users gets its first one, any other refuses a name that it does
     * not know.
     */
    private static String user(Users users, WorkstationSettings settings, Door door) {
        Optional<String> wanted = settings.user().map(String::strip);
        List<User> known = users.list();
        if (known.isEmpty()) {
            return users.first(wanted.orElseGet(() -> System.getProperty("user.name"))).name();
        }
        return door.admit(wanted.orElseGet(() -> known.getFirst().name()));
    }

    /** The archive's folder. */
    public Path archive() {
        return vault.folder();
    }

    /** Whether the archive was made by this opening. */
    public boolean isNew() {
        return fresh;
    }

    /** Whether this opening permitted AI at this site; a person is told. */
    public boolean siteConsentSet() {
        return siteConsentSet;
    }

    /** Whether who has the archive's folder has its key too; a person is told. */
    public boolean keyBesideArchive() {
        return vault.keyBeside();
    }

    /** Who works; the actor of every ledger entry. */
    public String user() {
        return actor.name();
    }

    /** Whether the user's roles include an operation: what a view offers follows it. */
    public boolean may(Operation operation) {
        return actor.may(operation);
    }

    public Staff staff() {
        return staff;
    }

    public Events events() {
        return events;
    }

    public Library library() {
        return library;
    }

    public Imports imports() {
        return imports;
    }

    public TrashCan trash() {
        return trashCan;
    }

    public Searches searches() {
        return searches;
    }

    public Reading reading() {
        return reading;
    }

    public Rendering rendering() {
        return rendering;
    }

    public Detection detection() {
        return detection;
    }

    public Devices devices() {
        return devices;
    }

    public Monitors monitors() {
        return monitors;
    }

    public Samples samples() {
        return samples;
    }

    public Decisions decisions() {
        return decisions;
    }

    public Consents consents() {
        return consents;
    }

    public Audit audit() {
        return audit;
    }

    /**
     * Deletes blobs that no row names, left by an import that was killed. Takes a time proportional
     * to the archive; harmless at any moment.
     *
     * @return how many
     */
    public int sweep() {
        try {
            return store.sweep(BLOBS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (store;
                index) {
            follower.close();
        }
    }
}
