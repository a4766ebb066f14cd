package org.meridian.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.meridian.ui.tests.Product.awaitWindow;
import static org.meridian.ui.tests.Product.workstation;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PersonName;
import org.meridian.imaging.Volume;
import org.meridian.imaging.phantom.ChestPhantom;
import org.meridian.testkit.store.PlaintextScan;
import org.meridian.workflow.PatientStudies;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Who has all that the window wrote, but not the passphrase, reads no name and sees no picture: the
 * archive, backups, the workspace with its logs and settings, temporary files. After the tests that
 * work with persons, and again after a restart, as some of it is written at the end.
 */
class PlaintextTest {
    /** Letters and digits, Han characters: shorter ones are in any large file by chance. */
    private static final int LETTERS = 7;

    private static final int HAN = 3;

    private final PlaintextScan scan = new PlaintextScan();

    @Test
    void nobodyIsNamedAndNothingIsShown() throws IOException {
        awaitWindow(Robot.start());
        Path home = Path.of(System.getProperty("meridian.home"));
        assertTrue(Files.isRegularFile(home.resolve("archive/meridian.mv.db")));
        assertTrue(Files.isDirectory(home.resolve("workspace/.metadata")));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> written =
                Stream.of(
                                home,
                                Path.of(
                                        URI.create(
                                                Platform.getConfigurationLocation()
                                                        .getURL()
                                                        .toString()
                                                        .replace(" ", "%20"))),
                                temporary,
                                KeepingTest.BACKUPS)
                        .filter(Files::isDirectory)
                        .toList();
        assertTrue(workstation().protection().isSealed());
        workstation().library().open(500).rows().stream()
                .map(PatientStudies::patient)
                .flatMap(p -> p.records().stream())
                .forEach(this::person);
        sampleRows();
        assertEquals(List.of(), scan.leaks(written.toArray(Path[]::new)));
        Path planted = Files.writeString(temporary.resolve("planted"), "<part name='欧阳若兰'/>");
        assertEquals(1, scan.leaks(temporary).size());
        Files.delete(planted);
    }

    private void person(Patient record) {
        PersonName name = record.name();
        text(record.patientID(), LETTERS);
        text(record.patientID().toLowerCase(Locale.ROOT), LETTERS);
        text(name.alphabetic(), LETTERS);
        text(name.alphabetic().replaceAll("\\P{L}", "").toLowerCase(Locale.ROOT), LETTERS);
        text(name.ideographic(), HAN + 1);
        text(name.ideographic().replaceAll("\\P{L}", ""), HAN);
    }

    private void text(String text, int least) {
        if (text.length() >= least) {
            scan.text(text);
        }
    }

    /** Some rows of the pictures that were shown. */
    private void sampleRows() {
        Volume volume = ChestPhantom.create(1).volume();
        int columns = volume.geometry().columns();
        for (int slice = 0; slice < volume.geometry().slices(); slice += 10) {
            short[] pixels = volume.slice(slice);
            for (int at = 0; at < pixels.length; at += 64 * columns) {
                ByteBuffer row = ByteBuffer.allocate(2 * columns).order(ByteOrder.LITTLE_ENDIAN);
                row.asShortBuffer().put(pixels, at, columns);
                scan.row(row.array());
            }
        }
    }
}
