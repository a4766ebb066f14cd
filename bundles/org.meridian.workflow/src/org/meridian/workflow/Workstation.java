package org.meridian.workflow;

import org.meridian.access.Alerts;
import org.meridian.access.Emergencies;
import org.meridian.access.Operation;
import org.meridian.access.Passwords;
import org.meridian.access.Settings;
import org.meridian.access.User;
import org.meridian.analysis.DetectorRunner;
import org.meridian.analysis.Detectors;
import org.meridian.analysis.FindingRepository;
import org.meridian.analysis.FindingTimeline;
import org.meridian.archive.Archive;
import org.meridian.archive.SelfEmptying;
import org.meridian.archive.Timeline;
import org.meridian.archive.annotation.AnnotationRepository;
import org.meridian.archive.annotation.KeyImageRepository;
import org.meridian.archive.merge.Merges;
import org.meridian.archive.quality.QualityExamination;
import org.meridian.archive.quality.QualityRepository;
import org.meridian.core.event.Events;
import org.meridian.core.extension.ExtensionReader;
import org.meridian.core.store.LedgerEntry;
import org.meridian.ledger.Outbox;
import org.meridian.ledger.SealedMemory;
import org.meridian.ledger.spi.LedgerBackendProvider;
import org.meridian.monitor.Monitor;
import org.meridian.store.Argon2id;
import org.meridian.store.Backup;
import org.meridian.store.ChangedBit;
import org.meridian.store.Restoration;
import org.meridian.store.Store;

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
    /** How long an anchor's receipt is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OpenArchive archive;
    private final boolean owner;
    private final Actor actor;
    private final Protection protection;
    private final SignIn signIn;
    private final ScreenLock screenLock;
    private final Staff staff;
    private final Oversight oversight;
    private final Library library;
    private final TrashCan trashCan;
    private final Backups backups;
    private final Forgetting forgetting;
    private final Upkeep upkeep;
    private final Imports imports;
    private final Quality quality;
    private final Merging merging;
    private final Watching watching;
    private final Searches searches;
    private final Reading reading;
    private final Rendering rendering;
    private final Annotations annotations;
    private final AnnotationFiles annotationFiles;
    private final Measures measures;
    private final KeyImages keyImages;
    private final Printouts printouts;
    private final StudyObjects objects;
    private final Detection detection;
    private final Monitors monitors;
    private final Samples samples;
    private final Decisions decisions;
    private final Consents consents;
    private final boolean siteConsentSet;
    private final Audit audit;

    private Workstation(OpenArchive open, boolean owner, Seat seat) {
        this.archive = open;
        this.owner = owner;
        Store store = open.store();
        Clock clock = open.clock();
        actor = new Actor(seat::user, open.door(), store);
        KeyHistory keyHistory = new KeyHistory(actor::name, store, store.vault().guard());
        keyHistory.settle();
        protection = new Protection(actor, store.vault().guard(), keyHistory);
        Passwords passwords = new Passwords(store, clock, Argon2id.STANDARD);
        signIn = new SignIn(seat, open.users(), passwords);
        Settings settings = new Settings(store);
        screenLock =
                new ScreenLock(actor, signIn, protection, settings, open.monitor()::devices, clock);
        staff = new Staff(actor, open.users(), passwords);
        Alerts alerts = new Alerts(store, clock);
        oversight = new Oversight(actor, alerts, new Emergencies(store, clock), settings);
        Archive archive = open.archive();
        FindingRepository findings = new FindingRepository();
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
        trashCan =
                new TrashCan(
                        actor,
                        store,
                        archive,
                        library,
                        open.trash(),
                        new SelfEmptying(open.trash(), clock),
                        open.follower(),
                        OpenArchive.BLOBS);
        backups =
                new Backups(
                        actor, store, new Backup(store, OpenArchive.BLOBS, clock), settings, clock);
        forgetting =
                new Forgetting(
                        actor,
                        store,
                        open.ledger(),
                        open.trash(),
                        alerts,
                        open.follower(),
                        OpenArchive.BLOBS,
                        clock);
        upkeep = new Upkeep(actor, open, backups, trashCan);
        imports = new Imports(actor, store, open.importer(), open.follower());
        watching = new Watching(actor, imports, store, open.events(), clock);
        quality =
                new Quality(
                        actor,
                        store,
                        new QualityRepository(clock),
                        new QualityExamination(store, store.blobs(), clock),
                        new SessionExamination(store, open.monitor(), open.devices()),
                        open.follower());
        merging = new Merging(actor, store, new Merges(clock), open.follower());
        searches =
                new Searches(actor, store, open.index(), open.follower(), archive, findings, clock);
        detection =
                new Detection(
                        actor,
                        store,
                        archive,
                        new Detectors(open.extensions()),
                        new DetectorRunner(clock),
                        findings,
                        open.cache());
        reading = new Reading(actor, archive, detection, open.cache());
        annotations = new Annotations(actor, store, archive, new AnnotationRepository(clock));
        rendering = new Rendering(actor, reading, annotations);
        annotationFiles =
                new AnnotationFiles(
                        actor, archive, annotations, new DrawnValues(archive, open.cache()), clock);
        measures = new Measures(actor, archive);
        objects = new StudyObjects(actor, archive);
        printouts = new Printouts(actor);
        keyImages = new KeyImages(actor, store, archive, new KeyImageRepository(clock), clock);
        monitors = new Monitors(actor, archive, open.monitor(), open.devices());
        samples = new Samples(imports, monitors);
        decisions = new Decisions(actor, store, findings, clock);
        consents = new Consents(actor, store, open.consent());
        siteConsentSet = consents.setSiteWhereUnset();
        audit = new Audit(actor, store, open.ledger(), Archive.patientDirectory(), anchoring());
    }

    private Anchoring anchoring() {
        Store store = archive.store();
        Function<String, SealedMemory> memories =
                backend -> new SealedMemory(store, store.vault().keys(), backend);
        return new Anchoring(
                actor,
                store,
                new Outbox(store, archive.ledger(), archive.clock(), PATIENCE),
                Plugins.usable(
                        archive.extensions().read(Anchoring.POINT, LedgerBackendProvider.class)),
                memories);
    }

    /** Opens the archive, then everything on it; what was opened is closed again on a failure. */
    static Workstation open(
            WorkstationSettings settings,
            ExtensionReader extensions,
            Devices devices,
            Clock clock) {
        OpenArchive open = OpenArchive.open(settings, extensions, devices, clock);
        try {
            return new Workstation(open, true, seat(open, settings.user()));
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /**
     * Who works: an archive without users gets its first one, any other refuses a name that it does
     * not know.
     */
    private static Seat seat(OpenArchive open, Optional<String> given) {
        String name = user(open, given);
        boolean free =
                open.users().list().stream()
                        .noneMatch(u -> u.name().equals(name) && u.hasPassword());
        return new Seat(name, free);
    }

    private static String user(OpenArchive open, Optional<String> given) {
        Optional<String> wanted = given.map(String::strip);
        List<User> known = open.users().list();
        if (known.isEmpty()) {
            String name = wanted.orElseGet(() -> System.getProperty("user.name"));
            return open.users().first(name).name();
        }
        return open.door().admit(wanted.orElseGet(() -> known.getFirst().name()));
    }

    /**
     * The same open archive for a command of another process, which acts in its own user's name and
     * with that user's rights, whoever sits at the window. Closing it leaves the archive open.
     *
     * @param user empty for the archive's first one, as where no window is open
     */
    public Workstation forCommand(Optional<String> user) {
        return new Workstation(archive, false, seat(archive, user));
    }

    /**
     * What is left to do in an archive that was copied from a backup. Whoever has its key has the
     * archive: no password is asked for, and it is done in an administrator's name.
     */
    void finishRestore(RestoreRequest request, Restoration.Copied copied) {
        signIn.sitAdministrator();
        actor.grant(Operation.UPKEEP);
        forgetting.forgetAgain(copied.forgotten());
        archive.follower().catchUp();
        actor.record(
                LedgerEntry.of(actor.name(), LedgerEntry.Type.RESTORE)
                        .with("backup", request.backup())
                        .with("generation", copied.generation())
                        .with("missing", copied.faults().size()));
    }

    /** The archive's folder. */
    public Path archive() {
        return archive.store().vault().folder();
    }

    /** Whether the archive was made by this opening. */
    public boolean isNew() {
        return archive.isNew();
    }

    /** Bits of the database that a failing disk had changed, put right; a person is told. */
    public List<ChangedBit> mended() {
        return archive.store().mended();
    }

    /** Whether this opening permitted AI at this site; a person is told. */
    public boolean siteConsentSet() {
        return siteConsentSet;
    }

    /** The archive's passphrase and recovery code. */
    public Protection protection() {
        return protection;
    }

    /** Who works; the actor of every ledger entry. */
    public String user() {
        return actor.name();
    }

    /** Whether the user's roles include an operation: what a view offers follows it. */
    public boolean may(Operation operation) {
        return actor.may(operation);
    }

    /** How somebody sits down here. */
    public SignIn signIn() {
        return signIn;
    }

    /** The window's lock. */
    public ScreenLock screenLock() {
        return screenLock;
    }

    public Staff staff() {
        return staff;
    }

    public Oversight oversight() {
        return oversight;
    }

    public Events events() {
        return archive.events();
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

    public Backups backups() {
        return backups;
    }

    public Upkeep upkeep() {
        return upkeep;
    }

    public Forgetting forgetting() {
        return forgetting;
    }

    public Quality quality() {
        return quality;
    }

    /** Two records of one person. */
    public Merging merging() {
        return merging;
    }

    public Watching watching() {
        return watching;
    }

    public Searches searches() {
        return searches;
    }

    public Reading reading() {
        return reading;
    }

    /** Who decodes for the screens. */
    public PictureDecoders decoders() {
        return archive.decoding().decoders();
    }

    public Rendering rendering() {
        return rendering;
    }

    public Annotations annotations() {
        return annotations;
    }

    public AnnotationFiles annotationFiles() {
        return annotationFiles;
    }

    public KeyImages keyImages() {
        return keyImages;
    }

    public Printouts printouts() {
        return printouts;
    }

    public StudyObjects objects() {
        return objects;
    }

    public Measures measures() {
        return measures;
    }

    public Detection detection() {
        return detection;
    }

    public Devices devices() {
        return archive.devices();
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
        return archive.sweep();
    }

    @Override
    public void close() {
        watching.close();
        if (owner) {
            archive.close();
        }
    }
}
