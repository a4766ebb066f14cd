package org.meridian.monitor.serial;

import com.fazecast.jSerialComm.SerialPort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Puts jSerialComm's native library where only the user can write. Left alone, it unpacks itself
 * into the common temporary folder and prefers a file that is already there, so another local user
 * could plant one.
 */
final class NativeLibrary {
    private static final String PATH_PROPERTY = "jSerialComm.library.path";

    private NativeLibrary() {}

    /**
     * Places the library of this system. Must be called before any of jSerialComm's classes is
     * initialised.
     *
     * @param folder made for the owner alone when absent
     * @throws IOException when there is none for this system, or others can write to the folder
     */
    static void place(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        make(absolute);
        String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        // naming the class loads it without initialising it
        try (InputStream stream = SerialPort.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("no " + resource);
            }
            byte[] wanted = stream.readAllBytes();
            Path file = absolute.resolve(resource.substring(resource.lastIndexOf('/') + 1));
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), wanted)) {
                Path fresh = Files.createTempFile(absolute, "new", ".tmp");
                Files.write(fresh, wanted);
                Files.move(
                        fresh,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.setProperty(PATH_PROPERTY, absolute.toString());
    }

    private static void make(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean posix = parent != null && posix(Files.getFileStore(parent));
        if (!Files.exists(folder)) {
            if (posix) {
                Files.createDirectory(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        if (posix) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                    || !Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
                throw new IOException("others can write to " + folder);
            }
        }
    }

    private static boolean posix(FileStore store) {
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }

    /** Name of the library in jSerialComm's jar. */
    static String resource(String system, String processor) throws IOException {
        String os = system.toLowerCase(Locale.ROOT);
        String cpu = processor.toLowerCase(Locale.ROOT);
        boolean intel = cpu.equals("amd64") || cpu.equals("x86_64");
        boolean arm = cpu.equals("aarch64") || cpu.equals("arm64");
        if (intel || arm) {
            if (os.contains("linux")) {
                return "/Linux/" + (intel ? "x86_64" : "armv8_64") + "/libjSerialComm.so";
            }
            if (os.contains("windows")) {
                return "/Windows/" + (intel ? "x86_64" : "aarch64") + "/jSerialComm.dll";
            }
            if (os.contains("mac")) {
                return "/OSX/" + (intel ? "x86_64" : "aarch64") + "/libjSerialComm.jnilib";
            }
        }
        throw new IOException("serial ports are not supported on " + system + " " + processor);
    }
}
