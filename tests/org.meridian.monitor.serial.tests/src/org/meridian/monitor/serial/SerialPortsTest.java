package org.meridian.monitor.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.PortProvider.PortInfo;
import org.meridian.monitor.spi.SerialSettings;
import org.meridian.testkit.monitor.PtyPair;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;

class SerialPortsTest {
    private static final SerialSettings SETTINGS = SerialSettings.of8N1(9600);
    private static final int RECONNECTS = System.getenv("MERIDIAN_LONG") == null ? 5 : 100;

    private final Path temp;
    private final SerialPorts ports;

    SerialPortsTest(@TempDir Path temp) {
        this.temp = temp;
        this.ports =
                new SerialPorts(
                        temp.resolve("native"),
                        () -> List.of(temp.resolve("computer").toString(), "/dev/nothing-here"));
    }

    private static byte[] read(ByteStreamPort port, int wanted) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        while (all.size() < wanted) {
            int count = port.read(buffer);
            if (count < 0) {
                break;
            }
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }

    @Test
    void bytesArriveAsTheyWereSentAndALossIsSeenAndOvercome() throws Exception {
        Random random = new Random(3);
        try (PtyPair pair = new PtyPair(temp)) {
            for (int i = 0; i < RECONNECTS; i++) {
                try (ByteStreamPort device = ports.open(pair.device().toString(), SETTINGS);
                        ByteStreamPort computer =
                                ports.open(pair.computer().toString(), SETTINGS)) {
                    byte[] sent = new byte[3000];
                    random.nextBytes(sent);
                    device.write(sent);
                    assertArrayEquals(sent, read(computer, sent.length));
                    assertEquals(0, computer.read(new byte[10]));
                    pair.unplug();
                    assertEquals(-1, computer.read(new byte[10]));
                    assertThrows(
                            IOException.class,
                            () -> ports.open(pair.computer().toString(), SETTINGS));
                }
                pair.plugIn();
            }
        }
    }

    @Test
    void closingEndsAWaitingRead() throws Exception {
        try (PtyPair pair = new PtyPair(temp)) {
            ByteStreamPort computer = ports.open(pair.computer().toString(), SETTINGS);
            Thread closer = Thread.ofVirtual().start(computer::close);
            byte[] got = read(computer, 1);
            closer.join();
            assertEquals(0, got.length);
            assertEquals(-1, computer.read(new byte[10]));
        }
    }

    @Test
    void extraPortsAreListedWhileTheyAreThere() throws Exception {
        assertEquals(List.of(), paths());
        try (PtyPair pair = new PtyPair(temp)) {
            assertEquals(List.of(pair.computer().toString()), paths());
            pair.unplug();
            assertEquals(List.of(), paths());
        }
    }

    private List<String> paths() {
        return ports.ports().stream()
                .map(PortInfo::path)
                .filter(p -> p.startsWith(temp.toString()) || p.contains("nothing-here"))
                .toList();
    }

    @Test
    void theNativeLibraryLiesWhereNobodyElseCanWrite() throws IOException {
        ports.ports();
        Path folder = temp.resolve("native");
        assertTrue(Files.exists(folder.resolve("libjSerialComm.so")));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        String maps = Files.readString(Path.of("/proc/self/maps"));
        assertFalse(
                maps.contains(System.getProperty("java.io.tmpdir") + "/jSerialComm/"),
                "loaded from the common temporary folder");
    }

    @Test
    void aFolderThatOthersCanWriteToIsRefused() throws IOException {
        Path open = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(IOException.class, () -> NativeLibrary.place(open));
    }

    @Test
    void aPlantedLibraryIsReplaced() throws IOException {
        Path folder = temp.resolve("planted");
        NativeLibrary.place(folder);
        Path library = folder.resolve("libjSerialComm.so");
        byte[] real = Files.readAllBytes(library);
        Files.writeString(library, "planted");
        NativeLibrary.place(folder);
        assertArrayEquals(real, Files.readAllBytes(library));
    }

    @Test
    void everySystemOfTheProductHasItsLibrary() throws IOException {
        for (String[] one :
                List.of(
                        new String[] {"Linux", "amd64"},
                        new String[] {"Linux", "aarch64"},
                        new String[] {"Windows 11", "amd64"},
                        new String[] {"Mac OS X", "aarch64"})) {
            String resource = NativeLibrary.resource(one[0], one[1]);
            try (var stream =
                    com.fazecast.jSerialComm.SerialPort.class.getResourceAsStream(resource)) {
                assertTrue(stream != null, resource);
            }
        }
        assertThrows(IOException.class, () -> NativeLibrary.resource("Linux", "mips"));
    }

    @Test
    void pathsOfOtherKindsAreNotOwned() {
        assertTrue(ports.owns("/dev/ttyUSB0"));
        assertTrue(ports.owns("COM3"));
        assertFalse(ports.owns("simulator:nonin-df2"));
    }
}
