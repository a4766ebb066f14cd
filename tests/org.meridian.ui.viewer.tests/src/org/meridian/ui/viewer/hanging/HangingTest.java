package org.meridian.ui.viewer.hanging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.meridian.core.record.PatientKey;
import org.meridian.core.record.Series;
import org.meridian.core.record.Study;
import org.meridian.imaging.WindowLevel;
import org.meridian.ui.viewer.hanging.Hanging.Picked;
import org.meridian.ui.viewer.hanging.Hanging.Plan;
import org.meridian.ui.viewer.layout.GridSize;
import org.meridian.ui.viewer.layout.Link;
import org.meridian.ui.viewer.model.People;
import org.meridian.ui.viewer.model.Plane;
import org.meridian.workflow.ImageDescription.Projection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

class HangingTest {
    private final Map<Study, List<Series>> archive = new HashMap<>();
    private final Map<Series, List<Projection>> images = new HashMap<>();

    private static Study study(String uid, String date, String modality) {
        return study(uid, date, modality, "");
    }

    private static Study study(String uid, String date, String modality, String time) {
        return new Study(
                uid,
                People.ZHANG,
                Optional.of(LocalDate.parse(date)),
                time,
                "",
                "",
                "",
                List.of(modality),
                1,
                1);
    }

    private Series series(Study study, String modality, String description, String part) {
        PatientKey patient = study.patient();
        int number = archive.getOrDefault(study, List.of()).size() + 1;
        Series made =
                new Series(
                        study.studyInstanceUID() + "." + number,
                        study.studyInstanceUID(),
                        patient,
                        modality,
                        number,
                        description,
                        part,
                        5);
        archive.merge(
                study,
                List.of(made),
                (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
        return made;
    }

    private Hanging hanging(String... protocols) {
        return new Hanging(
                List.of(protocols).stream().map(p -> HangingText.read(p, Locale.ENGLISH)).toList(),
                s -> archive.getOrDefault(s, List.of()),
                p -> images.getOrDefault(p.series(), List.of()));
    }

    private static List<String> shown(Plan plan) {
        return shown(plan.screen());
    }

    private static List<String> shown(Hanging.Screen screen) {
        return screen.cells().stream()
                .map(c -> c.map(h -> h.picked().series().seriesInstanceUID()).orElse("-"))
                .toList();
    }

    @Test
    void aPriorHangsBesideTheCurrentStudy() {
        Study now = study("3", "2026-05-04", "CT");
        Study before = study("2", "2025-05-04", "CT");
        Study longAgo = study("1", "2020-05-04", "CT");
        Study other = study("9", "2026-01-01", "MR");
        Study later = study("4", "2027-01-01", "CT");
        series(now, "SR", "", "");
        series(now, "CT", "Thick", "CHEST");
        series(now, "CT", "Thin 1.0", "CHEST");
        series(before, "CT", "THIN", "CHEST");
        series(longAgo, "CT", "", "CHEST");
        List<Study> all = List.of(longAgo, later, other, now, before);
        Hanging two =
                hanging(
                        "modality=CT\npriors=1\ncolumns=2\nlink=OFFSET\n"
                                + "cell.1=description=thin; window=-600/1500\n"
                                + "cell.2=prior=1; description=thin");
        Plan plan = two.plan(now, all, 1).orElseThrow();
        assertEquals(List.of("3.3", "2.1"), shown(plan));
        assertEquals(Link.OFFSET, plan.protocol().link());
        assertEquals(
                Optional.of(new WindowLevel(-600, 1500)),
                plan.screen().cells().get(0).orElseThrow().rule().window());
        assertTrue(two.plan(longAgo, all, 1).isEmpty(), "it has no prior");
        assertTrue(two.plan(other, all, 1).isEmpty(), "another modality");
        Hanging far = hanging("columns=2\ncell.1=series=1\ncell.2=prior=2; series=1");
        assertEquals(List.of("3.2", "1.1"), shown(far.plan(now, all, 1).orElseThrow()));
    }

    @Test
    void aPriorOfTheSamePartOfTheBodyComesFirst() {
        Study now = study("4", "2026-05-04", "CT");
        Study head = study("3", "2026-03-04", "CT");
        Study chest = study("2", "2025-05-04", "CT");
        Study unknown = study("1", "2024-05-04", "CT");
        series(now, "CT", "", "CHEST");
        series(head, "CT", "", "HEAD");
        series(chest, "CT", "", "Chest");
        series(unknown, "CT", "", "");
        List<Study> all = List.of(unknown, chest, head, now);
        Hanging any =
                hanging("priors=3\ncolumns=3\ncell.1=prior=1\ncell.2=prior=2\ncell.3=prior=3");
        assertEquals(List.of("2.1", "3.1", "1.1"), shown(any.plan(now, all, 1).orElseThrow()));
        Hanging ofChests = hanging("bodyPart=CHEST\npriors=1\ncell.1=prior=1");
        assertEquals(List.of("2.1"), shown(ofChests.plan(now, all, 1).orElseThrow()));
        assertTrue(
                ofChests.plan(now, List.of(now, head, unknown), 1).isEmpty(),
                "a head is no prior of a protocol for chests");
    }

    @Test
    void ofOneDayTheTimeSaysWhichStudyIsThePrior() {
        Study noon = study("1", "2026-05-04", "CT", "120000");
        Study evening = study("2", "2026-05-04", "CT", "180000.5");
        Study someTime = study("3", "2026-05-04", "CT", "");
        List.of(noon, evening, someTime).forEach(s -> series(s, "CT", "", ""));
        List<Study> all = List.of(noon, evening, someTime);
        assertEquals(List.of(noon, someTime), Hanging.priors(evening, all, archive::get));
        assertEquals(List.of(someTime), Hanging.priors(noon, all, archive::get));
    }

    @Test
    void theMoreParticularProtocolIsTaken() {
        Study now = study("1", "2026-05-04", "CT");
        series(now, "CT", "", "HEAD");
        String any = "name=any\ncell.1=series=1";
        String ct = "name=ct\nmodality=CT\ncell.1=series=1";
        String again = "name=again\nmodality=CT\ncell.1=series=1";
        String head = "name=head\nmodality=CT\nbodyPart=head\ncell.1=series=1";
        String wide = "name=wide\nmodality=CT\nmonitors=2\ncell.1=series=1";
        assertEquals("ct", name(hanging(any, ct, again), now, 1));
        assertEquals("head", name(hanging(any, ct, head), now, 1));
        assertEquals("ct", name(hanging(any, wide, ct), now, 1));
        assertEquals("wide", name(hanging(any, wide, ct), now, 2));
        assertEquals("any", name(hanging("modality=MR\ncell.1=series=1", any), now, 1));
    }

    private static String name(Hanging hanging, Study study, int monitors) {
        return hanging.plan(study, List.of(study), monitors).orElseThrow().protocol().name();
    }

    @Test
    void mammographiesHangByTheirSidesAndViews() {
        Study now = study("1", "2026-05-04", "MG");
        Series left = series(now, "MG", "", "BREAST");
        Series right = series(now, "MG", "", "BREAST");
        images.put(
                left,
                List.of(new Projection("L", "MLO", "", ""), new Projection("L", "CC", "", "")));
        images.put(right, List.of(new Projection("R", "CC", "", "")));
        Hanging four =
                hanging(
                        "modality=MG\nrows=2\ncolumns=2\n"
                                + "cell.1=laterality=R; view=CC\ncell.2=laterality=L; view=CC\n"
                                + "cell.3=laterality=R; view=MLO\ncell.4=laterality=L; view=MLO");
        Plan plan = four.plan(now, List.of(now), 1).orElseThrow();
        assertEquals(List.of("1.2", "1.1", "-", "1.1"), shown(plan), "what is missing stays empty");
        assertEquals(OptionalInt.of(0), plan.screen().cells().get(0).orElseThrow().image());
        assertEquals(OptionalInt.of(1), plan.screen().cells().get(1).orElseThrow().image());
        assertEquals(OptionalInt.of(0), plan.screen().cells().get(3).orElseThrow().image());
        Hanging byside = hanging("laterality=R\nname=right\ncell.1=series=1");
        assertEquals("right", name(byside, now, 1));
        images.remove(right);
        assertTrue(byside.plan(now, List.of(now), 1).isEmpty());
    }

    @Test
    void aStudyWithoutWhatIsAskedHangsAsAnyOther() {
        Study now = study("1", "2026-05-04", "CT");
        series(now, "SR", "", "");
        assertTrue(hanging("cell.1=series=1").plan(now, List.of(now), 1).isEmpty());
    }

    @Test
    void aProtocolIsReadAsItWasWritten() {
        CellRule thin =
                new CellRule(
                        1,
                        2,
                        "CT",
                        "thin 1.0",
                        "",
                        "",
                        Plane.CORONAL,
                        Optional.of(new WindowLevel(-600, 1500)));
        HangingProtocol protocol =
                new HangingProtocol(
                        "Lung, 1 \\ 2 行",
                        "CT",
                        "CHEST",
                        "",
                        1,
                        2,
                        Link.POSITION,
                        new HangingScreen(new GridSize(2, 3), List.of(CellRule.FIRST, thin)),
                        Optional.of(new HangingScreen(new GridSize(1, 2), List.of(thin))));
        assertEquals(protocol, HangingText.read(HangingText.write(protocol), Locale.ENGLISH));
        String text = HangingText.write(protocol).replace("thin 1.0", "thin;1.0");
        assertThrows(
                IllegalArgumentException.class,
                () -> HangingText.read(text, Locale.ENGLISH),
                "a semicolon ends a part");
    }

    @Test
    void theSecondWindowHangsWhereThereIsOne() {
        Study now = study("2", "2026-05-04", "CT");
        Study before = study("1", "2025-05-04", "CT");
        series(now, "CT", "", "CHEST");
        series(before, "CT", "", "CHEST");
        series(before, "CT", "", "CHEST");
        List<Study> all = List.of(now, before);
        String two =
                "name=two\nmodality=CT\nlink=POSITION\ncell.1=series=1\n"
                        + "second.columns=2\nsecond.cell.1=prior=1; series=2\n"
                        + "second.cell.2=prior=2";
        Plan plan = hanging(two).plan(now, all, 2).orElseThrow();
        assertEquals(List.of("2.1"), shown(plan));
        Hanging.Screen second = plan.second().orElseThrow();
        assertEquals(new GridSize(1, 2), second.size());
        assertEquals(List.of("1.2", "-"), shown(second));
        assertTrue(plan.shows(before));
        Plan alone = hanging(two).plan(now, all, 1).orElseThrow();
        assertEquals(List.of("2.1"), shown(alone));
        assertTrue(alone.second().isEmpty(), "there is one monitor");
        assertTrue(!alone.shows(before));
        assertTrue(
                hanging(two).plan(now, List.of(now), 2).orElseThrow().second().isEmpty(),
                "nothing is there for it");
        String wide = two.replace("two", "wide") + "\nmonitors=2";
        String one = "name=one\nmodality=CT\ncell.1=series=1";
        assertEquals("one", name(hanging(wide, one), now, 1), "falls back to another one");
        assertEquals("wide", name(hanging(one, wide), now, 2));
    }

    @Test
    void rowsAndColumnsChangeAroundTheCellsThatStay() {
        HangingScreen two =
                HangingText.read(
                                "rows=2\ncolumns=2\ncell.1=series=1\ncell.2=series=2\n"
                                        + "cell.3=series=3",
                                Locale.ENGLISH)
                        .screen();
        HangingScreen wide = two.sized(new GridSize(2, 3));
        assertEquals(
                List.of(1, 2, Integer.MAX_VALUE, 3),
                wide.cells().stream().limit(4).map(CellRule::series).toList());
        assertEquals(CellRule.NOTHING, two.at(3));
        assertEquals(3, two.sized(new GridSize(2, 1)).at(1).series());
        HangingScreen last = two.with(3, CellRule.FIRST);
        assertEquals(List.of(1, 2, 3, 1), last.cells().stream().map(CellRule::series).toList());
    }

    @Test
    void aNameIsInTheReadersLanguage() {
        String text = "name=Knees\nname.zh_CN=膝\ncell.1=series=1";
        assertEquals("膝", HangingText.read(text, Locale.SIMPLIFIED_CHINESE).name());
        assertEquals("Knees", HangingText.read(text, Locale.GERMAN).name());
    }

    @Test
    void whatIsNoProtocolIsRefused() {
        for (String wrong :
                List.of(
                        "name=no cells",
                        "cell.1=series=1\ncell.2=series=2",
                        "rows=9\ncell.1=series=1",
                        "link=SOMETIMES\ncell.1=series=1",
                        "cell.1=window=wide",
                        "cell.1=plane=SLANTED",
                        "cell.1=series",
                        "cell.1=series=0",
                        "cell.1=prior=-1",
                        "priors=-1\ncell.1=series=1",
                        "monitors=0\ncell.1=series=1",
                        "cell.1=series=1\nsecond.rows=2")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> HangingText.read(wrong, Locale.ENGLISH),
                    wrong);
        }
    }

    @Test
    void whatHangsBecomesAProtocolThatHangsItAgain() {
        Study now = study("2", "2026-05-04", "CT");
        Study before = study("1", "2025-05-04", "CT");
        series(now, "SR", "", "CHEST");
        series(now, "CT", "Scout", "CHEST");
        Series thin = series(now, "CT", "Thin", "CHEST");
        Series old = series(before, "CT", "Old", "CHEST");
        WindowLevel lung = new WindowLevel(-600, 1500);
        HangingExample example =
                new HangingExample(
                        now,
                        List.of(now, before),
                        Link.OFFSET,
                        new HangingExample.Shown(
                                new GridSize(2, 2),
                                List.of(
                                        Optional.of(
                                                new HangingExample.Cell(
                                                        now,
                                                        thin,
                                                        Projection.NONE,
                                                        Plane.CORONAL,
                                                        Optional.of(lung))),
                                        Optional.empty(),
                                        Optional.of(
                                                new HangingExample.Cell(
                                                        before,
                                                        old,
                                                        Projection.NONE,
                                                        Plane.STACK,
                                                        Optional.empty())),
                                        Optional.empty())),
                        Optional.of(
                                new HangingExample.Shown(
                                        GridSize.SINGLE,
                                        List.of(
                                                Optional.of(
                                                        new HangingExample.Cell(
                                                                before,
                                                                old,
                                                                Projection.NONE,
                                                                Plane.AXIAL,
                                                                Optional.empty()))))));
        HangingProtocol protocol = example.protocol("mine", hanging()).orElseThrow();
        assertEquals("CHEST", protocol.bodyPart());
        assertEquals(1, protocol.priors());
        Plan plan =
                hanging(HangingText.write(protocol))
                        .plan(now, List.of(now, before), 2)
                        .orElseThrow();
        assertEquals(List.of(thin.seriesInstanceUID(), "-", old.seriesInstanceUID()), shown(plan));
        assertEquals(Plane.CORONAL, plan.screen().cells().get(0).orElseThrow().rule().plane());
        assertEquals(Optional.of(lung), plan.screen().cells().get(0).orElseThrow().rule().window());
        assertEquals(new Picked(before, old), plan.screen().cells().get(2).orElseThrow().picked());
        Hanging.Hung beside = plan.second().orElseThrow().shown().getFirst();
        assertEquals(new Picked(before, old), beside.picked());
        assertEquals(Plane.AXIAL, beside.rule().plane());
    }
}
