package org.meridian.monitor.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;

import org.meridian.monitor.spi.ByteStreamPort;
import org.meridian.monitor.spi.PortProvider;
import org.meridian.monitor.spi.SerialSettings;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The serial ports of this computer. On Linux a port is named by its link under {@code
 * /dev/serial/by-id} where there is one, because that stays the same when the device is plugged in
 * again. Ports the system does not list, such as pseudo-terminals, are given as extra ones. Safe
 * for all threads.
 */
public final class SerialPorts implements PortProvider {
    private static final Path BY_ID = Path.of("/dev/serial/by-id");
    private static final int READ_TIMEOUT_MILLIS = 100;

    private final Path libraryFolder;
    private final Supplier<List<String>> extra;
    private boolean placed;

    /**
     * The ports of the system, as an OSGi service; the native library goes into the user's data
     * folder.
     */
    public SerialPorts() {
        this(dataFolder().resolve("native"), List::of);
    }

    private static Path dataFolder() {
        return Optional.ofNullable(System.getProperty("meridian.home"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local/share/meridian"));
    }

    /**
     * @param libraryFolder where the native library is put at first use; nobody else may write
     *     there
     * @param extra paths of further ports, asked each time
     */
    public SerialPorts(Path libraryFolder, Supplier<List<String>> extra) {
        this.libraryFolder = libraryFolder;
        this.extra = extra;
    }

    @Override
    public List<PortInfo> ports() {
        List<PortInfo> ports = new ArrayList<>();
        try {
            placeLibrary();
            Map<Path, String> stable = stablePaths();
            for (SerialPort port : SerialPort.getCommPorts()) {
                String path = port.getSystemPortPath();
                ports.add(
                        new PortInfo(
                                stable.getOrDefault(Path.of(path), path),
                                port.getDescriptivePortName()));
            }
        } catch (IOException e) {
            // without its library there are no ports of the system; opening one tells why
        }
        for (String path : extra.get()) {
            if (Files.exists(Path.of(path))
                    && ports.stream().noneMatch(p -> p.path().equals(path))) {
                ports.add(new PortInfo(path, ""));
            }
        }
        return ports;
    }

    private static Map<Path, String> stablePaths() throws IOException {
        Map<Path, String> stable = new HashMap<>();
        if (Files.isDirectory(BY_ID)) {
            try (DirectoryStream<Path> links = Files.newDirectoryStream(BY_ID)) {
                for (Path link : links) {
                    stable.put(link.toRealPath(), link.toString());
                }
            }
        }
        return stable;
    }

    /** Every path that is not of another kind's scheme. */
    @Override
    public boolean owns(String path) {
        return path.startsWith("/") || path.matches("(?i)(\\\\\\\\\\.\\\\)?COM\\d+");
    }

    @Override
    public ByteStreamPort open(String path, SerialSettings settings) throws IOException {
        placeLibrary();
        // a new object each time: it resolves a link once and for all
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(path, e);
        }
        port.setComPortParameters(
                settings.baud(), settings.dataBits(), stopBits(settings), parity(settings));
        port.setFlowControl(flowControl(settings));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
        if (!port.openPort()) {
            throw new IOException(path);
        }
        return new OpenPort(port);
    }

    private synchronized void placeLibrary() throws IOException {
        if (!placed) {
            NativeLibrary.place(libraryFolder);
            placed = true;
        }
    }

    private static int stopBits(SerialSettings settings) {
        return settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }

    private static int parity(SerialSettings settings) {
        return switch (settings.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
        };
    }

    private static int flowControl(SerialSettings settings) {
        return switch (settings.flowControl()) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case RTS_CTS ->
                    SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
            case XON_XOFF ->
                    SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                            | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
        };
    }

    private record OpenPort(SerialPort port) implements ByteStreamPort {
        @Override
        public int read(byte[] target) {
            // -1 is the only sign of a lost port: isOpen() stays true
            return port.readBytes(target, target.length);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            int done = 0;
            while (done < bytes.length) {
                int count = port.writeBytes(bytes, bytes.length - done, done);
                if (count <= 0) {
                    throw new IOException(port.getSystemPortPath());
                }
                done += count;
            }
        }

        @Override
        public void close() {
            port.closePort();
        }
    }
}
