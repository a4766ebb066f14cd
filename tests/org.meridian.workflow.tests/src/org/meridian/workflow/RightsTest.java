package org.meridian.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.access.AccessError;
import org.meridian.access.Operation;
import org.meridian.access.Role;
import org.meridian.access.Setting;
import org.meridian.archive.WatchSetting;
import org.meridian.core.MeridianException;
import org.meridian.core.annotation.AnnotationId;
import org.meridian.core.annotation.Place;
import org.meridian.core.annotation.Position;
import org.meridian.core.annotation.Shape;
import org.meridian.core.progress.Progress;
import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.FindingId;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.dicom.present.Display;
import org.meridian.monitor.spi.DeviceDriver;
import org.meridian.store.Passphrase;
import org.meridian.store.RecoveryCode;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every use case refuses the user whose roles do not include its operation. */
class RightsTest {
    private static final Path NOWHERE = Path.of("nowhere");
    private static final DeviceDriver UNUSED =
            (DeviceDriver)
                    Proxy.newProxyInstance(
                            RightsTest.class.getClassLoader(),
                            new Class<?>[] {DeviceDriver.class},
                            (proxy, method, arguments) -> fail("was not refused"));

    private final TestStation station;
    private final Patient patient;
    private final Study study;
    private final Series series;
    private final Passphrase password = Passphrase.of("long enough 1".toCharArray());
    private final List<DynamicTest> tests = new ArrayList<>();
    private final Set<String> covered = new TreeSet<>();

    RightsTest(@TempDir Path folder) throws IOException {
        station = new TestStation(folder);
        study = station.study(station.importSeries(1, 1, 1));
        patient = station.workstation().library().patient(study.patient()).patient();
        series = station.workstation().library().series(study).getFirst();
        // who tests at night is asked for no reason
        station.workstation().oversight().set(Setting.NIGHT_FROM, "00:00");
        station.workstation().oversight().set(Setting.NIGHT_TO, "00:00");
        for (Role role : Role.values()) {
            station.workstation().staff().add(role.name(), List.of(role));
        }
    }

    @AfterEach
    void close() {
        password.close();
        station.close();
    }

    /** A use case as somebody does it. */
    private interface Use {
        void by(Workstation workstation);
    }

    private void row(Operation operation, String name, Use use) {
        row(operation, AccessError.ROLE, name, use);
    }

    private void row(Operation operation, AccessError error, String name, Use use) {
        covered.add(name);
        for (Role role : Role.values()) {
            if (!role.may(operation)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                name + " by " + role, () -> assertRefused(role, error, use)));
            }
        }
    }

    private void assertRefused(Role role, AccessError error, Use use) {
        Workstation own = station.workstation().forCommand(Optional.of(role.name()));
        MeridianException refused = assertThrows(MeridianException.class, () -> use.by(own));
        assertEquals(error, refused.errorCode());
    }

    @TestFactory
    List<DynamicTest> whoHasNotTheRightIsRefused() {
        PatientKey key = patient.key();
        String uid = study.studyInstanceUID();
        row(Operation.NAMES, "Library.patients", w -> w.library().patients(9));
        row(Operation.NAMES, "Library.open", w -> w.library().open(9).rows());
        row(Operation.NAMES, "Library.patient", w -> w.library().patient(key));
        row(Operation.NAMES, "Library.patientNamed", w -> w.library().patientNamed("P1"));
        row(Operation.NAMES, "Library.series", w -> w.library().series(study));
        row(Operation.NAMES, "Library.timeline", w -> w.library().timeline(key));
        row(Operation.NAMES, "Searches.search", w -> w.searches().search("zhang", 9));
        row(Operation.NAMES, "Searches.saved", w -> w.searches().saved());
        row(Operation.NAMES, "Searches.save", w -> w.searches().save("mine", "zhang"));
        row(Operation.NAMES, "Searches.forget", w -> w.searches().forget("mine"));
        row(Operation.NAMES, "Reading.series", w -> w.reading().series(study));
        row(Operation.IMAGES, "Reading.open", w -> w.reading().open(study, series, Progress.NONE));
        row(
                Operation.EXPORT,
                "Rendering.render",
                w ->
                        w.rendering()
                                .render(
                                        uid,
                                        new RenderView.Taken(Optional.empty()),
                                        RenderView.Layout.SINGLE,
                                        Optional.empty(),
                                        RenderMarks.NONE,
                                        NOWHERE,
                                        Progress.NONE));
        row(
                Operation.DETECT,
                "Detection.detect",
                w -> w.detection().detect(uid, Optional.empty(), Progress.NONE));
        row(Operation.FINDINGS, "Detection.findings", w -> w.detection().findings(uid));
        row(
                Operation.DECIDE,
                "Decisions.decide",
                w -> w.decisions().decide(FindingId.parse("F1"), State.ACCEPTED, "seen"));
        row(
                Operation.ANNOTATE,
                "Annotations.save",
                w -> w.annotations().save(series, List.of(), List.of()));
        row(
                Operation.ANNOTATE,
                "KeyImages.mark",
                w ->
                        w.keyImages()
                                .mark(
                                        series,
                                        new Place.OnImage(uid + ".1", uid + ".1.1", 1),
                                        true));
        row(Operation.NAMES, "KeyImages.study", w -> w.keyImages().study(uid));
        row(
                Operation.EXPORT,
                "Printouts.note",
                w -> w.printouts().note(study, uid, Printouts.Form.PAPER));
        row(Operation.EXPORT, "KeyImages.write", w -> w.keyImages().write(study, NOWHERE));
        String sop = uid + ".1.1";
        row(
                Operation.FINDINGS,
                "StudyObjects.report",
                w -> w.objects().report(sop, Locale.ENGLISH));
        row(
                Operation.FINDINGS,
                "StudyObjects.readable",
                w -> w.objects().readable(sop, Locale.ENGLISH));
        row(Operation.NAMES, "StudyObjects.of", w -> w.objects().of(series));
        row(Operation.NAMES, "StudyObjects.kind", w -> w.objects().kind(series));
        row(Operation.NAMES, "StudyObjects.seriesOf", w -> w.objects().seriesOf(study, sop));
        row(Operation.FINDINGS, "StudyObjects.document", w -> w.objects().document(sop));
        row(Operation.IMAGES, "StudyObjects.waveforms", w -> w.objects().waveforms(sop));
        row(Operation.IMAGES, "StudyObjects.overlays", w -> w.objects().overlays(series).close());
        row(Operation.FINDINGS, "Annotations.state", w -> w.annotations().state(uid + ".1.1"));
        row(Operation.NAMES, "Annotations.series", w -> w.annotations().series(uid + ".1"));
        row(
                Operation.EXPORT,
                "AnnotationFiles.write",
                w ->
                        w.annotationFiles()
                                .write(
                                        uid + ".1",
                                        AnnotationFiles.Form.SR,
                                        NOWHERE,
                                        Optional.empty()));
        ScreenLook look = new ScreenLook(sop, Display.PLAIN, true, Optional.empty());
        row(
                Operation.EXPORT,
                "AnnotationFiles.writeState",
                w -> w.annotationFiles().writeState(uid + ".1", look, NOWHERE));
        row(
                Operation.EXPORT,
                "AnnotationFiles.writeState",
                w ->
                        w.annotationFiles()
                                .writeState(
                                        uid + ".1",
                                        new ScreenLook(
                                                uid + ".1.1",
                                                Display.PLAIN,
                                                true,
                                                Optional.empty()),
                                        NOWHERE));
        row(
                Operation.IMAGES,
                "Measures.measure",
                w ->
                        w.measures()
                                .measure(
                                        uid + ".1.1",
                                        1,
                                        Shape.POINT,
                                        List.of(Position.of(1, 1)),
                                        Optional.empty()));
        row(
                Operation.FINDINGS,
                "Annotations.history",
                w -> w.annotations().history(series, AnnotationId.random()));
        row(Operation.CONSENT, "Consents.set", w -> w.consents().set(key, Purpose.AI, true));
        row(Operation.NAMES, "Consents.list", w -> w.consents().list(key));
        row(Operation.SETTINGS, "Consents.setSite", w -> w.consents().setSite(true));
        row(Operation.VITALS, "Monitors.sessions", w -> w.monitors().sessions(key));
        row(
                Operation.VITALS,
                "Monitors.replay",
                w -> w.monitors().replay(key.value(), event -> {}));
        row(
                Operation.RECORD,
                "Monitors.start",
                w -> w.monitors().start(key, "simulator:none:1", UNUSED, true));
        row(Operation.IMPORT, "Imports.run", w -> w.imports().run(List.of(NOWHERE), Progress.NONE));
        row(Operation.IMPORT, "Imports.interrupted", w -> w.imports().interrupted());
        row(Operation.IMPORT, "Imports.reports", w -> w.imports().reports(9));
        row(Operation.IMPORT, "Imports.report", w -> w.imports().report(1));
        row(Operation.IMPORT, "Imports.refusals", w -> w.imports().refusals(1));
        row(
                Operation.SETTINGS,
                AccessError.TWO_RIGHTS,
                "Watching.set",
                w -> w.watching().set(Optional.of(new WatchSetting(NOWHERE, false))));
        row(Operation.MEND, "Quality.scores", w -> w.quality().scores());
        row(Operation.MEND, "Quality.examine", w -> w.quality().examine(true, Progress.NONE));
        row(Operation.MEND, "Quality.issue", w -> w.quality().issue(1));
        row(Operation.MEND, "Quality.mend", w -> w.quality().mend(1, "CHEST", "typing error"));
        row(Operation.MEND, "Quality.accept", w -> w.quality().accept(1, "as it is"));
        row(Operation.MEND, "Quality.later", w -> w.quality().later(1));
        row(Operation.MEND, "Quality.undo", w -> w.quality().undo(1));
        row(Operation.MEND, "Merging.duplicates", w -> w.merging().duplicates(Progress.NONE));
        row(Operation.MEND, "Merging.list", w -> w.merging().list());
        PatientKey other = PatientKey.random();
        row(Operation.MERGE, "Merging.merge", w -> w.merging().merge(key, other, "the same"));
        row(Operation.MERGE, "Merging.undo", w -> w.merging().undo(1));
        row(Operation.MERGE, "Merging.distinct", w -> w.merging().distinct(key, other, "twins"));
        row(Operation.DELETE, "TrashCan.put", w -> w.trash().put(key, "wrong"));
        row(Operation.DELETE, "TrashCan.list", w -> w.trash().list());
        row(Operation.DELETE, "TrashCan.open", w -> w.trash().open().rows());
        row(Operation.DELETE, "TrashCan.recover", w -> w.trash().recover(1));
        row(Operation.FORGET, "TrashCan.empty", w -> w.trash().empty(Progress.NONE));
        row(Operation.FORGET, "TrashCan.emptyAll", w -> w.trash().emptyAll(Progress.NONE));
        row(
                Operation.SETTINGS,
                "TrashCan.setRetention",
                w -> w.trash().setRetention(w.trash().retention()));
        row(Operation.FORGET, "Forgetting.forget", w -> w.forgetting().forget(key, "asked to"));
        row(Operation.BACKUP, "Backups.run", w -> w.backups().run(NOWHERE, 1, true, Progress.NONE));
        row(Operation.UPKEEP, "Backups.verify", w -> w.backups().verify(NOWHERE, Progress.NONE));
        row(
                Operation.UPKEEP,
                "Backups.repair",
                w -> w.backups().repair(NOWHERE, List.of(), Progress.NONE));
        row(Operation.UPKEEP, "Upkeep.check", w -> w.upkeep().check(Progress.NONE));
        row(Operation.UPKEEP, "Upkeep.rebuild", w -> w.upkeep().rebuild(Progress.NONE));
        row(Operation.UPKEEP, "Upkeep.repair", w -> w.upkeep().repair(NOWHERE, Progress.NONE));
        row(Operation.UPKEEP, "Upkeep.stats", w -> w.upkeep().stats());
        row(Operation.AUDIT, "Audit.newest", w -> w.audit().newest(9));
        row(Operation.AUDIT, "Audit.verify", w -> w.audit().verify(Progress.NONE));
        row(
                Operation.SETTINGS,
                "Anchoring.useNetwork",
                w -> w.audit().anchoring().useNetwork("http://127.0.0.1:1"));
        row(Operation.AUDIT, "Anchoring.anchor", w -> w.audit().anchoring().anchor(Progress.NONE));
        row(Operation.AUDIT, "Oversight.alerts", w -> w.oversight().alerts());
        row(Operation.AUDIT, "Oversight.see", w -> w.oversight().see(1, "seen"));
        row(Operation.SETTINGS, "Oversight.set", w -> w.oversight().set(Setting.REFUSALS, "9"));
        row(
                Operation.EMERGENCY,
                "Oversight.breakGlass",
                w -> w.oversight().breakGlass(key, "an accident just now"));
        row(Operation.USERS, "Staff.list", w -> w.staff().list());
        row(Operation.USERS, "Staff.add", w -> w.staff().add("new", List.of(Role.NURSE)));
        row(
                Operation.USERS,
                "Staff.setRoles",
                w -> w.staff().setRoles("NURSE", List.of(Role.DOCTOR)));
        row(Operation.USERS, "Staff.setDisabled", w -> w.staff().setDisabled("NURSE", true));
        row(Operation.USERS, "Staff.setPassword", w -> w.staff().setPassword("NURSE", password));
        row(
                Operation.UPKEEP,
                "Protection.set",
                w -> w.protection().set(password, RecoveryCode.random()));
        row(Operation.UPKEEP, "Protection.change", w -> w.protection().change(password, password));
        row(
                Operation.UPKEEP,
                "Protection.renewCode",
                w -> w.protection().renewCode(password, RecoveryCode.random()));
        tests.add(DynamicTest.dynamicTest("all are here", () -> assertEquals(Set.of(), missing())));
        return tests;
    }

    /**
     * What stands beside the table, with the reason: it names no patient, asks in its turn, or only
     * tells what the user's rights leave.
     */
    private static final Set<String> OTHERWISE =
            Set.of(
                    // shows nothing to whom it is not permitted
                    "Reading.findings",
                    "Annotations.of",
                    "Annotations.brought",
                    "KeyImages.of",
                    "KeyImages.brought",
                    // saves in its turn
                    "AnnotationFiles.take",
                    // use imports and Monitors.start
                    "Imports.resume",
                    "Imports.giveUp",
                    "Monitors.record",
                    "Watching.run",
                    "Samples.create",
                    // opened in the table by another name
                    "Searches.open",
                    "Quality.open",
                    "Merging.open",
                    // no patient
                    "Reading.hasPictures",
                    "Searches.today",
                    "Consents.site",
                    "TrashCan.retention",
                    // in the name of who asked for it, as far as they may
                    "TrashCan.emptyItself",
                    "Watching.start",
                    "Watching.close",
                    // tell of the archive and the site alone
                    "Watching.setting",
                    "Watching.isAnsweredFor",
                    "Watching.problem",
                    "Watching.lacking",
                    "Anchoring.isAddress",
                    "Anchoring.network",
                    "Protection.isSealed",
                    "Protection.isKeyBeside",
                    "Protection.damaged",
                    "Protection.isEarlier",
                    // whoever has the key or the code has the archive
                    "Protection.recover",
                    "Protection.keep",
                    "Backups.last",
                    "Backups.due",
                    "Audit.anchoring",
                    // the user's own
                    "Oversight.explain",
                    "Oversight.emergencies",
                    "Oversight.openableInEmergency",
                    "Oversight.settings");

    private Set<String> missing() {
        return Stream.of(
                        Library.class,
                        Searches.class,
                        Reading.class,
                        Rendering.class,
                        Detection.class,
                        Decisions.class,
                        Annotations.class,
                        AnnotationFiles.class,
                        Measures.class,
                        KeyImages.class,
                        StudyObjects.class,
                        Consents.class,
                        Monitors.class,
                        Imports.class,
                        Watching.class,
                        Samples.class,
                        Printouts.class,
                        Quality.class,
                        Merging.class,
                        TrashCan.class,
                        Forgetting.class,
                        Backups.class,
                        Upkeep.class,
                        Audit.class,
                        Anchoring.class,
                        Protection.class,
                        Oversight.class,
                        Staff.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .map(RightsTest::name)
                .filter(n -> !covered.contains(n) && !OTHERWISE.contains(n))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
